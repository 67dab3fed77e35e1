"""Words: how a text falls into them, and the forms under which a word is known. One behaviour for reading, finding and searching."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: [start, end), as written."""

    start: int
    end: int
    text: str


def tokens(text: str) -> Iterator[Token]:
    """The words and numbers of a text, in order."""
    raise NotImplementedError


def fold(word: str) -> str:
    """One spelling for all: lower case, *Aabenraa* = *Åbenrå*, *oe* = *ø* = *ö*, *ss* = *ß*, accents off; but *år* is not *ar*."""
    raise NotImplementedError


def stem(word: str, language: str | None) -> str:
    """The Snowball stem of a word in Danish, German or English; any other language is left in lower case."""
    raise NotImplementedError
