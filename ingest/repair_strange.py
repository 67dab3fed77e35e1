"""How likely a word is that no list has: names, foreign words, new compounds, codes. Such words are left alone."""

from __future__ import annotations

from functools import lru_cache
from math import log10

from corpus.lexicon import LANGUAGES, compound_parts, frequency
from corpus.lexicon_letters import letters_value
from corpus.lexicon_trie import word_trie
from ingest.repair_shape import Shape

_NEW_WORD = -1.3
"""Every twentieth word is in no list (log10); one that is written as a name may be spelt in any way."""
_NAME = (-3.4, -0.68)
_ODD = (-4.5, -0.95)
_CAPITALS = {True: (-2.5, -0.4), False: (-4.3, -0.55)}
_SHORT = 5
_CODE = (-3.4, -1.15)
_COMPOUND = (-2.6, -0.44)
_FOREIGN = {True: -1.0, False: -2.0}
_PART = 5


@lru_cache(maxsize=1 << 14)
def strange(word: str, shape: Shape, language: str) -> float:
    """log10 of the likelihood of a word that no list has; `word` as written, `shape` what is known of its letters."""
    length = len(shape.key)
    if not shape.key.isalpha():
        return _line(_CODE, length)
    if shape.is_upper:
        return _line(_CAPITALS[length <= _SHORT], length)
    best = max(_line(_NAME if shape.is_capital else _ODD, length), _NEW_WORD + _by_letters(shape.key.lower(), language))
    if shape.key.islower() and compound_parts(shape.key, language):
        best = max(best, _line(_COMPOUND, length))
    foreign = max((frequency(word, other) for other in LANGUAGES if other != language), default=0.0)
    return max(best, log10(foreign) + _FOREIGN[shape.is_capital]) if foreign > 1e-7 else best


def _line(of: tuple[float, float], length: int) -> float:
    return of[0] + of[1] * length


def _by_letters(key: str, language: str) -> float:
    """By the letters; where the word begins or ends with a known word, only by those that are left."""
    best, trie = letters_value(key, language), word_trie(language)
    for cut in range(_PART, len(key) - 2):
        if (value := trie.word(key[:cut])) and value > -6:
            best = max(best, value + letters_value(key[cut:], language))
        if len(key) - cut >= _PART and (value := trie.word(key[cut:])) and value > -6:
            best = max(best, letters_value(key[:cut], language) + value)
    return best
