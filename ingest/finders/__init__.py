"""What a reading says: the document's head and its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from corpus import knowledge
from corpus.knowledge import Knowledge
from corpus.model import Fact, FactValue, Head, Reading
from ingest.finders.components import HEAD_TABLES, KINDS, PIPELINES, VERSION
from ingest.finders.document import flow_of_doc, found
from ingest.finders.goals import model as goal_model
from ingest.finders.head import finder as heads
from ingest.finders.text.flow import flow_of
from ingest.nlp import Doc, Language, build, models

PART = 120
"""So many pages are looked at together: what finders keep of a text is many times its size, and few documents are longer."""


def signature(known: Knowledge | None = None) -> str:
    """What facts depend on beside the text: the finders' versions and the users' own knowledge (`current()` where none is handed in).

    Facts with another signature are to be found anew.
    """
    known = knowledge.current() if known is None else known
    own = known.fingerprint_of(*HEAD_TABLES)
    versions = {"text": VERSION, "head": f"{heads.VERSION}+{own}" if own else heads.VERSION}
    versions |= {name: kind.version_with(known) for name, kind in KINDS.items()}
    return ", ".join([*(f"{name} {version}" for name, version in versions.items()), f"judge {goal_model.version() or 'none'}", *models()])


def describe(reading: Reading, name: str) -> tuple[Head, tuple[Fact, ...]]:
    """The head and the facts of a reading; `name` is the file's name, used where the text gives no title. Never raises on any text.

    The head of a document of several parts stands in the first that holds words; its themes are those of half its parts.
    """
    head = Head(name, language=reading.language)
    nlp = pipeline(reading.language)
    parts: list[tuple[Fact, ...]] = []
    for doc in nlp.pipe(_docs(nlp, reading, head), batch_size=1):  # one by one: the head of the first is that of all
        head = doc._.head
        parts.append(tuple(facts(doc)))
    return head, tuple(fact for fact in chain.from_iterable(parts) if fact.kind != "theme" or len(parts) == 1) + _themes(parts)


def _docs(nlp: Language, reading: Reading, head: Head) -> Iterator[Doc]:
    """The parts of a reading, each when the one before is done."""
    unknown = head
    for first in range(0, len(reading.pages), PART):
        flow = flow_of(reading.pages[first : first + PART])
        if flow.blocks:
            doc = nlp.make_doc(flow.text)
            doc._.flow, doc._.head, doc._.goes_on = flow, head, head != unknown
            yield doc
            head = doc._.head


def facts(doc: Doc) -> Iterator[Fact]:
    """What the finders left on a document, as facts that lead back to its pages."""
    flow = flow_of_doc(doc)
    for name, kind in KINDS.items():
        version = kind.version_with(knowledge.current())
        for item in found(doc, name):
            spans = flow.spans(item.start, item.end)
            if spans:
                yield Fact(name, item.value, spans, flow.quote(spans[0]), round(item.confidence, 2), name, version, item.why)


def _themes(parts: Iterable[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    """The themes of a document of several parts, each where it is named first."""
    parts = tuple(parts)
    if len(parts) == 1:
        return ()
    found: dict[FactValue, list[Fact]] = {}
    for fact in (fact for part in parts for fact in part if fact.kind == "theme"):
        found.setdefault(fact.value, []).append(fact)
    return tuple(facts[0] for facts in found.values() if 2 * len(facts) >= len(parts))


@cache
def pipeline(language: str | None) -> Language:
    """The pipeline for texts of a language, built once."""
    return build(language, PIPELINES)
