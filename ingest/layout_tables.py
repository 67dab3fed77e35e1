"""Tables on a page: the words inside a ruled table are put into its cells; without rulings, wrapped cells are told by the gaps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from corpus.model import Box
from ingest.layout_rows import Placed, Region, Row, place
from ingest.sheet import PlacedWord, Strip, Table

_RUNNING_TEXT = 30
_TIGHT = 0.7
_WIDER = 1.4


def take_tables(strips: Sequence[Strip], tables: Sequence[Table], width: float, height: float) -> list[Placed]:
    """All that stands on a page, placed: each table as one thing with its rows, and the strips that are left."""
    left = list(enumerate(strips))
    placed: list[Placed] = []
    for table in tables:
        inside = [(index, strip) for index, strip in left if _is_in(strip.box, table.box)]
        rows = _rows(table, [word for _, strip in inside for word in strip.words], width, height)
        if rows and not _is_frame(rows):
            words = tuple(word for row in rows for cell in row for word in cell.strip.words)
            whole = place(Strip(words), inside[0][0], width, height)
            placed.append(Placed(whole.strip, whole.index, whole.left, whole.top, whole.right, whole.bottom, rows))
            taken = {id(word) for word in words}
            left = [(index, rest) for index, strip in left if (rest := _without(strip, taken)).words]
    return placed + [place(strip, index, width, height) for index, strip in left]


def _without(strip: Strip, taken: set[int]) -> Strip:
    return Strip(tuple(word for word in strip.words if id(word) not in taken), strip.group)


def _is_in(box: Box, frame: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return frame.left <= x <= frame.right and frame.top <= y <= frame.bottom


def _rows(table: Table, words: Sequence[PlacedWord], width: float, height: float) -> tuple[Row, ...]:
    by_cell: dict[tuple[int, int], list[PlacedWord]] = {}
    for word in words:
        home = next((cell for cell in table.cells if _is_in(word.box, cell.box)), None)
        if home:
            by_cell.setdefault((home.row, home.column), []).append(word)
    cells = sorted(by_cell.items(), key=lambda item: item[0])
    return tuple(
        tuple(place(Strip(tuple(found)), number, width, height) for number, (_, found) in enumerate(row))
        for _, row in groupby(cells, key=lambda item: item[0][0])
    )


def _is_frame(rows: Sequence[Row]) -> bool:
    """Rulings around running text, or around next to nothing, make no table."""
    sizes = [len(cell.strip.words) for row in rows for cell in row]
    return len(rows) < 2 or max(len(row) for row in rows) < 2 or sum(sizes) / len(sizes) > _RUNNING_TEXT


def with_wrapped_cells(region: Region) -> Region:
    """Rows whose lines stand closer to each other than to the next row are one row of wrapped cells."""
    groups: list[list[Row]] = []
    for row in region:
        if groups and _gap(groups[-1][-1], row) <= _TIGHT * row[0].size:
            groups[-1].append(row)
        else:
            groups.append([row])
    edges = [_gap(above[-1], below[0]) for above, below in pairwise(groups)]
    result: list[Row] = []
    for number, group in enumerate(groups):
        around = edges[max(0, number - 1) : number + 1]
        result += [_one_row(group)] if _is_wrapped(group, around) else group
    return tuple(result)


def _gap(above: Row, below: Row) -> float:
    return min(cell.top for cell in below) - max(cell.bottom for cell in above)


def _is_wrapped(group: Sequence[Row], around: Sequence[float]) -> bool:
    """The first line has a cell for each of those below, and clear gaps part the group from what is around it."""
    first, rest = group[0], group[1:]
    if not rest or len(first) < 2 or not around or any(cell.table for row in group for cell in row):
        return False
    inside = max(_gap(above, below) for above, below in pairwise(group))
    return min(around) >= max(_WIDER * inside, 0.2 * first[0].size) and all(
        len(row) < len(first) and all(_home(first, cell) is not None for cell in row) for row in rest
    )


def _home(row: Row, cell: Placed) -> int | None:
    """The column under which a cell stands: flush left, flush right or in the middle of it, and clear of the next one."""
    for number, above in enumerate(row):
        slack = 0.5 * cell.size
        offsets = (above.left - cell.left, above.right - cell.right, (above.left + above.right - cell.left - cell.right) / 2)
        limit = row[number + 1].left if number + 1 < len(row) else float("inf")
        if min(abs(offset) for offset in offsets) < slack and cell.right < limit and abs(above.size - cell.size) < 0.3 * cell.size:
            return number
    return None


def _one_row(group: Sequence[Row]) -> Row:
    cells = list(group[0])
    for row in group[1:]:
        for cell in row:
            number = _home(group[0], cell)
            if number is not None:
                cells[number] = _joined(cells[number], cell)
    return tuple(cells)


def _joined(one: Placed, other: Placed) -> Placed:
    strip = Strip((*one.strip.words, *other.strip.words), one.strip.group)
    return Placed(strip, one.index, min(one.left, other.left), one.top, max(one.right, other.right), other.bottom)
