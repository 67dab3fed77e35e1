"""What the members of a ZIP file are called: decoded as their packer meant it, and made safe to show."""

from __future__ import annotations

import re
import struct
import unicodedata
import zipfile
import zlib

LONGEST = 200

_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_OLD = ("cp850", "cp1252", "cp437")
_OUR_LETTERS = frozenset("æøåÆØÅäöüßÄÖÜéÉ§–")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_DRIVE = re.compile(r"[A-Za-z]:")


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member with its folders, parted by `/`."""
    return clean_path(_decoded(info))


def clean_path(name: str) -> str:
    """A path without roots, drives, `..` and signs that steer a terminal or turn writing round; never empty."""
    parts = (_CONTROL.sub(" ", part).strip() for part in re.split(r"[/\\]", unicodedata.normalize("NFC", name)))
    kept = [_shortened(part) for part in parts if part.strip(". ") and not _DRIVE.fullmatch(part)]
    return "/".join(kept[-8:]) or "unnamed"


def _decoded(info: zipfile.ZipInfo) -> str:
    """By the mark for UTF-8, the name that Info-ZIP keeps beside, or else by the letters that come out."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    return _unicode_path(info.extra, raw) or _guessed(raw)


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The field 0x7075: version, checksum of the plain name, the name in UTF-8 (APPNOTE 4.6.9)."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        data = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and len(data) > 5 and struct.unpack_from("<I", data, 1)[0] == zlib.crc32(raw):
            return data[5:].decode("utf-8", "replace")
        at += 4 + size
    return None


def _guessed(raw: bytes) -> str:
    """UTF-8 where it is that (macOS does not say so), else the code page that gives the most letters of our languages."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        read = [raw.decode(encoding, "replace") for encoding in _OLD]
        return max(read, key=lambda text: sum(character in _OUR_LETTERS for character in text))


def _shortened(part: str) -> str:
    stem, dot, ending = part.rpartition(".")
    if len(part) <= LONGEST:
        return part
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) < 12 else part[:LONGEST]
