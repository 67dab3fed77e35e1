"""The second opinion on a PDF page, by way of pdfplumber: the cells of ruled tables, and words where a font puzzles PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.model import Box
from ingest.characters import clean_characters
from ingest.sheet import Cell, PlacedWord, Strip, Table

_BROKEN = (
    PdfminerException,
    MalformedPDFException,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    AssertionError,
    RecursionError,
    OSError,
)
_COLUMN_GAP = 1.6


def ruled_tables(path: Path, number: int) -> tuple[Table, ...]:
    """The tables whose rulings part at least two rows and two columns; none where pdfplumber cannot follow the page."""
    try:
        with _page(path, number) as page:
            return tuple(_tables(page))
    except _BROKEN:
        return ()


def plumbed_strips(path: Path, number: int) -> tuple[Strip, ...]:
    """The words of a page as pdfplumber sees them, in lines; none where it cannot follow the page."""
    try:
        with _page(path, number) as page:
            return tuple(_strips(page))
    except _BROKEN:
        return ()


@contextmanager
def _page(path: Path, number: int) -> Iterator[Page]:
    """One page; the file is opened for it alone, so that nothing of other pages stays in memory."""
    with pdfplumber.open(path, pages=[number]) as document:
        yield document.pages[0]


def _tables(page: Page) -> Iterator[Table]:
    for table in page.find_tables():
        rows = [[box for box in row.cells if box] for row in table.rows]
        if len(rows) > 1 and max(len(row) for row in rows) > 1:
            cells = tuple(Cell(r, c, _box(page, box)) for r, row in enumerate(rows) for c, box in enumerate(row))
            yield Table(_box(page, table.bbox), cells)


def _box(page: Page, bounds: tuple[float, float, float, float]) -> Box:
    left, top, right, bottom = bounds
    x, y = float(page.bbox[0]), float(page.bbox[1])
    wide, high = float(page.width), float(page.height)
    return Box(*(min(1.0, max(0.0, v)) for v in ((left - x) / wide, (top - y) / high, (right - x) / wide, (bottom - y) / high)))


def _strips(page: Page) -> Iterator[Strip]:
    """Words that follow each other on one line, cut at wide gaps."""
    line: list[PlacedWord] = []
    end, top = 0.0, 0.0
    for found in page.extract_words(use_text_flow=True, extra_attrs=["size", "fontname"]):
        text = clean_characters(str(found["text"])).strip()
        size = float(found["size"])
        is_next = abs(float(found["top"]) - top) < 0.5 * size and -0.5 * size < float(found["x0"]) - end < _COLUMN_GAP * size
        if line and not is_next:
            yield Strip(tuple(line))
            line = []
        end, top = float(found["x1"]), float(found["top"])
        if text:
            box = _box(page, (found["x0"], found["top"], found["x1"], found["bottom"]))
            line.append(PlacedWord(text, box, size, "bold" in str(found["fontname"]).lower()))
    if line:
        yield Strip(tuple(line))
