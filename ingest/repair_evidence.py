"""The document's own evidence: its words are counted page by page, and what is misread in them gives the rates of each confusion.

First every unknown word is read as if misreadings were common. What then becomes a known, frequent word counts as seen; how often
its letters stand intact in known words counts against it. From both come the rates by which all words are read. So a letter that
a document never loses is never put back, and one that it nearly always loses is put back wherever a word allows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from corpus.lexicon import frequency
from corpus.model import Page
from ingest.repair_confusions import confusions
from ingest.repair_model import Model
from ingest.repair_rates import Rates, first_rates, is_old_spelling, learned_rates
from ingest.repair_words import passages, words

T = TypeVar("T", bound=Hashable)

_MOST_FORMS = 60_000
_MOST_PAIRS = 120_000
_MOST_SEARCHED = 2_500
_FIRST_LOOK = 250
_FEWEST_MENDED = 2
"""A document in which fewer of the first forms look misread is a clean one."""
_CLEAR = 1.2
_KNOWN = 2e-8
_CAP = 12

_Forms = list[tuple[str, int]]


class Counts:
    """The words of one language in a document: how often each form and each pair of neighbours stands there, within bounds."""

    def __init__(self) -> None:
        self.forms: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()

    def add(self, text: str, start: int, end: int) -> None:
        before, last = "", start
        for word in words(text, start, end):
            if word.text in self.forms or len(self.forms) < _MOST_FORMS:
                self.forms[word.text] += 1
            if before and word.start - last <= 2 and text[last : word.start].isspace():
                pair = (before, word.text)
                if pair in self.pairs or len(self.pairs) < _MOST_PAIRS:
                    self.pairs[pair] += 1
            before, last = word.text, word.end

    def count(self, forms: Iterable[tuple[str, int]], pairs: Iterable[tuple[tuple[str, str], int]]) -> None:
        """Counts what was counted elsewhere, within the same bounds."""
        _count(self.forms, forms, _MOST_FORMS)
        _count(self.pairs, pairs, _MOST_PAIRS)


def _count(counter: Counter[T], more: Iterable[tuple[T, int]], most: int) -> None:
    for it, number in more:
        if it in counter or len(counter) < most:
            counter[it] += number


class Tally:
    """What one look at the counted words finds: confusions seen, letters intact, words glued."""

    def __init__(self) -> None:
        self.used: Counter[int] = Counter()
        self.most: Counter[int] = Counter()
        self.letters: Counter[str] = Counter()
        self.glued = self.words = self.mended = 0

    def believed(self, language: str) -> Counter[int]:
        """The confusions seen. What only one word says of common letters is not believed: that word may be right."""
        entries = confusions(language).all
        return Counter({use: n if entries[use].is_telling else n - self.most[use] for use, n in self.used.items()})


def count_words(page: Page, counts: dict[str, Counts]) -> None:
    """Adds the words of a page, by language."""
    for start, end, language in passages(page):
        counts.setdefault(language, Counts()).add(page.source_text, start, end)


def rates_of(counts: Counts, language: str, own: Callable[[str, str], float] | None) -> Rates:
    """The rates of a document, in two rounds: the second reads by what the first has seen."""
    known, unknown = _parted(counts, language)
    rates = first_rates(language)
    for least in (_FIRST_LOOK, _MOST_SEARCHED, _MOST_SEARCHED):
        tally = _look(known, _spread(unknown, least), Model(rates, own), is_first=least == _FIRST_LOOK)
        rates = learned_rates(language, tally.believed(language), tally.letters, tally.glued, tally.words)
        rates.mended = tally.mended
        if least == _FIRST_LOOK:
            rates.glue = first_rates(language).glue
        if least == _FIRST_LOOK and tally.mended < _FEWEST_MENDED:
            break
    return rates


def _spread(forms: _Forms, most: int) -> _Forms:
    """At most so many, from all parts of the document: its broken pages may be the last."""
    return forms[:: -(-len(forms) // most) or 1]


def _parted(counts: Counts, language: str) -> tuple[_Forms, _Forms]:
    """The forms that the lists know, and those that they do not (only such as may tell something), each with its number."""
    known: _Forms = []
    unknown: _Forms = []
    for form, number in counts.forms.items():
        is_known = frequency(form, language) > _KNOWN
        if is_known or (len(form) > 1 and not form.isupper()):
            (known if is_known else unknown).append((form, number))
    return known, unknown


def _look(known: _Forms, unknown: _Forms, model: Model, *, is_first: bool) -> Tally:
    tally, entries = Tally(), confusions(model.rates.language).all
    for form, number in known:
        _count_letters(tally, form.lower(), number)
    for form, number in unknown:
        tally.words += number
        choices = model.choices(form, may_be_glued=not is_first)
        best, as_read = choices[0], next((c for c in choices if c.text == form), None)
        needed = _CLEAR + (1.0 if form[:1].isupper() else 0.0)
        if best.text == form or (as_read and best.score - as_read.score < needed):
            _count_letters(tally, form.lower(), number)
            continue
        for use in best.uses:
            tally.used[use] += min(number, _CAP)
            tally.most[use] = max(tally.most[use], min(number, _CAP))
        tally.mended += bool(best.glued) or not all(is_old_spelling(entries[use]) for use in best.uses)
        tally.glued += min(number, _CAP) if best.glued else 0
    return tally


def _count_letters(tally: Tally, form: str, number: int) -> None:
    tally.words += number
    for letter in form:
        tally.letters[letter] += number
