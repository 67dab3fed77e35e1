"""What a word as read may have been: every known word, or compound of known words, that the usual confusions turn into it.

The search goes through the word letter by letter, beside it through the beginnings of all known words, and takes at each
letter either the letter itself or one that it may have been read for. What it finds does not depend on the document; how
likely each candidate is there, `repair_evidence` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from math import log10

from corpus.lexicon import can_be_part
from corpus.lexicon_trie import ROOT, WordTrie, compiled, step, word_trie
from corpus.places_table import table as places_table
from ingest.repair_confusions import Confusions, confusions

_MOST_COST = 4.6
_MOST_USES = 4
_MOST_STEPS = 6_000
_LONGEST = 40
_MOST_CANDIDATES = 8
_JOINT = 0.5
"""A compound is likelier than its words side by side: nouns make up a fifth of a text, and every seventh word is a compound."""
_LINKS = {"da": ("", "s", "e"), "de": ("", "s", "n", "en", "er", "es", "e")}
_SHORTEST_PART = 3
_SMALLEST_SHARE = -6.3
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


@dataclass(frozen=True, slots=True)
class _State:
    at: int
    node: int
    cost: float
    value: float
    text: str
    uses: tuple[int, ...]
    part_start: int
    parts: int


@lru_cache(maxsize=1 << 14)
def candidates(word: str, language: str) -> tuple[Candidate, ...]:
    """The likeliest first; the word itself is among them (without `uses`) where it is known. `word` has no capital but inside."""
    if not 1 <= len(word) <= _LONGEST:
        return ()
    search = _Search(word, language, word_trie(language), confusions(language))
    return search.best()


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
    """One search: depth first, the states that cost least last on the stack."""

    def __init__(
        self, word: str, language: str, trie: WordTrie, table: Confusions, *, is_whole: bool = False, is_name: bool = False
    ) -> None:
        self._word, self._language, self._trie, self._table = word, language, trie, table
        self._is_whole, self._is_name = is_whole, is_name
        self._found: dict[str, tuple[float, Candidate]] = {}
        self._seen: dict[tuple[int, int, int], float] = {}

    def best(self) -> tuple[Candidate, ...]:
        stack = [_State(0, ROOT, 0.0, 0.0, "", (), 0, 1)]
        for _ in range(_MOST_STEPS):
            if not stack:
                break
            self._advance(stack.pop(), stack)
        ranked = sorted(self._found.values(), key=lambda found: (found[0], found[1].text))
        return tuple(candidate for _, candidate in ranked[:_MOST_CANDIDATES])

    def _advance(self, state: _State, stack: list[_State]) -> None:
        ends = self._trie.value(state.node) if state.node != ROOT else 0.0
        if ends is None:
            return
        if state.at == len(self._word):
            if ends:
                self._note(state, ends)
            return
        if ends:
            self._restart(state, ends, stack)
        self._read_on(state, stack)

    def _read_on(self, state: _State, stack: list[_State]) -> None:
        word, at = self._word, state.at
        for number in self._table.by_first.get(word[at], ()):
            confusion = self._table.all[number]
            cost = state.cost + confusion.cost + 0.3
            if cost <= _MOST_COST and len(state.uses) < _MOST_USES and confusion.fits(word, at, is_name=self._is_name):
                self._push(state, at + len(confusion.read), confusion.meant, cost, (*state.uses, number), stack)
        letter = word[at].lower()
        if letter.isalpha() and len(letter) == 1:
            is_capital = at > 0 and letter != word[at]
            self._push(
                state, at + 1, letter, state.cost + (_CAPITAL_INSIDE if is_capital else 0.0), state.uses, stack, is_capital=is_capital
            )

    def _push(
        self, state: _State, at: int, letters: str, cost: float, uses: tuple[int, ...], stack: list[_State], *, is_capital: bool = False
    ) -> None:
        node = state.node
        for letter in letters:
            node = step(node, letter)
            if self._trie.value(node) is None:
                return
        key = (at, node, state.parts)
        if self._seen.get(key, 99.0) <= cost - state.value / 2:
            return
        self._seen[key] = cost - state.value / 2
        value = state.value - (_CAPITAL_INSIDE if is_capital else 0.0)
        stack.append(_State(at, node, cost, value, state.text + letters, uses, state.part_start, state.parts))

    def _restart(self, state: _State, ends: float, stack: list[_State]) -> None:
        """A word may end here and another begin: a compound, with or without linking letters."""
        part = state.text[state.part_start :]
        if self._is_whole or state.parts >= _MOST_PARTS or not is_part(part, ends, self._language):
            return
        for link in _LINKS[self._language]:
            if link and not self._word.startswith(link, state.at):
                continue
            at, text = state.at + len(link), state.text + link
            if at + _SHORTEST_PART <= len(self._word):
                value = state.value + ends + _JOINT - (0.4 if link else 0.0)
                stack.append(_State(at, ROOT, state.cost, value, text, state.uses, len(text), state.parts + 1))

    def _note(self, state: _State, ends: float) -> None:
        part = state.text[state.part_start :]
        if state.parts > 1 and not is_part(part, ends, self._language):
            return
        value = state.value + ends
        total = state.cost - value
        if state.text not in self._found or total < self._found[state.text][0]:
            self._found[state.text] = total, Candidate(state.text, value, state.uses, state.parts)


def is_part(part: str, value: float, language: str) -> bool:
    """Whether a word of that log10 frequency can be part of a compound."""
    least = _SMALLEST_SHARE + max(0, 6 - len(part)) * 0.35
    return len(part) >= _SHORTEST_PART and value >= least and can_be_part(part, language)
