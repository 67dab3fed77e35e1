"""A question in, an answer out: parses what was typed, asks the engine, fetches the passages and marks the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus import knowledge
from corpus.archive import Archive
from corpus.errors import ArchiveError
from index.engine import Engine, FacetValue, Filters, Found, Hit, Results, Sort
from index.expand import Added, Expansion, expand
from index.first_readings import first_readings
from index.highlight import Mark, Wanted, best_window, find_marks, is_cut, sentence_start, wanted
from index.query import Note, parse
from index.terms import Occurrence
from index.tree import Node

__all__ = ["Added", "Answer", "AnswerHit", "Note", "Passage", "Searcher"]

SHOWN = 3
"""Passages of a hit."""
ECHO = 0.55
"""A best hit that holds less than this share of what was asked is no answer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage to show: `snippet` is the text of [start, end) on page `page`, `marks` are [start, end) ranges in the snippet.

    `cut_before` and `cut_after` say that it begins or ends in the middle of a sentence; whoever shows it sets an ellipsis there.
    """

    page: int
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    cut_before: bool = False
    cut_after: bool = False


@dataclass(frozen=True, slots=True)
class AnswerHit:
    """A document that answers, with its best passages; there is always at least one. `more` counts further matching passages."""

    document: str
    score: float
    passages: tuple[Passage, ...]
    why: tuple[str, ...]
    more: int


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


@dataclass(frozen=True, slots=True)
class _PageText:
    """The text of a page, its language, and what its words were first read as."""

    text: str
    language: str | None
    readings: tuple[Occurrence, ...]

    def readings_in(self, start: int, end: int) -> list[Occurrence]:
        """Those that lie in [start, end), with ranges counted from there."""
        inside = (one for one in self.readings if start <= one.start and one.end <= end)
        return [replace(one, start=one.start - start, end=one.end - start) for one in inside]


class Searcher:
    """Searches one archive by one engine; safe to use from several threads."""

    def __init__(self, archive: Archive, engine: Engine) -> None:
        self._archive = archive
        self._engine = engine

    def search(
        self, query: str, filters: Filters, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10, without: tuple[str, ...] = ()
    ) -> Answer:
        """Never raises on what a person may type; raises EngineError where the index cannot be used."""
        with knowledge.using(self._archive.knowledge()):
            return self._search(query, filters, sort, offset, limit, without)

    def _search(self, query: str, filters: Filters, sort: Sort, offset: int, limit: int, without: tuple[str, ...]) -> Answer:
        parsed = parse(query)
        if parsed.tree is None and query.strip():
            return Answer(query, 0, (), {}, None, (), (*parsed.notes, Note("no_words", query.strip())), answered=False)
        if parsed.tree is None:
            results = self._engine.search(None, filters, sort=sort, offset=offset, limit=limit)
            return self._answer(query, results, None, None, parsed.notes)
        expansion = expand(parsed.tree, self._engine.present, self._engine.suggest, without)
        results = self._engine.search(expansion.tree, filters, sort=sort, offset=offset, limit=limit)
        return self._answer(query, results, expansion.tree, expansion, parsed.notes)

    def marks(
        self, query: str, text: str, language: str | None, readings: Sequence[Occurrence] = (), *, without: tuple[str, ...] = ()
    ) -> tuple[tuple[int, int], ...]:
        """Which ranges of a page's text, or of what stood there in its `first_readings`, the query matches; in order, without overlap."""
        parsed = parse(query)
        if parsed.tree is None:
            return ()
        with knowledge.using(self._archive.knowledge()):
            expansion = expand(parsed.tree, self._engine.present, self._engine.suggest, without)
            return tuple((mark.start, mark.end) for mark in find_marks(wanted(expansion.tree), text, language, readings))

    def _answer(self, query: str, results: Results, tree: Node | None, expansion: Expansion | None, notes: Sequence[Note]) -> Answer:
        want = wanted(tree) if tree is not None else None
        hits = tuple(self._hit(hit, want) for hit in results.hits)
        added = expansion.added if expansion else ()
        missing = tuple(Note("missing", word) for word in expansion.missing) if expansion else ()
        best = max((hit.share for hit in results.hits), default=0.0)
        return Answer(
            query=query,
            total=results.total,
            hits=hits,
            facets=results.facets,
            suggestion=_suggestion(query, added),
            added=added,
            notes=(*notes, *missing),
            answered=results.total > 0 and best >= ECHO and not (expansion and expansion.unknown_facts),
        )

    def _hit(self, hit: Hit, want: Wanted | None) -> AnswerHit:
        passages: list[Passage] = []
        unmarked: list[Passage] = []
        why: dict[str, None] = {}
        pages = cache(lambda number: self._page(hit.document, number))
        for found in hit.passages:
            if len(passages) == SHOWN:
                break
            passage, marks = _passage(pages(found.page), found, want)
            if want and not marks:
                unmarked.append(passage)  # a word of it may stand in the passage beside, where it is marked
            elif not any(_overlap(passage, other) for other in passages):
                passages.append(passage)
                why |= {mark.why: None for mark in marks if mark.why}
        passages = passages or unmarked[:1]
        return AnswerHit(hit.document, hit.score, tuple(passages), (*hit.why, *why), max(0, hit.matching - len(passages)))

    def _page(self, document: str, number: int) -> _PageText:
        """What a passage is cut from; nothing where the archive has moved on since it was indexed."""
        try:
            page = self._archive.page(document, number)
            return _PageText(page.text, page.language or self._archive.document(document).head.language, first_readings(page))
        except ArchiveError:
            return _PageText("", None, ())


def _passage(page: _PageText, found: Found, want: Wanted | None) -> tuple[Passage, tuple[Mark, ...]]:
    """The window of a passage that shows most."""
    text = page.text
    base = sentence_start(text, min(found.start, len(text)))
    inside = find_marks(want, text[base : found.end], page.language, page.readings_in(base, found.end)) if want else ()
    first, last = best_window(text[base : found.end], inside)
    shown = tuple(mark for mark in inside if first <= mark.start and mark.end <= last)
    start, end = base + first, base + last
    marks = tuple((mark.start - first, mark.end - first) for mark in shown)
    return Passage(found.page, start, end, text[start:end], marks, *is_cut(text, start, end)), shown


def _overlap(left: Passage, right: Passage) -> bool:
    if left.page != right.page:
        return False
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared > 0.5 * min(left.end - left.start, right.end - right.start)


def _suggestion(query: str, added: Sequence[Added]) -> str | None:
    """The query with its misspelt words put right."""
    mended = query
    for addition in added:
        if addition.key.startswith("spelling:"):
            meant = _like(addition.to, addition.term)
            mended = re.sub(rf"(?<!\w){re.escape(addition.to)}(?!\w)", meant.replace("\\", ""), mended)
    return mended if mended != query else None


def _like(typed: str, meant: str) -> str:
    return meant[:1].upper() + meant[1:] if typed[:1].isupper() else meant
