"""Concepts of the users' own: the themes, networks and municipalities of their tables, each a concept that any of its names means.

A row that is named like a concept of ours adds its words to it; any other is a concept of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from corpus.concepts import LANGUAGES, Concept, Kind, concepts
from corpus.knowledge import Knowledge, OwnMunicipality, OwnTheme
from corpus.words import fold

Words = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def all_concepts(knowledge: Knowledge) -> tuple[Concept, ...]:
    """Ours, and those of the users' tables."""
    if not (knowledge.themes or knowledge.networks or knowledge.municipalities):
        return concepts()
    found = {concept.id: concept for concept in concepts()}
    by_name = {(concept.kind, fold(name)): concept.id for concept in concepts() for name in _names(concept)}
    for kind, name, words in _rows(knowledge):
        key = by_name.setdefault((kind, fold(name)), f"own-{kind}-{fold(name)}")
        before = found.get(key, Concept(key, kind, (), {}))
        found[key] = replace(before, words={code: _united(before.words.get(code, ()), words[code]) for code in LANGUAGES})
    return tuple(found.values())


def _names(concept: Concept) -> Iterator[str]:
    yield concept.id
    for words in concept.words.values():
        yield from words


def _rows(knowledge: Knowledge) -> Iterator[tuple[Kind, str, Words]]:
    for theme in knowledge.themes:
        yield "theme", theme.theme, _of_theme(theme)
    for network in knowledge.networks:
        yield "network", network.name, _in_all((network.name, *network.names, *network.abbreviations))
    for body in knowledge.municipalities:
        yield "municipality", body.name, _in_all(_of_municipality(body))


def _of_theme(row: OwnTheme) -> Words:
    """A theme is also called by the name it has in the table, in whichever language that is."""
    return {code: _united((row.theme,), words) for code, words in (("da", row.da), ("de", row.de), ("en", row.en))}


def _of_municipality(row: OwnMunicipality) -> tuple[str, ...]:
    return (row.name, *((row.official,) if row.official else ()), *row.names)


def _in_all(names: Iterable[str]) -> Words:
    united = tuple(dict.fromkeys(names))
    return dict.fromkeys(LANGUAGES, united)


def _united(first: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *others)))
