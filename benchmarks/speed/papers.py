"""Papers of municipalities that nobody wrote: words as often as people use them, a subject of their own, and sentences that hold facts.

Paper `number` is the same in every run; its vocabulary grows with the number of papers, as that of a real archive does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from benchmarks.speed.claims import Claim, claims
from benchmarks.speed.words import Words, words
from corpus.model import Fact, Head, Span, Theme
from corpus.places_table import Place, is_municipality_at, place_at, table
from corpus.vocabulary import THEMES

LANGUAGES = ("da", "de")
TYPES = ("strategy", "policy", "plan", "report", "minutes", "memo", "proposal", "answer", "agreement", "slides")
TITLES = {
    "da": ("Strategi for {} og {} {}", "{}politik {}", "Handlingsplan for {} {}", "Notat om {} og {}", "Referat: {} {}"),
    "de": ("Strategie für {} und {} {}", "Konzept {} {}", "Handlungsplan {} {}", "Vermerk über {} und {}", "Niederschrift: {} {}"),
}
BODIES = {"da": "{} Kommune", "de": "Stadt {}"}
COUNTRIES = {"da": "DK", "de": "DE"}
TOWNS, FOREIGN = 80, ("SE", "NO", "FI", "PL", "NL", "FR", "GB", "EE", "CZ", "IT")
WORDS = 720
"""Of a paper, on average: some ten passages."""
PAGE = 250
OWN, COMPOUNDS, YEARS, PLACES = 0.22, 0.035, 0.006, 0.008
"""Shares of a paper's words: of its subject, new compounds, years, towns."""


@dataclass
class Paper:
    """A paper: what it says of itself, the text of its pages, what is found there, and the words of its subject."""

    head: Head
    pages: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)


def towns(country: str) -> tuple[str, ...]:
    """The largest municipalities of Denmark and Germany, or towns of another country."""
    return _towns()[country]


@cache
def _towns() -> Mapping[str, tuple[str, ...]]:
    by_country: dict[str, list[Place]] = {country: [] for country in (*COUNTRIES.values(), *FOREIGN)}
    for number in range(len(table().rows)):
        place = place_at(number)
        if place.country in FOREIGN or (place.country in by_country and is_municipality_at(number)):
            by_country[place.country].append(place)
    largest = {country: sorted(found, key=lambda place: -place.population) for country, found in by_country.items()}
    return {country: tuple(place.name for place in found[:TOWNS]) for country, found in largest.items()}


def paper(number: int, seed: int = 1) -> Paper:
    """One paper, drawn from its number alone."""
    random = np.random.default_rng((seed, number))
    language = LANGUAGES[number % 2]
    known = words(language)
    made = Paper(_head(random, known))
    made.subject = known.telling(random, 40)
    length = int(WORDS * np.exp(random.normal(0.0, 0.6) - 0.18))
    for page in range(1, max(1, round(length / PAGE)) + 1):
        _write_page(made, page, known, random, max(30, min(length, PAGE)))
    made.facts += [_theme(made, str(theme)) for theme in random.choice(THEMES, 2, replace=False)]
    return made


def _head(random: np.random.Generator, known: Words) -> Head:
    language = known.language
    town = str(random.choice(towns(COUNTRIES[language])))
    year = int(random.integers(1998, 2027)) if random.random() < 0.9 else None
    about = [word.capitalize() for word in known.telling(random, 2)]
    title = str(random.choice(TITLES[language])).format(*about, year or "")
    return Head(title.strip(), BODIES[language].format(town), town, COUNTRIES[language], str(random.choice(TYPES)), language, year)


def _write_page(made: Paper, number: int, known: Words, random: np.random.Generator, length: int) -> None:
    """A heading, paragraphs of sentences, and among them sentences that hold facts."""
    text = " ".join(made.subject[:2]).capitalize() if number > 1 else made.head.title
    said = claims(random, known.language, made.head, FOREIGN, towns)
    for paragraph in _paragraphs(known, made.subject, random, length):
        text += f"\n\n{paragraph}"
        if (claim := next(said, None)) and random.random() < 0.6:
            text = _claimed(made, number, text, claim)
    made.pages.append(text)


def _claimed(made: Paper, page: int, text: str, claim: Claim) -> str:
    start = len(text) + 1
    place = start + claim.sentence.index(claim.quote)
    span = Span(page, place, place + len(claim.quote))
    made.facts.append(Fact(claim.kind, claim.value, (span,), claim.quote, 0.9, claim.kind, "1", "cue"))
    return f"{text} {claim.sentence}"


def _theme(made: Paper, theme: str) -> Fact:
    quote = made.pages[0].split("\n")[0]
    return Fact("theme", Theme(theme), (Span(1, 0, len(quote)),), quote, 0.9, "theme", "1", "words")


def _paragraphs(known: Words, subject: list[str], random: np.random.Generator, length: int) -> list[str]:
    drawn = _running(known, subject, random, length)
    found: list[str] = []
    while drawn:
        count = int(random.integers(35, 110))
        found.append(_sentences(drawn[:count], random))
        drawn = drawn[count:]
    return found


def _running(known: Words, subject: list[str], random: np.random.Generator, length: int) -> list[str]:
    """Words in a row: most as people write them, some of the subject, some compounds, years and towns."""
    drawn = known.draw(random, length)
    chances = random.random(length)
    home = towns(COUNTRIES[known.language])
    for at, chance in enumerate(chances):
        if chance < OWN:
            drawn[at] = subject[int(len(subject) * (chance / OWN) ** 2)]
        elif chance < OWN + COMPOUNDS:
            drawn[at] = known.compound(random)
        elif chance < OWN + COMPOUNDS + YEARS:
            drawn[at] = str(random.integers(1990, 2051))
        elif chance < OWN + COMPOUNDS + YEARS + PLACES:
            drawn[at] = str(random.choice(home))
    return drawn


def _sentences(drawn: list[str], random: np.random.Generator) -> str:
    said = []
    while drawn:
        count = int(random.integers(6, 22))
        said.append(" ".join(drawn[:count]))
        drawn = drawn[count:]
    return " ".join(f"{sentence[0].upper()}{sentence[1:]}." for sentence in said)
