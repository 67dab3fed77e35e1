"""Towns, municipalities and countries with their Danish, German and English names, countries, coordinates and ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


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
class PlaceMatch:
    """[start, end) of a text that may name a place: the candidates, the likeliest first. `is_word` says it is also a common word."""

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]
    is_word: bool


def find_places(text: str) -> Iterator[PlaceMatch]:
    """Every capitalised mention that could be a town, longest first, in order; genitives (*Nancys*) included without their ending."""
    raise NotImplementedError


def places_named(name: str, country: str | None = None) -> tuple[Place, ...]:
    """The places of that name in any language or spelling, the largest first."""
    raise NotImplementedError


def place(identifier: str) -> Place | None:
    """The place of that id."""
    raise NotImplementedError


def country_named(name: str) -> str | None:
    """The ISO code for a country's name or adjective in Danish, German or English (*Tyskland*, *niederländischen*, *Scotland* → GB)."""
    raise NotImplementedError


def country_name(code: str, language: str) -> str:
    """A country's name in an interface language; the code itself where it has none."""
    raise NotImplementedError


def is_municipality(name: str) -> bool:
    """Whether a Danish municipality, or a German town or district, is called that."""
    raise NotImplementedError
