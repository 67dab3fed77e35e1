"""Brings the archive's tables up to date by Alembic; the steps stand in `corpus/migrations/versions`."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(connection: sa.Connection) -> None:
    """Runs all steps that are missing, inside the transaction of `connection`."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def knows(version: str) -> bool:
    """Whether `version` is one of our steps, not one of a later program."""
    return any(step.revision == version for step in ScriptDirectory.from_config(_config()).walk_revisions())


def head() -> str | None:
    """The newest step."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config
