"""Text with marks in it, cut into pieces for a template to wrap: no HTML is made here, so nothing can slip through unescaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

HIT = "hit"
"""The kind of a mark on a searched word; the other kinds are those of the facts."""
REPAIR = "repair"
"""The kind of a mark on what was mended."""


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) of a text is marked as a searched word or as a fact. `key` names it in the page, `title` says what it is.

    `was` is what stood in its place when the page was read; such a mark shows also where nothing is left of the text.
    """

    start: int
    end: int
    kind: str
    key: str
    title: str = ""
    is_here: bool = False
    was: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks, the widest first; `begins` are the marks that start here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()


def cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The pieces of [start, end) of a text; their texts joined are that text again. What was removed at its end is shown there."""
    inside = sorted((m for m in marks if m.start < end and m.end > start and m.start < m.end), key=lambda m: (m.start - m.end, m.start))
    gone = [m for m in marks if m.was is not None and m.start == m.end and start <= m.start <= end]
    bounds = sorted({start, end, *(b for m in (*inside, *gone) for b in (m.start, m.end) if start < b < end)})
    for left, right in pairwise(bounds):
        yield from (Piece("", (m,), (m,)) for m in gone if m.start == left)
        over = tuple(m for m in inside if m.start <= left and m.end >= right)
        yield Piece(text[left:right], over, tuple(m for m in over if m.start == left))
    yield from (Piece("", (m,), (m,)) for m in gone if m.start == end)


def snippet_pieces(
    snippet: str, marks: Iterable[tuple[int, int]], *, cut_before: bool = False, cut_after: bool = False
) -> tuple[Piece, ...]:
    """A snippet of a search result with its words marked, and an ellipsis where it was cut out of a sentence."""
    pieces = cut(snippet, 0, len(snippet), [Mark(start, end, HIT, "") for start, end in marks])
    return (*([Piece("…\N{NO-BREAK SPACE}")] if cut_before else []), *pieces, *([Piece("\N{NO-BREAK SPACE}…")] if cut_after else []))
