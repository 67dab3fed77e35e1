"""Pictures of pages turned, straightened and made smaller or larger.

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


def straightened(raster: Raster, degrees: float) -> Raster:
    """Rotated back by `degrees`; the picture grows so that no corner is lost."""
    if not degrees:
        return raster
    matrix, size = _rotation(raster.shape[1], raster.shape[0], degrees)
    edge = np.concatenate([raster[0], raster[-1], raster[:, 0], raster[:, -1]])
    ground = np.atleast_1d(np.median(edge, axis=0)).tolist()
    return _bytes(cv2.warpAffine(raster, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=ground))


def unfanned(raster: Raster, above: float, below: float) -> Raster:
    """Lines made level that fall by `above` degrees in the middle of the upper half and by `below` in that of the lower one."""
    height, width = raster.shape[:2]
    rows = np.arange(height, dtype=np.float32)[:, None]
    degrees = above + (below - above) * (rows / height - 0.25) / 0.5
    columns = np.arange(width, dtype=np.float32)[None, :]
    source = (rows + (columns - width / 2) * np.tan(np.radians(degrees))).astype(np.float32)
    across = np.broadcast_to(columns, source.shape).astype(np.float32)
    return _bytes(cv2.remap(raster, across, source, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))


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


def _bytes(array: object) -> Raster:
    return np.asarray(array).astype(np.uint8, copy=False)
