"""Pictures: PNG, JPEG and TIFF (also of many pages), read by OCR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.images import FORMATS, count_frames, frames, save_page
from ingest.recognition import Recognised, recognise
from ingest.sheet import Order, Paged, Sheet


def count_pictures(order: Order) -> int:
    return count_frames(order.path, FORMATS, order.limits)


def read_pictures(order: Order, numbers: Sequence[int]) -> Iterator[Sheet]:
    """One sheet for each of these pictures."""
    found_frames = frames(order.path, FORMATS, order.limits, numbers)
    for number, (raster, dpi, pages) in zip(numbers, found_frames, strict=True):
        found = recognise(raster, dpi, order.language or order.guess)
        if order.images:
            save_page(found.raster, order.images, number)
        yield picture_sheet(found, dpi, number, pages, has_image=order.images is not None)


read_image = Paged(count_pictures, read_pictures)


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
