"""Which words of a text layer a reader of the page can see, and which lie hidden under pictures, in white on white, or off the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.pdf_objects import Thing, Things
from ingest.readers.pdf_text import Bounds, Run

_FULL_PAGE = 0.5
_SAME_PLACE = 0.5
_DOUBLED = 6


@dataclass(frozen=True)
class Layer:
    """The words of a page: those that can be seen, and those behind its pictures or drawings, where an earlier OCR puts them."""

    seen: list[Run]
    behind: list[Run]


def part_layer(runs: Sequence[Run], things: Things) -> Layer:
    """Words off the page, twice in the same place, or hidden where nothing is to be read belong to neither part."""
    seen: list[Run] = []
    hidden: list[Run] = []
    over = [thing for thing in things.pictures if _size(thing.bounds) >= _FULL_PAGE * things.width * things.height]
    for run in runs:
        x, y = run.middle
        if 0 <= x <= things.width and 0 <= y <= things.height:
            (hidden if _is_lost(run, over, things) else seen).append(run)
    seen = list(_once(_undoubled(run) for run in seen))
    return Layer(seen, list(_behind(hidden, seen, things)) if hidden else [])


def _is_lost(run: Run, over: Sequence[Thing], things: Things) -> bool:
    """Whether a word cannot be seen: without ink, in white on white, or under a picture that was painted later."""
    look = run.look
    if look.is_hidden:
        return True
    if look.is_pale and not things.is_ground(*run.middle):
        return True
    order = things.orders.get(look.item) if over else None
    return order is not None and any(thing.order > order and _holds(thing.bounds, *run.middle) for thing in over)


def _behind(hidden: Sequence[Run], seen: Sequence[Run], things: Things) -> Iterator[Run]:
    """Hidden words that stand for something that can be seen: on a picture or in a drawing, and not written out there as well."""
    written = _Places(seen)
    for run in _once(iter(hidden)):
        x, y = run.middle
        stands_for = things.is_drawn or any(_holds(thing.bounds, x, y) for thing in things.pictures)
        if stands_for and not written.holds(run):
            yield run


def _once(runs: Iterator[Run]) -> Iterator[Run]:
    """Words without those that stand a second time in nearly the same place, as for a shadow or a bold look."""
    known: dict[str, list[Bounds]] = defaultdict(list)
    for run in runs:
        others = known[run.text]
        if not others or not any(_is_same_place(run.box, other) for other in others):
            others.append(run.box)
            yield run


def _undoubled(run: Run) -> Run:
    """A word all of whose letters are written twice (*KKlliimmaa*) as it is meant."""
    text = run.text
    if len(text) >= _DOUBLED and len(text) % 2 == 0 and text[0] == text[1] and text[::2] == text[1::2] and not text.isdigit():
        wide = abs(run.last[2] - run.first[0])
        if len(set(text)) > 2 and wide < 0.4 * run.look.size * len(text):
            return Run(text[::2], run.first, run.last, run.look)
    return run


class _Places:
    """Where words stand, to be asked quickly."""

    _CELL = 40.0

    def __init__(self, runs: Sequence[Run]) -> None:
        self._cells: dict[tuple[int, int], list[Bounds]] = defaultdict(list)
        for run in runs:
            box = run.box
            for column in range(int(box[0] // self._CELL), int(box[2] // self._CELL) + 1):
                self._cells[column, int(run.middle[1] // self._CELL)].append(box)

    def holds(self, run: Run) -> bool:
        x, y = run.middle
        column, row = int(x // self._CELL), int(y // self._CELL)
        return any(_holds(box, x, y) for near in (row - 1, row, row + 1) for box in self._cells.get((column, near), ()))


def _is_same_place(one: Bounds, other: Bounds) -> bool:
    if one[3] <= other[1] or other[3] <= one[1] or one[2] <= other[0] or other[2] <= one[0]:
        return False
    wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return wide * high > _SAME_PLACE * min(_size(one), _size(other))


def _holds(bounds: Bounds, x: float, y: float) -> bool:
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]


def _size(bounds: Bounds) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
