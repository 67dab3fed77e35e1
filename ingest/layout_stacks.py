"""Stacks: the lines of a cell, a tile or a box beside others, which belong together although their neighbours stand on the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.layout_rows import Placed, Region, Row, rows
from ingest.layout_tables import with_wrapped_cells
from ingest.sheet import Strip

_TIGHT = 0.7
_OTHER_SIZE = 0.15
_LONG_CELL = 25
_HIGH_CELL = 5
_BULLET = re.compile(r"[-–—•*·»«>o▪]|\(?(?:\d{1,2}|[a-zA-Z])[.)]|[•·▪»].*")

Stack = tuple[Placed, ...]


def boxed(strips: Sequence[Placed]) -> list[Region]:
    """What has no columns, row by row; the lines of a cell are one, and boxes of running text are read one after the other."""
    plain = with_wrapped_cells(rows(strips))
    if all(len(row) == 1 for row in plain):
        return [plain]
    stacks = _stacks(plain)
    if all(len(stack) == 1 for stack in stacks):
        return [plain]
    return list(_regions(stacks))


def _regions(stacks: Sequence[Stack]) -> Iterator[Region]:
    found: list[Row] = []
    wholes = [_joined(stack) for stack in stacks]
    lines_of = {id(whole): stack for whole, stack in zip(wholes, stacks, strict=True)}
    for row in rows(wholes):
        parts = [lines_of[id(whole)] for whole in row]
        if len(row) == 1:
            found += [(line,) for line in parts[0]]
        elif any(_is_running_text(part) for part in parts):
            yield from (region for region in [tuple(found)] if region)
            yield from (tuple((line,) for line in part) for part in parts)
            found = []
        else:
            found.append(row)
    yield from (region for region in [tuple(found)] if region)


def _is_running_text(stack: Stack) -> bool:
    return len(stack) > _HIGH_CELL or sum(len(line.strip.words) for line in stack) > _LONG_CELL


def _stacks(lines: Region) -> list[Stack]:
    """Lines that were written one after the other and stand under each other."""
    row_of = {strip.index: row for row in lines for strip in row}
    found: list[list[Placed]] = []
    for strip in sorted((strip for row in lines for strip in row), key=lambda s: s.index):
        above = found[-1][-1] if found else None
        if above and _goes_on(above, strip) and _is_in_column(above, row_of[strip.index]) and _is_in_column(strip, row_of[above.index]):
            found[-1].append(strip)
        else:
            found.append([strip])
    return [tuple(stack) for stack in _apart(found)]


def _is_in_column(strip: Placed, row: Row) -> bool:
    """Whether a line stands over or under one thing alone of a row."""
    return sum(min(strip.right, other.right) > max(strip.left, other.left) for other in row) < 2


def _goes_on(line: Placed, below: Placed) -> bool:
    if line.table or below.table or not 0 < below.index - line.index < 3 or _BULLET.fullmatch(below.strip.words[0].text):
        return False
    size = max(line.size, below.size)
    shared = min(line.right, below.right) - max(line.left, below.left)
    return (
        below.top > line.top
        and -0.5 * size < below.top - line.bottom < _TIGHT * size
        and abs(line.size - below.size) <= _OTHER_SIZE * size
        and shared > 0.3 * min(line.right - line.left, below.right - below.left)
    )


def _apart(stacks: Sequence[Sequence[Placed]]) -> Iterator[Sequence[Placed]]:
    """Columns of a table that were written one by one are no cells: their lines stand level with those of their neighbours."""
    for stack in stacks:
        if len(stack) > 3 and any(_is_level(stack, other) for other in stacks if other is not stack):
            yield from ([line] for line in stack)
        else:
            yield stack


def _is_level(stack: Sequence[Placed], other: Sequence[Placed]) -> bool:
    if len(other) != len(stack) or any(len(line.strip.words) > 4 for line in (*stack, *other)):
        return False
    return all(abs(a.middle - b.middle) < 0.3 * a.size for a, b in zip(stack, other, strict=True))


def _joined(stack: Stack) -> Placed:
    if len(stack) == 1:
        return stack[0]
    first = stack[0]
    strip = Strip(tuple(word for line in stack for word in line.strip.words), first.strip.group)
    return Placed(strip, first.index, min(s.left for s in stack), first.top, max(s.right for s in stack), max(s.bottom for s in stack))
