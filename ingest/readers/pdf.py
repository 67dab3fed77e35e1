"""PDF: decided page by page. A text layer that makes sense is taken as it is, pictures are read by OCR, and a page may need both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pypdfium2 as pdfium

from corpus.account import Account
from corpus.errors import DamagedFile, EncryptedFile, FileTooLarge, NoPages
from corpus.language import text_language
from ingest.images import PAGE_WIDTH, save_page
from ingest.readers.image import picture_sheet
from ingest.readers.pdf_layer import Layer, part_layer
from ingest.readers.pdf_lines import runs_to_strips
from ingest.readers.pdf_notes import notes_to_strips, page_notes
from ingest.readers.pdf_objects import Things, can_be_drawn, page_things
from ingest.readers.pdf_pictures import page_raster, read_pictures, reading_dpi
from ingest.readers.pdf_tables import plumbed_strips, ruled_tables
from ingest.readers.pdf_text import page_frame, page_runs, runs_turn
from ingest.recognition import Read, recognise
from ingest.sense import sense
from ingest.sheet import Limits, Order, Paged, Sheet, Strip

_NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b|/Count\s+0\b[^>]*/Type\s*/Pages\b")
_A_PAGE = re.compile(rb"/Type\s*/Page\b")
_SENSIBLE = 0.6
"""Less sense than Polish makes to one who reads Danish: the letters that can be seen are not those that are written there."""
_RELIABLE = 0.965
"""So much sense an earlier OCR must make for its words to be taken without a second reading."""
_OWN_LETTERS = {"da": "æøåÆØÅ", "de": "äöüßÄÖÜ"}
_OWN_SHARE, _ENOUGH = 0.004, 400
_FULL_PAGE = 0.6
_FEW_LETTERS = 150
_MUCH_MORE = 1.5


def count_pages(order: Order) -> int:
    with _opened(order.path) as document:
        return _count(document, order.limits)


def read_pages(order: Order, numbers: Sequence[int]) -> Iterator[Sheet]:
    """One sheet a page; those that cannot be read are left out and said to be damaged once all others are there."""
    with _opened(order.path) as document:
        pages, read, damaged = _count(document, order.limits), Read(), list[str]()
        for number in numbers:
            try:
                yield _sheet(_Leaf(document, number, pages, read), order)
            except (pdfium.PdfiumError, DamagedFile):
                damaged.append(str(number))
        if damaged:
            raise DamagedFile(f"Page {', '.join(damaged)} of the PDF cannot be read.")


read_pdf = Paged(count_pages, read_pages)


@contextmanager
def _opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if _says_no_pages(path) or error.err_code == pdfium.raw.FPDF_ERR_SUCCESS:  # PDFium opens no document without pages
            raise NoPages("The PDF has no pages.") from error
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile("The PDF is protected by a password.") from error
        raise DamagedFile("The PDF is cut off or broken.") from error
    with document:
        if document.get_formtype() != pdfium.raw.FORMTYPE_NONE:
            document.init_forms()
        yield document


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

    document: pdfium.PdfDocument
    number: int
    pages: int
    read: Read


@dataclass(frozen=True)
class _Seen:
    """A page as PDFium sees it, turned upright: its words, and what else is drawn."""

    page: pdfium.PdfPage
    width: float
    height: float
    turn: int
    things: Things
    layer: Layer
    strips: tuple[Strip, ...] = ()
    notes: tuple[Strip, ...] = field(default=())


def _sheet(leaf: _Leaf, order: Order) -> Sheet:
    """The way a page is read depends on what stands on it."""
    page = leaf.document[leaf.number - 1]
    try:
        seen = _seen(page, leaf)
        return _read(seen, leaf, order)
    finally:
        page.close()


def _seen(page: pdfium.PdfPage, leaf: _Leaf) -> _Seen:
    runs = page_runs(page)
    turn = runs_turn(runs)
    if turn:
        page.set_rotation((page.get_rotation() + turn) % 360)
        runs = page_runs(page)
    width, height = page.get_size()
    if min(width, height) <= 0:
        raise DamagedFile(f"Page {leaf.number} of the PDF has no size.")
    frame = page_frame(page)
    things = page_things(page, frame)
    layer = part_layer(runs, things)
    form = leaf.document.formenv.raw if leaf.document.formenv else None
    notes = tuple(notes_to_strips(page_notes(page, form, frame), width, height))
    return _Seen(page, width, height, turn, things, layer, tuple(runs_to_strips(layer.seen, width, height)), notes)


def _read(seen: _Seen, leaf: _Leaf, order: Order) -> Sheet:
    strips, score = seen.strips, sense(seen.strips)
    if strips and score < _SENSIBLE and not seen.turn:
        strips, score = _second_opinion(strips, score, order.path, leaf.number)
    if strips and score < _SENSIBLE:
        return _contested(replace(seen, strips=strips), score, leaf, order)
    if seen.layer.behind:
        return _with_earlier_ocr(seen, leaf, order)
    if not strips and not seen.notes and seen.things.has_marks:
        return _scanned(seen, leaf, order)
    return _taken(seen, score, leaf, order)


def _second_opinion(strips: tuple[Strip, ...], score: float, path: Path, number: int) -> tuple[tuple[Strip, ...], float]:
    """What pdfplumber makes of the fonts of a page, where that is better."""
    others = plumbed_strips(path, number)
    return (others, other) if others and (other := sense(others)) > score else (strips, score)


def _with_earlier_ocr(seen: _Seen, leaf: _Leaf, order: Order) -> Sheet:
    """A scan whose words somebody read before: they are as good as any if they make sense, and there are as many as there should be."""
    behind = tuple(runs_to_strips(seen.layer.behind, seen.width, seen.height))
    whole = replace(seen, strips=tuple(runs_to_strips([*seen.layer.seen, *seen.layer.behind], seen.width, seen.height)))
    score = sense(behind)
    is_whole = _letters(behind) >= _FEW_LETTERS or seen.things.covered < _FULL_PAGE
    if score >= _RELIABLE and is_whole and not _lacks_letters(behind):
        return _taken(whole, score, leaf, order)
    if seen.things.covered >= _FULL_PAGE or not seen.strips:
        return _contested(whole, score, leaf, order)
    return _taken(seen, sense(seen.strips), leaf, order)


def _lacks_letters(strips: Sequence[Strip]) -> bool:
    """Whether a Danish or German text has next to none of the letters that are its own: it was read by the model of another language."""
    text = " ".join(strip.text for strip in strips)
    own = _OWN_LETTERS.get(text_language(text) or "", "")
    letters = sum(map(str.isalpha, text))
    return bool(own) and letters >= _ENOUGH and sum(character in own for character in text) < _OWN_SHARE * letters


def _contested(seen: _Seen, score: float, leaf: _Leaf, order: Order) -> Sheet:
    """A page with words that may be wrong: its picture is read as well, and the better reading wins."""
    scan = _scanned(seen, leaf, order)
    found = sense(scan.strips)
    more = _letters(scan.strips) > _MUCH_MORE * _letters(seen.strips)
    if found > score or (more and found >= score - 0.1):
        account = replace(scan.account or Account(), layer=score, ocr=found)
        is_bad = score < _SENSIBLE and _letters(seen.strips) > 20
        return replace(scan, account=account, warnings=(*scan.warnings, *(("bad_text_layer",) if is_bad else ())))
    sheet = _taken(seen, score, leaf, order, with_pictures=False)
    return replace(sheet, account=replace(sheet.account or Account(), ocr=found, tries=1))


def _taken(seen: _Seen, score: float, leaf: _Leaf, order: Order, *, with_pictures: bool = True) -> Sheet:
    """The page by its text layer, with its tables, notes and what its pictures say."""
    strips = (*seen.strips, *seen.notes)
    tables = ruled_tables(order.path, leaf.number) if strips and not seen.turn and seen.things.is_ruled else ()
    account = Account(layer=score if seen.strips else None)
    sheet = Sheet(leaf.number, leaf.pages, "text-layer", strips, tables, width=seen.width, height=seen.height, account=account)
    if order.images:
        save_page(page_raster(seen.page, PAGE_WIDTH / seen.width * 72), order.images, leaf.number)
        sheet = replace(sheet, has_image=True)
    if with_pictures and seen.things.pictures and not seen.layer.behind:
        sheet = _with_pictures(sheet, seen, leaf.read, order)
    if seen.turn:
        sheet = replace(sheet, warnings=(*sheet.warnings, "rotated"))
    return sheet if sheet.strips else replace(sheet, warnings=(*sheet.warnings, "empty"))


def _scanned(seen: _Seen, leaf: _Leaf, order: Order) -> Sheet:
    dpi = reading_dpi(seen.page)
    found = recognise(page_raster(seen.page, dpi), dpi, order.guess, named=order.language)
    if order.images:
        save_page(found.raster, order.images, leaf.number)
    sheet = picture_sheet(found, dpi, leaf.number, leaf.pages, has_image=order.images is not None)
    if "empty" in sheet.warnings and not all(map(can_be_drawn, seen.things.pictures)):
        sheet = replace(sheet, warnings=tuple("damaged" if warning == "empty" else warning for warning in sheet.warnings))
    score = sense(sheet.strips) if sheet.strips else None
    return replace(sheet, account=replace(sheet.account or Account(), ocr=score))


def _with_pictures(sheet: Sheet, seen: _Seen, read: Read, order: Order) -> Sheet:
    """The page with the words of its pictures, where the text layer has none."""
    language = order.language or order.guess or text_language(" ".join(strip.text for strip in sheet.strips))
    found, language, pictures = read_pictures(seen.page, seen.things, sheet.strips, language, read)
    if not found:
        return sheet
    account = replace(sheet.account or Account(), ocr=sense(found), pictures=pictures)
    return replace(sheet, source="mixed", strips=(*sheet.strips, *found), language=language, account=account)


def _letters(strips: Sequence[Strip]) -> int:
    return sum(len(word.text) for strip in strips for word in strip.words)
