"""`udsyn split`: a scan that holds several documents becomes as many."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from corpus.errors import UdsynError
from search_app.cli_add import user
from search_app.cli_options import archive_option, settings_for
from search_app.cli_output import one_line, reason, result, say
from search_app.rooms import open_archive
from search_app.splitting import pages_named, split_document, unite_document


@click.command()
@archive_option
@click.option("--at", "pages", metavar="PAGES", help="The pages at which a new document begins, as in 4,9.")
@click.option("--undo", is_flag=True, help="Show the whole again and hide its parts.")
@click.argument("document", metavar="ID")
@click.pass_context
def split(ctx: click.Context, document: str, pages: str | None, undo: bool, archive: Path | None) -> None:
    """Split a document, named by its id, that holds several.

    Each part becomes a document of its own, made of those pages of the original, and waits to be read; the whole is hidden and kept. PDF
    and TIFF files can be split.
    """
    if undo == (pages is not None):
        raise click.UsageError("Name either the pages with --at, or --undo")
    settings = settings_for(archive)
    with closing(open_archive(settings)) as rooms:
        try:
            if undo:
                hidden = unite_document(rooms, document, by=user())
                result(f"{document}: shown again, {len(hidden)} parts hidden")
                return
            parts = split_document(rooms, document, pages_named(pages or ""), settings.limits, by=user())
        except UdsynError as error:
            say(f"{one_line(document)}: {reason(error)}")
            ctx.exit(error.exit_code)
    for part in parts:
        result(f"{document}: {part.name} {'became' if part.is_new else 'are already'} {part.document}")
    say("udsyn: they are read by `udsyn serve`, `udsyn work` or the next `udsyn add`")
