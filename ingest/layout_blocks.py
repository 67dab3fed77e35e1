"""Blocks: the rows of a column are cut into paragraphs, list items, headings and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layout_headings import Piece
from ingest.layout_rows import BULLET, Placed, Region, Row

_STUCK_BULLET = re.compile(r"[•·▪»]\s*\w")
_MONTH = re.compile(r"\d{1,2}\. (?:jan|feb|mar|mär|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[zc])", re.IGNORECASE)
_SENTENCE_END = (".", "!", "?", ":", "…", ".“", ".”", '."')
_OTHER_SIZE = 0.12
_OTHER_SIZE_SEEN = 0.3


def region_pieces(region: Region) -> Iterator[Piece]:
    """The blocks of one column: cut where the gap, the type, the indent or a bullet says so."""
    gap = _usual_gap(region)
    right = max(placed.right for row in region for placed in row)
    current: list[Row] = []
    for row in region:
        table = next((placed for placed in row if placed.table), None)
        if current and (table or _starts_block(current, row, gap, right)):
            yield _piece(current)
            current = []
        if table:
            yield from _table_pieces(row)
        else:
            current.append(row)
    if current:
        yield _piece(current)


def _table_pieces(row: Row) -> Iterator[Piece]:
    """The rows of a table, with what stands beside it before or after."""
    for placed in row:
        if placed.table:
            yield from (Piece((cells,), "table_row") for cells in placed.table)
        else:
            yield _piece([(placed,)])


def _usual_gap(lines: Sequence[Row]) -> float:
    """How far the lines of running text stand from top to top, as a share of the type size."""
    steps = [(b[0].top - a[0].top) / max(a[0].size, 1e-6) for a, b in pairwise(lines) if b[0].top > a[0].top]
    near = sorted(step for step in steps if step < 2.2)
    return near[len(near) // 3] if near else 1.3


def _starts_block(current: Sequence[Row], row: Row, gap: float, right: float) -> bool:
    last, first = current[-1], row[0]
    before = last[0]
    if len(row) > 1 or len(last) > 1 or is_bulleted(row):
        return True
    size = max(before.size, 1e-6)
    if (first.top - before.top) / size > gap * 1.25 + 0.1 or first.top < before.top - size:
        return True
    if not _is_inside_item(current, first) and (_is_other_size(before, first) or _is_other_weight(last, row)):
        return True
    return _is_paragraph_end(current, row, right)


def _is_inside_item(current: Sequence[Row], first: Placed) -> bool:
    """Fine print under the text of an item, hanging with it."""
    item = current[0][0]
    return is_bulleted(current[0]) and first.left > _text_left(item) - 0.3 * first.size and first.size < 1.1 * item.size


def _is_other_size(before: Placed, first: Placed) -> bool:
    slack = _OTHER_SIZE if first.strip.words[0].confidence is None else _OTHER_SIZE_SEEN
    return abs(first.size - before.size) > slack * max(before.size, 1e-6)


def _is_other_weight(last: Row, row: Row) -> bool:
    """Bold after plain type or the other way round, but not bold words that run over the end of a line or go on in small letters."""
    before, after = last[-1].strip.words[-1], row[0].strip.words[0]
    if _is_bold(row) == _is_bold(last) or before.bold == after.bold:
        return False
    return before.text.endswith(_SENTENCE_END) or not after.text[:1].islower()


def _is_paragraph_end(current: Sequence[Row], row: Row, right: float) -> bool:
    """An indent after a flush line, or a last line that leaves room for the word that comes next."""
    before, first = current[-1][0], row[0]
    ends = before.strip.text.endswith(_SENTENCE_END)
    has_room = before.right + _first_width(first) + 1.5 * first.size < right
    if is_bulleted(current[0]):
        return _is_item_end(current, first, ends=ends, has_room=has_room)
    if ends and first.left > before.left + 0.8 * first.size and len(current) > 1:
        return True
    return ends and has_room


def _first_width(placed: Placed) -> float:
    return (placed.right - placed.left) * len(placed.strip.words[0].text) / max(1, len(placed.strip.text))


def _is_item_end(current: Sequence[Row], first: Placed, *, ends: bool, has_room: bool) -> bool:
    """A line that does not keep to the indent of the item's text, unless all lines of the item begin under its bullet."""
    item = current[0][0]
    if first.left > _text_left(item) - 0.3 * first.size or first.strip.words[0].text[:1].islower():
        return False
    if first.left < item.left - 0.5 * first.size:
        return True
    is_hanging = len(current) > 1 and first.left < current[-1][0].left - 0.5 * first.size
    return has_room or (is_hanging and ends)


def _text_left(item: Placed) -> float:
    """Where the text of an item begins, after its bullet."""
    words = item.strip.words
    if len(words) < 2 or words[1].box.left <= words[0].box.left:
        return item.left
    scale = (item.right - item.left) / max(1e-6, item.strip.box.right - item.strip.box.left)
    return item.left + (words[1].box.left - words[0].box.left) * scale


def is_bulleted(row: Row) -> bool:
    """Whether a line begins with a bullet, a dash or a number with its full stop."""
    words = row[0].strip.words
    if len(words) > 1 and _MONTH.match(f"{words[0].text} {words[1].text}"):
        return False
    return (len(words) > 1 and bool(BULLET.fullmatch(words[0].text))) or bool(_STUCK_BULLET.match(words[0].text))


def _is_bold(row: Row) -> bool:
    words = [word for placed in row for word in placed.strip.words]
    return sum(word.bold for word in words) >= 0.8 * len(words)


def _piece(rows: Sequence[Row]) -> Piece:
    if len(rows[0]) > 1:
        return Piece(tuple(rows), "table_row")
    return Piece(tuple(rows), "list_item" if is_bulleted(rows[0]) else "paragraph")
