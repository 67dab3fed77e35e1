"""The first tables: documents, readings, pages, facts, reviews, jobs, changes, audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OPEN_JOBS = "state IN ('pending', 'leased')"


def upgrade() -> None:
    _documents()
    _readings()
    _pages_and_facts()
    _reviews()
    _jobs()
    _changes_and_audit()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("media_type", sa.Text),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.Column("added_by", sa.Text),
        sa.Column("origin", sa.Text),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer),
        sa.Column("error_code", sa.String(40)),
        sa.Column("error_message", sa.Text),
        sa.Column("removed_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("sha256", name="uq_documents_sha256"),
    )
    op.create_index("ix_documents_added_at", "documents", ["added_at"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("pipeline", sa.Text, nullable=False),
        sa.Column("read_at", sa.DateTime, nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("warnings", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", "number", name="pk_readings"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_readings_document_documents"),
    )


def _pages_and_facts() -> None:
    _of_reading("pages", sa.Column("has_image", sa.Boolean, nullable=False), sa.Column("data", sa.LargeBinary, nullable=False))
    _of_reading("facts", sa.Column("kind", sa.String(40), nullable=False), sa.Column("data", sa.Text, nullable=False))


def _of_reading(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        table,
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("document", "reading", "number", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["document", "reading"], ["readings.document", "readings.number"], name=f"fk_{table}_document_reading_readings"
        ),
    )


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("by", sa.Text),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reviews"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_reviews_document_documents"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_document", "reviews", ["document"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("worker", sa.Text),
        sa.Column("leased_until", sa.Float),
        sa.Column("queued_at", sa.DateTime, nullable=False),
        sa.Column("error_code", sa.String(40)),
        sa.Column("error_message", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_jobs_document_documents"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_jobs_document", "jobs", ["document"])
    op.create_index("ix_jobs_state_queued_at", "jobs", ["state", "queued_at"])
    op.create_index("uq_jobs_open_document", "jobs", ["document"], unique=True, sqlite_where=sa.text(_OPEN_JOBS))


def _changes_and_audit() -> None:
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("action", sa.String(4), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_changes_document_documents"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_document_number", "changes", ["document", "number"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("by", sa.Text),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("document", sa.String(16)),
        sa.Column("detail", sa.Text),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
        sqlite_autoincrement=True,
    )
