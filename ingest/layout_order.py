"""Reading order: strips of words → regions (columns) in the order in which people read them, each a list of rows.

A page is cut at its best gutter: an upright gap that strips stand on both sides of. Strips that cross the gutter, such as a heading
over two columns, cut the page into bands. What cannot be cut further is read row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.sheet import Strip

_MAX_CANDIDATES = 80
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with its box in points; `index` is its turn in the file or in the eyes of the OCR. A table holds its rows of cells."""

    strip: Strip
    index: int
    left: float
    top: float
    right: float
    bottom: float
    table: tuple[tuple[Placed, ...], ...] = ()

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1e-6)

    @property
    def size(self) -> float:
        return median(word.size for word in self.strip.words) or self.height * 0.8


Row = tuple[Placed, ...]
Region = tuple[Row, ...]


def place(strip: Strip, index: int, width: float, height: float) -> Placed:
    first = strip.words[0].text
    has_mark = len(strip.words) > 1 and len(first) == 1 and not first.isalnum()  # bullets are often set larger than their text
    box, line = strip.box, (Strip(strip.words[1:]) if has_mark else strip).box
    return Placed(strip, index, box.left * width, line.top * height, box.right * width, line.bottom * height)


def reading_order(strips: Sequence[Placed], depth: int = 0) -> list[Region]:
    """The regions of a page in reading order."""
    if not strips:
        return []
    bands = _bands(strips) if depth < _MAX_DEPTH and len(strips) > 2 else None
    if bands is None:
        return [rows(strips)]
    regions: list[Region] = []
    for columns in bands:
        for column in columns:
            regions += reading_order(column, depth + 1)
    return regions


def rows(strips: Sequence[Placed]) -> Region:
    """Strips that share a line, from left to right; lines from top to bottom."""
    found: list[list[Placed]] = []
    for strip in sorted(strips, key=lambda s: (s.middle, s.left)):
        home = next((row for row in reversed(found[-3:]) if _shares_line(row, strip)), None)
        if home is None:
            found.append([strip])
        else:
            home.append(strip)
    return tuple(tuple(sorted(row, key=lambda s: s.left)) for row in found)


def _shares_line(row: Sequence[Placed], strip: Placed) -> bool:
    return all(
        min(s.bottom, strip.bottom) - max(s.top, strip.top) > 0.5 * min(s.height, strip.height)
        and (strip.left >= s.right - 0.3 * s.height or strip.right <= s.left + 0.3 * s.height)
        for s in row
    )


def _bands(strips: Sequence[Placed]) -> list[list[list[Placed]]] | None:
    """Bands from top to bottom, each of one or two columns, cut at the gutter that parts the most; None where no gutter does."""
    best: list[list[list[Placed]]] | None = None
    most = 0
    for x in _candidates(strips):
        bands = _cut(strips, x)
        parted = sum(len(band[0]) + len(band[1]) for band in bands if len(band) == 2)
        if parted > most:
            best, most = bands, parted
    return best


def _candidates(strips: Sequence[Placed]) -> list[float]:
    edges = sorted({round(strip.left, 0) for strip in strips})[1:]
    return edges if len(edges) <= _MAX_CANDIDATES else edges[:: len(edges) // _MAX_CANDIDATES + 1]


def _cut(strips: Sequence[Placed], x: float) -> list[list[list[Placed]]]:
    crossing = sorted((s for s in strips if s.left < x - 1 and s.right > x + 1), key=lambda s: s.middle)
    edges = [s.middle for s in crossing]
    runs: list[list[Placed]] = [[] for _ in range(len(edges) + 1)]
    for strip in strips:
        if not (strip.left < x - 1 and strip.right > x + 1):
            runs[sum(edge <= strip.middle for edge in edges)].append(strip)
    bands: list[list[list[Placed]]] = []
    loose: list[Placed] = []
    for index, run in enumerate(runs):
        left, right = [s for s in run if s.left < x - 1], [s for s in run if s.left >= x - 1]
        if _are_columns(left, right):
            bands += [[loose]] if loose else []
            bands.append([left, right])
            loose = []
        else:
            loose += run
        loose += crossing[index : index + 1]
    return bands + ([[loose]] if loose else [])


def _are_columns(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Two columns of running text, or two groups side by side, but not the cells of rows or a list and its bullets."""
    if not left or not right or len(left) + len(right) < 3:
        return False
    size = median(s.size for s in (*left, *right))
    if min(s.left for s in right) - max(s.right for s in left) < 0.6 * size:
        return False
    if min(max(s.bottom for s in left), max(s.bottom for s in right)) - max(min(s.top for s in left), min(s.top for s in right)) <= 0:
        return False
    small, large = sorted((left, right), key=len)
    aligned = sum(any(abs(s.middle - o.middle) < 0.35 * size for o in large) for s in small) / len(small)
    return aligned < 0.7 or _is_prose(left, right) or _came_in_turn(left, right)


def _is_prose(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Lines of several words, or lines that go on with a small letter, on both sides."""
    return min(_words_a_strip(left), _words_a_strip(right)) >= 3.5 or min(_goes_on(left), _goes_on(right)) >= 0.3


def _words_a_strip(strips: Sequence[Placed]) -> float:
    return sum(len(s.strip.words) for s in strips) / len(strips)


def _goes_on(strips: Sequence[Placed]) -> float:
    return sum(s.strip.words[0].text[:1].islower() for s in strips) / len(strips) if len(strips) > 2 else 0.0


def _came_in_turn(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Nearly all of one side was written before the other: cells of a table come row by row."""
    if len(left) < 3 or len(right) < 3:
        return False
    earlier = sum(one.index < other.index for one in left for other in right) / (len(left) * len(right))
    return not 0.15 < earlier < 0.85
