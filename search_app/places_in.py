"""The places of a document that answer a query, in their order: what "next place" leads through."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock

from corpus.archive import Archive
from corpus.model import Document, Page
from index.search import Searcher
from index.showing.page_breaks import texts_beside
from index.text.first_readings import first_readings

NEAR = 80
"""Marks with fewer characters than this between them are one place."""
REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Place:
    """Marks that stand together on page `page`: [start, end) of its text."""

    page: int
    start: int
    end: int


def gather(page: int, marks: Iterable[tuple[int, int]]) -> list[Place]:
    """The places that a page's marks make, in order."""
    places: list[Place] = []
    for start, end in marks:
        if places and start - places[-1].end < NEAR:
            places[-1] = Place(page, places[-1].start, end)
        else:
            places.append(Place(page, start, end))
    return places


def current(places: list[Place], page: int, at: int) -> int | None:
    """Which place an address means: the one on this page at, or next after, `at`; else the page's last; None where the page has none."""
    on_page = [i for i, place in enumerate(places) if place.page == page]
    return next((i for i in on_page if places[i].end > at), on_page[-1] if on_page else None)


class Places:
    """Finds the places of a query in a document, and remembers the last ones asked for; safe to use from several threads."""

    def __init__(self, archive: Archive, searcher: Searcher) -> None:
        self._archive, self._searcher = archive, searcher
        self._known: OrderedDict[tuple[str, int | None, str, tuple[str, ...]], list[Place]] = OrderedDict()
        self._lock = Lock()

    def of(self, document: Document, query: str, without: tuple[str, ...]) -> list[Place]:
        """All places of a query in the current reading of a document; none where there is no query."""
        if not query.strip():
            return []
        key = (document.id, document.reading, query, without)
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        pages = self._archive.reading(document.id).pages
        found = [
            place
            for page in pages
            for place in gather(page.number, self._marks(page, query, without, len(pages), lambda number: pages[number - 1].text))
        ]
        with self._lock:
            self._known[key] = found
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return found

    def marks(self, document: Document, page: Page, query: str, without: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
        """Which words of a page of a document the query matches."""
        return self._marks(
            page, query, without, document.pages, lambda number: self._archive.page(document.id, number, with_words=False).text
        )

    def _marks(
        self, page: Page, query: str, without: tuple[str, ...], last: int, read: Callable[[int], str]
    ) -> tuple[tuple[int, int], ...]:
        if not query.strip():
            return ()
        readings = first_readings(page)
        return self._searcher.marks(
            query, page.text, page.language, readings, without=without, beside=lambda: texts_beside(page.number, last, read)
        )
