"""Words in a row and words near each other, over arrays of places.

A place is one number: that of its record, shifted to the left, and its own in there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.ranking.near import stand_near

Array = NDArray[Any]
_DENSE = 20_000
"""From so many places on, a table of all places is quicker than bisection."""
_LARGEST = 1 << 27


def distinct(ascending: Array) -> Array:
    """Each number once."""
    return ascending[np.append(True, ascending[1:] != ascending[:-1])] if len(ascending) else ascending


def rows(steps: Sequence[Array]) -> Array:
    """The places where a row begins: a place of the first step, the next place in the second, and so on."""
    in_order = sorted(range(len(steps)), key=lambda step: len(steps[step]))
    starts = steps[in_order[0]] - in_order[0]
    for step in in_order[1:]:
        starts = starts[_among(starts + step, steps[step])]
    return starts


def _among(wanted: Array, there: Array) -> Array:
    """Which of these numbers are there."""
    if len(there) == 0 or len(wanted) == 0:
        return np.zeros(len(wanted), bool)
    largest = int(max(there.max(), wanted.max()))
    if len(wanted) > _DENSE and largest < _LARGEST:
        table = np.zeros(largest + 1, bool)
        table[there] = True
        found: Array = table[wanted]
    else:
        found = there[np.minimum(np.searchsorted(there, wanted), len(there) - 1)] == wanted
    return found


def near(here: Sequence[Array], groups: Sequence[Array], distance: int, bits: int) -> Array:
    """The records in which a place of every group, one of them `here`, lies at most `distance` from one to the next; all ascend."""
    if len(groups) == 2:
        pairs = [_beside(here[0], groups[1], distance, bits), _beside(here[1], groups[0], distance, bits)]
        return np.union1d(*pairs)
    farthest = distance * max(1, len(groups) - 1)
    first = min(range(len(groups)), key=lambda number: len(groups[number]))
    others = (_is_within(groups[first], group, farthest) for group in groups)
    records = distinct(groups[first][reduce(np.logical_and, others)] >> bits)
    texts = zip(*(_by_record(at, records, bits) for at in (np.unique(np.concatenate(here)), *groups)), strict=True)
    return records[[stand_near(row, distance, set(own)) for own, *row in texts]]


def _beside(places: Array, others: Array, distance: int, bits: int) -> Array:
    """The records in which another place than itself lies that near to one of these."""
    found = [np.zeros(0, np.int64)]
    for side, step in (("left", -1), ("right", 0)):
        at = np.searchsorted(others, places, side) + step  # type: ignore[call-overload]
        there = (at >= 0) & (at < len(others))
        other, own = others[at[there]], places[there]
        found.append(distinct((own >> bits)[(np.abs(other - own) <= distance) & (other >> bits == own >> bits)]))
    return distinct(np.sort(np.concatenate(found)))


def _is_within(places: Array, others: Array, distance: int) -> Array:
    """Which of these places have one of the others that near, be it in the next record."""
    if len(others) == 0:
        return np.zeros(len(places), bool)
    after = np.searchsorted(others, places)
    gaps = [np.abs(others[np.clip(at, 0, len(others) - 1)] - places) for at in (after - 1, after)]
    found: Array = np.minimum(*gaps) <= distance
    return found


def _by_record(places: Array, records: Array, bits: int) -> list[list[int]]:
    """The places in each of these records."""
    firsts, lasts = np.searchsorted(places, records << bits), np.searchsorted(places, (records + 1) << bits)
    within = places & ((1 << bits) - 1)
    return [within[first:last].tolist() for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]
