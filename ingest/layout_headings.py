"""Headings: which blocks of a document are headings by their type size or weight, and of which level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from corpus.model import Role
from ingest.layout_order import Row
from ingest.sheet import PlacedWord


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


@dataclass(frozen=True, slots=True)
class Levels:
    """Which type sizes are headings in this document, largest first."""

    body: float
    sizes: tuple[float, ...]
    bold_is_rare: bool

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Levels:
        sizes = [word.size for piece in pieces for word in piece.words for _ in word.text]
        body = median(sizes) if sizes else 0.0
        bold = sum(len(word.text) for piece in pieces for word in piece.words if word.bold)
        candidates = sorted({round(p.size * 2) / 2 for p in pieces if _is_short(p) and p.size > 1.15 * body}, reverse=True)
        merged: list[float] = []
        for size in candidates:
            if not merged or size < 0.9 * merged[-1]:
                merged.append(size)
        return cls(body, tuple(merged), bold < 0.3 * max(1, len(sizes)))

    def applied(self, piece: Piece) -> Piece:
        if piece.role != "paragraph" or not self.body or not _is_short(piece):
            return piece
        if piece.size > 1.15 * self.body:
            level = 1 + sum(size > piece.size * 1.05 for size in self.sizes)
            return replace(piece, role="heading", level=min(6, level))
        is_open = not piece.words[-1].text.endswith((".", ",", ";"))
        if piece.is_bold and self.bold_is_rare and is_open:
            return replace(piece, role="heading", level=min(6, len(self.sizes) + 1))
        return piece


def _is_short(piece: Piece) -> bool:
    words = piece.words
    return len(piece.rows) <= 3 and len(words) <= 25 and any(c.isalpha() for word in words for c in word.text)
