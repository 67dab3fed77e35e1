"""The archive's documents: noting new ones, hiding and showing them, listing them, numbering their changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

import sqlalchemy as sa

from corpus import archive_jobs, serial
from corpus.archive_tables import audit, changes, documents
from corpus.errors import ArchiveError, UnknownDocument
from corpus.model import Change, Document, Head
from corpus.originals import Original

_BATCH = 500
Outcome = Literal["new", "known", "restored"]


def note(db: sa.Connection, original: Original, name: str, by: str | None, origin: str | None) -> tuple[str, Outcome]:
    """Notes that the bytes of `original` came, and queues them for reading where that is still to be done."""
    document = original.sha256[:16]
    row = db.execute(sa.select(documents.c.sha256, documents.c.removed_at).where(documents.c.id == document)).one_or_none()
    if row is not None and row.sha256 != original.sha256:
        raise ArchiveError(f"another document has the id {document} already")
    outcome: Outcome = "new" if row is None else "known" if row.removed_at is None else "restored"
    came = {"name": name, "added_at": datetime.now(UTC), "added_by": by, "origin": origin}
    if outcome == "new":
        head = serial.head_to_text(Head(title=name))
        db.execute(
            documents.insert().values(id=document, sha256=original.sha256, size=original.size, state="pending", head=head, pages=0, **came)
        )
    elif outcome == "restored":
        db.execute(documents.update().where(documents.c.id == document).values(removed_at=None, **came))
    queue_unread(db, document)
    if outcome == "restored" and one(db, document).reading is not None:
        number_change(db, document, "put")
    record(db, "add" if outcome == "new" else "add-again", document, by=by, detail=name)
    return document, outcome


def queue_unread(db: sa.Connection, document: str) -> None:
    """A file that was never read, or whose reading failed, is tried when it comes again."""
    row = db.execute(sa.select(documents.c.reading, documents.c.state).where(documents.c.id == document)).one()
    if row.reading is None and not archive_jobs.is_open(db, document):
        archive_jobs.queue(db, document)


def hide(db: sa.Connection, document: str) -> None:
    """Hides a document and calls off the job that is under way for it."""
    found = one(db, document)
    db.execute(documents.update().where(documents.c.id == document).values(removed_at=datetime.now(UTC)))
    archive_jobs.call_off(db, document)
    if found.reading is not None:
        number_change(db, document, "drop")
    record(db, "remove", document, detail=found.name)


def one(db: sa.Connection, document: str) -> Document:
    """Raises UnknownDocument, also for a removed one."""
    row = db.execute(sa.select(documents).where(documents.c.id == document, documents.c.removed_at.is_(None))).one_or_none()
    if row is None:
        raise UnknownDocument(f"there is no document {document[:40]}")
    return _document(row)


def listed(db: sa.Connection, ids: Iterable[str] | None) -> list[Document]:
    """All that are not removed, or those of `ids`, newest first."""
    shown = sa.select(documents).where(documents.c.removed_at.is_(None))
    if ids is None:
        rows = list(db.execute(shown))
    else:
        wanted = list(dict.fromkeys(ids))
        batches = (wanted[i : i + _BATCH] for i in range(0, len(wanted), _BATCH))
        rows = [row for batch in batches for row in db.execute(shown.where(documents.c.id.in_(batch)))]
    rows.sort(key=lambda row: (row.added_at, row.id), reverse=True)
    return [_document(row) for row in rows]


def number_change(db: sa.Connection, document: str, action: Literal["put", "drop"]) -> None:
    db.execute(changes.insert().values(document=document, action=action, at=datetime.now(UTC)))


def changed(db: sa.Connection, after: int, limit: int) -> list[Change]:
    """The last change of each document that changed after `after`, as the document is now."""
    last = sa.func.max(changes.c.number)
    latest = (
        sa.select(changes.c.document, last.label("number"))
        .where(changes.c.number > after)
        .group_by(changes.c.document)
        .order_by(last)
        .limit(limit)
        .subquery()
    )
    rows = db.execute(
        sa.select(latest.c.number, latest.c.document, documents.c.removed_at)
        .join(documents, documents.c.id == latest.c.document)
        .order_by(latest.c.number)
    )
    return [Change(row.number, row.document, "put" if row.removed_at is None else "drop") for row in rows]


def last_change(db: sa.Connection) -> int:
    return db.execute(sa.select(sa.func.max(changes.c.number))).scalar() or 0


def record(db: sa.Connection, action: str, document: str, *, by: str | None = None, detail: str | None = None) -> None:
    """Writes a line of the audit: who did what to which document."""
    db.execute(audit.insert().values(at=datetime.now(UTC), by=by, action=action, document=document, detail=detail))


def last_detail(db: sa.Connection, action: str, document: str) -> str | None:
    """What the audit says of the last such action."""
    last = sa.select(audit.c.detail).where(audit.c.document == document, audit.c.action == action).order_by(audit.c.number.desc()).limit(1)
    found: str | None = db.execute(last).scalar()
    return found


def was_done(db: sa.Connection, action: str, document: str) -> bool:
    """Whether the audit knows of the action."""
    return db.execute(sa.select(audit.c.number).where(audit.c.document == document, audit.c.action == action).limit(1)).first() is not None


def _document(row: sa.Row[tuple[object, ...]]) -> Document:
    return Document(
        id=row.id,
        sha256=row.sha256,
        name=row.name,
        size=row.size,
        media_type=row.media_type,
        added_at=row.added_at,
        added_by=row.added_by,
        origin=row.origin,
        state=row.state,
        head=serial.text_to_head(row.head),
        pages=row.pages,
        reading=row.reading,
        error=(row.error_code, row.error_message) if row.error_code else None,
    )
