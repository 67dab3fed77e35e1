"""What Alembic runs to get at the database: the connection it was handed, nothing else."""

from __future__ import annotations

from alembic import context

from corpus.archive_tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
