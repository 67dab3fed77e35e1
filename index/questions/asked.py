"""What a question asks for, and the facts of the index that answer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.places import Place
from index.questions.fact_terms import periods
from index.tree import FactWord, FieldWord

Years = tuple[int | None, int | None]
FIRST, LAST = 1900, 2100
RECENT = 12
"""A goal for a year so much earlier than the one asked for is hardly meant any more."""
EARLIER, LONG_BEFORE, OTHER_SIDE, OTHER_KIND, UNSAID = 0.85, 0.5, 0.8, 0.6, 0.8
"""How well facts fit that are not quite what is asked: of a year before, the tie told by the other town, without the year asked for."""
TIES = ("twin",)
ANY_TIE = ("twin", "network", "project")


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for, as far as it was understood.

    `places` are the towns named, each as its candidates; `country` is the partner's, `of` the country of those who are asked about. `about`
    holds for each subject its concepts and themes. Of `years` and `since` None is an open end; `is_when` says that a year is wanted.
    """

    kind: str
    status: str = ""
    is_any_tie: bool = False
    places: tuple[tuple[Place, ...], ...] = ()
    country: str = ""
    of: str = ""
    networks: tuple[str, ...] = ()
    about: tuple[tuple[str, ...], ...] = ()
    sdgs: tuple[str, ...] = ()
    years: Years | None = None
    is_when: bool = False
    role: str = ""
    when: tuple[str, str] | None = None


def facts_asked(asking: Asking) -> tuple[FactWord, ...]:
    """The facts that answer, the best first."""
    match asking.kind:
        case "partner_city":
            return tuple(_partners(asking))
        case "goal":
            return tuple(_goals(asking))
        case "network":
            return tuple(_within(FactWord("network", (asking.networks,)), asking))
        case "sdg":
            goals = replace(asking, about=(tuple(f"sdg-{number}" for number in asking.sdgs),))
            return (*_within(FactWord("sdg", (asking.sdgs,)), asking), *(_goals(goals) if asking.sdgs else ()))
        case _:
            return tuple(_within(FactWord("date", ((asking.role,), _periods(asking))), asking))


def _partners(asking: Asking) -> Iterator[FactWord]:
    """The tie of two towns may be told by either; who are asked about come first, then those who name them as a partner."""
    for country, of, weight in ((asking.country, asking.of, 1.0), (asking.of, asking.country, OTHER_SIDE)):
        if not asking.places:
            yield from _ties(asking, country, (), _countries(of), weight)
            if not of:
                return
    for number, town in enumerate(asking.places):
        others = [place for at, other in enumerate(asking.places) if at != number for place in other]
        yield from _ties(asking, asking.country, tuple(place.id for place in others), (*_issuer(town), *_countries(asking.of)), 1.0)
    if len(asking.places) == 1:
        (town,) = asking.places
        yield from _ties(asking, asking.of, tuple(place.id for place in town), _countries(asking.country), OTHER_SIDE)


def _ties(asking: Asking, country: str, places: tuple[str, ...], within: tuple[FieldWord, ...], weight: float) -> Iterator[FactWord]:
    ties = ANY_TIE if asking.is_any_tie else TIES
    statuses = (asking.status,) if asking.status else ()
    slots = ((country,) if country else (), places, ties, statuses)
    if asking.years or asking.is_when:
        yield FactWord("partner_city", (*slots, _years(asking.years or (None, None))), within, weight)
    if not asking.years:
        yield FactWord("partner_city", slots, within, weight * (UNSAID if asking.is_when else 1.0))


def _goals(asking: Asking) -> Iterator[FactWord]:
    subjects = tuple(dict.fromkeys(name for names in asking.about for name in names)) or tuple(f"sdg-{n}" for n in asking.sdgs) or ("",)
    for years, weight in _weighed_years(asking):
        yield from _within(FactWord("goal", (subjects, years), weight=weight), asking)
    if asking.sdgs and asking.kind == "goal":
        yield from _within(FactWord("sdg", (asking.sdgs,), weight=OTHER_KIND), asking)


def _weighed_years(asking: Asking) -> Iterator[tuple[tuple[str, ...], float]]:
    """*By 2030* means 2030 first, then the years before it."""
    if asking.is_when:
        yield _years((None, None)), 1.0
        yield (), UNSAID
    elif asking.years and asking.years[0] is None and (last := asking.years[1]):
        yield (str(last),), 1.0
        yield _years((last - RECENT, last - 1)), EARLIER
        yield _years((None, last - RECENT - 1)), LONG_BEFORE
    else:
        yield (_years(asking.years) if asking.years else ()), 1.0


def _years(years: Years) -> tuple[str, ...]:
    first, last = (max(FIRST, years[0] or FIRST), min(LAST, years[1] or LAST))
    return tuple(map(str, range(first, last + 1)))


def _periods(asking: Asking) -> tuple[str, ...]:
    if asking.when is None:
        return ()
    months = periods(*asking.when)
    years = range(int(asking.when[0][:4]), int(asking.when[1][:4]) + 1)
    per_year = [f"{year:04}-{month:02}" for year in years for month in range(1, 13)] if len(months[0]) == len("2030") else []
    return tuple(dict.fromkeys((*months, *(f"{year:04}" for year in years), *per_year)))


def _within(fact: FactWord, asking: Asking) -> Iterator[FactWord]:
    """The facts of whoever is asked about: of each town, of the country."""
    for issuer in [_issuer(town) for town in asking.places] or [()]:
        yield replace(fact, within=(*issuer, *_countries(asking.of)))


def _issuer(town: tuple[Place, ...]) -> tuple[FieldWord, ...]:
    """Documents of a town, under any of its names."""
    return (FieldWord("municipality", tuple(dict.fromkeys((town[0].name, *town[0].names)))),)


def _countries(code: str) -> tuple[FieldWord, ...]:
    return (FieldWord("country", (code,)),) if code else ()
