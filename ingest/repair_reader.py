"""The reader of one document's words: for each word what to write instead, by itself or by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import log10
from typing import Protocol

from corpus.lexicon_trie import WordTrie, compiled, word_trie
from ingest.repair_confusions import SPECIAL, confusions
from ingest.repair_context import Context, Neighbours
from ingest.repair_evidence import Counts, rates_of
from ingest.repair_model import Choice, Model
from ingest.repair_rates import BROKEN

_FEWEST_MENDED = 2
_NEEDED = {True: 0.3, False: 2.0}
"""By how much (log10) a reading must be likelier than the word as it stands, in a broken document and in others."""
_NEEDED_ALWAYS = 0.15
"""Where most special letters were lost."""
_MOST_LOST = 0.5
_NEEDED_GLUED = {True: 0.4, False: 0.8}
_OFTEN_GLUED = -2.2
"""log10 of the share of words that lost their space from which on it is nothing strange."""
_SURE = 1.2
"""With this much more the neighbours are not asked."""
_DOUBTFUL = -2.6
"""A reading that is less likely than the word as it stands by more than this is not made up for by neighbours."""
_SPELLING = -6.2
_SHORTEST, _LONGEST = 4, 40
_MOST_SPELLINGS, _MOST_OWN = 5_000, 50_000
_CODE = re.compile(r"[^\W\d_]\d+|[1-9]\d*[^\W\d_]")
"""*m3*, *A4*, *4b*: no words."""


class Own(Protocol):
    """The archive's own clean words."""

    def frequency(self, word: str, language: str) -> float: ...

    def words(self, language: str) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to write; `choices` are left where the neighbours must decide, the word as it stands among them."""

    after: str
    margin: float
    is_spacing: bool
    choices: tuple[Choice, ...] = ()


class Reader:
    """Judges words once and remembers."""

    def __init__(self, counts: Counts, language: str, own: Own | None) -> None:
        frequency = own.frequency if own else None
        rates = rates_of(counts, language, frequency)
        self.is_clean = rates.mended < _FEWEST_MENDED
        self.is_broken = not self.is_clean and rates.special > BROKEN
        self.model = Model(rates, frequency, _names(counts, language, own) if self.is_broken else None)
        self._verdicts: dict[str, Verdict | None] = {}
        self._context: Context | None = None
        self._counts, self._language = counts, language

    def verdict(self, word: str) -> Verdict | None:
        """None where the word stays as it is, whatever its neighbours."""
        if self.is_clean:
            return None
        if word not in self._verdicts:
            self._verdicts[word] = self._judge(word)
        return self._verdicts[word]

    def decide(self, word: str, verdict: Verdict, near: Neighbours) -> Verdict | None:
        """The verdict once the neighbours were asked."""
        if not verdict.choices:
            return verdict
        context = self._pairs()
        ranked = sorted(((c.score + context.bonus(c.text, near), c) for c in verdict.choices), key=lambda r: (-r[0], r[1].text))
        best, choice = ranked[0]
        as_read = next(score for score, c in ranked if c.text == word)
        if choice.text == word or best - as_read < self._needed(choice):
            return None
        return Verdict(choice.text, best - as_read, bool(choice.glued))

    def sure(self, word: str) -> str | None:
        """How the word is read whatever its neighbours; None where that is open."""
        verdict = self.verdict(word)
        if verdict is None:
            return word
        return None if verdict.choices else verdict.after

    def _judge(self, word: str) -> Verdict | None:
        choices = self.model.choices(word)
        as_read = next(c.score for c in choices if c.text == word)
        others = [c for c in choices if c.text != word and (self.is_broken or not self._is_spelling(c))]
        if not others or not self._may_change(word):
            return None
        margin = others[0].score - as_read
        rival = max([as_read, *(c.score for c in others[1:])])
        if margin >= self._needed(others[0]) and (others[0].score - rival >= _SURE or not self.is_broken):
            return Verdict(others[0].text, margin, bool(others[0].glued))
        if margin < _DOUBTFUL or not self.is_broken:
            return None
        open_choices = tuple(c for c in choices if c.text == word or c.score > others[0].score - 2)
        return Verdict(others[0].text, margin, bool(others[0].glued), open_choices)

    def _is_spelling(self, choice: Choice) -> bool:
        entries = confusions(self._language).all
        return bool(choice.uses) and all(entries[use].is_spelling for use in choice.uses)

    def _needed(self, choice: Choice) -> float:
        least = _NEEDED_ALWAYS if self.is_broken and self.model.rates.special > _MOST_LOST else _NEEDED[self.is_broken]
        return max(least, _NEEDED_GLUED[self.model.rates.glue > _OFTEN_GLUED] if choice.glued else 0.0)

    def _may_change(self, word: str) -> bool:
        return len(word) > 1 and not _CODE.fullmatch(word)

    def _pairs(self) -> Context:
        """The document's pairs of neighbours, as far as both are sure; made when first asked for."""
        if self._context is None:
            pairs: dict[tuple[str, str], int] = {}
            for (first, second), count in self._counts.pairs.items():
                left, right = self.sure(first), self.sure(second)
                if left and right:
                    pair = (left.rpartition(" ")[2], right.partition(" ")[0])
                    pairs[pair] = pairs.get(pair, 0) + count
            self._context = Context(self._language, pairs)
        return self._context


def _names(counts: Counts, language: str, own: Own | None) -> WordTrie | None:
    """What no list has: the document's own words with special letters, misread in other places, and the archive's own words."""
    values = dict.fromkeys(_spellings(counts, language), _SPELLING)
    for word in sorted(own.words(language))[:_MOST_OWN] if own else ():
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha():
            values[word] = max(_SPELLING, log10(own.frequency(word, language) or 1e-9)) if own else _SPELLING
    return WordTrie(compiled(sorted(values.items()))) if values else None


def _spellings(counts: Counts, language: str) -> Iterable[str]:
    known = word_trie(language)
    found = {form.lower() for form in counts.forms if _SHORTEST <= len(form) <= _LONGEST and form.isalpha() and SPECIAL & set(form.lower())}
    return sorted(form for form in found if known.word(form) is None)[:_MOST_SPELLINGS]
