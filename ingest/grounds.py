"""What lies behind the writing on a page: shadows, gradients, and boxes or bars of another colour, on which the writing may be white.

All of it is taken away: what stays says of each point how much it stands out of its own ground as writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.preparation import Raster, scaled

_WIDTH = 900
_GROUND_WIDTH = 400
_BOX_DARKER = 0.82
_BOX_LEAST, _BOX_LONG = 18, 45
_BOX_EVEN, _BOX_SHADES = 0.55, 30
_BOX_SOLID = 0.5
_BOX_WRITTEN, _BOX_LETTERS = 0.01, 3
_LETTER_AREA, _LETTER_WIDTH, _LETTER_HEIGHT = 5, 2.5, 8.0
_PAPER = 0.1
_BOX_EDGE = 0.1
_LIGHT = 1.15
_LEAST_LIGHT = 0.03
_BEYOND_GRAIN, _MOST_GRAIN = 4.0, 30.0
_MOST_BOXES = 200

Mask = NDArray[np.bool_]
Levels = NDArray[np.float32]


@dataclass(frozen=True)
class Standing:
    """How much each point stands out as writing, 0–255, and whether any writing was lighter than its ground."""

    darkness: Raster
    is_inverted: bool


def standing_out(plain: Raster) -> Standing:
    """The writing of a grey picture without its ground; dark and light writing alike."""
    small = scaled(plain, min(1.0, _WIDTH / plain.shape[1]))
    is_light = _is_lighter(small, _level(small))
    if is_light:
        plain, small = 255 - plain, 255 - small
    boxes = _boxes(small)
    dark = _relative(plain, _level(small, boxes=boxes) if boxes else _level(plain))
    for box in boxes:
        dark, turns = _with_box(dark, plain, small, box)
        is_light = is_light or turns
    return Standing(255 - np.asarray(np.clip(255 - dark * 255, 0, 255), dtype=np.uint8), is_light)


def _level(small: Raster, boxes: list[Raster] | None = None) -> Raster:
    """The brightness behind the writing: everything as small as letters, and all boxes, wiped away."""
    if boxes:
        covered = np.logical_or.reduce([cv2.dilate(box, np.ones((5, 5), np.uint8)) > 0 for box in boxes])
        if covered.mean() < 0.9:
            small = _filled(small, ~covered)
    tiny = scaled(small, min(1.0, _GROUND_WIDTH / small.shape[1]))
    size = max(9, tiny.shape[1] // 20 | 1)
    level = cv2.GaussianBlur(cv2.medianBlur(tiny, size), (0, 0), size / 4)
    return np.asarray(cv2.resize(level, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def _filled(small: Raster, seen: Mask) -> Raster:
    """The picture with what is not seen painted like the ground around it, or like that of the whole."""
    size = (_GROUND_WIDTH // 4, max(2, round(_GROUND_WIDTH // 4 * small.shape[0] / small.shape[1])))
    weight = cv2.resize(seen.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    value = cv2.resize(np.where(seen, small, 0).astype(np.float32), size, interpolation=cv2.INTER_AREA)
    usual = float(np.median(small[seen]))
    around = (cv2.GaussianBlur(value, (0, 0), 6) + 1e-3 * usual) / (cv2.GaussianBlur(weight, (0, 0), 6) + 1e-3)
    whole = cv2.resize(np.maximum(around, 0), (small.shape[1], small.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.where(seen, small, np.clip(whole, 0, 255)).astype(np.uint8)


def _is_lighter(small: Raster, level: Raster, where: Mask | None = None) -> bool:
    """Whether the writing is lighter than its ground, weighed by how far points stand out beyond the grain of the paper."""
    difference = small.astype(np.float32) - level
    if where is not None:
        difference = difference[where]
    if not difference.size:
        return False
    grain = min(_MOST_GRAIN, _BEYOND_GRAIN * float(np.median(np.abs(difference))))
    lighter, darker = float(np.maximum(difference - grain, 0).mean()), float(np.maximum(-difference - grain, 0).mean())
    return lighter > _LIGHT * darker and lighter > _LEAST_LIGHT


def _boxes(small: Raster) -> list[Raster]:
    """The masks of areas clearly darker than the paper, solid, large enough for a line of writing."""
    size = max(15, small.shape[1] // 6 | 1)
    tiny = scaled(small, min(1.0, _GROUND_WIDTH / small.shape[1]))
    reach = np.ones((max(9, tiny.shape[1] // 7 | 1),) * 2, np.uint8)
    paper = cv2.GaussianBlur(cv2.dilate(cv2.medianBlur(tiny, 5), reach), (0, 0), size / 8)
    paper = cv2.resize(paper, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_LINEAR)
    darker = (small < _BOX_DARKER * paper).astype(np.uint8)
    solid = np.asarray(cv2.morphologyEx(darker, cv2.MORPH_OPEN, np.ones((4, 4), np.uint8)), dtype=np.uint8)
    contours, tree = cv2.findContours(solid, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    found: list[Raster] = []
    for number, contour in enumerate(contours):
        if tree[0][number][3] < 0 and len(found) < _MOST_BOXES and _is_large(contour, _BOX_LEAST, _BOX_LONG):
            holes = [contours[inner] for inner in range(len(contours)) if tree[0][inner][3] == number]
            if (mask := _box(contour, holes, solid, small)) is not None:
                found.append(mask)
    return found


def _is_large(contour: cv2.typing.MatLike, short: float, long: float) -> bool:
    _, _, wide, high = cv2.boundingRect(contour)
    return min(wide, high) >= short and max(wide, high) >= long


def _box(contour: cv2.typing.MatLike, holes: Sequence[cv2.typing.MatLike], solid: Raster, small: Raster) -> Raster | None:
    """The area within a contour, with the writing in it but without the paper that it may frame."""
    mask = np.zeros(solid.shape, np.uint8)
    cv2.drawContours(mask, [contour], -1, 1, cv2.FILLED)
    paper = [hole for hole in holes if _is_large(hole, _PAPER * small.shape[1], _PAPER * small.shape[1])]
    cv2.drawContours(mask, paper, -1, 0, cv2.FILLED)
    thickest = cv2.minMaxLoc(cv2.distanceTransform(cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0), cv2.DIST_L2, 3))[1]
    is_solid = thickest > _BOX_LEAST / 2 and float(solid[mask > 0].mean()) > _BOX_SOLID
    return mask if is_solid and _is_even(small[mask > 0]) and _is_ground(mask, small) and _has_sharp_edge(mask, small) else None


def _is_ground(mask: Raster, small: Raster) -> bool:
    """Whether something stands on it, or it is the edge of the scan: a large letter is neither."""
    if mask[0].any() or mask[-1].any() or mask[:, 0].any() or mask[:, -1].any():
        return True
    core = cv2.erode(mask, np.ones((7, 7), np.uint8)) > 0
    if not core.any():
        return False
    standing = core & (np.abs(small - float(np.median(small[core]))) > _BOX_SHADES)
    return float(standing[core].mean()) > _BOX_WRITTEN and _letters(standing) >= _BOX_LETTERS


def _letters(standing: Mask) -> int:
    """How many things look like letters: no specks, and no lines such as a coat of arms has."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(standing.astype(np.uint8))
    wide, high, area = (stats[1:, column] for column in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    return int(((area >= _LETTER_AREA) & (wide <= _LETTER_WIDTH * high) & (high <= _LETTER_HEIGHT * wide)).sum())


def _is_even(values: Raster) -> bool:
    """Whether most of an area has one colour, as blurred writing has not."""
    return float((np.abs(values - float(np.median(values))) < _BOX_SHADES).mean()) > _BOX_EVEN


def _has_sharp_edge(mask: Raster, small: Raster) -> bool:
    """Whether it is clearly lighter just outside: a shadow, or a dark place in a photograph, fades away."""
    ring, wider = np.ones((3, 3), np.uint8), np.ones((9, 9), np.uint8)
    outside = (cv2.dilate(mask, wider) > 0) & (cv2.dilate(mask, ring) == 0)
    inside = (cv2.erode(mask, ring) > 0) & (cv2.erode(mask, wider) == 0)
    if not outside.any() or not inside.any():
        return False
    return float(np.median(small[inside])) + _BOX_EDGE * 255 < float(np.median(small[outside]))


def _with_box(dark: Levels, plain: Raster, small: Raster, box: Raster) -> tuple[Levels, bool]:
    """The page with one box's writing in place of what the box looked like, and whether it is lighter than the box."""
    top, bottom, left, right = _frame(box)
    part, mask = small[top:bottom, left:right], box[top:bottom, left:right]
    level = _box_level(part, mask > 0)
    turns = _is_lighter(part, level, cv2.erode(mask, np.ones((3, 3), np.uint8)) > 0)
    factor = plain.shape[1] / small.shape[1], plain.shape[0] / small.shape[0]
    rows = slice(round(top * factor[1]), min(plain.shape[0], round(bottom * factor[1])))
    columns = slice(round(left * factor[0]), min(plain.shape[1], round(right * factor[0])))
    inside = plain[rows, columns]
    if not min(inside.shape):
        return dark, False
    soft = max(1, round(factor[0])) + 1
    wide = cv2.copyMakeBorder(
        cv2.resize(mask, inside.shape[::-1], interpolation=cv2.INTER_NEAREST), *(2 * soft,) * 4, cv2.BORDER_CONSTANT, value=0
    )
    reach = np.ones((2 * soft + 1, 2 * soft + 1), np.uint8)
    core, around = cv2.erode(wide, reach) > 0, cv2.dilate(wide, reach) > 0
    writing = np.zeros(wide.shape, np.float32)
    writing[2 * soft : -2 * soft, 2 * soft : -2 * soft] = _relative(255 - inside, 255 - level) if turns else _relative(inside, level)
    _laid(dark, np.where(core, writing, 0), around, (rows.start - 2 * soft, columns.start - 2 * soft))
    return dark, turns


def _laid(dark: Levels, writing: Levels, where: Mask, corner: tuple[int, int]) -> None:
    """Lays a piece over the page; what would lie beyond the page's edges is left out."""
    top, left = (max(0, -value) for value in corner)
    over = dark[max(0, corner[0]) : corner[0] + where.shape[0], max(0, corner[1]) : corner[1] + where.shape[1]]
    height, width = over.shape
    shown = where[top : top + height, left : left + width]
    over[shown] = writing[top : top + height, left : left + width][shown]


def _frame(box: Raster) -> tuple[int, int, int, int]:
    rows, columns = np.flatnonzero(box.any(axis=1)), np.flatnonzero(box.any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def _box_level(part: Raster, mask: Mask) -> Raster:
    """The colour of a box: one for all of a small one, following its shades in a large one."""
    usual = int(np.median(part[mask]))
    if min(part.shape) < 3 * _BOX_LONG:
        return np.full(part.shape, usual, np.uint8)
    return _level(np.where(mask, part, usual).astype(np.uint8))


def _relative(plain: Raster, level: Raster) -> Levels:
    if level.shape != plain.shape:
        level = np.asarray(cv2.resize(level, (plain.shape[1], plain.shape[0]), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
    ground = np.maximum(level.astype(np.float32), 1.0)
    return np.asarray((ground - plain) / ground, dtype=np.float32)
