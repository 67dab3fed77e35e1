"""From documents and their jobs to the rows of the desk: how far each is, and what failed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from corpus.model import Document, Fact, Job, Reading
from search_app.documents_view import is_weak
from search_app.error_words import ErrorWords, failure_words
from search_app.languages import _, ngettext

PER_DESK = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A document on the desk: `page` of `pages` is how far its reading is, 0 of 0 where that is not known."""

    document: str
    name: str
    title: str
    state: str
    words: str
    page: int
    pages: int
    problem: ErrorWords | None
    reading: int | None

    @property
    def is_readable(self) -> bool:
        return self.reading is not None


@dataclass(frozen=True, slots=True)
class Upload:
    """What came of one uploaded file: its document, or why it could not be kept."""

    name: str
    document: str | None = None
    is_new: bool = False
    problem: ErrorWords | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a reading brought: its goals, and the pages that were hard to read."""

    goals: int = 0
    weak_pages: int = 0


def tally(reading: Reading, facts: Iterable[Fact]) -> Tally:
    """Counts what a reading brought."""
    return Tally(sum(fact.kind == "goal" for fact in facts), sum(is_weak(page) for page in reading.pages))


def tally_words(found: Tally) -> str:
    """What a reading brought, in words; nothing where it brought nothing of note."""
    goals = ngettext("%(num)s goal", "%(num)s goals", found.goals) if found.goals else ""
    weak = ngettext("%(num)s page hard to read", "%(num)s pages hard to read", found.weak_pages) if found.weak_pages else ""
    return " · ".join(filter(None, (goals, weak)))


def rows(documents: Sequence[Document], jobs: Iterable[Job]) -> list[Row]:
    """Those that need a look first, the others newest first."""
    by_document = {job.document: job for job in jobs}
    made = [_row(document, by_document.get(document.id)) for document in documents]
    order = {"reading": 0, "pending": 1, "failed": 2, "ready": 3}
    return sorted(made, key=lambda row: order[row.state])


def _row(document: Document, job: Job | None) -> Row:
    is_done = document.state in ("failed", "ready")  # what could not be read or searched anew stays ready with what it has
    page, pages = (job.page, job.pages) if job and document.state == "reading" else (0, 0)
    return Row(
        document=document.id,
        name=document.name,
        title=document.head.title,
        state=document.state,
        words=_state_words(document, page, pages, job),
        page=page,
        pages=pages,
        problem=failure_words(document, job) if is_done else None,
        reading=document.reading,
    )


def _state_words(document: Document, page: int, pages: int, job: Job | None) -> str:
    match document.state:
        case "pending":
            return _("waiting, attempt %(attempt)s", attempt=job.attempt) if job and job.attempt > 1 else _("waiting")
        case "reading":
            return _("being read: page %(page)s of %(pages)s", page=page, pages=pages) if pages else _("being read")
        case "failed":
            return _("could not be read")
    count = ngettext("%(num)s page", "%(num)s pages", document.pages)
    return _("ready · %(pages)s", pages=count)


def is_busy(made: Iterable[Row]) -> bool:
    """Whether something is still to come, so that the page should look again by itself."""
    return any(row.state in ("pending", "reading") for row in made)


def summary(made: Sequence[Row]) -> str:
    """The desk in one sentence, for the eye and for screen readers."""
    waiting = sum(row.state in ("pending", "reading") for row in made)
    failed = sum(row.state == "failed" for row in made)
    parts = [ngettext("%(num)s document", "%(num)s documents", len(made))]
    parts.append(_("%(count)s still to be read", count=waiting) if waiting else _("all read"))
    if failed:
        parts.append(_("%(count)s could not be read", count=failed))
    return " · ".join(parts)


def row_json(row: Row, found: Tally) -> dict[str, object]:
    return {
        "document": row.document,
        "name": row.name,
        "title": row.title,
        "state": row.state,
        "page": row.page,
        "pages": row.pages,
        "error": asdict(row.problem) if row.problem else None,
        **asdict(found),
    }


def upload_json(upload: Upload) -> dict[str, object]:
    return {
        "name": upload.name,
        "document": upload.document,
        "is_new": upload.is_new,
        "error": asdict(upload.problem) if upload.problem else None,
    }
