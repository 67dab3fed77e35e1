"""What a file is, decided by its bytes and never by its name."""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Literal

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    MissingFile,
    NoPermission,
    NotAFile,
    PackedFiles,
    UnsupportedFormat,
)
from ingest import compound
from ingest.decoding import decode
from ingest.sheet import Limits

Format = Literal["pdf", "png", "jpeg", "tiff", "pptx", "docx", "doc", "ppt", "odt", "odp", "rtf", "html", "markdown", "text"]

MEDIA_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "ppt": "application/vnd.ms-powerpoint",
    "odt": "application/vnd.oasis.opendocument.text",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "rtf": "application/rtf",
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
    (b"{\\rtf", "rtf"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")
_PARTS: tuple[tuple[str, Format], ...] = (("ppt/presentation.xml", "pptx"), ("word/document.xml", "docx"))
_WORKBOOK = "xl/workbook.xml"
_ODF: dict[str, Format] = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.oasis.opendocument.presentation-template": "odp",
}
_ODF_KIND = "application/vnd.oasis.opendocument."
_ODF_LIST = "META-INF/manifest.xml"
_ODF_LIST_BYTES = 1_000_000
_SPREADSHEET = "This is a spreadsheet, which has no pages to read."
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<(?:head|body)[\s>]", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|```|(?:\[[^\]\n]{1,500}\]: \S)|\|?[^\S\n]*:?-{3,}:?[^\S\n]*\|)|\[[^\]\n]{1,500}\]\([^)\s]+\)|\*\*[^*\n]+\*\*",
    re.MULTILINE,
)


def identify(path: Path, limits: Limits | None = None) -> Format:
    """The format of the file at `path`; raises the UnreadableFile that fits where no reader could take it (PackedFiles for a ZIP)."""
    head, size = _head(path, limits or Limits())
    if size == 0:
        raise EmptyFile("The file is empty.")
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(compound.SIGNATURE):
        return _inside_compound(path)
    if head.startswith(_ZIP):  # a PDF may lie in it as it is
        return _inside_zip(path, limits or Limits())
    if b"%PDF-" in head[:1024]:
        return "pdf"
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


def _inside_compound(path: Path) -> Format:
    """Office files of before 2007, told apart by the stream that each kind must have; encrypted ones of later years come in one too."""
    found = compound.streams(path)
    word, user = found.get("WordDocument"), found.get("Current User")
    if {"EncryptedPackage", "EncryptedSummary"} & set(found) or (word and _is_locked_word(word)) or (user and _is_locked_deck(user)):
        raise EncryptedFile("The Office file is protected by a password.")
    if word:
        return "doc"
    if "PowerPoint Document" in found:
        return "ppt"
    if {"Workbook", "Book"} & set(found):
        raise UnsupportedFormat(_SPREADSHEET)
    raise UnsupportedFormat("This is an Office file, but neither of Word nor of PowerPoint.")


def _is_locked_word(stream: compound.Stream) -> bool:
    """The bit fEncrypted of its head ([MS-DOC] 2.5.2)."""
    return len(stream.head) >= 12 and bool(struct.unpack_from("<H", stream.head, 10)[0] & 0x0100)


def _is_locked_deck(stream: compound.Stream) -> bool:
    """The headerToken of its user ([MS-PPT] 2.3.2)."""
    return len(stream.head) >= 16 and bool(struct.unpack_from("<I", stream.head, 12)[0] == 0xF3D1C4DF)


def _inside_zip(path: Path, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            odf = _odf_kind(archive, names)
            is_office = odf or _WORKBOOK in names or any(part in names for part, _ in _PARTS)
            if not is_office:
                raise PackedFiles(f"This is a ZIP file of {len(members):,} files.")
            _check_members(members, limits)
            is_locked = odf is not None and _ODF_LIST in names and b"encryption-data" in _beginning(archive, _ODF_LIST, _ODF_LIST_BYTES)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError, RuntimeError) as error:
        raise DamagedFile("The file is cut off or broken: its list of contents cannot be read.") from error
    if is_locked:
        raise EncryptedFile("The file is protected by a password.")
    return _office_format(names, odf)


def _odf_kind(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    """What the member `mimetype` of an OpenDocument file says; None for anything else."""
    kind = _beginning(archive, "mimetype", 100).decode("ascii", "replace").strip() if "mimetype" in names else ""
    return kind if kind.startswith(_ODF_KIND) else None


def _beginning(archive: zipfile.ZipFile, name: str, size: int) -> bytes:
    with archive.open(name) as member:
        return member.read(size)


def _office_format(names: set[str], odf: str | None) -> Format:
    for part, name in _PARTS:
        if part in names:
            return name
    if odf in _ODF:
        return _ODF[odf]
    if odf is None or odf.startswith(f"{_ODF_KIND}spreadsheet"):
        raise UnsupportedFormat(_SPREADSHEET)
    raise UnsupportedFormat("This is an OpenDocument file, but neither a text nor a presentation.")


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
