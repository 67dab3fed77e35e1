"""Filters and facets over arrays: which of the documents that answer are found, in which order, and what choosing another value would find.

Who answers is told by the query alone, before any filter: so the number beside a value is the number of documents that choosing it
alone finds. Only where the filters leave none of those, the nearest echoes among the rest are found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.words import fold
from index.engine import FACETS, FacetValue, Filters, Sort
from index.ranking import Flags, Floats, Numbers, Scores, answering
from index.tree import FieldWord


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


class Columns(Protocol):
    """What is asked of an index."""

    @property
    def starts(self) -> Numbers: ...
    @property
    def heads(self) -> Sequence[Heading]: ...
    @property
    def facets(self) -> Mapping[str, Mapping[str, Numbers]]: ...
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
    """The documents that answer a query and pass its filters."""

    def __init__(self, scores: Scores, words: float, filters: Filters, columns: Columns) -> None:
        self._columns = columns
        everyone = np.ones(len(columns.starts), bool)
        if filters.added_from:
            everyone &= np.array([head.added_at >= filters.added_from for head in columns.heads], bool)
        self._passing = {
            name: reduce(np.logical_and, (columns.matching(node) for node in nodes)) for name, nodes in field_words(filters).items()
        }
        self._answering = answering(scores, words, np.ones(len(columns.starts), bool)) & everyone
        through = reduce(np.logical_and, self._passing.values(), everyone)
        self.found: Flags = self._answering & through
        if not self.found.any():
            self.found = answering(scores, words, through)

    def facets(self) -> dict[str, tuple[FacetValue, ...]]:
        """The values of each facet, the most frequent first."""
        return {name: _counted(values, self._pool(name)) for name, values in self._columns.facets.items()}

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
    heads = columns.heads
    in_order = sorted(found.tolist(), key=lambda number: heads[number].document)
    turned = sort.startswith("-")
    match sort.lstrip("-"):
        case "title":
            in_order.sort(key=lambda number: fold(heads[number].title), reverse=turned)
        case "added":
            in_order.sort(key=lambda number: heads[number].added_at, reverse=not turned)
        case "year":
            in_order.sort(key=lambda number: _by_year(heads[number].year, turned))
        case _:
            in_order.sort(key=lambda number: -round(float(totals[number]), 6))
    return in_order


def _by_year(year: int | None, oldest_first: bool) -> tuple[bool, int]:
    return year is None, (year or 0) * (1 if oldest_first else -1)


def _counted(values: Mapping[str, Numbers], pool: Flags) -> tuple[FacetValue, ...]:
    counted = [FacetValue(value, count) for value, numbers in values.items() if (count := int(pool[numbers].sum()))]
    return tuple(sorted(counted, key=lambda value: (-value.count, value.value)))
