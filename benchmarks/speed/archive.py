"""An archive of papers, made through the archive's own doors: the file is added, its job taken, and a finished reading handed in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.speed.papers import Paper, paper
from corpus.archive import Archive
from corpus.model import Document, Page, ReadDocument, Reading
from corpus.words import tokens
from index.text.passages import page_ranges

DAY = datetime(2026, 1, 1, tzinfo=UTC)
PART = "unfinished"


@dataclass(frozen=True, slots=True)
class PlainPassage:
    """A passage as an engine without an analysis of its own gets it."""

    document: str
    title: str
    page: int
    language: str
    text: str


def kept_archive(folder: Path, documents: int, seed: int) -> Path:
    """The folder of an archive of so many papers; made where it is not there yet, which takes a minute for a thousand."""
    place = folder / f"archive-{documents}-{seed}"
    if not place.is_dir():
        unfinished = folder / f"{place.name}-{PART}"
        shutil.rmtree(unfinished, ignore_errors=True)
        with closing(Archive(unfinished)) as archive:
            for number in range(documents):
                hand_in(archive, paper(number, seed), f"paper-{number:05}.txt")
        unfinished.rename(place)
    return place


def hand_in(archive: Archive, made: Paper, name: str) -> str:
    """Stores a paper as if it had been read; its id."""
    source = archive.folder / name
    source.write_text("\f".join(made.pages), encoding="utf-8")
    document = archive.add(source, name).document
    source.unlink()
    job = archive.lease("benchmark", 60.0)
    assert job is not None
    assert job.document == document
    assert archive.finish(job.id, "benchmark", as_read(made), None)
    return document


def as_read(made: Paper) -> ReadDocument:
    language = made.head.language
    pages = tuple(Page(number, "text", text, language) for number, text in enumerate(made.pages, 1))
    return ReadDocument(made.head, Reading(pages, language, "benchmark", DAY), tuple(made.facts), "text/plain", finders="benchmark")


def text_size(archive: Archive) -> int:
    """Bytes of the text of all pages, as UTF-8."""
    return sum(len(page.text.encode()) for _, reading in _readings(archive) for page in reading.pages)


def passages(archive: Archive) -> Iterator[PlainPassage]:
    """The text of all passages, cut where Udsyn's index cuts them."""
    for document, reading in _readings(archive):
        for page in reading.pages:
            for start, end in page_ranges(page.text, list(tokens(page.text))):
                yield PlainPassage(document.id, document.head.title, page.number, page.language or "de", page.text[start:end])


def _readings(archive: Archive) -> Iterator[tuple[Document, Reading]]:
    for document in archive.documents():
        yield document, archive.reading(document.id, with_words=False)
