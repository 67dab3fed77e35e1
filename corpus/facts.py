"""The kinds of fact, in one visible list: what each is called, which facets it feeds, how it is cleaned and captioned.

A new kind is one entry here, one value class in `corpus.model`, one finder and one table of tests; facet, caption, JSON and CSV follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from corpus.model import DateSpan, Fact, FactValue, Goal, Network, PartnerCity, Sdg, Theme
from corpus.words import fold


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact. `labels` are (singular, plural) by interface language; `facets` gives the values a fact adds to each facet."""

    name: str
    value_type: type[FactValue]
    labels: Mapping[str, tuple[str, str]]
    caption: Callable[[FactValue], str]
    facets: Callable[[FactValue], Mapping[str, tuple[str, ...]]]


def _goal_caption(value: FactValue) -> str:
    assert isinstance(value, Goal)
    return value.statement


def _goal_facets(value: FactValue) -> Mapping[str, tuple[str, ...]]:
    assert isinstance(value, Goal)
    return {"sdg": tuple(str(n) for n in value.sdgs)}  # a document is about its own themes, not about those of each goal in it


def _partner_caption(value: FactValue) -> str:
    assert isinstance(value, PartnerCity)
    return ", ".join(part for part in (value.name, value.country) if part)


def _partner_facets(value: FactValue) -> Mapping[str, tuple[str, ...]]:
    assert isinstance(value, PartnerCity)
    return {"partner": (value.name,) if value.name and value.relation != "mentioned" else ()}


def _network_caption(value: FactValue) -> str:
    assert isinstance(value, Network)
    return value.name


def _network_facets(value: FactValue) -> Mapping[str, tuple[str, ...]]:
    return {"network": (_network_caption(value),)}


def _date_caption(value: FactValue) -> str:
    assert isinstance(value, DateSpan)
    return value.start if value.start == value.end else f"{value.start} – {value.end}"


def _sdg_caption(value: FactValue) -> str:
    assert isinstance(value, Sdg)
    return str(value.number)


def _theme_caption(value: FactValue) -> str:
    assert isinstance(value, Theme)
    return value.theme


def _no_facets(value: FactValue) -> Mapping[str, tuple[str, ...]]:
    return {}


def _kind(
    value_type: type[FactValue],
    labels: tuple[str, ...],
    caption: Callable[[FactValue], str],
    facets: Callable[[FactValue], Mapping[str, tuple[str, ...]]],
) -> Callable[[str], FactKind]:
    by_language = {code: (labels[i], labels[i + 1]) for code, i in (("da", 0), ("de", 2), ("en", 4))}
    return lambda name: FactKind(name, value_type, by_language, caption, facets)


KINDS: Mapping[str, FactKind] = {
    name: make(name)
    for name, make in {
        "goal": _kind(Goal, ("Mål", "Mål", "Ziel", "Ziele", "Goal", "Goals"), _goal_caption, _goal_facets),
        "partner_city": _kind(
            PartnerCity,
            ("Samarbejdsby", "Samarbejdsbyer", "Partnerstadt", "Partnerstädte", "Partner city", "Partner cities"),
            _partner_caption,
            _partner_facets,
        ),
        "network": _kind(
            Network, ("Netværk", "Netværk", "Netzwerk", "Netzwerke", "Network", "Networks"), _network_caption, _network_facets
        ),
        "date": _kind(DateSpan, ("Dato", "Datoer", "Datum", "Daten", "Date", "Dates"), _date_caption, _no_facets),
        "sdg": _kind(
            Sdg,
            ("Verdensmål", "Verdensmål", "Nachhaltigkeitsziel", "Nachhaltigkeitsziele", "Development goal", "Development goals"),
            _sdg_caption,
            lambda value: {"sdg": (_sdg_caption(value),)},
        ),
        "theme": _kind(
            Theme,
            ("Tema", "Temaer", "Thema", "Themen", "Theme", "Themes"),
            _theme_caption,
            lambda value: {"theme": (_theme_caption(value),)},
        ),
    }.items()
}


def same_claim(one: FactValue, other: FactValue) -> bool:
    """Whether two values of a kind claim the same, however they are worded or described beside it."""
    return claim(one) == claim(other)


def claim(value: FactValue) -> object:
    """What a value claims, to be compared with others."""
    match value:
        case Goal():
            return Goal, " ".join(map(fold, value.statement.split())).rstrip(".")
        case PartnerCity():
            return PartnerCity, value.place or (value.name and fold(value.name)), value.country, value.relation
        case Network():
            return Network, fold(value.name)
        case DateSpan():
            return DateSpan, value.start, value.end
    return value


def facet_values(facts: Iterable[Fact]) -> dict[str, tuple[str, ...]]:
    """The values that the facts of one document add to each facet, without repetition, in order of appearance."""
    found: dict[str, dict[str, None]] = {}
    for fact in facts:
        for facet, values in KINDS[fact.kind].facets(fact.value).items():
            found.setdefault(facet, {}).update(dict.fromkeys(values))
    return {facet: tuple(values) for facet, values in found.items()}
