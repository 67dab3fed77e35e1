"""Whether a picture may hold writing at all: a look at its ink that is much quicker than reading it."""

from __future__ import annotations

import hashlib

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.preparation import Raster

_SMALLEST, _LARGEST = 7, 250
_MOST = 3_000
_WORD = 4


def may_hold_words(ready: Raster) -> bool:
    """Whether pieces of ink as large as letters stand side by side on a line, as many as a word has. In doubt it may."""
    pieces = _pieces(ready)
    return len(pieces) > _MOST or _longest_run(pieces) >= _WORD


def fingerprint(ready: Raster) -> bytes:
    """The same for two pictures that hold the same letters at the same places, such as the ground of all slides."""
    return hashlib.sha256(repr(ready.shape).encode() + _pieces(ready).tobytes()).digest()


def _pieces(ready: Raster) -> NDArray[np.float64]:
    """Left, top, right, bottom of what could be a letter, or two that touch, from left to right."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((ready < 128).astype(np.uint8), connectivity=8)
    left, top, wide, high, area = (stats[1:, column] for column in range(5))
    is_letter = (high >= _SMALLEST) & (high <= _LARGEST) & (wide <= 3 * high) & (area >= 0.12 * wide * high)
    boxes = np.stack([left, top, left + wide, top + high], axis=1)[is_letter].astype(np.float64)
    return np.asarray(boxes[np.argsort(boxes[:, 0], kind="stable")], dtype=np.float64)


def _longest_run(pieces: NDArray[np.float64]) -> int:
    """How many pieces of like height follow each other closely on one line at most."""
    lengths = np.ones(len(pieces), dtype=np.int64)
    for index, (left, top, right, bottom) in enumerate(pieces):
        high = bottom - top
        first, last = np.searchsorted(pieces[:, 0], (left + 0.5 * (right - left), right + 0.9 * high))
        near = pieces[first:last]
        heights = near[:, 3] - near[:, 1]
        tallest = np.maximum(heights, high)
        shared = np.minimum(near[:, 3], bottom) - np.maximum(near[:, 1], top)
        is_next = (shared > 0.5 * np.minimum(heights, high)) & (tallest < 1.9 * np.minimum(heights, high))
        is_next &= np.minimum(np.abs(near[:, 3] - bottom), np.abs(near[:, 1] - top)) < 0.25 * tallest
        if is_next.any():
            following = first + int(np.argmax(is_next))
            lengths[following] = max(lengths[following], lengths[index] + 1)
    return int(lengths.max(initial=0))
