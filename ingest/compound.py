"""The container of Office files from before 2007 (Compound File Binary, [MS-CFB]): which streams it has, and how they begin.

Only what it takes to tell one kind of file from another is read, and every walk through the file has an end.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from typing import IO

from corpus.errors import DamagedFile

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_MINI_SECTOR = 64
_MINI_STREAM_BELOW = 4096
_MOST_SECTORS = 4096
_STREAM, _ROOT = 2, 5
_LAST_SECTOR = 0xFFFFFFFA


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream by its name (*WordDocument*), with its size and its first bytes."""

    name: str
    size: int
    head: bytes


def streams(path: Path, head_bytes: int = 64) -> dict[str, Stream]:
    """The streams of a compound file that lie in no folder, by name. Raises DamagedFile."""
    try:
        with path.open("rb") as file:
            return _Compound(file).streams(min(head_bytes, _MINI_SECTOR))
    except (OSError, struct.error, ValueError, IndexError, StopIteration) as error:
        raise DamagedFile("The Office file is cut off or broken.") from error


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the directory: what it is, its neighbours in the tree of its folder, the first of its own, and where it begins."""

    name: str
    kind: int
    neighbours: tuple[int, int]
    child: int
    start: int
    size: int


def _below(root: _Entry, entries: list[_Entry]) -> Iterator[_Entry]:
    """The entries of the outermost folder: those of documents that lie inside the document are in folders of their own."""
    waiting, seen = [root.child], set[int]()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            yield entries[number]
            waiting += entries[number].neighbours


class _Compound:
    """An open compound file; raises struct.error, ValueError, IndexError or StopIteration where it does not hold together."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        header = self._at(0, _HEADER)
        (shift,) = struct.unpack_from("<H", header, 30)
        if shift not in (9, 12):
            raise ValueError("a sector has 512 or 4096 bytes")
        self._sector: int = 1 << shift
        (self._directory,) = struct.unpack_from("<I", header, 48)
        listed, further = struct.unpack_from("<109I", header, 76), struct.unpack_from("<I", header, 68)[0]
        self._fat_sectors = [number for number in (*listed, *self._listed_further(further)) if number <= _LAST_SECTOR]

    def _listed_further(self, sector: int) -> Iterator[int]:
        """The sectors of the table that the header has no room for: so it is in files above 7 MB."""
        for _ in range(_MOST_SECTORS):
            if sector > _LAST_SECTOR:
                return
            *numbers, sector = struct.unpack(f"<{self._sector // 4}I", self._read(sector, self._sector))
            yield from numbers
        raise ValueError("the list of sectors has no end")

    def streams(self, head_bytes: int) -> dict[str, Stream]:
        entries = list(self._entries())
        root = next(entry for entry in entries if entry.kind == _ROOT)
        inner = list(self._chain(root.start, self._in_all())) if root.start <= _LAST_SECTOR else []
        return {
            entry.name: Stream(entry.name, entry.size, self._head(entry.start, entry.size, inner)[: min(entry.size, head_bytes)])
            for entry in _below(root, entries)
            if entry.kind == _STREAM
        }

    def _entries(self) -> Iterator[_Entry]:
        for sector in self._chain(self._directory):
            data = self._read(sector, self._sector)
            for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
                length, kind = struct.unpack_from("<HB", data, at + 64)
                left, right, child = struct.unpack_from("<III", data, at + 68)
                start, size = struct.unpack_from("<II", data, at + 116)
                name = data[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                yield _Entry(name, kind, (left, right), child, start, size)

    def _head(self, start: int, size: int, inner: list[int]) -> bytes:
        """The first bytes of a stream; a short one lies in the root's own stream, in smaller sectors."""
        if not size:
            return b""
        if size >= _MINI_STREAM_BELOW:
            return self._read(start, _MINI_SECTOR)
        sector, rest = divmod(start * _MINI_SECTOR, self._sector)
        return self._at((inner[sector] + 1) * self._sector + rest, _MINI_SECTOR)

    def _in_all(self) -> int:
        """How many sectors the file has room for."""
        return self._file.seek(0, SEEK_END) // self._sector + 1

    def _chain(self, sector: int, most: int = _MOST_SECTORS) -> Iterator[int]:
        """The sectors of a stream in their order; a chain that is longer than any directory needs to be, or than `most`, is broken."""
        for _ in range(most):
            if sector > _LAST_SECTOR:
                return
            yield sector
            table, place = divmod(sector, self._sector // 4)
            if table >= len(self._fat_sectors):
                return
            (sector,) = struct.unpack("<I", self._at((self._fat_sectors[table] + 1) * self._sector + 4 * place, 4))
        raise ValueError("a chain of sectors has no end")

    def _read(self, sector: int, size: int) -> bytes:
        return self._at((sector + 1) * self._sector, size)

    def _at(self, offset: int, size: int) -> bytes:
        self._file.seek(offset)
        return self._file.read(size)
