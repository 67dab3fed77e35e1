"""The pictures on a PDF page: drawn for reading, only as much of the page as they cover, and read where they may hold words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from corpus.model import Box
from ingest.preparation import Raster
from ingest.readers.pdf_objects import Things
from ingest.readers.pdf_text import Bounds
from ingest.recognition import READING_DPI, Read, recognise_part
from ingest.sheet import Strip

_MAX_SIDE = 5_000
_FEWEST_LETTERS = 12


def reading_dpi(page: pdfium.PdfPage) -> float:
    """The resolution for reading, clamped so that no page makes a picture of unreasonable size."""
    return float(min(READING_DPI, _MAX_SIDE / max(*page.get_size(), 1) * 72))


def page_raster(page: pdfium.PdfPage, dpi: float, part: Bounds | None = None) -> Raster:
    """The page as a picture, or the part of it within `part` (points from the top left)."""
    width, height = page.get_size()
    scale = max(min(dpi / 72, _MAX_SIDE / max(width, height, 1)), 1e-3)
    left, top, right, bottom = part or (0.0, 0.0, width, height)
    crop = (max(0.0, left), max(0.0, height - bottom), max(0.0, width - right), max(0.0, top))
    bitmap = page.render(scale=scale, crop=crop, rev_byteorder=True, draw_annots=True)
    raster: Raster = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    return raster


def read_pictures(
    page: pdfium.PdfPage, things: Things, known: Sequence[Strip], language: str | None, read: Read
) -> tuple[list[Strip], str | None, int]:
    """The words in the pictures of a page apart from those `known`, the language they are in, and how many pictures have any."""
    dpi = reading_dpi(page)
    boxes = [word.box for strip in known for word in strip.words]
    found: list[Strip] = []
    pictures = 0
    for thing in things.pictures:
        box = _share(thing.bounds, things)
        part = (box.left * things.width, box.top * things.height, box.right * things.width, box.bottom * things.height)
        raster = _without_words(page_raster(page, dpi, part), box, boxes)
        strips, seen = recognise_part(raster, dpi, language, read)
        if sum(character.isalnum() for strip in strips for character in strip.text) >= _FEWEST_LETTERS:
            found += [_moved(strip, box) for strip in strips]
            language, pictures = seen, pictures + 1
    return found, language, pictures


def _share(bounds: Bounds, things: Things) -> Box:
    left, top, right, bottom = bounds
    wide, high = things.width, things.height
    return Box(max(0.0, left / wide), max(0.0, top / high), min(1.0, right / wide), min(1.0, bottom / high))


def _without_words(raster: Raster, frame: Box, known: Sequence[Box]) -> Raster:
    """The picture with the words that are known already painted over."""
    height, width = raster.shape[:2]
    wide, high = max(1e-6, frame.right - frame.left), max(1e-6, frame.bottom - frame.top)
    for word in known:
        left, right = int((word.left - frame.left) / wide * width), int((word.right - frame.left) / wide * width)
        top, bottom = int((word.top - frame.top) / high * height), int((word.bottom - frame.top) / high * height)
        if right <= 0 or bottom <= 0 or left >= width or top >= height:
            continue
        left, top = max(0, left), max(0, top)
        around = raster[max(0, top - 3) : top + 1, max(0, left - 3) : left + 1]
        raster[top : bottom + 1, left : right + 1] = around[0, 0] if around.size else 255
    return raster


def _moved(strip: Strip, frame: Box) -> Strip:
    """A strip of a part of the page as a strip of the page."""
    wide, high = frame.right - frame.left, frame.bottom - frame.top

    def moved(box: Box) -> Box:
        values = (frame.left + box.left * wide, frame.top + box.top * high, frame.left + box.right * wide, frame.top + box.bottom * high)
        return Box(*(round(min(1.0, max(0.0, value)), 5) for value in values))

    return replace(strip, words=tuple(replace(word, box=moved(word.box)) for word in strip.words))
