"""Filters and facets over arrays: which of the documents that answer are found, in which order, and what choosing another value would find.

Who answers is told by the query alone, before any filter: so the number beside a value is the number of documents that choosing it
alone finds. Only where the filters leave none of those, the nearest echoes among the rest are found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.words import fold
from index.engine import FACETS, FacetValue, Filters, Sort
from index.ranking import Flags, Floats, Numbers, Scores, answering
from index.tree import FieldWord

_NO_YEAR = -(10**6)
folded = lru_cache(maxsize=1 << 16)(fold)
"""Titles stay as they are when an index changes."""


class Heading(Protocol):
    """What is known of a document by its head."""

    @property
    def document(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def added_at(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a facet, in their order, and one after the other the documents of each, which begin at `starts`."""

    names: tuple[str, ...]
    documents: Numbers
    starts: Numbers


def laid_out(values: Mapping[str, Numbers]) -> Values:
    """The values of a facet with their documents, each of which has some, laid out to be counted all at once."""
    names = tuple(sorted(values))
    lengths = [len(values[name]) for name in names]
    documents = np.concatenate([values[name] for name in names]) if names else np.zeros(0, np.int32)
    return Values(names, documents, (np.cumsum(lengths, dtype=np.int64) - lengths).astype(np.int32) if names else np.zeros(0, np.int32))


class Orders:
    """The places of documents in each order, worked out at first use."""

    def __init__(self, heads: Sequence[Heading]) -> None:
        self._heads = heads

    def of(self, sort: Sort, totals: Floats) -> NDArray[Any]:
        """A number for each document, the smallest of which comes first."""
        match sort:
            case "title" | "-title":
                return self._title if sort == "title" else -self._title
            case "added" | "-added":
                return -self._added if sort == "added" else self._added
            case "year" | "-year":
                years = -self._year if sort == "year" else self._year
                return np.where(self._year == _NO_YEAR, np.iinfo(np.int32).max, years)
        return -np.round(totals.astype(np.float64), 6)

    @cached_property
    def identity(self) -> NDArray[Any]:
        return _places([head.document for head in self._heads])

    @cached_property
    def _title(self) -> NDArray[Any]:
        return _places([folded(head.title) for head in self._heads])

    @cached_property
    def _added(self) -> NDArray[Any]:
        return _places([head.added_at for head in self._heads])

    @cached_property
    def _year(self) -> NDArray[Any]:
        return np.array([_NO_YEAR if head.year is None else head.year for head in self._heads], np.int32)

    @cached_property
    def added_at(self) -> NDArray[Any]:
        return np.array([head.added_at for head in self._heads], np.str_)


def _places(texts: Sequence[str]) -> NDArray[Any]:
    """The place of each text among all of them; equal texts share one."""
    place = {text: number for number, text in enumerate(sorted(set(texts)))}
    return np.array([place[text] for text in texts], np.int32)


class Columns(Protocol):
    """What is asked of an index."""

    @property
    def starts(self) -> Numbers: ...
    @property
    def orders(self) -> Orders: ...
    @property
    def values(self) -> Mapping[str, Values]: ...
    def matching(self, node: FieldWord) -> Flags: ...


def field_words(filters: Filters) -> dict[str, list[FieldWord]]:
    """The filters by the facet that they narrow; all of them must hold."""
    found: dict[str, list[FieldWord]] = {name: [FieldWord(name, tuple(values))] for name in FACETS if (values := getattr(filters, name))}
    if filters.year_from is not None or filters.year_to is not None:
        found.setdefault("year", []).append(FieldWord("year", first=filters.year_from, last=filters.year_to))
    if filters.date_from is not None or filters.date_to is not None:
        found.setdefault("date", []).append(FieldWord("date", first=filters.date_from, last=filters.date_to))
    return found


class Narrowed:
    """The documents that answer a query and pass its filters; `echoes` are so many more that hold less of it and pass them."""

    def __init__(
        self, scores: Scores, totals: Floats, words: float, filters: Filters, columns: Columns, *, with_echoes: bool = False
    ) -> None:
        self._columns = columns
        everyone = np.ones(len(columns.starts), bool)
        if filters.added_from:
            everyone &= columns.orders.added_at >= filters.added_from
        self._passing = {
            name: reduce(np.logical_and, (columns.matching(node) for node in nodes)) for name, nodes in field_words(filters).items()
        }
        self._answering = everyone & (scores.holds if with_echoes else answering(scores, totals, words, np.ones_like(everyone)))
        through = reduce(np.logical_and, self._passing.values(), everyone)
        self.found: Flags = self._answering & through
        if not self.found.any():
            self.found = answering(scores, totals, words, through)
        self.echoes = int(np.count_nonzero(scores.holds & through & ~self.found))

    def facets(self) -> dict[str, tuple[FacetValue, ...]]:
        """The values of each facet, the most frequent first."""
        return {name: _counted(values, self._pool(name)) for name, values in self._columns.values.items()}

    def _pool(self, facet: str) -> Flags:
        """The documents that would be found if nothing were chosen in a facet."""
        if facet not in self._passing:
            return self.found
        others = [flags for name, flags in self._passing.items() if name != facet]
        return reduce(np.logical_and, others, self._answering) | self.found

    def in_order(self, totals: Floats, sort: Sort) -> list[int]:
        """The numbers of the documents found; those alike keep the order of their ids."""
        return ordered(np.flatnonzero(self.found), totals, sort, self._columns)


def ordered(found: NDArray[np.intp], totals: Floats, sort: Sort, columns: Columns) -> list[int]:
    """Documents in an order; those alike keep the order of their ids."""
    orders = columns.orders
    in_order: list[int] = found[np.lexsort((orders.identity[found], orders.of(sort, totals)[found]))].tolist()
    return in_order


def _counted(values: Values, pool: Flags) -> tuple[FacetValue, ...]:
    """The values that documents of the pool have, the most frequent first."""
    if not values.names:
        return ()
    counts = np.add.reduceat(pool[values.documents].astype(np.int32), values.starts)
    order = np.argsort(-counts, kind="stable")[: int(np.count_nonzero(counts))]
    return tuple(FacetValue(values.names[number], count) for number, count in zip(order.tolist(), counts[order].tolist(), strict=True))
