"""A text without pages, as whoever calls `nlp("…")` gives it: its characters stay as they are, and each of its lines is a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.finders.text.flow import Flow, FlowBlock, looks_like_heading
from ingest.finders.text.lines import BULLET

_LINE = re.compile(r"[^\n\f]*\S[^\n\f]*")


def plain_flow(text: str) -> Flow:
    """The flowing text of a plain one; all of it is page 1. Where no words are there is no block."""
    blocks = tuple(_blocks(text))
    return Flow(text, blocks, [1] * len(text), range(len(text)), {1: text}, _starts=tuple(block.start for block in blocks))


def _blocks(text: str) -> Iterator[FlowBlock]:
    last = 0
    for match in _LINE.finditer(text):
        start, end = match.start() + len(match[0]) - len(match[0].lstrip()), match.start() + len(match[0].rstrip())
        spaced = "\n\n" in text[last : match.start()] or last == 0
        if bullet := BULLET.match(text, start, end):
            yield FlowBlock(bullet.end(), end, "list_item", 1, spaced)
        else:
            is_heading = looks_like_heading(text[start:end])
            yield FlowBlock(start, end, "heading" if is_heading else "paragraph", 1, spaced, 2 if is_heading else 0)
        last = match.end()
