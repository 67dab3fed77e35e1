"""The option that most commands share, and what they make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from search_app.settings import Settings, from_environment

_Command = TypeVar("_Command", bound=Callable[..., Any])


def archive_option(command: _Command) -> _Command:
    """`--archive DIR`."""
    option = click.option("--archive", type=click.Path(path_type=Path), metavar="DIR", help="The archive [$UDSYN_ARCHIVE, else ./archive].")
    return option(command)


def settings_for(archive: Path | None) -> Settings:
    """The settings, with the archive that was named on the command line."""
    settings = from_environment()
    return settings if archive is None else replace(settings, archive=archive)
