"""A question in, an answer out: parses what was typed, asks the engine, fetches the passages and marks the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.archive import Archive
from index.engine import Engine, FacetValue, Filters, Sort


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage to show: `snippet` is the text of [start, end) on page `page`, `marks` are [start, end) ranges in the snippet."""

    page: int
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AnswerHit:
    """A document that answers, with its best passages; there is always at least one. `more` counts further matching passages."""

    document: str
    score: float
    passages: tuple[Passage, ...]
    why: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Added:
    """A word or phrase that the search added: which (`term`), why (`kind`: concept, place, spelling, part) and to what (`to`).

    `key` switches it off when it is handed back in `without`.
    """

    term: str
    kind: str
    to: str
    key: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the search did to the query, as a code that the interface translates, and what it was done to."""

    code: str
    about: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a page of results shows. `answered` is False where nothing, or nothing but weak echoes, was found."""

    query: str
    total: int
    hits: tuple[AnswerHit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    suggestion: str | None
    added: tuple[Added, ...]
    notes: tuple[Note, ...]
    answered: bool


class Searcher:
    """Searches one archive by one engine; safe to use from several threads."""

    def __init__(self, archive: Archive, engine: Engine) -> None:
        raise NotImplementedError

    def search(
        self, query: str, filters: Filters, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10, without: tuple[str, ...] = ()
    ) -> Answer:
        """Never raises on what a person may type; raises EngineError where the index cannot be used."""
        raise NotImplementedError

    def marks(self, query: str, text: str, language: str | None, *, without: tuple[str, ...] = ()) -> tuple[tuple[int, int], ...]:
        """Which ranges of a page's text the query matches, in order and without overlap."""
        raise NotImplementedError
