"""Facts that are carried over from one text of a page to the next: their spans move along; a fact under changed text is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.edits import source_range, text_range
from corpus.model import Fact, Page, Span


def carried(facts: Iterable[Fact], old: Iterable[Page], new: Iterable[Page]) -> tuple[Fact, ...]:
    """The facts that still hold after pages changed their edits; `old` and `new` are those pages, with the same text as read."""
    before = {page.number: page for page in old}
    after = {page.number: page for page in new}
    moved = (_moved(fact, before, after) for fact in facts)
    return tuple(fact for fact in moved if fact is not None)


def _moved(fact: Fact, old: Mapping[int, Page], new: Mapping[int, Page]) -> Fact | None:
    spans = [_span(span, old[span.page], new[span.page]) if span.page in new else span for span in fact.spans]
    kept = tuple(span for span in spans if span is not None)
    if len(kept) < len(fact.spans):
        return None
    return fact if kept == fact.spans else replace(fact, spans=kept)


def _span(span: Span, old: Page, new: Page) -> Span | None:
    """Where the same words stand now; None where they are no longer the same."""
    start, end = text_range(new.edits, *source_range(old.edits, span.start, span.end))
    was, now = old.text[span.start : span.end], new.text[start:end]
    at = now.find(was)  # a span may begin or end within an edit, and a range of the source holds all of it
    return Span(span.page, start + at, start + at + len(was)) if at >= 0 else None
