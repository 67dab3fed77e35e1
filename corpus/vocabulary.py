"""Concepts with their words in three languages (vocabulary.csv): themes, SDGs, networks, and the bridge between the languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

THEMES = (
    "education", "children_youth", "business", "culture_sport", "citizen_services", "climate_environment", "inclusion",
    "internationalisation", "eu_affairs", "health", "urban_development", "employment", "democracy_transparency",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its kind, the themes it touches, and its words and phrases by language (da, de, en), the preferred one first."""

    id: str
    kind: Literal["theme", "topic", "network", "sdg", "document_type"]
    themes: tuple[str, ...]
    words: dict[str, tuple[str, ...]]

    def label(self, language: str) -> str:
        """The preferred word in `language`, else in English, else the id."""
        return next((words[0] for code in (language, "en", "da", "de") if (words := self.words.get(code, ()))), self.id)


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """Words `first` to `last` (exclusive, counted in the words handed in) name this concept."""

    first: int
    last: int
    concept: Concept


def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the file."""
    raise NotImplementedError


def concept(identifier: str) -> Concept | None:
    """The concept of that id."""
    raise NotImplementedError


def find_concepts(words: Sequence[str], language: str | None) -> tuple[ConceptMatch, ...]:
    """The concepts that a run of words names, inflected and compounded forms included, in any of the three languages."""
    raise NotImplementedError
