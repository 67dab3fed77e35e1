"""Making the index from the archive, by the command that people use, and how much it takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.served import UDSYN
from corpus.archive import Archive


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock and of processor time (all processes together), and the most memory that one of them took, in megabytes."""

    clock: float
    processor: float
    megabytes: float


def working_copy(kept: Path, place: Path) -> Path:
    """A copy to add to, without an index; originals never change, so they are linked."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with closing(Archive(kept)) as archive:  # whatever a run before left in its journal is brought in
        archive.last_change()
    for file in kept.glob("archive.db*"):
        shutil.copy2(file, place / file.name)
    shutil.copytree(kept / "originals", place / "originals", copy_function=os.link)
    return place


def reindex(archive: Path) -> Spent:
    return run(*UDSYN, "reindex", "--archive", str(archive))


def run(*command: str) -> Spent:
    """Runs a command to its end; raises CalledProcessError where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def size(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if path.is_dir() else path.stat().st_size
