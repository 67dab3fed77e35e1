"""Bullets that were read as letters or signs: *e Punkt*, *eVejby*, *« at ...*, *. at ...*, */Punkt*.

What stands alone at the beginnings of lines, and of several, is a bullet; how many it takes depends on how odd the sign is there
and on whether the document is misread otherwise. Numbers that stick to their word (*2.Uddannelse*) get their space back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from corpus.edits import Edit
from corpus.model import Block, Page

_APART = re.compile(r"(?m)^[ \t]*(?P<mark>[«»¢©®°¤¥§¬]|\+[\"”“]?|[./,]|[eoOQ0])(?P<gap>[ \t]+)(?=[^\W_]|[\"“”„»‘(&@|])")
_GLUED = re.compile(r"(?m)^[ \t]*(?P<mark>[eo¢©®«.])(?=[A-ZÆØÅÄÖÜ][a-zæøåäöüß]{2})|^[ \t]*(?P<slash>/)(?=[^\W\d_]{3})")
_NUMBER = re.compile(r"(?m)^[ \t]*(?P<mark>\d{1,2}\.)(?=[A-ZÆØÅÄÖÜ][a-zæøåäöüß])")
_STROKE = re.compile(r"(?m)^[ \t]*(?P<mark>\|)(?= [a-zæøåäöüß][^|\n]*$)")
_QUOTED = re.compile(r"[«»].*[«»]")
_LEAST = {
    "«": (1, 2), "»": (1, 2), "¢": (1, 1), "©": (1, 2), "®": (1, 2), "°": (1, 2), "¤": (1, 1), "¥": (1, 2), "§": (2, 9_999), "¬": (1, 2),
    "e": (2, 2), "o": (2, 9_999), "O": (2, 3), "Q": (2, 2), "0": (2, 9_999), "+": (2, 9_999), ".": (2, 4), ",": (3, 9_999), "/": (2, 9_999),
}  # fmt: skip
"""How many lines must begin so: in a document that is misread otherwise, and in one that is not."""
_LEAST_GLUED = (2, 3)
_CAPITAL = re.compile(r"\n(?P<indent> *)(?=[A-ZÆØÅÄÖÜ])")
_CONFIDENCE = 0.9


class BulletCounts:
    """How often each sign stands where bullets stand, over the whole document."""

    def __init__(self) -> None:
        self._apart: Counter[str] = Counter()
        self._glued: Counter[str] = Counter()
        self._numbers = 0

    def add(self, text: str) -> None:
        self._apart.update(match["mark"][:1] for match in _APART.finditer(text))
        self._glued.update(match["mark"] or "/" for match in _GLUED.finditer(text))
        self._numbers += sum(1 for _ in _NUMBER.finditer(text))

    def counted(self) -> tuple[dict[str, int], dict[str, int], int]:
        return dict(self._apart), dict(self._glued), self._numbers

    def count(self, other: tuple[dict[str, int], dict[str, int], int]) -> None:
        """Counts what was counted elsewhere."""
        self._apart.update(other[0])
        self._glued.update(other[1])
        self._numbers += other[2]

    def has_any(self) -> bool:
        """Whether any sign is taken for a bullet in a document that is not misread otherwise."""
        apart = (self.is_bullet(mark, is_glued=False, is_broken=False) for mark in self._apart)
        return any(apart) or any(self.is_bullet(mark, is_glued=True, is_broken=False) for mark in self._glued)

    def is_bullet(self, mark: str, *, is_glued: bool, is_broken: bool) -> bool:
        if is_glued:
            least = _LEAST_GLUED[not is_broken] if mark != "/" or is_broken else 9_999
            return self._glued[mark] >= least
        return self._apart[mark] >= _LEAST.get(mark, (9_999, 9_999))[not is_broken]

    def has_numbers(self) -> bool:
        return self._numbers >= 2


def bullet_edits(text: str, counts: BulletCounts, *, is_broken: bool) -> Iterator[Edit]:
    """The edits that put bullets back, in no order."""
    for match in _APART.finditer(text):
        end = text.find("\n", match.end())
        line = text[match.start("mark") : end if end >= 0 else len(text)]
        if counts.is_bullet(match["mark"][:1], is_glued=False, is_broken=is_broken) and not _QUOTED.search(line):
            yield Edit(match.start("mark"), match.end("gap"), text[match.start("mark") : match.end("gap")], "• ", "bullet", _CONFIDENCE)
    for match in _GLUED.finditer(text):
        mark = match["mark"] or "/"
        if counts.is_bullet(mark, is_glued=True, is_broken=is_broken):
            yield Edit(match.end() - 1, match.end(), mark, "• ", "bullet", _CONFIDENCE)
    for match in _STROKE.finditer(text) if is_broken else ():
        yield Edit(match.start("mark"), match.end("mark"), "|", "I", "letters", _CONFIDENCE)
    if is_broken and counts.has_numbers():
        for match in _NUMBER.finditer(text):
            yield Edit(match.start("mark"), match.end(), match["mark"], match["mark"] + " ", "spacing", _CONFIDENCE)


def with_list_items(page: Page) -> Page:
    """The page with its blocks cut anew: each line to which a bullet was given begins a list item."""
    starts = sorted(edit.start for edit in page.edits if edit.reason == "bullet" and edit.after.startswith("• "))
    if not starts:
        return page
    return replace(page, blocks=tuple(part for block in page.blocks for part in _cut(page.source_text, block, starts)))


def _cut(text: str, block: Block, starts: list[int]) -> Iterator[Block]:
    inside = starts[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
    if not inside or block.role == "table_row":
        yield block
        return
    before = text[block.start : inside[0]].rstrip()
    if before:
        yield replace(block, end=block.start + len(before))
    for start, end in zip(inside, [*inside[1:], block.end], strict=True):
        over = _list_over(text, start, end)
        last = over.start() if over else end
        yield Block(start, start + len(text[start:last].rstrip()), "list_item", 0, block.language)
        if over:
            yield replace(block, start=over.end(), end=over.end() + len(text[over.end() : end].rstrip()))


def _list_over(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where an item is over before its block is: an item goes on below its bullet or below its text, two columns further.

    A capital between the two belongs to neither; so begin pages too, where an export wrote a space for the form feed.
    """
    column = start - text.rfind("\n", 0, start) - 1
    return next((match for match in _CAPITAL.finditer(text, start, end) if len(match["indent"]) == column + 1), None)
