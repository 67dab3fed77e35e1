"""What a word as read may have been: every known word, or compound of known words, that the usual confusions turn into it.

The search goes through the word letter by letter, beside it through the beginnings of all known words, and takes at each
letter either the letter itself or one that it may have been read for. What it finds does not depend on the document; how
likely each candidate is there, `repair_evidence` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log10

from corpus.lexicon import can_be_part, is_definite
from corpus.lexicon_trie import ROOT, WordTrie, compiled, step, word_trie
from corpus.places_table import table as places_table
from ingest.repair_confusions import Confusions, confusions

_MOST_COST = 4.6
_PER_CONFUSION = 0.3
_MOST_USES = 4
_MOST_STEPS = 6_000
_LONGEST = 40
_KNOWN = -7.5
"""log10 of how frequent a word is that is no misread compound."""
_MOST_CANDIDATES = 8
_JOINT = 0.5
"""A compound is likelier than its words side by side: nouns make up a fifth of a text, and every seventh word is a compound."""
_LINKS = {"da": ("", "s", "e"), "de": ("", "s", "n", "en", "er", "es", "e")}
_SHORTEST_PART = 3
_LEAST_SHARE = {3: -4.9, 4: -5.6, 5: -6.0}
_SMALLEST_SHARE = -6.3
_TOO_FREQUENT = -2.85
"""So frequent are only function words and auxiliary verbs."""
_LONG_PART, _ANY_SHARE = 8, -8.4
"""log10 of how frequent a word must be to be a part of a compound in a word that was misread; shorter ones must be more frequent."""
_MOST_PARTS = 4
_CAPITAL_INSIDE = 3.0
"""How unlikely (log10) a capital is in the middle of a word; where one stands it is a letter misread."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be meant: `value` is the log10 of its frequency, `uses` are the confusions it takes, by their number."""

    text: str
    value: float
    uses: tuple[int, ...]
    parts: int = 1


_State = tuple[int, int, float, float, float, str, tuple[int, ...], int, int]
"""Where in the word as read; the beginning in the trie and what it holds; cost and value so far; the text, the confusions it takes;
where its last part begins, and how many parts it has. A plain tuple: hundreds of thousands of them are made per document."""

_Option = tuple[int, str, int, float]
"""A confusion that fits at a place: its number, the letters meant, where the word goes on, the cost."""


@lru_cache(maxsize=1 << 14)
def candidates(word: str, language: str) -> tuple[Candidate, ...]:
    """The likeliest first; the word itself is among them (without `uses`) where it is known. `word` has no capital but inside."""
    if not 1 <= len(word) <= _LONGEST:
        return ()
    trie = word_trie(language)
    is_known = (trie.word(word) or -99.0) > _KNOWN
    return _Search(word, language, trie, confusions(language), is_whole=is_known).best()


@lru_cache(maxsize=1 << 12)
def place_candidates(word: str, language: str) -> tuple[Candidate, ...]:
    """The towns that a capitalised word may name; the confusions are those of the text's language."""
    if not 3 <= len(word) <= _LONGEST:
        return ()
    return _Search(word, language, place_trie(), confusions(language), is_whole=True, is_name=True).best()


def candidates_among(word: str, language: str, own: WordTrie) -> tuple[Candidate, ...]:
    """The words of a document's own that a word may be."""
    return _Search(word, language, own, confusions(language), is_whole=True, is_name=True).best()


@cache
def place_trie() -> WordTrie:
    """The beginnings of the names of all towns of one word, with a guess at how often they are named."""
    return WordTrie(_places())


def _places() -> bytes:
    values: dict[str, float] = {}
    for row in places_table().rows:
        _, name, _, _, _, population, _, names = row.split("\t")
        value = -8.2 + 0.35 * log10(max(10, int(population)))
        for form in {name, *names.split("|")}:
            if form.isalpha() and len(form) <= _LONGEST:
                values[form.lower()] = max(value, values.get(form.lower(), -9.0))
    return compiled(sorted(values.items()))


