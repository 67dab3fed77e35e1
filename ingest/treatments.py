"""The picture of an upright page made black on white and of a good size, each step only where the page shows that it helps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.account import Step
from ingest.glance import ink_threshold
from ingest.grounds import standing_out
from ingest.preparation import Raster, grey, scaled

READING_DPI = 200.0
Treatment = Literal["plain", "smoothed"]

_SMALL_TYPE = 9.0
_GOOD_TYPE = 17.0
_MOST_ENLARGED = 2.5
_SOFT = 3.0
_DIRTY = 0.6
_SPECK = 0.14
_RAGGED = 0.8
_BLACK, _WHITE, _FEW_GREYS = 20, 250, 0.12


@dataclass(frozen=True)
class Prepared:
    """A page ready for reading: black on white, so many points of type to a pixel, and what was done to it."""

    ready: Raster
    points_per_pixel: float
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Pieces:
    """The connected pieces of ink of a page: which piece each point belongs to, and their heights and areas (number 0 is the paper)."""

    labels: NDArray[np.int32]
    heights: NDArray[np.int32]
    areas: NDArray[np.int32]

    @property
    def type_height(self) -> float:
        """How high most letters are; 0.0 where there are hardly any."""
        letters = self.heights[1:][(self.areas[1:] > 8) & (self.heights[1:] > 4) & (self.heights[1:] < 150)]
        return float(np.median(letters)) if len(letters) > 20 else 0.0

    def specks(self, type_height: float) -> NDArray[np.bool_]:
        """Which pieces are far too small for the dot of an i."""
        least = max(1.0, (_SPECK * type_height) ** 2)
        found: NDArray[np.bool_] = self.areas <= least
        found[0] = False
        return found


def prepared(raster: Raster, dpi: float, treatment: Treatment = "plain") -> Prepared:
    """Ready for reading; what is done beyond `treatment` the picture itself decides."""
    factor = min(1.0, READING_DPI / dpi)
    plain = scaled(grey(raster), factor)
    made = _made(plain, treatment)
    height = _pieces(made.ready).type_height
    if 0 < height < _SMALL_TYPE:
        more = min(_MOST_ENLARGED, _GOOD_TYPE / height)
        made = _made(scaled(grey(raster), factor * more), treatment)
        factor *= more
    steps = (Step("scaled", round(factor, 2)),) if abs(factor - 1) >= 0.02 else ()
    return Prepared(made.ready, 72 / (dpi * factor), (*steps, *made.steps))


@dataclass(frozen=True)
class _Made:
    ready: Raster
    steps: tuple[Step, ...]


def _made(plain: Raster, treatment: Treatment) -> _Made:
    steps: list[Step] = []
    if treatment == "smoothed":
        plain = _bytes(cv2.GaussianBlur(cv2.medianBlur(plain, 3), (0, 0), 1.0))
        steps.append(Step("despeckled"))
    standing = standing_out(plain)
    steps += [Step("inverted")] if standing.is_inverted else []
    threshold = ink_threshold(standing.darkness)
    ready = _bytes(np.where(standing.darkness > threshold, 0, 255))
    if _softness(standing.darkness, threshold) > _SOFT:
        return _Made(_stretched(standing.darkness, threshold), (*steps, Step("evened")))
    clean = _without_specks(ready)
    steps += [Step("despeckled")] if clean is not ready and treatment != "smoothed" else []
    clean = clean if _has_greys(plain) else _bytes(cv2.GaussianBlur(clean, (0, 0), _RAGGED))
    return _Made(clean, (*steps, Step("blackened")))


def _has_greys(plain: Raster) -> bool:
    """Whether a page has more tones than black and white: a fax has none, and its letters ragged edges."""
    return float(((plain > _BLACK) & (plain < _WHITE)).mean()) > _FEW_GREYS


def _softness(darkness: Raster, threshold: float) -> float:
    """Over how many pixels ink fades into paper: about 2 where it is sharp, more where type is tiny or blurred, so that its greys tell."""
    part = darkness[darkness.shape[0] // 4 : darkness.shape[0] * 3 // 4]
    part = part if (part > threshold).any() else darkness
    ink = part[part > threshold]
    if not ink.size:
        return 0.0
    full = float(np.percentile(ink[:: max(1, ink.size // 50_000)], 90))
    rows, columns = np.nonzero((part > 0.35 * full) & (part < 0.65 * full))
    inside = (rows > 0) & (rows < part.shape[0] - 1) & (columns > 0) & (columns < part.shape[1] - 1)
    rows, columns = rows[inside][::7], columns[inside][::7]
    if not rows.size:
        return 0.0
    wide = part.astype(np.float32)
    across = (wide[rows, columns + 1] - wide[rows, columns - 1]) / 2
    down = (wide[rows + 1, columns] - wide[rows - 1, columns]) / 2
    return full / max(1.0, float(np.median(np.hypot(across, down))))


def _stretched(darkness: Raster, threshold: float) -> Raster:
    """In grey: paper white, ink black, and what is faint as faint as it is."""
    return _bytes(255 - np.clip(darkness.astype(np.float32) * (255 / max(1.0, 2 * threshold)), 0, 255))


def _pieces(ready: Raster) -> _Pieces:
    _, labels, stats, _ = cv2.connectedComponentsWithStats((ready < 128).astype(np.uint8), connectivity=8)
    table = np.asarray(stats, dtype=np.int32)
    return _Pieces(np.asarray(labels, dtype=np.int32), table[:, cv2.CC_STAT_HEIGHT], table[:, cv2.CC_STAT_AREA])


def _without_specks(ready: Raster) -> Raster:
    """The page without its dirt, black and white, if it has much of it."""
    pieces = _pieces(ready)
    height = pieces.type_height
    specks = pieces.specks(height)
    if not height or float(specks.sum()) < _DIRTY * (len(specks) - float(specks.sum())):
        return ready
    ready = np.where(specks[pieces.labels], np.uint8(255), ready)
    holes = _pieces(255 - ready)
    return _bytes(np.where(holes.specks(height * 0.6)[holes.labels], np.uint8(0), ready))


def _bytes(array: object) -> Raster:
    return np.asarray(array).astype(np.uint8, copy=False)
