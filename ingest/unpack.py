"""Takes the files out of a ZIP file. A hostile one may eat memory or time, so this is to be called in a limited process.

What a member is called never becomes a path: members are written under numbers, and their names are handed on as text. What the
ZIP says of a size is not believed: bytes are counted as they come.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    PackedFiles,
    ReadingStopped,
    UnreadableFile,
    UnsupportedFormat,
)
from ingest.bystanders import is_bystander, is_bystanding_folder
from ingest.identify import identify
from ingest.limits import out_of_space
from ingest.member_names import clean_path, member_name

TASK = "ingest.unpack:task"
"""For `ingest.one_shot`."""

_CHUNK = 1 << 20
_SMALL = 10_000_000
_DEPTH = 2
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError, IndexError, AssertionError)


@dataclass(frozen=True, slots=True)
class UnpackLimits:
    """What a ZIP file may hold; a ZIP in it counts into the same limits, and there may be none in that."""

    members: int = 5_000
    member_bytes: int = 500_000_000
    all_bytes: int = 2_000_000_000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a ZIP: its name with its folders (*Byråd/2014/referat.pdf*), and where it lies now, or why it does not."""

    name: str
    path: Path | None
    error: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The members in their order, and how many were left out because they are no documents."""

    members: tuple[Member, ...]
    left_out: int


def unpack(path: Path, folder: Path, limits: UnpackLimits | None = None) -> Unpacked:
    """Writes the members of the ZIP at `path` into `folder`. Raises DamagedFile or FileTooLarge where none can be had."""
    unpacking = _Unpacking(folder, limits or UnpackLimits())
    members = tuple(unpacking.members(path))
    return Unpacked(members, unpacking.left_out)


def task(request: dict[str, Any]) -> dict[str, Any]:
    """`unpack` for a process that speaks JSON."""
    found = unpack(Path(request["path"]), Path(request["folder"]))
    members = [{**asdict(member), "path": member.path and member.path.name} for member in found.members]
    return {"members": members, "left_out": found.left_out}


def from_task(answer: dict[str, Any], folder: Path) -> Unpacked:
    """What `task` answered, checked: its process may have been led astray. Raises ReadingStopped."""
    try:
        members = tuple(_member(item, folder) for item in answer["members"])
        return Unpacked(members, int(answer["left_out"]))
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise ReadingStopped("it gave a broken answer") from error


def _member(item: dict[str, Any], folder: Path) -> Member:
    error = item["error"] and (str(item["error"][0]), str(item["error"][1]))
    return Member(clean_path(str(item["name"])), folder / str(int(item["path"])) if item["path"] else None, error or None)


@dataclass
class _Unpacking:
    """The members written so far, and what is left of the limits."""

    folder: Path
    limits: UnpackLimits
    left_out: int = 0
    _written: int = 0
    _bytes: int = 0
    _names: set[str] = field(default_factory=set)

    def members(self, path: Path, prefix: str = "", depth: int = 1) -> Iterator[Member]:
        """Those of one ZIP, in place of a ZIP in it its own."""
        try:
            with zipfile.ZipFile(path) as archive:
                for info in self._files(archive):
                    yield from self._taken(archive, info, prefix, depth)
        except (*_BROKEN, NotImplementedError) as error:
            _raise_for_space(error)
            raise DamagedFile("The ZIP file is cut off or broken.") from error

    def _files(self, archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
        """The members that may be documents."""
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if self._written + len(infos) > self.limits.members:
            raise FileTooLarge(f"The ZIP file holds {len(infos):,} files; {self.limits.members:,} are allowed.")
        for info in infos:
            *folders, name = PurePosixPath(member_name(info)).parts or ("",)
            if is_bystander(name) or any(map(is_bystanding_folder, folders)):
                self.left_out += 1
            else:
                yield info

    def _taken(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, prefix: str, depth: int) -> Iterator[Member]:
        name = self._unused(prefix + member_name(info))
        try:
            path = self._written_out(archive, info)
            inner = self._is_zip(path)
        except UnreadableFile as error:
            yield Member(name, None, (error.code, error.message))
            return
        if not inner:
            yield Member(name, path)
        elif depth == _DEPTH:
            path.unlink()
            yield Member(name, None, (FileTooLarge.code, "It is a ZIP file in a ZIP file that lies in a ZIP file itself."))
        else:
            yield from self._inner(path, name, depth)

    def _inner(self, path: Path, name: str, depth: int) -> Iterator[Member]:
        """What is in a ZIP that lies in another; what is wrong with its list of contents is its own fault alone."""
        try:
            yield from self.members(path, f"{name}/", depth + 1)
        except UnreadableFile as error:
            yield Member(name, None, (error.code, error.message))
        path.unlink()

    def _written_out(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Path:
        """The bytes of a member under the next number. Raises the UnreadableFile that fits."""
        self._check(info)
        self._written += 1
        path = self.folder / str(self._written)
        try:
            size = self._copied(archive, info, path)
        except (*_BROKEN, RuntimeError) as error:
            path.unlink(missing_ok=True)
            _raise_for_space(error)
            is_unknown = isinstance(error, NotImplementedError)
            raise (UnsupportedFormat("It is packed in a way that nobody here knows.") if is_unknown else _damaged()) from error
        except FileTooLarge:
            path.unlink(missing_ok=True)
            raise
        if not size:
            path.unlink()
            raise EmptyFile("The file is empty.")
        return path

    def _check(self, info: zipfile.ZipInfo) -> None:
        mode = info.external_attr >> 16
        if info.flag_bits & 0x1:
            raise EncryptedFile("It is protected by a password.")
        if info.create_system == 3 and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            raise UnsupportedFormat("It is a link or a device, not a file.")
        if info.file_size > _SMALL and info.file_size > self.limits.ratio * max(info.compress_size, 1):
            raise FileTooLarge("It unpacks to many times its size.")

    def _copied(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> int:
        size = 0
        with archive.open(info) as member, path.open("xb") as file:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                self._bytes += len(chunk)
                if size > self.limits.member_bytes:
                    raise FileTooLarge(f"It has more than {self.limits.member_bytes // 1_000_000:,} MB.")
                if self._bytes > self.limits.all_bytes:
                    raise FileTooLarge(f"The ZIP file holds more than {self.limits.all_bytes // 1_000_000:,} MB.")
                file.write(chunk)
        return size

    def _is_zip(self, path: Path) -> bool:
        """Whether it holds files that are documents; all else will say what it is when it is read."""
        try:
            identify(path)
        except PackedFiles:
            return True
        except UnreadableFile:
            return False
        return False

    def _unused(self, name: str) -> str:
        """The name, with a number where another member had it already."""
        stem, suffix = str(PurePosixPath(name).with_suffix("")), PurePosixPath(name).suffix
        number, free = 1, name
        while free in self._names:
            number += 1
            free = f"{stem} ({number}){suffix}"
        self._names.add(free)
        return free


def _raise_for_space(error: Exception) -> None:
    """A full disk is no fault of the file."""
    if full := out_of_space(error):
        raise full from error


def _damaged() -> DamagedFile:
    return DamagedFile("Its bytes in the ZIP file are cut off or broken.")
