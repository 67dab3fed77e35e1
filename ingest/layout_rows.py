"""Where strips stand on a page: each with its box in points, and the rows and paragraphs that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from ingest.sheet import Strip

_BLANK = 0.9

BULLET = re.compile(r"[-–—•*·»«>]|[o▪]|\(?(?:\d{1,2}|[a-zA-Z])[.)]|§{1,2}")
"""A word that begins an item of a list."""


@dataclass(frozen=True)
class Placed:
    """A strip with its box in points; `index` is its turn in the file or in the eyes of the OCR. A table holds its rows of cells."""

    strip: Strip
    index: int
    left: float
    top: float
    right: float
    bottom: float
    table: tuple[tuple[Placed, ...], ...] = ()

    @cached_property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @cached_property
    def height(self) -> float:
        return max(self.bottom - self.top, 1e-6)

    @cached_property
    def size(self) -> float:
        return median(word.size for word in self.strip.words) or self.height * 0.8


Row = tuple[Placed, ...]
Region = tuple[Row, ...]


def place(strip: Strip, index: int, width: float, height: float) -> Placed:
    first = strip.words[0].text
    has_mark = len(strip.words) > 1 and len(first) == 1 and not first.isalnum()  # bullets are often set larger than their text
    box, line = strip.box, (Strip(strip.words[1:]) if has_mark else strip).box
    return Placed(strip, index, box.left * width, line.top * height, box.right * width, line.bottom * height)


def rows(strips: Sequence[Placed]) -> Region:
    """Strips that share a line, from left to right; lines from top to bottom."""
    found: list[list[Placed]] = []
    for strip in sorted(strips, key=lambda s: (s.middle, s.left)):
        home = next((row for row in reversed(found[-3:]) if _shares_line(row, strip)), None)
        if home is None:
            found.append([strip])
        else:
            home.append(strip)
    return tuple(_with_bullet_joined(tuple(sorted(row, key=lambda s: s.left))) for row in found)


def _with_bullet_joined(row: Row) -> Row:
    """A bullet or number that stands apart from its text belongs to it."""
    if len(row) < 2 or len(row[0].strip.words) != 1 or row[0].table or row[1].table or not BULLET.fullmatch(row[0].strip.text):
        return row
    first, second = row[0], row[1]
    strip = Strip((*first.strip.words, *second.strip.words), second.strip.group)
    joined = Placed(strip, second.index, first.left, second.top, second.right, second.bottom)
    return (joined, *row[2:])


def _shares_line(row: Sequence[Placed], strip: Placed) -> bool:
    return all(
        min(s.bottom, strip.bottom) - max(s.top, strip.top) > 0.5 * min(s.height, strip.height)
        and (strip.left >= s.right - 0.3 * s.height or strip.right <= s.left + 0.3 * s.height)
        for s in row
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """Which strips stand on the line of a strip, and which under each other as one paragraph."""

    partners: tuple[list[int], ...]
    paragraphs: tuple[int, ...]

    @classmethod
    def of(cls, strips: Sequence[Placed]) -> Lines:
        partners: tuple[list[int], ...] = tuple([] for _ in strips)
        order = sorted(range(len(strips)), key=lambda index: strips[index].middle)
        for at, index in enumerate(order):
            for other in order[at + 1 : at + 5]:
                if strips[other].middle - strips[index].middle < 0.5 * min(strips[index].height, strips[other].height):
                    partners[index].append(other)
                    partners[other].append(index)
        return cls(partners, tuple(_paragraphs(strips)))

    def around(self, blocked: Sequence[int]) -> set[int]:
        """The paragraphs of strips over which no gutter can run, and those beside them."""
        touched = {self.paragraphs[index] for index in blocked} | {
            self.paragraphs[other] for index in blocked for other in self.partners[index]
        }
        return {index for index, paragraph in enumerate(self.paragraphs) if paragraph in touched}


def _paragraphs(strips: Sequence[Placed]) -> list[int]:
    """A number for each strip, the same for lines that begin under each other."""
    numbers = list(range(len(strips)))
    order = sorted(range(len(strips)), key=lambda index: strips[index].index)
    for above, below in pairwise(order):
        one, other = strips[above], strips[below]
        is_under = other.top - one.top > 0 and other.top - one.bottom < _BLANK * one.height
        if is_under and abs(one.left - other.left) < 0.3 * one.height and not one.table and not other.table:
            numbers[below] = numbers[above]
    return numbers
