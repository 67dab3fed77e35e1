"""`udsyn add`: files and folders into the archive, until they are read and findable."""

from __future__ import annotations

import os
import pwd
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath

import click

from corpus.archive import Archive
from corpus.archive_parts import Part
from corpus.errors import ReadingStopped, UdsynError, UnreadableFile, error_of
from corpus.model import Document, Job
from index import sync
from index.engine import Engine
from ingest.bystanders import is_bystander, is_bystanding_folder
from search_app.cli_options import NamedPath, archive_option, settings_for
from search_app.cli_output import failure, one_line, result, say
from search_app.cli_progress import aside, progress
from search_app.crew import Crew
from search_app.own_knowledge import Watch
from search_app.rooms import open_archive, open_engine

_POLL_SECONDS = 0.1


@click.command()
@archive_option
@click.argument("paths", nargs=-1, required=True, type=NamedPath(), metavar="PATH...")
@click.pass_context
def add(ctx: click.Context, paths: tuple[Path, ...], archive: Path | None) -> None:
    """Add files and folders, read them and make them findable.

    A ZIP file is opened, and each file in it becomes a document. Of a folder or ZIP everything is taken but hidden files, programs,
    tables of data and files called README or LICENSE. A file that cannot be read is reported with its reason, and the rest go on; the
    exit code is then that of the first one's error.
    """
    settings = settings_for(archive)
    with closing(open_archive(settings, make=True)) as rooms, closing(open_engine(rooms)) as engine:
        for line in Watch(settings.archive).news():
            say(f"udsyn: {one_line(line)}")
        addition = _Addition(rooms)
        addition.take_in(paths)
        with Crew(settings, rooms, engine) as crew:
            addition.follow(crew)
            wait_until_findable(rooms, engine, crew)
    result(addition.summary())
    ctx.exit(addition.exit_code)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file on its way: what it is called, where it came from, its document, and whether that is new."""

    name: str
    place: str
    document: str
    is_new: bool


class _Addition:
    """The files of one command, from their paths to what became of each."""

    def __init__(self, archive: Archive) -> None:
        self.exit_code = 0
        self._archive = archive
        self._waiting: deque[_Waiting] = deque()
        self._counts: Counter[str] = Counter()

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Keeps the originals of all files; from here on nothing is lost."""
        by = user()
        for path in _files(paths):
            try:
                added = self._archive.add(path, path.name, by=by, origin=str(path.absolute()))
            except UnreadableFile as error:
                self._failed(str(path), error)
            else:
                self._waiting.append(_Waiting(path.name, str(path), added.document, added.is_new or added.is_restored))

    def follow(self, crew: Crew) -> None:
        """Tells of each file, in order, when it is read; the files of a ZIP take its place."""
        with progress(len(self._waiting), "file") as bar:
            while self._waiting:
                file = self._waiting.popleft()
                while (job := _job(self._archive, file.document)) and job.state in ("pending", "leased"):
                    crew.step_in()
                    bar.set_postfix_str(f"{one_line(file.name)} {job.page}/{job.pages or '?'}")
                    time.sleep(_POLL_SECONDS)
                with aside():
                    bar.total = (bar.total or 0) + self._tell(file)
                bar.update()

    def summary(self) -> str:
        """How many of what."""
        names = {"added": "added", "again": "already there", "failed": "failed"}
        return ", ".join(f"{self._counts[key]} {word}" for key, word in names.items() if self._counts[key] or key == "added")

    def _tell(self, file: _Waiting) -> int:
        """What became of a file; how many files it turned out to hold."""
        found = self._archive.documents([file.document])
        if not found or found[0].state == "failed":
            if parts := self._archive.parts(file.document):
                return self._take_apart(file, parts)
            self._failed(file.place, _error(found[0]) if found else UnreadableFile("it was removed while it was read"))
        else:
            word = "added" if file.is_new else "already there"
            self._counts["added" if word == "added" else "again"] += 1
            called = "" if found[0].name == PurePath(file.name).name else f" ({one_line(found[0].name)})"
            result(f"{one_line(file.name)}: {word} as {file.document}{called}, {_pages(found[0])}")
        return 0

    def _take_apart(self, file: _Waiting, parts: Sequence[Part]) -> int:
        """The files of a ZIP wait where it stood."""
        for part in parts:
            if part.error:
                self._failed(f"{file.place}/{part.name}", error_of(part.error[0])(part.error[1]))
        there = [
            _Waiting(f"{file.name}/{part.name}", f"{file.place}/{part.name}", part.document, part.is_new) for part in parts if part.document
        ]
        self._waiting.extendleft(reversed(there))
        return len(there)

    def _failed(self, place: str, error: UdsynError) -> None:
        self._counts["failed"] += 1
        self.exit_code = self.exit_code or error.exit_code
        failure(place, error)


def wait_until_findable(archive: Archive, engine: Engine, crew: Crew) -> None:
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
            if not is_bystander(each.name):
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
        elif not each.is_symlink() and not is_bystanding_folder(each.name):
            yield from _below(each)


def _job(archive: Archive, document: str) -> Job | None:
    jobs = archive.jobs([document])
    return jobs[0] if jobs else None


def _error(document: Document) -> UdsynError:
    """Why a document could not be read, as an error that knows its exit code and what to do."""
    code, message = document.error or (ReadingStopped.code, "it could not be read")
    return error_of(code)(message)


def _pages(document: Document) -> str:
    return "1 page" if document.pages == 1 else f"{document.pages} pages"


def user() -> str | None:
    """Who adds: the name that the system knows, as far as it knows one."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return None
