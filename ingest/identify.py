"""What a file is, decided by its bytes and never by its name."""

from __future__ import annotations

import re
import stat
import zipfile
from pathlib import Path
from typing import Literal

from corpus.errors import DamagedFile, EmptyFile, EncryptedFile, FileTooLarge, MissingFile, NoPermission, NotAFile, UnsupportedFormat
from ingest.decoding import decode
from ingest.sheet import Limits

Format = Literal["pdf", "png", "jpeg", "tiff", "pptx", "docx", "html", "markdown", "text"]

MEDIA_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
}

_HEAD = 65_536
_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS: tuple[tuple[str, Format], ...] = (("ppt/presentation.xml", "pptx"), ("word/document.xml", "docx"))
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<(?:head|body)[\s>]", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|```|(?:\[[^\]\n]+\]: \S)|\|?\s*:?-{3,}:?\s*\|)|\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\n]+\*\*", re.MULTILINE
)


def identify(path: Path, limits: Limits | None = None) -> Format:
    """The format of the file at `path`; raises the UnreadableFile that fits where no reader could take it."""
    head, size = _head(path, limits or Limits())
    if size == 0:
        raise EmptyFile("The file is empty.")
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        raise _ole_error(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(path, limits or Limits())
    return _text_format(head, is_whole=size <= _HEAD)


def _head(path: Path, limits: Limits) -> tuple[bytes, int]:
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise NotAFile("This is a folder or a device, not a file.")
        if info.st_size > limits.bytes:
            raise FileTooLarge(f"The file has {info.st_size:,} bytes; {limits.bytes:,} are allowed.")
        with path.open("rb") as file:
            return file.read(_HEAD), info.st_size
    except PermissionError as error:
        raise NoPermission("The file may not be opened.") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFile("There is no file at that path.") from error
    except (OSError, ValueError) as error:
        raise MissingFile(f"The path cannot be opened: {getattr(error, 'strerror', None) or error}.") from error


def _ole_error(path: Path) -> Exception:
    """Office keeps encrypted files, and its formats of before 2007, in the same kind of container."""
    names = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in names:
        return EncryptedFile("The Office file is protected by a password.")
    return UnsupportedFormat("This is an Office file in the format of before 2007.")


def _inside_zip(path: Path, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise DamagedFile("The file is cut off or broken: its list of contents cannot be read.") from error
    _check_members(members, limits)
    names = {member.filename for member in members}
    for part, name in _PARTS:
        if part in names:
            return name
    raise UnsupportedFormat("This is a packed file, but neither DOCX nor PPTX.")


def _check_members(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > limits.members or unpacked > limits.unpacked_bytes:
        raise FileTooLarge("Unpacked, the file is larger than allowed.")
    if unpacked > 10_000_000 and unpacked > limits.unpacked_ratio * max(packed, 1):
        raise FileTooLarge("The file unpacks to many times its size.")
    if any(member.flag_bits & 0x1 for member in members):
        raise EncryptedFile("The file is protected by a password.")


def _text_format(head: bytes, *, is_whole: bool) -> Format:
    text = decode(head, is_whole=is_whole)
    if text is None:
        raise UnsupportedFormat("No reader knows this kind of file.")
    if _HTML.search(text[:4096]):
        return "html"
    return "markdown" if _MARKDOWN.search(text) else "text"
