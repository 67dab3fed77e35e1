"""`udsyn doctor`: what is missing and what to do about it."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import ToolMissing
from search_app.cli_options import archive_option, settings_for
from search_app.cli_output import one_line, result
from search_app.doctor import checks


@click.command()
@archive_option
@click.pass_context
def doctor(ctx: click.Context, archive: Path | None) -> None:
    """Check that all that is needed is there and sound.

    The exit code is not 0 when something is missing or broken.
    """
    is_well = True
    for check in checks(settings_for(archive)):
        is_well = is_well and check.cure is None
        result(f"{'ok ' if check.cure is None else 'NOT'}  {check.about}: {one_line(check.found)}")
        if check.cure is not None:
            result(f"     {check.cure}")
    ctx.exit(0 if is_well else ToolMissing.exit_code)
