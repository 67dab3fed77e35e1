"""How likely each reading of a word is in one document: the known words, weighed against how often its letters were misread there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log10

from corpus.lexicon_trie import WordTrie, word_trie
from ingest.repair_candidates import Candidate, candidates, candidates_among, place_candidates
from ingest.repair_rates import Rates
from ingest.repair_shape import Shape, shape
from ingest.repair_strange import compound_value, new_word_value, strange

_FUNCTION_WORD = -3.05
"""log10 of how frequent a short word is that OCR glues to its neighbour."""
_LONGEST_FUNCTION_WORD = 5
_LONGEST_GLUED = 32
_IMPOSSIBLE = -60.0
_MOST_CHOICES = 6
_LIKELY = -5.0
"""A word that is so likely is not taken for two."""
_MOST_CUTS = 4
_RARE = -7.0
_LISTED = {"da": -7.3, "de": -7.9}
_KNOWN_COMPOUND = 0.5
_KNOWN_END = 6
_MOST_KEPT = 50_000
_LEFT_LENGTH, _LEFT_SHORT, _LEFT_LONG = 5, -5.5, -9.0
"""A word that lost the space before a short one must be rather frequent where it is short itself."""
_BEGINNING = 1.0
"""A name hardly ever begins with a frequent short word and goes on with a known one: *Vihjælper* is no name."""

_OFTEN_GLUED = -2.6

_Way = tuple[str, float, tuple[int, ...], int]
"""Words with spaces between, their score, the confusions they take, and how many spaces were lost."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read a word: `score` is log10 of its likelihood in this document."""

    text: str
    score: float
    uses: tuple[int, ...] = ()
    glued: int = 0


