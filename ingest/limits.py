"""What the reading of one file may use up, and how a process is held to it."""

from __future__ import annotations

import resource
from dataclasses import dataclass

_MB = 1 << 20
_DISK_MB = 4096
_GRACE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory_mb` of address space and `cpu_seconds` hold for each process; `stall` and `total` are seconds by the wall clock.

    A reading stalls when no page is done for so long.
    """

    memory_mb: int = 4096
    cpu_seconds: int = 1800
    stall: float = 600.0
    total: float = 3600.0


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
