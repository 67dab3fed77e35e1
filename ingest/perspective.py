"""A photographed sheet of paper, brought back to the shape it has from above."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.preparation import Raster, grey, scaled

_SIDE = 600
_LEAST_PAPER = 0.35
_LEAST_FILL = 0.92
_LEAST_SLANT = 2.5
_LEAST_DARK, _LEAST_STEP = 0.1, 25.0
"""The share of a picture that must be dark to look for a shaded part of the sheet in it, and by how many greys that must be brighter."""
_MOST_SLANT = 35.0

Corners = NDArray[np.float64]
"""Top left, top right, bottom right, bottom left; as x and y in pixels."""


def flattened(raster: Raster) -> Raster:
    """The sheet seen from above where a bright sheet lies aslant on a darker ground; any other picture as it is."""
    factor = min(1.0, _SIDE / max(raster.shape[:2]))
    small = scaled(grey(raster), factor)
    corners = _sheet_corners(small)
    if corners is None:
        return raster
    factors = np.array([raster.shape[1] / small.shape[1], raster.shape[0] / small.shape[0]])
    return _warped(raster, corners * factors)


def _sheet_corners(small: Raster) -> Corners | None:
    """The corners of the sheet, or None where none is seen, or where it lies straight: then there is nothing to mend.

    A shadow over a part of the sheet may look as dark as the ground beside its lit part, so the larger of two sheets is the whole one.
    """
    blurred = np.asarray(cv2.medianBlur(small, 9)).astype(np.uint8, copy=False)
    found = [corners for level in _levels(blurred) if (corners := _bright_sheet(blurred, level)) is not None]
    if not found:
        return None
    whole = _beyond_borders(max(found, key=_area), small.shape[1], small.shape[0])
    return whole if whole is not None and _is_slanted(whole) else None


def _levels(blurred: Raster) -> list[float]:
    """What is brighter may be the sheet: Otsu's threshold, and that of the darker part alone where it plainly falls into two."""
    level = _otsu(blurred)
    dark = blurred[blurred <= level]
    if dark.size < _LEAST_DARK * blurred.size:
        return [level]
    lower = _otsu(np.ascontiguousarray(dark.reshape(-1, 1)))
    ground, shaded = dark[dark <= lower], dark[dark > lower]
    is_parted = ground.size and shaded.size and float(shaded.mean()) - float(ground.mean()) > _LEAST_STEP
    return [level, lower] if is_parted else [level]


def _otsu(picture: Raster) -> float:
    return float(cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[0])


def _bright_sheet(blurred: Raster, level: float) -> Corners | None:
    """The corners of the largest thing brighter than `level`, if it is large and has the shape of a sheet."""
    _, mask = cv2.threshold(blurred, level, 255, cv2.THRESH_BINARY)
    size = max(5, blurred.shape[1] // 25)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    sheet = max(contours, key=cv2.contourArea)
    area = cv2.contourArea(sheet)
    corners = _four_corners(cv2.convexHull(sheet))
    is_sheet = corners is not None and area >= _LEAST_PAPER * blurred.size and area >= _LEAST_FILL * _area(corners)
    return corners if is_sheet else None


def _area(corners: Corners) -> float:
    return float(cv2.contourArea(corners.astype(np.float32)))


def _four_corners(hull: cv2.typing.MatLike) -> Corners | None:
    """The hull with its small bends taken out until four corners are left."""
    length = cv2.arcLength(hull, closed=True)
    for share in np.arange(0.01, 0.12, 0.01):
        points = cv2.approxPolyDP(hull, share * length, closed=True).reshape(-1, 2).astype(np.float64)
        if len(points) == 4:
            middle = points.mean(axis=0)
            angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
            ordered = points[np.argsort(angles)]
            return np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0)
        if len(points) < 4:
            return None
    return None


def _beyond_borders(corners: Corners, width: int, height: int) -> Corners | None:
    """Where the sheet runs out of the picture, its unseen edge is taken to run like the opposite one; None where too little is seen."""
    top, right, bottom, left = (_on_border(a, b, width, height) for a, b in pairwise([*corners, corners[0]]))
    if top + right + bottom + left > 2 or (top and bottom) or (left and right):
        return None
    moved = corners.copy()
    for is_hidden, (a, b), (c, d) in ((top, (0, 1), (3, 2)), (right, (1, 2), (0, 3)), (bottom, (3, 2), (0, 1)), (left, (0, 3), (1, 2))):
        if is_hidden:
            moved[a], moved[b] = _parallel(corners[a], corners[b], corners[c], corners[d], corners.mean(axis=0))
    return moved


def _on_border(a: Corners, b: Corners, width: int, height: int) -> bool:
    near = 0.012 * max(width, height) + 2
    return any(
        abs(a[axis] - edge) < near and abs(b[axis] - edge) < near for axis, edge in ((0, 0), (0, width - 1), (1, 0), (1, height - 1))
    )


def _parallel(a: Corners, b: Corners, c: Corners, d: Corners, inside: Corners) -> tuple[Corners, Corners]:
    """The edge a–b turned to run like c–d, moved along its neighbours c–a and d–b until nothing that was seen is lost."""
    way = (d - c) / np.linalg.norm(d - c)
    normal = np.array([-way[1], way[0]])
    normal = normal if float(normal @ (a - inside)) > 0 else -normal
    reach = max(float(normal @ a), float(normal @ b))

    def carried(start: Corners, end: Corners) -> Corners:
        step = end - start
        moved: Corners = start + step * ((reach - float(normal @ start)) / float(normal @ step))
        return moved

    return carried(c, a), carried(d, b)


def _is_slanted(corners: Corners) -> bool:
    """Whether opposite edges run clearly apart and no corner is absurd; a small slant does less harm than drawing the picture anew."""
    ways = [
        np.degrees(np.arctan2(*(b - a)[::-1]))
        for a, b in ((corners[0], corners[1]), (corners[3], corners[2]), (corners[0], corners[3]), (corners[1], corners[2]))
    ]
    across, down = abs(ways[0] - ways[1]), abs(ways[2] - ways[3])
    return bool(_LEAST_SLANT < max(across, down) < _MOST_SLANT and abs(ways[0]) < _MOST_SLANT and abs(abs(ways[2]) - 90) < _MOST_SLANT)


def _warped(raster: Raster, corners: Corners) -> Raster:
    a, b, c, d = corners
    width = round((np.linalg.norm(b - a) + np.linalg.norm(c - d)) / 2)
    height = round((np.linalg.norm(d - a) + np.linalg.norm(c - b)) / 2)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    flat = cv2.warpPerspective(raster, matrix, (int(width), int(height)), flags=cv2.INTER_LANCZOS4, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat).astype(np.uint8, copy=False)
