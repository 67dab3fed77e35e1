"""The shown text of a page, piece by piece, with the place of each on the picture: what is laid under pictures and told to other programs.

A piece is a word, or several where an edit makes it impossible to say which letters stand where. A word that was joined over a line
end stands where it begins, so that it can be found as one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Box, Page, Word
from search_app.page_view import line_boxes

_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Placed:
    """[start, end) of the page's `text`, where it stands, and how sure the OCR was of it."""

    start: int
    end: int
    box: Box
    confidence: float | None = None


def placed(page: Page, start: int = 0, end: int | None = None) -> Iterator[Placed]:
    """The pieces of [start, end) of a page's text that have a place, in reading order."""
    begin, last, over = 0, 0, tuple[Word, ...]()
    for token in _TOKEN.finditer(page.text, start, len(page.text) if end is None else end):
        words = page.words_at(token.start(), token.end())
        if over and words and words[0].start < over[-1].end:
            last, over = token.end(), (*over, *words)
            continue
        yield from _placed(begin, last, over)
        begin, last, over = token.start(), token.end(), words
    yield from _placed(begin, last, over)


def _placed(start: int, end: int, words: Sequence[Word]) -> Iterator[Placed]:
    if words:
        sure = [word.confidence for word in words if word.confidence is not None]
        yield Placed(start, end, line_boxes([word.box for word in words])[0], min(sure, default=None))
