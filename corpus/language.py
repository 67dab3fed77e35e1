"""Which language a text is in: langdetect (seeded) for pages and documents, lingua for blocks and sentences."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException
from lingua import ConfidenceValue, Language, LanguageDetector, LanguageDetectorBuilder

from corpus.lexicon import frequency
from corpus.lexicon_frequent import LANGUAGES, frequent_words

_LETTERS_NEEDED = 20
_SURE = 0.85
_LETTERS_FOR_OTHERS = 200
_OURS = ("da", "de", "en")
_LINGUA = {"da": Language.DANISH, "de": Language.GERMAN, "en": Language.ENGLISH}
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_WORD = re.compile(r"(?<![^\W_])[a-zæøåäöüß]{1,9}(?![^\W_])")
_WORDS_NEEDED, _WORDS_LOOKED_AT = 60, 250
_OWN_WORDS = {"da": 0.9, "de": 0.8, "en": 0.8}
"""The share of short words at home in a language for a text to be in it: Norwegian reaches 0.80 to 0.85 in Danish, Dutch 0.30."""
_BLOCK_WORDS_NEEDED, _OWN_BLOCK = 4, 0.8
_BLOCK_WORDS_SEEN, _OWN_OF_ALL = 60, 0.75
_NEIGHBOURS = ("no", "sv", "nl")
"""Neighbours for which a bad reading of Danish or German is easily taken: named only where their frequent words say so."""
_OTHERS = tuple(language for language in LANGUAGES if language not in _OURS)
_FEWEST_WORDS, _FEWEST_LETTERS = 8, 50
_FREQUENT_SHARE, _LEAST_GAP, _GAP = 0.3, 0.05, 0.6
_HARDLY_OURS = 0.25
_WORDS_COUNTED = 1_000
_LONGEST_BLOCK = 2_000
_LETTERS_COMPARED = 400
_LOOKED_AT = 5_000


def text_language(text: str) -> str | None:
    """The language (ISO 639-1) of a page or document; None where there is too little text to tell."""
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    if letters < _LETTERS_NEEDED or len(words) < 3:
        return None
    if plain := _by_its_words(text):
        return plain
    if letters < _LETTERS_FOR_OTHERS:
        return _another(words, _OURS, _OTHERS) or _ours(text, 0.5)
    best, probability = _free_choice(text) or ("", 0.0)
    if other := _other_language(words, best if probability >= 0.95 else ""):
        return other
    if best in _OURS and probability >= 0.9:
        return best
    return _ours(text, 0.5) or (best if best in _OURS else None)


def block_language(text: str, default: str | None) -> str | None:
    """The language of a block or sentence; `default` (the document's) where the text is too short to tell, or may well be in it."""
    words = _WORD.findall(text[:_LONGEST_BLOCK])
    if sum(map(len, words)) < _LETTERS_NEEDED or len(words) < 4:
        return default
    if default in _OURS and _is_plainly(text, words, default):
        return default
    if default and default not in _OURS and default in LANGUAGES:
        return _another(words, (default,), [language for language in LANGUAGES if language != default]) or default
    if other := _another(words, _OURS, _OTHERS):
        return other
    if default in _OURS and _another(words, [language for language in _OURS if language != default], (default,)):
        return default
    return _ours(text[:_LETTERS_COMPARED], _SURE) or default


def _is_plainly(text: str, words: Sequence[str], language: str) -> bool:
    """Whether a block's short words leave no doubt of its language, or else all its words: most headings have few short ones."""
    if _at_home(_SHORT_WORD.findall(text[:600]), _BLOCK_WORDS_NEEDED, language) >= _OWN_BLOCK:
        return True
    return _at_home([word.lower() for word in words[:_BLOCK_WORDS_SEEN]], _BLOCK_WORDS_NEEDED, language) >= _OWN_OF_ALL


def _other_language(words: Sequence[str], seen: str) -> str | None:
    """The language of a page that is in none of ours: a neighbour by its words, or the one `seen` unless its words are ours."""
    other = _another(words, _OURS, _OTHERS)
    if other in _NEIGHBOURS or other == seen:
        return other
    is_far = seen and seen not in _OURS and seen not in _NEIGHBOURS and seen != "af"
    return seen if is_far and max(_shares(words, _OURS).values()) < _HARDLY_OURS else None


def _another(words: Sequence[str], usual: Sequence[str], others: Sequence[str]) -> str | None:
    """The language whose frequent words are in a text so much more often than those of the `usual` ones that chance is ruled out.

    A misread text of ours looks like a neighbour's by a word or two: the shorter it is, the wider must be the gap.
    """
    if len(words) < _FEWEST_WORDS or sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    shares = _shares(words, (*usual, *others))
    best = max(shares, key=lambda language: shares[language])
    gap = shares[best] - max(shares[language] for language in usual)
    return best if shares[best] >= _FREQUENT_SHARE and gap >= max(_LEAST_GAP, _GAP / math.sqrt(len(words))) else None


def _shares(words: Sequence[str], languages: Sequence[str]) -> dict[str, float]:
    """For each language the share of words that are among its most frequent ones."""
    folded = [word.lower().replace("ß", "ss") for word in words[:_WORDS_COUNTED]]
    return {language: sum(word in frequent_words(language) for word in folded) / max(1, len(folded)) for language in languages}


def prepare() -> None:
    """Loads what most texts do not need, so that the processes that are forked afterwards share it."""
    sample = "Byrådet har vedtaget planen. Der Rat hat den Plan beschlossen. The council has adopted the plan."
    _free_choice(sample)
    _ours(sample, _SURE)


def _by_its_words(text: str) -> str | None:
    """The language of a text whose short words leave no doubt: a hundred times as quick as looking at its letters."""
    words = _SHORT_WORD.findall(text)
    sample = words[:: max(1, len(words) // _WORDS_LOOKED_AT)]
    return next((language for language in _OURS if _at_home(sample, _WORDS_NEEDED, language) >= _OWN_WORDS[language]), None)


def _at_home(words: Sequence[str], needed: int, language: str) -> float:
    """The share of words that no other of our languages uses more; 0 where they are too few."""
    return sum(_is_at_home(word, language) for word in words) / len(words) if len(words) >= needed else 0.0


@functools.lru_cache(maxsize=1 << 15)
def _is_at_home(word: str, language: str) -> bool:
    here = frequency(word, language)
    return here > 1e-6 and all(here >= 0.7 * frequency(word, other) for other in _OURS if other != language)


@functools.cache
def _detectors() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = 0
    return factory


def _free_choice(text: str) -> tuple[str, float] | None:
    detector = _detectors().create()
    detector.append(text[:_LOOKED_AT])
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return None
    return (str(found[0].lang), float(found[0].prob)) if found else None


@functools.cache
def _lingua() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LINGUA.values()).build()


def _ours(text: str, sure: float) -> str | None:
    values: list[ConfidenceValue] = _lingua().compute_language_confidence_values(text[:5_000])
    first = values[0]
    code = next(code for code, language in _LINGUA.items() if language == first.language)
    return code if first.value >= sure else None
