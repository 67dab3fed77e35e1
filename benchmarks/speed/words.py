"""Danish and German words by their real frequency (Zipf's law without a formula), and compounds of them that no text before held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import wordfreq

LISTS = {"da": "small", "de": "large"}  # wordfreq's large Danish list is Norwegian
LEAST = 2e-8
GLUES = {"da": ("", "s", "e"), "de": ("", "s", "n")}
PART = range(4, 10)
PARTS = slice(250, 6_000)
TELLING = slice(400, 12_000)
CAPITALS = ("ung", "heit", "keit", "schaft", "tät", "ion", "nis", "tum", "ment", "eur", "ling")


@dataclass(frozen=True)
class Words:
    """The words of a language, most frequent first, and how their frequencies add up."""

    language: str
    forms: Sequence[str]
    sums: np.typing.NDArray[np.float64]
    parts: Sequence[str]

    def draw(self, random: np.random.Generator, count: int) -> list[str]:
        """So many words, each as often as people write it."""
        numbers = np.searchsorted(self.sums, random.random(count) * self.sums[-1])
        return [self.forms[number] for number in numbers]

    def telling(self, random: np.random.Generator, count: int) -> list[str]:
        """Words that a paper may be about, the frequent among them more often."""
        sums = self.sums[TELLING] - self.sums[TELLING.start - 1]
        numbers = np.searchsorted(sums, random.random(count) * sums[-1])
        return [self.forms[TELLING.start + number] for number in numbers]

    def compound(self, random: np.random.Generator) -> str:
        """Two words as one; some come again and again, most are new."""
        first, second = (self.parts[int(len(self.parts) * random.random() ** 2)] for _ in range(2))
        made = f"{first}{GLUES[self.language][int(random.random() ** 2 * 3)]}{second}"
        return made.capitalize() if self.language == "de" else made


@cache
def words(language: str) -> Words:
    """Loaded with the first call."""
    listed = wordfreq.get_frequency_dict(language, LISTS[language])
    kept = [(word, share) for word, share in listed.items() if word.isalpha() and share >= LEAST]
    forms = [_written(word, language) for word, _ in kept]
    parts = [word for word, _ in kept[PARTS] if len(word) in PART]
    return Words(language, forms, np.cumsum([share for _, share in kept]), parts)


def _written(word: str, language: str) -> str:
    """German nouns with a capital, as far as their ending tells them."""
    return word.capitalize() if language == "de" and word.endswith(CAPITALS) else word
