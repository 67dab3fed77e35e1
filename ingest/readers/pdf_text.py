"""The text layer of a PDF page by way of pypdfium2: words with boxes, type sizes and weights, in lines."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.model import Box
from ingest.characters import clean_characters
from ingest.sheet import PlacedWord, Strip

_SPACES = frozenset(" \t\r\n\u00a0\u2002\u2003\u2009\u200a\u202f\u3000")
_FINE = 100_000
_BOLD = 600
_COLUMN_GAP = 1.6
_LEADER = re.compile(r"[._…·]{5,}")


@dataclass(slots=True)
class Glyph:
    """A character of the text layer, in points from the top left of the page as shown."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from PDF coordinates to points from the top left of the page as shown, whatever its rotation and crop box."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        x1, y1 = self.a * left + self.c * bottom + self.e, self.b * left + self.d * bottom + self.f
        x2, y2 = self.a * right + self.c * top + self.e, self.b * right + self.d * top + self.f
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

    def turn(self, x: float, y: float) -> int:
        """The direction of writing as shown: 0 to the right, 90 downwards, 180, 270 upwards."""
        angle = math.degrees(math.atan2(self.b * x + self.d * y, self.a * x + self.c * y))
        return round(angle / 90) % 4 * 90


def page_frame(page: pdfium.PdfPage) -> Frame:
    """Found by asking PDFium where three points of the page are shown."""
    width, height = page.get_size()

    def shown(x: float, y: float) -> tuple[float, float]:
        px, py = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, px, py)
        return px.value / _FINE * width, py.value / _FINE * height

    (ox, oy), (xx, xy), (yx, yy) = shown(0, 0), shown(1000, 0), shown(0, 1000)
    return Frame((xx - ox) / 1000, (xy - oy) / 1000, (yx - ox) / 1000, (yy - oy) / 1000, ox, oy)


def text_turn(page: pdfium.PdfPage) -> int:
    """By how many degrees, clockwise, the page must be turned for most of its letters to stand upright."""
    textpage = page.get_textpage()
    frame, matrix = page_frame(page), raw.FS_MATRIX()
    turns: Counter[int] = Counter()
    try:
        for index in range(0, (count := raw.FPDFText_CountChars(textpage.raw)), max(1, count // 300)):
            if raw.FPDFText_GetMatrix(textpage.raw, index, matrix) and (matrix.a or matrix.b):
                turns[frame.turn(matrix.a, matrix.b)] += 1
    finally:
        textpage.close()
    if not turns:
        return 0
    turn, most = turns.most_common(1)[0]
    return (360 - turn) % 360 if most > 0.7 * sum(turns.values()) else 0


def page_glyphs(page: pdfium.PdfPage) -> list[Glyph | None]:
    """The characters of a page in the order of its text layer; None stands for white space."""
    textpage = page.get_textpage()
    try:
        return list(_glyphs(textpage, page_frame(page)))
    finally:
        textpage.close()


def _glyphs(textpage: pdfium.PdfTextPage, frame: Frame) -> Iterator[Glyph | None]:
    handle = textpage.raw
    rectangle, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        character = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if character in _SPACES:
            yield None
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, rectangle)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        x1, y1, x2, y2 = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        bold = raw.FPDFText_GetFontWeight(handle, index) >= _BOLD
        yield Glyph(character, x1, y1, x2, y2, size or y2 - y1, bold, raw.FPDFText_HasUnicodeMapError(handle, index) == 1)


def glyphs_to_strips(glyphs: list[Glyph | None], width: float, height: float) -> list[Strip]:
    """Lines of words in the order of the text layer; a line ends where the next word stands elsewhere or behind a wide gap."""
    strips: list[Strip] = []
    line: list[list[Glyph]] = []
    for run in _runs(glyphs):
        if line and not _is_after(line[-1], run):
            strips += _strips(line, width, height)
            line = []
        line.append(run)
    return [*strips, *_strips(line, width, height)]


def _runs(glyphs: list[Glyph | None]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph is None or _is_apart(run[-1], glyph)):
            yield run
            run = []
        if glyph is not None:
            run.append(glyph)
    if run:
        yield run


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    """A jump to another line, or a gap too wide for one word although no space is written there."""
    return not _on_one_line(before, glyph) or glyph.left - before.right > 0.6 * before.size or glyph.left < before.left - 0.3 * before.size


def _on_one_line(one: Glyph, other: Glyph) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _is_after(before: list[Glyph], run: list[Glyph]) -> bool:
    return _on_one_line(before[-1], run[0]) and run[0].left - before[-1].right > -0.5 * max(before[-1].size, run[0].size)


def _strips(line: list[list[Glyph]], width: float, height: float) -> Iterator[Strip]:
    """A line, cut at its wide gaps unless all its gaps are alike: then it is justified."""
    gaps = [after[0].left - before[-1].right for before, after in pairwise(line)]
    size = max((run[0].size for run in line), default=0.0)
    is_justified = len(gaps) > 1 and max(gaps) < min(5 * size, 2.2 * sorted(gaps)[len(gaps) // 4])
    part: list[PlacedWord] = []
    for number, run in enumerate(line):
        if part and not is_justified and gaps[number - 1] > _COLUMN_GAP * size:
            yield Strip(tuple(part))
            part = []
        word = _word(run, width, height)
        part += [word] if word else []
    if part:
        yield Strip(tuple(part))


def _word(run: list[Glyph], width: float, height: float) -> PlacedWord | None:
    text = _LEADER.sub("", clean_characters("".join(glyph.text for glyph in run))).strip()
    left, top = min(g.left for g in run) / width, min(g.top for g in run) / height
    right, bottom = max(g.right for g in run) / width, max(g.bottom for g in run) / height
    box = Box(*(round(min(1.0, max(0.0, value)), 5) for value in (left, top, right, bottom)))
    return PlacedWord(text, box, max(g.size for g in run), sum(g.bold for g in run) * 2 > len(run)) if text else None
