"""Headings: which blocks of a document are headings by their type size or weight, and of which level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from statistics import median

from corpus.model import Role
from ingest.layout_order import Row
from ingest.sheet import PlacedWord, Strip


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in the making: its rows, its role, and its type size."""

    rows: tuple[Row, ...]
    role: Role = "paragraph"
    level: int = 0

    @property
    def words(self) -> list[PlacedWord]:
        return [word for row in self.rows for placed in row for word in placed.strip.words]

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def is_bold(self) -> bool:
        words = self.words
        return sum(word.bold for word in words) >= 0.8 * len(words)


@dataclass
class Types:
    """The type sizes of a document as they are counted, page by page: letters by size, and sizes of which few lines stand together."""

    letters: Counter[float] = field(default_factory=Counter)
    short: Counter[float] = field(default_factory=Counter)
    bold: int = 0

    def see(self, strips: Sequence[Strip]) -> None:
        for strip in strips:
            for word in strip.words:
                self.letters[round(word.size, 2)] += len(word.text)
                self.bold += len(word.text) if word.bold else 0
        for size, group in groupby(strips, key=_round_size):
            run = list(group)
            if len(run) <= 3 and _is_title([word for strip in run for word in strip.words]):
                self.short[size] += 1

    @property
    def body(self) -> float:
        """The size of running text: that of the letter in the middle."""
        half, seen = sum(self.letters.values()) / 2, 0
        for size, count in sorted(self.letters.items()):
            seen += count
            if seen >= half:
                return size
        return 0.0

    def levels(self) -> Levels:
        body = self.body
        merged: list[float] = []
        for size in sorted((size for size in self.short if size > 1.15 * body), reverse=True):
            if not merged or size < 0.9 * merged[-1]:
                merged.append(size)
        return Levels(body, tuple(merged), self.bold < 0.3 * max(1, sum(self.letters.values())))


@dataclass(frozen=True, slots=True)
class Levels:
    """Which type sizes are headings in this document, largest first."""

    body: float
    sizes: tuple[float, ...]
    bold_is_rare: bool

    def applied(self, piece: Piece) -> Piece:
        if piece.role != "paragraph" or not self.body or len(piece.rows) > 3 or not _is_title(piece.words):
            return piece
        if piece.size > 1.15 * self.body:
            level = 1 + sum(size > piece.size * 1.05 for size in self.sizes)
            return replace(piece, role="heading", level=min(6, level))
        is_open = not piece.words[-1].text.endswith((".", ",", ";"))
        if piece.is_bold and self.bold_is_rare and is_open:
            return replace(piece, role="heading", level=min(6, len(self.sizes) + 1))
        return piece


def _round_size(strip: Strip) -> float:
    """To half a point, after the word in the middle."""
    return round(strip.words[len(strip.words) // 2].size * 2) / 2


def _is_title(words: Sequence[PlacedWord]) -> bool:
    return len(words) <= 25 and any(c.isalpha() for word in words for c in word.text)
