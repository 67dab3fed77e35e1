"""A real archive with invented documents, and a plain searcher in place of the index: what the pages are tested against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from PIL import Image, ImageDraw

from corpus.archive import Archive
from corpus.edits import Edit
from corpus.facts import facet_values
from corpus.model import (
    Aside,
    Block,
    Box,
    DateSpan,
    Document,
    Fact,
    FactValue,
    Goal,
    Head,
    Network,
    Page,
    PartnerCity,
    ReadDocument,
    Reading,
    Sdg,
    Span,
    Word,
)
from index.engine import FACETS, UNKNOWN, FacetValue, Filters, Found, Sort
from index.filters.facets import SPAN, chosen, date_values, place_values, spans_of
from index.filters.narrowing import field_words
from index.search import Added, Answer, AnswerHit, Note, Passage, Searcher, Similar, SimilarHit, Suggestion
from index.showing.page_breaks import Beside, alone
from index.text.terms import Occurrence
from search_app import create_app
from search_app.settings import Settings

WORD = re.compile(r"\w+")
HOSTILE = '<script>alert("x")</script> & "anførsel" \' {{ 7*7 }}'


def page_of(number: int, lines: list[str], *, language: str = "da", scanned: bool = False, **more: object) -> Page:
    """A page with one block for each line, and a box for each word."""
    text = "\n".join(lines)
    words, blocks, start = [], [], 0
    for row, line in enumerate(lines):
        role = "heading" if row == 0 else "list_item" if line.startswith("•") else "paragraph"
        blocks.append(Block(start, start + len(line), role, 1 if row == 0 else 0))
        words += [Word(start + m.start(), start + m.end(), box_at(row, m.start(), m.end()), 0.9) for m in re.finditer(r"\S+", line)]
        start += len(line) + 1
    source = "ocr" if scanned else "text-layer"
    fields = {"confidence": 0.82 if scanned else None, "has_image": True, "width": 595.0, "height": 842.0} | more
    return Page(number, source, text, language, words=tuple(words), blocks=tuple(blocks), **fields)  # type: ignore[arg-type]


def box_at(row: int, start: int, end: int) -> Box:
    """Where a word of a line stands on the invented page."""
    return Box(0.08 + start * 0.011, 0.08 + row * 0.04, 0.08 + end * 0.011, 0.105 + row * 0.04)


def picture_of(page: Page, path: Path) -> None:
    """A picture with a dark bar where each word stands."""
    image = Image.new("RGB", (595, 842), "white")
    draw = ImageDraw.Draw(image)
    for word in page.words:
        b = word.box
        draw.rectangle((b.left * 595, b.top * 842 + 4, b.right * 595, b.bottom * 842 - 4), fill="#999")
        draw.text((b.left * 595, b.top * 842 + 2), page.text[word.start : word.end], fill="black")
    image.save(path, "WEBP")


def fact_on(pages: tuple[Page, ...], kind: str, value: FactValue, quote: str, confidence: float = 0.9) -> Fact:
    """A fact whose quote stands on one of the pages."""
    page = next(page for page in pages if quote in page.text)
    start = page.text.index(quote)
    return Fact(kind, value, (Span(page.number, start, start + len(quote)),), quote, confidence, "double", "1", "test")


def danish() -> ReadDocument:
    goal, cycling = "Fjordby Kommune vil være klimaneutral i 2035", "Inden 2030 skal halvdelen af alle ture ske på cykel"
    pages = (
        page_of(
            1,
            [
                "International strategi 2018",
                f"{goal} sammen med vores venskabsbyer.",
                "• Ystad i Sverige har været venskabsby siden 1951",
                "• Kommunen er medlem af Eurocities",
            ],
            edits=(Edit(0, 13, "International", "International", "unicode"),),
            asides=(Aside("foot", "Fjordby Kommune · side 1"),),
        ),
        page_of(2, ["Klima og cykler", f"{cycling}.", "Se også verdensmål 11."], scanned=True, warnings=("low_confidence",)),
    )
    facts = (
        fact_on(pages, "goal", Goal(goal, 2035, themes=("climate_environment",)), goal),
        fact_on(pages, "date", DateSpan("2035-01-01", "2035-12-31", "year", "target"), "2035"),
        fact_on(pages, "partner_city", PartnerCity("Ystad", "SE", "twin", "current", 1951), "Ystad", 0.5),
        fact_on(pages, "network", Network("Eurocities"), "Eurocities"),
        fact_on(pages, "goal", Goal(cycling, 2030), cycling),
        fact_on(pages, "sdg", Sdg(11), "verdensmål 11"),
    )
    head = Head("International strategi", "Fjordby Kommune", "Fjordby", "DK", "strategy", "da", 2018)
    return ReadDocument(head, Reading(pages, "da", "1", datetime(2026, 1, 2, tzinfo=UTC)), facts, "application/pdf")


def german() -> ReadDocument:
    pages = (
        page_of(
            1,
            ["Kommunalwahlprogramm", "Wir stärken die Städtepartnerschaften und bauen Radwege. Klima zuerst."],
            language="de",
            has_image=False,
        ),
    )
    title = "Wahlprogramm zur Nachhaltigkeit und Straßenverkehrsinfrastrukturfinanzierungsgesellschaftsbeteiligung"
    head = Head(title, "Die Grünen Auental", "Auental", "DE", "election_programme", "de", None)
    return ReadDocument(head, Reading(pages, "de", "1", datetime(2026, 1, 2, tzinfo=UTC)), (), "text/plain")


def hostile() -> ReadDocument:
    pages = (page_of(1, [HOSTILE, f"klima {HOSTILE}"], asides=(Aside("head", HOSTILE),), warnings=(HOSTILE,)),)
    goal = fact_on(pages, "goal", Goal(HOSTILE, baseline=HOSTILE), HOSTILE)
    head = Head(HOSTILE, HOSTILE, HOSTILE, "XX", HOSTILE, "qq", None, (2004, 2009))
    return ReadDocument(head, Reading(pages, "da", "1", datetime(2026, 1, 2, tzinfo=UTC)), (goal,), "text/html")


def add_read(archive: Archive, folder: Path, name: str, read: ReadDocument) -> str:
    """Adds an invented file and hands in its reading, as a worker would."""
    source = folder / "source"
    source.write_bytes(f"{name}\n".encode())
    added = archive.add(source, name)
    job = archive.lease("test", 60)
    assert job is not None
    images = folder / "images"
    images.mkdir(exist_ok=True)
    for page in read.reading.pages:
        if page.has_image:
            picture_of(page, images / f"{page.number}.webp")
    assert archive.finish(job.id, "test", read, images)
    return added.document


def fill(archive: Archive, folder: Path) -> dict[str, str]:
    """Adds the invented documents; their ids by short name."""
    made = {"danish": danish(), "german": german(), "hostile": hostile()}
    return {name: add_read(archive, folder, f"{name} {read.head.year}.pdf", read) for name, read in made.items()}


class PlainSearcher(Searcher):
    """Looks for the words as they are written, in every page; knows one addition so that its switch can be tried."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def search(
        self, query: str, filters: Filters, *, sort: Sort = "relevance", offset: int = 0, limit: int = 10, without: tuple[str, ...] = ()
    ) -> Answer:
        ready = [d for d in self._archive.documents() if d.reading is not None and passes(self._values(d), filters)]
        found = [hit for d in ready if (hit := self._hit(d, query, without))]
        counts = {f: Counter(v for d in ready if any(h.document == d.id for h in found) for v in self._values(d)[f]) for f in FACETS}
        facets = {f: tuple(FacetValue(v, n) for v, n in counter.most_common()) for f, counter in counts.items()}
        added = (Added("Klimaschutz", "concept", "klima", "concept:klima"),) if "klima" in query and "concept:klima" not in without else ()
        suggestion = "klima" if query == "klimma" else None
        notes = (Note("ignored", "og"),) if " og " in query else ()
        return Answer(query, len(found), tuple(found[offset : offset + limit]), facets, suggestion, added, notes, bool(found))

    def marks(
        self,
        query: str,
        text: str,
        language: str | None,
        readings: Sequence[Occurrence] = (),
        *,
        without: tuple[str, ...] = (),
        beside: Beside = alone,
    ) -> tuple[tuple[int, int], ...]:
        wanted = {w.casefold() for w in WORD.findall(query)}
        return tuple((m.start(), m.end()) for m in WORD.finditer(text) if m[0].casefold() in wanted)

    def found_in(self, document: str, query: str, *, without: tuple[str, ...] = ()) -> tuple[Passage, ...]:
        pages = self._archive.reading(document).pages
        return tuple(Passage(p.number, 0, len(p.text), p.text, marks) for p in pages if (marks := self.marks(query, p.text, None)))

    def similar(self, document: str, place: Found | None = None, *, limit: int = 8) -> Similar:
        """The documents with a word of the same letters, or of the passage where one is given."""
        pages = self._archive.reading(document).pages
        text = pages[place.page - 1].text[place.start : place.end] if place else " ".join(page.text for page in pages)
        found: dict[bool, list[SimilarHit]] = {True: [], False: []}
        own = self._archive.document(document)
        for other in self._archive.documents():
            passages = self.found_in(other.id, text) if other.reading is not None and other.id != document else ()
            if passages:
                first = passages[0]
                words = tuple(dict.fromkeys(first.snippet[start:end] for start, end in first.marks))
                hit = SimilarHit(other.id, 1.0, passages[:2], words, ("topic.twin_town",), ("no-such-place",))
                found[other.head.language == own.head.language].append(hit)
        return Similar(tuple(found[True][:limit]), tuple(found[False][:limit]))

    def suggestions(self, typed: str, language: str) -> tuple[Suggestion, ...]:
        words = {m[0] for d in self._archive.documents() if d.reading is not None for m in WORD.finditer(d.head.title)}
        titles = [d for d in self._archive.documents() if typed and typed.casefold() in d.head.title.casefold()]
        begun = sorted(word for word in words if typed and word.casefold().startswith(typed.casefold()))
        return (
            *(Suggestion(word, "word", word) for word in begun),
            *(Suggestion(d.head.title, "title", typed, document=d.id) for d in titles),
        )

    def _hit(self, document: Document, query: str, without: tuple[str, ...]) -> AnswerHit | None:
        pages = self._archive.reading(document.id).pages
        if not query.strip():
            return AnswerHit(document.id, 1.0, (Passage(1, 0, 40, pages[0].text[:40], ()),), (), 0)
        passages = [Passage(p.number, 0, len(p.text), p.text, marks) for p in pages if (marks := self.marks(query, p.text, None))]
        return AnswerHit(document.id, 1.0, tuple(passages[:3]), ("concept: twin town",), 2) if passages else None

    def _values(self, document: Document) -> dict[str, tuple[str, ...]]:
        head = document.head
        own = {"municipality": head.municipality, "country": head.country, "language": head.language, "type": head.type, "year": head.year}
        values = {name: (str(value) if value else UNKNOWN,) for name, value in own.items()}
        facts = self._archive.facts(document.id)
        spans = spans_of(facts)
        made = {"place": place_values(head.country, head.municipality), "date": date_values(spans), SPAN: spans}
        return dict.fromkeys(FACETS, ()) | values | made | facet_values(facts)


def passes(values: dict[str, tuple[str, ...]], filters: Filters) -> bool:
    """Whether a document with these values is let through."""
    nodes = [node for nodes in field_words(filters).values() for node in nodes]
    return all(
        any(True for _ in chosen(node, dict.fromkeys(values[node.field], 1), lambda: dict.fromkeys(values[SPAN], 1))) for node in nodes
    )


def application(archive: Archive, searcher: Searcher | None = None) -> Flask:
    """The application over an archive, with exceptions shown to visitors as they would be."""
    return create_app(Settings(archive=archive.folder, max_file_mb=1), archive, searcher or PlainSearcher(archive))
