"""Reviews keep the fact as it stood; readings say which finders their facts are from, which is unknown of those before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reviews", sa.Column("fact", sa.Text, nullable=False, server_default=""))
    op.add_column("readings", sa.Column("finders", sa.Text, nullable=False, server_default=""))
