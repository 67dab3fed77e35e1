"""Readings, pages and facts as bytes: msgspec's JSON, pages compressed one by one so that each can be fetched alone.

Unknown fields are ignored on the way back, so an older program opens what a newer one wrote as long as nothing was taken away.
"""

from __future__ import annotations

import zlib
from dataclasses import MISSING, Field, dataclass, fields
from datetime import datetime
from typing import Any, TypeVar, get_type_hints

import msgspec

from corpus.differences import Difference
from corpus.facts import KINDS
from corpus.model import Fact, FactValue, Findings, Head, Page, ReadDocument, Reading, Span

T = TypeVar("T")

_MAX_PAGE = 256_000_000
"""More bytes than the densest page of a drawing or a table has; what claims more was made to eat memory."""


@dataclass(frozen=True, slots=True)
class _StoredFact:
    """A fact whose value waits as JSON until its kind has said which class it is."""

    kind: str
    value: msgspec.Raw
    spans: tuple[Span, ...]
    quote: str
    confidence: float
    finder: str
    version: str
    why: str


@dataclass(frozen=True, slots=True)
class _StoredDocument:
    """A ReadDocument without its pages, which lie beside it: what a reading process hands to the one that asked for it."""

    head: Head
    language: str | None
    pipeline: str
    read_at: datetime
    warnings: tuple[str, ...]
    pages: int
    facts: tuple[_StoredFact, ...]
    media_type: str
    seconds: float = 0.0
    finders: str = ""


@dataclass(frozen=True, slots=True)
class _StoredFindings:
    """Findings whose facts wait as `_StoredFact`."""

    head: Head
    facts: tuple[_StoredFact, ...]
    finders: str = ""


def _without_words() -> Any:
    """A class with all fields of a page but its words, which are then skipped undecoded."""
    types = get_type_hints(Page)
    return msgspec.defstruct("_Text", [(each.name, types[each.name], _default(each)) for each in fields(Page) if each.name != "words"])


def _default(field: Field[Any]) -> Any:
    return msgspec.NODEFAULT if field.default is MISSING else field.default


_PAGE = msgspec.json.Decoder(Page)
_TEXT = msgspec.json.Decoder(_without_words())
_HEAD = msgspec.json.Decoder(Head)
_FACT = msgspec.json.Decoder(_StoredFact)
_DOCUMENT = msgspec.json.Decoder(_StoredDocument)
_FINDINGS = msgspec.json.Decoder(_StoredFindings)
_WARNINGS = msgspec.json.Decoder(tuple[str, ...])


def page_to_bytes(page: Page) -> bytes:
    return zlib.compress(msgspec.json.encode(page), 6)


def bytes_to_page(data: bytes) -> Page:
    """Raises ValueError where the bytes are no page."""
    return _PAGE.decode(_inflated(data))


def bytes_to_page_text(data: bytes) -> Page:
    """The page without its words: many times quicker where only its text is wanted. Raises ValueError as `bytes_to_page`."""
    stored = _TEXT.decode(_inflated(data))
    return Page(**{name: getattr(stored, name) for name in stored.__struct_fields__})


def _inflated(data: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(data, _MAX_PAGE)
    except zlib.error as error:
        raise ValueError("these bytes were cut off or changed") from error
    if not unpacking.eof:
        raise ValueError("these bytes were cut off, or are more than a page can have")
    return found


def pack(value: object) -> bytes:
    """Any of our values for a file that only this version of the program will read."""
    return msgspec.msgpack.encode(value)


def unpack(data: bytes | memoryview, kind: type[T]) -> T:
    """What `pack` was given. Raises ValueError where that is no `kind`."""
    return msgspec.msgpack.decode(data, type=kind)


def head_to_text(head: Head) -> str:
    return msgspec.json.encode(head).decode()


def text_to_head(text: str) -> Head:
    return _HEAD.decode(text)


def warnings_to_text(warnings: tuple[str, ...]) -> str:
    return msgspec.json.encode(warnings).decode()


def text_to_warnings(text: str) -> tuple[str, ...]:
    return _WARNINGS.decode(text)


def fact_to_text(fact: Fact) -> str:
    return msgspec.json.encode(fact).decode()


def text_to_fact(text: str) -> Fact:
    return _fact(_FACT.decode(text))


def differences_to_text(differing: tuple[Difference, ...]) -> str:
    return msgspec.json.encode(differing).decode()


def text_to_differences(text: str) -> tuple[Difference, ...]:
    """Raises ValueError where the text is none."""
    return msgspec.json.decode(text, type=tuple[Difference, ...])


def value_to_text(value: FactValue) -> str:
    return msgspec.json.encode(value).decode()


def text_to_value(kind: str, text: str) -> FactValue:
    """Raises ValueError where the text is no value of that kind."""
    value: FactValue = msgspec.json.decode(text, type=KINDS[kind].value_type)
    return value


def document_to_bytes(read: ReadDocument) -> bytes:
    """All of it but its pages, of which only the number is kept."""
    reading = read.reading
    facts = tuple(_stored(fact) for fact in read.facts)
    stored = _StoredDocument(
        read.head,
        reading.language,
        reading.pipeline,
        reading.read_at,
        reading.warnings,
        len(reading.pages),
        facts,
        read.media_type,
        read.seconds,
        read.finders,
    )
    return msgspec.json.encode(stored)


def bytes_to_document(data: bytes) -> tuple[ReadDocument, int]:
    """What `document_to_bytes` was given, without its pages, and their number. Raises ValueError where the bytes are no document."""
    it = _DOCUMENT.decode(data)
    reading = Reading((), it.language, it.pipeline, it.read_at, it.warnings)
    return ReadDocument(it.head, reading, tuple(_fact(fact) for fact in it.facts), it.media_type, it.seconds, it.finders), it.pages


def findings_to_bytes(found: Findings) -> bytes:
    return msgspec.json.encode(_StoredFindings(found.head, tuple(_stored(fact) for fact in found.facts), found.finders))


def bytes_to_findings(data: bytes) -> Findings:
    """Raises ValueError where the bytes are no findings."""
    it = _FINDINGS.decode(data)
    return Findings(it.head, tuple(_fact(fact) for fact in it.facts), it.finders)


def _stored(fact: Fact) -> _StoredFact:
    value = msgspec.Raw(msgspec.json.encode(fact.value))
    return _StoredFact(fact.kind, value, fact.spans, fact.quote, fact.confidence, fact.finder, fact.version, fact.why)


def _fact(stored: _StoredFact) -> Fact:
    if stored.kind not in KINDS:
        raise ValueError(f"there is no kind of fact called {stored.kind}")
    value: FactValue = msgspec.json.decode(stored.value, type=KINDS[stored.kind].value_type)
    return Fact(stored.kind, value, stored.spans, stored.quote, stored.confidence, stored.finder, stored.version, stored.why)
