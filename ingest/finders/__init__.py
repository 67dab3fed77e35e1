"""What a reading says: the document's head and its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import cache
from itertools import chain

from corpus.model import Fact, FactValue, Head, Page, Reading
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

VERSION = "2"
_HEAD = "udsyn_head"
FINDERS: tuple[tuple[str, Finder], ...] = (
    ("date", find_date_facts),
    ("network", find_networks),
    ("partner_city", find_partners),
    ("sdg", find_sdgs),
    ("theme", find_themes),
    ("goal", find_goals),
)
"""The kinds of fact and who finds them, in the order in which they run: partners look at networks, goals at the head."""


PART = 120
"""So many pages are looked at together: what finders keep of a text is many times its size, and few documents are longer."""


def signature() -> str:
    """What facts depend on beside the text: the finders' version. Facts with another signature are to be found anew."""
    return VERSION


def describe(reading: Reading, name: str) -> tuple[Head, tuple[Fact, ...]]:
    """The head and the facts of a reading; `name` is the file's name, used where the text gives no title. Never raises on any text.

    The head of a document of several parts stands in the first that holds words; its themes are those of half its parts.
    """
    head = unknown = Head(name, language=reading.language)
    parts: list[tuple[Fact, ...]] = []
    for first in range(0, len(reading.pages), PART):
        head, facts = _describe_part(reading.pages[first : first + PART], head, is_first=head == unknown)
        parts.append(facts)
    return head, tuple(fact for fact in chain.from_iterable(parts) if fact.kind != "theme" or len(parts) == 1) + _themes(parts)


def _describe_part(pages: Sequence[Page], head: Head, *, is_first: bool) -> tuple[Head, tuple[Fact, ...]]:
    flow = flow_of(pages)
    if not flow.blocks:
        return head, ()
    nlp = _pipeline(head.language)
    doc = nlp.make_doc(flow.text)
    doc._.flow = flow
    doc._.head = head
    with nullcontext() if is_first else nlp.select_pipes(disable=[_HEAD]):
        nlp(doc)
    return doc._.head, tuple(fact for kind, _ in FINDERS for fact in _facts(doc, kind))


def _themes(parts: Sequence[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    """The themes of a document of several parts, each where it is named first."""
    if len(parts) == 1:
        return ()
    found: dict[FactValue, list[Fact]] = {}
    for fact in (fact for part in parts for fact in part if fact.kind == "theme"):
        found.setdefault(fact.value, []).append(fact)
    return tuple(facts[0] for facts in found.values() if 2 * len(facts) >= len(parts))


@cache
def _pipeline(language: str | None) -> Language:
    add_extensions()
    return build(language, _components())


def _components() -> Iterator[tuple[str, Component]]:
    yield "udsyn_sentences", _sentences
    for kind, finder in FINDERS:
        yield f"udsyn_{kind}", component_of(kind, finder)
        if kind == "date":
            yield _HEAD, _head


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
