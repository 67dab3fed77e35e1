"""The facts that answer a question, from the documents found: each claim of a body once, with its proof and how often else it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.archive import Archive
from corpus.errors import ArchiveError
from corpus.facts import claim
from corpus.model import Document, Fact, Span
from corpus.words import fold
from index.questions.fact_terms import fact_terms, says
from index.questions.understanding import WHOLE, Understood
from index.tree import FactWord, FieldWord


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """A fact that fits what was asked, the document that proves it, and at how many other places of these documents it is told."""

    document: str
    fact: Fact
    more: int = 0


@dataclass(frozen=True, slots=True)
class Fitting:
    """A fact of a document that fits what was asked, and how well (0–1)."""

    document: Document
    fact: Fact
    weight: float


def fitting_facts(archive: Archive, asked: Sequence[FactWord], documents: Iterable[str]) -> dict[str, tuple[Fitting, ...]]:
    """The facts of these documents that fit, by document."""
    return {name: tuple(_of_document(archive, name, asked)) for name in documents} if asked else {}


def _of_document(archive: Archive, name: str, asked: Iterable[FactWord]) -> Iterator[Fitting]:
    """The facts of a document that fit; none where the document is gone."""
    try:
        document, facts = archive.document(name), archive.facts(name)
    except ArchiveError:
        return
    possible = [node for node in asked if all(_has(document, part) for part in node.within)]
    kinds = {node.kind for node in possible}
    for fact in facts:
        terms = fact_terms(fact.value, document.head.language) if fact.kind in kinds else ()
        weight = max((node.weight for node in possible if any(says(term, node) for term in terms)), default=0.0)
        if weight:
            yield Fitting(document, fact, weight)


def answering_facts(
    found: Mapping[str, Sequence[Fitting]], understood: Understood, passages: Mapping[str, Sequence[tuple[int, int, int]]]
) -> tuple[AnswerFact, ...]:
    """The facts that answer, the best first, of each body one after the other.

    `passages` are the page, start and end of what is shown of each document.
    """
    answers: dict[tuple[object, ...], AnswerFact] = {}
    weights: dict[tuple[object, ...], float] = {}
    for name, facts in found.items():
        for one in facts:
            if understood.covers < WHOLE and not _is_within(one.fact, passages.get(name, ())):
                continue
            key: tuple[object, ...] = (one.document.head.municipality or name, claim(one.fact.value))
            first = answers.get(key)
            answers[key] = replace(first, more=first.more + 1) if first else AnswerFact(name, one.fact)
            weights[key] = max(weights.get(key, 0.0), one.weight)
    seen: Counter[object] = Counter()
    rounds: dict[tuple[object, ...], int] = {}
    for key in answers:
        rounds[key] = seen[key[0], weights[key]]
        seen[key[0], weights[key]] += 1
    return tuple(answers[key] for key in sorted(answers, key=lambda key: (-weights[key], rounds[key])))


def spots(found: Sequence[Fitting]) -> tuple[Span, ...]:
    """Where these facts stand."""
    return tuple(span for one in found for span in one.fact.spans)


def _has(document: Document, part: FieldWord) -> bool:
    """Whether a document has a property of its head."""
    value = getattr(document.head, part.field)
    return value is not None and fold(value) in {fold(wanted) for wanted in part.values}


def _is_within(fact: Fact, passages: Sequence[tuple[int, int, int]]) -> bool:
    return any(span.page == page and span.start < end and span.end > start for span in fact.spans for page, start, end in passages)
