"""The archive: the truth of the house. Originals, documents, readings, facts, reviews, jobs and numbered changes in one folder.

Everything that must not be lost is on disk, synced, before a method returns. The index is made from the archive at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.model import Change, Document, Fact, Job, Page, ReadDocument, Reading


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a file: its document, and whether its bytes were new to the archive."""

    document: str
    is_new: bool


class Archive:
    """One archive folder; safe to use from several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        """Opens the archive in `folder`, makes it where there is none, migrates it where it is old."""
        self.folder = folder
        raise NotImplementedError

    def add(self, source: Path, name: str, *, by: str | None = None, origin: str | None = None) -> Added:
        """Keeps the bytes of `source` as an original and queues it for reading; the same bytes twice add nothing.

        A removed document whose bytes come again is shown again. Raises MissingFile, NotAFile, NoPermission, EmptyFile, FileTooLarge.
        """
        raise NotImplementedError

    def remove(self, document: str) -> None:
        """Hides a document from lists and search; nothing is destroyed. Raises UnknownDocument."""
        raise NotImplementedError

    def document(self, document: str) -> Document:
        """Raises UnknownDocument, also for a removed one."""
        raise NotImplementedError

    def documents(self, ids: Iterable[str] | None = None) -> list[Document]:
        """All documents that are not removed, or those of `ids` that are there, newest first."""
        raise NotImplementedError

    def reading(self, document: str) -> Reading:
        """The current reading. Raises UnknownDocument, also where nothing has been read yet."""
        raise NotImplementedError

    def page(self, document: str, number: int) -> Page:
        """One page of the current reading, without loading the others. Raises UnknownDocument, UnknownPage."""
        raise NotImplementedError

    def facts(self, document: str) -> tuple[Fact, ...]:
        """The facts of the current reading, in the order of their places."""
        raise NotImplementedError

    def original(self, document: str) -> Path:
        """Where the original lies. Raises UnknownDocument, ArchiveUnusable where it is gone."""
        raise NotImplementedError

    def page_image(self, document: str, number: int) -> Path | None:
        """The picture of a page (WebP), or None where there is none. Raises UnknownDocument, UnknownPage."""
        raise NotImplementedError

    def lease(self, worker: str, seconds: float) -> Job | None:
        """Takes the oldest job that nobody works on, or whose lease ran out; None where there is none."""
        raise NotImplementedError

    def beat(self, job: int, worker: str, page: int, pages: int, seconds: float) -> bool:
        """Prolongs a lease and says how far the reading is; False where the job is no longer this worker's."""
        raise NotImplementedError

    def finish(self, job: int, worker: str, read: ReadDocument, images: Path | None) -> bool:
        """Stores a reading with its facts and page pictures (`images`/<number>.webp, moved) and numbers the change; False as in `beat`."""
        raise NotImplementedError

    def fail(self, job: int, worker: str, code: str, message: str, *, retry: bool) -> bool:
        """Notes why a job failed; it is tried again, at most three times in all, if `retry`."""
        raise NotImplementedError

    def reread(self, document: str) -> None:
        """Queues a document to be read again; its current reading stays until the new one is there."""
        raise NotImplementedError

    def jobs(self, documents: Sequence[str] | None = None) -> list[Job]:
        """The last job of each document, newest first."""
        raise NotImplementedError

    def changes(self, after: int, limit: int = 1000) -> list[Change]:
        """Changes with a number above `after`, in order; a document that changed more than once may come once, as it is now."""
        raise NotImplementedError

    def last_change(self) -> int:
        """The highest number of a change; 0 in a new archive."""
        raise NotImplementedError

    def close(self) -> None:
        """Closes the database; the archive can be opened again."""
        raise NotImplementedError
