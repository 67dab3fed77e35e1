"""From a document and its reading to what its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from corpus.differences import Difference
from corpus.model import Document, Job, Page, Reading
from corpus.reviews import Settled
from corpus.weakness import WEAK, weakness
from search_app import labels
from search_app.error_words import ErrorWords, failure_words
from search_app.facts_view import fact_json
from search_app.languages import N_, _, language_name, moment, number
from search_app.reading_view import account_json
from search_app.reading_words import warning_words
from search_app.reviews_view import waiting_json
from search_app.search_view import year_words
from search_app.why_words import why_words

PER_LIST = 50
UPLOAD = "upload"
"""The origin of what came in through the pages."""
ORDERS = {"added": N_("last added first"), "title": N_("by title"), "municipality": N_("by municipality"), "year": N_("newest year first")}
MEGABYTE = 1_000_000
LINE = 90
"""Characters of a page's first line that stand in the contents where the page has no heading."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A document with all that its page tells of it; `differences` are those of the last time its facts were found anew."""

    document: Document
    job: Job | None
    reading: Reading | None = None
    settled: Settled = field(default_factory=lambda: Settled(()))
    differences: tuple[Difference, ...] = ()

    @property
    def is_finding(self) -> bool:
        """Whether its facts are being found anew, or wait for it."""
        return self.job is not None and self.job.kind == "find" and self.job.state in ("pending", "leased")

    @property
    def problem(self) -> ErrorWords | None:
        return failure_words(self.document, self.job)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page in the contents of a document: its headings, or its first words; `doubts` say what was hard to read."""

    number: int
    headings: tuple[str, ...]
    first_words: str
    language: str | None
    doubts: tuple[str, ...]
    has_image: bool


def ordered(documents: Sequence[Document], order: str) -> list[Document]:
    """All documents in an order of `ORDERS`; they come newest first."""
    match order:
        case "title":
            return sorted(documents, key=lambda d: d.head.title.casefold())
        case "municipality":
            return sorted(
                documents, key=lambda d: (d.head.municipality is None, (d.head.municipality or "").casefold(), d.head.title.casefold())
            )
        case "year":
            return sorted(documents, key=lambda d: -(d.head.year or (d.head.period[1] if d.head.period else 0)))
    return list(documents)


@dataclass(frozen=True, slots=True)
class AboutRow:
    """A row of what is known of a document; `quote` holds the words of the document that say so, where they say more than the value."""

    label: str
    value: str
    quote: str = ""
    why: str = ""


def metadata(document: Document) -> list[AboutRow]:
    """What is known of a document, as rows of a list; what is unknown is left out, but for the year of one that was read."""
    head, is_read = document.head, document.reading is not None
    quotes = {reason.field: reason.quote for reason in head.why if reason.quote != getattr(head, reason.field, None)}
    reasons = {reason.field: why_words(reason.why) for reason in head.why}
    rows: tuple[tuple[str, str | None, str], ...] = (
        (_("Issued by"), head.issuer or head.municipality, "issuer"),
        (_("Office or council"), head.unit, "unit"),
        (_("Country"), labels.country(head.country) if head.country else None, "country"),
        (_("Type"), labels.word(labels.TYPES, head.type) if is_read else None, "type"),
        (_("Year"), year_words(document) if is_read else None, "year"),
        (_("Status"), labels.word(labels.DOCUMENT_STATUSES, head.status) if head.status else None, "status"),
        (_("Case number"), head.case_number, "case_number"),
        (_("Language"), language_name(head.language) if head.language else None, "language"),
        (_("Pages"), number(document.pages) if document.pages else None, ""),
        (_("Original"), f"{document.name} ({file_size(document.size)})", ""),
        (_("Added"), moment(document.added_at), ""),
        (_("Added by"), document.added_by, ""),
        (_("Comes from"), _("handed in here") if document.origin == UPLOAD else public_origin(document), ""),
    )
    return [AboutRow(label, value, quotes.get(field, ""), reasons.get(field, "")) for label, value, field in rows if value]


def public_origin(document: Document) -> str | None:
    """Where a document comes from, without the folders of the machine it was added on."""
    origin = document.origin
    if origin is None or not origin.startswith("/"):
        return origin
    return None if origin.endswith(f"/{document.name}") else origin.rpartition("/")[2]


def file_size(size: int) -> str:
    """A file's size as people say it."""
    if size >= MEGABYTE:
        return f"{number(round(size / MEGABYTE, 1))} MB"
    return f"{number(round(size / 1000))} kB" if size >= 1000 else f"{number(size)} B"


