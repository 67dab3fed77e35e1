"""What the ink on a page says beyond its letters: which lines are set bold, and which begin with a bullet.

Tesseract tells neither. A bold line has thicker strokes for its size than the rest of the page. A bullet is a lone round or square
blob at half the height of the letters, whatever Tesseract took it for, or where it saw nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.model import Box
from ingest.preparation import Raster
from ingest.sheet import PlacedWord, Strip

_BOLD = 1.17
_SMALL_BOLD = 1.3
_SMALL = 0.85
_REVERSED = 2.0
_FEW_LETTERS = 3
_MARK_LETTERS = 3
_REACH = 2.6
_SEEN_ALONE = 0.6


@dataclass(frozen=True, slots=True)
class _Blob:
    """A connected piece of ink, in pixels."""

    left: int
    top: int
    width: int
    height: int
    area: int

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def weighed(strips: Sequence[Strip], ready: Raster, points_per_pixel: float) -> list[Strip]:
    """The lines of a black-and-white page with their weight: bold where their strokes are thicker than is usual on the page."""
    ink, edge = _ink_and_edge(ready)
    thickness = [_thickness(strip, ink, edge, points_per_pixel) for strip in strips]
    letters = [value for strip, value in zip(strips, thickness, strict=True) for _ in strip.text]
    sizes = [word.size for strip in strips for word in strip.words for _ in word.text]
    if not letters:
        return list(strips)
    usual, body = median(letters) or 1.0, median(sizes)
    return [_set_bold(s) if _is_bold(s, value / usual, body) else s for s, value in zip(strips, thickness, strict=True)]


def _ink_and_edge(ready: Raster) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    ink = (ready < 128).astype(np.uint8)
    inner = np.asarray(cv2.erode(ink, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))), dtype=np.uint8)
    return ink, ink - inner


def _thickness(strip: Strip, ink: NDArray[np.uint8], edge: NDArray[np.uint8], points_per_pixel: float) -> float:
    """How thick the strokes are for the type size: all ink by the ink of the outlines."""
    height, width = ink.shape
    filled = outlined = 0
    for word in strip.words:
        rows = slice(int(word.box.top * height), int(word.box.bottom * height) + 1)
        columns = slice(int(word.box.left * width), int(word.box.right * width) + 1)
        filled += int(ink[rows, columns].sum())
        outlined += int(edge[rows, columns].sum())
    return filled / max(1, outlined) / max(1.0, _em(strip, points_per_pixel))


def _em(strip: Strip, points_per_pixel: float) -> float:
    return median(word.size for word in strip.words) / points_per_pixel


def _is_bold(strip: Strip, ratio: float, body: float) -> bool:
    """White letters on a dark ground look thickest of all, and tell nothing; neither do a few letters, or those of fine print much."""
    if sum(character.isalpha() for character in strip.text) < _FEW_LETTERS:
        return False
    is_small = median(word.size for word in strip.words) < _SMALL * body
    return (_SMALL_BOLD if is_small else _BOLD) <= ratio < _REVERSED


def _set_bold(strip: Strip) -> Strip:
    return replace(strip, words=tuple(replace(word, bold=True) for word in strip.words))


def bulleted(strips: Sequence[Strip], ready: Raster, points_per_pixel: float) -> list[Strip]:
    """The lines with a bullet where the ink shows one before the first word; an unread one needs another below or above."""
    blobs = _blobs(ready)
    height, width = ready.shape[:2]
    boxes = [strip.box for strip in strips]
    loose = [blob for blob in blobs if not any(_is_within(blob, box, width, height) for box in boxes)]
    found = [_bullet(strip, blobs if _has_mark(strip) else loose, width, height, points_per_pixel) for strip in strips]
    lefts = [blob.left for blob in found if blob]
    result: list[Strip] = []
    for strip, blob in zip(strips, found, strict=True):
        em = _em(strip, points_per_pixel)
        if blob is None:
            result.append(strip)
        elif _has_mark(strip):
            result.append(replace(strip, words=(replace(strip.words[0], text="•"), *strip.words[1:])))
        elif sum(abs(left - blob.left) < 0.3 * em for left in lefts) > 1:
            result.append(replace(strip, words=(_mark(blob, strip.words[0], width, height), *strip.words)))
        else:
            result.append(strip)
    return result


def _blobs(ready: Raster) -> list[_Blob]:
    """The pieces of ink that are as wide as high and nearly filled."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((ready < 128).astype(np.uint8), connectivity=8)
    table = stats[1:]
    wide, high, area = table[:, 2], table[:, 3], table[:, 4]
    is_blob = (wide > 3) & (high > 3) & (wide < 1.35 * high) & (high < 1.35 * wide) & (area > 0.66 * wide * high)
    return [_Blob(*(int(value) for value in row)) for row in table[is_blob]]


def _bullet(strip: Strip, blobs: Sequence[_Blob], width: int, height: int, points_per_pixel: float) -> _Blob | None:
    """The one blob under the first word, if that is a mere mark, or to its left if nothing else stands between."""
    em = _em(strip, points_per_pixel)
    text = strip.words[1:] if _has_mark(strip) else strip.words
    right, left = text[0].box.left * width, min(word.box.left for word in strip.words) * width
    near = left - 0.25 * em if _has_mark(strip) else right - _REACH * em
    base = _baseline(text) * height
    found = [
        blob
        for blob in blobs
        if near <= blob.left and blob.left + blob.width <= right - 0.12 * em and base - 0.68 * em < blob.middle < base - 0.12 * em
    ]
    is_one = len(found) == 1 and 0.14 * em < found[0].height < 0.5 * em
    return found[0] if is_one else None


def _has_mark(strip: Strip) -> bool:
    """Whether the first word is so short and odd that it may be a bullet misread."""
    first = strip.words[0].text
    return len(strip.words) > 1 and len(first) <= _MARK_LETTERS and not any(c.isdigit() for c in first) and not _is_word(first)


def _is_word(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return letters > 1 or text in ("I", "i", "å", "Å")


def _baseline(words: Sequence[PlacedWord]) -> float:
    """Where the letters stand: the usual lower edge of words without descenders."""
    level = [w.box.bottom for w in words if not set(w.text) & set("gjpqyçQ,;()[]/|§")]
    return median(level) if level else min(w.box.bottom for w in words)


def _mark(blob: _Blob, before: PlacedWord, width: int, height: int) -> PlacedWord:
    box = Box(blob.left / width, blob.top / height, (blob.left + blob.width) / width, (blob.top + blob.height) / height)
    return replace(before, text="•", box=Box(*(round(v, 5) for v in (box.left, box.top, box.right, box.bottom))), confidence=_SEEN_ALONE)


def _is_within(blob: _Blob, box: Box, width: int, height: int) -> bool:
    """Whether a blob belongs to a line, or stands hard by its end as a mark that was not read."""
    x, y = blob.left + blob.width / 2, blob.middle / height
    return box.left * width <= x <= box.right * width + 3 * blob.width and box.top <= y <= box.bottom
