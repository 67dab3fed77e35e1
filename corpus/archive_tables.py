"""The tables of the archive. Their history stands in `corpus/migrations`; a test holds both together."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa


class Moment(sa.types.TypeDecorator[datetime]):
    """A point in time: kept in UTC without an offset, which every database sorts, and given back with it."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _document() -> sa.Column[str]:
    return sa.Column("document", sa.String(16), sa.ForeignKey("documents.id"), nullable=False)


documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("media_type", sa.Text),
    sa.Column("added_at", Moment, nullable=False, index=True),
    sa.Column("added_by", sa.Text),
    sa.Column("origin", sa.Text),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("head", sa.Text, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("reading", sa.Integer),
    sa.Column("error_code", sa.String(40)),
    sa.Column("error_message", sa.Text),
    sa.Column("removed_at", Moment),
)

readings = sa.Table(
    "readings",
    metadata,
    sa.Column("document", sa.String(16), sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("pipeline", sa.Text, nullable=False),
    sa.Column("read_at", Moment, nullable=False),
    sa.Column("language", sa.String(8)),
    sa.Column("warnings", sa.Text, nullable=False),
    sa.Column("head", sa.Text, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("finders", sa.Text, nullable=False, server_default=""),
)
"""`finders` says which versions of the finders, with which knowledge, the facts of a reading are from."""


def _of_reading(table: str, *columns: sa.schema.SchemaItem) -> sa.Table:
    """A table whose rows belong to a reading, numbered in it."""
    return sa.Table(
        table,
        metadata,
        sa.Column("document", sa.String(16), primary_key=True),
        sa.Column("reading", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        *columns,
        sa.ForeignKeyConstraint(["document", "reading"], ["readings.document", "readings.number"]),
    )


pages = _of_reading(
    "pages",
    sa.Column("has_image", sa.Boolean, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
    sa.Column("weakness", sa.Float, nullable=False, server_default="0"),
    sa.Index("ix_pages_weakness", "weakness", sqlite_where=sa.text("weakness > 0")),
)
facts = _of_reading("facts", sa.Column("kind", sa.String(40), nullable=False), sa.Column("data", sa.Text, nullable=False))

reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    _document(),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("verdict", sa.String(10), nullable=False),
    sa.Column("value", sa.Text),
    sa.Column("by", sa.Text),
    sa.Column("at", Moment, nullable=False),
    sa.Column("fact", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_reviews_document", "document"),
    sqlite_autoincrement=True,
)

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    _document(),
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    sa.Column("page", sa.Integer, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("worker", sa.Text),
    sa.Column("leased_until", sa.Float),
    sa.Column("queued_at", Moment, nullable=False),
    sa.Column("error_code", sa.String(40)),
    sa.Column("error_message", sa.Text),
    sa.Column("kind", sa.String(10), nullable=False, server_default="read"),
    sa.Column("language", sa.String(8)),
    sa.Index("ix_jobs_document", "document"),
    sa.Index("ix_jobs_state_queued_at", "state", "queued_at"),
    sa.Index(
        "uq_jobs_open_document",
        "document",
        unique=True,
        sqlite_where=sa.text("state IN ('pending', 'leased')"),
    ),
    sqlite_autoincrement=True,
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    _document(),
    sa.Column("action", sa.String(4), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Index("ix_changes_document_number", "document", "number"),
    sqlite_autoincrement=True,
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by", sa.Text),
    sa.Column("action", sa.String(20), nullable=False),
    sa.Column("document", sa.String(16)),
    sa.Column("detail", sa.Text),
    sqlite_autoincrement=True,
)

words = sa.Table(
    "words",
    metadata,
    sa.Column("language", sa.String(8), primary_key=True),
    sa.Column("word", sa.String(60), primary_key=True),
    sa.Column("document", sa.String(16), sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Index("ix_words_document", "document"),
)
"""What each clean document vouches for (see `corpus.own_words_clean`); beside an empty word, how many words it has in all."""

versions = sa.Table("alembic_version", sa.MetaData(), sa.Column("version_num", sa.String(32)))
versions.append_constraint(sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"))
"""Alembic's own table, which says how far an archive's tables have come; kept apart, since no step of ours makes it."""
