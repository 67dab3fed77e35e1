"""The words of a page that repair may look at: what stands between spaces, with the signs that a misread letter may have become."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon import frequency
from corpus.model import Block, Page

_SIGNS = "&@|¢$£€§"
_WORD = re.compile(rf"[^\W_]+(?:[{_SIGNS}]+[^\W_]*)*|[{_SIGNS}][^\W_]+(?:[{_SIGNS}][^\W_]*)*")
_TOKEN = re.compile(r"\S+")
_LONGEST_TOKEN = 300
"""What is longer is no address, and no words either that a reader could tell apart."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.-]+\.(?:dk|de|com|eu|org|net|info|gov|at|se|no)\b(?:/\S*)?", re.IGNORECASE)
_OURS = ("da", "de")
_COMMON = 3e-7
_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class WordAt:
    """A word as read: [start, end) of the page."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[WordAt]:
    """The words in [start, end), without those of addresses; numbers and single signs are left out."""
    stop = len(text) if end is None else end
    closed = deque(_addresses(text, start, stop))
    for match in _WORD.finditer(text, start, stop):
        first, last = match.span()
        while closed and closed[0][1] <= first:
            closed.popleft()
        if closed and closed[0][0] <= first:
            continue
        word = match.group()
        if not word.isdigit():
            yield WordAt(first, last, word)


def _addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is written without a space and is an address or holds one, in order."""
    if "." not in text[start:end] and "/" not in text[start:end]:
        return
    for token in _TOKEN.finditer(text, start, end):
        sign = token[0].find("@", 1)
        if (0 < sign < token[0].rfind(".", 0, -1) - 1) or len(token[0]) > _LONGEST_TOKEN:
            yield token.span()
        else:
            yield from (match.span() for match in _ADDRESS.finditer(text, *token.span()))


def passages(page: Page) -> Iterator[tuple[int, int, str]]:
    """The stretches of a page that are in a language we repair: [start, end) and the language; what no block holds is the page's."""
    at = 0
    for block in sorted(page.blocks, key=lambda b: b.start):
        if block.start > at:
            yield from _ours(at, block.start, page.language)
        yield from _ours(max(at, block.start), block.end, _language(page, block))
        at = max(at, block.end)
    if at < len(page.source_text):
        yield from _ours(at, len(page.source_text), page.language)


def _ours(start: int, end: int, language: str | None) -> Iterator[tuple[int, int, str]]:
    if language in _OURS and start < end:
        yield start, end, str(language)


def _language(page: Page, block: Block) -> str | None:
    """The block's language; where it differs from the page's, its own words must say so, for misread words look foreign."""
    if block.language == page.language or page.language not in _OURS or block.language is None:
        return block.language or page.language
    found = [word.text for word in words(page.source_text, block.start, block.end)]
    return block.language if _known(found, block.language) > _known(found, str(page.language)) else page.language


def _known(found: Sequence[str], language: str) -> int:
    return sum(frequency(word, language) > _COMMON for word in found[:200])
