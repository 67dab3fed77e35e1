"""Date expressions of three languages → start, end and precision. Finders and queries both use it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "range"]


@dataclass(frozen=True, slots=True)
class DateMatch:
    """[start, end) of a text that names a date or period: `first` and `last` are ISO days, both inclusive.

    `signal` is the word that came with it and tells its role: *senest*, *bis*, *seit*, *inden*, *Vision* …, in lower case, or "".
    """

    start: int
    end: int
    text: str
    first: str
    last: str
    precision: Precision
    signal: str


def find_dates(text: str, language: str | None) -> Iterator[DateMatch]:
    """Every date expression of a text, in order and without overlap; numbers that are no dates (phones, cases, amounts) are passed over."""
    raise NotImplementedError
