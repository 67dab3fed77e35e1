"""Tables compiled from the language data: made once on a machine, kept in the user's cache folder, and mapped into memory."""

from __future__ import annotations

import mmap
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def cache_file(name: str, layout: int) -> Path:
    """Where a table is kept; another version of the language data, or another `layout` of the table, is another file."""
    return Path("~/.cache/udsyn").expanduser() / f"{name}-{version('wordfreq')}-{version('spacy-lookups-data')}.{layout}"


def kept(path: Path, opened: Callable[[bytes | mmap.mmap], T], made: Callable[[], bytes]) -> T:
    """The table at `path`, made where it is missing or `opened` finds it broken (ValueError); in memory where nothing can be written.

    It is written beside and moved, so that nobody opens half a table, however many processes make it at once.
    """
    try:
        return _mapped(path, opened)
    except (OSError, ValueError):
        data = made()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            (Path(folder) / path.name).write_bytes(data)
            (Path(folder) / path.name).replace(path)
        return _mapped(path, opened)
    except OSError:
        return opened(data)


def _mapped(path: Path, opened: Callable[[bytes | mmap.mmap], T]) -> T:
    with path.open("rb") as file:
        return opened(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
