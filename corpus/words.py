"""Words: how a text falls into them, and the forms under which a word is known. One behaviour for reading, finding and searching."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_MARKS = "\u00ad\u0300-\u036f"
_GENDERED = r"(?:[*:_·/]-?(?:innen|in|nen|n|r|e)(?![^\W_])|[*:_·]innen[^\W_]+|\((?:innen|in)\))"
_WORD = re.compile(rf"[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}]+[^\W_]*)*{_GENDERED}?")
_GENDER_MARK = re.compile(
    r"(?<=[^\W_])[*:_·/]-?(?=(?:innen|in|nen|n|r|e)(?![^\W_]))|(?<=[^\W_])[*:_·](?=innen)|(?<=[^\W_])\((?=in(?:nen)?\))|(?<=in|en)\)\Z",
    re.IGNORECASE,
)

_SPELLINGS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ü": "ue", "ß": "ss", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"ı": "i", "\u00ad": None, "’": "'"}
)
_STEMMERS = {"da": "danish", "de": "german", "en": "english"}
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: [start, end), as written."""

    start: int
    end: int
    text: str


def tokens(text: str) -> Iterator[Token]:
    """The words and numbers of a text, in order; gendered forms (Bürger:innen) are one word, hyphenated ones are several."""
    return (Token(match.start(), match.end(), match.group()) for match in _WORD.finditer(text))


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """One spelling for all: lower case, *Aabenraa* = *Åbenrå*, *oe* = *ø* = *ö*, *ss* = *ß*, accents off; but *år* is not *ar*."""
    return word.lower() if word.isascii() and word.isalnum() else _fold(word)


def _fold(word: str) -> str:
    spelt = unicodedata.normalize("NFKC", unmarked(word)).lower().translate(_SPELLINGS)
    bare = "".join(char for char in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(char))
    return unmarked(bare.lower().translate(_SPELLINGS))


def unmarked(word: str) -> str:
    """Without soft hyphens and the marks of gendered forms (*Bürger:innen* → *Bürgerinnen*)."""
    if word.isalnum():
        return word
    bare = word.replace("\u00ad", "")
    while (shorter := _GENDER_MARK.sub("", bare)) != bare:  # what one mark hid may be another
        bare = shorter
    return bare


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str | None) -> str:
    """The Snowball stem of a word in Danish, German or English; any other language is left in lower case."""
    lowered = unicodedata.normalize("NFC", unmarked(word)).lower()
    algorithm = _STEMMERS.get(language or "")
    return _stemmer(algorithm)(lowered) if algorithm else lowered


def _stemmer(algorithm: str) -> Callable[[str], str]:
    """One stemmer per thread: they keep state while they work."""
    known: dict[str, Callable[[str], str]] = _local.__dict__.setdefault("stemmers", {})
    if algorithm not in known:
        known[algorithm] = snowballstemmer.stemmer(algorithm).stemWord
    return known[algorithm]
