"""The archive's readings with their pages and facts: stored whole, numbered per document, never changed."""

from __future__ import annotations

from itertools import islice

import sqlalchemy as sa

from corpus import serial
from corpus.archive_tables import documents, facts, pages, readings
from corpus.errors import UnknownDocument, UnknownPage
from corpus.model import Fact, Page, ReadDocument, Reading
from corpus.weakness import weakness

_BATCH = 50


def next_number(db: sa.Connection, document: str) -> int:
    last = db.execute(sa.select(sa.func.max(readings.c.number)).where(readings.c.document == document)).scalar()
    return (last or 0) + 1


def store(db: sa.Connection, document: str, number: int, read: ReadDocument) -> None:
    """Stores a reading and makes it the document's current one."""
    reading, head = read.reading, serial.head_to_text(read.head)
    db.execute(
        readings.insert().values(
            document=document,
            number=number,
            pipeline=reading.pipeline,
            read_at=reading.read_at,
            language=reading.language,
            warnings=serial.warnings_to_text(reading.warnings),
            head=head,
            media_type=read.media_type,
            pages=len(reading.pages),
            finders=read.finders,
        )
    )
    _store_pages(db, document, number, reading)
    store_facts(db, document, number, read.facts)
    current = {"reading": number, "head": head, "media_type": read.media_type, "pages": len(reading.pages)}
    done = {"state": "ready", "error_code": None, "error_message": None}
    db.execute(documents.update().where(documents.c.id == document).values(**current, **done))


def _store_pages(db: sa.Connection, document: str, number: int, reading: Reading) -> None:
    """A few at a time: the pages may lie in files, and be more than memory should hold."""
    waiting = iter(reading.pages)
    while rows := [{"document": document, "reading": number, **page_row(page)} for page in islice(waiting, _BATCH)]:
        db.execute(pages.insert(), rows)


def page_row(page: Page) -> dict[str, object]:
    """What is kept of a page, beside whose it is."""
    return {"number": page.number, "has_image": page.has_image, "data": serial.page_to_bytes(page), "weakness": weakness(page)}


def store_facts(db: sa.Connection, document: str, number: int, found: tuple[Fact, ...]) -> None:
    in_order = sorted(found, key=lambda fact: [(span.page, span.start) for span in fact.spans])
    rows = [
        {"document": document, "reading": number, "number": place, "kind": fact.kind, "data": serial.fact_to_text(fact)}
        for place, fact in enumerate(in_order, 1)
    ]
    if rows:
        db.execute(facts.insert(), rows)


def current(db: sa.Connection, document: str, *, with_words: bool = True) -> Reading:
    """The current reading; without the words of its pages, and then many times as fast, where only text and accounts are wanted."""
    bytes_to_page = serial.bytes_to_page if with_words else serial.bytes_to_page_text
    row = db.execute(_current(readings, readings.c.number).where(documents.c.id == document)).one_or_none()
    if row is None:
        raise UnknownDocument(f"there is no reading of a document {document[:40]}")
    data = db.execute(_current(pages, pages.c.reading).where(documents.c.id == document).order_by(pages.c.number))
    return Reading(
        pages=tuple(bytes_to_page(page.data) for page in data),
        language=row.language,
        pipeline=row.pipeline,
        read_at=row.read_at,
        warnings=serial.text_to_warnings(row.warnings),
    )


def page(db: sa.Connection, document: str, number: int, *, with_words: bool = True) -> Page:
    row = db.execute(_current(pages, pages.c.reading).where(documents.c.id == document, pages.c.number == number)).one_or_none()
    if row is None:
        raise _missing(db, document, number)
    return serial.bytes_to_page(row.data) if with_words else serial.bytes_to_page_text(row.data)


def image_place(db: sa.Connection, document: str, number: int) -> tuple[int, bool]:
    """The number of the current reading, and whether there is a picture of that page."""
    row = db.execute(_current(pages, pages.c.reading).where(documents.c.id == document, pages.c.number == number)).one_or_none()
    if row is None:
        raise _missing(db, document, number)
    return row.reading, row.has_image


def current_facts(db: sa.Connection, document: str) -> tuple[Fact, ...]:
    rows = db.execute(_current(facts, facts.c.reading).where(documents.c.id == document).order_by(facts.c.number))
    return tuple(serial.text_to_fact(row.data) for row in rows)


def _current(table: sa.Table, number: sa.Column[int]) -> sa.Select[tuple[object, ...]]:
    """The rows of a table that belong to the current reading of a document that is not removed."""
    joined = table.join(documents, (documents.c.id == table.c.document) & (documents.c.reading == number))
    return sa.select(table).select_from(joined).where(documents.c.removed_at.is_(None))


def _missing(db: sa.Connection, document: str, number: int) -> UnknownDocument | UnknownPage:
    there = sa.select(documents.c.id).where(documents.c.id == document, documents.c.removed_at.is_(None))
    if db.execute(there).first() is None:
        return UnknownDocument(f"there is no document {document[:40]}")
    return UnknownPage(f"document {document} has no page {number}")
