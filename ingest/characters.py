"""Characters as all of the house expects them: composed, without ligatures, invisible marks and odd spaces. One for one where it can be."""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u00ad"
_BULLETS = (
    "\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf06e\uf0e0\uf02d\u25cf\u25aa\u25a0\u2023\u2219\u25e6\u25cb\u2043\u27a2\u25ba\u25b6\u25b8\u2756"
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_TABLE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_NOTHING, "")
    | dict.fromkeys(_BULLETS, "•")
    | _LIGATURES
    | {"\u2010": "-", "\u2011": "-", "\ufffe": "-", "\x02": "-", "\x00": ""}
)
_SOFT_HYPHEN_AT_END = re.compile("\u00ad(?=[ \t\u00a0]*(?:\n|$))")
_CONTROLS = re.compile(r"[\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\uffff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def clean_characters(text: str) -> str:
    """NFC, plain spaces, no ligatures, no soft hyphens (a hyphen where one stands at the end of a line), lines ended by a line feed."""
    text = _SOFT_HYPHEN_AT_END.sub("-", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text.translate(_TABLE)))
