"""Line-end hyphens: which are there because the line ended, and which belong to the word.

*Städtepart-/nerschaft* is joined; *Wohn- und Gewerbegebiete*, *børne- og ungepolitik*, *EU-/projekt* and *deutsch-/französisch*
keep their hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.edits import Edit

_BREAK = re.compile(r"(?P<head>[^\W\d_]+)-[ \t]*\n[ \t]*(?P<tail>[^\W\d_]+)")
_AND = {"og", "eller", "samt", "til", "und", "oder", "bzw", "sowie", "bis", "and", "or", "to"}


def hyphen_edits(text: str, language: str | None) -> tuple[Edit, ...]:
    """The edits that undo the hyphens of a page; where a hyphen belongs to the word only the line break goes."""
    return tuple(_edits(text, language or "de"))


def _edits(text: str, language: str) -> Iterator[Edit]:
    for match in _BREAK.finditer(text):
        head, tail = match["head"], match["tail"]
        after = _joint(head, tail, language)
        if after is not None:
            start, end = match.end("head"), match.start("tail")
            yield Edit(start, end, text[start:end], after, "hyphenation", 0.9)


def _joint(head: str, tail: str, language: str) -> str | None:
    """What stands between the halves afterwards: nothing, a hyphen, or (None) the line break as it is."""
    if tail.lower() in _AND:
        return None
    if tail[0].isupper() or head.isupper():
        return "-"
    return ""
