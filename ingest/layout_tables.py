"""Tables on a page: the words inside a ruled table are put into its cells, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.model import Box
from ingest.layout_order import Placed, Row, place
from ingest.sheet import PlacedWord, Strip, Table

_RUNNING_TEXT = 30


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
