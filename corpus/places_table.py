"""The table of places (`places.tsv.gz`, made by `places_build.py`): names to places, read once, at first use."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A town or municipality. `name` is its own name in Latin script, `country` ISO 3166-1; `population` 0 where unknown."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Lines of places as they stand in the file; for each folded name its mark and line numbers; how long names that begin so may be."""

    rows: list[str]
    keys: dict[str, str]
    longest: dict[str, int]


@cache
def table() -> Table:
    """The whole table, kept as text: a place is made when it is asked for."""
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


@lru_cache(maxsize=8192)
def place_at(number: int) -> Place:
    identifier, name, country, latitude, longitude, population, _, names = table().rows[number].split("\t")
    return Place(identifier, name, country, float(latitude), float(longitude), int(population), tuple(names.split("|")))


def is_municipality_at(number: int) -> bool:
    """Denmark's municipalities are marked; in Germany every town of the table is one."""
    _, _, country, _, _, _, mark, _ = table().rows[number].split("\t")
    return country in {"DK", "DE"} and (mark == "m" or country == "DE")


@cache
def numbers_by_id() -> dict[str, int]:
    return {row[: row.index("\t")]: number for number, row in enumerate(table().rows)}
