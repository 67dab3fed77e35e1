"""The archive: the truth of the house. Originals, documents, readings, facts, reviews, jobs and numbered changes in one folder.

Everything that must not be lost is on disk, synced, before a method returns. The index is made from the archive at any time.

    archive/
      archive.db      documents, readings, pages, facts, reviews, jobs, changes, audit
      originals/      the files as they came, by SHA-256
      images/         pictures of pages, by document and reading
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus import (
    archive_documents,
    archive_jobs,
    archive_parts,
    archive_readings,
    archive_revisions,
    archive_weak,
    archive_words,
)
from corpus.archive_database import DATABASE, Database, translated
from corpus.archive_facts import ArchiveFacts
from corpus.archive_images import Images
from corpus.archive_parts import Part
from corpus.errors import ArchiveUnusable
from corpus.knowledge import Knowledge, Tables
from corpus.model import Change, Document, Job, Page, ReadDocument, Reading, WeakPage
from corpus.originals import Originals, storable
from corpus.own_words import OwnWords
from corpus.own_words_clean import clean_words

MAX_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a file: its document, whether its bytes were new to the archive, or came back after a removal."""

    document: str
    is_new: bool
    is_restored: bool = False


class Archive(ArchiveFacts):
    """One archive folder; safe to use from several threads and processes at once."""

    def __init__(self, folder: Path, *, max_bytes: int = MAX_BYTES) -> None:
        """Opens the archive in `folder`, makes it where there is none, migrates it where it is old."""
        self.folder = folder
        self._database = Database(folder)
        self._originals = Originals(folder / "originals", max_bytes)
        self._images = Images(folder / "images")
        self._tables = Tables(folder)

    @staticmethod
    def is_at(folder: Path) -> bool:
        """Whether there is an archive in `folder`; one that may not be looked into counts as none."""
        return os.path.isfile(folder / DATABASE)  # noqa: PTH113 - Path.is_file raises where the folder may not be entered

    def add(self, source: Path, name: str, *, by: str | None = None, origin: str | None = None) -> Added:
        """Keeps the bytes of `source` as an original and queues it for reading; the same bytes twice add nothing.

        A removed document whose bytes come again is shown again. Raises MissingFile, NotAFile, NoPermission, EmptyFile, FileTooLarge.
        """
        original = self._originals.keep(source)
        with self._database.write() as db:
            document, outcome = archive_documents.note(db, original, storable(name), by and storable(by), origin and storable(origin))
        return Added(document, outcome == "new", outcome == "restored")

    def remove(self, document: str) -> None:
        """Hides a document from lists and search; nothing is destroyed. Raises UnknownDocument."""
        with self._database.write() as db:
            archive_documents.hide(db, document)

    def document(self, document: str) -> Document:
        """Raises UnknownDocument, also for a removed one."""
        with self._database.read() as db:
            return archive_documents.one(db, document)

    def documents(self, ids: Iterable[str] | None = None) -> list[Document]:
        """All documents that are not removed, or those of `ids` that are there, newest first."""
        with self._database.read() as db:
            return archive_documents.listed(db, ids)

    def reading(self, document: str, *, with_words: bool = True) -> Reading:
        """The current reading, its pages without words if not `with_words`. Raises UnknownDocument, also where nothing was read yet."""
        with self._database.read() as db:
            return archive_readings.current(db, document, with_words=with_words)

    def page(self, document: str, number: int, *, with_words: bool = True) -> Page:
        """One page of the current reading, without loading the others, and without its words if not `with_words`.

        Raises UnknownDocument, UnknownPage.
        """
        with self._database.read() as db:
            return archive_readings.page(db, document, number, with_words=with_words)

    def original(self, document: str) -> Path:
        """Where the original lies. Raises UnknownDocument, ArchiveUnusable where it is gone."""
        path = self._originals.path(self.document(document).sha256)
        if not path.is_file():
            raise ArchiveUnusable(f"the original of document {document} is gone from {path.parent}")
        return path

    def knowledge(self) -> Knowledge:
        """What the users' own tables beside the documents hold now."""
        return self._tables.now()

    def page_image(self, document: str, number: int) -> Path | None:
        """The picture of a page (WebP), or None where there is none. Raises UnknownDocument, UnknownPage."""
        with self._database.read() as db:
            reading, has_image = archive_readings.image_place(db, document, number)
        path = self._images.path(document, reading, number)
        return path if has_image and path.is_file() else None

    def lease(self, worker: str, seconds: float) -> Job | None:
        """Takes the oldest job that nobody works on, or whose lease ran out; None where there is none."""
        with self._database.read() as db:
            if not archive_jobs.is_any_free(db):
                return None
        with self._database.write() as db:
            return archive_jobs.lease(db, worker, seconds)

    def beat(self, job: int, worker: str, page: int, pages: int, seconds: float) -> bool:
        """Prolongs a lease and says how far the reading is; False where the job is no longer this worker's."""
        with self._database.write() as db:
            return archive_jobs.beat(db, job, worker, page, pages, seconds)

    def finish(self, job: int, worker: str, read: ReadDocument, images: Path | None) -> bool:
        """Stores a reading with its facts and page pictures (`images`/<number>.webp, moved) and numbers the change; False as in `beat`.

        What people corrected in the reading before is corrected in this one, or named in its warnings (see `corpus.reanchor`).
        """
        words = clean_words(read.reading)
        with self._staged(job, images) as staged, self._database.write() as db:
            document = archive_jobs.end(db, job, worker, len(read.reading.pages))
            if document is None:
                return False
            kept = archive_revisions.with_corrections(db, document, read)
            number = archive_readings.next_number(db, document)
            archive_readings.store(db, document, number, kept)
            archive_words.note(db, document, words)
            archive_documents.number_change(db, document, "put")
            archive_documents.record(db, "read", document, by=worker, detail=f"reading {number}")
            if kept.reading.pages is not read.reading.pages and kept.reading.pages != read.reading.pages:
                archive_jobs.queue(db, document, kind="find")
            if staged is not None:
                self._images.settle(staged, number)
        return True

    def revise(self, document: str, pages: Sequence[Page], *, base: int, by: str | None = None, why: str = "") -> int:
        """Makes a new reading of reading `base` with these pages changed, at once; its number. Facts move along or are found anew.

        Raises UnknownDocument, UnknownPage, StaleReading where `base` is no longer the current reading.
        """
        with self._shared(document, base) as staged, self._database.write() as db:
            number = archive_revisions.revise(db, document, base, pages, by and storable(by), storable(why))
            if staged is not None:
                self._images.settle(staged, number)
        return number

    def check_current(self, document: str, reading: int) -> None:
        """Raises StaleReading where `reading` is not the current reading, UnknownDocument."""
        with self._database.read() as db:
            archive_revisions.check_current(db, document, reading)

    def weak_pages(self, offset: int = 0, limit: int = 50) -> tuple[int, list[WeakPage]]:
        """How many pages of the archive are hard to trust, and a part of them, the weakest first."""
        with self._database.read() as db:
            return archive_weak.count(db), archive_weak.listed(db, offset, limit)

    def own_words(self) -> OwnWords:
        """The words that no dictionary has, but several clean documents of the archive."""
        with self._database.read() as db:
            return archive_words.own_words(db)

    def fail(self, job: int, worker: str, code: str, message: str, *, retry: bool) -> bool:
        """Notes why a job failed; it is tried again, three times in all (see `archive_jobs.ATTEMPTS`), if `retry`."""
        with self._database.write() as db:
            return archive_jobs.fail(db, job, worker, code, storable(message), retry=retry)

    def give_back(self, job: int, worker: str) -> bool:
        """Lets go of a job without counting the try, so that the next worker takes it at once; False as in `beat`."""
        with self._database.write() as db:
            return archive_jobs.give_back(db, job, worker)

    def tidy(self) -> None:
        """Frees the jobs and deletes the unfinished copies of killed processes; call it only where no worker lives."""
        with self._database.write() as db:
            archive_jobs.give_back_all(db)
        self._images.sweep()
        self._originals.sweep()

    def unpacked(self, job: int, worker: str, parts: Sequence[Part], trouble: tuple[str, str] | None = None) -> bool:
        """Ends the job of a ZIP whose files are documents now, and sets it aside; False as in `beat`.

        With `trouble` (code, message) it is not set aside, but stays among what failed.
        """
        with self._database.write() as db:
            document = archive_jobs.document_of(db, job)
            if document is None or not archive_jobs.beat(db, job, worker, len(parts), len(parts), 1.0):
                return False
            if trouble:
                archive_jobs.fail(db, job, worker, trouble[0], storable(trouble[1]), retry=False)
                archive_parts.note(db, document, "unpack", parts, worker)
            else:
                archive_jobs.end(db, job, worker, len(parts))
                archive_parts.divide(db, document, "unpack", parts, worker)
        return True

    def split(self, document: str, parts: Sequence[Part], *, by: str | None = None) -> None:
        """Sets a document aside whose parts have been added as documents of their own. Raises UnknownDocument."""
        with self._database.write() as db:
            archive_documents.one(db, document)
            archive_parts.divide(db, document, "split", parts, by)

    def reunite(self, document: str, *, by: str | None = None) -> tuple[str, ...]:
        """Takes back `split`: shows the whole, hides its parts; the ids of those. Raises UnknownDocument, CannotSplit for a ZIP."""
        with self._database.write() as db:
            return archive_parts.reunite(db, document, by)

    def parts(self, document: str) -> tuple[Part, ...]:
        """What became of a ZIP or of a document that was split, which may be hidden; nothing where it is neither."""
        with self._database.read() as db:
            return archive_parts.parts_of(db, document)

    def reread(self, document: str, *, language: str | None = None, by: str | None = None) -> None:
        """Queues a document to be read again, in `language` if one is named; its current reading stays until the new one is there."""
        with self._database.write() as db:
            archive_documents.one(db, document)
            if archive_jobs.make_way(db, document, language):
                archive_jobs.queue(db, document, language=language)
                archive_documents.record(db, "reread", document, by=by and storable(by), detail=language)

    def jobs(self, documents: Sequence[str] | None = None) -> list[Job]:
        """The last job of each document, newest first."""
        with self._database.read() as db:
            return archive_jobs.listed(db, documents)

    def changes(self, after: int, limit: int = 1000) -> list[Change]:
        """Changes with a number above `after`, in order; a document that changed more than once may come once, as it is now."""
        with self._database.read() as db:
            return archive_documents.changed(db, after, limit)

    def last_change(self) -> int:
        """The highest number of a change; 0 in a new archive."""
        with self._database.read() as db:
            return archive_documents.last_change(db)

    def check(self) -> list[str]:
        """What is wrong with the archive: its database, and originals that are gone or of another size. Empty where all is well."""
        wrong = self._database.check()
        for document in self.documents():
            path = self._originals.path(document.sha256)
            if not path.is_file():
                wrong.append(f"the original of {document.id} is gone")
            elif path.stat().st_size != document.size:
                wrong.append(f"the original of {document.id} has {path.stat().st_size} bytes instead of {document.size}")
        return wrong

    def close(self) -> None:
        """Closes the database; the archive can be opened again."""
        self._database.close()

    def _shared(self, document: str, reading: int) -> AbstractContextManager[Path | None]:
        """The pictures of a reading, for one made from it."""
        self.check_current(document, reading)
        return self._on_the_way(lambda: self._images.share(document, reading))

    def _staged(self, job: int, images: Path | None) -> AbstractContextManager[Path | None]:
        """The page pictures of a reading that was made in `images`."""
        with self._database.read() as db:
            document = archive_jobs.document_of(db, job)
        return self._on_the_way(lambda: self._images.stage(document, images) if document and images else None)

    @contextmanager
    def _on_the_way(self, stage: Callable[[], Path | None]) -> Iterator[Path | None]:
        """Page pictures on their way into the archive; gone again where the reading was not stored."""
        with translated(self.folder):
            staged = stage()
        try:
            yield staged
        finally:
            if staged is not None:
                shutil.rmtree(staged, ignore_errors=True)
