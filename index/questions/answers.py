"""The facts that answer a question, from the documents found: each claim of a body once, with its proof and how often else it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.errors import ArchiveError
from corpus.facts import claim
from corpus.model import Document, Fact
from corpus.words import fold
from index.questions.fact_terms import fits
from index.questions.understanding import Understood
from index.tree import FactWord, FieldWord

WHOLE = 0.8
"""Where less of a question was understood, only facts in the passages that hold its other words answer it."""


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """A fact that fits what was asked, the document that proves it, and at how many other places of these documents it is told."""

    document: str
    fact: Fact
    more: int = 0


def answering_facts(
    archive: Archive, understood: Understood, passages: Mapping[str, Sequence[tuple[int, int, int]]]
) -> tuple[AnswerFact, ...]:
    """The facts that fit, of these documents in their order; `passages` are the page, start and end of what is shown of each."""
    found: dict[object, AnswerFact] = {}
    for name, shown in passages.items():
        for weight, document, fact in _of_document(archive, name, understood.facts):
            if understood.covers < WHOLE and not _is_within(fact, shown):
                continue
            key = (document.head.municipality or name, claim(fact.value), -weight)
            first = found.get(key)
            found[key] = AnswerFact(first.document, first.fact, first.more + 1) if first else AnswerFact(name, fact)
    return tuple(found[key] for key in sorted(found, key=lambda key: key[-1]))  # type: ignore[index]


def _of_document(archive: Archive, name: str, asked: Iterable[FactWord]) -> Iterator[tuple[float, Document, Fact]]:
    """The facts of a document that fit, and how well; none where the document is gone."""
    try:
        document, facts = archive.document(name), archive.facts(name)
    except ArchiveError:
        return
    possible = [node for node in asked if all(_has(document, part) for part in node.within)]
    for fact in facts if possible else ():
        weight = max((node.weight for node in possible if fits(fact, node, document.head.language)), default=0.0)
        if weight:
            yield weight, document, fact


def _has(document: Document, part: FieldWord) -> bool:
    """Whether a document has a property of its head."""
    value = getattr(document.head, part.field)
    return value is not None and fold(value) in {fold(wanted) for wanted in part.values}


def _is_within(fact: Fact, passages: Sequence[tuple[int, int, int]]) -> bool:
    return any(span.page == page and span.start < end and span.end > start for span in fact.spans for page, start, end in passages)
