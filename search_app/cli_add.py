"""`udsyn add`: files and folders into the archive, until they are read and findable."""

from __future__ import annotations

import os
import pwd
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from corpus.archive import Added, Archive
from corpus.errors import ReadingStopped, UdsynError, UnreadableFile, error_of
from corpus.model import Document, Job
from index import sync
from index.engine import Engine
from search_app.cli_options import NamedPath, archive_option, settings_for
from search_app.cli_output import failure, one_line, result, say
from search_app.cli_progress import aside, progress
from search_app.crew import Crew
from search_app.rooms import open_archive, open_engine

_POLL_SECONDS = 0.1
_NOT_DOCUMENTS = frozenset(
    {".py", ".pyc", ".js", ".css", ".json", ".csv", ".toml", ".yml", ".yaml", ".ini", ".lock", ".db", ".sh", ".mako"}
)
_NOT_DOCUMENT_NAMES = ("readme", "license", "licence", "thumbs.db", "~$")


@click.command()
@archive_option
@click.argument("paths", nargs=-1, required=True, type=NamedPath(), metavar="PATH...")
@click.pass_context
def add(ctx: click.Context, paths: tuple[Path, ...], archive: Path | None) -> None:
    """Add files and folders, read them and make them findable.

    Of a folder everything is taken but hidden files, programs, tables of data and files called README or LICENSE. A file that cannot be
    read is reported with its reason, and the rest go on; the exit code is then that of the first one's error.
    """
    settings = settings_for(archive)
    with closing(open_archive(settings, make=True)) as rooms, closing(open_engine(rooms)) as engine:
        addition = _Addition(rooms)
        addition.take_in(paths)
        with Crew(settings, rooms, engine) as crew:
            addition.follow(crew)
            _wait_until_findable(rooms, engine, crew)
    result(addition.summary())
    ctx.exit(addition.exit_code)


class _Addition:
    """The files of one command, from their paths to what became of each."""

    def __init__(self, archive: Archive) -> None:
        self.exit_code = 0
        self._archive = archive
        self._waiting: list[tuple[Path, Added]] = []
        self._counts: Counter[str] = Counter()

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Keeps the originals of all files; from here on nothing is lost."""
        by = user()
        for path in _files(paths):
            try:
                added = self._archive.add(path, path.name, by=by, origin=str(path.absolute()))
            except UnreadableFile as error:
                self._failed(path, error)
            else:
                self._waiting.append((path, added))

    def follow(self, crew: Crew) -> None:
        """Tells of each file, in order, when it is read."""
        with progress(len(self._waiting), "file") as bar:
            for path, added in self._waiting:
                while (job := _job(self._archive, added.document)) and job.state in ("pending", "leased"):
                    crew.step_in()
                    bar.set_postfix_str(f"{one_line(path.name)} {job.page}/{job.pages or '?'}")
                    time.sleep(_POLL_SECONDS)
                with aside():
                    self._tell(path, added)
                bar.update()

    def summary(self) -> str:
        """How many of what."""
        names = {"added": "added", "again": "already there", "failed": "failed"}
        return ", ".join(f"{self._counts[key]} {word}" for key, word in names.items() if self._counts[key] or key == "added")

    def _tell(self, path: Path, added: Added) -> None:
        found = self._archive.documents([added.document])
        if not found:
            self._failed(path, UnreadableFile("it was removed while it was read"))
        elif found[0].state == "failed":
            self._failed(path, _error(found[0]))
        else:
            word = "added" if added.is_new or added.is_restored else "already there"
            self._counts["added" if word == "added" else "again"] += 1
            result(f"{one_line(path.name)}: {word} as {added.document}{_called(found[0], path)}, {_pages(found[0])}")

    def _failed(self, path: Path, error: UdsynError) -> None:
        self._counts["failed"] += 1
        self.exit_code = self.exit_code or error.exit_code
        failure(str(path), error)


def _wait_until_findable(archive: Archive, engine: Engine, crew: Crew) -> None:
    """Returns when the index holds all that was in the archive when it was called."""
    last = archive.last_change()
    while sync.revision(engine) < last:
        crew.step_in()
        time.sleep(_POLL_SECONDS)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files named, and those in the folders named; what is left out of a folder is said."""
    for path in paths:
        if not _is_folder(path):
            yield path
            continue
        skipped = 0
        for each in _below(path):
            if _is_document(each):
                yield each
            else:
                skipped += 1
        if skipped:
            say(f"{one_line(str(path))}: left out {skipped} that are hidden or no documents")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no file can have, or in a folder that may not be entered
        return False


def _below(folder: Path) -> Iterator[Path]:
    """All in a folder and its folders, by name, but for hidden ones, archives, and links to folders, which may lead in circles."""
    if Archive.is_at(folder):
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder  # taking it in will say what is wrong with it
        return
    for each in inside:
        if not _is_folder(each):
            yield each
        elif not each.is_symlink() and not each.name.startswith((".", "__")):
            yield from _below(each)


def _is_document(path: Path) -> bool:
    name = path.name.lower()
    return not name.startswith((".", *_NOT_DOCUMENT_NAMES)) and path.suffix.lower() not in _NOT_DOCUMENTS


def _job(archive: Archive, document: str) -> Job | None:
    jobs = archive.jobs([document])
    return jobs[0] if jobs else None


def _error(document: Document) -> UdsynError:
    """Why a document could not be read, as an error that knows its exit code and what to do."""
    code, message = document.error or (ReadingStopped.code, "it could not be read")
    return error_of(code)(message)


def _called(document: Document, path: Path) -> str:
    return "" if document.name == path.name else f" ({one_line(document.name)})"


def _pages(document: Document) -> str:
    return "1 page" if document.pages == 1 else f"{document.pages} pages"


def user() -> str | None:
    """Who adds: the name that the system knows, as far as it knows one."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return None
