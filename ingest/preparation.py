"""Pictures of pages made ready for reading: turned, straightened, evened out, black on white.

All functions take and give plain arrays of bytes, so that nobody else need know numpy's or OpenCV's ways.
"""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.model import Box

Raster: TypeAlias = NDArray[np.uint8]
"""A picture: rows of grey values, or of red, green and blue."""

_MAX_SKEW = 8.0
_SKEW_WIDTH = 900
_NO_SKEW = 0.5
_SMALLEST = 12


def grey(raster: Raster) -> Raster:
    """Luminance."""
    return raster if raster.ndim == 2 else _bytes(cv2.cvtColor(raster, cv2.COLOR_RGB2GRAY))


def turned(raster: Raster, degrees: int) -> Raster:
    """Turned clockwise by 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(raster, -(degrees // 90) % 4))


def scaled(raster: Raster, factor: float) -> Raster:
    """Made smaller or larger."""
    factor = max(factor, 1.5 / min(raster.shape[:2]))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return raster if abs(factor - 1) < 0.02 else _bytes(cv2.resize(raster, None, fx=factor, fy=factor, interpolation=how))


def is_sideways(raster: Raster) -> bool:
    """Whether lines of text seem to run up and down: then the columns of ink change more sharply than the rows."""
    ink = _ink(_shrunk(grey(raster), _SKEW_WIDTH))
    return _sharpness(ink, across=True) > 1.3 * _sharpness(ink, across=False)


def skew(raster: Raster) -> float:
    """By how many degrees the lines of text fall to the right; 0.0 where there are none."""
    ink = _ink(_shrunk(grey(raster), _SKEW_WIDTH))
    if not 0.002 < float(ink.mean()) < 0.5:
        return 0.0
    best = max(np.arange(-_MAX_SKEW, _MAX_SKEW + 0.01, 0.5), key=lambda angle: _line_score(ink, float(angle)))
    fine = max(np.arange(best - 0.5, best + 0.51, 0.1), key=lambda angle: _line_score(ink, float(angle)))
    is_clear = _line_score(ink, float(fine)) > 1.03 * _line_score(ink, 0.0)
    return float(fine) if abs(fine) >= _NO_SKEW and is_clear and abs(fine) < _MAX_SKEW else 0.0


def straightened(raster: Raster, degrees: float) -> Raster:
    """Rotated back by `degrees`; the picture grows so that no corner is lost."""
    if not degrees:
        return raster
    matrix, size = _rotation(raster.shape[1], raster.shape[0], degrees)
    edge = np.concatenate([raster[0], raster[-1], raster[:, 0], raster[:, -1]])
    ground = np.atleast_1d(np.median(edge, axis=0)).tolist()
    return _bytes(cv2.warpAffine(raster, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=ground))


def place_before(box: Box, degrees: float, width: int, height: int) -> Box:
    """Where a box of the straightened picture lies in the picture of `width` × `height` that was straightened."""
    matrix, (new_width, new_height) = _rotation(width, height, degrees)
    back = cv2.invertAffineTransform(matrix)
    corners = [(x * new_width, y * new_height, 1.0) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    points = np.array(corners) @ back.T / (width, height)
    (left, top), (right, bottom) = np.clip(points.min(axis=0), 0, 1).tolist(), np.clip(points.max(axis=0), 0, 1).tolist()
    return Box(left, top, right, bottom)


def _rotation(width: int, height: int, degrees: float) -> tuple[NDArray[np.float64], tuple[int, int]]:
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), dtype=np.float64)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    new_width, new_height = int(height * sine + width * cosine), int(height * cosine + width * sine)
    matrix[:, 2] += ((new_width - width) / 2, (new_height - height) / 2)
    return matrix, (new_width, new_height)


def has_ink(raster: Raster) -> bool:
    """Whether anything at all stands on the page; a picture of a few pixels holds no writing."""
    return (
        min(raster.shape[:2]) >= _SMALLEST
        and max(raster.shape[:2]) < 40 * min(raster.shape[:2])
        and float(_ink(_shrunk(grey(raster), _SKEW_WIDTH)).mean()) > 0.0002
    )


def evened(raster: Raster) -> Raster:
    """Grey, with shadows and grounds taken out: dark on white, also where the page is light on dark."""
    plain = grey(raster)
    ground = _ground(plain)
    if float(np.median(ground)) < 110:
        plain = 255 - plain
        ground = _ground(plain)
    share = plain.astype(np.float32) / np.maximum(ground.astype(np.float32), 1.0)
    return _bytes(np.clip(share * 255, 0, 255))


def blackened(raster: Raster) -> Raster:
    """Black and white by Otsu's threshold."""
    return _bytes(cv2.threshold(raster, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1])


def _ground(plain: Raster) -> Raster:
    """What lies behind the writing: the picture with everything as small as letters wiped away."""
    small = _shrunk(plain, 400)
    size = max(9, small.shape[1] // 20 | 1)
    ground = cv2.medianBlur(small, size)
    return _bytes(cv2.resize(cv2.GaussianBlur(ground, (0, 0), size / 4), (plain.shape[1], plain.shape[0]), interpolation=cv2.INTER_LINEAR))


def _shrunk(raster: Raster, width: int) -> Raster:
    return scaled(raster, min(1.0, width / raster.shape[1]))


def _ink(plain: Raster) -> NDArray[np.float32]:
    """Where the writing is, as ones among zeros."""
    marks: NDArray[np.float32] = (evened(plain) < 160).astype(np.float32)
    return marks


def _sharpness(ink: NDArray[np.float32], *, across: bool) -> float:
    """How sharply ink and paper alternate from row to row, or `across` from column to column."""
    profile = ink.mean(axis=0 if across else 1)
    return float(np.square(np.diff(profile)).sum())


def _line_score(ink: NDArray[np.float32], degrees: float) -> float:
    """How sharply rows of ink and rows of paper alternate once the picture is rotated."""
    height, width = ink.shape
    shift = np.tan(np.radians(degrees))
    matrix = np.array([[1, 0, 0], [-shift, 1, shift * width / 2]], dtype=np.float32)
    sheared = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
    return float(np.square(np.diff(sheared.mean(axis=1))).sum())


def _bytes(array: object) -> Raster:
    return np.asarray(array).astype(np.uint8, copy=False)
