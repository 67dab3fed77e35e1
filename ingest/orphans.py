"""Processes that were forked to read do not outlive whoever forked them."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from contextlib import suppress

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Has the system (Linux) end this process with the one that forked it, however suddenly that one goes."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)
