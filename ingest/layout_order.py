"""Reading order: strips of words → regions (columns) in the order in which people read them, each a list of rows.

A page is cut at its best gutter: an upright gap that strips stand on both sides of. Strips that cross the gutter, such as a heading
over two columns, cut the page into bands. What cannot be cut further is read row by row.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.layout_rows import Lines, Placed

_MAX_CANDIDATES = 80
_MAX_DEPTH = 12
_BLANK = 0.9
_FEW = 4
_MOSTLY = 0.7


def reading_order(strips: Sequence[Placed], depth: int = 0) -> list[list[Placed]]:
    """The columns and bands of a page in reading order, each with what stands in it."""
    if not strips:
        return []
    bands = _bands(strips) if depth < _MAX_DEPTH and len(strips) > 2 else None
    if bands is None:
        return [list(strips)]
    return [part for columns in bands for column in columns for part in reading_order(column, depth + 1)]


def _bands(strips: Sequence[Placed]) -> list[list[list[Placed]]] | None:
    """Bands from top to bottom, each of one or two columns, cut at the gutter that parts the most; None where no gutter does."""
    best: list[list[list[Placed]]] | None = None
    most = 0
    lines = Lines.of(strips)
    crossings = [(x, [index for index, strip in enumerate(strips) if _crosses(strip, x)]) for x in _candidates(strips)]
    for x, crossing in sorted(crossings, key=lambda item: len(item[1])):
        blocked = [index for index in crossing if lines.partners[index]]
        if len(strips) - len(crossing) - 2 * len(blocked) <= most:
            continue
        bands = _cut(strips, x, {*crossing, *lines.around(blocked)} if blocked else set(crossing))
        parted = sum(len(band[0]) + len(band[1]) for band in bands if len(band) == 2) - 2 * len(blocked)
        if parted > most:
            best, most = bands, parted
    return best


def _crosses(strip: Placed, x: float) -> bool:
    """Whether a strip runs over a gutter, or so near to it that there is none."""
    return strip.left < x - 1 and strip.right > x - 0.45 * strip.height


def _candidates(strips: Sequence[Placed]) -> list[float]:
    edges = sorted({round(strip.left) for strip in strips})[1:]
    return [float(edge) for edge in edges[:: len(edges) // _MAX_CANDIDATES + 1]]


def _cut(strips: Sequence[Placed], x: float, across: set[int]) -> list[list[list[Placed]]]:
    """Bands above, between and under the strips that go across a gutter."""
    crossing = sorted((strips[index] for index in across), key=lambda s: s.middle)
    edges = [s.middle for s in crossing]
    runs: list[list[Placed]] = [[] for _ in range(len(edges) + 1)]
    for index, strip in enumerate(strips):
        if index not in across:
            runs[bisect_right(edges, strip.middle)].append(strip)
    bands: list[list[list[Placed]]] = []
    loose: list[Placed] = []
    for index, run in enumerate(runs):
        parts = _parts(run, x)
        for part in parts:
            left, right = _sides(part, x)
            if _are_columns(left, right) and (len(parts) == 1 or _is_prose(left, right)):
                bands += [[loose]] if loose else []
                bands.append([left, right])
                loose = []
            else:
                loose += part
        loose += crossing[index : index + 1]
    return bands + ([[loose]] if loose else [])


def _sides(strips: Sequence[Placed], x: float) -> tuple[list[Placed], list[Placed]]:
    return [s for s in strips if s.left < x - 1], [s for s in strips if s.left >= x - 1]


def _parts(run: Sequence[Placed], x: float) -> list[list[Placed]]:
    """What stands between two blank lines over the whole width, unless it is running text on both sides."""
    left, right = _sides(run, x)
    if not left or not right or _is_prose(left, right) or _came_in_turn(left, right):
        return [list(run)]
    parts: list[list[Placed]] = []
    bottom = 0.0
    for strip in sorted(run, key=lambda s: s.top):
        if parts and strip.top - bottom < _BLANK * strip.size:
            parts[-1].append(strip)
        else:
            parts.append([strip])
        bottom = max(bottom, strip.bottom) if len(parts[-1]) > 1 else strip.bottom
    return parts


def _are_columns(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Two columns of running text, or two groups side by side, but not the cells of rows or a list and its bullets."""
    if not left or not right or len(left) + len(right) < 3:
        return False
    size = median(s.size for s in (*left, *right))
    if min(s.left for s in right) - max(s.right for s in left) < 0.6 * size:
        return False
    if min(max(s.bottom for s in left), max(s.bottom for s in right)) - max(min(s.top for s in left), min(s.top for s in right)) <= 0:
        return False
    return _are_apart(left, right) or _is_prose(left, right) or _came_in_turn(left, right)


def _are_apart(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Several lines on both sides, of which not most stand level with one on the other side."""
    small, large = sorted((left, right), key=len)
    size = median(s.size for s in (*left, *right))
    return len(small) >= _FEW and sum(any(abs(s.middle - o.middle) < 0.35 * size for o in large) for s in small) / len(small) < _MOSTLY


def _is_prose(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Lines of several words, or lines that go on with a small letter, on both sides."""
    return min(_words_a_strip(left), _words_a_strip(right)) >= 3.5 or min(_goes_on(left), _goes_on(right)) >= 0.3


def _words_a_strip(strips: Sequence[Placed]) -> float:
    return sum(len(s.strip.words) for s in strips) / len(strips)


def _goes_on(strips: Sequence[Placed]) -> float:
    return sum(s.strip.words[0].text[:1].islower() for s in strips) / len(strips) if len(strips) > _FEW else 0.0


def _lines(strips: Sequence[Placed]) -> int:
    """How many lines stand one above the other."""
    middles = sorted(s.middle for s in strips)
    return 1 + sum(below - above > 0.5 * strips[0].size for above, below in pairwise(middles))


def _came_in_turn(left: Sequence[Placed], right: Sequence[Placed]) -> bool:
    """Nearly all of one side was written before the other: cells of a table come row by row."""
    if min(_lines(left), _lines(right)) < _FEW:
        return False
    earlier = sum(one.index < other.index for one in left for other in right) / (len(left) * len(right))
    return not 0.15 < earlier < 0.85
