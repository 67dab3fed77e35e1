"""Lock files: who is at work on an archive. The system frees a lock when its holder dies, however suddenly."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileLock:
    """A lock on a file that is made where it is missing and never deleted; held by one alone, or shared by several."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a")

    def take(self) -> None:
        """Waits until it is ours alone."""
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def share(self) -> None:
        """Waits until nobody has it alone, and has it together with others."""
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def try_take(self) -> bool:
        """Whether it is ours alone now; never waits."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        """Lets go of it."""
        self._file.close()


@contextmanager
def opened(path: Path) -> Iterator[FileLock]:
    """A lock, not held yet, let go of at the end of the block."""
    lock = FileLock(path)
    try:
        yield lock
    finally:
        lock.close()
