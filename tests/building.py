"""Small documents for tests that are not about what stands in them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from corpus.archive import Archive
from corpus.model import Box, DateSpan, Fact, Goal, Head, Network, Page, PartnerCity, ReadDocument, Reading, Sdg, Span, Theme, Word


def page(number: int = 1, text: str = "Byen vil plante træer.", *, has_image: bool = False) -> Page:
    words = tuple(Word(at, at + 1, Box(at / 100, 0.1, (at + 1) / 100, 0.2), 0.5) for at in range(min(3, len(text))))
    return Page(number, "ocr", text, language="da", confidence=0.9, words=words, has_image=has_image)


def facts() -> tuple[Fact, ...]:
    """One of each kind, out of order."""
    values = (
        ("goal", Goal("Byen vil plante 100 træer.", 2030, 100.0, "træer", None, ("climate_environment",), (15,))),
        ("partner_city", PartnerCity(None, "NO", "twin")),
        ("network", Network("ICLEI")),
        ("date", DateSpan("2030-01-01", "2030-12-31", "year", "target")),
        ("sdg", Sdg(11)),
        ("theme", Theme("health")),
    )
    return tuple(Fact(kind, value, (Span(1, 9 - at, 12),), "træ", 0.5, "test", "1", "because") for at, (kind, value) in enumerate(values))


def read_document(*texts: str, title: str = "Plan", has_images: bool = False) -> ReadDocument:
    pages = tuple(page(number, text, has_image=has_images) for number, text in enumerate(texts or ("Byen vil plante træer.",), 1))
    return ReadDocument(Head(title, language="da"), Reading(pages, "da", "7", datetime.now(UTC), ("few_words",)), facts(), "text/plain")


def write(folder: Path, name: str = "plan.txt", content: bytes | str = "Byen vil plante træer.") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def add_read(archive: Archive, source: Path, read: ReadDocument | None = None) -> str:
    """Adds a file and stores a reading of it, as a worker would; its id."""
    document = archive.add(source, source.name).document
    job = archive.lease("w", 60)
    assert job is not None
    assert job.document == document
    assert archive.finish(job.id, "w", read or read_document(), None)
    return document
