"""What the other engines are given, and what they give back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

TITLE = 3.0
"""How much more a word in a title counts, wherever an engine can be told so."""
LANGUAGES = {"da": "danish", "de": "german", "en": "english"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A document, or a passage of one."""

    title: str
    text: str
    language: str


class Index(Protocol):
    """An index of units, numbered from 0 in the order they were given."""

    def fill(self, units: Iterable[Unit]) -> None: ...

    def find(self, query: str, limit: int) -> Sequence[tuple[int, float]]:
        """The numbers of the best units with their scores, best first."""

    def close(self) -> None: ...
