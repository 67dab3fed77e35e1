"""What the neighbours say where two readings of a word are likely: the document's own pairs of words, and phrases everyone uses."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log10
from pathlib import Path

_PER_PAIR = 0.7
_MOST = 1.6
_MOST_FIXED = 2.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """The word is likelier by 10^`weight` where one of `before` (if any) stands before it and one of `after` (if any) behind.

    With neither it is likelier everywhere: a word of municipal prose beside one that is rare in it (*Bürger*, *Burger*).
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    weight: float

    def fits(self, before: str, after: str) -> bool:
        is_before = not self.before or any(_ends(before, words) for words in self.before)
        return is_before and (not self.after or any(f"{after} ".startswith(f"{words} ") for words in self.after))


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Up to two words before and behind, in lower case, with a space between."""

    before: str
    after: str


class Context:
    """How much likelier (log10) a word is between its neighbours; `pairs` are those of which both words are sure."""

    def __init__(self, language: str, pairs: Mapping[tuple[str, str], int]) -> None:
        self._phrases = phrases(language)
        self._pairs: Counter[tuple[str, str]] = Counter()
        for (first, second), count in pairs.items():
            self._pairs[first.lower(), second.lower()] += count

    def bonus(self, word: str, near: Neighbours) -> float:
        lowered = word.lower()
        fitting = sorted((p.weight for p in self._phrases.get(lowered, ()) if p.fits(near.before, near.after)), reverse=True)
        fixed = min(_MOST_FIXED, sum(fitting[:2]))
        left, right = near.before.rpartition(" ")[2], near.after.partition(" ")[0]
        pairs = (self._pairs[left, lowered], self._pairs[lowered, right])
        return fixed + min(_MOST, sum(_PER_PAIR * log10(1 + count) for count in pairs))


@cache
def phrases(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases of a language, by their word. A row whose word begins with @ names a class of words, which other rows use."""
    with (Path(__file__).parent / "phrases.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    classes = {row["word"]: _words(row["before"], {}) for row in rows if row["word"].startswith("@")}
    found: dict[str, tuple[Phrase, ...]] = {}
    for row in rows:
        if row["word"] not in classes:
            phrase = Phrase(_words(row["before"], classes), _words(row["after"], classes), float(row["weight"]))
            found[row["word"]] = (*found.get(row["word"], ()), phrase)
    return found


def _words(value: str, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(words for entry in value.split("|") if entry for words in classes.get(entry, (entry,)))


def _ends(before: str, words: str) -> bool:
    """Whether the words before end with these; **em* stands for any word that ends so."""
    return before.endswith(words[1:]) if words.startswith("*") else f" {before}".endswith(f" {words}")
