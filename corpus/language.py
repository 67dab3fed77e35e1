"""Which language a text is in: langdetect (seeded) for pages and documents, lingua for blocks and sentences."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException
from lingua import ConfidenceValue, Language, LanguageDetector, LanguageDetectorBuilder

from corpus.lexicon import frequency

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
_BLOCK_WORDS_NEEDED, _OWN_BLOCK = 6, 0.8


def text_language(text: str) -> str | None:
    """The language (ISO 639-1) of a page or document; None where there is too little text to tell."""
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    if letters < _LETTERS_NEEDED or len(words) < 3:
        return None
    if plain := _by_its_words(text):
        return plain
    best = _free_choice(text) if letters >= _LETTERS_FOR_OTHERS else None
    if best and best[0] not in _OURS and best[1] >= 0.95 and not _is_near(best[0]):
        return best[0]
    if best and best[0] in _OURS and best[1] >= 0.9:
        return best[0]
    return _ours(text, 0.5) or (best[0] if best and best[0] in _OURS else None)


def block_language(text: str, default: str | None) -> str | None:
    """The language of a block or sentence; `default` (the document's) where the text is too short to tell."""
    words = _WORD.findall(text)
    if sum(map(len, words)) < _LETTERS_NEEDED or len(words) < 4:
        return default
    if default in _OURS and _at_home(_SHORT_WORD.findall(text[:600]), _BLOCK_WORDS_NEEDED, default) >= _OWN_BLOCK:
        return default
    return _ours(text, _SURE) or default


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


def _is_near(language: str) -> bool:
    """Neighbours for which a bad reading of Danish or German is easily taken."""
    return language in ("no", "sv", "nl", "af")


@functools.cache
def _detectors() -> DetectorFactory:
    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.seed = 0
    return factory


def _free_choice(text: str) -> tuple[str, float] | None:
    detector = _detectors().create()
    detector.append(text[:20_000])
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
