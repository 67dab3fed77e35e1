"""Footnotes: fine print at the foot of a column that begins with a number or an asterisk. They come after the text of their page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Box
from ingest.layout_headings import Piece
from ingest.layout_order import reading_order
from ingest.layout_rows import Placed, Row, place, rows
from ingest.sheet import PlacedWord, Strip, Table

_FINE = 0.92
_LOWER = 0.3
_FOOT = 0.6
_FEWEST_WORDS = 3
_LARGEST_STEP = 3
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(rf"[{_RAISED}]{{1,3}}|\d{{1,3}}|\[\d{{1,3}}\]|\(?\d{{1,3}}\)|[*†‡]{{1,3}}\)?")
_STUCK = re.compile(rf"([{_RAISED}]{{1,3}}|\d{{1,3}}\)?|[*†‡]{{1,3}}\)?)([A-ZÆØÅÄÖÜ„“\"»(§].*)")
_CALL = re.compile(
    rf"(?:[^\W\d_]{{2,}}|[^\W\d_][.)“”\"»])[.,;:!?)]?(\d{{1,3}}|[*†‡]{{1,3}})[.,;:!?]?|([{_RAISED}]{{1,3}}|[*†‡]{{1,3}})[.,;:!?]?"
)
_DIGITS = str.maketrans(_RAISED, "0123456789")


@dataclass(frozen=True, slots=True)
class Feet:
    """A page parted into its text and its footnotes, each footnote a block of lines."""

    text: tuple[Strip, ...]
    notes: tuple[Piece, ...] = ()


def part_footnotes(strips: Sequence[Strip], tables: Sequence[Table], body: float, width: float, height: float) -> Feet:
    """The strips of a page without those of its footnotes, and these."""
    fine = [(index, strip) for index, strip in enumerate(strips) if _is_fine(strip, body) and strip.words[0].box.top > _LOWER]
    if not any(_mark(strip) for _, strip in fine):
        return Feet(tuple(strips))
    coarse = [strip.box for strip in strips if not _is_fine(strip, body)]
    under = [(i, strip) for i, strip in fine if _is_under_all(strip.box, coarse) and not _is_in_table(strip.box, tables)]
    placed = [place(strip, index, width, height) for index, strip in under]
    calls = {call for strip in strips for word in strip.words for call in _calls(word)}
    notes = [note for part in reading_order(placed) for note in _notes(rows(part), calls)]
    taken = {line.index for note in notes for row in note for line in row}
    text = tuple(strip for index, strip in enumerate(strips) if index not in taken)
    return Feet(text, tuple(Piece(tuple(_unstuck(note)), "footnote") for note in notes)) if text else Feet(tuple(strips))


def _is_fine(strip: Strip, body: float) -> bool:
    sizes = sorted(word.size for word in strip.words)
    return 0 < sizes[len(sizes) // 2] <= _FINE * body


def _is_under_all(box: Box, coarse: Sequence[Box]) -> bool:
    """Whether no text of the usual size stands lower in the same column."""
    return not any(other.top > box.top and other.left < box.right and other.right > box.left for other in coarse)


def _is_in_table(box: Box, tables: Sequence[Table]) -> bool:
    return any(table.box.top <= box.top and box.bottom <= table.box.bottom + 0.01 for table in tables)


def _mark(strip: Strip) -> str | None:
    """The number or sign with which a footnote begins, without brackets."""
    first = strip.words[0].text
    if len(strip.words) > 1 and _MARK.fullmatch(first):
        return _bare(first)
    stuck = _STUCK.fullmatch(first)
    return _bare(stuck[1]) if stuck else None


def _bare(mark: str) -> str:
    return mark.translate(_DIGITS).strip("[]()")


def _calls(word: PlacedWord) -> list[str]:
    """The mark in the text that a word ends with or is."""
    found = _CALL.fullmatch(word.text)
    return [_bare(found[1] or found[2])] if found else []


def _notes(lines: Sequence[Row], calls: set[str]) -> list[list[Row]]:
    """Lines from the first mark on, cut where the next mark follows."""
    notes: list[list[Row]] = []
    last = ""
    for row in lines:
        mark = _mark(row[0].strip)
        if mark and (_follows(mark, last) if notes else _is_note(row[0], mark, calls)):
            notes.append([row])
            last = mark
        elif notes:
            notes[-1].append(row)
    return notes


def _is_note(line: Placed, mark: str, calls: set[str]) -> bool:
    """The text calls it; or it stands low and says something."""
    return mark in calls or (line.strip.words[0].box.top > _FOOT and len(line.strip.words) >= _FEWEST_WORDS and mark.isdigit())


def _follows(mark: str, last: str) -> bool:
    if mark.isdigit() and last.isdigit():
        return 0 < int(mark) - int(last) <= _LARGEST_STEP
    return not mark.isdigit() or not last.isdigit()


def _unstuck(note: Sequence[Row]) -> list[Row]:
    """A note whose mark is a word of its own."""
    line = note[0][0]
    first = line.strip.words[0]
    stuck = _STUCK.fullmatch(first.text)
    if not stuck:
        return list(note)
    cut = first.box.left + (first.box.right - first.box.left) * len(stuck[1]) / len(first.text)
    mark = replace(first, text=stuck[1], box=replace(first.box, right=cut))
    rest = replace(first, text=stuck[2], box=replace(first.box, left=cut))
    words = (mark, rest, *line.strip.words[1:])
    return [(replace(line, strip=Strip(words, line.strip.group)), *note[0][1:]), *note[1:]]
