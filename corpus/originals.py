"""The files themselves, addressed by the SHA-256 of their bytes, never changed: originals/ab/cd/<sha256>.

What a file was called stands in the database alone, so no name, however odd, ever becomes a path. A file is copied beside its
place, synced, made read-only and only then renamed: under its address there is always a whole file or none.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ArchiveUnusable, EmptyFile, FileTooLarge, MissingFile, NoPermission, NotAFile, UnreadableFile

_CHUNK = 1 << 20
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Original:
    """The address of a file that is kept, and its size in bytes."""

    sha256: str
    size: int


class Originals:
    """The originals of one archive."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    def keep(self, source: Path) -> Original:
        """Copies `source` under its address, synced before it returns; a whole one that is there already stays untouched."""
        with _opened(source) as descriptor, _writing(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary = self._folder / f".{uuid.uuid4().hex}"
            try:
                original = self._copy(descriptor, source, temporary)
                self._settle(temporary, self.path(original.sha256), original.size)
            finally:
                temporary.unlink(missing_ok=True)
        return original

    def path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def sweep(self) -> None:
        """Deletes copies that a killed process left unfinished: those that nobody has written to for a day."""
        for leftover in self._folder.glob(".*"):
            if time.time() - leftover.stat().st_mtime > _DAY:
                leftover.unlink(missing_ok=True)

    def _copy(self, descriptor: int, source: Path, target: Path) -> Original:
        digest, size = hashlib.sha256(), 0
        with target.open("xb") as copy:
            while chunk := _read(descriptor, source):
                size += len(chunk)
                if size > self._max_bytes:
                    raise FileTooLarge(f"the file has more than {self._max_bytes // (1 << 20)} MB")
                digest.update(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        if not size:
            raise EmptyFile("the file is empty")
        return Original(digest.hexdigest(), size)

    def _settle(self, temporary: Path, place: Path, size: int) -> None:
        """One that is there already, but cut off by a broken disk or copy, is mended; names are synced even if another put them there."""
        if not place.exists() or place.stat().st_size != size:
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary.chmod(0o444)
            temporary.rename(place)
        for folder in (place.parent, place.parent.parent, self._folder):
            sync_folder(folder)


def check_readable(source: Path) -> None:
    """Raises MissingFile, NotAFile, NoPermission or EmptyFile where there is nothing to read, without reading it."""
    with _opened(source) as descriptor:
        if not os.fstat(descriptor).st_size:
            raise EmptyFile("the file is empty")


def storable(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8, and NUL, become the replacement character; nothing else is changed."""
    return name.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def sync_folder(folder: Path) -> None:
    """Puts the names in a folder on disk; without it a rename may be lost when the power goes."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _opened(source: Path) -> Iterator[int]:
    """Opens a regular file without ever waiting for the other end of a pipe or waking a device."""
    try:
        descriptor = os.open(source, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError as error:
        raise MissingFile("there is no such file") from error
    except PermissionError as error:
        raise NoPermission("the file may not be read") from error
    except (OSError, ValueError) as error:
        raise MissingFile(f"the file cannot be opened: {_reason(error)}") from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotAFile("this is a folder or a device, not a file")
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveUnusable(f"cannot write to {folder}: {_reason(error)}") from error


def _read(descriptor: int, source: Path) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError as error:
        raise UnreadableFile(f"the file cannot be read: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
