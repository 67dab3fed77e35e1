"""What finders share: a document's flowing text and head on its `Doc`, what other finders left there, and how a finding looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from corpus.model import FactValue, Head
from ingest.finders.flow import Flow
from ingest.nlp import Component, Doc, mark


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder found: a value at [start, end) of the flowing text, how sure it is, and which cue it was taken for."""

    value: FactValue
    start: int
    end: int
    confidence: float
    why: str


Finder = Callable[[Doc], Iterable[Found]]


def component_of(name: str, finder: Finder) -> Component:
    """A finder as a component: what it finds lies in `doc.spans[name]`, each span with `span._.found`."""

    def leave_spans(doc: Doc) -> Doc:
        items = list(finder(doc))
        doc.spans[name] = [span for item in items if (span := mark(doc, name, item.start, item.end, item)) is not None]
        return doc

    return leave_spans


def found(doc: Doc, name: str) -> Iterator[Found]:
    """What the finder of that name left, in order and without repetition."""
    seen: set[Found] = set()
    for span in doc.spans.get(name, []):
        for finder, item in span._.found:
            if finder == name and item not in seen:
                seen.add(item)
                yield item


def flow_of_doc(doc: Doc) -> Flow:
    flow = doc._.flow
    assert isinstance(flow, Flow)
    return flow


def head_of(doc: Doc) -> Head:
    """The document's head; before its component has run, one without contents."""
    head = doc._.head
    return head if isinstance(head, Head) else Head("")


def language_of(doc: Doc) -> str | None:
    return head_of(doc).language


def sentences(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """[start, end) of the sentences within a stretch of the flowing text."""
    yield from flow_of_doc(doc).sentences(start, end)


def sentence_at(doc: Doc, position: int) -> tuple[int, int]:
    """[start, end) of the sentence that holds a position."""
    block = flow_of_doc(doc).block_at(position)
    return next(((a, b) for a, b in sentences(doc, block.start, block.end) if a <= position < b), (block.start, block.end))
