"""A dictionary of everyday words in Danish, German and English, made by ourselves: the bridge for words that are no concepts.

`dictionary.csv` holds a row for each meaning (`da;de;en`, several words of one language separated by bars, the usual one first). Words
without a row are translated part by part where they are compounds, and by the endings of `dictionary_endings.csv` where they are
international words (*digitalisering*, Digitalisierung, digitalisation), as far as the other language knows the word so made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from corpus.lexicon import compound_spans, frequency, is_word, lemma

LANGUAGES = ("da", "de", "en")

_ENDINGS = {
    "da": ("erne", "ene", "ens", "ets", "en", "et", "er", "es", "ne", "e", "s", "t", "n", "r"),
    "de": ("ern", "en", "er", "es", "em", "e", "n", "s"),
    "en": ("es", "ed", "s", "d"),
}
_PARTICIPLE = {"de": re.compile(r"end(?:e[mnrs]?)?\Z"), "da": re.compile(r"ende\Z")}
_SHORTEST_ROOT = 4
_SHORTEST_COGNATE, _SHORTEST_STEM = 6, 3
_LETTERS = {
    ("da", "de"): (("æ", "ä"), ("ø", "ö"), ("c", "z"), ("kv", "qu"), ("j", "y"), ("f", "ph"), ("ks", "x")),
    ("de", "da"): (("ä", "æ"), ("ö", "ø"), ("z", "c"), ("qu", "kv"), ("ph", "f"), ("x", "ks"), ("th", "t")),
    ("da", "en"): (("k", "c"), ("f", "ph"), ("æ", "e"), ("ø", "o"), ("kv", "qu"), ("ks", "x"), ("t", "th")),
    ("en", "da"): (("c", "k"), ("ph", "f"), ("qu", "kv"), ("x", "ks"), ("y", "j"), ("th", "t")),
    ("de", "en"): (("k", "c"), ("z", "c"), ("ä", "ae"), ("ö", "o"), ("f", "ph")),
    ("en", "de"): (("c", "k"), ("c", "z"), ("ae", "ä")),
}
_MOST_SWAPS = 4
_FALSE_FRIENDS = frozenset(
    ("aktuel", "aktuell", "actual", "eventuel", "eventuell", "eventual", "direktion", "direction", "konkurrence", "concurrence")
    + ("gymnasium", "provision", "kritik", "critic", "fysiker", "physician", "kurator", "rationel", "rational", "fabrik", "fabric")
    + ("ordinær", "ordinär", "formular", "formulary", "konsekvent", "consequent", "sensibel", "sensible", "novelle", "personal")
    + ("personel", "personell", "komisk", "fatal", "dramatik", "kasse", "station", "promotion")
)

_NO_NOUNS = ("isch", "al", "ell", "iv", "bel", "är", "ieren", "ent", "ant")
_TOGETHER = 2
"""How many translations of each part of a compound are tried together."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows, each with its words by language; the numbers of each word's rows, told by the word and its language."""

    rows: tuple[tuple[tuple[str, ...], ...], ...]
    numbers: dict[str, dict[str, list[int]]]


