"""`udsyn serve`: the archive in the browser."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from search_app.cli_options import archive_option, settings_for
from search_app.server import serve_until_stopped


@click.command()
@archive_option
@click.option("--port", type=click.IntRange(0, 65535), metavar="PORT", help="Where to listen [$UDSYN_PORT, else 8000]; 0 takes a free one.")
@click.option("--host", metavar="ADDRESS", help="At which address to listen [$UDSYN_HOST, else 127.0.0.1].")
def serve(archive: Path | None, port: int | None, host: str | None) -> None:
    """Serve the archive in the browser, read what is uploaded and keep the index, until stopped (Ctrl-C)."""
    settings = settings_for(archive)
    serve_until_stopped(replace(settings, port=settings.port if port is None else port, host=settings.host if host is None else host))