class _Search:
    """One search: depth first over the places of a word, beside it through the trie."""

    def __init__(
        self, word: str, language: str, trie: WordTrie, table: Confusions, *, is_whole: bool = False, is_name: bool = False
    ) -> None:
        self._word, self._language, self._trie, self._is_whole = word, language, trie, is_whole
        self._options = [tuple(_options(word, at, table, is_name=is_name)) for at in range(len(word))]
        self._found: dict[str, tuple[float, Candidate]] = {}
        self._seen: dict[tuple[int, int, int], float] = {}
        self._stack: list[_State] = [(0, ROOT, 0.0, 0.0, 0.0, "", (), 0, 1)]

    def best(self) -> tuple[Candidate, ...]:
        stack, length = self._stack, len(self._word)
        for _ in range(_MOST_STEPS):
            if not stack:
                break
            state = stack.pop()
            if state[0] == length:
                self._note(state)
            else:
                if state[2] and not self._is_whole:
                    self._restart(state)
                self._read_on(state)
        ranked = sorted(self._found.values(), key=lambda found: (found[0], found[1].text))
        return tuple(candidate for _, candidate in ranked[:_MOST_CANDIDATES])

    def _read_on(self, state: _State) -> None:
        at, cost, uses = state[0], state[3], state[6]
        if len(uses) < _MOST_USES:
            for number, meant, after, more in self._options[at]:
                if cost + more <= _MOST_COST:
                    self._push(state, after, meant, cost + more, state[4], (*uses, number))
        as_read = self._word[at]
        letter = as_read.lower()
        if letter.isalpha() and len(letter) == 1:
            penalty = _CAPITAL_INSIDE if at and letter != as_read else 0.0
            self._push(state, at + 1, letter, cost + penalty, state[4] - penalty, uses)

    def _push(self, state: _State, at: int, letters: str, cost: float, value: float, uses: tuple[int, ...]) -> None:
        node, ends = state[1], None
        for letter in letters:
            node = step(node, letter)
            ends = self._trie.value(node)
            if ends is None:
                return
        key, rank = (at, node, state[8]), cost - value / 2
        if ends is not None and self._seen.get(key, 99.0) > rank:
            self._seen[key] = rank
            self._stack.append((at, node, ends, cost, value, state[5] + letters, uses, state[7], state[8]))

    def _restart(self, state: _State) -> None:
        """A word may end here and another begin: a compound, with or without linking letters."""
        at, _, ends, cost, value, text, uses, part_start, parts = state
        part = text[part_start:]
        if parts >= _MOST_PARTS or not is_part(part, ends, self._language) or is_definite(part, self._language):
            return
        for link in _LINKS[self._language]:
            after = at + len(link)
            if after + _SHORTEST_PART <= len(self._word) and self._word.startswith(link, at):
                total = value + ends + _JOINT - (0.4 if link else 0.0)
                self._stack.append((after, ROOT, 0.0, cost, total, text + link, uses, len(text) + len(link), parts + 1))

    def _note(self, state: _State) -> None:
        _, _, ends, cost, value, text, uses, part_start, parts = state
        if not ends or (parts > 1 and not is_part(text[part_start:], ends, self._language)):
            return
        total = cost - value - ends
        if text not in self._found or total < self._found[text][0]:
            self._found[text] = total, Candidate(text, value + ends, uses, parts)


def _options(word: str, at: int, table: Confusions, *, is_name: bool) -> Iterator[_Option]:
    for number in table.by_first.get(word[at], ()):
        confusion = table.all[number]
        if confusion.fits(word, at, is_name=is_name):
            yield number, confusion.meant, at + len(confusion.read), confusion.cost + _PER_CONFUSION


def is_part(part: str, value: float, language: str) -> bool:
    """Whether a word of that log10 frequency can be part of a compound."""
    least = _LEAST_SHARE.get(len(part), _SMALLEST_SHARE if len(part) < _LONG_PART else _ANY_SHARE)
    if value > _TOO_FREQUENT and len(part) < _LONG_PART:
        return False
    return len(part) >= _SHORTEST_PART and value >= least and can_be_part(part, language)
