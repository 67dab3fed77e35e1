"""Other forms of one word: with its own letters, as dictionaries list it, also as a compound, and its plain form where it is gendered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.lexicon import compound_parts, compound_pieces, compound_spans, frequency, is_word, lemma
from corpus.words import fold, stem, unmarked

_RESPELT = {
    "da": (("ae", "æ"), ("oe", "ø"), ("aa", "å")),
    "de": (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß")),
}
_PLAIN_VOWELS = str.maketrans("äöü", "aou")
_BEARING = ("schaft", "schaften", "skab", "skabet", "skaber", "skaberne")
_BEARERS = frozenset(
    ("partner", "bürger", "nachbar", "mitglied", "träger", "schüler", "eltern", "lehrer", "anwohner", "freund", "ärzte", "arbeiter")
    + ("medlem", "nabo", "borger", "medborger", "leder", "ejer", "forfatter", "værts")
)
"""Who share what the ending names: *Partnerschaft*, *medlemskab*; with other roots that ending makes other things (*Landschaft*)."""
_SHORTENED = re.compile(r"(?<=[^\Waeiouyæøå])l(?:er|en|erne)s?\Z")
_SHORT_PARTS = {"da": ("el",)}
_SHORTEST_PERSON = 4
_SHORTEST_REST = 3


def word_forms(word: str, language: str) -> tuple[str, ...]:
    """A word in lower case as its language spells it, then its dictionary forms: its own and, where it is gendered, its plain one."""
    native = respelt(unmarked(word.lower()), language)
    plain = plain_gender(native, language)
    full = _unshortened(native) if language == "da" else None
    return (native, *((full,) if full else ()), base_form(native, language), *((base_form(plain, language),) if plain else ()))


@lru_cache(maxsize=1 << 16)
def stem_key(word: str, language: str) -> str:
    """What all inflected forms of a word share; *Burg* and *Bürger* do not."""
    stemmed = stem(word, language)
    spelt = word.replace("ß", "ss")[: len(stemmed)]
    return fold(spelt if language == "de" and spelt.translate(_PLAIN_VOWELS) == stemmed else stemmed)


@lru_cache(maxsize=1 << 15)
def part_key(part: str, language: str) -> str:
    """What a part of a compound is known by: the stem of its dictionary form (*räte* → rat)."""
    return stem_key(lemma(part, language), language)


@lru_cache(maxsize=1 << 15)
def parts_inside(word: str, language: str) -> tuple[str, ...]:
    """The parts of a compound, the smaller compounds in it (*daginstitutionsbørn* → daginstitution) and who makes a partnership."""
    spans = compound_spans(word, language)
    ends = range(2, len(spans))
    runs = [*((0, end) for end in ends), *((len(spans) - end, len(spans)) for end in ends)]
    smaller = (word[spans[first][0] : spans[last - 1][1]] for first, last in runs)
    pieces = (*compound_pieces(word, language), *smaller)
    bearers = (bearer for part in (word, *pieces) if (bearer := _bearer(part)))
    return tuple(dict.fromkeys((*pieces, *bearers)))


def _bearer(word: str) -> str | None:
    """*partnerschaft*, *partnerskab* → partner."""
    root = next((word.removesuffix(ending) for ending in _BEARING if word.endswith(ending)), None)
    return root if root in _BEARERS else None


@lru_cache(maxsize=1 << 14)
def respelt(word: str, language: str) -> str:
    """A word written without the letters of its language (*netvaerk*) with them, where only that makes it a word or a compound."""
    pairs = [pair for pair in _RESPELT.get(language, ()) if pair[0] in word]
    if not pairs or _is_known(word, language):
        return word
    for spelling in (_replaced(word, pairs), *(_replaced(word, [pair]) for pair in pairs)):
        if _is_known(spelling, language):
            return spelling
    return word


def respellings(word: str) -> Iterator[tuple[str, str]]:
    """A language and a spelling for each pair of letters that may stand for one of its own."""
    for language, pairs in _RESPELT.items():
        for pair in pairs:
            if pair[0] in word:
                yield language, _replaced(word, [pair])


@lru_cache(maxsize=1 << 16)
def base_form(word: str, language: str) -> str:
    """The dictionary form of a word in lower case; of a compound that no list knows, by its last part (*Stadträte* → stadtrat)."""
    listed = lemma(word, language)
    if listed != word:
        return listed
    start = _last_part(word, language)
    return word[:start] + lemma(word[start:], language) if start else word


@lru_cache(maxsize=1 << 15)
def _unshortened(word: str) -> str | None:
    """A Danish word that lost an *e* before its ending with it: *cykler* → cykel, also as the last part of a compound; else None."""
    match = _SHORTENED.search(word)
    if match is None:
        return None
    start = _last_part(word, "da") if match.start() > _SHORTEST_REST else 0
    full = f"{word[start : match.start()]}el"
    return word[:start] + full if is_word(full, "da") else None


def _last_part(word: str, language: str) -> int:
    """Where the last part of a compound begins; 0 where it is none."""
    spans = compound_spans(word, language)
    return spans[-1][0] if spans else _after_short_part(word, language)


def _after_short_part(word: str, language: str) -> int:
    """Where a word begins that follows a part too short to be looked for anywhere (*elcykler*); 0 where there is none."""
    parts = (part for part in _SHORT_PARTS.get(language, ()) if word.startswith(part) and is_word(word[len(part) :], language))
    return next((len(part) for part in parts if len(word) - len(part) >= _SHORTEST_REST), 0)


@lru_cache(maxsize=1 << 14)
def plain_gender(word: str, language: str) -> str | None:
    """A German word that names women or all (*bürgerinnen*, from *Bürger:innen* too) as one that names men; None for any other word.

    Also at the beginning of a compound: *bürgerinnenbeteiligung* → bürgerbeteiligung.
    """
    if language != "de" or "in" not in word:
        return None
    if word.endswith("innen"):
        return _person(word[:-5])
    if word.endswith("in") and (is_word(f"{word}nen", language) or word.endswith("erin")):
        return _person(word[:-2])
    begin, mark, rest = word.partition("innen")
    is_person = mark and len(rest) >= _SHORTEST_REST and is_word(f"{begin}innen", language) and _is_known(rest, language)
    person = _person(begin) if is_person else None
    return f"{person}{rest}" if person else None


def _person(root: str) -> str | None:
    """*bürger*, *kolleg* → kollege, *ärzt* → arzt."""
    if len(root) < _SHORTEST_PERSON:
        return None
    roots = (root, f"{root}e", root.translate(_PLAIN_VOWELS))
    likeliest = max(roots, key=lambda each: frequency(each, "de"))
    return likeliest if is_word(likeliest, "de") else next((each for each in roots if compound_parts(each, "de")), None)


def _is_known(word: str, language: str) -> bool:
    return is_word(word, language) or bool(compound_parts(word, language))


def _replaced(word: str, pairs: Sequence[tuple[str, str]]) -> str:
    for plain, letter in pairs:
        word = word.replace(plain, letter)
    return word
