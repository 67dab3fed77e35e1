"""Pictures for slides and Word files, whose readers know their words but not how they look: LibreOffice draws them, where it is installed.

Only where pictures are wanted; a file that LibreOffice cannot open has none, and loses nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus.errors import ReadingStopped, ToolMissing, UnreadableFile
from corpus.model import Box
from ingest.images import PAGE_WIDTH, save_page
from ingest.placing import placed_words
from ingest.readers import libreoffice
from ingest.readers.pdf_shown import Look, Looks, looks_of
from ingest.sheet import Order, PlacedWord, Sheet

Dress = Callable[[Sheet], Sheet]
"""Gives a sheet its picture, and its words their places."""

_SECONDS = 180.0
_TALLEST, _NARROWEST = 16_000, 600


@contextmanager
def dressing(order: Order, kind: str, dress: Callable[[Order, Looks], Dress], program: Callable[[], Path | None]) -> Iterator[Dress]:
    """What `dress` makes of the pages of the file as LibreOffice shows them; where it cannot, sheets stay as they are."""
    soffice = program() if order.images is not None else None
    with ExitStack() as stack:
        dressed: Dress = _as_it_is
        if soffice is not None:
            try:
                pdf = stack.enter_context(libreoffice.as_pdf(order.path, kind, soffice, seconds=_SECONDS))
                dressed = dress(order, stack.enter_context(looks_of(pdf)))
            except (UnreadableFile, ReadingStopped, ToolMissing):
                pass
        yield dressed


def _as_it_is(sheet: Sheet) -> Sheet:
    return sheet


def one_by_one(slides: int) -> Callable[[Order, Looks], Dress]:
    """Each sheet looks like the page of its number, if there are as many."""

    def dress(order: Order, looks: Looks) -> Dress:
        return (lambda sheet: _like_page(sheet, order, looks)) if looks.pages == slides else _as_it_is

    return dress


def _like_page(sheet: Sheet, order: Order, looks: Looks) -> Sheet:
    if sheet.has_image or sheet.strips or order.images is None:
        return sheet
    try:
        look = looks.look(sheet.number, PAGE_WIDTH)
    except UnreadableFile:
        return sheet
    return _with_look(sheet, look, order.images)


def as_one(order: Order, looks: Looks) -> Dress:
    """The only sheet of a file looks like all its pages, one below the other, if they are not too many to be seen."""
    sizes = [looks.size(number) for number in range(1, looks.pages + 1)]
    tall = sum(height / width for width, height in sizes if width)
    wide = min(PAGE_WIDTH, int(_TALLEST / tall)) if tall else 0
    return (lambda sheet: _like_pages(sheet, order, looks, wide)) if wide >= _NARROWEST else _as_it_is


def _like_pages(sheet: Sheet, order: Order, looks: Looks, wide: int) -> Sheet:
    if order.images is None:
        return sheet
    try:
        pages = [looks.look(number, wide) for number in range(1, looks.pages + 1)]
    except UnreadableFile:
        return sheet
    return _with_look(sheet, _stacked(pages, wide), order.images)


def _stacked(pages: list[Look], wide: int) -> Look:
    """Pages of one width, one below the other; those drawn a pixel too wide or narrow are cut or filled up with white."""
    raster = np.full((sum(page.raster.shape[0] for page in pages), wide, 3), 255, dtype=np.uint8)
    words: list[PlacedWord] = []
    top = 0
    for page in pages:
        high, seen = page.raster.shape[0], page.raster[:, :wide]
        raster[top : top + high, : seen.shape[1]] = seen
        words += [replace(word, box=_moved(word.box, top, high, raster.shape[0])) for word in page.words]
        top += high
    return Look(raster, tuple(words), pages[0].width, pages[0].width * raster.shape[0] / wide)


def _moved(box: Box, top: int, high: int, all_high: int) -> Box:
    return Box(box.left, round((top + box.top * high) / all_high, 6), box.right, round((top + box.bottom * high) / all_high, 6))


def _with_look(sheet: Sheet, look: Look, images: Path) -> Sheet:
    save_page(look.raster, images, sheet.number)
    return replace(sheet, has_image=True, width=look.width, height=look.height, words=placed_words(sheet.text, look.words))
