"""Letters that a scan has put in the place of figures, inside dates only: *l5. maj 20l6*, *2O30*. The text keeps its length."""

from __future__ import annotations

import re
from functools import cache

from corpus.dates_words import alternatives, stretches

_FIGURES = str.maketrans("lI|OoSB", "1110058")
_MOST_LETTERS = 3
_AROUND = 60
_ALL_LETTERS = re.compile(r"[lI|][OlI|]?")


@cache
def _slips() -> tuple[re.Pattern[str], ...]:
    """Where a date must stand: four signs of a year; a day before a month with its year; three numbers with points."""
    year = r"[12lI|][09Oo89][\dlI|OoSB]{2}"
    month, joint = alternatives("month"), alternatives("to", "and")
    day = r"[\dlI|OoSB]{1,2}"
    return (
        re.compile(r"(?<![\w.,])(?:[2][0Oo]|[1lI|]9)[\dlI|Oo]{2}(?!\w)"),
        re.compile(rf"(?<![\w.,]){day}(?=[^\S\n]?\.?\s?(?:{month})\.?\s{year}(?!\w))", re.IGNORECASE),
        re.compile(rf"(?<![\w.,]){day}(?=\.?\s?(?:{joint}|-|–)\s?{day}\.\s?(?:{month})\.?\s{year}(?!\w))", re.IGNORECASE),
        re.compile(rf"(?<![\w.,]){day}\.\s?{day}\.\s?{year}(?!\w)"),
    )


_SUSPECT = re.compile(r"\d[lI|OoSB]|[lI|OoSB]\d|(?<!\w)[lI|]\.\s")
"""A letter beside a figure: without one there is nothing to mend."""


def without_slips(text: str) -> str:
    """The text with the letters in its dates turned into the figures they stand for."""
    pieces: list[str] = []
    done = 0
    for begin, end in stretches(text, _SUSPECT, _AROUND):
        pieces += [text[done:begin], _mended(text[begin:end])]
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def _mended(piece: str) -> str:
    for pattern in _slips():
        piece = pattern.sub(_figures, piece)
    return piece


def _figures(match: re.Match[str]) -> str:
    """The figures, where enough of what stands there is figures already; a lone *l* or *I* before a month is the first."""
    letters = sum(not char.isdigit() for char in match[0] if char not in " .")
    if letters > _MOST_LETTERS or (letters == len(match[0]) and not _ALL_LETTERS.fullmatch(match[0])):
        return match[0]
    return match[0].translate(_FIGURES)
