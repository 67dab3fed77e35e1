"""Text that flows on: drop caps belong to their word, and a paragraph at the foot of a column may go on in the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Box
from ingest.layout_headings import Piece
from ingest.sheet import PlacedWord, Strip

_DROP_CAP = 1.8
_SENTENCE_END = (".", "!", "?", ":", ";", "…", ".“", ".”", '."', ".«", ".»", ".)")
_OTHER_SIZE = 0.08
_FEWEST_WORDS = 5
_LEADING_ON = re.compile(
    r"og|i|på|at|af|til|for|med|en|et|den|det|de|der|som|om|fra|eller|når|ved|har|er|vil|skal|kan|vores|"
    r"und|in|im|die|das|dem|des|eine?[mnrs]?|mit|von|vom|zu[mr]?|für|auf|an|am|bei|durch|über|unter|oder|sowie|wie|als|dass|ist|sind|wird"
)


def with_drop_caps(strips: Sequence[Strip], body: float) -> tuple[Strip, ...]:
    """The large first letter of a paragraph is put before the word that it begins."""
    caps = [strip for strip in strips if _is_cap(strip, body)]
    found = list(strips)
    for cap in caps:
        line = next((strip for strip in found if strip is not cap and _is_beside(cap, strip)), None)
        if line:
            found[found.index(line)] = _with_cap(cap.words[0], line)
            found.remove(cap)
    return tuple(found)


def _is_cap(strip: Strip, body: float) -> bool:
    first = strip.words[0]
    return len(strip.words) == 1 and len(first.text) == 1 and first.text.isupper() and first.size > _DROP_CAP * body > 0


def _is_beside(cap: Strip, line: Strip) -> bool:
    """Whether a line begins at the upper right of the letter and is the first of those beside it."""
    letter, first = cap.words[0].box, line.words[0]
    wide, high = letter.right - letter.left, letter.bottom - letter.top
    middle = (first.box.top + first.box.bottom) / 2
    is_right = -0.2 * wide <= first.box.left - letter.right <= 0.6 * wide
    return is_right and letter.top - 0.1 * high <= middle <= letter.top + 0.55 * high and first.text[:1].isalpha()


def _with_cap(cap: PlacedWord, line: Strip) -> Strip:
    first = line.words[0]
    box = Box(cap.box.left, first.box.top, first.box.right, first.box.bottom)
    return Strip((replace(first, text=cap.text + first.text, box=box), *line.words[1:]), line.group)


def joined_columns(columns: Sequence[Sequence[Piece]]) -> list[Piece]:
    """The blocks of all columns; one that plainly goes on at the head of the next column is one."""
    pieces: list[Piece] = []
    for column in columns:
        if pieces and column and _goes_on(pieces[-1], column[0]):
            pieces[-1] = replace(pieces[-1], rows=(*pieces[-1].rows, *column[0].rows))
            pieces += column[1:]
        else:
            pieces += column
    return pieces


def _goes_on(piece: Piece, after: Piece) -> bool:
    if piece.role not in ("paragraph", "list_item") or after.role != "paragraph" or len(piece.words) < _FEWEST_WORDS:
        return False
    if abs(piece.size - after.size) > _OTHER_SIZE * piece.size or piece.is_bold != after.is_bold:
        return False
    last, first = piece.rows[-1][-1].strip.words[-1].text, after.rows[0][0].strip.words[0].text
    return not last.endswith(_SENTENCE_END) and (first[:1].islower() or last.endswith(",") or _LEADING_ON.fullmatch(last) is not None)
