"""The words that each clean document vouches for; documents that were read before bring theirs when they are read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "words",
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("word", sa.String(60), nullable=False),
        sa.Column("document", sa.String(16), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_words_document_documents"),
        sa.PrimaryKeyConstraint("language", "word", "document", name="pk_words"),
    )
    op.create_index("ix_words_document", "words", ["document"])
