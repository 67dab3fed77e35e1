"""Whether the text layer of a page can be believed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from corpus.lexicon import is_word
from ingest.sheet import Strip

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENOUGH_WORDS = 25
_VOWELS = re.compile(r"[aeiouyæøåäöüéèáóíúàâêôû]", re.IGNORECASE)


def makes_sense(strips: Sequence[Strip]) -> bool:
    """False for text of private, missing or control characters, of single letters, or of words that no language knows."""
    text = " ".join(strip.text for strip in strips)
    if not text:
        return True
    odd = sum(unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs") or character == "\ufffd" for character in text)
    if odd > 0.1 * len(text):
        return False
    words = _WORD.findall(text)
    tokens = [token for token in text.split() if any(c.isalpha() for c in token)]
    if len(tokens) >= _ENOUGH_WORDS and sum(len(token) == 1 for token in tokens) > 0.6 * len(tokens):
        return False
    return len(words) < _ENOUGH_WORDS or _known_share(words) >= 0.3


def _known_share(words: Sequence[str]) -> float:
    """The share of words that Danish, German or English knows, or that at least could be spoken if they are long."""
    sample = words[:: max(1, len(words) // 200)]
    return sum(_is_plausible(word) for word in sample) / len(sample)


def _is_plausible(word: str) -> bool:
    return any(is_word(word, language) for language in ("da", "de", "en")) or (len(word) > 9 and _is_speakable(word))


def _is_speakable(word: str) -> bool:
    return 0.2 < len(_VOWELS.findall(word)) / len(word) < 0.65 and not re.search(r"[a-zæøåäöü][A-ZÆØÅÄÖÜ]", word)
