"""Progress bars: on stderr, only where that is a terminal, and out of the way of what is printed meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Never

from tqdm import tqdm


def progress(total: int, unit: str) -> tqdm[Never]:
    """A bar, silent where stderr is no terminal."""
    return tqdm(total=total, unit=unit, file=sys.stderr, disable=not sys.stderr.isatty(), leave=False)


@contextmanager
def aside() -> Iterator[None]:
    """Takes the bar away while lines are printed."""
    with tqdm.external_write_mode(file=sys.stderr):
        yield
