"""From a file to a document with facts: the steps in their order and nothing else."""

from __future__ import annotations

import gc
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import DamagedFile
from corpus.language import block_language, text_language
from corpus.model import Findings, Page, ReadDocument, Reading
from corpus.own_words import OwnWords
from corpus.reading_folder import StoredPages, keep_page
from ingest.cleaning import clean
from ingest.finders import describe, signature
from ingest.identify import MEDIA_TYPES, Format, identify
from ingest.layout import lay_out_sheet
from ingest.layout_survey import Survey
from ingest.pages import on_all, read_sheets
from ingest.pages_store import Room
from ingest.readers import READERS
from ingest.repair import Evidence
from ingest.repair_counted import Counted
from ingest.sheet import Order
from ingest.task import Progress, Search, Task

PIPELINE = "2"
"""The version of the pipeline; it is kept with every reading, and raised with every change that reads or finds differently."""

_COLLECTED = 50_000
_TELLING = 50_000
"""So many characters from a document's beginning say in which language it is."""


def read_task(task: Task, progress: Progress) -> ReadDocument:
    """Reads a file and finds its facts; its pages stay in the task's folder, one file each. Raises UnreadableFile, ToolMissing."""
    started = time.monotonic()
    form = identify(task.path)
    reading = make_reading(task, form, progress)
    texts = StoredPages(task.folder, len(reading.pages), with_words=False)
    head, facts = describe(replace(reading, pages=texts), task.name)
    return ReadDocument(head, reading, facts, MEDIA_TYPES[form], round(time.monotonic() - started, 3), signature())


def make_reading(task: Task, form: Format, progress: Progress) -> Reading:
    """The pages of a file: read, laid out, each in its language, and repaired."""
    room = Room(task.folder, _key(task, form), task.images)
    order = Order(task.path, room.images, language=task.language)
    with _rare_collections():
        pages = read_sheets(READERS[form], order, room, task, progress)
        survey, language = _surveyed(room, pages)
        language = task.language or language
        evidence = _lay_out(room, pages, survey, language, task)
        _clean(room, pages, evidence, task)
    return Reading(StoredPages(task.folder, pages), language, PIPELINE, datetime.now(UTC))


@contextmanager
def _rare_collections() -> Iterator[None]:
    """A page is thousands of small objects, none in a circle: to look for such after every 700 takes an eighth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def find_task(search: Search, progress: Progress) -> Findings:
    """Finds the head and the facts of pages that were read before."""
    pages = StoredPages(search.folder, search.pages, with_words=False)
    head, facts = describe(Reading(pages, search.language, PIPELINE, datetime.now(UTC)), search.name)
    return Findings(head, facts, signature())


def read_file(path: Path, name: str, images: Path | None = None, progress: Progress = lambda page, pages: None) -> ReadDocument:
    """Reads `path`, called `name` by its owner, in this process and into memory; pictures of its pages go to `images`/<number>.webp."""
    with tempfile.TemporaryDirectory(prefix="udsyn-") as folder:
        read = read_task(Task(path, name, Path(folder), images), progress)
        return replace(read, reading=replace(read.reading, pages=tuple(read.reading.pages)))


def _key(task: Task, form: Format) -> str:
    """What a sheet depends on beside its page."""
    has_pictures = task.images is not None
    return "\n".join(str(part) for part in (PIPELINE, form, task.path.name, task.path.stat().st_size, task.language, has_pictures))


def _surveyed(room: Room, pages: int) -> tuple[Survey, str | None]:
    """What must be known of all pages before one is laid out, and the language: that of the whole text, or that of most pages."""
    survey, telling = Survey(), ""
    languages, damaged = Counter[str](), 0
    for note in room.notes(pages):
        survey.add(note.glimpse)
        damaged += note.is_damaged
        if len(telling) < _TELLING:
            telling += f"\n{note.text}"
        if note.language:
            languages[note.language] += 1
    if damaged == pages:
        room.clear()
        raise DamagedFile("No page of the file can be read.")
    return survey, text_language(telling) or next((language for language, _ in languages.most_common(1)), None)


def _lay_out(room: Room, pages: int, survey: Survey, language: str | None, task: Task) -> Evidence:
    """Makes the pages, each in its language and without what is plain from the page alone; what all of them say of the reading.

    Whoever makes some pages counts their words; the counts come together here in the order of the pages.
    """

    def lay_out(numbers: Sequence[int]) -> Iterator[int]:
        seen, nothing = Evidence(), Evidence()
        for number in numbers:
            page = _with_language(lay_out_sheet(room.sheet_at(number), survey), language)
            seen.see(page)
            keep_page(room.folder, clean(page, nothing))
            yield number
        room.keep_counts(numbers[0], seen.counted())

    on_all(lay_out, pages, task)
    evidence = Evidence(OwnWords.load(task.words) if task.words else None)
    for counted in room.counts(Counted):
        evidence.add(counted)
    return evidence


def _clean(room: Room, pages: int, evidence: Evidence, task: Task) -> None:
    """Repairs the pages, as far as all of them together say that they need it: most documents do not, and their pages are done."""
    if evidence.asks_nothing():
        return
    stored = StoredPages(room.folder, pages)

    def mend(numbers: Sequence[int]) -> Iterator[int]:
        for number in numbers:
            keep_page(room.folder, clean(replace(stored[number - 1], edits=()), evidence))
            yield number

    on_all(mend, pages, task)


def _with_language(page: Page, default: str | None) -> Page:
    language = text_language(page.source_text) or default
    blocks = tuple(replace(b, language=block_language(page.source_text[b.start : b.end], language)) for b in page.blocks)
    return replace(page, language=language, blocks=blocks)