def contents(reading: Reading) -> list[PageLine]:
    """Every page with its headings."""
    return [_page_line(page) for page in reading.pages]


def is_weak(page: Page) -> bool:
    """Whether a page was hard to read."""
    return weakness(page) >= WEAK


def _page_line(page: Page) -> PageLine:
    headings = (" ".join(page.text[b.start : b.end].split()) for b in page.text_blocks if b.role == "heading")
    first = next((" ".join(line.split()) for line in page.text.splitlines() if line.strip()), "")
    doubts = [_("Read with doubt")] * is_weak(page) + [
        labels.word(labels.WARNINGS, w) for w in page.warnings if w in ("no_text", "bad_text_layer", "damaged")
    ]
    shortened = first if len(first) <= LINE else first[:LINE].rsplit(" ", 1)[0] + " …"
    return PageLine(page.number, tuple(h for h in headings if h), shortened, page.language, tuple(dict.fromkeys(doubts)), page.has_image)


def reading_warnings(reading: Reading, lines: Sequence[PageLine]) -> list[str]:
    """What a reader should know before trusting the text."""
    weak = [line.number for line in lines if line.doubts]
    warnings = [warning_words(warning) for warning in reading.warnings]
    if weak:
        shown = ", ".join(str(page) for page in weak[:12]) + (" …" if len(weak) > 12 else "")
        warnings.append(_("Hard to read: page %(pages)s. Compare the text with the original.", pages=shown))
    return warnings


def document_json(document: Document, job: Job | None = None) -> dict[str, object]:
    """A document without its text, for programs; its last job says what it was that failed."""
    head = asdict(document.head)
    error = failure_words(document, job)
    return {
        "id": document.id,
        **head,
        "file": document.name,
        "sha256": document.sha256,
        "size": document.size,
        "media_type": document.media_type,
        "added_at": document.added_at.isoformat(),
        "added_by": document.added_by,
        "origin": public_origin(document),
        "state": document.state,
        "pages": document.pages,
        "reading": document.reading,
        "error": {"code": error.code, "message": error.message, "advice": error.advice} if error else None,
    }


def full_json(whole: Whole) -> dict[str, object]:
    """A document with how its pages were read, its facts, what people said of them, and what differed when they were last found anew."""
    reading, settled = whole.reading, whole.settled
    pages = [] if reading is None else [page_summary(page) for page in reading.pages]
    return {
        **document_json(whole.document, whole.job),
        "pipeline": reading.pipeline if reading else None,
        "warnings": list(reading.warnings) if reading else [],
        "contents": pages,
        "facts": [fact_json(ordinal, item) for ordinal, item in enumerate(settled.standing, 1)],
        "rejected": [fact_json(ordinal, item) for ordinal, item in enumerate(settled.rejected, 1)],
        "waiting": waiting_json(settled.waiting),
        "differences": [asdict(each) for each in whole.differences],
    }


def page_summary(page: Page) -> dict[str, object]:
    """How a page was read."""
    return {
        "number": page.number,
        "source": page.source,
        "language": page.language,
        "confidence": page.confidence,
        "warnings": list(page.warnings),
        "has_image": page.has_image,
        **account_json(page),
    }


def page_json(page: Page) -> dict[str, object]:
    """A page with its text, its words and where they stand, and what was edited."""
    return {
        **page_summary(page),
        "text": page.text,
        "source_text": page.source_text,
        "edits": [asdict(edit) for edit in page.edits],
        "asides": [asdict(aside) for aside in page.asides],
        "blocks": [asdict(block) for block in page.text_blocks],
        "words": [asdict(word) for word in page.words],
        "width": page.width,
        "height": page.height,
    }
