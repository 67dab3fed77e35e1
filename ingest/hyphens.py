"""Line-end hyphens: which are there because the line ended, and which belong to the word.

*Städtepart-/nerschaft* is joined; *Wohn-/und Gewerbegebiete* and *børne-/og ungepolitik* stay as they are; *EU-/projekt*,
*deutsch-/französisch* and *Donato-/Polli-Straße* lose the line break but keep the hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import product

from corpus.edits import Edit
from corpus.lexicon import is_word
from ingest.repair_confusions import confusions

_BREAK = re.compile(r"(?<![^\W_])(?P<head>[^\W_]+)[-‐¬][ \t]*(?P<gap>\n\n?)[ \t]*(?=(?P<tail>0?[^\W\d_]+))")
_CHAIN = re.compile(r"-\w")
_WRITTEN = re.compile(r"\w+")
_PAIR = re.compile(r"\b(\w+)-(?=(\w+))")
_AND = frozenset(["og", "eller", "samt", "und", "oder", "bzw", "sowie", "and", "or"])
_RANGE = frozenset(["til", "bis", "to"])
_SHORT_HEADS = frozenset(["it", "tv", "pc", "cd", "ip", "pr", "qr", "co", "ex", "ph", "non", "pre", "vice", "ikke"])
_PEOPLES = frozenset(
    [
        *[
            "deutsch",
            "dänisch",
            "schwedisch",
            "dansk",
            "tysk",
            "svensk",
            "norsk",
            "finsk",
            "polsk",
            "fransk",
            "engelsk",
            "europæisk",
            "nordisk",
        ],
        *["sozial", "social", "grønlandsk", "russisk", "ukrainsk", "islandsk", "amerikansk"],
    ]
)
_ADJECTIVE = re.compile(r"(?:isch|lich|isk|ig)$")
_SURE = 0.98
_LIKELY = 0.9


@lru_cache(maxsize=4)
def hyphen_edits(text: str, language: str | None) -> tuple[Edit, ...]:
    """The edits that undo the hyphens of a page; where a hyphen belongs to the word only the line break goes."""
    return tuple(_edits(text, language if language in ("da", "de", "en") else "de"))


class _Written:
    """How a page writes its words elsewhere: looked through once, and only where a word is unknown."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(map(str.lower, _WRITTEN.findall(self._text)))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset((match[1].lower(), match[2].lower()) for match in _PAIR.finditer(self._text))


def _edits(text: str, language: str) -> Iterator[Edit]:
    written = _Written(text)
    for match in _BREAK.finditer(text):
        head, tail = match["head"], match["tail"]
        known = is_word(head + tail, language)
        if match["gap"] == "\n\n" and not (known and tail[0].islower()):
            continue
        joint = _joint(text, match, language, written, known=known)
        if joint is not None:
            start, end = match.end("head"), match.start("tail")
            yield Edit(start, end, text[start:end], joint, "hyphenation", _SURE if known or joint else _LIKELY)


def _joint(text: str, match: re.Match[str], language: str, written: _Written, *, known: bool) -> str | None:
    """What stands between the halves afterwards: nothing, a hyphen, or (None) the line break as it is."""
    head, tail = match["head"], match["tail"]
    if tail.lower() in _ands():
        return None
    is_chain = bool(_CHAIN.match(text, match.end("tail"))) or text[match.start() - 1 : match.start()] == "-"
    if is_chain or tail.lower() in _RANGE:
        return _chain_joint(head, tail, language, known=known) if is_chain else None
    if head.isupper() and tail.isupper() and len(head) > 3:
        return ""
    if len(head) == 1 or tail[0].isupper() or any(c.isdigit() for c in head) or (head.isupper() and len(head) > 1):
        return "-"
    return "" if known else _unknown_joint(written, head, tail, language)


@cache
def _ands() -> frozenset[str]:
    """The words that leave a hyphen open, also as an OCR misreads them with letters that tell (*0g*, *oq*)."""
    read: dict[str, list[str]] = {}
    for entry in confusions("*").all:
        if entry.is_telling and not entry.is_special:
            read.setdefault(entry.meant, []).append(entry.read)
    return frozenset("".join(letters) for word in _AND for letters in product(*([char, *read.get(char, ())] for char in word)))


def _chain_joint(head: str, tail: str, language: str, *, known: bool) -> str:
    """In a chain such as *skole-hjem-samarbejde* the hyphens are meant, unless a syllable of one of its words was cut off."""
    are_words = is_word(head, language) and is_word(tail, language)
    return "" if known and tail[0].islower() and not are_words else "-"


def _unknown_joint(written: _Written, head: str, tail: str, language: str) -> str:
    """For a word that no dictionary has: how the page writes it elsewhere, else what kind of words its halves are."""
    if (head + tail).lower() in written.words:
        return ""
    if (head.lower(), tail.lower()) in written.pairs or head.lower() in _SHORT_HEADS:
        return "-"
    is_pair = is_word(head, language) and is_word(tail, language)
    if language == "en":
        return "-" if is_pair else ""
    is_adjective = head.lower() in _PEOPLES or (head.islower() and bool(_ADJECTIVE.search(head)))
    return "-" if is_pair and is_adjective and (tail.lower() in _PEOPLES or _is_inflected(tail)) else ""


def _is_inflected(tail: str) -> bool:
    """An adjective's ending, as in *technisch-organisatorische* or *dansk-tyske*."""
    return bool(re.search(r"(?:isch|lich|isk|sk|ig)(?:e[nmrs]?|t)?$", tail))
