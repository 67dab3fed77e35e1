"""The option that most commands share, and what they make of it; how paths are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from search_app.settings import Settings, from_environment

_Command = TypeVar("_Command", bound=Callable[..., Any])


class NamedPath(click.Path):
    """A path, readable or not: one that is not must not keep the others from being read. An empty one is a slip (`"$UNSET"`)."""

    def __init__(self) -> None:
        super().__init__(readable=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("a path is empty", param, ctx)
        return super().convert(value, param, ctx)


def archive_option(command: _Command) -> _Command:
    """`--archive DIR`."""
    option = click.option("--archive", type=NamedPath(), metavar="DIR", help="The archive [$UDSYN_ARCHIVE, else ./archive].")
    return option(command)


def settings_for(archive: Path | None) -> Settings:
    """The settings, with the archive that was named on the command line."""
    settings = from_environment()
    return settings if archive is None else replace(settings, archive=archive)
