"""How often a document misreads which letters, and loses spaces: first a guess, then what was counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log10

from ingest.repair_confusions import Confusion, confusions

BROKEN = 0.08
"""The share of special letters misread from which on a document counts as broken."""
_LEAST_RATE = 2e-4
"""In a broken document any letter may be misread."""


@dataclass
class Rates:
    """How often a document misreads: log10 per confusion, and log10 of how often a space is lost. Learned from what was counted."""

    language: str
    confusion: list[float] = field(default_factory=list)
    glue: float = -3.0
    special: float = 0.3
    """The share of æ ø å ä ö ü ß that were misread."""
    mended: int = 0
    """How many forms of words said so."""


def first_rates(language: str) -> Rates:
    """Before anything is known: every third special letter is misread, every hundredth other."""
    entries = confusions(language).all
    return Rates(language, [(-0.5 if e.is_special else -2.0) - e.cost for e in entries], -2.0)


def learned_rates(language: str, used: Counter[int], letters: Counter[str], glued: int, words: int) -> Rates:
    """Rates from how often each confusion was seen, how often the letters stand intact, and how many of `words` were glued.

    A letter's rate leans on that of its kind (special or other), a confusion's share on the table, the more so the less was seen.
    """
    entries = confusions(language).all
    used = _without_old_spelling(entries, used)
    damaged: Counter[str] = Counter()
    for number, count in used.items():
        damaged[entries[number].letter] += count
    kinds = {is_special: _kind_rate(entries, damaged, letters, is_special=is_special) for is_special in (True, False)}
    least = _LEAST_RATE if kinds[True] > BROKEN else 0.0
    rates = [_rate(entry, used[i], damaged[entry.letter], letters, kinds[entry.is_special], least) for i, entry in enumerate(entries)]
    return Rates(language, rates, log10((glued + 0.002) / (words + 20)), kinds[True])


def is_old_spelling(entry: Confusion) -> bool:
    return (entry.read, entry.meant) == ("aa", "å")


def _without_old_spelling(entries: tuple[Confusion, ...], used: Counter[int]) -> Counter[int]:
    """*paa* for *på* is no misreading in a text that spells so, and there æ and ø are intact."""
    old = {i for i, entry in enumerate(entries) if is_old_spelling(entry)}
    others = sum(count for i, count in used.items() if entries[i].is_special and i not in old)
    return used if others > sum(used[i] for i in old) else Counter({i: n for i, n in used.items() if i not in old})


def _kind_rate(entries: tuple[Confusion, ...], damaged: Counter[str], letters: Counter[str], *, is_special: bool) -> float:
    kind = {entry.letter for entry in entries if entry.is_special == is_special}
    bad, intact = sum(damaged[letter] for letter in kind), sum(letters[letter] for letter in kind)
    return (bad + 0.01) / (bad + intact + 30)


def _rate(entry: Confusion, used: int, damaged: int, letters: Counter[str], kind: float, least: float) -> float:
    rate = max(least, (damaged + 5 * kind) / (damaged + letters[entry.letter] + 5))
    share = (used + 4 * 10**-entry.cost) / (damaged + 4)
    return max(-9.0, log10(rate * share))
