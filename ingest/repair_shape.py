"""How a word is written: the key by which it is looked up, and how what replaces it is to be written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Shape:
    """`key` is in lower case but for capitals in the middle, which may be letters misread (*StraBe*)."""

    key: str
    is_upper: bool
    is_capital: bool

    def write(self, word: str) -> str:
        if self.is_upper:
            return word.upper()
        return word[:1].upper() + word[1:] if self.is_capital else word


@lru_cache(maxsize=1 << 14)
def shape(word: str) -> Shape:
    letters = [char for char in word if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return Shape(word.lower(), True, True)
    first = word[:1]
    if word[:2].isupper() and len(word) > 3 and word[2:].islower():
        return Shape(word.lower(), False, True)
    return Shape(first.lower() + word[1:] if len(first.lower()) == len(first) else word, False, first.isupper())
