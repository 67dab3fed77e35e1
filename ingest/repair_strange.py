"""How likely a word is that no list has: names, foreign words, new compounds, codes. Such words are left alone."""

from __future__ import annotations

from functools import lru_cache
from math import log10

from corpus.lexicon import LANGUAGES, compound_parts, frequency
from corpus.lexicon_letters import letters_value
from corpus.lexicon_trie import beginning, word_trie
from ingest.repair_shape import Shape

_NEW_WORD = -1.3
"""Every twentieth word is in no list (log10); one that is written as a name may be spelt in any way."""
_NAME = (-3.4, -0.68)
_ODD = (-4.5, -0.95)
_CAPITALS = {True: (-2.5, -0.4), False: (-4.3, -0.55)}
_SHORT = 4
_CODE = (-3.4, -1.15)
_COMPOUND = (-3.0, -0.44)
_COMPOUND_PART = 4
_BOUND = 1.2
"""How much likelier two words are as one compound than each by itself."""
_IMPOSSIBLE = -99.0


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


_PREFIXES = {
    "da": _set("af|an|be|bi|efter|for|fra|frem|gen|ind|med|mellem|mis|mod|ned|om|op|over|på|sam|til|ud|under|u|ved|vel"),
    "de": _set("ab|an|auf|aus|be|bei|durch|ein|ent|er|ge|her|hin|mit|nach|neben|un|unter|über|um|ver|vor|weg|wieder|zer|zu|zusammen"),
}
_PREFIXED = -2.0
_ENDINGS = {
    "da": _set("|e|r|er|et|t|en|n|ne|erne|ene|s|ens|ets|ernes|ers|ede|te|es|ende|ing|else"),
    "de": _set("|e|en|er|es|em|s|n|st|t|te|ten|ung|ungen|in|innen|ern|end|ende"),
}
_INFLECTED = -1.5
_STEM = 4
_UNLISTED = -6.4
"""A word that is in no list is rarer than those that are."""
_LAST_PARTS = {"da": _set("sat|sættes|sætter|sætte"), "de": _set("mäßig|mäßige|mäßigen")}
"""Ends of compounds that are no nouns (*skemasat*)."""
_FOREIGN = {"en": -2.0, "de": -3.5, "da": -3.5}
_NOUN = -1.0
"""In German a capital says little: nouns have it."""
_PART = 5
_ACCENTED, _ACCENT = frozenset("éèáàâãóòôõíìîúùûç"), -1.2
"""Letters that neither language has: rather misread ones."""


@lru_cache(maxsize=1 << 14)
def strange(word: str, shape: Shape, language: str) -> float:
    """log10 of the likelihood of a word that no list has; `word` as written, `shape` what is known of its letters."""
    length = len(shape.key)
    if not shape.key.isalpha():
        return _line(_CODE, length)
    if shape.is_upper:
        return _line(_CAPITALS[length <= _SHORT], length)
    is_name = shape.is_capital and language != "de"
    by_kind = _line(_NAME, length) + (0.0 if is_name else _NOUN) if shape.is_capital else _line(_ODD, length)
    by_kind += _ACCENT * sum(char in _ACCENTED for char in shape.key)
    best = max(by_kind, _NEW_WORD + _by_letters(shape.key.lower(), language), _derived(shape.key, language))
    best = max(best, compound_value(shape.key, language))
    foreign = [log10(share) + _FOREIGN[other] for other in LANGUAGES if other != language and (share := frequency(word, other)) > 1e-7]
    return max([best, *(value + (1.0 if is_name else 0.0) for value in foreign)])


def compound_value(key: str, language: str) -> float:
    """That of a word that falls into known words of four letters or more, by its length and its parts; hardly anything for others."""
    parts = compound_parts(key, language) if key.islower() else ()
    if not parts or min(map(len, parts)) < _COMPOUND_PART:
        return _IMPOSSIBLE
    by_parts = sum(log10(frequency(part, language)) for part in parts) + _BOUND * (len(parts) - 1)
    return min(_line(_COMPOUND, len(key)), by_parts)


def new_word_value(known: float, rest: str, language: str) -> float:
    """That of a word of which one end is known and the rest, by its letters, may be."""
    return _NEW_WORD + known + letters_value(rest, language)


def _derived(key: str, language: str) -> float:
    """A known word with a prefix, or in another form than the lists have it."""
    trie, best = word_trie(language), _IMPOSSIBLE
    for prefix in _PREFIXES[language]:
        if key.startswith(prefix) and len(key) - len(prefix) > _STEM and (value := trie.word(key[len(prefix) :])):
            best = max(best, value + _PREFIXED)
    for ending in _ENDINGS[language]:
        stem = key[: len(key) - len(ending)]
        if len(stem) > _STEM and key.endswith(ending) and trie.value(node := beginning(stem)) is not None:
            forms = (trie.value(beginning(other, node)) for other in _ENDINGS[language])
            best = max([best, *(value + _INFLECTED for value in forms if value)])
    for last in _LAST_PARTS[language]:
        if key.endswith(last) and (value := trie.word(key[: -len(last)])):
            best = max(best, value + _PREFIXED)
    return min(best, _UNLISTED)


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
