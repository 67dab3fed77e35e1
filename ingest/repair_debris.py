"""Debris of logos: a name in capitals that stands on every slide is read in pieces (*S NDERBAKKE*), or leaves a letter before the heading.

Only what the document shows to be so is touched: a piece must be the end of a name in capitals that it shows whole, and a letter is
taken away only before a heading that stands elsewhere without it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from corpus.edits import Edit
from corpus.lexicon import is_word

_NAME = re.compile(r"(?m)^[ \t]*(?:[.\-] )?([A-ZÆØÅÄÖÜ]{6,})(?=\s|$)")
_PIECE = re.compile(r"(?m)^[ \t]*(?P<all>(?:[A-ZÆØÅÄÖÜ.]{1,2} )?(?P<tail>[A-ZÆØÅÄÖÜ]{4,}))(?=\s|$)")
_BEFORE = re.compile(r"(?m)^[ \t]*(?P<debris>(?:- ?)?[A-Za-z]{1,3}[ ](?:[A-Z]{2,3}[ ])?)(?P<heading>[A-ZÆØÅÄÖÜ][^\n ]* [^\n]{2,60})$")
_LINE = re.compile(r"(?m)^[ \t]*(\S[^\n]{5,60}?)[ \t]*$")
_MOST_LINES = 20_000
_CONFIDENCE = 0.8


class Letterheads:
    """Names in capitals at the beginnings of lines, their pieces, and lines that may be headings, over the whole document."""

    def __init__(self) -> None:
        self._names: Counter[str] = Counter()
        self._pieces: Counter[str] = Counter()
        self._lines: Counter[str] = Counter()
        self._frequent: list[str] | None = None
        self._backwards: list[str] | None = None
        self._is_in_pieces: bool | None = None

    def add(self, text: str) -> None:
        self._frequent = self._backwards = self._is_in_pieces = None
        if len(self._names) < _MOST_LINES:
            self._names.update(_NAME.findall(text))
        if len(self._pieces) < _MOST_LINES:
            self._pieces.update(match["all"] for match in _PIECE.finditer(text))
        if len(self._lines) < _MOST_LINES:
            self._lines.update(line for line in _LINE.findall(text) if line[0].isupper())

    def counted(self) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
        return dict(self._names), dict(self._pieces), dict(self._lines)

    def count(self, other: tuple[dict[str, int], dict[str, int], dict[str, int]]) -> None:
        """Counts what was counted elsewhere."""
        self._names.update(other[0])
        self._pieces.update(other[1])
        if len(self._lines) < _MOST_LINES:
            self._lines.update(other[2])

    def whole(self, piece: str, tail: str) -> str | None:
        """The name of which a piece is what was read."""
        if tail in self._names and piece != tail:
            return tail if piece.startswith(".") and self._names[tail] > 1 else None
        if piece in self._names and self._names[piece] > 1:
            return None
        if self._frequent is None:
            self._frequent = [name for name, _ in self._names.most_common(20)]
        return next((name for name in self._frequent if name != piece and self._is_end(name, tail)), None)

    @staticmethod
    def _is_end(name: str, tail: str) -> bool:
        end = name[-len(tail) :]
        wrong = sum(a != b for a, b in zip(end, tail, strict=False))
        return len(name) - len(tail) in (1, 2, 3) and (wrong == 0 or (wrong == 1 and len(tail) >= 5))

    def is_in_pieces(self) -> bool:
        """Whether the document holds two pieces of its letterhead or more."""
        if self._is_in_pieces is None:
            found = (count for piece, count in self._pieces.items() if self.whole(piece, piece.split(" ")[-1]))
            self._is_in_pieces = sum(found) >= 2
        return self._is_in_pieces

    def is_heading(self, line: str) -> bool:
        """Whether a line stands elsewhere as it is, or at the end of two others."""
        if self._backwards is None:
            self._backwards = sorted(other[::-1] for other in self._lines)
        first = bisect_left(self._backwards, line[::-1])
        return self._lines[line] > 0 or sum(other.startswith(line[::-1]) for other in self._backwards[first : first + 2]) > 1


def debris_edits(text: str, heads: Letterheads, language: str) -> Iterator[Edit]:
    """The edits that make pieces whole, and take the letters away that are left of a logo."""
    for match in _PIECE.finditer(text):
        name = heads.whole(match["all"], match["tail"])
        if name and (" " in match["all"] or not is_word(match["tail"], language)):
            yield Edit(match.start("all"), match.end("all"), match["all"], name, "debris", _CONFIDENCE)
    for match in _BEFORE.finditer(text):
        letters = match["debris"].strip("- ")
        is_debris = len(letters) == 1 or (not (letters.isupper() and len(letters) > 2) and not is_word(letters, language))
        if is_debris and heads.is_heading(match["heading"].rstrip()):
            yield Edit(match.start("debris"), match.end("debris"), match["debris"], "", "debris", _CONFIDENCE)
