"""Documents for the tests of the index, built in one line each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from corpus import knowledge
from corpus.edits import Edit, Reason
from corpus.errors import UnknownDocument, UnknownPage
from corpus.model import Document, Fact, Goal, Head, Page, PartnerCity, Reading, Span, Theme
from index.engine import Entry

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def entry(
    name: str, *texts: str, title: str = "", language: str = "da", facts: tuple[Fact, ...] = (), added: datetime = DAY, **head: object
) -> Entry:
    """A document whose id is its name, with one page for each text."""
    pages = tuple(Page(number, "text", text, language) for number, text in enumerate(texts, 1))
    details = Head(title=title or name, language=language, **head)  # type: ignore[arg-type]
    document = Document(name, name * 4, f"{name}.txt", 1, "text/plain", added, None, None, "ready", details, len(pages), 1)
    return Entry(document, Reading(pages, language, "1", DAY), facts)


def partner(place: str, country: str, page: int = 1, start: int = 0, end: int = 10) -> Fact:
    value = PartnerCity(place, country, "twin", "current")
    return Fact("partner_city", value, (Span(page, start, end),), "", 0.9, "test", "1", "")


def goal(statement: str, themes: tuple[str, ...], sdgs: tuple[int, ...] = (), page: int = 1) -> Fact:
    return Fact("goal", Goal(statement, themes=themes, sdgs=sdgs), (Span(page, 0, 5),), "", 0.9, "test", "1", "")


def theme(name: str) -> Fact:
    return Fact("theme", Theme(name), (Span(1, 0, 5),), "", 0.9, "test", "1", "")


class MemoryArchive:
    """As much of an archive as searching reads."""

    def __init__(self, entries: Iterable[Entry], known: knowledge.Knowledge = knowledge.NOTHING) -> None:
        self._entries = {entry.document.id: entry for entry in entries}
        self._known = known

    def knowledge(self) -> knowledge.Knowledge:
        return self._known

    def document(self, document: str) -> Document:
        if document not in self._entries:
            raise UnknownDocument(document)
        return self._entries[document].document

    def documents(self, ids: Iterable[str] | None = None) -> list[Document]:
        wanted = list(self._entries) if ids is None else list(ids)
        return [self._entries[name].document for name in wanted if name in self._entries]

    def reading(self, document: str, *, with_words: bool = True) -> Reading:
        self.document(document)
        return self._entries[document].reading

    def facts(self, document: str) -> tuple[Fact, ...]:
        self.document(document)
        return self._entries[document].facts

    def page(self, document: str, number: int, *, with_words: bool = True) -> Page:
        pages = self.reading(document).pages
        if not 1 <= number <= len(pages):
            raise UnknownPage(f"{document} has no page {number}")
        return pages[number - 1]


def mended(source: str, *edits: tuple[str, str, Reason]) -> Page:
    """A Danish page that was read as `source`, with (before, after, reason) put right where they first stand, one after the other."""
    made: list[Edit] = []
    for before, after, reason in edits:
        start = source.index(before, made[-1].end if made else 0)
        made.append(Edit(start, start + len(before), before, after, reason, 0.9))
    return Page(1, "ocr", source, "da", edits=tuple(made))


def as_read(name: str, source: str, *edits: tuple[str, str, Reason]) -> Entry:
    """A Danish document of one page that was read as `source` and mended."""
    base = entry(name, source)
    return Entry(base.document, Reading((mended(source, *edits),), "da", "1", DAY), ())
