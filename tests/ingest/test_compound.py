"""The container of old Office files: short streams lie in the root's own, however long that is; one without an end is refused."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from corpus.errors import DamagedFile
from ingest.compound import streams

_NONE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TABLES, _SECTORS = 48, 5_000


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    data = name.encode("utf-16-le")
    tree = struct.pack("<HBBIII", len(data) + 2, kind, 1, _NONE, _NONE, child)
    return data.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<IQ", start, size)


def with_long_root(path: Path, after_last: int = _END) -> Path:
    """A file whose one short stream lies at the end of a root's stream of 5,000 sectors."""
    first = _TABLES + 1
    table = [_TABLE] * _TABLES + [_END, *range(first + 1, first + _SECTORS), after_last]
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, _TABLES, _TABLES)
    struct.pack_into("<IIIII", header, 56, 4096, _END, 0, _END, 0)
    struct.pack_into("<109I", header, 76, *range(_TABLES), *[_NONE] * (109 - _TABLES))
    entries = entry("Root Entry", 5, 1, first, _SECTORS * 512) + entry("Note", 2, _NONE, _SECTORS * 8 - 1, 5)
    tables = struct.pack(f"<{len(table)}I", *table).ljust(512 * _TABLES, b"\xff")
    path.write_bytes(bytes(header) + tables + entries.ljust(512, b"\0") + bytes(512 * _SECTORS - 64) + "Kære".encode().ljust(64, b"\0"))
    return path


def test_a_root_with_many_small_streams_is_read_to_its_end(tmp_path: Path) -> None:
    assert streams(with_long_root(tmp_path / "a.doc"))["Note"].head == "Kære".encode()


def test_a_root_without_an_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        streams(with_long_root(tmp_path / "a.doc", after_last=_TABLES + 1))
