"""What finders share: a document's flowing text and head on its `Doc`, what other finders left there, and how a finding looks.

Each finder is a spaCy component (`components.py`) that leaves its findings in `doc.spans`, under the name of the kind. Beside a span's own
label, `kb_id_` (the place's or network's id in our tables) and `id_`, these extension attributes tell of it:

    doc._.flow         the flowing text with its blocks, and the way back to the pages
    doc._.head         title, issuer, type … of the document
    doc._.findings     {kind: what its finder found, in order}
    doc._.goes_on      whether the document began in another Doc, whose head it has
    span._.value       the value: a date, a partner city, a goal …
    span._.confidence  how sure the finder is, from 0 to 1
    span._.why         the cue it was taken for
    token._.lemma      the lemma, looked up when it is asked for
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.model import DateSpan, FactValue, Goal, Head, Network, PartnerCity, Sdg, Theme
from ingest.finders.text.flow import Flow
from ingest.nlp import Doc, Span, add_extensions, span_over


@dataclass(frozen=True, slots=True)
class Found:
    """What a finder found: a value at [start, end) of the flowing text, how sure it is, and which cue it was taken for."""

    value: FactValue
    start: int
    end: int
    confidence: float
    why: str


Finder = Callable[[Doc], Iterable[Found]]


@cache
def register_extensions() -> None:
    """Makes the attributes known to spaCy, once."""
    add_extensions(
        {"flow": None, "head": None, "findings": {}, "goes_on": False},
        {
            "value": lambda span: item.value if (item := finding_of(span)) else None,
            "confidence": lambda span: item.confidence if (item := finding_of(span)) else None,
            "why": lambda span: item.why if (item := finding_of(span)) else None,
        },
    )


def leave(doc: Doc, kind: str, items: Iterable[Found], group: str) -> None:
    """Leaves findings on a document, each once: in `doc.spans[group]`, and in `doc._.findings` for those who come after."""
    kept = tuple(dict.fromkeys(items))
    spans = (
        span_over(doc, item.start, item.end, label=label_of(item.value), identifier=f"{kind}-{number}", known_as=_known_as(item.value))
        for number, item in enumerate(kept)
    )
    doc._.findings[kind] = kept
    doc.spans[group] = [span for span in spans if span is not None]


def found(doc: Doc, kind: str) -> tuple[Found, ...]:
    """What the finder of that kind left, in order."""
    items: tuple[Found, ...] = doc._.findings.get(kind, ())
    return items


def finding_of(span: Span) -> Found | None:
    """What a finder found there; None for a span that none of ours left."""
    kind, _, number = span.id_.rpartition("-")
    items = found(span.doc, kind)
    return items[int(number)] if number.isdecimal() and int(number) < len(items) else None


def label_of(value: FactValue) -> str:
    """The label of a finding's span: the sort within its kind, else the kind."""
    match value:
        case DateSpan():
            return value.role
        case PartnerCity():
            return value.relation
        case Theme():
            return value.theme
        case Sdg():
            return f"sdg_{value.number}"
        case Network():
            return "network"
        case Goal():
            return "goal"


def _known_as(value: FactValue) -> str:
    match value:
        case PartnerCity():
            return value.place or ""
        case Network():
            return value.concept or ""
    return ""


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