def translations(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words of the other languages that mean this one, each with its language, the usual one first.

    A translation of several words is one phrase or, of a compound, the translations of its parts, which must stand together.
    """
    return _translations(word.lower(), language) if language in LANGUAGES else ()


def has_row(word: str, language: str) -> bool:
    """Whether the dictionary itself holds the word in any inflection."""
    return bool(_rows(word.lower(), language))


def german_words() -> Iterator[str]:
    """All German words of the dictionary as they are written, nouns with their capitals."""
    return (word for row in _table().rows for word in row[LANGUAGES.index("de")])


@lru_cache(maxsize=1 << 14)
def _translations(word: str, language: str) -> tuple[tuple[str, str], ...]:
    return _listed(word, language) or tuple(_cognates(word, language)) or tuple(_by_parts(word, language))


def _listed(word: str, language: str) -> tuple[tuple[str, str], ...]:
    rows = [_table().rows[number] for number in _rows(word, language)]
    found = ((code, other) for row in rows for code, words in zip(LANGUAGES, row, strict=True) if code != language for other in words)
    return tuple(dict.fromkeys(found))


def _rows(word: str, language: str) -> Sequence[int]:
    """The rows of a word as it stands, else of its dictionary form, else of what is left without an ending."""
    numbers = _table().numbers.get(language, {})
    before, space, last = word.rpartition(" ")
    for form in (word, f"{before}{space}{_base(last, language)}", *_verb_of_participle(word, language)):
        if form in numbers:
            return numbers[form]
    endings = [ending for ending in _ENDINGS.get(language, ()) if word.endswith(ending)] if lemma(last, language) == last else []
    roots = (word.removesuffix(ending) for ending in endings)
    return next((numbers[root] for root in roots if len(root) >= _SHORTEST_ROOT and root in numbers), ())


def _verb_of_participle(word: str, language: str) -> Iterator[str]:
    """*rauchende* → rauchen, *cyklende* → cykle."""
    match = _PARTICIPLE[language].search(word) if language in _PARTICIPLE else None
    if match and match.start() >= _SHORTEST_ROOT - 1:
        yield word[: match.start()] + ("en" if language == "de" else "e")


def _base(word: str, language: str) -> str:
    """The dictionary form, of a compound that no list knows by its last part (*Spielplätze* → spielplatz)."""
    listed = lemma(word, language)
    spans = compound_spans(word, language) if listed == word else ()
    return word[: spans[-1][0]] + lemma(word[spans[-1][0] :], language) if spans else listed


def _by_parts(word: str, language: str) -> Iterator[tuple[str, str]]:
    """The translations of a compound's parts, side by side, the longest parts that the dictionary knows first."""
    parts = _known_parts(word, language)
    for code in LANGUAGES if parts else ():
        if code != language:
            choices = [[other for other_code, other in translations(part, language) if other_code == code][:_TOGETHER] for part in parts]
            yield from ((code, " ".join(choice)) for choice in product(*choices))


def _known_parts(word: str, language: str) -> tuple[str, ...]:
    spans = compound_spans(word, language)
    parts: list[str] = []
    first = 0
    while first < len(spans):
        runs = (last for last in range(len(spans), first, -1) if last - first < len(spans))
        part, last = next(((part, last) for last in runs if (part := _part(word[spans[first][0] : spans[last - 1][1]], language))), ("", 0))
        if not part:
            return ()
        parts.append(part)
        first = last
    return tuple(parts)


def _part(part: str, language: str) -> str:
    """A part of a compound as the dictionary has it (*schul-* → schule); empty where it has not."""
    forms = (part, f"{part}e", f"{part}en") if language == "de" else (part,)
    return next((form for form in forms if _rows(form, language) or any(_cognates(form, language))), "")


def _cognates(word: str, language: str) -> Iterator[tuple[str, str]]:
    """International words by their endings: only where the other language knows what comes out."""
    base = lemma(word, language)
    if len(base) < _SHORTEST_COGNATE or base in _FALSE_FRIENDS:
        return
    for code in LANGUAGES:
        if code != language:
            candidates = dict.fromkeys(_candidates(base, language, code))
            known = [each for each in candidates if len(each) >= _SHORTEST_COGNATE and is_word(each, code) and lemma(each, code) == each]
            yield from ((code, _written(each, code)) for each in sorted(known, key=lambda each: -frequency(each, code))[:1])


def _written(word: str, language: str) -> str:
    """International words are nouns in German, save by some endings."""
    return word.capitalize() if language == "de" and not word.endswith(_NO_NOUNS) else word


def _candidates(word: str, language: str, other: str) -> Iterator[str]:
    here, there = LANGUAGES.index(language), LANGUAGES.index(other)
    for ending in _endings():
        for own in ending[here]:
            stem = word.removesuffix(own)
            if word.endswith(own) and len(stem) >= _SHORTEST_STEM:
                yield from (f"{respelt}{new}" for respelt in _respelt(stem, language, other) for new in ending[there])


def _respelt(stem: str, language: str, other: str) -> Iterator[str]:
    """The stem with any of the other language's letters in place of its own."""
    swaps = [swap for swap in _LETTERS[language, other] if swap[0] in stem][:_MOST_SWAPS]
    for chosen in product((False, True), repeat=len(swaps)):
        spelt = stem
        for (own, new), is_chosen in zip(swaps, chosen, strict=True):
            spelt = spelt.replace(own, new) if is_chosen else spelt
        yield spelt


@cache
def _table() -> _Table:
    """The rows in which a word is the usual one of its language come before those in which it is another."""
    numbers: dict[str, dict[str, list[int]]] = {language: {} for language in LANGUAGES}
    rows = tuple(_lines("dictionary.csv"))
    for is_usual in (True, False):
        for number, row in enumerate(rows):
            for language, words in zip(LANGUAGES, row, strict=True):
                for word in words[:1] if is_usual else words[1:]:
                    numbers[language].setdefault(word.lower(), []).append(number)
    return _Table(rows, numbers)


@cache
def _endings() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(_lines("dictionary_endings.csv"))


def _lines(name: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The rows of a table below its head; as plain as it is, it needs no reader that knows of quotes."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    for line in text.split("\n")[1:]:
        if line:
            yield tuple(tuple(cell.split("|")) if cell else () for cell in line.split(";"))
