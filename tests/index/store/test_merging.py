"""Which segments are merged: few remain, however many documents are added, and no merge takes long."""

import pytest

from index.store.merging import ALIKE, MOST, SEVERAL, to_merge


@pytest.mark.parametrize(
    ("sizes", "merged"),
    [
        ([], []),
        ([(10, 10)] * (SEVERAL - 1), []),
        ([(10, 10)] * SEVERAL, list(range(SEVERAL))),
        ([(20_000, 20_000)] * 9, []),
        ([(20_000, 9_000)], [0]),
        ([(20_000, 11_000)], []),
        ([(20_000, 0)], [0]),
        ([(5, 0), *[(10, 10)] * 3], [0]),
    ],
)
def test_what_is_merged(sizes: list[tuple[int, int]], merged: list[int]) -> None:
    assert to_merge(sizes) == merged


def test_one_by_one_segments_stay_few_and_merges_small() -> None:
    sizes: list[int] = []
    worked = 0
    for _ in range(6_000):
        merged = to_merge([(size, size) for size in sizes])
        taken = sum(sizes[number] for number in merged)
        assert taken <= MOST
        worked += taken
        sizes = [size for number, size in enumerate(sizes) if number not in merged] + [10 + taken]
        assert len([size for size in sizes if size <= MOST // SEVERAL]) <= SEVERAL * 7
    assert worked < 10 * 6_000 * 8
    assert len(sizes) <= SEVERAL * 7 + 60_000 * SEVERAL * ALIKE // MOST
