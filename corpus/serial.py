"""Readings, pages and facts as bytes: msgspec's JSON, pages compressed one by one so that each can be fetched alone.

Unknown fields are ignored on the way back, so an older program opens what a newer one wrote as long as nothing was taken away.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import msgspec

from corpus.errors import ReadingStopped
from corpus.facts import KINDS
from corpus.model import Fact, FactValue, Head, Page, ReadDocument, Reading, Span


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
    """A whole ReadDocument: what a reading process hands to the one that asked for it."""

    head: Head
    reading: Reading
    facts: tuple[_StoredFact, ...]
    media_type: str


_PAGE = msgspec.json.Decoder(Page)
_HEAD = msgspec.json.Decoder(Head)
_FACT = msgspec.json.Decoder(_StoredFact)
_DOCUMENT = msgspec.json.Decoder(_StoredDocument)
_WARNINGS = msgspec.json.Decoder(tuple[str, ...])


def page_to_bytes(page: Page) -> bytes:
    return zlib.compress(msgspec.json.encode(page), 6)


def bytes_to_page(data: bytes) -> Page:
    return _PAGE.decode(zlib.decompress(data))


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


def document_to_bytes(read: ReadDocument) -> bytes:
    return msgspec.json.encode(read)


def bytes_to_document(data: bytes) -> ReadDocument:
    """Raises ReadingStopped where the bytes are no whole document: its reader may have been led astray."""
    try:
        stored = _DOCUMENT.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ReadingStopped("its reader left a broken result") from error
    return ReadDocument(stored.head, stored.reading, tuple(_fact(fact) for fact in stored.facts), stored.media_type)


def _fact(stored: _StoredFact) -> Fact:
    value: FactValue = msgspec.json.decode(stored.value, type=KINDS[stored.kind].value_type)
    return Fact(stored.kind, value, stored.spans, stored.quote, stored.confidence, stored.finder, stored.version, stored.why)
