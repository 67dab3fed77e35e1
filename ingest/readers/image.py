"""Pictures: PNG, JPEG and TIFF (also of many pages), read by OCR."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.images import FORMATS, frames, save_page
from ingest.recognition import Recognised, recognise
from ingest.sheet import Order, Sheet


def read_image(order: Order) -> Iterator[Sheet]:
    """One sheet for each picture in the file."""
    language: str | None = None
    for number, (raster, dpi, pages) in enumerate(frames(order.path, FORMATS, order.limits), 1):
        found = recognise(raster, dpi, language)
        language = found.language or language
        if order.images:
            save_page(found.raster, order.images, number)
        yield picture_sheet(found, dpi, number, pages, has_image=order.images is not None)


def picture_sheet(found: Recognised, dpi: float, number: int, pages: int, *, has_image: bool) -> Sheet:
    """The sheet of a page that was read from its picture."""
    height, width = found.raster.shape[:2]
    return Sheet(
        number,
        pages,
        "ocr",
        found.strips,
        warnings=found.warnings,
        language=found.language,
        width=width * 72 / dpi,
        height=height * 72 / dpi,
        has_image=has_image,
    )
