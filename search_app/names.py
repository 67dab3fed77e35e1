"""File names from outside: what is kept of them, and what is handed out again."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 200
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def upload_name(sent: str | None) -> str:
    """The bare name of an uploaded file: no folders, no control or direction-changing characters, never empty."""
    bare = re.split(r"[/\\]", sent or "")[-1]
    clean = " ".join(CONTROL.sub(" ", unicodedata.normalize("NFC", bare)).split())
    return shortened(clean) if clean.strip(". ") else "unnamed"


def download_name(name: str) -> str:
    """A name that is safe in a header and on a disk."""
    return upload_name(name)


def shortened(name: str) -> str:
    """At most 200 characters, the ending kept."""
    stem, dot, ending = name.rpartition(".")
    if len(name) <= LONGEST:
        return name
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}" if dot and len(ending) < 12 else name[:LONGEST]
