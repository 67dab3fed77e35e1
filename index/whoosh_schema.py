"""How records lie in a Whoosh index: one field of ready-made terms, one of document ids, one of facet values, and what is stored.

Whoosh analyses nothing. Terms of all forms share one field, told apart by their prefix; positions are kept for folded words only.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from index.passages import DocumentRecords, Record
from index.whoosh_library import fields, formats

IS_HEAD = "head"
_NO_PLACES = b"\0"
"""Whoosh loses count of values that are empty."""


class _Ready(formats.Format):  # type: ignore[misc]
    """Posting values that are made already, of any length."""

    posting_size = -1

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)


class ReadyTerms(fields.FieldType):  # type: ignore[misc]
    """A field that is handed a `Record` and indexes its terms as they are."""

    def __init__(self) -> None:
        super().__init__(format=_Ready(), analyzer=None)

    def index(self, value: Record, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, count in value.counts.items():
            places = value.positions.get(term)
            yield term.encode("utf-8", "replace"), count, float(count), _packed(places) if places else _NO_PLACES


def _packed(positions: list[int]) -> bytes:
    numbers = array("I", positions)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes) -> list[int]:
    """The positions behind a posting's value."""
    numbers = array("I", data[: len(data) // 4 * 4])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()


class Head(NamedTuple):
    """What is stored of a document: no text but its title."""

    document: str
    title: str
    year: int | None
    added_at: str
    keys: tuple[tuple[str, float], ...]


def schema() -> fields.Schema:
    return fields.Schema(document=fields.ID(), facet=fields.KEYWORD(commas=True), terms=ReadyTerms(), info=fields.STORED())


def rows(records: DocumentRecords) -> Iterator[dict[str, object]]:
    """The rows of one document, which must be written one after the other: its head, then its passages."""
    facets = [f"{name}={value}" for name, values in records.facets.items() for value in dict.fromkeys(values)]
    info = tuple(Head(records.id, records.title, records.year, records.added_at, records.keys))
    yield {"document": records.id, "facet": [IS_HEAD, *facets], "terms": records.head, "info": info}
    for passage in records.passages:
        yield {"document": records.id, "terms": passage, "info": (passage.page, passage.start, passage.end)}
