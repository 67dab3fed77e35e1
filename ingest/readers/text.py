"""Plain text: form feeds are page breaks, blank lines part blocks, and the lines stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from corpus.errors import FileTooLarge, NoPages, UnsupportedFormat
from corpus.model import Block
from ingest.characters import clean_characters
from ingest.decoding import decode
from ingest.sheet import Order, Sheet

_CHUNK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_BULLET = re.compile(
    r"(?i)\s*(?!\d{1,2}\. (?:jan|feb|mar|mär|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]))(?:[-–—•*+·o»«]|\d{1,3}[.)]|[a-zA-Z][.)])\s+\S"
)
_RULE = re.compile(r"(?m)^[ \t]*([-=~*+#]{4,})[ \t]*$")
_SENTENCE_END = (".", ",", ";", ":", "!", "?", "…", "-", "–")


def read_text(order: Order) -> Iterator[Sheet]:
    """One sheet for each form feed; a file without any is one page."""
    pages = text_pages(order)
    for number, page in enumerate(pages, 1):
        ruled = _Ruled.of(page)
        yield Sheet(number, len(pages), "text", text=ruled.text, blocks=text_blocks(ruled.text, ruled.titles))


def text_pages(order: Order) -> list[str]:
    """The pages of a file of text, with at least one that says something."""
    if order.path.stat().st_size > order.limits.text_bytes:
        raise FileTooLarge(f"More than {order.limits.text_bytes:,} bytes of text.")
    text = decode(order.path.read_bytes())
    if text is None:
        raise UnsupportedFormat("The bytes of this file are no text.")
    pages = clean_characters(text).split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    if not any(page.strip() for page in pages):
        raise NoPages("The file holds nothing but white space.")
    if len(pages) > order.limits.pages:
        raise FileTooLarge(f"The file has {len(pages)} pages; {order.limits.pages} are allowed.")
    return pages


@dataclass
class _Ruled:
    """A page without its lines of mere signs; `titles` are the starts of lines that were underlined, with their level."""

    text: str = ""
    titles: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, page: str) -> _Ruled:
        if not _RULE.search(page):
            return cls(page)
        ruled, lines = cls(), page.split("\n")
        for number, line in enumerate(lines):
            under = _RULE.match(lines[number + 1]) if number + 1 < len(lines) else None
            if under and _is_underlined(line, under[1]):
                ruled.text += "\n" if ruled.text and not ruled.text.endswith("\n\n") else ""
                ruled.titles[len(ruled.text) + len(line) - len(line.lstrip())] = 1 if under[1][0] == "=" else 2
            ruled.text += ("" if _RULE.match(line) else line) + ("\n" if number + 1 < len(lines) else "")
        return ruled


def _is_underlined(line: str, rule: str) -> bool:
    """A short line with signs under about its whole length, and no columns of a table."""
    title = line.strip()
    fits = 0.6 * len(title) <= len(rule) <= 1.6 * len(title) + 3
    return 3 <= len(title) <= 120 and fits and "\t" not in title and "   " not in title and any(c.isalpha() for c in title)


def text_blocks(text: str, titles: Mapping[int, int] = MappingProxyType({})) -> tuple[Block, ...]:
    """Blocks parted by blank lines and bullets; a short line alone without a full stop, or one of `titles`, is a heading."""
    blocks = (block for chunk in _CHUNK.finditer(text) for block in _chunk_blocks(text, chunk.start(), chunk.end()))
    return tuple(replace(block, role="heading", level=titles[block.start]) if block.start in titles else block for block in blocks)


def _chunk_blocks(text: str, start: int, end: int) -> Iterator[Block]:
    begin = start
    for line_start, line_end in _lines(text, start, end):
        line = text[line_start:line_end]
        if line_start > begin and _BULLET.match(line):
            yield _block(text, begin, line_start)
            begin = line_start
        is_heading = _stands_over(line, text[line_end + 1 : end].split("\n", 1)[0]) and (
            begin == line_start or _ends(text[begin:line_start])
        )
        if is_heading and line_start > begin:
            yield _block(text, begin, line_start)
            begin = line_start
        if is_heading:
            yield _block(text, begin, line_end)
            begin = line_end
    if text[begin:end].strip():
        yield _block(text, begin, end)


def _stands_over(line: str, following: str) -> bool:
    """A heading without a blank line after it: a short line over a long one, though the next word would have had room."""
    line, following = line.strip(), following.strip()
    is_title = 3 <= len(line) <= 0.6 * len(following) and len(following) > 60 and not line.endswith(_SENTENCE_END)
    return is_title and line[0].isupper() and following[0].isupper() and len(line.split()) <= 9


def _ends(before: str) -> bool:
    return before.rstrip().endswith((".", "!", "?", ":"))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _block(text: str, start: int, end: int) -> Block:
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    piece = piece.strip()
    if _BULLET.match(piece):
        return Block(start, end, "list_item")
    is_short = "\n" not in piece and len(piece) <= 90 and len(piece.split()) <= 12
    if is_short and not piece.endswith(_SENTENCE_END) and any(c.isalpha() for c in piece) and piece[0].isupper():
        return Block(start, end, "heading", 2)
    return Block(start, end, "paragraph")
