"""Headings: which blocks of a document are headings by their type size, weight or number, and of which level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from statistics import median

from corpus.model import Role
from ingest.layout_rows import Row
from ingest.sheet import PlacedWord, Strip

_LARGER = 1.15
_AS_LARGE = 0.95
_SAME = 0.92
_BOLD_IS_RARE = 0.3
_CAPITALS_ARE_RARE = 0.1
_DEEPEST = 6
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?|[A-H]\.|[IVX]{1,4}\.|§{1,2}")
_ENDS = (".", ",", ";", ":")

Style = tuple[float, bool]
"""A type size, rounded to half a point, and whether it is bold."""


@dataclass(frozen=True)
class Piece:
    """A block in the making: its rows, its role, and its type size."""

    rows: tuple[Row, ...]
    role: Role = "paragraph"
    level: int = 0

    @cached_property
    def words(self) -> list[PlacedWord]:
        return [word for row in self.rows for placed in row for word in placed.strip.words]

    @cached_property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def is_bold(self) -> bool:
        return _is_bold(self.words)


@dataclass
class Types:
    """The type of a document as it is counted, page by page: letters by size, and styles of which few lines stand together."""

    letters: Counter[float] = field(default_factory=Counter)
    short: Counter[Style] = field(default_factory=Counter)
    numbered: Counter[tuple[int, Style]] = field(default_factory=Counter)
    bold: int = 0
    capitals: int = 0

    def see(self, strips: Sequence[Strip]) -> None:
        for strip in strips:
            for size, words in groupby(strip.words, key=_size):
                self._count(round(size, 2), words)
        for style, group in groupby(strips, key=_style):
            run = list(group)
            if len(run) <= 3 and _is_title([word for strip in run for word in strip.words]):
                self.short[style] += 1
                if depth := _depth(run[0].words):
                    self.numbered[depth, style] += 1

    def _count(self, size: float, words: Iterator[PlacedWord]) -> None:
        letters = 0
        for word in words:
            length = len(word.text)
            letters += length
            if word.bold:
                self.bold += length
            if length > 3 and word.text.isupper():
                self.capitals += length
        self.letters[size] += letters

    def add(self, other: Types) -> None:
        """Counts what was counted elsewhere."""
        self.letters.update(other.letters)
        self.short.update(other.short)
        self.numbered.update(other.numbered)
        self.bold += other.bold
        self.capitals += other.capitals

    @property
    def body(self) -> float:
        """The size of running text: that of the letter in the middle."""
        half, seen = self.letters.total() / 2, 0
        for size, count in sorted(self.letters.items()):
            seen += count
            if seen >= half:
                return size
        return 0.0

    def levels(self) -> Levels:
        body, letters = self.body, max(1, self.letters.total())
        large = _ladder(size for size, _ in self._common() if size > _LARGER * body)
        bold = _ladder(size for size, is_bold in self._common() if is_bold and _AS_LARGE * body <= size <= _LARGER * body)
        levels = Levels(body, large, bold, self.bold < _BOLD_IS_RARE * letters, self.capitals < _CAPITALS_ARE_RARE * letters)
        return replace(levels, first=self._first_number(levels))

    def _common(self) -> list[Style]:
        """The styles of short lines that come more than once, and the largest."""
        largest = max((size for size, _ in self.short), default=0.0)
        return [style for style, count in self.short.items() if count > 1 or style[0] == largest or len(self.short) < 5]

    def _first_number(self, levels: Levels) -> int:
        """The level of headings numbered 1, 2, 3, where there are any with a type of their own; else 0."""
        for depth in (1, 2):
            found = Counter[int]()
            for (number, style), count in self.numbered.items():
                if number == depth and (level := levels.of(style)):
                    found[level] += count
            if found and found.total() > 1:
                return max(1, found.most_common(1)[0][0] - depth + 1)
        return 0


@dataclass(frozen=True, slots=True)
class Levels:
    """Which types are headings in this document: larger sizes, largest first; then bold type of about the size of running text."""

    body: float
    sizes: tuple[float, ...]
    bolds: tuple[float, ...]
    bold_is_rare: bool
    capitals_are_rare: bool = True
    first: int = 0

    def of(self, style: Style) -> int:
        """The level that a style alone gives; 0 for running text."""
        size, is_bold = style
        if size > _LARGER * self.body:
            return min(_DEEPEST, 1 + sum(other * _SAME > size for other in self.sizes))
        if is_bold and self.bold_is_rare and size >= 0.8 * self.body:
            return min(_DEEPEST, 1 + len(self.sizes) + sum(other * _SAME > size for other in self.bolds))
        return 0

    def applied(self, piece: Piece, *, is_listed: bool = False) -> Piece:
        """The piece as a heading, if it is one; of a numbered item that stands among others of its kind only a bold one or none."""
        if not self.body or len(piece.rows) > 3 or not self._may_be(piece, is_listed=is_listed):
            return piece
        level = self.of((piece.size, piece.is_bold))
        if level and piece.size <= _LARGER * self.body and piece.words[-1].text.endswith(_ENDS[:3]):
            return piece
        level = level or self._of_capitals(piece)
        depth = _depth(piece.words)
        if level and depth and self.first:
            level = min(_DEEPEST, self.first + depth - 1)
        return replace(piece, role="heading", level=level) if level else piece

    def _may_be(self, piece: Piece, *, is_listed: bool) -> bool:
        is_numbered = piece.role == "list_item" and not is_listed and bool(_NUMBER.fullmatch(piece.words[0].text))
        is_closed = is_numbered and piece.words[-1].text.endswith(_ENDS)
        return (piece.role == "paragraph" or (is_numbered and not is_closed)) and _is_title(piece.words)

    def _of_capitals(self, piece: Piece) -> int:
        """A line of nothing but capitals stands under headings of bold type."""
        text = " ".join(word.text for word in piece.words)
        letters = sum(character.isalpha() for character in text)
        is_title = text.isupper() and letters >= 6 and letters > 0.7 * len(text) and len(piece.words) <= 8 and len(piece.rows) == 1
        if not is_title or not self.capitals_are_rare or piece.role != "paragraph" or text.endswith(_ENDS):
            return 0
        return min(_DEEPEST, 1 + len(self.sizes) + len(self.bolds))


def _ladder(sizes: Iterator[float]) -> tuple[float, ...]:
    """From the largest down, those that can be told apart."""
    steps: list[float] = []
    for size in sorted(set(sizes), reverse=True):
        if not steps or size < _SAME * steps[-1]:
            steps.append(size)
    return tuple(steps)


def _depth(words: Sequence[PlacedWord]) -> int:
    """How deep a number like 1.2.3 is; 0 where no number goes before the words."""
    number = _NUMBER.fullmatch(words[0].text) if len(words) > 1 and words[1].text[:1].isupper() else None
    return number[1].count(".") + 1 if number and number[1] else 0


def _size(word: PlacedWord) -> float:
    return word.size


def _is_bold(words: Sequence[PlacedWord]) -> bool:
    return sum(word.bold for word in words) >= 0.8 * len(words)


def _style(strip: Strip) -> Style:
    """To half a point, after the word in the middle."""
    return round(strip.words[len(strip.words) // 2].size * 2) / 2, _is_bold(strip.words)


def _is_title(words: Sequence[PlacedWord]) -> bool:
    return len(words) <= 25 and any(c.isalpha() for word in words for c in word.text)
