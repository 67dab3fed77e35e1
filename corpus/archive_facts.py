"""The part of the archive that is about facts: what was found, what people said of it, and what is to be found anew."""

from __future__ import annotations

from corpus import archive_documents, archive_jobs, archive_reviews, archive_revisions
from corpus.archive_database import Database
from corpus.differences import Difference
from corpus.errors import UnknownDocument
from corpus.model import Fact, FactValue, Findings
from corpus.originals import storable
from corpus.reviews import Review, Settled, Verdict


class ArchiveFacts:
    """What `Archive` can do with facts."""

    _database: Database

    def facts(self, document: str) -> tuple[Fact, ...]:
        """The facts of the current reading that hold, in the order of their places: with what people confirmed, corrected and rejected."""
        return self.settled(document).facts

    def settled(self, document: str) -> Settled:
        """The facts of the current reading with what people said of them, and what they said that has no place in the text any more."""
        with self._database.read() as db:
            archive_documents.one(db, document)
            return archive_reviews.settled(db, document)

    def review(
        self, document: str, fact: Fact, verdict: Verdict, value: FactValue | None = None, *, base: int, by: str | None = None
    ) -> int:
        """Keeps what a person says of a fact of reading `base`, as `settled` gave it; the review's number. It outlives every new run.

        `value` is what a corrected fact says. Raises UnknownDocument, UnknownFact, StaleReading.
        """
        with self._database.write() as db:
            return archive_reviews.note(db, document, base, fact, verdict, value, by and storable(by))

    def reviews(self, document: str) -> tuple[Review, ...]:
        """All that people said of the facts of a document, oldest first. Raises UnknownDocument."""
        with self._database.read() as db:
            archive_documents.one(db, document)
            return archive_reviews.of(db, document)

    def extract(self, document: str) -> bool:
        """Queues a document whose facts are to be found anew on its stored pages; False where it waits or is read already.

        Raises UnknownDocument, also where nothing was read yet.
        """
        with self._database.write() as db:
            if archive_documents.one(db, document).reading is None:
                raise UnknownDocument(f"there is no reading of document {document} yet")
            is_free = not archive_jobs.is_open(db, document)
            if is_free:
                archive_jobs.queue(db, document, kind="find")
        return is_free

    def finish_finding(self, job: int, worker: str, reading: int, found: Findings) -> bool:
        """Stores what a job of kind `find` found anew on the pages of `reading`, and numbers the change; False as in `beat`.

        Where the text has changed meanwhile the job waits again.
        """
        with self._database.write() as db:
            document = archive_jobs.end(db, job, worker, 0)
            if document is None:
                return False
            return archive_revisions.finish_finding(db, document, reading, worker, found)

    def stale(self, finders: str) -> list[str]:
        """The documents whose facts are not from these finders (see `Findings.finders`), oldest first."""
        with self._database.read() as db:
            return archive_revisions.stale(db, finders)

    def differences(self, document: str) -> tuple[Difference, ...]:
        """What differed when the facts of a document were last found anew on the same pages."""
        with self._database.read() as db:
            return archive_revisions.last_differences(db, document)
