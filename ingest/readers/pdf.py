"""PDF: decided page by page. A sound text layer is taken as it is, pictures are read by OCR, and a page may need both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pypdfium2 as pdfium

from corpus.errors import DamagedFile, EncryptedFile, FileTooLarge, NoPages
from corpus.language import text_language
from corpus.model import Box
from ingest.images import PAGE_WIDTH, save_page
from ingest.preparation import Raster
from ingest.readers.image import picture_sheet
from ingest.readers.pdf_lines import runs_to_strips
from ingest.readers.pdf_tables import plumbed_strips, ruled_tables
from ingest.readers.pdf_text import page_frame, page_runs, runs_turn
from ingest.recognition import READING_DPI, Read, recognise, recognise_part
from ingest.sense import sense
from ingest.sheet import Limits, Order, Sheet, Strip

_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b|/Count\s+0\b[^>]*/Type\s*/Pages\b")
_A_PAGE = re.compile(rb"/Type\s*/Page\b")
_MAX_SIDE = 5_000
_LARGE_PICTURE = 0.08
_FEW_LETTERS = 600
_MANY = 3_000
_SENSIBLE = 0.6


def read_pdf(order: Order) -> Iterator[Sheet]:
    """One sheet a page; a page that cannot be read is empty and says so, unless that is true of all."""
    with _opened(order.path) as document:
        pages = _count(document, order.limits)
        language: str | None = None
        damaged, read = 0, Read()
        for number in range(1, pages + 1):
            try:
                sheet = _sheet(_Leaf(document[number - 1], number, pages, read), language, order)
            except (pdfium.PdfiumError, DamagedFile) as error:
                damaged += 1
                if damaged == pages:
                    raise DamagedFile("No page of the PDF can be read.") from error
                sheet = Sheet(number, pages, "text-layer", warnings=("damaged",))
            language = sheet.language or language or text_language(" ".join(strip.text for strip in sheet.strips))
            yield sheet


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if _says_no_pages(path) or error.err_code == pdfium.raw.FPDF_ERR_SUCCESS:  # PDFium opens no document without pages
            raise NoPages("The PDF has no pages.") from error
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile("The PDF is protected by a password.") from error
        raise DamagedFile("The PDF is cut off or broken.") from error


def _says_no_pages(path: Path) -> bool:
    """Whether the page tree says so in plain bytes: the error code may be that of an earlier file."""
    data = path.read_bytes()
    return bool(_NO_PAGES.search(data)) and not _A_PAGE.search(data) and data.rstrip().endswith(b"%%EOF")


def _count(document: pdfium.PdfDocument, limits: Limits) -> int:
    pages = len(document)
    if pages == 0:
        raise NoPages("The PDF has no pages.")
    if pages > limits.pages:
        raise FileTooLarge(f"The PDF has {pages} pages; {limits.pages} are allowed.")
    return pages


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page of the file, with its number, how many there are, and the pictures of pages before that were read."""

    page: pdfium.PdfPage
    number: int
    pages: int
    read: Read


def _makes_sense(strips: tuple[Strip, ...]) -> bool:
    return not strips or sense(strips) >= _SENSIBLE


def _sheet(leaf: _Leaf, language: str | None, order: Order) -> Sheet:
    """The way a page is read depends on what stands on it."""
    page = leaf.page
    runs = page_runs(page)
    turn = runs_turn(runs)
    if turn:
        page.set_rotation((page.get_rotation() + turn) % 360)
        runs = page_runs(page)
    width, height = page.get_size()
    if min(width, height) <= 0:
        raise DamagedFile(f"Page {leaf.number} of the PDF has no size.")
    strips = tuple(runs_to_strips(runs, width, height))
    has_layer = sum(len(strip.text) for strip in strips) > 20
    if not _makes_sense(strips):
        strips = plumbed_strips(order.path, leaf.number) if not turn else ()
    letters = sum(len(strip.text) for strip in strips)
    if (not letters and _has_marks(page)) or not _makes_sense(strips):
        return _scanned(leaf, language, order, is_replacing=has_layer)
    tables = ruled_tables(order.path, leaf.number) if letters and not turn and _is_ruled(page) else ()
    has_image = order.images is not None
    sheet = Sheet(leaf.number, leaf.pages, "text-layer", strips, tables, width=width, height=height, has_image=has_image)
    pictures = _pictures(page) if letters <= _FEW_LETTERS else []
    if order.images:
        save_page(_rendered(page, PAGE_WIDTH / width * 72), order.images, leaf.number)
    if pictures:
        sheet = _with_pictures(sheet, leaf, pictures, language)
    if turn:
        sheet = replace(sheet, warnings=(*sheet.warnings, "rotated"))
    return sheet if sheet.strips else replace(sheet, warnings=(*sheet.warnings, "empty"))


def _scanned(leaf: _Leaf, language: str | None, order: Order, *, is_replacing: bool) -> Sheet:
    dpi = _dpi(leaf.page)
    found = recognise(_rendered(leaf.page, dpi), dpi, language)
    if order.images:
        save_page(found.raster, order.images, leaf.number)
    sheet = picture_sheet(found, dpi, leaf.number, leaf.pages, has_image=order.images is not None)
    return replace(sheet, warnings=(*sheet.warnings, "bad_text_layer")) if is_replacing else sheet


