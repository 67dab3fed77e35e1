"""Which segments of an index are merged into the one that is being written.

A search asks every segment, so there should be few; but a merge takes the time of a second per 20,000 passages, and whoever adds one
document waits for it. So segments of about one size are merged when there are several, none grows beyond what takes a second, and of
a segment that is mostly deleted the rest goes into another.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

MOST = 12_000
"""Records that one merge takes in."""
ALIKE, SEVERAL = 4, 6
"""Sizes within this factor are about one size; so many segments of it are merged."""


def to_merge(sizes: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers of the segments to merge, whose sizes are given as records in all and records that are not deleted."""
    mostly_deleted = [number for number, (size, alive) in enumerate(sizes) if 2 * alive < size]
    tiers: dict[int, list[int]] = {}
    for number, (_, alive) in enumerate(sizes):
        if alive <= MOST // SEVERAL and number not in mostly_deleted:
            tiers.setdefault(int(log(max(alive, 1), ALIKE)), []).append(number)
    wanted = [*mostly_deleted, *(number for tier in sorted(tiers) if len(tiers[tier]) >= SEVERAL for number in tiers[tier])]
    taken: list[int] = []
    for number in wanted:
        if sum(sizes[one][1] for one in (*taken, number)) <= MOST:
            taken.append(number)
    return taken
