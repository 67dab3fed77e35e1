"""Who sits the exam: Udsyn, and the engines that are here, each over whole documents and over passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.search.sqlite_fts5 import Fts5
from benchmarks.search.units import Index, Unit
from benchmarks.search.whoosh_analyzers import WhooshAnalyzers
from benchmarks.search.xapian_engine import Xapian, python_with_xapian
from corpus.archive import Archive
from corpus.samples.search_judge import Answered
from corpus.words import tokens
from index.text.passages import page_ranges

try:
    from benchmarks.search.tantivy_engine import Tantivy
except ImportError:
    Tantivy = None  # type: ignore[assignment,misc]

ALL = 10_000
SHOWN = 3
"""Passages that stand under a document, as in Udsyn's own results."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document as every engine gets it: its name, itself as a whole, and its passages."""

    name: str
    whole: Unit
    passages: tuple[Unit, ...]


def texts(archive: Archive, name_of: Mapping[str, str]) -> Iterator[Text]:
    """The documents of an archive, titles and languages as Udsyn understood them."""
    for document in archive.documents():
        head = document.head
        pages = archive.reading(document.id, with_words=False).pages
        cut = [
            Unit(head.title, page.text[start:end], page.language or head.language or "")
            for page in pages
            for start, end in page_ranges(page.text, list(tokens(page.text)))
        ]
        whole = Unit(head.title, "\n".join(page.text for page in pages), head.language or "")
        yield Text(name_of[document.id], whole, tuple(cut))


@dataclass(frozen=True)
class Neighbour:
    """An engine that holds every document twice, as a whole and in passages; its documents are ranked by either.

    What it shows of a document are its best passages in full, whichever way the documents were ranked.
    """

    texts: Sequence[Text]
    make: Callable[[], Index]

    def by_documents(self, query: str) -> Answered:
        """Documents ranked as wholes."""
        order = [self.texts[number].name for number, _ in self._wholes.find(query, ALL)]
        return self._answered(order, self._best_passages(query))

    def by_passages(self, query: str) -> Answered:
        """Documents ranked by their best passage."""
        best = self._best_passages(query)
        return self._answered(list(best), best)

    def close(self) -> None:
        self._wholes.close()
        self._passages.close()

    @cached_property
    def _wholes(self) -> Index:
        return _filled(self.make(), [text.whole for text in self.texts])

    @cached_property
    def _passages(self) -> Index:
        return _filled(self.make(), [unit for text in self.texts for unit in text.passages])

    @cached_property
    def _owners(self) -> list[tuple[str, Unit]]:
        return [(text.name, unit) for text in self.texts for unit in text.passages]

    def _best_passages(self, query: str) -> dict[str, list[str]]:
        """By document, in the order of their best ones."""
        found: dict[str, list[str]] = {}
        for number, _ in self._passages.find(query, ALL):
            name, unit = self._owners[number]
            found.setdefault(name, []).append(unit.text)
        return found

    def _answered(self, order: Sequence[str], best: Mapping[str, Sequence[str]]) -> Answered:
        shown = {name: " ".join(best.get(name, ())[:SHOWN]) for name in order}
        return Answered(shown, len(order), bool(order))


def _filled(index: Index, units: Sequence[Unit]) -> Index:
    index.fill(units)
    return index


def neighbours(given: Sequence[Text]) -> Iterator[tuple[str, Neighbour]]:
    """The engines that are here, by name; what is missing is said."""
    yield "SQLite FTS5, unicode61", Neighbour(given, Fts5)
    yield "SQLite FTS5, trigram", Neighbour(given, lambda: Fts5(tokenizer="trigram"))
    yield "Whoosh, its own analyzers", Neighbour(given, WhooshAnalyzers)
    if python_with_xapian():
        yield "Xapian", Neighbour(given, Xapian)
    else:
        print("(Xapian is left out: `apt install python3-xapian` brings it)")
    if Tantivy is not None:
        yield "tantivy", Neighbour(given, Tantivy)
    else:
        print("(tantivy is left out: `.venv/bin/uv pip install tantivy` brings it)")