def _with_pictures(sheet: Sheet, leaf: _Leaf, pictures: list[Box], language: str | None) -> Sheet:
    """The page with the words of its pictures, where the text layer has none."""
    dpi = _dpi(leaf.page)
    raster = _rendered(leaf.page, dpi)
    known = [word.box for strip in sheet.strips for word in strip.words]
    found: list[Strip] = []
    language = language or text_language(" ".join(strip.text for strip in sheet.strips))
    for box in pictures:
        part = _cut_out(raster, box, known)
        strips, language = recognise_part(part, dpi, language, leaf.read)
        found += [_moved(strip, box) for strip in strips]
    if sum(character.isalnum() for strip in found for character in strip.text) < 12:
        return sheet
    return replace(sheet, source="mixed", strips=(*sheet.strips, *found), language=language)


def _cut_out(raster: Raster, box: Box, known: list[Box]) -> Raster:
    """The part of the page under `box`, with the words that are known already painted over."""
    height, width = raster.shape[:2]
    part = raster.copy()
    for word in known:
        top, left = int(word.top * height), int(word.left * width)
        around = part[max(0, top - 3) : top + 1, max(0, left - 3) : left + 1]
        part[top : int(word.bottom * height) + 1, left : int(word.right * width) + 1] = around[0, 0] if around.size else 255
    return part[int(box.top * height) : int(box.bottom * height), int(box.left * width) : int(box.right * width)]


def _moved(strip: Strip, frame: Box) -> Strip:
    """A strip of a part of the page as a strip of the page."""
    wide, high = frame.right - frame.left, frame.bottom - frame.top

    def moved(box: Box) -> Box:
        values = (frame.left + box.left * wide, frame.top + box.top * high, frame.left + box.right * wide, frame.top + box.bottom * high)
        return Box(*(round(min(1.0, max(0.0, value)), 5) for value in values))

    return replace(strip, words=tuple(replace(word, box=moved(word.box)) for word in strip.words))


def _pictures(page: pdfium.PdfPage) -> list[Box]:
    """Where pictures stand that are large enough to hold writing, without those inside others."""
    frame = page_frame(page)
    width, height = page.get_size()
    boxes: list[Box] = []
    for bounds in _bounds(page, pdfium.raw.FPDF_PAGEOBJ_IMAGE):
        left, top, right, bottom = frame.box(*bounds)
        box = Box(max(0.0, left / width), max(0.0, top / height), min(1.0, right / width), min(1.0, bottom / height))
        if (box.right - box.left) * (box.bottom - box.top) >= _LARGE_PICTURE and min(box.right - box.left, box.bottom - box.top) > 0.05:
            boxes.append(box)
    boxes.sort(key=lambda b: (b.left - b.right) * (b.bottom - b.top))
    kept: list[Box] = []
    for box in boxes:
        if not any(_covers(other, box) for other in kept):
            kept.append(box)
    return kept[:12]


def _bounds(page: pdfium.PdfPage, kind: int) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right and top of the objects of a kind; one that has none does not count."""
    for item in page.get_objects(filter=[kind], max_depth=3):
        with suppress(pdfium.PdfiumError):
            yield item.get_bounds()


def _covers(outer: Box, inner: Box) -> bool:
    wide = min(outer.right, inner.right) - max(outer.left, inner.left)
    high = min(outer.bottom, inner.bottom) - max(outer.top, inner.top)
    return wide > 0 and high > 0 and wide * high > 0.5 * (inner.right - inner.left) * (inner.bottom - inner.top)


def _is_ruled(page: pdfium.PdfPage) -> bool:
    """Whether enough straight lines, or boxes like cells, are drawn for a table."""
    across = upright = boxes = 0
    for left, bottom, right, top in islice(_bounds(page, pdfium.raw.FPDF_PAGEOBJ_PATH), _MANY):
        wide, high = right - left, top - bottom
        across += wide > 30 and high < 3
        upright += high > 8 and wide < 3
        boxes += wide > 20 and 8 < high < 300
    return (across >= 3 and upright >= 2) or boxes >= 4


def _has_marks(page: pdfium.PdfPage) -> bool:
    """Whether anything is drawn on the page: a page without any object is blank."""
    return next(iter(page.get_objects(max_depth=1)), None) is not None


def _dpi(page: pdfium.PdfPage) -> float:
    """The resolution for reading, clamped so that no page makes a picture of unreasonable size."""
    return float(min(READING_DPI, _MAX_SIDE / max(*page.get_size(), 1) * 72))


def _rendered(page: pdfium.PdfPage, dpi: float) -> Raster:
    width, height = page.get_size()
    scale = min(dpi / 72, _MAX_SIDE / max(width, height, 1))
    bitmap = page.render(scale=max(scale, 1e-3), rev_byteorder=True, draw_annots=True)
    raster: Raster = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    return raster
