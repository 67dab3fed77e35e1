"""Edits: the recorded way from the text as read to the text as shown, and back.

An edit replaces [start, end) of the source. The edits of a page are sorted and never overlap. Offsets are mapped in both
directions, so that every mark on the shown text finds the words, and the boxes, it was read from.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

Reason = Literal["hyphenation", "unicode", "repair", "letters", "spacing", "bullet", "debris", "address", "correction"]
"""Why a text was changed. `letters`: letters an OCR mistook; `spacing`: words glued or torn; `bullet`: a bullet read as a letter or sign;
`debris`: what is no writing; `address`: a mail or web address; `repair`: any of these in readings of before they were told apart;
`correction`: a person's word, also where `after` equals `before`: then a person said that it is right as read."""

REPAIRS: frozenset[Reason] = frozenset(("repair", "letters", "spacing", "bullet", "debris", "address"))
"""The reasons that are repairs of what an OCR broke: shown as such, and undone one by one or all."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What a machine had made of the text before a person undid it: kept, so that it can be had again."""

    after: str
    reason: Reason
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """[start, end) of the source text becomes `after`. `confidence` is 0–1, None for a person's correction.

    `undone` is the machine's edit that a person took back here.
    """

    start: int
    end: int
    before: str
    after: str
    reason: Reason
    confidence: float | None = None
    undone: Undone | None = None


def apply_edits(source: str, edits: Sequence[Edit]) -> str:
    """The text after all edits; raises ValueError where they overlap, are out of order or do not fit the source."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        if edit.start < done or edit.end < edit.start or source[edit.start : edit.end] != edit.before:
            raise ValueError(f"edit at {edit.start} does not fit the text")
        parts += source[done : edit.start], edit.after
        done = edit.end
    return "".join([*parts, source[done:]])


class Offsets:
    """The offsets of a text before and after its edits, made once where many of them are asked for."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = [0, *accumulate(len(edit.after) - (edit.end - edit.start) for edit in edits)]
        self._begins = [start + shift for start, shift in zip(self._starts, self._shifts, strict=False)]

    def text_range(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of the source as a range of the text; a bound inside an edit widens to all of it, one at an insertion stays out."""
        return self._to_text(start, is_end=False), self._to_text(end, is_end=True)

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of the text as a range of the source; a bound inside an edit widens to the whole edit."""
        return self._to_source(start, is_end=False), self._to_source(end, is_end=True)

    def _to_text(self, offset: int, *, is_end: bool) -> int:
        before = bisect_left(self._starts, offset)
        if before and offset < (edit := self._edits[before - 1]).end:
            return self._begins[before - 1] + (len(edit.after) if is_end else 0)
        return offset + self._shifts[before]

    def _to_source(self, offset: int, *, is_end: bool) -> int:
        before = (bisect_left if is_end else bisect_right)(self._begins, offset)
        if before and offset < self._begins[before - 1] + len((edit := self._edits[before - 1]).after):
            return edit.end if is_end else edit.start
        return offset - self._shifts[before]


def text_range(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """One range as `Offsets.text_range` has it."""
    return Offsets(edits).text_range(start, end)


def source_range(edits: Sequence[Edit], start: int, end: int) -> tuple[int, int]:
    """One range as `Offsets.source_range` has it."""
    return Offsets(edits).source_range(start, end)
