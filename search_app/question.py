"""What a visitor asked, as it stands in an address: read from the parameters, changed by a click, and written back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, get_args
from urllib.parse import quote_plus, urlencode

from werkzeug.datastructures import MultiDict

from index.engine import FACETS, Filters, Sort

SORTS: tuple[Sort, ...] = get_args(Sort)
SINGLES = ("year_from", "year_to", "date_from", "date_to", "added_from")
MANY_PAGES = 1_000_000
NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Question:
    """A query, its filters, its order, and what was switched off; `page` counts from 1. `ignored` are parameters that made no sense."""

    query: str = ""
    filters: Filters = NO_FILTERS
    sort: Sort = "relevance"
    page: int = 1
    without: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not self.query.strip() and not self.filters


def read_question(parameters: MultiDict[str, str]) -> Question:
    """Takes what makes sense and names the rest in `ignored`; never raises."""
    understood: dict[str, Any] = {name: _year(parameters.get(name)) for name in ("year_from", "year_to")}
    understood |= {name: _day(parameters.get(name)) for name in ("date_from", "date_to", "added_from")}
    ignored = [name for name in SINGLES if parameters.get(name) and understood[name] is None]
    sort: Sort = next((known for known in SORTS if known == parameters.get("sort")), "relevance")
    fields: dict[str, Any] = {facet: tuple(dict.fromkeys(filter(None, parameters.getlist(facet)))) for facet in FACETS}
    return Question(
        query=(parameters.get("q") or "").replace("\0", " "),
        filters=Filters(**fields, **understood),
        sort=sort,
        page=_page(parameters.get("page")),
        without=tuple(dict.fromkeys(parameters.getlist("without"))),
        ignored=tuple(ignored + (["sort"] if parameters.get("sort") not in (None, "", sort) else [])),
    )


def address(question: Question, path: str = "/search") -> str:
    """The address at which this question is asked."""
    pairs = list(pairs_of(question))
    return f"{path}?{urlencode(pairs)}" if pairs else path


def pairs_of(question: Question) -> Iterator[tuple[str, str]]:
    """The parameters of a question in a fixed order, defaults left out."""
    if question.query:
        yield "q", question.query
    yield from filter_pairs(question.filters)
    if question.sort != "relevance":
        yield "sort", question.sort
    yield from (("without", key) for key in question.without)
    if question.page > 1:
        yield "page", str(question.page)


def filter_pairs(filters: Filters) -> Iterator[tuple[str, str]]:
    """The parameters of the filters alone."""
    for facet in FACETS:
        for value in chosen(filters, facet):
            yield facet, value
    for name in SINGLES:
        if (single := getattr(filters, name)) is not None:
            yield name, str(single)


def address_with(question: Question, facet: str, value: str) -> str:
    """The address of the question with one more value of a facet; a page has hundreds of them that differ in nothing else."""
    before, after = _around(question, facet)
    return f"{before}{quote_plus(value)}{after}"


@lru_cache(maxsize=256)
def _around(question: Question, facet: str) -> tuple[str, str]:
    """What stands before and after a value that is added to a facet."""
    pairs = list(pairs_of(toggled(question, facet, "")))
    last = max(number for number, (name, _) in enumerate(pairs) if name == facet)
    after = urlencode(pairs[last + 1 :])
    return f"/search?{urlencode(pairs[: last + 1])}", f"&{after}" if after else ""


def chosen(filters: Filters, facet: str) -> tuple[str, ...]:
    """The values chosen for a facet."""
    values: tuple[str, ...] = getattr(filters, facet)
    return values


def toggled(question: Question, facet: str, value: str) -> Question:
    """The question with a facet's value added, or taken away where it was chosen; it starts at its first page again."""
    values = chosen(question.filters, facet)
    change: dict[str, Any] = {facet: tuple(v for v in values if v != value) if value in values else (*values, value)}
    return narrowed(question, replace(question.filters, **change))


def narrowed(question: Question, filters: Filters) -> Question:
    """The question with other filters, from its first page."""
    return replace(question, filters=filters, page=1)


def switched(question: Question, key: str) -> Question:
    """The question with an addition of the search switched off, or on again."""
    without = tuple(k for k in question.without if k != key) if key in question.without else (*question.without, key)
    return replace(question, without=without, page=1)


def filter_count(filters: Filters) -> int:
    """How many filters are chosen; a range counts once."""
    ranges = (has_years(filters), has_days(filters), filters.added_from is not None)
    return sum(len(chosen(filters, facet)) for facet in FACETS) + sum(ranges)


def has_years(filters: Filters) -> bool:
    return filters.year_from is not None or filters.year_to is not None


def has_days(filters: Filters) -> bool:
    return filters.date_from is not None or filters.date_to is not None


def turned(sort: Sort) -> Sort:
    """The same order the other way round, where there is one."""
    other = sort[1:] if sort.startswith("-") else f"-{sort}"
    return next((known for known in SORTS if known == other), sort)


def page_numbers(page: int, last: int) -> Sequence[int | None]:
    """The pages to offer: first, last and those around this one; None stands for a gap."""
    near = sorted({1, last, *range(max(1, page - 2), min(last, page + 2) + 1)})
    return [step for before, n in zip([0, *near], near, strict=False) for step in ((None, n) if n - before > 1 else (n,))]


def _page(text: str | None) -> int:
    return min(max(1, int(text)), MANY_PAGES) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 1


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) == 4 else None


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None
