"""What the reading of one file may use up, and how a process is held to it."""

from __future__ import annotations

import errno
import os
import resource
from dataclasses import dataclass

from corpus.errors import ArchiveUnusable

_MB = 1 << 20
_DISK_MB = 4096
_GRACE_SECONDS = 5
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory_mb` of address space and `cpu_seconds` hold for each process; `stall` and `total` are seconds by the wall clock.

    A reading stalls when no page is done for so long. `workers` processes read pages at the same time; 0 means one for each core.
    """

    memory_mb: int = 4096
    cpu_seconds: int = 1800
    stall: float = 600.0
    total: float = 3600.0
    workers: int = 0

    @property
    def processes(self) -> int:
        """How many processes read pages at the same time."""
        return self.workers or len(os.sched_getaffinity(0))

    @property
    def patience(self) -> float:
        """How long a page may take: it is tried twice before the reading as a whole counts as stalled."""
        return 0.4 * self.stall


def restrict(limits: Limits) -> None:
    """Holds this process, and all that it starts, to `limits`; it leaves no core dump."""
    _set(resource.RLIMIT_AS, limits.memory_mb * _MB)
    _set(resource.RLIMIT_CPU, limits.cpu_seconds, _GRACE_SECONDS)
    _set(resource.RLIMIT_FSIZE, _DISK_MB * _MB)
    _set(resource.RLIMIT_CORE, 0)


def _set(kind: int, value: int, grace: int = 0) -> None:
    """Lowers a limit; never raises one that was lower already. A signal comes at `value`, death after `grace`."""
    _, ceiling = resource.getrlimit(kind)
    hard = value + grace if ceiling == resource.RLIM_INFINITY else min(value + grace, ceiling)
    resource.setrlimit(kind, (min(value, hard), hard))


def out_of_space(error: Exception) -> ArchiveUnusable | None:
    """What an error says about a full disk, which is no fault of the file that was read."""
    if isinstance(error, OSError) and error.errno in _NO_SPACE:
        return ArchiveUnusable(f"there is no space left where files are read: {error.strerror}")
    return None
