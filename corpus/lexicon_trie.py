"""The words of a language letter by letter: whether any known word begins so, and how likely the word is that ends here.

A search for what a misread word may have been goes from letter to letter and gives up where no word goes on. So the beginnings
of all words lie in one open-addressed hash table, compiled once into the user's cache folder and mapped into memory: a
32-bit check of each beginning, and the word's logarithmic frequency where one ends there.
"""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Iterable
from functools import cache
from math import log10

from corpus.lexicon_cache import cache_file, kept
from corpus.lexicon_table import FLOOR, frequency_list, lemma_list

ROOT = 0x2545F4914F6CDD1D
"""The empty beginning."""

_HEADER = struct.Struct("<8sQ")
_MAGIC = b"udsyntr4"
_MASK = (1 << 64) - 1
_ODD = 0x9E3779B97F4A7C15
_SCALE = 2000
_FEWEST_LETTERS, _MOST_LETTERS = 1, 40


def step(node: int, letter: str) -> int:
    """The beginning that is `letter` longer than `node`."""
    mixed = ((node ^ ord(letter)) * _ODD) & _MASK
    return mixed ^ (mixed >> 29)


def beginning(letters: str, node: int = ROOT) -> int:
    """The beginning that is all these `letters` longer than `node`; as `step`, without a call for each."""
    for letter in letters:
        mixed = ((node ^ ord(letter)) * _ODD) & _MASK
        node = mixed ^ (mixed >> 29)
    return node


class WordTrie:
    """Beginnings of words, all in lower case."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Raises ValueError where `data` is no whole table."""
        view = memoryview(data)
        if len(view) < _HEADER.size:
            raise ValueError("too short")
        magic, slots = _HEADER.unpack_from(view)
        if magic != _MAGIC or slots & (slots - 1) or len(view) != _HEADER.size + 6 * slots:
            raise ValueError("not a table of beginnings, or cut off")
        self._checks = view[_HEADER.size : _HEADER.size + 4 * slots].cast("I")
        self._values = view[_HEADER.size + 4 * slots :].cast("h")
        self._last = slots - 1

    def value(self, node: int) -> float | None:
        """None where no word begins so; the word's log10 frequency where one ends here; 0.0 where words only go on."""
        check, slot = (node >> 32) or 1, node & self._last
        while (found := self._checks[slot]) != check:
            if not found:
                return None
            slot = (slot + 1) & self._last
        value: int = self._values[slot]
        return value / _SCALE

    def word(self, word: str) -> float | None:
        """The log10 frequency of a whole word; None where it is unknown."""
        return self.value(beginning(word)) or None


@cache
def word_trie(language: str) -> WordTrie:
    """The beginnings of all words of `language` (da, de, en), compiled at the first use on a machine."""
    return kept(cache_file(f"beginnings-{language}", 4), WordTrie, lambda: compiled(_words(language)))


def _words(language: str) -> Iterable[tuple[str, float]]:
    frequencies = frequency_list(language)
    lemmas = lemma_list(language)
    words = {*lemmas, *lemmas.values(), *frequencies}
    if language == "de":
        _share_sharp_s(frequencies, words, {*lemmas, *lemmas.values()})
    for word in sorted(words):
        if _FEWEST_LETTERS <= len(word) <= _MOST_LETTERS and word.isalpha():
            yield word, log10(frequencies.get(word, FLOOR))


_SHARP_STEMS = (
    *("auße", "äuße", "drauß", "bloß", "dreißig", "mäß", "weiß", "heiß", "ließ", "nieß", "gieß", "schieß", "groß", "größ", "maßnahm"),
    *("fuß", "füß", "gruß", "grüß", "spaß", "späß", "straße", "süß", "stoß", "stöß", "reiß"),
    *("beiß", "fleiß", "strauß", "preuß", "spieß", "büß"),
)
"""Beginnings and middles of words that are spelt with ß; many of their forms are in no list."""


def _share_sharp_s(frequencies: dict[str, float], words: set[str], listed: set[str]) -> None:
    """The word lists count *Straße* under *strasse*: what no list of German words spells with ss is counted where it belongs."""
    for word in [word for word in words if "ss" in word and word not in listed]:
        for stem in _SHARP_STEMS:
            if (swiss := stem.replace("ß", "ss")) in word:
                words.add(word.replace(swiss, stem))
    for word in [word for word in words if "ß" in word]:
        swiss = word.replace("ß", "ss")
        share = frequencies.get(swiss, FLOOR)
        if swiss in listed:
            frequencies[word] = max(frequencies.get(word, FLOOR), share / 10)
        else:
            frequencies[word], frequencies[swiss] = share, max(FLOOR, share / 30)


def compiled(words: Iterable[tuple[str, float]]) -> bytes:
    """The table of sorted words and their log10 frequencies."""
    nodes: dict[int, int] = {}
    before, path = "", [ROOT]
    for word, value in words:
        common = 0
        while common < min(len(word), len(before)) and word[common] == before[common]:
            common += 1
        del path[common + 1 :]
        for letter in word[common:]:
            path.append(step(path[-1], letter))
            nodes.setdefault(path[-1], 0)
        nodes[path[-1]] = max(-32_000, min(-1, round(value * _SCALE)))
        before = word
    return _table(nodes)


def _table(nodes: dict[int, int]) -> bytes:
    slots = 1 << max(4, (2 * len(nodes)).bit_length())
    if slots > 3 * len(nodes) + 16:
        slots >>= 1
    checks, values = array("I", bytes(4 * slots)), array("h", bytes(2 * slots))
    for node, value in nodes.items():
        slot = node & (slots - 1)
        while checks[slot]:
            slot = (slot + 1) & (slots - 1)
        checks[slot], values[slot] = (node >> 32) or 1, value
    return _HEADER.pack(_MAGIC, slots) + checks.tobytes() + values.tobytes()
