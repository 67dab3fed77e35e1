"""A fact → its terms in the index, and which facts a `FactWord` means.

A term holds all that can be asked of a fact together, so that *goals for cycling by 2030* finds a goal that is both:

    F:partner_city:<country>:<place>:<relation>:<status>:<since>    the place by its id, else by its folded name
    F:goal:<subject>:<year>                                         once for each subject (theme, concept, sdg-<n>), and once for none
    F:network:<concept or folded name>
    F:sdg:<number>
    F:date:<role>:<month>                                           for each month up to a year, else for each year, up to twenty
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from corpus.model import DateSpan, FactValue, Goal, Network, PartnerCity, Sdg
from corpus.vocabulary import find_concepts
from corpus.words import fold, tokens
from index.tree import FactWord

FORM = "F"
_MONTHS, _YEARS = 12, 20


def fact_terms(value: FactValue, language: str | None) -> list[str]:
    """The terms of a fact in a document of that language."""
    match value:
        case PartnerCity() if value.relation != "mentioned":
            place = value.place or fold(value.name or "")
            return [_term("partner_city", value.country, place, value.relation, value.status, value.since)]
        case Goal():
            return [_term("goal", subject, value.target_year) for subject in _subjects(value, language)]
        case Network():
            return [_term("network", value.concept or fold(value.name))]
        case Sdg():
            return [_term("sdg", value.number)]
        case DateSpan():
            return [_term("date", value.role, period) for period in periods(value.start, value.end)]
    return []


def _subjects(goal: Goal, language: str | None) -> tuple[str, ...]:
    """What a goal is about: nothing in particular, its themes, SDGs, and the concepts that its words name."""
    words = [token.text for token in tokens(goal.statement)]
    named = (match.concept for match in find_concepts(words, language))
    concepts = (concept.id for concept in named if concept.kind in ("topic", "theme", "sdg"))
    return tuple(dict.fromkeys(("", *goal.themes, *(f"sdg-{number}" for number in goal.sdgs), *concepts)))


def _term(kind: str, *slots: object) -> str:
    values = ("" if slot is None else str(slot).replace(":", " ") for slot in slots)
    return ":".join((FORM, kind, *values))


def periods(first: str, last: str) -> list[str]:
    """The months from one ISO day to another, or the years where these are more than twelve."""
    try:
        start, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    except ValueError:
        return []
    if end - start < _MONTHS:
        return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]
    years = range(start // 12, end // 12 + 1)
    return [f"{year:04}" for year in (years if len(years) <= _YEARS else (years[0], years[-1]))]


def matching(node: FactWord, terms: Callable[[str], Sequence[str]]) -> list[str]:
    """Those of an index's terms that say what is asked for; `terms` gives the ones that begin so."""
    fixed: list[str] = []
    for slot in node.slots:
        if len(slot) != 1:
            break
        fixed.append(slot[0])
    return [term for term in terms(":".join((FORM, node.kind, *fixed))) if says(term, node)]


def says(term: str, node: FactWord) -> bool:
    """Whether a term says what is asked for."""
    _, kind, *values = term.split(":")
    return kind == node.kind and all(not slot or value in slot for value, slot in zip(values, _sets(node), strict=False))


@cache
def _sets_of(slots: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(slot) for slot in slots)


def _sets(node: FactWord) -> tuple[frozenset[str], ...]:
    return _sets_of(node.slots)
