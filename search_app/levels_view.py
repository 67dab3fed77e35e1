"""Facets of two levels: countries with their municipalities, decades with their years. All can be opened and closed without a script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.engine import FacetValue
from index.filters import facets
from search_app import labels
from search_app.languages import _, ngettext
from search_app.question import Question, address, address_with, chosen, narrowed
from search_app.search_view import SHOWN_VALUES, Link

MOST_WITHIN = 500
"""Municipalities of a country that are listed; the page says how many rarer ones are left out."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A value and those within it; `link` is None where it cannot be chosen itself. `words` says how many there are within."""

    name: str
    link: Link | None
    within: tuple[Link, ...]
    more: tuple[Link, ...]
    words: str
    is_open: bool
    left_out: int = 0


def place_branches(found: Sequence[FacetValue], question: Question) -> list[Branch]:
    """Countries, those with the most documents first, and the municipalities of each; last those whose country nobody knows."""
    picked = chosen(question.filters, "place")
    counts = dict.fromkeys(picked, 0) | {value.value: value.count for value in found}
    countries = sorted({facets.country_of(value) for value in counts}, key=lambda code: (not code, -counts.get(code, 0), code))
    return [_country(code, counts, question, is_alone=len(countries) == 1) for code in countries]


def _country(code: str, counts: dict[str, int], question: Question, *, is_alone: bool) -> Branch:
    picked = chosen(question.filters, "place")
    inside = [value for value in counts if facets.municipality_of(value) and facets.country_of(value) == code]
    inside.sort(key=lambda value: (value not in picked, -counts[value], value))
    links = tuple(_link("place", value, counts[value], question, _is_in_country) for value in inside[:MOST_WITHIN])
    link = _link("place", code, counts.get(code, 0), question, _is_in_country) if code else None
    words = ngettext("%(num)s municipality", "%(num)s municipalities", len(inside))
    return Branch(
        labels.country(code) if code else _("Country not known"),
        link,
        *_parted(links),
        words,
        is_alone or bool(code and code in picked) or any(value in picked for value in inside),
        len(inside) - len(links),
    )


def decade_branches(found: Sequence[FacetValue], question: Question) -> list[Branch]:
    """Decades, the latest first, and the years of each."""
    picked = chosen(question.filters, "date")
    counts = dict.fromkeys(picked, 0) | {value.value: value.count for value in found}
    decades = sorted({_decade_of(value) for value in counts}, key=lambda value: (-len(value), value), reverse=True)
    return [_decade(value, counts, question) for value in decades]


def _decade(decade: str, counts: dict[str, int], question: Question) -> Branch:
    years = sorted(value for value in counts if value != decade and _decade_of(value) == decade)
    links = tuple(_link("date", year, counts[year], question, _is_in_decade) for year in years)
    link = _link("date", decade, counts.get(decade, 0), question, _is_in_decade)
    picked = chosen(question.filters, "date")
    words = ngettext("%(num)s year", "%(num)s years", len(links))
    return Branch(link.label, link, links, (), words, any(year in picked for year in years))


def _link(facet: str, value: str, count: int, question: Question, is_in: Callable[[str, str], bool]) -> Link:
    """A value that takes the place of what is chosen within it or around it, or takes itself away."""
    picked = chosen(question.filters, facet)
    if not picked:
        return Link(labels.facet_value(facet, value), address_with(question, facet, value), count)
    kept = tuple(other for other in picked if other != value and not is_in(other, value) and not is_in(value, other))
    values = kept if value in picked else (*kept, value)
    href = address(narrowed(question, replace(question.filters, **{facet: values})))  # type: ignore[arg-type]
    return Link(labels.facet_value(facet, value), href, count, value in picked)


def _is_in_country(place: str, country: str) -> bool:
    return place.startswith(f"{country}/")


def _is_in_decade(year: str, decade: str) -> bool:
    return year != decade and _decade_of(year) == decade


def _decade_of(value: str) -> str:
    return value if facets.is_decade(value) else f"{value[:-1]}0s"


def _parted(links: tuple[Link, ...]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """Those that are seen at once, and those behind “more”, of which there is never only one."""
    seen = max(2 * SHOWN_VALUES, sum(link.is_chosen for link in links))
    return (links[:seen], links[seen:]) if len(links) > seen + 1 else (links, ())
