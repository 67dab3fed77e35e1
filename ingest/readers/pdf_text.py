"""The text layer of a PDF page by way of pypdfium2: its words with boxes, type sizes, weights, and whether they can be seen.

A call into PDFium costs more than all that is done with its answer, so the text of a page comes in one call, boxes only of the first
and the last letter of a word, and the look of letters once for each run of text that was set together.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.characters import clean_characters

_FINE = 100_000
_BOLD = 600
_BOLD_NAME = re.compile(rb"(?i)bold|black|heavy")
_WORD = re.compile(r"[^\s\x00]+")
_WIDEST = 1.05
_LEAST = 0.05
_PALE = 243
_MARK = re.compile(r"\d{1,3}\)?")
_AREA = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
_SMALLER = 0.8
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEADER = re.compile(r"[._…·]{5,}")
_NOT_SEEN = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left of the page as shown."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of text is set. `turn` is the direction of writing as shown; `item` names the thing on the page that holds the run."""

    size: float
    bold: bool
    turn: int
    is_hidden: bool
    is_pale: bool
    item: int


@dataclass(slots=True)
class Run:
    """Letters that belong together: a word or a part of one. `first` and `last` are the places of its outermost letters, `box` of all."""

    text: str
    first: Bounds
    last: Bounds
    look: Look
    box: Bounds = field(init=False)

    def __post_init__(self) -> None:
        first, last = self.first, self.last
        if first is last:
            self.box = first
        elif first[1] == last[1] and first[3] == last[3] and first[0] <= last[0]:  # as nearly all are
            self.box = (first[0], first[1], last[2], last[3])
        else:
            self.box = _around(first, last)

    @property
    def middle(self) -> tuple[float, float]:
        box = self.box
        return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from PDF coordinates to points from the top left of the page as shown, whatever its rotation and crop box."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Bounds:
        if not self.b and not self.c and self.a > 0 > self.d and left <= right and bottom <= top:  # upright, as nearly all are
            return self.a * left + self.e, self.d * top + self.f, self.a * right + self.e, self.d * bottom + self.f
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


def page_runs(page: pdfium.PdfPage) -> list[Run]:
    """The words of a page in the order of its text layer, or parts of words where letters stand oddly."""
    textpage = page.get_textpage()
    try:
        return list(_Letters(textpage.raw, page_frame(page)).runs())
    finally:
        textpage.close()


def runs_turn(runs: list[Run]) -> int:
    """By how many degrees, clockwise, the page must be turned for most of its letters to stand upright."""
    turns: Counter[int] = Counter()
    for run in runs:
        turns[run.look.turn] += len(run.text)
    if not turns:
        return 0
    turn, most = turns.most_common(1)[0]
    return (360 - turn) % 360 if most > 0.7 * turns.total() else 0


