"""Pages know how weak they are; jobs know whether to read or only to find, and the language that a person named."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from corpus.serial import bytes_to_page
from corpus.weakness import weakness

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_BATCH = 200


def upgrade() -> None:
    op.add_column("jobs", sa.Column("kind", sa.String(10), nullable=False, server_default="read"))
    op.add_column("jobs", sa.Column("language", sa.String(8)))
    op.add_column("pages", sa.Column("weakness", sa.Float, nullable=False, server_default="0"))
    op.create_index("ix_pages_weakness", "pages", ["weakness"], sqlite_where=sa.text("weakness > 0"))
    _weigh(op.get_bind())


def _weigh(db: sa.Connection) -> None:
    """The pages of all current readings, a few in memory at a time."""
    current = db.execute(sa.text("SELECT id, reading FROM documents WHERE reading IS NOT NULL ORDER BY id")).all()
    for document, reading in current:
        first = 0
        while rows := db.execute(_PAGES, {"document": document, "reading": reading, "first": first, "batch": _BATCH}).all():
            weighed = [
                {"document": document, "reading": reading, "number": n, "weakness": weakness(bytes_to_page(data))} for n, data in rows
            ]
            if weak := [row for row in weighed if row["weakness"]]:
                db.execute(_WEIGHED, weak)
            first = rows[-1][0]


_PAGES = sa.text(
    "SELECT number, data FROM pages WHERE document = :document AND reading = :reading AND number > :first ORDER BY number LIMIT :batch"
)
_WEIGHED = sa.text("UPDATE pages SET weakness = :weakness WHERE document = :document AND reading = :reading AND number = :number")
