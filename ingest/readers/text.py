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
from ingest.layout_captions import is_caption
from ingest.readers.text_asides import set_apart
from ingest.readers.text_columns import in_reading_order
from ingest.sheet import Order, Sheet

_CHUNK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_BULLET = re.compile(
    r"(?i)\s*(?!\d{1,2}\. (?:jan|feb|mar|mär|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]))(?:[-–—•*+·o»«]|\d{1,3}[.)]|[a-zA-Z][.)])\s+\S"
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+[^\W\d_]")
_WIDE_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FEWEST_ROWS = 3
_MOST_CELLS = 7
_MOST_WORDS = 4
_RULE = re.compile(r"(?m)^[ \t]*([-=~*+#]{4,})[ \t]*$")
_SENTENCE_END = (".", ",", ";", ":", "!", "?", "…", "-", "–")


def read_text(order: Order) -> Iterator[Sheet]:
    """One sheet for each form feed; a file without any is one page."""
    pages = text_pages(order)
    for number, (page, asides) in enumerate(set_apart(pages), 1):
        ruled = _Ruled.of(in_reading_order(page))
        yield Sheet(number, len(pages), "text", text=ruled.text, blocks=text_blocks(ruled.text, ruled.titles), asides=asides)


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
    for begin, stop, is_table in _table_runs(text, start, end):
        if is_table:
            yield from (Block(*_trimmed(text, *line), "table_row") for line in _lines(text, begin, stop) if text[slice(*line)].strip())
        else:
            yield from _line_blocks(text, begin, stop)


def _table_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a chunk that are rows of cells, parted by tabs or set under each other, and those that are not."""
    lines = list(_lines(text, start, end))
    if not any("\t" in text[slice(*line)] or "   " in text[slice(*line)] for line in lines):
        yield start, end, False
        return
    first = 0
    while first < len(lines):
        last = first + 1
        is_table = False
        while last < len(lines) and _are_rows(text[slice(*lines[last - 1])], text[slice(*lines[last])]):
            last, is_table = last + 1, True
        is_table = is_table and (last - first >= _FEWEST_ROWS or "\t" in text[slice(*lines[first])])
        while not is_table and last < len(lines) and not _are_rows(text[slice(*lines[last - 1])], text[slice(*lines[last])]):
            last += 1
        if not is_table and last < len(lines):
            last = max(first + 1, last - 1)
        yield lines[first][0], lines[last - 1][1], is_table
        first = last


def _are_rows(one: str, other: str) -> bool:
    """Two lines with as many tabs, or whose cells after wide gaps begin at the same places."""
    if one.count("\t") == other.count("\t") > 0 and one.strip() and other.strip():
        return True
    if any(len(line.split()) > _MOST_WORDS * (1 + len(_places(line))) for line in (one, other)):
        return False
    places, others = _places(one), _places(other)
    shared = sum(any(abs(place - near) <= 1 for near in others) for place in places)
    return 0 < len(places) <= _MOST_CELLS and 0 < len(others) <= _MOST_CELLS and shared >= min(len(places), len(others))


def _places(line: str) -> list[int]:
    return [match.end() for match in _WIDE_GAP.finditer(line)]


def _line_blocks(text: str, start: int, end: int) -> Iterator[Block]:
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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _block(text: str, start: int, end: int) -> Block:
    start, end = _trimmed(text, start, end)
    piece = text[start:end]
    if _BULLET.match(piece):
        return Block(start, end, "list_item")
    if is_caption(piece) and piece.count("\n") < 3:
        return Block(start, end, "caption")
    is_short = "\n" not in piece and len(piece) <= 90 and len(piece.split()) <= 12
    number = _NUMBERED.match(piece)
    if is_short and not piece.endswith(_SENTENCE_END) and any(c.isalpha() for c in piece) and (piece[0].isupper() or number):
        return Block(start, end, "heading", min(6, 2 + number[1].count(".")) if number else 2)
    return Block(start, end, "paragraph")
