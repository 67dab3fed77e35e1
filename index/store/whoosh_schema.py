"""How records lie in a Whoosh index: a row is a document's head or one of its passages, with its document, its facets and its terms.

Whoosh analyses nothing: it is handed ready-made terms. Terms of all forms share one field, told apart by their prefix; places are kept for
words only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from index.store.whoosh_library import Format, fields
from index.text.passages import Record

Posting = tuple[bytes, int, float, bytes]


class _Ready(Format):  # type: ignore[misc]
    """Posting values that are made already."""

    def __init__(self) -> None:
        super().__init__(field_boost=1.0)


class ReadyTerms(fields.FieldType):  # type: ignore[misc]
    """A field that is handed a `Record` and indexes its terms as they are, with their places counted from the first."""

    def __init__(self) -> None:
        super().__init__(format=_Ready(), analyzer=None)

    def index(self, value: Record, **_: object) -> Iterator[Posting]:
        least = min(map(min, value.positions.values()), default=0)
        for term, count in value.counts.items():
            places = value.positions.get(term)
            packed = array("I", [place - least for place in places]).tobytes() if places else b""
            yield term.encode("utf-8", "surrogatepass"), count, count, packed


class ReadyValues(fields.FieldType):  # type: ignore[misc]
    """A field that is handed values, each a term."""

    def __init__(self) -> None:
        super().__init__(format=_Ready(), analyzer=None)

    def index(self, value: Iterable[str], **_: object) -> Iterator[Posting]:
        return ((text.encode("utf-8", "surrogatepass"), 1, 1.0, b"") for text in dict.fromkeys(value))


def schema() -> fields.Schema:
    return fields.Schema(document=ReadyValues(), facet=ReadyValues(), terms=ReadyTerms())
