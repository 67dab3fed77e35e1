"""Which words written in small letters are German nouns, so that they are shown with their capital.

An index knows words without their case. A noun is what our dictionary or vocabulary writes so, a compound that ends in one, or a word
with an ending that only nouns have.
"""

from __future__ import annotations

from functools import cache, lru_cache

from corpus.concepts import concepts
from corpus.dictionary import german_words
from corpus.lexicon import compound_spans, frequency, lemma

_ENDINGS = ("ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tät", "täten", "tion", "tionen", "ismus")
_SHORTEST_STEM = 3


@lru_cache(maxsize=1 << 12)
def with_capital(word: str) -> str:
    """The word as German writes it where it is one of its nouns, else as it is."""
    return word[:1].upper() + word[1:] if word.islower() and _is_german(word) and _is_noun(word) else word


def _is_german(word: str) -> bool:
    """Whether German has the word more often than the others; of words that none has, whether they are compounds in German alone."""
    here, elsewhere = frequency(word, "de"), max(frequency(word, "da"), frequency(word, "en"))
    if here or elsewhere:
        return here > elsewhere
    return bool(compound_spans(word, "de")) and not compound_spans(word, "da")


def _is_noun(word: str) -> bool:
    spans = compound_spans(word, "de")
    last = word[spans[-1][0] :] if spans else word
    return any(form in _nouns() for form in (word, lemma(word, "de"), last, lemma(last, "de"))) or _has_ending(word)


def _has_ending(word: str) -> bool:
    return any(word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM for ending in _ENDINGS)


@cache
def _nouns() -> frozenset[str]:
    """Every single word that is written with a capital, in small letters, unless it is also written without."""
    named = (word for concept in concepts() for word in concept.words.get("de", ()))
    words = {word for word in (*german_words(), *named) if word.isalpha()}
    return frozenset(word.lower() for word in words if word[0].isupper()) - {word for word in words if word[0].islower()}
