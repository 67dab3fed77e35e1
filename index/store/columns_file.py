"""Arrays in a file that is never changed and mapped into memory, with checksums by which damage to it is noticed.

magic, bytes of the layout, its checksum, that of the data     the start
layout                                                         name → kind of numbers and how many, JSON
data                                                           the arrays in that order, each filled up to eight bytes
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"udsynix2"
_START = struct.Struct("<8sIII")
_CHUNK = 1 << 18


def write(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Writes arrays of unsigned numbers to a file of their own; it is on the disk when this returns."""
    narrow = {name: np.ascontiguousarray(values, np.min_scalar_type(int(values.max(initial=0)))) for name, values in arrays.items()}
    layout = json.dumps({name: [values.dtype.str, len(values)] for name, values in narrow.items()}).encode()
    layout += b" " * (-(_START.size + len(layout)) % 8)
    check = 0
    with path.open("wb") as file:
        file.seek(_START.size)
        file.write(layout)
        for values in narrow.values():
            data = values.tobytes() + bytes(-values.nbytes % 8)
            check = zlib.crc32(data, check)
            file.write(data)
        file.seek(0)
        file.write(_START.pack(MAGIC, len(layout), zlib.crc32(layout), check))
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> tuple[mmap.mmap, dict[str, NDArray[Any]]]:
    """The mapped file and the arrays in it; the data is not looked at. Raises ValueError or struct.error where the file is none of ours."""
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    magic, length, check, _ = _START.unpack_from(data)
    layout = data[_START.size : _START.size + length]
    if magic != MAGIC or zlib.crc32(layout) != check:
        raise ValueError(f"{path.name} is no segment of an index")
    arrays, at = {}, _START.size + length
    for name, (kind, count) in json.loads(layout).items():
        arrays[name] = np.frombuffer(data, kind, count, at)
        at += arrays[name].nbytes + -arrays[name].nbytes % 8
    return data, arrays


def verify(path: Path) -> None:
    """Raises ValueError or struct.error where the file is not what was written: it is read once through, 5 GB a second, and not kept."""
    chunk = bytearray(_CHUNK)
    found = 0
    with path.open("rb", buffering=0) as file:
        _, length, _, expected = _START.unpack(file.read(_START.size))
        file.seek(_START.size + length)
        while count := file.readinto(chunk):
            found = zlib.crc32(memoryview(chunk)[:count], found)
    if found != expected:
        raise ValueError(f"{path.name} is damaged")
