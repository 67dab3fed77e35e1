"""Municipalities that users named themselves (`knowledge/municipalities.csv`): where a text names one, by a name or its domain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.knowledge import Knowledge, OwnMunicipality, current
from corpus.words import fold

NAMED, BY_DOMAIN = 6.0, 12.0


def own_municipality(name: str) -> OwnMunicipality | None:
    """The users' municipality of that name, in any spelling."""
    return _by_name(current()).get(fold(name))


def own_votes(text: str) -> Iterator[tuple[str, str, int, float]]:
    """(name, country, place in the text, weight) for each mention of a municipality that users named."""
    known = current()
    pattern = _pattern(known)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        row = _by_name(known)[fold(match.group())]
        yield row.name, row.country, match.start(), BY_DOMAIN if "." in match.group() else NAMED


@lru_cache(maxsize=4)
def _by_name(knowledge: Knowledge) -> dict[str, OwnMunicipality]:
    return {fold(name): row for row in knowledge.municipalities for name in _names(row)}


def _names(row: OwnMunicipality) -> tuple[str, ...]:
    return tuple(name for name in (row.name, row.official, *row.names, row.domain) if name)


@lru_cache(maxsize=4)
def _pattern(knowledge: Knowledge) -> re.Pattern[str] | None:
    names = sorted({name for row in knowledge.municipalities for name in _names(row)}, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None
