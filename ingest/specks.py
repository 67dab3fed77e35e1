"""What Tesseract takes for writing although nobody wrote it: pieces of emblems, lines and dirt before or beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.sheet import PlacedWord, Strip

_SIGNS = frozenset("=~|<>_^¬{}[]\\@©®°¥¢")
_TOO_LARGE = 1.35


def without_specks(strips: Sequence[Strip]) -> list[Strip]:
    """The lines without a lone letter or sign that stands for itself, and without one before a line that it does not fit."""
    kept = [strip for strip in strips if not _is_speck(strip, strips)]
    return [_without_first(strip) for strip in kept]


def _is_speck(strip: Strip, strips: Sequence[Strip]) -> bool:
    """A small letter or a sign with nothing else beside it; capitals may head an alphabetical list, digits may be anything."""
    text = strip.text
    return len(text) == 1 and not text.isdigit() and not text.isupper() and not any(_is_beside(strip, other) for other in strips)


def _is_beside(strip: Strip, other: Strip) -> bool:
    return other is not strip and min(strip.box.bottom, other.box.bottom) > max(strip.box.top, other.box.top)


def _without_first(strip: Strip) -> Strip:
    words = strip.words
    return replace(strip, words=words[1:]) if len(words) > 1 and _is_foreign(words[0], words[1:]) else strip


def _is_foreign(first: PlacedWord, rest: Sequence[PlacedWord]) -> bool:
    """A sign that begins no line, or a letter set far larger than the words after it."""
    if first.text in _SIGNS:
        return not rest[0].text[:1].isdigit()
    return len(first.text) == 1 and first.text.islower() and first.size > _TOO_LARGE * median(word.size for word in rest)
