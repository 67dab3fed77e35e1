"""Documents that are others' parts: the files of a ZIP, the pieces of a scan that was split.

The whole is set aside, which is to be hidden and kept, and the audit says what became of it; that is also where its parts are read from.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import sqlalchemy as sa

from corpus import archive_documents
from corpus.archive_tables import audit, documents
from corpus.errors import CannotSplit

Division = Literal["unpack", "split"]
"""How a whole came apart; the name of the line in the audit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part by its name: the document that it is now, and whether it is one that was not there before; or why it is none."""

    name: str
    document: str | None = None
    is_new: bool = False
    error: tuple[str, str] | None = None


def note(db: sa.Connection, whole: str, how: Division, parts: Sequence[Part], by: str | None) -> None:
    """Writes down what became of a whole."""
    detail = json.dumps([asdict(part) for part in parts], ensure_ascii=False)
    archive_documents.record(db, how, whole, by=by, detail=detail)


def parts_of(db: sa.Connection, whole: str) -> tuple[Part, ...]:
    """The parts of a document, removed or not, as it was divided last; none where it never was."""
    found = sa.select(audit.c.detail).where(audit.c.document == whole, audit.c.action.in_(("unpack", "split")))
    detail: str | None = db.execute(found.order_by(audit.c.number.desc()).limit(1)).scalar()
    return tuple(_part(item) for item in json.loads(detail)) if detail else ()


def _part(item: dict[str, object]) -> Part:
    error = item["error"]
    return Part(
        str(item["name"]),
        str(item["document"]) if item["document"] else None,
        bool(item["is_new"]),
        (str(error[0]), str(error[1])) if isinstance(error, list) else None,
    )


def show(db: sa.Connection, document: str, by: str | None) -> bool:
    """Takes back the removal of a document; False where it was not removed. Raises UnknownDocument."""
    row = db.execute(sa.select(documents.c.removed_at, documents.c.reading).where(documents.c.id == document)).one_or_none()
    if row is None or row.removed_at is None:
        archive_documents.one(db, document)
        return False
    db.execute(documents.update().where(documents.c.id == document).values(removed_at=None))
    archive_documents.queue_unread(db, document)
    if row.reading is not None:
        archive_documents.number_change(db, document, "put")
    archive_documents.record(db, "restore", document, by=by)
    return True


def divide(db: sa.Connection, whole: str, how: Division, parts: Sequence[Part], by: str | None) -> None:
    """Sets a whole aside whose parts are documents of their own now."""
    archive_documents.hide(db, whole)
    note(db, whole, how, parts, by)


def reunite(db: sa.Connection, whole: str, by: str | None) -> tuple[str, ...]:
    """Shows a whole again and hides the parts that came of it alone; which these were.

    Raises UnknownDocument, and CannotSplit for a ZIP: it would only be unpacked once more.
    """
    if archive_documents.was_done(db, "unpack", whole):
        raise CannotSplit("A ZIP file was not split, but unpacked: its files are documents of their own. Remove those that are not wanted.")
    show(db, whole, by)
    came = dict.fromkeys(part.document for part in parts_of(db, whole) if part.document and part.is_new and part.document != whole)
    hidden = tuple(document.id for document in archive_documents.listed(db, came))
    for document in hidden:
        archive_documents.hide(db, document)
    return hidden
