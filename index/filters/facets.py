"""What a document's facets hold beyond what stands in its head: places within countries, and the dates that it speaks of.

A place is a path, `DK/Sandvig`, and every document of it is one of `DK` too. Dates are kept as spans of ISO days; of each span the years
(`2030`) and the decades (`2030s`) that it touches are values to filter by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from corpus.model import DateSpan, Fact
from corpus.words import fold
from index.tree import FieldWord

SPAN = "span"
"""The property that holds the spans themselves: `2030-01-01..2030-06-30`. It is searched, but is no facet."""
GROUPS: Mapping[str, tuple[str, ...]] = {"year": ("year_from", "year_to"), "date": ("date_from", "date_to")}
"""The ranges that narrow the same property as a facet."""
T = TypeVar("T")
_CENTURY = 100
_FIRST_DAY, _LAST_DAY, _LAST_YEAR = "0000-00-00", "9999-99-99", 9999


def place_values(country: str | None, municipality: str | None) -> tuple[str, ...]:
    """The paths of a document's place, the widest first."""
    of_country = (country,) if country else ()
    return (*of_country, f"{country or ''}/{municipality}") if municipality else of_country


def country_of(place: str) -> str:
    """The country of a path; empty where nobody knows it."""
    return place.partition("/")[0]


def municipality_of(place: str) -> str:
    """The municipality of a path; empty where the path is a country."""
    return place.partition("/")[2]


def spans_of(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The dates that a document speaks of, mere references aside, and none that ends before it begins."""
    dates = (fact.value for fact in facts if isinstance(fact.value, DateSpan))
    meant = (date for date in dates if date.role != "reference" and date.start <= date.end)
    return tuple(dict.fromkeys(f"{date.start}..{date.end}" for date in meant))


def date_values(spans: Iterable[str]) -> tuple[str, ...]:
    """The decades and years that these spans touch; of a span of more than a century, which is hardly about each of them, the ends."""
    return tuple(dict.fromkeys(value for span in spans for value in _of_span(span)))


@lru_cache(maxsize=1 << 14)
def _of_span(span: str) -> tuple[str, ...]:
    first, last = (int(day[:4]) for day in span.split(".."))
    years = range(first, last + 1) if last - first <= _CENTURY else (first, last)
    decades = dict.fromkeys(f"{year // 10 * 10}s" for year in years)
    return (*decades, *map(str, years))


def is_decade(date: str) -> bool:
    return date.endswith("s")


def chosen(node: FieldWord, values: Mapping[str, T], spans: Callable[[], Mapping[str, T]]) -> Iterator[T]:
    """What stands at the values of a facet that a property means; of a range of dates, at the spans that reach into it."""
    wanted = {fold(value) for value in node.values}
    is_range = node.first is not None or node.last is not None
    yield from (values[value] for value in values if wanted and fold(value) in wanted)
    if is_range and node.field == "date":
        bounds = _day_bounds(node)
        yield from (found for span, found in spans().items() if _overlaps(span, bounds))
    elif is_range:
        low, high = (default if end is None else int(end) for end, default in ((node.first, 0), (node.last, _LAST_YEAR)))
        yield from (found for value, found in values.items() if value.isdecimal() and low <= int(value) <= high)


def _day_bounds(node: FieldWord) -> tuple[str, str]:
    """The days between which a range lies, as texts that can be compared: each end is a day, a month, a year or open."""
    first, last = (f"{end:0>4}" if end is not None else "" for end in (node.first, node.last))
    return (f"{first}-00-00"[:10] if first else _FIRST_DAY), (f"{last}-99-99"[:10] if last else _LAST_DAY)


def _overlaps(span: str, bounds: tuple[str, str]) -> bool:
    first, _, last = span.partition("..")
    return first <= bounds[1] and last >= bounds[0]
