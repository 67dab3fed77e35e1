"""`udsyn knowledge`: the networks, places, themes and municipalities that users add themselves."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from corpus.archive import Archive
from corpus.errors import ArchiveUnusable, BadKnowledge
from corpus.knowledge import folder_of, read
from search_app.cli_options import archive_option, settings_for
from search_app.cli_output import one_line, result, say
from search_app.own_knowledge import counts, write_templates
from search_app.rooms import open_archive
from search_app.settings import Settings
from search_app.stale import stale_words


@click.command()
@archive_option
@click.option("--write", is_flag=True, help="Write an empty table for each subject that has none yet.")
@click.pass_context
def knowledge(ctx: click.Context, archive: Path | None, write: bool) -> None:
    """Show which networks, places, themes and municipalities you have added to the archive, and what is wrong in their tables.

    They stand in networks.csv, places.csv, themes.csv and municipalities.csv in the archive's folder `knowledge`, to be kept with any
    spreadsheet and saved as CSV. A row that cannot be understood is not used and named here; the exit code is then not 0. Documents
    that are read from now on are read with them.
    """
    settings = settings_for(archive)
    folder = folder_of(settings.archive)
    if write:
        _write(folder)
    known = read(folder)
    result(f"{one_line(str(folder))}: {counts(known)}")
    for problem in known.problems:
        result(f"  {one_line(str(problem))}")
    _tell_stale(settings)
    ctx.exit(BadKnowledge.exit_code if any(problem.is_loss for problem in known.problems) else 0)


def _tell_stale(settings: Settings) -> None:
    """Documents that were read before the tables were as they are now."""
    if Archive.is_at(settings.archive):
        with closing(open_archive(settings)) as archive:
            if words := stale_words(archive):
                say(words)


def _write(folder: Path) -> None:
    try:
        for path in write_templates(folder):
            result(f"{one_line(str(path))}: written, to be filled in with a spreadsheet")
    except OSError as error:
        raise ArchiveUnusable(f"cannot write to {folder}: {error.strerror or error}") from error
