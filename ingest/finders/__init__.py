"""What a reading says: the document's head and its facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus.model import Fact, Head, Reading
from ingest.finders.dates import find_date_facts
from ingest.finders.document import Finder, component_of, flow_of_doc, found
from ingest.finders.flow import flow_of
from ingest.finders.goals import find_goals
from ingest.finders.head import find_head
from ingest.finders.networks import find_networks
from ingest.finders.partners import find_partners
from ingest.finders.sdgs import find_sdgs
from ingest.finders.sentences import sentence_bounds
from ingest.finders.themes import find_themes
from ingest.nlp import Component, Doc, Language, add_extensions, build, split_sentences

VERSION = "1"
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("date", find_date_facts),
    ("network", find_networks),
    ("partner_city", find_partners),
    ("sdg", find_sdgs),
    ("theme", find_themes),
    ("goal", find_goals),
)
"""The kinds of fact and who finds them, in the order in which they run: partners look at networks, goals at the head."""


def describe(reading: Reading, name: str) -> tuple[Head, tuple[Fact, ...]]:
    """The head and the facts of a reading; `name` is the file's name, used where the text gives no title. Never raises on any text."""
    flow = flow_of(reading.pages)
    if not flow.blocks:
        return Head(name, language=reading.language), ()
    nlp = _pipeline(reading.language)
    doc = nlp.make_doc(flow.text)
    doc._.flow = flow
    doc._.head = Head(name, language=reading.language)
    nlp(doc)
    return doc._.head, tuple(fact for kind, _ in FINDERS for fact in _facts(doc, kind))


@cache
def _pipeline(language: str | None) -> Language:
    add_extensions()
    return build(language, _components())


def _components() -> Iterator[tuple[str, Component]]:
    yield "udsyn_sentences", _sentences
    for kind, finder in FINDERS:
        yield f"udsyn_{kind}", component_of(kind, finder)
        if kind == "date":
            yield "udsyn_head", _head


def _sentences(doc: Doc) -> Doc:
    """Every block begins a sentence, and within it our rules for full stops hold."""
    flow = flow_of_doc(doc)
    bounds = ((block.start + first) for block in flow.blocks for first, _ in sentence_bounds(flow.block_text(block)))
    return split_sentences(doc, frozenset(bounds))


def _head(doc: Doc) -> Doc:
    doc._.head = find_head(doc)
    return doc


def _facts(doc: Doc, kind: str) -> Iterator[Fact]:
    flow = flow_of_doc(doc)
    for item in found(doc, kind):
        spans = flow.spans(item.start, item.end)
        if spans:
            yield Fact(kind, item.value, spans, flow.quote(spans[0]), round(item.confidence, 2), kind, VERSION, item.why)