class Model:
    """Reads words by the rates of a document. `own` says how frequent (0.0: unknown) a word is in the archive's clean documents."""

    def __init__(self, rates: Rates, own: Callable[[str, str], float] | None = None, spellings: WordTrie | None = None) -> None:
        self.rates = rates
        self._spellings = spellings
        self._own = own
        self._resolved: dict[str, tuple[Choice, ...]] = {}
        self._follows: dict[str, bool] = {}
        self._cut: dict[tuple[str, int], list[_Way]] = {}
        self._trie = word_trie(rates.language)

    def choices(self, word: str, *, may_be_glued: bool = True) -> tuple[Choice, ...]:
        """The ways to read a word, the likeliest first; the word as it stands is always one of them. Written like the word."""
        found = shape(word)
        as_read = Choice(word, self._as_read(word, found))
        ways = {word: as_read}
        single = list(self._letters(found))
        best = max([as_read.score, *(choice.score for choice in single)])
        glued = list(self._glued(found)) if may_be_glued and best < _LIKELY else []
        if not single and may_be_glued and not glued:
            single += self._partly(found.key)
        for choice in (*single, *glued):
            written = Choice(found.write(choice.text), choice.score, choice.uses, choice.glued)
            if written.text != word and (written.text not in ways or ways[written.text].score < written.score):
                ways[written.text] = written
        ranked = sorted(ways.values(), key=lambda way: (-way.score, way.text))[:_MOST_CHOICES]
        return tuple(ranked if as_read in ranked else [*ranked, as_read])

    def _letters(self, found: Shape) -> Iterable[Choice]:
        yield from self._resolve(found.key)
        if found.is_capital and not found.is_upper:
            yield from (self._scored(c) for c in place_candidates(found.key, self.rates.language) if c.uses)
        if self._spellings:
            yield from (self._scored(c) for c in candidates_among(found.key, self.rates.language, self._spellings) if c.uses)

    def _partly(self, key: str) -> Iterable[Choice]:
        """Words of which one end becomes a known word: *netvaerksmotor* → netværksmotor, whatever *motor* is."""
        language = self.rates.language
        for cut in range(_KNOWN_END, len(key) - 2):
            for choice in self._resolve(key[:cut]):
                yield Choice(choice.text + key[cut:], new_word_value(choice.score, key[cut:], language), choice.uses)
        for cut in range(3, len(key) - _KNOWN_END + 1):
            for choice in self._resolve(key[cut:]):
                yield Choice(key[:cut] + choice.text, new_word_value(choice.score, key[:cut], language), choice.uses)

    def _resolve(self, key: str) -> tuple[Choice, ...]:
        if key not in self._resolved:
            if len(self._resolved) > _MOST_KEPT:
                self._resolved.clear()
            self._resolved[key] = tuple(self._scored(c) for c in candidates(key, self.rates.language) if c.uses)
        return self._resolved[key]

    def _scored(self, candidate: Candidate) -> Choice:
        value = self._value(candidate)
        if self._own and (share := self._own(candidate.text, self.rates.language)):
            value = max(value, log10(share))
        return Choice(candidate.text, value + sum(self.rates.confusion[use] for use in candidate.uses), candidate.uses)

    def _value(self, candidate: Candidate) -> float:
        """A word that is in a dictionary only is rare, but likelier than most that are in none."""
        language = self.rates.language
        if candidate.parts == 1 and candidate.value > _RARE:
            return candidate.value
        by_parts = compound_value(candidate.text, language)
        return max(candidate.value, by_parts) if candidate.parts > 1 else max(_LISTED[language], by_parts + _KNOWN_COMPOUND)

    def _as_read(self, word: str, found: Shape) -> float:
        known = [self._value(c) for c in candidates(found.key, self.rates.language) if not c.uses]
        best = max([*known, strange(word, found, self.rates.language)])
        if found.is_capital and not found.is_upper:
            best = max([best, *(c.value + 0.5 for c in place_candidates(found.key, self.rates.language) if not c.uses)])
        if self._own and (share := self._own(found.key, self.rates.language)):
            best = max(best, log10(share))
        return best

    def _glued(self, found: Shape) -> Iterable[Choice]:
        """*skalindgd* → skal indgå: words of which at least every second is a short, frequent one."""
        if 4 <= len(found.key) <= _LONGEST_GLUED and not found.is_upper and found.key.isalnum():
            for text, score, uses, glued in self._ways(found.key, _MOST_CUTS):
                if glued:
                    is_begun = found.is_capital and self._is_function(text.split(" ")[0])
                    yield Choice(text, score + (self._beginning() if is_begun else 0.0), uses, glued)

    def _beginning(self) -> float:
        return _BEGINNING + max(0.0, self.rates.glue - _OFTEN_GLUED)

    def _ways(self, key: str, depth: int) -> list[_Way]:
        """The ways to read letters as one word or several, at most `depth` cuts."""
        if (key, depth) not in self._cut:
            if len(self._cut) > _MOST_KEPT:
                self._cut.clear()
            self._cut[key, depth] = self._find_ways(key, depth)
        return self._cut[key, depth]

    def _find_ways(self, key: str, depth: int) -> list[_Way]:
        ways: list[_Way] = []
        if best := self._best(key):
            ways.append((best.text, best.score, best.uses, 0))
        for cut in range(1, len(key)) if depth else ():
            left, right = key[:cut], key[cut:]
            if self._is_function(left):
                ways += self._joined(self._best(left), self._ways(right, depth - 1))
            elif (
                len(left) > 2
                and self._may_follow(right)
                and (word := self._best(left))
                and word.score > (_LEFT_SHORT if len(left) < _LEFT_LENGTH else _LEFT_LONG)
            ):
                ways += self._joined(word, [way for way in self._ways(right, depth - 1) if self._is_function(way[0].split(" ")[0])])
        return sorted(ways, key=lambda way: -way[1])[:3]

    def _joined(self, left: Choice | None, rest: list[_Way]) -> list[_Way]:
        if left is None:
            return []
        glue = self.rates.glue
        return [(f"{left.text} {t}", left.score + s + (glue / 2 if g else glue), left.uses + u, g + 1) for t, s, u, g in rest]

    def _best(self, key: str) -> Choice | None:
        """The likeliest single known word."""
        value = self._trie.word(key)
        found = [Choice(key, value)] if value is not None else []
        if value is None or value < -4.5:
            found += self._resolve(key)
            found += [Choice(key, c.value) for c in candidates(key, self.rates.language) if not c.uses]
        return max(found, key=lambda c: c.score, default=None)

    def _may_follow(self, letters: str) -> bool:
        """Whether letters begin with a short frequent word."""
        if letters not in self._follows:
            if len(self._follows) > _MOST_KEPT:
                self._follows.clear()
            self._follows[letters] = any(
                self._is_function(letters[:end]) for end in range(1, min(len(letters), _LONGEST_FUNCTION_WORD) + 1)
            )
        return self._follows[letters]

    def _is_function(self, word: str) -> bool:
        return (
            len(word) <= _LONGEST_FUNCTION_WORD
            and (self._trie.word(word) or _IMPOSSIBLE) >= _FUNCTION_WORD
            and (len(word) > 1 or word == "i")
        )
