"""Bytes to text: UTF-8, UTF-16 and UTF-32 by their marks, else the old Windows code page; None where it is no text at all."""

from __future__ import annotations

import codecs

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1b\x85")


def decode(raw: bytes, *, is_whole: bool = True) -> str | None:
    """The text in `raw`, or None where the bytes are no text. Of a mere beginning (`is_whole` False) the last character may be cut."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _believable(_try(raw, encoding, is_whole=is_whole))
    text = _try(raw, "utf-8", is_whole=is_whole)
    if text is not None:
        return _believable(text)
    return _believable(_western(raw))


def _try(raw: bytes, encoding: str, *, is_whole: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(raw, final=is_whole)
    except UnicodeDecodeError:
        return None


def _western(raw: bytes) -> str | None:
    """cp1252, with the five bytes that it leaves open taken from Latin-1; letters must outweigh the rest."""
    text = "".join(_WESTERN[byte] for byte in raw)
    high = [character for character in text if ord(character) > 0x7F]
    letters = sum(character.isalpha() for character in high)
    return text if letters >= 0.5 * len(high) and len(high) <= 0.4 * len(text) else None


def _believable(text: str | None) -> str | None:
    """Text has next to no control characters."""
    if text is None:
        return None
    odd = sum(character < " " and character not in _ALLOWED_CONTROLS for character in text) + text.count("\ufffd")
    return text if odd <= len(text) / 200 else None


_WESTERN = [bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)]
