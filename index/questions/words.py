"""The words that questions are made of, from `words.csv`: a row is a use, a meaning and its words in three languages.

A new word is a new entry in the table: no pattern has to be touched.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.words import fold, tokens

TABLE = Path(__file__).with_name("words.csv")


@dataclass(frozen=True, slots=True)
class Sign:
    """Words `first` to `last` (exclusive) of a query have this use, and mean this."""

    first: int
    last: int
    meaning: str


@cache
def _table() -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """For each use its phrases, folded word by word, and what they mean."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            phrases = found.setdefault(row["use"], {})
            for phrase in row["words"].split("|"):
                phrases[folded(phrase)] = row["meaning"]
    return found


def folded(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, folded."""
    return tuple(fold(token.text) for token in tokens(phrase))


@cache
def _longest(use: str) -> int:
    return max(len(phrase) for phrase in _table()[use])


def signs(words: Sequence[str], use: str) -> Iterator[Sign]:
    """Where these folded words have that use, the longest phrase first, without overlap."""
    phrases, at = _table()[use], 0
    while at < len(words):
        ends = range(min(at + _longest(use), len(words)), at, -1)
        last = next((end for end in ends if tuple(words[at:end]) in phrases), None)
        if last is not None:
            yield Sign(at, last, phrases[tuple(words[at:last])])
        at = last or at + 1


def has_use(phrase: str, use: str) -> bool:
    """Whether a whole phrase has that use."""
    return folded(phrase) in _table()[use]


@cache
def themes_of() -> Mapping[str, str]:
    """Concepts that stand for a whole theme, and which one."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {name: row["meaning"] for row in csv.DictReader(file) if row["use"] == "theme" for name in row["words"].split("|")}


@cache
def no_subjects() -> frozenset[str]:
    """Concepts that a goal is not about: they are what is asked for."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return frozenset(name for row in csv.DictReader(file) if row["use"] == "no subject" for name in row["words"].split("|"))
