"""Tables without rulings on pages of several columns: their rows are told from lines of columns by their short cells, written in turn."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.layout_rows import Placed, Row, rows
from ingest.layout_stacks import boxed
from ingest.sheet import Strip

_FEWEST_ROWS = 3
_FEWEST_CELLS = 3
_SHORT = 3
_WRAPPED = 2
_COLUMN_LINES = 8


def take_grids(strips: Sequence[Placed]) -> list[Placed]:
    """What stands on a page, where each table without rulings is one thing with its rows; pages without columns stay as they are."""
    lines = rows(strips)
    spans = [span for span in _spans(lines) if _has_columns(lines, span)]
    if not spans:
        return list(strips)
    found: list[Placed] = []
    for first, last in reversed(spans):
        inside = [strip for row in lines[first : last + 1] for strip in row]
        found.append(_grid(inside))
        lines = lines[:first] + lines[last + 1 :]
    return found + [strip for row in lines for strip in row]


def _spans(lines: Sequence[Row]) -> list[tuple[int, int]]:
    """From the first row to the last of each table, with the lines of wrapped cells between them."""
    tabular = [number for number, row in enumerate(lines) if _is_tabular(row)]
    spans: list[list[int]] = []
    for number in tabular:
        if spans and number - spans[-1][-1] <= _WRAPPED + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return [(span[0], _wrapped_end(lines, span[-1])) for span in spans if len(span) >= _FEWEST_ROWS]


def _wrapped_end(lines: Sequence[Row], last: int) -> int:
    """The last line of a table: the lines close under the cells of its last row belong to it."""
    row, end = lines[last], last
    while end + 1 < len(lines) and end - last <= _WRAPPED and len(lines[end + 1]) < len(row):
        below = lines[end + 1]
        is_close = below[0].top - max(cell.bottom for cell in lines[end]) < 0.7 * below[0].size
        if not is_close or not all(any(abs(cell.left - above.left) < 0.3 * cell.size for above in row) for cell in below):
            break
        end += 1
    return end


def _is_tabular(row: Row) -> bool:
    """Three cells or more, at most one of them long, that stand near each other in the file."""
    if len(row) < _FEWEST_CELLS or any(cell.table for cell in row):
        return False
    places = [cell.index for cell in row]
    long = sum(len(cell.strip.words) > _SHORT for cell in row)
    return long <= 1 and max(places) - min(places) <= 2 * len(row) + 2


def _has_columns(lines: Sequence[Row], span: tuple[int, int]) -> bool:
    """Whether running text stands side by side elsewhere on the page."""
    beside = [row for number, row in enumerate(lines) if len(row) > 1 and not span[0] <= number <= span[1]]
    words = sum(len(strip.strip.words) for row in beside for strip in row)
    return len(beside) >= _COLUMN_LINES and words > _SHORT * sum(len(row) for row in beside)


def _grid(strips: Sequence[Placed]) -> Placed:
    table = tuple(row for region in boxed(strips) for row in region)
    words = tuple(word for row in table for cell in row for word in cell.strip.words)
    return Placed(
        Strip(words),
        min(s.index for s in strips),
        min(s.left for s in strips),
        min(s.top for s in strips),
        max(s.right for s in strips),
        max(s.bottom for s in strips),
        table,
    )
