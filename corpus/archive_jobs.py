"""The archive's jobs: a document waits, is leased by a worker, beats while it is read, and ends done or failed with a reason.

A lease that ran out is anybody's: what a killed worker held is taken up by the next one.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from corpus.archive_tables import documents, jobs
from corpus.errors import ReadingStopped
from corpus.model import Job, JobKind

NOT_FOUND = "its facts could not be found anew: "
"""So begins what a document tells of a failed search for facts."""
ATTEMPTS = 3
"""How often a job is tried when its reading stops; once more where workers died over it before its first stop."""

_LEASES = 10
"""How often a job may be leased at all: more often than `ATTEMPTS`, since a worker may die for reasons of its own."""

_OPEN = ("pending", "leased")


def queue(db: sa.Connection, document: str, *, kind: JobKind = "read", language: str | None = None) -> None:
    """Makes a document wait to be read, in `language` where a person named one, or its facts wait to be found; it must have no open job."""
    waiting = {"state": "pending", "attempt": 0, "page": 0, "pages": 0, "queued_at": datetime.now(UTC)}
    db.execute(jobs.insert().values(document=document, kind=kind, language=language, **waiting))
    if kind == "read":
        _mark(db, document, "pending")


def is_open(db: sa.Connection, document: str) -> bool:
    return db.execute(sa.select(jobs.c.id).where(_open_of(document))).first() is not None


def make_way(db: sa.Connection, document: str, language: str | None) -> bool:
    """Ends what a reading in `language` makes needless: a search for facts, a reading in another language.

    False where such a reading waits or is under way already.
    """
    row = db.execute(sa.select(jobs.c.id, jobs.c.kind, jobs.c.language).where(_open_of(document))).first()
    if row is not None and row.kind == "read" and language in (None, row.language):
        return False
    if row is not None:
        over = {"state": "done", "worker": None, "leased_until": None}
        db.execute(jobs.update().where(jobs.c.id == row.id).values(over))
    return True


def document_of(db: sa.Connection, job: int) -> str | None:
    found: str | None = db.execute(sa.select(jobs.c.document).where(jobs.c.id == job)).scalar()
    return found


def call_off(db: sa.Connection, document: str) -> None:
    """Ends the open job of a document that was removed; its worker learns of it at the next beat."""
    db.execute(
        jobs.update().where(_open_of(document)).values(state="failed", error_code="removed", error_message="the document was removed")
    )


def is_any_free(db: sa.Connection) -> bool:
    """Whether there is something to lease; asked often, and without taking the lock of a write."""
    return db.execute(sa.select(jobs.c.id).where(_free()).limit(1)).first() is not None


def lease(db: sa.Connection, worker: str, seconds: float) -> Job | None:
    """Takes the job that has waited longest, or None. One that was leased too often ends here."""
    oldest = sa.select(jobs.c.id).where(_free()).order_by(jobs.c.queued_at, jobs.c.id).limit(1).scalar_subquery()
    until = time.time() + seconds
    taken = {"state": "leased", "worker": worker, "leased_until": until, "attempt": jobs.c.attempt + 1, "page": 0, "pages": 0}
    while row := db.execute(jobs.update().where(jobs.c.id == oldest).values(taken).returning(jobs.c.id, jobs.c.document)).first():
        job = _job(db.execute(_named().where(jobs.c.id == row.id)).one())
        if job.attempt <= _LEASES:
            if job.kind == "read":
                _mark(db, row.document, "reading")
            return job
        fail(db, job.id, worker, ReadingStopped.code, "the machine stopped each time it was read", retry=False)
    return None


def beat(db: sa.Connection, job: int, worker: str, page: int, pages: int, seconds: float) -> bool:
    values = {"page": page, "pages": pages, "leased_until": time.time() + seconds}
    return db.execute(jobs.update().where(_held(job, worker)).values(values)).rowcount == 1


def give_back(db: sa.Connection, job: int, worker: str) -> bool:
    """Lets go of a job that could not be done for no fault of its own; the try does not count."""
    values = {"state": "pending", "worker": None, "leased_until": None, "attempt": jobs.c.attempt - 1, "page": 0}
    row = db.execute(jobs.update().where(_held(job, worker)).values(values).returning(jobs.c.document, jobs.c.kind)).first()
    if row is not None and row.kind == "read":
        _mark(db, row.document, "pending")
    return row is not None


def give_back_all(db: sa.Connection) -> None:
    """Frees what dead workers left; call it only where no worker lives."""
    db.execute(jobs.update().where(jobs.c.state == "leased").values(leased_until=0.0))


def end(db: sa.Connection, job: int, worker: str, pages: int) -> str | None:
    """Notes that a job is done; its document, or None where it is no longer this worker's."""
    values = {"state": "done", "page": pages, "pages": pages, "error_code": None, "error_message": None}
    row = db.execute(jobs.update().where(_held(job, worker)).values(values).returning(jobs.c.document)).first()
    return None if row is None else str(row.document)


