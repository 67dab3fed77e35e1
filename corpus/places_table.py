"""The table of places: names to places.

It is `places.tsv.gz` (made by `places_build.py`), read once, at first use, and the rows of users' own `knowledge/places.csv` above it.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.knowledge import Knowledge, OwnPlace, current
from corpus.words import fold


@dataclass(frozen=True, slots=True)
class Place:
    """A town or municipality. `name` is its own name in Latin script, `country` ISO 3166-1; `population` 0 where unknown."""

    id: str
    name: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of places as they stand in the file; for each folded name its mark and line numbers; how long names that begin so may be."""

    rows: list[str]
    keys: dict[str, str]
    longest: dict[str, int]


_OWN_POPULATION = 10_000
"""What a place of the users' own counts for where they do not say how many live there."""
_LETTERS = re.compile(r"[^\W\d_]+")


def table() -> Table:
    """The table with what the users of this archive have added."""
    return _table_of(current())


@lru_cache(maxsize=2)
def _table_of(knowledge: Knowledge) -> Table:
    packaged = _packaged()
    if not knowledge.places:
        return packaged
    rows, keys, longest = list(packaged.rows), dict(packaged.keys), dict(packaged.longest)
    for own in knowledge.places:
        number = len(rows)
        rows.append(_row(own))
        for name in (own.name, *own.names):
            key = " ".join(fold(word) for word in _LETTERS.findall(name))
            mark, others = keys.get(key, "\t").split("\t")
            keys[key] = f"{mark if others else ''}\t{','.join(filter(None, (str(number), others)))}"
            first = key.split(" ")[0]
            longest[first] = max(longest.get(first, 1), key.count(" ") + 1)
    return Table(rows, keys, longest)


def _row(own: OwnPlace) -> str:
    names = "|".join(dict.fromkeys((own.name, *own.names)))
    people = own.population or _OWN_POPULATION
    where = "\t" if own.latitude is None or own.longitude is None else f"{own.latitude:.3f}\t{own.longitude:.3f}"
    return f"own-{fold(own.name)}-{own.country.lower()}\t{own.name}\t{own.country}\t{where}\t{people}\t\t{names}"


@cache
def _packaged() -> Table:
    """The packaged table, kept as text: a place is made when it is asked for."""
    text = gzip.decompress((Path(__file__).parent / "places.tsv.gz").read_bytes()).decode()
    places, names = text.split("\n\n")
    pairs = (line.split("\t", 1) for line in names.split("\n"))
    keys = {key: value for key, value in pairs}  # noqa: C416 - dict() would not say that these are pairs
    longest: dict[str, int] = {}
    for key in keys:
        if " " in key:
            first, length = key[: key.index(" ")], key.count(" ") + 1
            longest[first] = max(longest.get(first, 1), length)
    return Table(places.split("\n"), keys, longest)


def place_at(number: int) -> Place:
    return _place(table().rows[number])


@lru_cache(maxsize=8192)
def _place(row: str) -> Place:
    identifier, name, country, latitude, longitude, population, _, names = row.split("\t")
    return Place(identifier, name, country, _degrees(latitude), _degrees(longitude), int(population), tuple(names.split("|")))


def _degrees(cell: str) -> float | None:
    """Where a place lies; None for a user's own place that says no more than its country."""
    return float(cell) if cell else None


def is_municipality_at(number: int) -> bool:
    """Denmark's municipalities are marked; in Germany every town of the table is one."""
    _, _, country, _, _, _, mark, _ = table().rows[number].split("\t")
    return country in {"DK", "DE"} and (mark == "m" or country == "DE")


def numbers_by_id() -> dict[str, int]:
    return _numbers_by_id(current())


@lru_cache(maxsize=2)
def _numbers_by_id(knowledge: Knowledge) -> dict[str, int]:
    return {row[: row.index("\t")]: number for number, row in enumerate(_table_of(knowledge).rows)}
