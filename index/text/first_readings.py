"""What a page said before it was repaired or corrected: the words as first read, at the place of those that are shown instead.

Who searches for what an OCR printed finds it, and sees the mark on the word that is shown. A term is `r:` and the folded word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.edits import REPAIRS, Edit, text_range
from corpus.model import Page
from corpus.words import Token, fold, tokens
from index.text.terms import Occurrence

FORM = "r:"
SHORTEST = 2
"""Letters by themselves, such as a bullet that was read as *e*, are no words to search for."""


@dataclass(slots=True)
class _Run:
    """The words first, …, last - 1 of the source, and the edits that touch them."""

    first: int
    last: int


def first_readings(page: Page) -> tuple[Occurrence, ...]:
    """The words of the source that are shown otherwise, each with the range of the page's text that is shown instead."""
    edits = [edit for edit in page.edits if _is_rewritten(edit)]
    return tuple(_readings(page, edits)) if edits else ()


def _is_rewritten(edit: Edit) -> bool:
    return (edit.reason in REPAIRS or edit.reason == "correction") and edit.before != edit.after


def _readings(page: Page, edits: Sequence[Edit]) -> Iterator[Occurrence]:
    words, text = list(tokens(page.source_text)), page.text
    for run in _runs(words, edits):
        start, end = text_range(page.edits, words[run.first].start, words[run.last - 1].end)
        shown = {fold(token.text) for token in tokens(text[start:end])}
        for token in words[run.first : run.last]:
            if start < end and len(token.text) >= SHORTEST and fold(token.text) not in shown:
                yield Occurrence(f"{FORM}{fold(token.text)}", start, end, -1)


def _runs(words: Sequence[Token], edits: Sequence[Edit]) -> Iterator[_Run]:
    """The words that each edit touches, those of edits that share a word together."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    run = _Run(0, 0)
    for edit in edits:
        first, last = bisect_left(ends, edit.start), bisect_right(starts, edit.end)
        if first < run.last:
            run.last = max(run.last, last)
        elif first < last:
            if run.first < run.last:
                yield run
            run = _Run(first, last)
    if run.first < run.last:
        yield run
