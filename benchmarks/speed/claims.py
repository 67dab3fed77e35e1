"""Sentences that hold a fact, and the fact: goals with a year, partner towns, networks, dates, development goals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from corpus.model import DateSpan, FactValue, Goal, Head, Network, PartnerCity, Sdg
from corpus.places import places_named
from corpus.vocabulary import THEMES

GOALS = {
    "da": "Kommunen vil sænke sit forbrug på området med {} procent inden {}",
    "de": "Die Stadt will ihren Verbrauch auf diesem Gebiet bis {1} um {0} Prozent senken",
}
PARTNERS = {"da": "{} er venskabsby siden {}", "de": "{} ist seit {} Partnerstadt"}
NETWORKS = {"da": "Kommunen er medlem af {}", "de": "Die Stadt ist Mitglied bei {}"}
DATES = {
    "da": ("Mødet holdes den {}. {} {}", "januar februar marts april maj juni"),
    "de": ("Die Sitzung ist am {}. {} {}", "Januar Februar März April Mai Juni"),
}
SDGS = {"da": "Planen bidrager til verdensmål {}", "de": "Der Plan trägt zum Nachhaltigkeitsziel {} bei"}
BODIES = ("Eurocities", "ICLEI", "Energy Cities", "Klima-Bündnis", "Union of the Baltic Cities", "Sund By Netværket", "Edge Cities")

Towns = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence, and what it claims; `quote` is the part of it that says so."""

    kind: str
    value: FactValue
    sentence: str
    quote: str


def claims(random: np.random.Generator, language: str, head: Head, countries: tuple[str, ...], towns: Towns) -> Iterator[Claim]:
    """A few for a page, of every kind now and then."""
    for number in random.permutation([0, 0, 1, 1, 2, 3, 4, 4]):
        yield _MAKERS[number](random, language) if number < len(_MAKERS) else _partner(random, language, countries, towns)


def _goal(random: np.random.Generator, language: str) -> Claim:
    share, year = int(random.integers(1, 20)) * 5, int(random.integers(2022, 2051))
    statement = GOALS[language].format(share, year)
    value = Goal(statement, year, float(share), "%", None, (str(random.choice(THEMES)),), ())
    return Claim("goal", value, f"{statement}.", statement)


def _partner(random: np.random.Generator, language: str, countries: tuple[str, ...], towns: Towns) -> Claim:
    country, year = str(random.choice(countries)), int(random.integers(1950, 2024))
    name = str(random.choice(towns(country)))
    known = places_named(name, country)
    sentence = PARTNERS[language].format(name, year)
    value = PartnerCity(name, country, "twin", "current", year, None, known[0].id if known else None)
    return Claim("partner_city", value, f"{sentence}.", sentence)


def _network(random: np.random.Generator, language: str) -> Claim:
    name = str(random.choice(BODIES))
    return Claim("network", Network(name), f"{NETWORKS[language].format(name)}.", name)


def _date(random: np.random.Generator, language: str) -> Claim:
    sentence, months = DATES[language]
    day, month, year = (int(random.integers(first, last)) for first, last in ((1, 29), (1, 7), (2000, 2027)))
    said = f"{day}. {months.split()[month - 1]} {year}"
    iso = f"{year}-{month:02}-{day:02}"
    full = sentence.format(day, months.split()[month - 1], year)
    return Claim("date", DateSpan(iso, iso, "day", "event"), f"{full}.", said)


def _sdg(random: np.random.Generator, language: str) -> Claim:
    number = int(random.integers(1, 18))
    sentence = SDGS[language].format(number)
    return Claim("sdg", Sdg(number), f"{sentence}.", sentence)


_MAKERS: tuple[Callable[[np.random.Generator, str], Claim], ...] = (_goal, _date, _sdg, _network)
