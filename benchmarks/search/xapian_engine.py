"""Xapian's row: its Python bindings come with Debian (`apt install python3-xapian`), so they run in a process of the system's Python."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.search.units import Unit

ROOT = Path(__file__).parents[2]
PYTHONS = (sys.executable, "/usr/bin/python3")


@cache
def python_with_xapian() -> str | None:
    """A Python that has the bindings, if there is one."""
    return next((python for python in PYTHONS if Path(python).exists() and _has_xapian(python)), None)


def _has_xapian(python: str) -> bool:
    return subprocess.run([python, "-c", "import xapian"], capture_output=True, check=False).returncode == 0


class Xapian:
    """Implements `benchmarks.search.units.Index`; the index lives as long as the process does."""

    def __init__(self) -> None:
        python = python_with_xapian()
        if python is None:
            raise RuntimeError("no Python here has Xapian's bindings")
        command = [python, "-m", "benchmarks.search.xapian_worker"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def fill(self, units: Iterable[Unit]) -> None:
        self._request({"fill": [asdict(unit) for unit in units]})

    def find(self, query: str, limit: int) -> Sequence[tuple[int, float]]:
        return [(number, score) for number, score in self._request({"find": query, "limit": limit})["found"]]

    def close(self) -> None:
        self._process.communicate()

    def _request(self, request: dict[str, object]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer
