"""What people wrote into a PDF afterwards: values of form fields, text put on the page, and comments."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.model import Box
from ingest.characters import clean_characters
from ingest.readers.pdf_text import Bounds, Frame
from ingest.sheet import PlacedWord, Strip

_MOST = 500
_LONGEST = 20_000
_WRITTEN = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
_COMMENTS = {
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY,
    raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_CARET,
    raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_CIRCLE,
}
_LINE = 1.25
_SIZE = 10.0
_COMMENT_SIZE = 8.0
_LETTER = 0.5


@dataclass(frozen=True, slots=True)
class Note:
    """A text and where it stands; a comment stands beside the page's own words and is not part of them."""

    text: str
    bounds: Bounds
    is_comment: bool


def page_notes(page: pdfium.PdfPage, form: object | None, frame: Frame) -> list[Note]:
    """`form` is the handle of the document's form, where it has one."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    return [note for index in range(min(_MOST, count)) if (note := _note(page, index, form, frame))]


def _note(page: pdfium.PdfPage, index: int, form: object | None, frame: Frame) -> Note | None:
    with _annotation(page, index) as item:
        if not item or raw.FPDFAnnot_GetFlags(item) & raw.FPDF_ANNOT_FLAG_HIDDEN:
            return None
        kind = raw.FPDFAnnot_GetSubtype(item)
        if kind == raw.FPDF_ANNOT_WIDGET:
            text = _field_value(item, form)
        elif kind == raw.FPDF_ANNOT_FREETEXT or kind in _COMMENTS:
            text = _string(lambda buffer, length: raw.FPDFAnnot_GetStringValue(item, b"Contents", buffer, length))
        else:
            return None
        rectangle = raw.FS_RECTF()
        if not text or not raw.FPDFAnnot_GetRect(item, rectangle):
            return None
        bounds = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        return Note(text, bounds, kind in _COMMENTS)


@contextmanager
def _annotation(page: pdfium.PdfPage, index: int) -> Iterator[object]:
    item = raw.FPDFPage_GetAnnot(page.raw, index)
    try:
        yield item
    finally:
        if item:
            raw.FPDFPage_CloseAnnot(item)


def _field_value(item: object, form: object | None) -> str:
    if form is None or raw.FPDFAnnot_GetFormFieldType(form, item) not in _WRITTEN:
        return ""
    return _string(lambda buffer, length: raw.FPDFAnnot_GetFormFieldValue(form, item, buffer, length))


def _string(ask: Callable[[object, int], int]) -> str:
    """A text that PDFium writes into a buffer once it has said how long it is."""
    length = min(_LONGEST, int(ask(None, 0)))
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return clean_characters(buffer.raw[: length - 2].decode("utf-16-le", "replace")).strip()


def notes_to_strips(notes: list[Note], width: float, height: float) -> list[Strip]:
    """The lines of each note where it stands; comments last, since they belong to nobody's line."""
    ordered = sorted(notes, key=lambda note: note.is_comment)
    return [strip for note in ordered for strip in _strips(note, width, height)]


def _strips(note: Note, width: float, height: float) -> Iterator[Strip]:
    left, top, right, bottom = note.bounds
    lines = note.text.split("\n")
    size = _COMMENT_SIZE if note.is_comment else max(4.0, min(_SIZE, (bottom - top) / len(lines) / _LINE))
    room = max(12, int((max(right, left + 200) - left) / (size * _LETTER)))
    for number, piece in enumerate(piece for line in lines for piece in _folded(line, room)):
        yield Strip(tuple(_words(piece, left, top + number * size * _LINE, size, width, height)))


def _folded(line: str, room: int) -> Iterator[str]:
    """A line in pieces of at most `room` letters, cut between words."""
    piece = ""
    for word in line.split():
        if piece and len(piece) + 1 + len(word) > room:
            yield piece
            piece = ""
        piece = f"{piece} {word}" if piece else word
    if piece:
        yield piece


def _words(line: str, left: float, top: float, size: float, width: float, height: float) -> Iterator[PlacedWord]:
    place = left
    for word in line.split():
        end = place + len(word) * size * _LETTER
        values = (place / width, top / height, end / width, (top + size * 1.1) / height)
        yield PlacedWord(word, Box(*(round(min(1.0, max(0.0, value)), 5) for value in values)), size)
        place = end + size * _LETTER