def fail(db: sa.Connection, job: int, worker: str, code: str, message: str, *, retry: bool) -> bool:
    row = db.execute(sa.select(jobs).where(_held(job, worker))).first()
    if row is None:
        return False
    is_first = row.error_code is None  # tries before it ended with the death of a worker, which may be no fault of the file
    again = retry and (is_first or row.attempt < ATTEMPTS)
    state = {"state": "pending", "queued_at": datetime.now(UTC)} if again else {"state": "failed"}
    end = {"worker": None, "leased_until": None, "error_code": code, "error_message": message}
    db.execute(jobs.update().where(jobs.c.id == job).values({**state, **end}))
    if row.kind == "read":
        _tell(db, row.document, "pending" if again else "failed", code, message)
    elif not again:
        _tell(db, row.document, "failed", code, f"{NOT_FOUND}{message}")
    return True


def forget_failed_search(db: sa.Connection, document: str) -> None:
    """Takes back that facts could not be found; why the file itself could not be read again stays told."""
    told = (documents.c.id == document) & documents.c.error_message.startswith(NOT_FOUND, autoescape=True)
    db.execute(documents.update().where(told).values(error_code=None, error_message=None))


def _tell(db: sa.Connection, document: str, state: str, code: str, message: str) -> None:
    _mark(db, document, state)
    db.execute(documents.update().where(documents.c.id == document).values(error_code=code, error_message=message))


def listed(db: sa.Connection, ids: Sequence[str] | None) -> list[Job]:
    """The last job of each document that is not removed, newest first."""
    last = sa.select(sa.func.max(jobs.c.id)).group_by(jobs.c.document)
    if ids is not None:
        last = last.where(jobs.c.document.in_(ids))
    return [
        _job(row) for row in db.execute(_named().where(jobs.c.id.in_(last), documents.c.removed_at.is_(None)).order_by(jobs.c.id.desc()))
    ]


def _free() -> sa.ColumnElement[bool]:
    return (jobs.c.state == "pending") | ((jobs.c.state == "leased") & (jobs.c.leased_until < time.time()))


def _open_of(document: str) -> sa.ColumnElement[bool]:
    return (jobs.c.document == document) & jobs.c.state.in_(_OPEN)


def _held(job: int, worker: str) -> sa.ColumnElement[bool]:
    return (jobs.c.id == job) & (jobs.c.worker == worker) & (jobs.c.state == "leased")


def _named() -> sa.Select[tuple[object, ...]]:
    return sa.select(jobs, documents.c.name).join(documents, documents.c.id == jobs.c.document)


def _mark(db: sa.Connection, document: str, state: str) -> None:
    """A document that failed to be read anew stays ready with the reading that it has."""
    kept = sa.case((documents.c.reading.is_not(None), "ready"), else_=state) if state == "failed" else state
    db.execute(documents.update().where(documents.c.id == document).values(state=kept))


def _job(row: sa.Row[tuple[object, ...]]) -> Job:
    return Job(
        id=row.id,
        document=row.document,
        name=row.name,
        state=row.state,
        attempt=max(1, row.attempt),
        page=row.page,
        pages=row.pages,
        error=(row.error_code, row.error_message) if row.error_code else None,
        kind=row.kind,
        language=row.language,
    )
