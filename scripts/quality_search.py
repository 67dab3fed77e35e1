"""Measures the search over the texts of our own samples, as a perfect reader would read them: no picture is read, so it takes seconds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

from corpus.archive import Archive
from corpus.knowledge import NOTHING, Knowledge
from corpus.model import Document, Page
from corpus.samples.search_judge import Answered, measure_search
from corpus.samples.source import Source, read_sources
from index.engine import Engine, Entry, Filters
from index.search import Searcher
from index.whoosh_engine import WhooshEngine
from ingest.pipeline import read_file

DAY = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SampleArchive:
    """As much of an archive as searching reads."""

    entries: dict[str, Entry]

    def document(self, document: str) -> Document:
        return self.entries[document].document

    def knowledge(self) -> Knowledge:
        return NOTHING

    def page(self, document: str, number: int) -> Page:
        return self.entries[document].reading.pages[number - 1]


def measure_sample_search() -> dict[str, float]:
    """The figures of the sample queries, by name."""
    with tempfile.TemporaryDirectory(prefix="udsyn-search-") as folder:
        searcher = sample_searcher(Path(folder))
        return {f"samples.{name}": value for name, value in measure_search(lambda query: ask(searcher, query)).items()}


def sample_searcher(folder: Path) -> Searcher:
    """Searches all samples; the index is written to `folder`."""
    entries = {entry.document.id: entry for entry in sample_entries(folder)}
    engine: Engine = WhooshEngine(folder / "index")
    engine.rebuild(entries.values(), 1)
    return Searcher(cast("Archive", SampleArchive(entries)), engine)


def sample_entries(folder: Path) -> Iterator[Entry]:
    """Each sample under its stem, read from its pages in plain text."""
    for source in read_sources():
        path = folder / f"{source.stem}.txt"
        path.write_text("\f".join(_pages(source)), encoding="utf-8")
        read = read_file(path, path.name)
        digest = sha256(path.read_bytes()).hexdigest()
        document = Document(
            source.stem, digest, path.name, path.stat().st_size, read.media_type, DAY, None, None, "ready", read.head, len(source.pages), 1
        )
        yield Entry(document, read.reading, read.facts)


def _pages(source: Source) -> Iterator[str]:
    return (source.page_text(number) for number in range(1, len(source.pages) + 1))


def ask(searcher: Searcher, query: str) -> Answered:
    """All documents that are found, each with the text of its passages."""
    answer = searcher.search(query, Filters(), limit=100)
    shown = {hit.document: " ".join(passage.snippet for passage in hit.passages) for hit in answer.hits}
    return Answered(shown, answer.total, answer.answered)
