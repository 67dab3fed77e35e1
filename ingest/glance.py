"""A first look at a page, at one small copy of it: whether anything stands on it, whether it lies on its side, how far it is askew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.grounds import standing_out
from ingest.preparation import Raster, grey, scaled

_WIDTH = 900
_SMALLEST = 12
_LEAST_INK, _MOST_INK = 0.002, 0.5
_FAINTEST = 12.0
_OVER_NOISE = 7.5
_IN_NOISE = 4.0
_MOST_NOISE = 100.0
_MAX_SKEW = 15.0
_LEAST_SKEW = 0.5
_POINTS = 30_000
_LEAST_FAN, _MOST_FAN = 0.5, 8.0
_CLEAR_FAN = 1.5


def ink_threshold(darkness: Raster) -> float:
    """From how dark on a point is writing, where there is some; where next to all is the grain of the paper, what lies well above that."""
    otsu, _ = cv2.threshold(darkness, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    grain = float(np.percentile(darkness[::3, ::3], 75))
    return max(float(otsu), _FAINTEST, min(_MOST_NOISE, _OVER_NOISE * grain) if otsu < _IN_NOISE * grain else 0.0)


def _sure_ink_threshold(darkness: Raster) -> float:
    """The same above what the noise of a blank paper reaches."""
    noise = float(np.percentile(darkness[::3, ::3], 75))
    return max(ink_threshold(darkness), min(_MOST_NOISE, _OVER_NOISE * noise))


@dataclass(frozen=True)
class Glance:
    """Where the writing is on a small copy of a page, and what that tells."""

    ink: NDArray[np.bool_]

    @property
    def is_empty(self) -> bool:
        """Nothing stands on it; a picture of a few pixels, or a sliver, holds no writing either."""
        short, long = sorted(self.ink.shape)
        return short < _SMALLEST or long >= 40 * short or float(self.ink.mean()) <= 0.0002

    @cached_property
    def _points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        rows, columns = np.nonzero(self.ink)
        step = max(1, len(rows) // _POINTS)
        return rows[::step].astype(np.float64), columns[::step].astype(np.float64)

    def _sharpness(self, degrees: float, *, down: bool = False) -> float:
        """How sharply lines of ink and of paper alternate once the page is rotated; `down` for lines that run from top to bottom."""
        rows, columns = self._points
        across, along = (columns, rows) if down else (rows, columns)
        sign = 1.0 if down else -1.0
        place = across + sign * np.tan(np.radians(degrees)) * along
        profile = np.bincount((place - place.min()).astype(np.int64)).astype(np.float64)
        steps = np.square(np.diff(profile)).sum(dtype=np.float64)
        return float(steps / self.ink.shape[0 if down else 1])

    @cached_property
    def is_sideways(self) -> bool:
        """Whether lines of text seem to run up and down, perhaps askew."""
        if not _LEAST_INK < float(self.ink.mean()) < _MOST_INK:
            return False
        angles = np.arange(-14.0, 14.1, 1.0)
        across, down = (max(self._sharpness(float(angle), down=is_down) for angle in angles) for is_down in (False, True))
        return down > 1.3 * across

    @cached_property
    def skew(self) -> float:
        """By how many degrees the lines of text fall to the right; 0.0 where there are none."""
        if not _LEAST_INK < float(self.ink.mean()) < _MOST_INK:
            return 0.0
        fine = self._steepest
        is_clear = self._sharpness(fine) > 1.03 * self._sharpness(0.0)
        return round(fine, 1) if abs(fine) >= _LEAST_SKEW and is_clear and abs(fine) < _MAX_SKEW else 0.0

    @cached_property
    def _steepest(self) -> float:
        best = max(np.arange(-_MAX_SKEW, _MAX_SKEW + 0.01, 0.5), key=lambda angle: self._sharpness(float(angle)))
        return float(max(np.arange(best - 0.5, best + 0.51, 0.1), key=lambda angle: self._sharpness(float(angle))))

    @property
    def evenness(self) -> float:
        """How sharply lines stand apart once the page is straight: more, the better they are all straight at once."""
        return self._sharpness(self.skew)

    @property
    def fan(self) -> tuple[float, float] | None:
        """By how much lines fall in the upper and in the lower half where that clearly differs, as on a page seen aslant."""
        middle = self.ink.shape[0] // 2
        halves = Glance(self.ink[:middle]), Glance(self.ink[middle:])
        if any(half.is_empty or not _LEAST_INK < float(half.ink.mean()) < _MOST_INK for half in halves):
            return None
        above, below = (half._steepest for half in halves)
        is_clear = any(half._sharpness(half._steepest) > _CLEAR_FAN * half._sharpness(self.skew) for half in halves)
        return (round(above, 1), round(below, 1)) if is_clear and _LEAST_FAN <= abs(above - below) <= _MOST_FAN else None

    def turned(self, degrees: int) -> Glance:
        """The same look at the page turned clockwise by 90, 180 or 270 degrees."""
        return Glance(np.ascontiguousarray(np.rot90(self.ink, -(degrees // 90) % 4))) if degrees else self


def glance(raster: Raster) -> Glance:
    """Looks at a page or picture."""
    if min(raster.shape[:2]) < _SMALLEST:
        return Glance(np.zeros(raster.shape[:2], dtype=bool))
    small = scaled(grey(raster), min(1.0, _WIDTH / min(raster.shape[:2])))
    darkness = standing_out(small).darkness
    return Glance(darkness > _sure_ink_threshold(darkness))
