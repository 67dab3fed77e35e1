"""Countries by name and adjective in Danish, German and English: Babel's names, `places_countries.csv` for what people write besides."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel import Locale

_LANGUAGES = ("da", "de", "en")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\u00a0]{1,2}|-|\.\s?")
_ENDINGS = {"da": ("", "e", "t", "es"), "de": ("", "e", "en", "er", "es", "em", "sprachigen"), "en": ("",)}
# Short names that are other words in another language or case: *Oman*, *Jordan* and *Georgia* are rarely meant, *Man* never.
_NOT_COUNTRIES = frozenset({"jordan", "georgia", "guernsey", "jersey", "niger", "tschad", "man", "us", "uk"})
_MOST_WORDS = 5


@cache
def _names() -> dict[str, str]:
    """Lower-case names and adjectives → ISO code."""
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ", "XA", "XB"}:
                found.setdefault(_key(name), code)
    for name in _NOT_COUNTRIES:
        found.pop(name, None)
    with (Path(__file__).parent / "places_countries.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found.update((_key(name), line["code"]) for name in line["names"].split("|") if name)
    return found


@cache
def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    with (Path(__file__).parent / "places_countries.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            stems = ((language, stem) for language in _LANGUAGES for stem in line[language].split("|") if stem)
            found.update((_key(stem + ending), line["code"]) for language, stem in stems for ending in _ENDINGS[language])
    return found


def _key(name: str) -> str:
    return " ".join(word.lower() for word in _WORD.findall(name))


@cache
def _longest() -> dict[str, int]:
    """How many words a name that begins with this word may have."""
    lengths: dict[str, int] = {}
    for key in (*_names(), *_adjectives()):
        first, length = key.split(" ")[0] if key else "", key.count(" ") + 1
        lengths[first] = max(lengths.get(first, 1), min(length, _MOST_WORDS))
    return lengths


def _code(mention: str, *, is_alone: bool = False) -> str | None:
    """Names need a capital (*Polen*, not *polen*), adjectives do not; a genitive *-s* may follow a name."""
    key = _key(mention)
    if adjective := _adjectives().get(key):
        return adjective
    if not (is_alone or mention[:1].isupper()):
        return None
    names = _names()
    return names.get(key) or (names.get(key[:-1]) if key.endswith("s") and len(key) > 4 else None)


def country_named(name: str) -> str | None:
    """The ISO code for a country's name or adjective in Danish, German or English (*Tyskland*, *niederländischen*, *Scotland* → GB)."""
    if name.strip() in {"UK", "US"}:
        return {"UK": "GB", "US": "US"}[name.strip()]
    return _code(name.strip(), is_alone=True)


def country_mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text names a country, by noun or adjective: start, end and ISO code, the longest name first, in order."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        length, code = _mention(text, words, at)
        if code:
            yield words[at][0], words[at + length - 1][1], code
        at += length


def _mention(text: str, words: list[tuple[int, int]], at: int) -> tuple[int, str | None]:
    start, end = words[at]
    first = text[start:end].lower()
    most = max(_longest().get(first, 0), _longest().get(first.removesuffix("s"), 0))
    count = 0
    for count in range(1, most + 1):
        if at + count >= len(words) or not _BETWEEN.fullmatch(text, words[at + count - 1][1], words[at + count][0]):
            break
    for length in range(min(count, most), 0, -1):
        mention = text[start : words[at + length - 1][1]]
        if code := country_named(mention) if mention == "UK" else _code(mention):
            return length, code
    return 1, None


def country_name(code: str, language: str) -> str:
    """A country's name in an interface language; the code itself where it has none."""
    if language not in _LANGUAGES:
        return code
    return str(Locale(language).territories.get(code.upper(), code))
