"""From a passage that an engine found to what is shown of it: the text from the archive, its best window, and its words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.archive import Archive
from corpus.errors import ArchiveError
from corpus.model import Span
from corpus.words import tokens
from index.engine import Found
from index.showing.highlight import Mark, Wanted, best_window, find_marks, is_cut, sentence_start
from index.showing.page_breaks import texts_beside
from index.text.first_readings import first_readings
from index.text.terms import Occurrence

_SPOT = 60
"""So many letters of a fact must be seen in a window that shows it."""
_FACT = "\0fact"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage to show: `snippet` is the text of [start, end) on page `page`, `marks` are [start, end) ranges in the snippet.

    `words` names for each mark the word of the query that it answers. `cut_before` and `cut_after` say that it begins or ends in the
    middle of a sentence; whoever shows it sets an ellipsis there.
    """

    page: int
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    cut_before: bool = False
    cut_after: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _PageText:
    """The text of a page, its language, and what its words were first read as."""

    text: str
    language: str | None
    readings: tuple[Occurrence, ...]

    def readings_in(self, start: int, end: int) -> list[Occurrence]:
        """Those that lie in [start, end), with ranges counted from there."""
        inside = (one for one in self.readings if start <= one.start and one.end <= end)
        return [replace(one, start=one.start - start, end=one.end - start) for one in inside]


class Shown:
    """The passages of one document; `spots` are what answers in it besides words, the facts that were asked for."""

    def __init__(self, archive: Archive, document: str, spots: Sequence[Span] = ()) -> None:
        self._archive, self._document, self._spots = archive, document, spots
        self._page = lru_cache(maxsize=8)(self._read)

    def passage(self, found: Found, want: Wanted | None) -> tuple[Passage, tuple[Mark, ...]]:
        """The window of a passage that shows most; a spot of several words is shown, but only its words that match are marked."""
        page = self._page(found.page)
        text = page.text
        base = sentence_start(text, min(found.start, len(text)))
        readings = page.readings_in(base, found.end)
        inside = find_marks(want, text[base : found.end], page.language, readings, lambda: self._beside(found, base)) if want else ()
        spots = tuple(self._spots_in(found.page, base, found.end))
        first, last = best_window(text[base : found.end], (*inside, *spots))
        shown = tuple(mark for mark in (*inside, *spots) if first <= mark.start and mark.end <= last)
        start, end = base + first, base + last
        matched = [mark for mark in shown if mark in inside]
        marks = tuple((mark.start - first, mark.end - first) for mark in matched)
        words = tuple(mark.word for mark in matched)
        return Passage(found.page, start, end, text[start:end], marks, *is_cut(text, start, end), words), shown

    def _beside(self, found: Found, base: int) -> tuple[str, str]:
        """What is read before a passage that begins its page, and after one that ends it."""
        text = self._page(found.page).text
        before, after = texts_beside(found.page, self._last_page(), lambda number: self._page(number).text)
        return "" if _has_words(text[:base]) else before, "" if _has_words(text[found.end :]) else after

    def _last_page(self) -> int:
        try:
            return self._archive.document(self._document).pages
        except ArchiveError:
            return 0

    def _spots_in(self, page: int, start: int, end: int) -> Iterator[Mark]:
        """The beginnings of the spots that lie in [start, end) of a page, counted from there."""
        for spot in self._spots:
            if spot.page == page and start <= spot.start < end:
                yield Mark(spot.start - start, min(spot.end, spot.start + _SPOT, end) - start, _FACT, 1.0)

    def _read(self, number: int) -> _PageText:
        """What a passage is cut from; nothing where the archive has moved on since it was indexed."""
        try:
            page = self._archive.page(self._document, number, with_words=False)
            return _PageText(page.text, page.language or self._archive.document(self._document).head.language, first_readings(page))
        except ArchiveError:
            return _PageText("", None, ())


def _has_words(text: str) -> bool:
    return any(True for _ in tokens(text))


def overlap(left: Passage, right: Passage) -> bool:
    """Whether two passages show much of the same."""
    if left.page != right.page:
        return False
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared > 0.5 * min(left.end - left.start, right.end - right.start)
