"""`udsyn extract`: the facts of documents found anew on their stored pages, and what differs."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from corpus.archive import Archive
from corpus.differences import Difference
from corpus.errors import ReadingStopped, UdsynError, error_of
from corpus.model import Document, Job
from search_app.cli_add import wait_until_findable
from search_app.cli_options import archive_option, settings_for
from search_app.cli_output import failure, one_line, result, result_json, say
from search_app.cli_progress import aside, progress
from search_app.crew import Crew
from search_app.rooms import open_archive, open_engine
from search_app.stale import stale_documents

_POLL_SECONDS = 0.1
_LONGEST = 160


@click.command()
@archive_option
@click.option("--again", is_flag=True, help="All documents, also those whose facts are from these finders and this knowledge already.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per document, one line each.")
@click.argument("documents", nargs=-1, metavar="[ID]...")
@click.pass_context
def extract(ctx: click.Context, documents: tuple[str, ...], archive: Path | None, again: bool, as_json: bool) -> None:
    """Find the facts of documents anew, and say what differs.

    Without ids, the documents whose facts are from older finders, or from before the archive's own knowledge changed. No file is read
    again. What people confirmed, corrected or rejected stays as they left it.
    """
    settings = settings_for(archive)
    with closing(open_archive(settings)) as rooms, closing(open_engine(rooms)) as engine, Crew(settings, rooms, engine) as crew:
        run = _Run(rooms, as_json)
        run.queue(documents or _wanted(rooms, again))
        run.follow(crew)
        wait_until_findable(rooms, engine, crew)
    say(run.summary())
    ctx.exit(run.exit_code)


def _wanted(archive: Archive, again: bool) -> Sequence[str]:
    if not again:
        return stale_documents(archive)
    return [document.id for document in reversed(archive.documents()) if document.reading is not None]


class _Run:
    """One command: the documents that wait, and what became of each."""

    def __init__(self, archive: Archive, as_json: bool) -> None:
        self.exit_code = 0
        self._archive, self._as_json = archive, as_json
        self._waiting: list[str] = []
        self._counts: Counter[str] = Counter()

    def queue(self, documents: Sequence[str]) -> None:
        for document in dict.fromkeys(documents):
            try:
                self._archive.extract(document)
            except UdsynError as error:
                self._failed(document, error)
            else:
                self._waiting.append(document)

    def follow(self, crew: Crew) -> None:
        """Tells of each document, in order, when its facts are found."""
        with progress(len(self._waiting), "document") as bar:
            for document in self._waiting:
                job = self._ended(document, crew)
                with aside():
                    self._tell(document, job)
                bar.update()

    def summary(self) -> str:
        """How many of what."""
        facts = ", ".join(f"{self._counts[word]} {word}" for word in ("new", "changed", "gone"))
        failed = f", {self._counts['failed']} failed" if self._counts["failed"] else ""
        return f"{self._counts['looked']} documents looked through, {self._counts['differing']} differ: {facts}{failed}"

    def _ended(self, document: str, crew: Crew) -> Job | None:
        """The last job of a document, when it is done."""
        while (jobs := self._archive.jobs([document])) and jobs[0].state in ("pending", "leased"):
            crew.step_in()
            time.sleep(_POLL_SECONDS)
        return jobs[0] if jobs else None

    def _tell(self, document: str, job: Job | None) -> None:
        try:
            known = self._archive.document(document)
        except UdsynError as error:
            self._failed(document, error)
            return
        if job is not None and job.state == "failed":
            code, message = job.error or (ReadingStopped.code, "its facts could not be found")
            self._failed(f"{document} ({one_line(known.name)})", error_of(code)(message))
            return
        was_read = job is not None and job.kind == "read"  # a reading that was under way found the facts anew, and compares nothing
        differing = () if was_read else self._archive.differences(document)
        self._counts["looked"] += 1
        self._counts["differing"] += bool(differing)
        self._counts.update(map(sort_of, differing))
        if self._as_json:
            result_json(_difference_json(known, differing))
        elif differing:
            result(f"{document}  {one_line(known.name)}")
            for each in differing:
                result(f"  {_line(each)}")

    def _failed(self, place: str, error: UdsynError) -> None:
        self._counts["failed"] += 1
        self.exit_code = self.exit_code or error.exit_code
        failure(place, error)


def sort_of(each: Difference) -> str:
    """Whether a fact is new, gone or changed."""
    return "new" if each.before is None else "gone" if each.after is None else "changed"


def _line(each: Difference) -> str:
    said = " → ".join(_short(text) for text in (each.before, each.after) if text is not None)
    return f"{sort_of(each):8} {each.kind:12} page {each.page}: {said}"


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _difference_json(document: Document, differing: Sequence[Difference]) -> dict[str, object]:
    return {
        "document": document.id,
        "file": document.name,
        "differences": [
            {"kind": each.kind, "page": each.page, "quote": each.quote, "before": each.before, "after": each.after} for each in differing
        ],
    }
