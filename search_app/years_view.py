"""The years of the found documents as a small bar chart that filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.engine import UNKNOWN, FacetValue, Filters
from search_app.question import Question, address, has_years, narrowed
from search_app.search_view import Link, facet_link

MOST_BARS = 24
FEWEST_BARS = 10
STEPS = (1, 2, 5, 10, 20, 50, 100, 500)
HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """The documents of one year, or of a few years in a row, and where a click leads."""

    label: str
    count: int
    href: str
    x: int
    height: int
    is_chosen: bool
    is_within: bool


def year_links(found: Sequence[FacetValue], question: Question) -> list[Link]:
    """The list behind the chart: every year, the newest first, and those whose year is not known."""
    counts = dict.fromkeys(question.filters.year, 0) | {v.value: v.count for v in found}
    return [facet_link("year", year, counts[year], question) for year in sorted(counts, key=lambda y: (y == UNKNOWN, -_number(y), y))]


def _number(year: str) -> int:
    return int(year) if year.isascii() and year.isdecimal() else 0


def year_bars(found: Sequence[FacetValue], question: Question) -> list[Bar]:
    """One bar for each step of years between the first and the last; empty where fewer than two years are known."""
    counts = {int(v.value): v.count for v in found if v.value.isascii() and v.value.isdecimal() and len(v.value) <= 4}
    if len(counts) < 2:
        return []
    last = max(counts)
    first = min(*counts, last - FEWEST_BARS + 1)
    step = next(step for step in STEPS if (last - first) // step < MOST_BARS)
    starts = range(first - first % step, last + 1, step)
    sums = {start: sum(counts.get(year, 0) for year in range(start, start + step)) for start in starts}
    highest = max(sums.values())
    return [_bar(i, start, step, sums[start], highest, question) for i, start in enumerate(starts)]


def _bar(position: int, start: int, step: int, count: int, highest: int, question: Question) -> Bar:
    end = start + step - 1
    filters = question.filters
    is_chosen = (filters.year_from, filters.year_to) == (start, end)
    bounds = (None, None) if is_chosen else (start, end)
    href = address(narrowed(question, replace(filters, year_from=bounds[0], year_to=bounds[1])))
    height = max(2, round(HEIGHT * count / highest)) if count else 0
    label = str(start) if step == 1 else f"{start}–{end}"
    return Bar(label, count, href, position * 10, height, is_chosen, _is_within(start, end, filters))


def _is_within(start: int, end: int, filters: Filters) -> bool:
    """Whether all these years are chosen."""
    if has_years(filters):
        return (filters.year_from or 0) <= start and end <= (filters.year_to or end)
    return all(str(year) in filters.year for year in range(start, end + 1))