@dataclass
class _Letters:
    """The letters of one page as PDFium hands them out."""

    handle: ctypes.Array[raw.fpdf_textpage_t__]
    frame: Frame
    _rectangle: raw.FS_RECTF = field(default_factory=raw.FS_RECTF)
    _looks: dict[int, Look] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._pointer = ctypes.pointer(self._rectangle)
        self._address = ctypes.cast(self.handle, ctypes.c_void_p)

    @cached_property
    def text(self) -> str:
        """One character for each letter, so that places in it are PDFium's own."""
        count = raw.FPDFText_CountChars(self.handle)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self.handle, 0, count, buffer) - 1
        text = bytes(buffer)[: 2 * written].decode("utf-16-le", "replace")
        return text if len(text) == count else "".join(self._character(index) for index in range(count))

    def _character(self, index: int) -> str:
        code = raw.FPDFText_GetUnicode(self.handle, index)
        return chr(code) if 0 < code < 0x110000 else "\ufffd"

    def runs(self) -> Iterator[Run]:
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            look, first = self.look(start), self.place(start)
            last = self.place(end - 1) if end - start > 1 else first
            if end - start == 1 or _is_plain(first, last, look, end - start):
                yield Run(match.group(), first, last, look)
            else:
                yield from self._pieces(start, end)

    def _pieces(self, start: int, end: int) -> Iterator[Run]:
        """The slow way, letter by letter: cut where letters jump, and before the raised mark of a footnote."""
        run: Run | None = None
        for index in range(start, end):
            look, place = self.look(index), self.place(index)
            if run and self._is_mark(index, end) and _is_raised(run, place, look):
                yield run
                yield Run(self.text[index:end].translate(_RAISED), place, self.place(end - 1), look)
                return
            if run and _is_apart(run, place, look):
                yield run
                run = None
            if run:
                run = Run(run.text + self.text[index], _around(run.first, place), place, _bigger(run.look, look))
            else:
                run = Run(self.text[index], place, place, look)
        if run:
            yield run

    def _is_mark(self, index: int, end: int) -> bool:
        """Whether only digits are left, and no unit of measure goes before (m²)."""
        return bool(_MARK.fullmatch(self.text, index, end)) and not _AREA.search(self.text, max(0, index - 3), index)

    def place(self, index: int) -> Bounds:
        rectangle = self._rectangle
        raw.FPDFText_GetLooseCharBox(self.handle, index, self._pointer)
        return self.frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)

    def look(self, index: int) -> Look:
        name = _text_object()(self._address, index) or 0
        look = self._looks.get(name)
        if look is None or not name:
            item = raw.FPDFText_GetTextObject(self.handle, index)
            is_hidden = bool(item) and raw.FPDFTextObj_GetTextRenderMode(item) in _NOT_SEEN
            look = self._looks[name] = self._look(index, name, _colour(item) if item else (0, 0, 0, 255), is_hidden=is_hidden)
        return look

    def _look(self, index: int, name: int, colour: tuple[int, int, int, int], *, is_hidden: bool) -> Look:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.handle, index, matrix)
        size = raw.FPDFText_GetFontSize(self.handle, index) * math.hypot(matrix.c, matrix.d)
        if not size:
            left, top, right, bottom = self.place(index)
            size = min(bottom - top, 2 * (right - left)) or bottom - top
        turn = self.frame.turn(matrix.a, matrix.b) if matrix.a or matrix.b else 0
        is_bold = raw.FPDFText_GetFontWeight(self.handle, index) >= _BOLD or self._is_called_bold(index)
        return Look(size, is_bold, turn, is_hidden or colour[3] < _LEAST * 255, min(colour[:3]) >= _PALE, name)

    def _is_called_bold(self, index: int) -> bool:
        """Whether the font's name says so: many writers of PDFs say nothing of its weight."""
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self.handle, index, name, 128, ctypes.c_int())
        return bool(_BOLD_NAME.search(name.value))


@cache
def _text_object() -> Callable[[ctypes.c_void_p, int], int | None]:
    """FPDFText_GetTextObject with a bare address for its answer: most often that is all we want, and a pointer object costs more."""
    kind = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    return kind(ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0)


def _colour(item: object) -> tuple[int, int, int, int]:
    """Red, green, blue and how opaque, 0–255, of what fills the letters."""
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, opacity):
        return (0, 0, 0, 255)
    return (red.value, green.value, blue.value, opacity.value)


def _is_plain(first: Bounds, last: Bounds, look: Look, letters: int) -> bool:
    """Whether the outermost letters of a word stand on one line, no wider apart than its letters may be."""
    if look.turn in (90, 270):
        first, last = (first[1], first[0], first[3], first[2]), (last[1], last[0], last[3], last[2])
    if look.turn in (180, 270):
        first, last = last, first
    is_level = abs(first[3] - last[3]) <= 0.1 * look.size and abs(first[1] - last[1]) <= 0.1 * look.size
    return is_level and first[0] < last[2] and last[2] - first[0] <= _WIDEST * look.size * letters**0.9 and last[0] >= first[0]


def _is_apart(run: Run, place: Bounds, look: Look) -> bool:
    """A jump to another line, or a gap too wide for one word although no space is written there."""
    before = run.last
    if look.turn or run.look.turn:
        return look.turn != run.look.turn or not _touch(before, place, 0.6 * look.size)
    size = run.look.size
    return not on_one_line(before, place) or place[0] - before[2] > 0.6 * size or place[0] < before[0] - 0.3 * size


def _is_raised(run: Run, place: Bounds, look: Look) -> bool:
    """Smaller than the word before and above its foot."""
    return look.size < _SMALLER * run.look.size and place[3] < run.last[3] - 0.12 * run.look.size


def _touch(one: Bounds, other: Bounds, slack: float) -> bool:
    return one[0] - slack < other[2] and other[0] - slack < one[2] and one[1] - slack < other[3] and other[1] - slack < one[3]


def on_one_line(one: Bounds, other: Bounds) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.5 * min(one[3] - one[1], other[3] - other[1])


def _around(one: Bounds, other: Bounds) -> Bounds:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _bigger(one: Look, other: Look) -> Look:
    return other if other.size > one.size else one


def clean_word(text: str) -> str:
    """The letters of a run as they are handed on, without the dots that lead to a page number; empty where nothing is left."""
    if text.isascii() and text.isprintable():
        return _LEADER.sub("", text) if ".." in text or "__" in text else text
    return _LEADER.sub("", clean_characters(text)).strip()
