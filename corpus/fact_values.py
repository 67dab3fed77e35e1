"""What is found in a document: one frozen value class for each kind of fact (`corpus.facts` lists the kinds).

`corpus.model` gives them out with the rest of the model; import them from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Goal:
    """What the issuer commits or aspires to. `statement` is the goal in full, lines joined."""

    statement: str
    target_year: int | None = None
    amount: float | None = None
    unit: str | None = None
    baseline: str | None = None
    themes: tuple[str, ...] = ()
    sdgs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerCity:
    """A town tied to the issuer; `name` is None where only a country is named, `status` is None for a mere mention.

    `place` is the id in `corpus.places` where the town is known there.
    """

    name: str | None
    country: str | None
    relation: Literal["twin", "network", "project", "mentioned"]
    status: Literal["current", "proposed", "former"] | None = None
    since: int | None = None
    via: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """A body whose members are municipalities or cities. `concept` is its id in the vocabulary, if it has one."""

    name: str
    concept: str | None = None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or period; `start` and `end` are ISO days (YYYY-MM-DD), both inclusive.

    `inferred` says that the text names no year and that it was taken from the document's own date.
    """

    start: str
    end: str
    precision: Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "range"]
    role: Literal["published", "event", "deadline", "target", "period", "reference"]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Sdg:
    """A Sustainable Development Goal of the United Nations, 1–17."""

    number: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of municipal policy, by its id in the vocabulary."""

    theme: str


FactValue = Goal | PartnerCity | Network | DateSpan | Sdg | Theme
