"""What is drawn on a PDF page besides its text: pictures, rulings and grounds, in the order in which they are painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf_text import Bounds, Frame

_DEEPEST = 3
_MANY = 4_000
_WHITE = 243
_LARGE_PICTURE = 0.08
_SLENDER = 0.05
_MOST_PICTURES = 12
_DRAWING = 150

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of the page; `order` is its turn in painting, `name` the same as in the looks of text."""

    kind: int
    order: int
    name: int
    bounds: Bounds
    is_white: bool


@dataclass(frozen=True)
class Things:
    """All objects of a page, forms opened; of a drawing with thousands of lines the first few thousand."""

    items: Sequence[Thing]
    width: float
    height: float

    @cached_property
    def pictures(self) -> list[Thing]:
        """Pictures large enough to hold writing, largest first, without those inside others."""
        found = [thing for thing in self.items if thing.kind == raw.FPDF_PAGEOBJ_IMAGE and self._is_large(thing.bounds)]
        found.sort(key=lambda thing: -_area(thing.bounds))
        kept: list[Thing] = []
        for thing in found:
            if not any(_shared(other.bounds, thing.bounds) > 0.5 * _area(thing.bounds) for other in kept):
                kept.append(thing)
        return kept[:_MOST_PICTURES]

    def _is_large(self, bounds: Bounds) -> bool:
        seen = _cut(bounds, self.width, self.height)
        wide, high = (seen[2] - seen[0]) / self.width, (seen[3] - seen[1]) / self.height
        return wide * high >= _LARGE_PICTURE and min(wide, high) > _SLENDER

    @cached_property
    def covered(self) -> float:
        """The share of the page under pictures."""
        share = sum(_area(_cut(thing.bounds, self.width, self.height)) for thing in self.pictures) / (self.width * self.height)
        return min(1.0, share)

    @cached_property
    def orders(self) -> dict[int, int]:
        return {thing.name: thing.order for thing in self.items}

    @property
    def has_marks(self) -> bool:
        return bool(self.items)

    @property
    def is_drawn(self) -> bool:
        """Whether so much is drawn in lines that they may be letters."""
        return sum(1 for thing in self.items if thing.kind == raw.FPDF_PAGEOBJ_PATH) >= _DRAWING

    def is_ground(self, x: float, y: float) -> bool:
        """Whether something that is not white lies at a place, on which pale letters can be seen."""
        return any(thing.kind != raw.FPDF_PAGEOBJ_TEXT and not thing.is_white and _holds(thing.bounds, x, y) for thing in self.items)

    @property
    def is_ruled(self) -> bool:
        """Whether enough straight lines, or boxes like cells, are drawn for a table."""
        across = upright = boxes = 0
        for left, top, right, bottom in (thing.bounds for thing in self.items if thing.kind == raw.FPDF_PAGEOBJ_PATH):
            wide, high = right - left, bottom - top
            across += wide > 30 and high < 3
            upright += high > 8 and wide < 3
            boxes += wide > 20 and 8 < high < 300
        return (across >= 3 and upright >= 2) or boxes >= 4


def can_be_drawn(picture: Thing) -> bool:
    """Whether a picture of the page (which is still open) is whole enough to be shown at all."""
    bitmap = raw.FPDFImageObj_GetBitmap(ctypes.cast(ctypes.c_void_p(picture.name), raw.FPDF_PAGEOBJECT))
    if bitmap:
        raw.FPDFBitmap_Destroy(bitmap)
    return bool(bitmap)


def page_things(page: pdfium.PdfPage, frame: Frame) -> Things:
    width, height = page.get_size()
    count = min(_MANY, raw.FPDFPage_CountObjects(page.raw))
    items = [thing for order in range(count) for thing in _things(raw.FPDFPage_GetObject(page.raw, order), order, frame, _SAME, 1)]
    return Things(items, width, height)


def _things(item: object, order: int, frame: Frame, place: _Matrix, depth: int) -> Iterator[Thing]:
    """An object, or those in it where it is a form. The places of things in a form are the form's own."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        within = _times(_matrix(item), place)
        for index in range(min(_MANY, raw.FPDFFormObj_CountObjects(item))):
            yield from _things(raw.FPDFFormObj_GetObject(item, index), order, frame, within, depth + 1)
        return
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        yield Thing(kind, order, _name(item), (0, 0, 0, 0), is_white=False)
        return
    bounds = _bounds(item, frame, place)
    if bounds:
        yield Thing(kind, order, _name(item), bounds, kind == raw.FPDF_PAGEOBJ_PATH and _is_white(item))


def _name(item: object) -> int:
    return ctypes.addressof(item.contents)  # type: ignore[attr-defined]


def _bounds(item: object, frame: Frame, place: _Matrix) -> Bounds | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    a, b, c, d, e, f = place
    corners = [(left.value, bottom.value), (right.value, top.value), (left.value, top.value), (right.value, bottom.value)]
    if place is _SAME:
        return frame.box(left.value, bottom.value, right.value, top.value)
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return frame.box(min(xs), min(ys), max(xs), max(ys))


def _matrix(item: object) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _SAME
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _is_white(item: object) -> bool:
    """A path that is filled with white or not at all gives pale letters no ground."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    if mode.value == raw.FPDF_FILLMODE_NONE:
        return True
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, opacity):
        return False
    return min(red.value, green.value, blue.value) >= _WHITE or opacity.value < 10


def _cut(bounds: Bounds, width: float, height: float) -> Bounds:
    left, top, right, bottom = bounds
    return max(0.0, left), max(0.0, top), min(width, right), min(height, bottom)


def _area(bounds: Bounds) -> float:
    return max(0.0, bounds[2] - bounds[0]) * max(0.0, bounds[3] - bounds[1])


def _shared(one: Bounds, other: Bounds) -> float:
    return _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))


def _holds(bounds: Bounds, x: float, y: float) -> bool:
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]
