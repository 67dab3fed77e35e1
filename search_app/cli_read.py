"""`udsyn read`: what files say, printed; nothing is stored."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from corpus.errors import UdsynError, UnreadableFile
from corpus.model import ReadDocument
from corpus.originals import check_readable, storable
from ingest.limited import LimitedReader
from search_app import export, settings
from search_app.cli_options import NamedPath
from search_app.cli_output import failure, one_line, result, result_json
from search_app.cli_progress import aside, progress


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file, one line each, in order.")
@click.argument("files", nargs=-1, required=True, type=NamedPath(), metavar="FILE...")
@click.pass_context
def read(ctx: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Read files and print what they say; nothing is stored.

    A file that cannot be read is reported with its reason, and the rest go on; the exit code is then that of the first one's error.
    """
    codes: list[int] = []
    for file, outcome in _read_all(files):
        if isinstance(outcome, UdsynError):
            codes.append(outcome.exit_code)
        with aside():
            _tell(file, outcome, as_json=as_json)
    ctx.exit(codes[0] if codes else 0)


def _read_all(files: tuple[Path, ...]) -> Iterator[tuple[Path, ReadDocument | UdsynError]]:
    """Each file with what was read, or why it was not; its pages can be fetched until the next one comes."""
    with LimitedReader(settings.from_environment().limits) as reader, progress(len(files), "file") as bar:
        for file in files:
            bar.set_postfix_str(one_line(file.name))
            with tempfile.TemporaryDirectory(prefix="udsyn-") as folder:
                yield file, _read_one(reader, file, Path(folder))
            bar.update()


def _read_one(reader: LimitedReader, file: Path, folder: Path) -> ReadDocument | UdsynError:
    try:
        check_readable(file)
        return reader.read(file, _name(file), folder, has_pictures=False) or UnreadableFile("the reading was called off")
    except UdsynError as error:
        return error


def _tell(file: Path, outcome: ReadDocument | UdsynError, *, as_json: bool) -> None:
    name = _name(file)
    if isinstance(outcome, UdsynError):
        failure(str(file), outcome)
        if as_json:
            result_json(export.error_json(name, outcome))
    elif as_json:
        result_json(export.document_json(name, outcome))
    else:
        _show(name, outcome)


def _name(file: Path) -> str:
    return storable(file.name or str(file))


def _show(name: str, read: ReadDocument) -> None:
    """The reading for a person: the head, the facts, then the pages."""
    head = read.head
    result(f"{one_line(name)}: {head.title}")
    result(f"  {', '.join(str(part) for part in (head.type, head.issuer, head.country, head.language, head.year) if part)}")
    for fact in read.facts:
        result(f"  {fact.kind}, page {fact.page}: {one_line(' '.join(fact.quote.split()))}")
    for page in read.reading.pages:
        result(f"\n--- page {page.number} ({page.source}) ---\n{page.text}")
    result("")
