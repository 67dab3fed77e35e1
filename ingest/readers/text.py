"""Plain text and Markdown: form feeds are page breaks, blank lines part blocks, and the lines stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.errors import FileTooLarge, NoPages, UnsupportedFormat
from corpus.model import Block
from ingest.characters import clean_characters
from ingest.decoding import decode
from ingest.sheet import Order, Sheet

_CHUNK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_BULLET = re.compile(
    r"(?i)\s*(?!\d{1,2}\. (?:jan|feb|mar|mär|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]))(?:[-–—•*+·o»«]|\d{1,3}[.)]|[a-zA-Z][.)])\s+\S"
)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+\S")
_SENTENCE_END = (".", ",", ";", ":", "!", "?", "…", "-", "–")


def read_text(order: Order) -> Iterator[Sheet]:
    """One sheet for each form feed; a file without any is one page."""
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
    for number, page in enumerate(pages, 1):
        yield Sheet(number, len(pages), "text", text=page, blocks=text_blocks(page))


def text_blocks(text: str) -> tuple[Block, ...]:
    """Blocks parted by blank lines and bullets; a short line alone without a full stop is a heading."""
    return tuple(block for chunk in _CHUNK.finditer(text) for block in _chunk_blocks(text, chunk.start(), chunk.end()))


def _chunk_blocks(text: str, start: int, end: int) -> Iterator[Block]:
    begin = start
    for line_start, line_end in _lines(text, start, end):
        line = text[line_start:line_end]
        if line_start > begin and (_BULLET.match(line) or _MARKDOWN_HEADING.match(line)):
            yield _block(text, begin, line_start)
            begin = line_start
        is_heading = _stands_over(line, text[line_end + 1 : end].split("\n", 1)[0]) and (
            begin == line_start or _ends(text[begin:line_start])
        )
        if is_heading and line_start > begin:
            yield _block(text, begin, line_start)
            begin = line_start
        if _MARKDOWN_HEADING.match(line) or is_heading:
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
    if heading := _MARKDOWN_HEADING.match(piece):
        return Block(start + len(piece) - len(piece.lstrip("# \t")), end, "heading", len(heading[1]))
    if _BULLET.match(piece):
        return Block(start, end, "list_item")
    if piece.startswith("|") and piece.endswith("|"):
        return Block(start, end, "table_row")
    is_short = "\n" not in piece and len(piece) <= 90 and len(piece.split()) <= 12
    if is_short and not piece.endswith(_SENTENCE_END) and any(c.isalpha() for c in piece) and piece[0].isupper():
        return Block(start, end, "heading", 2)
    return Block(start, end, "paragraph")
