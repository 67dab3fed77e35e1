"""The concepts of vocabulary.csv, each with its words in three languages: themes, topics, networks, SDGs and kinds of document.

The row of a concept: id, kind, themes, and its words and phrases in Danish, German and English, separated by bars, the preferred one first.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

LANGUAGES = ("da", "de", "en")

Kind = Literal["theme", "topic", "network", "sdg", "document_type", "municipality"]
"""Municipalities come from the users' own tables alone."""


@dataclass(frozen=True, eq=False, slots=True)
class Concept:
    """A concept: its kind, the themes it touches, and its words and phrases by language (da, de, en), the preferred one first."""

    id: str
    kind: Kind
    themes: tuple[str, ...]
    words: dict[str, tuple[str, ...]]

    def label(self, language: str) -> str:
        """The preferred word in `language`, else in English, else the id."""
        return next((words[0] for code in (language, "en", "da", "de") if (words := self.words.get(code, ()))), self.id)


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the file."""
    with (Path(__file__).parent / "vocabulary.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_concept(row) for row in csv.DictReader(file))


def _concept(row: dict[str, str]) -> Concept:
    words = {language: tuple(word for word in row[language].split("|") if word) for language in LANGUAGES}
    return Concept(row["id"], cast("Kind", row["kind"]), tuple(row["themes"].split()), words)


@cache
def _by_id() -> dict[str, Concept]:
    return {concept.id: concept for concept in concepts()}


def concept(identifier: str) -> Concept | None:
    """The concept of that id."""
    return _by_id().get(identifier)
