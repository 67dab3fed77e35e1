"""`udsyn export`: documents of the archive as files for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from corpus.archive import Archive
from corpus.errors import UdsynError, UnknownPage
from corpus.model import Document
from search_app.alto import alto
from search_app.cli_options import NamedPath, archive_option, settings_for
from search_app.cli_output import failure, one_line, result
from search_app.copies import pdf_pieces
from search_app.rooms import open_archive

_PART = ".part"


@click.command()
@archive_option
@click.option("--as", "form", type=click.Choice(["pdf", "alto"]), default="pdf", show_default=True, help="The kind of copy.")
@click.option("--to", "folder", type=NamedPath(), default=".", metavar="DIR", help="Where the copies go [the current folder].")
@click.argument("documents", nargs=-1, required=True, metavar="ID...")
@click.pass_context
def export(ctx: click.Context, documents: tuple[str, ...], archive: Path | None, form: str, folder: Path) -> None:
    """Write documents, named by their ids, as searchable PDF (pictures with invisible text) or as ALTO (one XML file per page).

    The text is the one that is shown, with its repairs. A file that is there already is written anew.
    """
    code = 0
    with closing(open_archive(settings_for(archive))) as rooms:
        folder.mkdir(parents=True, exist_ok=True)
        for document in documents:
            try:
                _export(rooms, rooms.document(document), form, folder)
            except UdsynError as error:
                failure(document, error)
                code = code or error.exit_code
    ctx.exit(code)


def _export(archive: Archive, document: Document, form: str, folder: Path) -> None:
    if form == "pdf":
        _write(folder / f"{document.id}.pdf", pdf_pieces(archive, document))
        return
    if not document.pages:
        raise UnknownPage(f"no page of document {document.id} has been read yet")
    for number in range(1, document.pages + 1):
        _write(folder / f"{document.id}-{number:04}.xml", iter([alto(document, archive.page(document.id, number))]))


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    """Whole or not at all under its name."""
    part = path.with_name(path.name + _PART)
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
    result(one_line(str(path)))
