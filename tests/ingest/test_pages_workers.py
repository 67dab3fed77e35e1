"""Workers that die or hang: what they were at is told once."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from ingest.pages_workers import Lost, Run, Workers


def fall_silent(run: Run) -> Iterator[int]:
    """Closes all that it has open, as one that dies, and takes longer to be gone than anyone has patience."""
    os.closerange(3, 256)
    time.sleep(20)
    yield from run.numbers


def test_one_that_dies_when_patience_with_it_is_over_is_given_up_once() -> None:
    with Workers(fall_silent, 1, 0.5) as workers:
        (lost,) = workers.do([Run((1, 2))])
    assert isinstance(lost, Lost)
    assert lost.numbers == (1, 2)
