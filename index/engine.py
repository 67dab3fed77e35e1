"""The interface of a search engine, and the values that go in and come out.

An engine holds documents as passages. AND, NOT and filters hold for a document; a phrase and NEAR hold within a passage. What an
engine returns are ids, pages and ranges; the words that stand there are fetched from the archive by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal, Protocol

from corpus.model import Document, Fact, Reading
from index.tree import UNKNOWN, Node

__all__ = [
    "EVERYTHING",
    "FACETS",
    "UNKNOWN",
    "Completion",
    "Engine",
    "Entry",
    "FacetValue",
    "Filters",
    "Found",
    "Hit",
    "Keys",
    "Node",
    "Results",
    "Sort",
]

Sort = Literal["relevance", "year", "-year", "title", "-title", "added", "-added"]
"""The newest year, the first letter, the last addition come first; a dash turns the order round. An unknown year is last either way."""
FACETS = ("place", "municipality", "country", "language", "type", "year", "date", "theme", "sdg", "partner", "network")
"""`place` holds countries and, below them, municipalities (`DK`, `DK/Sandvig`), `date` the years and decades (`2030`, `2030s`) of the dates
found in a document; what these values are is told by `index.filters.facets`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that an engine needs to know of one document."""

    document: Document
    reading: Reading
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person has narrowed the search to: within a filter any value will do, across filters all must hold.

    Days are ISO days; days and years are inclusive. `year` is that of the document, `date` one of those found in it: a document passes
    that speaks of a date within or across the range, mere references aside.
    """

    place: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    sdg: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    network: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    date: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    added_from: str | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) not in ((), None) for field in fields(self))


EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that answers: [start, end) in the text of page `page`."""

    page: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that answers, its best passages first. `why` names what matched beyond the words typed (`concept: twin town`).

    `share` says how much of what was asked it holds, 0–1; a low share is an echo rather than an answer. `matching` counts all its
    passages that match, of which `passages` are the best. Of a similar document, `shared` are the terms it shares, the most telling first.
    """

    document: str
    score: float
    passages: tuple[Found, ...]
    why: tuple[str, ...] = ()
    share: float = 1.0
    matching: int = 0
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value and how many documents it stands for: as many as would be found if it alone were chosen in its facet."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits, the number of all of them, and the facets over all of them.

    `echoes` are documents that pass the filters and hold some of the query, but so little that they are not among those found.
    The values of a facet are counted as if nothing were chosen in that facet, so that others can be added to those that are.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    echoes: int = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """What someone who began to type may want: a word, a title (then of `document`) or a municipality, in so many passages or documents."""

    text: str
    kind: Literal["word", "title", "municipality"]
    count: int = 0
    document: str = ""


Keys = tuple[tuple[str, float], ...]
"""Terms and how much each tells about a document or passage."""


class Engine(Protocol):
    """What every engine does in full. `revision` is the number of the last change of the archive that it holds."""

    @property
    def revision(self) -> int: ...

    @property
    def analysis(self) -> str:
        """The `index.text.terms.fingerprint` of the terms that it was built of; documents that are put later have such terms too."""

    @property
    def size(self) -> int:
        """How many documents it holds."""

    def put(self, entries: Iterable[Entry], revision: int) -> None:
        """Adds or replaces documents, searchable on return."""

    def drop(self, documents: Sequence[str], revision: int) -> None:
        """Removes documents; unknown ids are no error."""

    def rebuild(self, entries: Iterable[Entry], revision: int) -> None:
        """Builds a new index beside the old one and swaps; searches go on meanwhile."""

    def search(
        self,
        query: Node | None,
        filters: Filters,
        *,
        sort: Sort = "relevance",
        offset: int = 0,
        limit: int = 10,
        with_echoes: bool = False,
    ) -> Results:
        """One page of results; no query finds all documents that the filters let through.

        Documents that hold much less of the query than the best are counted as echoes, and found only if that is asked for.
        """

    def passages(self, query: Node, document: str) -> tuple[Found, ...]:
        """All passages of a document that the query matches, in their order."""

    def complete(self, prefix: str, limit: int = 8) -> tuple[Completion, ...]:
        """Of each kind at most so many: words that begin so, most frequent first; titles and municipalities with these words in a row."""

    def suggest(self, word: str) -> str | None:
        """A word of the index that was probably meant, or None where the word itself is there."""

    def present(self, terms: Iterable[str]) -> frozenset[str]:
        """Which of these terms (see `index.text.terms`) any document holds."""

    def keys(self, document: str) -> Keys:
        """The terms that tell most about a document, the most telling first; none where it is not held."""

    def similar(self, document: str, keys: Keys | None = None, filters: Filters = EVERYTHING, limit: int = 5) -> tuple[Hit, ...]:
        """Other documents with much the same telling terms as this one or, where `keys` are given, with these; the nearest first."""

    def close(self) -> None: ...
