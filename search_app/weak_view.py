"""From weak pages to the rows of their list."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from corpus.model import WeakPage
from corpus.weakness import doubts
from search_app.documents_view import page_summary
from search_app.reading_words import sign_words


@dataclass(frozen=True, slots=True)
class WeakRow:
    """A weak page, and why it is one."""

    document: str
    title: str
    language: str | None
    number: int
    reading: int | None
    why: tuple[str, ...]
    has_image: bool
    is_busy: bool


def row(weak: WeakPage) -> WeakRow:
    """A page of the list; it is busy while its document waits to be read again."""
    known, page = weak.document, weak.page
    why = tuple(dict.fromkeys(sign_words(doubt) for doubt in doubts(page)))
    busy = known.state in ("pending", "reading")
    return WeakRow(known.id, known.head.title, known.head.language, page.number, known.reading, why, page.has_image, busy)


def row_json(weak: WeakPage) -> dict[str, object]:
    """The same for programs."""
    signs = [asdict(doubt) for doubt in doubts(weak.page)]
    return {"document": weak.document.id, "title": weak.document.head.title, **page_summary(weak.page), "signs": signs}
