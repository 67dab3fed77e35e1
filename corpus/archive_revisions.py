"""Readings that people made from readings: some pages changed, all else taken over; and facts that were found anew on stored pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from corpus import archive_documents, archive_jobs, archive_readings, serial
from corpus.archive_tables import documents, facts, pages, readings
from corpus.carried import carried
from corpus.differences import Difference, differences
from corpus.errors import StaleReading, UnknownPage
from corpus.model import Findings, Page, ReadDocument
from corpus.reanchor import reanchored


def check_current(db: sa.Connection, document: str, base: int) -> None:
    """Raises StaleReading where `base` is not the current reading, UnknownDocument where there is no document."""
    current = archive_documents.one(db, document).reading
    if current != base:
        raise StaleReading(f"the text of document {document} has changed: reading {base} is no longer the current one")


def revise(db: sa.Connection, document: str, base: int, changed: Sequence[Page], by: str | None, why: str) -> int:
    """Stores a new reading made of reading `base` and the changed pages; its number. Facts of those pages are to be found anew."""
    check_current(db, document, base)
    number = archive_readings.next_number(db, document)
    new = {page.number: page for page in changed}
    old = _pages(db, document, base, list(new))
    if len(old) != len(new):
        raise UnknownPage(f"document {document} has no such page")
    found = carried(archive_readings.current_facts(db, document), old, new.values())
    _copy(db, readings, document, base, readings.c.number, number, {"read_at": datetime.now(UTC)})
    _copy(db, pages, document, base, pages.c.reading, number, {}, pages.c.number.not_in(list(new)))
    db.execute(pages.insert(), [{"document": document, "reading": number, **archive_readings.page_row(page)} for page in new.values()])
    archive_readings.store_facts(db, document, number, found)
    db.execute(documents.update().where(documents.c.id == document).values(reading=number))
    archive_documents.record(db, "revise", document, by=by, detail=f"reading {number} from {base}: {why}")
    find_again(db, document)
    return number


def find_again(db: sa.Connection, document: str) -> None:
    """Numbers a change and has the facts found anew, unless a reading is on its way, which finds them too."""
    archive_documents.number_change(db, document, "put")
    if not archive_jobs.is_open(db, document):
        archive_jobs.queue(db, document, kind="find")


def with_corrections(db: sa.Connection, document: str, read: ReadDocument) -> ReadDocument:
    """A new reading with the corrections that people made in the current one."""
    if not archive_documents.was_done(db, "revise", document):
        return read
    as_read = tuple(read.reading.pages)
    reading = reanchored(archive_readings.current(db, document), replace(read.reading, pages=as_read))
    if reading.pages == as_read:
        return replace(read, reading=replace(read.reading, warnings=reading.warnings))
    return replace(read, reading=reading, facts=carried(read.facts, as_read, reading.pages))


def finish_finding(db: sa.Connection, document: str, reading: int, worker: str, found: Findings) -> bool:
    """Replaces facts and head of a reading by what was found anew on its pages; if the text changed meanwhile, it is tried again.

    A change is numbered where the head or a fact differs, and the audit says what does (see `corpus.differences`).
    """
    before = archive_documents.one(db, document)
    if before.reading != reading:
        archive_jobs.queue(db, document, kind="find")
        return False
    old = archive_readings.current_facts(db, document)
    if set(old) != set(found.facts):
        db.execute(facts.delete().where(facts.c.document == document, facts.c.reading == reading))
        archive_readings.store_facts(db, document, reading, found.facts)
    text = serial.head_to_text(found.head)
    of_reading = (readings.c.document == document) & (readings.c.number == reading)
    db.execute(readings.update().where(of_reading).values(head=text, finders=found.finders))
    db.execute(documents.update().where(documents.c.id == document).values(head=text))
    archive_jobs.forget_failed_search(db, document)
    differing = differences(old, found.facts)
    if differing or found.head != before.head:
        archive_documents.number_change(db, document, "put")
    archive_documents.record(db, "find", document, by=worker, detail=serial.differences_to_text(differing))
    return True


def last_differences(db: sa.Connection, document: str) -> tuple[Difference, ...]:
    detail = archive_documents.last_detail(db, "find", document)
    return serial.text_to_differences(detail) if detail and detail.startswith("[") else ()


def stale(db: sa.Connection, finders: str) -> list[str]:
    """The documents whose facts are from other finders, or from other knowledge."""
    joined = readings.join(documents, (documents.c.id == readings.c.document) & (documents.c.reading == readings.c.number))
    wanted = sa.select(documents.c.id).select_from(joined).where(documents.c.removed_at.is_(None), readings.c.finders != finders)
    return [str(row.id) for row in db.execute(wanted.order_by(documents.c.added_at, documents.c.id))]


def _pages(db: sa.Connection, document: str, reading: int, numbers: list[int]) -> list[Page]:
    wanted = (pages.c.document == document) & (pages.c.reading == reading) & pages.c.number.in_(numbers)
    return [serial.bytes_to_page(row.data) for row in db.execute(sa.select(pages.c.data).where(wanted))]


def _copy(
    db: sa.Connection,
    table: sa.Table,
    document: str,
    base: int,
    key: sa.Column[int],
    number: int,
    other: dict[str, object],
    *where: sa.ColumnElement[bool],
) -> None:
    """Copies the rows of reading `base` to reading `number` within the database."""
    values = {key.name: number, **other}
    columns = [sa.literal(values[c.name], c.type).label(c.name) if c.name in values else c for c in table.columns]
    rows = sa.select(*columns).where(table.c.document == document, key == base, *where)
    db.execute(table.insert().from_select([c.name for c in table.columns], rows))
