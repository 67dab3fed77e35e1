"""The finders as components of a spaCy pipeline: a registered factory for each, and the list of the kinds of fact they find.

`pipelines.cfg` names the factories in their order. spaCy knows them by the entry points of the package (`spacy_factories` in
pyproject.toml), so `spacy.load` opens a pipeline that `nlp.to_disk` wrote, in any program. Settings of each:

    spans_key         the group in `doc.spans` that the findings go to
    min_confidence    findings of which the finder is less sure are left out
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.knowledge import Knowledge
from corpus.model import Head
from ingest.finders.dates import finder as dates
from ingest.finders.document import Finder, flow_of_doc, leave, register_extensions
from ingest.finders.goals import finder as goals
from ingest.finders.head import finder as head
from ingest.finders.networks import finder as networks
from ingest.finders.partners import finder as partners
from ingest.finders.text.plain import plain_flow
from ingest.finders.text.sentences import sentence_bounds
from ingest.finders.themes import finder as themes
from ingest.finders.themes import sdgs
from ingest.nlp import Component, Doc, Language, split_sentences

PIPELINES = Path(__file__).with_name("pipelines.cfg")
VERSION = "2"
"""Of what all finders stand on: flowing text, blocks, sentences. Each finder has a VERSION of its own beside it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: who finds it, the version of that finder, and which of the users' own tables it looks into."""

    find: Finder
    version: str
    tables: tuple[str, ...] = ()

    def version_with(self, known: Knowledge) -> str:
        """The version, and the fingerprint of the users' own rows it depends on: *2+1f3a90bc*."""
        own = known.fingerprint_of(*self.tables)
        return f"{self.version}+{own}" if own else self.version


KINDS: Mapping[str, Kind] = {
    "date": Kind(dates.find_date_facts, dates.VERSION),
    "network": Kind(networks.find_networks, networks.VERSION, ("networks", "places")),
    "partner_city": Kind(partners.find_partners, partners.VERSION, ("networks", "places", "municipalities")),
    "sdg": Kind(sdgs.find_sdgs, sdgs.VERSION),
    "theme": Kind(themes.find_themes, themes.VERSION, ("themes",)),
    "goal": Kind(goals.find_goals, goals.VERSION, ("themes",)),
}
"""The kinds of fact and who finds them, in the order in which they run: partners look at networks, goals at the head."""

HEAD_TABLES = ("municipalities", "places")
_DEFAULTS: dict[str, Any] = {"min_confidence": 0.0}
_LEAVES = ("doc.spans", "doc._.findings", "span._.value", "span._.confidence", "span._.why")
_READS = ("doc._.flow",)

register_extensions()


def _component(kind: str, spans_key: str, min_confidence: float) -> Component:
    def find(doc: Doc) -> Doc:
        items = KINDS[kind].find(doc) if flow_of_doc(doc).blocks else ()
        leave(doc, kind, (item for item in items if item.confidence >= min_confidence), spans_key)
        return doc

    return find


@Language.component("udsyn_flow", assigns=("doc._.flow", "doc._.head"))
def flow(doc: Doc) -> Doc:
    """Lays out the blocks of a text that comes without pages: each line is one."""
    if doc._.flow is None:
        doc._.flow = plain_flow(doc.text)
    if doc._.head is None:
        doc._.head = Head("", language=doc.lang_)
    return doc


@Language.component("udsyn_sentences", assigns=("token.is_sent_start", "doc.sents"), requires=_READS)
def sentences(doc: Doc) -> Doc:
    """Every block begins a sentence, and within it our rules for full stops hold."""
    found = flow_of_doc(doc)
    bounds = ((block.start + first) for block in found.blocks for first, _ in sentence_bounds(found.block_text(block)))
    return split_sentences(doc, frozenset(bounds))


@Language.component("udsyn_head", assigns=("doc._.head",), requires=_READS)
def document_head(doc: Doc) -> Doc:
    """The head stands where a document begins."""
    if flow_of_doc(doc).blocks and not doc._.goes_on:
        doc._.head = head.find_head(doc)
    return doc


@Language.factory("udsyn_date", default_config={"spans_key": "date", **_DEFAULTS}, assigns=_LEAVES, requires=_READS)
def date(nlp: Language, name: str, spans_key: str, min_confidence: float) -> Component:
    return _component("date", spans_key, min_confidence)


@Language.factory("udsyn_network", default_config={"spans_key": "network", **_DEFAULTS}, assigns=_LEAVES, requires=_READS)
def network(nlp: Language, name: str, spans_key: str, min_confidence: float) -> Component:
    return _component("network", spans_key, min_confidence)


@Language.factory(
    "udsyn_partner_city",
    default_config={"spans_key": "partner_city", **_DEFAULTS},
    assigns=_LEAVES,
    requires=(*_READS, "doc._.head", "doc._.findings"),
)
def partner_city(nlp: Language, name: str, spans_key: str, min_confidence: float) -> Component:
    return _component("partner_city", spans_key, min_confidence)


@Language.factory("udsyn_sdg", default_config={"spans_key": "sdg", **_DEFAULTS}, assigns=_LEAVES, requires=_READS)
def sdg(nlp: Language, name: str, spans_key: str, min_confidence: float) -> Component:
    return _component("sdg", spans_key, min_confidence)


@Language.factory("udsyn_theme", default_config={"spans_key": "theme", **_DEFAULTS}, assigns=_LEAVES, requires=(*_READS, "doc._.head"))
def theme(nlp: Language, name: str, spans_key: str, min_confidence: float) -> Component:
    return _component("theme", spans_key, min_confidence)


@Language.factory("udsyn_goal", default_config={"spans_key": "goal", **_DEFAULTS}, assigns=_LEAVES, requires=(*_READS, "doc._.head"))
def goal(nlp: Language, name: str, spans_key: str, min_confidence: float) -> Component:
    return _component("goal", spans_key, min_confidence)
