"""How much memory a process and all that it starts take at most: the sum of their shares, looked at ten times a second (Linux)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

INTERVAL = 0.1


def peak(command: list[str]) -> tuple[float, float]:
    """Megabytes at most, and seconds. The command's output is not wanted."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        seen: list[int] = []
        watcher = threading.Thread(target=_watch, args=(process, seen), daemon=True)
        watcher.start()
        _, errors = process.communicate()
        watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {errors.decode()[-400:]}")
    return max(seen, default=0) / 1024, time.perf_counter() - began


def _watch(process: subprocess.Popen[bytes], seen: list[int]) -> None:
    while process.poll() is None:
        seen.append(sum(_share(pid) for pid in _tree(process.pid)))
        time.sleep(INTERVAL)


def _tree(root: int) -> list[int]:
    """A process and those it started, and those that they started."""
    found = [root]
    for pid in found:
        for task in Path(f"/proc/{pid}/task").glob("*"):
            try:
                found += [int(child) for child in (task / "children").read_text().split()]
            except OSError:  # it has ended meanwhile
                continue
    return found


def share() -> float:
    """Megabytes of this process, now."""
    return _share(os.getpid()) / 1024


def _share(pid: int) -> int:
    """Kilobytes: its own memory, and its part of what it shares with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
