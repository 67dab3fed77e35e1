"""The networks that are known by name: the rows of `networks.csv` and of users' own `knowledge/networks.csv`, found in a text.

A row: id, kind (city_network, or regional for a metropolitan or regional cooperation), its names in Danish, German and English divided by
bars, the preferred one first, and what it is shortened to. Names are found inflected; a name that begins with a small letter in the table
may do so in a text. An abbreviation needs its capitals, one of up to three letters also a word that speaks of networks nearby.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from corpus.knowledge import Knowledge, OwnNetwork, current
from corpus.words import fold

LANGUAGES = ("da", "de", "en")
WORD = re.compile(r"[^\W_]+")
ENDING = re.compile(r"(?:ernes?|enes?|ets?|ens?|es|er|em|en|e|s|n|t|r)$")
SHORTEST_STEM = 4
SHORT = 3
NEARBY = 90
SPEAKS_OF_NETWORKS = re.compile(r"netz?w[oeæ]r|netværk|network|medlem|mitglied|member|verband|forening|union|bündnis", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """A network of the table: its id, kind, and names by language, the preferred first."""

    id: str
    kind: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    abbreviations: tuple[str, ...]

    def label(self, language: str | None) -> str:
        """The preferred name in a language, else in English or any."""
        by_language = dict(self.names)
        order = (language or "en", "en", "da", "de")
        return next((by_language[code][0] for code in order if by_language.get(code)), self.id)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the table spells it, by its words."""

    text: str
    words: tuple[str, ...]
    body: Body
    is_short: bool
    strict: tuple[bool, ...]
    """Which of its words need a capital."""


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A network named at [start, end) of a text."""

    start: int
    end: int
    name: Name


@cache
def packaged() -> tuple[Body, ...]:
    """The networks of `networks.csv`, in the order of the file."""
    with (Path(__file__).parent / "networks.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_body(row) for row in csv.DictReader(file))


def _body(row: dict[str, str]) -> Body:
    names = tuple((code, tuple(name for name in row[code].split("|") if name)) for code in LANGUAGES)
    return Body(row["id"], row["kind"], names, tuple(name for name in row["abbreviations"].split("|") if name))


def _own(row: OwnNetwork) -> Body:
    names = (row.name, *row.names)
    return Body(f"own-{fold(row.name)}", row.kind, tuple((code, names) for code in LANGUAGES), row.abbreviations)


@lru_cache(maxsize=4)
def _index(knowledge: Knowledge) -> dict[str, tuple[Name, ...]]:
    """All names by the stem of their first word, those with most words first; users' own rows before ours."""
    found: dict[str, list[Name]] = {}
    for body in (*map(_own, knowledge.networks), *packaged()):
        for name in _names(body):
            found.setdefault(name.words[0], []).append(name)
    return {first: tuple(sorted(names, key=lambda name: -len(name.words))) for first, names in found.items()}


def _names(body: Body) -> Iterator[Name]:
    for code, names in body.names:
        for text in names:
            words = WORD.findall(text)
            strict = tuple(word[0].isupper() and (i == 0 or code != "da") for i, word in enumerate(words))
            yield Name(text, tuple(map(_stem, words)), body, text.isupper() and len(text) <= SHORT, strict)
    for text in body.abbreviations:
        words = WORD.findall(text)
        yield Name(text, tuple(map(_stem, words)), body, True, (True,) * len(words))


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    folded = fold(word)
    bare = ENDING.sub("", folded).rstrip("s")
    return bare if len(bare) >= SHORTEST_STEM else folded


def find_bodies(text: str) -> Iterator[NamedBody]:
    """The networks that a text names, in order, none within another."""
    index = _index(current())
    words = [(match.start(), match.end(), _stem(match.group())) for match in WORD.finditer(text)]
    at = 0
    while at < len(words):
        found = next((name for name in index.get(words[at][2], ()) if _stands(text, words, at, name)), None)
        if found is None:
            at += 1
            continue
        yield NamedBody(words[at][0], words[at + len(found.words) - 1][1], found)
        at += len(found.words)


def _stands(text: str, words: list[tuple[int, int, str]], at: int, name: Name) -> bool:
    here = words[at : at + len(name.words)]
    if tuple(word for _, _, word in here) != name.words or any(b[0] - a[1] > SHORT for a, b in pairwise(here)):
        return False
    if any(
        strict and not (text[start].isupper() or text[start].isdigit()) for (start, _, _), strict in zip(here, name.strict, strict=True)
    ):
        return False
    if not name.is_short:
        return True
    start, end = here[0][0], here[-1][1]
    written = text[start:end]
    if written.removesuffix("s") != name.text:
        return False
    is_known = len(name.text) > SHORT or name.text in {text for _, names in name.body.names for text in names}
    return is_known or bool(SPEAKS_OF_NETWORKS.search(text, max(0, start - NEARBY), end + NEARBY))
