"""The most frequent words of the languages that are told apart by them: what holds a sentence together differs even between neighbours."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import wordfreq

LANGUAGES: Mapping[str, str] = {
    "da": "da", "de": "de", "en": "en", "no": "nb", "sv": "sv", "nl": "nl", "fr": "fr", "pl": "pl", "es": "es", "it": "it", "fi": "fi",
}  # fmt: skip
"""ISO 639-1 codes and what wordfreq calls them."""

_FREQUENT = 300


@functools.cache
def frequent_words(language: str) -> frozenset[str]:
    """The 300 most frequent words of a language, in lower case, with *ss* for *ß*; loaded with the first call (20 ms each)."""
    return frozenset(wordfreq.top_n_list(LANGUAGES[language], _FREQUENT, wordlist="small"))  # its large Danish list is Norwegian
