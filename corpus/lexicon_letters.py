"""How likely a string is as a word of a language, by its letters alone: what tells an unknown name from letters misread.

A model of three letters, counted over the known words (frequent ones count more) and compiled once into the user's cache folder.
"""

from __future__ import annotations

import mmap
from array import array
from functools import cache, lru_cache
from math import log10

from corpus.lexicon_cache import cache_file, kept
from corpus.lexicon_table import FLOOR, frequency_list, lemma_list

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäöüßéèáôçñ-'"
_SIZE = len(_LETTERS) + 2
_END, _OTHER = 0, _SIZE - 1
_NUMBER = {letter: number for number, letter in enumerate(_LETTERS, 1)}
_SCALE = 1000


@lru_cache(maxsize=1 << 15)
def letters_value(word: str, language: str) -> float:
    """log10 of the likelihood of a word in lower case, among all strings."""
    table = _table(language)
    before, last, value = _END, _END, 0
    for letter in word:
        number = _NUMBER.get(letter, _OTHER)
        value += table[(before * _SIZE + last) * _SIZE + number]
        before, last = last, number
    return (value + table[(before * _SIZE + last) * _SIZE + _END]) / _SCALE


@cache
def _table(language: str) -> array[int]:
    return kept(cache_file(f"letters-{language}", 1), _opened, lambda: _compiled(language).tobytes())


def _opened(data: bytes | mmap.mmap) -> array[int]:
    table = array("h")
    table.frombytes(data)
    if len(table) != _SIZE**3:
        raise ValueError("not a table of letters, or cut off")
    return table


def _compiled(language: str) -> array[int]:
    threes, twos, ones = [0.0] * _SIZE**3, [0.0] * _SIZE**2, [0.0] * _SIZE
    frequencies, lemmas = frequency_list(language), lemma_list(language)
    for word in {*lemmas, *lemmas.values(), *frequencies}:
        weight = max(0.2, log10(frequencies.get(word, FLOOR) / FLOOR)) if word.isalpha() else 0.0
        before, last = _END, _END
        for number in [*(_NUMBER.get(letter, _OTHER) for letter in word), _END] if weight else ():
            threes[(before * _SIZE + last) * _SIZE + number] += weight
            twos[last * _SIZE + number] += weight
            ones[number] += weight
            before, last = last, number
    return _smoothed(threes, twos, ones)


def _smoothed(threes: list[float], twos: list[float], ones: list[float]) -> array[int]:
    """Three letters lean on two, two on one, the more so the less often they were seen."""
    size, total = _SIZE, sum(ones) + 1
    single = [(count + 0.5) / (total + size) for count in ones]
    table = array("h", bytes(2 * size**3))
    pairs: list[list[float]] = []
    for last in range(size):
        row = twos[last * size : (last + 1) * size]
        seen = sum(row)
        pairs.append([(count + 20 * single[number]) / (seen + 20) for number, count in enumerate(row)])
    for context in range(size * size):
        row = threes[context * size : (context + 1) * size]
        seen, lean = sum(row), pairs[context % size]
        for number, count in enumerate(row):
            table[context * size + number] = max(-9000, round(_SCALE * log10((count + 10 * lean[number]) / (seen + 10))))
    return table
