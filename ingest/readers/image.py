"""Pictures: PNG, JPEG and TIFF (also of many pages), read by OCR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.errors import DamagedFile, FileTooLarge
from ingest.images import FORMATS, count_frames, frames, save_page
from ingest.recognition import Picture, Recognised, recognise_pages
from ingest.sheet import Order, Paged, Sheet


def count_pictures(order: Order) -> int:
    return count_frames(order.path, FORMATS, order.limits)


def read_pictures(order: Order, numbers: Sequence[int]) -> Iterator[Sheet]:
    """One sheet for each of these pictures; a damaged one is an empty sheet that says so, unless the file holds no other."""
    pages = count_pictures(order)
    whole = {number: picture for number in numbers if (picture := _picture(order, number, pages)) is not None}
    if not whole and pages == 1:
        raise DamagedFile("The picture is cut off or broken.")
    read = dict(zip(whole, recognise_pages(list(whole.values()), order.guess, named=order.language), strict=True))
    for number in numbers:
        if number not in read:
            yield Sheet(number, pages, "ocr", warnings=("damaged",))
            continue
        if order.images:
            save_page(read[number].raster, order.images, number)
        yield picture_sheet(read[number], whole[number].dpi, number, pages, has_image=order.images is not None)


def _picture(order: Order, number: int, pages: int) -> Picture | None:
    """A picture of the file; None where it is damaged, or, among others, too large."""
    try:
        raster, dpi, _ = next(frames(order.path, FORMATS, order.limits, (number,)))
    except DamagedFile:
        return None
    except FileTooLarge:
        if pages == 1:
            raise
        return None
    return Picture(raster, dpi)


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
        account=found.account,
    )
