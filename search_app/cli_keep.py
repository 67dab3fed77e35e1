"""`udsyn list`, `remove` and `reindex`: looking after what is there."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import click

from corpus.errors import ArchiveError
from corpus.model import Document
from index import sync
from search_app.cli_options import archive_option, settings_for
from search_app.cli_output import failure, one_line, result, result_json, say
from search_app.rooms import open_archive, open_engine


@click.command("list")
@archive_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object per document, one line each.")
def list_(archive: Path | None, as_json: bool) -> None:
    """List the documents of the archive, newest first."""
    with closing(open_archive(settings_for(archive))) as rooms:
        documents = rooms.documents()
    for document in documents:
        if as_json:
            result_json(_document_json(document))
        else:
            state = document.state if document.error is None else f"{document.state} ({document.error[0]})"
            result(f"{document.id}  {state:8}  {document.pages:4} p.  {one_line(document.name)}  {one_line(document.head.title)}")


@click.command()
@archive_option
@click.argument("documents", nargs=-1, required=True, metavar="ID...")
@click.pass_context
def remove(ctx: click.Context, documents: tuple[str, ...], archive: Path | None) -> None:
    """Hide documents, named by their ids, from lists and search.

    Nothing is destroyed: adding the same file again shows it again.
    """
    code = 0
    with closing(open_archive(settings_for(archive))) as rooms:
        for document in documents:
            try:
                name = rooms.document(document).name
                rooms.remove(document)
            except ArchiveError as error:
                failure(document, error)
                code = code or error.exit_code
            else:
                result(f"{document}: removed ({one_line(name)})")
    ctx.exit(code)


@click.command()
@archive_option
def reindex(archive: Path | None) -> None:
    """Build the index anew from the archive.

    Searches go on meanwhile. Stop a running server first: it keeps the index itself.
    """
    started = time.monotonic()
    with closing(open_archive(settings_for(archive))) as rooms, closing(open_engine(rooms)) as engine, sync.writing(rooms.folder):
        sync.rebuild(rooms, engine)
        sync.catch_up(rooms, engine)
        result(f"{engine.size} documents in the index")
    say(f"built in {time.monotonic() - started:.1f} seconds")


def _document_json(document: Document) -> dict[str, object]:
    code, message = document.error or (None, None)
    return {
        "document": document.id,
        "file": document.name,
        "title": document.head.title,
        "state": document.state,
        "pages": document.pages,
        "size": document.size,
        "added": document.added_at.isoformat(),
        "error": {"code": code, "message": message} if code else None,
    }
