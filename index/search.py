"""A question in, an answer out: parses what was typed, asks the engine, fetches the passages and marks the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import knowledge
from corpus.archive import Archive
from corpus.model import Goal, Span
from corpus.words import fold
from index.engine import Engine, FacetValue, Filters, Found, Hit, Results, Sort
from index.meaning.expand import Added, Expansion, expand
from index.offers.suggestions import Suggestion, suggestions
from index.query.mends import CUT, shortened
from index.query.parse import Note, parse
from index.questions.answer_kinds import asked_kind, is_told, question
from index.questions.answers import AnswerFact, Fitting, answering_facts, fitting_facts, spots
from index.questions.understanding import WHOLE, Part, Understood, understand
from index.showing.around import Similar, SimilarHit, found_in, similar
from index.showing.highlight import Wanted, find_marks, wanted
from index.showing.page_breaks import Beside, alone
from index.showing.shown import Passage, Shown, overlap
from index.text.terms import Occurrence
from index.tree import Node, Or

__all__ = ["Added", "Answer", "AnswerFact", "AnswerHit", "Note", "Part", "Passage", "Searcher", "Similar", "SimilarHit", "Suggestion"]

SHOWN = 3
"""Passages of a hit."""
FIRST = 10
"""The best hits say whether a query is answered, whichever are shown."""
TOLD_BY, TOLD_FROM = 3, 0.6
"""One of so many hits, about as good as the best, must say what a question asks for."""
ECHO = 0.59
"""A best hit that holds less than this share of what was asked is no answer."""

_Fitting = Mapping[str, Sequence[Fitting]]
_NONE: _Fitting = {}


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
    """All that a page of results shows. `answered` is False where nothing, or nothing but weak echoes, was found.

    `understood` is what was taken for a question about facts; `facts` are those of the hits that answer it.
    """

    query: str
    total: int
    hits: tuple[AnswerHit, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    suggestion: str | None
    added: tuple[Added, ...]
    notes: tuple[Note, ...]
    answered: bool
    understood: tuple[Part, ...] = ()
    facts: tuple[AnswerFact, ...] = ()


class Searcher:
    """Searches one archive by one engine; safe to use from several threads."""

    def __init__(self, archive: Archive, engine: Engine) -> None:
        self._archive = archive
        self._engine = engine
        self._known: tuple[int, tuple[str, ...]] = (-1, ())

    def _municipalities(self) -> tuple[str, ...]:
        """Those whose documents there are; listed anew only where the index has changed."""
        revision = self._engine.revision
        if self._known[0] != revision:
            found = self._engine.search(None, Filters(), limit=1).facets.get("municipality", ())
            self._known = revision, tuple(value.value for value in found)
        return self._known[1]

    def search(
        self, query: str, filters: Filters, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10, without: tuple[str, ...] = ()
    ) -> Answer:
        """Never raises on what a person may type; raises EngineError where the index cannot be used."""
        with knowledge.using(self._archive.knowledge()):
            return self._search(query, filters, sort, offset, limit, without)

    def _search(self, query: str, filters: Filters, sort: Sort, offset: int, limit: int, without: tuple[str, ...]) -> Answer:
        parsed = parse(query, without)
        if parsed.tree is None and query.strip() and not parsed.is_everything:
            return Answer(query, 0, (), {}, None, (), (*parsed.notes, Note("no_words", shortened(query))), answered=False)
        if parsed.tree is None:
            results = self._engine.search(None, filters, sort=sort, offset=offset, limit=limit)
            return self._answer(query, results, None, None, parsed.notes)
        understood = understand(query, parsed.tree, without, self._municipalities)
        expansion = self._expanded(understood.tree, without)
        results = self._engine.search(expansion.tree, filters, sort=sort, offset=offset, limit=limit, with_echoes=CUT in without)
        found = fitting_facts(self._archive, understood.facts, [hit.document for hit in results.hits])
        answer = self._answer(query, results, expansion.tree, expansion, parsed.notes, found)
        answer = self._with_facts(answer, understood, filters, found) if understood.facts else answer
        if (sort, offset, limit) == ("relevance", 0, FIRST) and CUT not in without:
            return answer
        best = self._search(query, filters, "relevance", 0, FIRST, tuple(key for key in without if key != CUT))
        return replace(answer, answered=best.answered)

    def _with_facts(self, answer: Answer, understood: Understood, filters: Filters, found: _Fitting) -> Answer:
        """The answer with the facts asked for; a question about facts that no document tells is not answered."""
        shown = {hit.document: [(one.page, one.start, one.end) for one in hit.passages] for hit in answer.hits}
        facts = answering_facts(found, understood, shown)
        is_told = bool(facts) or not understood.needs_facts or self._engine.search(Or(understood.facts), filters, limit=1).total > 0
        is_answered = (answer.answered and is_told) or (_tells_when(facts, understood.parts) and understood.covers >= WHOLE)
        return replace(answer, understood=understood.parts, facts=facts, answered=is_answered)

    def found_in(self, document: str, query: str, *, without: tuple[str, ...] = ()) -> tuple[Passage, ...]:
        """All passages of a document that answer a query, in their order."""
        with knowledge.using(self._archive.knowledge()):
            tree = self._tree(query, without)
            return found_in(self._archive, self._engine, document, tree) if tree is not None else ()

    def similar(self, document: str, place: Found | None = None, *, limit: int = 8) -> Similar:
        """Documents like this one, or like a passage of it."""
        with knowledge.using(self._archive.knowledge()):
            return similar(self._archive, self._engine, self._archive.document(document), place, limit)

    def suggestions(self, typed: str, language: str) -> tuple[Suggestion, ...]:
        """What someone who has typed this, and reads this language, may want."""
        with knowledge.using(self._archive.knowledge()):
            return suggestions(typed, self._engine, language)

    def _tree(self, query: str, without: tuple[str, ...]) -> Node | None:
        """A query as it is asked of the engine."""
        parsed = parse(query, without)
        if parsed.tree is None:
            return None
        return self._expanded(understand(query, parsed.tree, without, self._municipalities).tree, without).tree

    def _expanded(self, tree: Node, without: tuple[str, ...]) -> Expansion:
        """A tree with all that is added to it; the names of municipalities that there are documents of are not translated."""
        names = (f"translation:{fold(form)}" for name in self._municipalities() for form in (name, f"{name}s"))
        return expand(tree, self._engine.present, self._engine.suggest, (*without, *names))

    def marks(
        self,
        query: str,
        text: str,
        language: str | None,
        readings: Sequence[Occurrence] = (),
        *,
        without: tuple[str, ...] = (),
        beside: Beside = alone,
    ) -> tuple[tuple[int, int], ...]:
        """Which ranges of a page's text, or of what stood there in its `first_readings`, the query matches; in order, without overlap.

        `beside` gives the texts of the pages before and after, where phrases may begin or go on.
        """
        parsed = parse(query, without)
        if parsed.tree is None:
            return ()
        with knowledge.using(self._archive.knowledge()):
            expansion = self._expanded(parsed.tree, without)
            return tuple((mark.start, mark.end) for mark in find_marks(wanted(expansion.tree), text, language, readings, beside))

    def _answer(
        self, query: str, results: Results, tree: Node | None, expansion: Expansion | None, notes: Sequence[Note], facts: _Fitting = _NONE
    ) -> Answer:
        want = wanted(tree) if tree is not None else None
        hits = tuple(self._hit(hit, want, spots(facts.get(hit.document, ()))) for hit in results.hits)
        added = expansion.added if expansion else ()
        missing = tuple(Note("missing", word) for word in expansion.missing) if expansion else ()
        echoes = (Note("echoes", str(results.echoes), CUT),) if results.echoes else ()
        best = max((hit.share for hit in results.hits[:FIRST]), default=0.0) if tree is not None else 1.0
        return Answer(
            query=query,
            total=results.total,
            hits=hits,
            facets=results.facets,
            suggestion=_suggestion(query, added),
            added=added,
            notes=(*notes, *missing, *echoes),
            answered=results.total > 0 and best >= ECHO and self._is_told(query, hits),
        )

    def _is_told(self, query: str, hits: Sequence[AnswerHit]) -> bool:
        """Whether the best hits say what a question asks for: a number, a time, a person. Of other questions that is not known."""
        asked = question(query, self._municipalities()) if asked_kind(query) else None
        best = [hit for hit in hits[:TOLD_BY] if hit.score >= TOLD_FROM * hits[0].score]
        return asked is None or is_told(asked, (passage for hit in best for passage in hit.passages))

    def _hit(self, hit: Hit, want: Wanted | None, facts: Sequence[Span]) -> AnswerHit:
        passages: list[Passage] = []
        unmarked: list[Passage] = []
        why: dict[str, None] = {}
        document = Shown(self._archive, hit.document, facts)
        for found in hit.passages:
            if len(passages) == SHOWN:
                break
            passage, marks = document.passage(found, want)
            if want and not marks:
                unmarked.append(passage)  # a word of it may stand in the passage beside, where it is marked
            elif not any(overlap(passage, other) for other in passages):
                passages.append(passage)
                why |= {mark.why: None for mark in marks if mark.why}
        passages = passages or unmarked[:1]
        return AnswerHit(hit.document, hit.score, tuple(passages), (*hit.why, *why), max(0, hit.matching - len(passages)))


def _tells_when(facts: Sequence[AnswerFact], understood: Sequence[Part]) -> bool:
    """Whether there are facts that answer: where a time is asked for, a goal without one does not."""
    values = [one.fact.value for one in facts]
    asks_when = any(part.aspect == "years" and part.value == "?" for part in understood)
    return any(not (asks_when and isinstance(value, Goal) and value.target_year is None) for value in values)


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
