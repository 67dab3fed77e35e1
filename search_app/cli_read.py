"""`udsyn read`: what files say, printed; nothing is stored."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

import click

from corpus.errors import PackedFiles, UdsynError, UnreadableFile, error_of
from corpus.knowledge import folder_of
from corpus.knowledge import read as read_tables
from corpus.model import ReadDocument
from corpus.originals import check_readable, storable
from ingest.limited import LimitedReader
from ingest.unpacking import take_out
from search_app import export, settings
from search_app.cli_options import NamedPath
from search_app.cli_output import failure, one_line, result, result_json, say
from search_app.cli_progress import aside, progress
from search_app.cli_report import report
from search_app.own_knowledge import problems_shown


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file, one line each, in order.")
@click.option("--report", "as_report", is_flag=True, help="How each page was read: time, confidence, repairs and warnings.")
@click.option("--knowledge", type=NamedPath(), metavar="DIR", help="Your own tables, see `udsyn knowledge` [those of the archive].")
@click.argument("files", nargs=-1, required=True, type=NamedPath(), metavar="FILE...")
@click.pass_context
def read(ctx: click.Context, files: tuple[Path, ...], as_json: bool, as_report: bool, knowledge: Path | None) -> None:
    """Read files and print what they say; nothing is stored.

    Of a ZIP file each file in it is read. A file that cannot be read is reported with its reason, and the rest go on; the exit code is
    then that of the first one's error.
    """
    if as_json and as_report:
        raise click.UsageError("Choose either --json or --report.")
    show = _show_json if as_json else _show_report if as_report else _show
    codes: list[int] = []
    for said, outcome in _read_all(files, _own_tables(knowledge)):
        if isinstance(outcome, UdsynError):
            codes.append(outcome.exit_code)
        with aside():
            _tell(said, outcome, show)
    ctx.exit(codes[0] if codes else 0)


class _Said(NamedTuple):
    """What a file is called in results, and in complaints, where its folder helps to find it."""

    name: str
    place: str


Outcome = ReadDocument | UdsynError


def _own_tables(folder: Path | None) -> Path:
    """The folder of the users' own tables: the one named, else that of the archive; what is wrong in them is said first."""
    if folder is not None and not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    tables = folder or folder_of(settings.from_environment().archive)
    for line in problems_shown(read_tables(tables)):
        say(f"udsyn: {one_line(line)}")
    return tables


def _read_all(files: tuple[Path, ...], tables: Path) -> Iterator[tuple[_Said, Outcome]]:
    """Each file with what was read, or why it was not; its pages can be fetched until the next one comes."""
    limits = settings.from_environment().limits
    with LimitedReader(limits, knowledge=tables) as reader, progress(len(files), "file") as bar:
        for file in files:
            bar.set_postfix_str(one_line(file.name))
            said = _Said(_name(file), str(file))
            with tempfile.TemporaryDirectory(prefix="udsyn-") as folder:
                outcome = _read_one(reader, file, said.name, Path(folder))
                if not isinstance(outcome, PackedFiles):
                    yield said, outcome
            if isinstance(outcome, PackedFiles):
                yield from _read_members(reader, file, said)
            bar.update()


def _read_members(reader: LimitedReader, file: Path, said: _Said) -> Iterator[tuple[_Said, Outcome]]:
    """The files in a ZIP, each as if it had been named."""
    with tempfile.TemporaryDirectory(prefix="udsyn-zip-") as folder:
        try:
            found = take_out(file, Path(folder), reader.limits)
        except UdsynError as error:
            yield said, error
            return
        for member in found.members if found else ():
            inner = _Said(f"{said.name}/{member.name}", f"{said.place}/{member.name}")
            if member.path is None:
                code, message = member.error or (UnreadableFile.code, "it could not be taken out")
                yield inner, error_of(code)(message)
            else:
                with tempfile.TemporaryDirectory(prefix="udsyn-") as room:
                    yield inner, _read_one(reader, member.path, PurePath(member.name).name, Path(room))


def _read_one(reader: LimitedReader, file: Path, name: str, folder: Path) -> Outcome:
    try:
        check_readable(file)
        return reader.read(file, name, folder, has_pictures=False) or UnreadableFile("the reading was called off")
    except UdsynError as error:
        return error


def _tell(said: _Said, outcome: Outcome, show: Callable[[str, ReadDocument], None]) -> None:
    if isinstance(outcome, UdsynError):
        failure(said.place, outcome)
        if show is _show_json:
            result_json(export.error_json(said.name, outcome))
    else:
        show(said.name, outcome)


def _name(file: Path) -> str:
    return storable(file.name or str(file))


def _show_json(name: str, read: ReadDocument) -> None:
    result_json(export.document_json(name, read))


def _show_report(name: str, read: ReadDocument) -> None:
    for line in report(name, read):
        result(one_line(line))


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
