"""All settings in one table: name, default, one sentence; each is set by UDSYN_<NAME>. The only reader of the environment.

Help and documentation come from `SETTINGS`; the rest of the house is handed a `Settings`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from ingest.limits import Limits


def _setting(default: Any, sentence: str) -> Any:
    """A row of the table; its value is of the default's type."""
    return field(default=default, metadata={"sentence": sentence})


@dataclass(frozen=True, slots=True)
class Settings:
    """The values that a command or a server runs with."""

    archive: Path = _setting(Path("archive"), "Folder of the archive.")  # noqa: RUF009 - a path never changes
    host: str = _setting("127.0.0.1", "Address that the server listens at.")
    port: int = _setting(8000, "Port that the server listens at.")
    threads: int = _setting(8, "How many requests the server answers at once.")
    max_file_mb: int = _setting(200, "Largest file that is taken in, in megabytes.")
    read_memory_mb: int = _setting(4096, "Address space that the reading of one file may use, in megabytes.")
    read_cpu_seconds: int = _setting(1800, "Processor time that one process may use on one file, in seconds.")
    read_stall_seconds: int = _setting(600, "How long the reading of one page may take before it is given up, in seconds.")
    read_seconds: int = _setting(3600, "How long the reading of one file may take in all, in seconds.")
    read_workers: int = _setting(0, "How many processes read the pages of a file at the same time; 0 means one for each core.")
    lease_seconds: int = _setting(30, "After how long without a sign of life another worker takes over a file, in seconds.")

    @property
    def limits(self) -> Limits:
        """What the reading of one file may use up."""
        return Limits(self.read_memory_mb, self.read_cpu_seconds, self.read_stall_seconds, self.read_seconds, self.read_workers)


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the table of settings, as it is shown in help and documentation."""

    name: str
    variable: str
    default: str
    sentence: str


SETTINGS: tuple[Setting, ...] = tuple(
    Setting(each.name, f"UDSYN_{each.name.upper()}", str(each.default), each.metadata["sentence"]) for each in fields(Settings)
)


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The defaults, changed by what the environment says; raises UsageError on a value that makes no sense."""
    values = {}
    for row, each in zip(SETTINGS, fields(Settings), strict=True):
        if text := environment.get(row.variable):
            values[each.name] = _value(row.variable, text, type(each.default))
    return Settings(**values)


def _value(variable: str, text: str, kind: type[Any]) -> Any:
    if kind is not int:
        return kind(text)
    if not text.isascii() or not text.isdigit():
        raise UsageError(f"{variable} must be a whole number, not {text!r}")
    return int(text)
