"""The words of dates in Danish, German and English, from the table `dates_words.csv`: a row is a use, a language, a meaning and its words.

Months, seasons, parts, edges and weekdays have a number or a name for meaning; signals, units and fillers have none. A new word is a new
entry in the table: no pattern has to be touched.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("dates_words.csv")

# At most one line may break between a signal and its date.
GAP = r"(?:[^\S\n]{1,4}|[^\S\n]{0,3}\n[^\S\n]{0,3})"


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    """For each use its words and what they mean; of two rows with the same word the first holds."""
    found: dict[str, dict[str, str]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for word in row["words"].split("|"):
                found.setdefault(row["use"], {}).setdefault(word, row["meaning"])
    return found


def meanings(use: str) -> Mapping[str, str]:
    """The words of a use, in lower case, and what each means."""
    return _table()[use]


@cache
def numbers(use: str) -> Mapping[str, int]:
    """The words of a use whose meaning is a number: months, seasons by their first month, parts of a year, days of a month, weekdays."""
    return {word: int(meaning) for word, meaning in meanings(use).items()}


@cache
def words_of(*uses: str) -> frozenset[str]:
    """The words of some uses, in lower case."""
    return frozenset(word for use in uses for word in meanings(use))


@cache
def alternatives(*uses: str) -> str:
    """An alternation of the words of some uses."""
    return any_of(words_of(*uses))


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first; a space in a phrase stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in sorted(words, key=lambda w: (-len(w), w)))


def stretches(text: str, anchor: re.Pattern[str], near: int, words: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """[begin, end) of what lies near the anchors of a text, so that patterns need not read all of it.

    With `words`, an anchor that begins with a letter counts only if it is one of them.
    """
    begin, end = 0, -1
    for match in anchor.finditer(text):
        if words and match[0][0].isalpha() and match[0].lower() not in words:
            continue
        if match.start() - near > end:
            if end >= 0:
                yield begin, end
            begin = max(0, match.start() - near)
        end = max(end, min(len(text), match.end() + near))
    if end >= 0:
        yield begin, end


@cache
def signal_before() -> re.Pattern[str]:
    """A signal at the end of a text, with small words, a weekday, *år* or *Jahr* after it: "senest fredag den", "seit dem Jahr"."""
    filler = rf"(?:{alternatives('filler')}|(?:{alternatives('weekday')})s?,?)"
    return re.compile(rf"(?<!\w)({alternatives('signal')})[.:]?{GAP}(?:{filler}{GAP}){{0,3}}[\"'„“”»(]?\Z", re.IGNORECASE)


@cache
def last_words_of_signals() -> frozenset[str]:
    """A text without any of these has no signal."""
    return frozenset(re.findall(r"[^\W\d_]+", phrase)[-1] for phrase in words_of("signal"))


@cache
def plan_before() -> re.Pattern[str]:
    """The name of a plan at the end of a text, which carries its horizon: *Vision 2030*, *Klimaplan 2050*; its last part is the signal."""
    return re.compile(rf"(?<!\w)[\w-]*?({alternatives('plan')})(?:en|n|er|s)?(?:-|{GAP})[\"'„“”»(]?\Z", re.IGNORECASE)


def year_meant(text: str, end: int) -> int | None:
    """0 before *dieses Jahres* and *d. J.*, -1 before *sidste år*, 1 before *kommenden Jahres*; None before all else."""
    match = _year_word_after().match(text, end)
    return int(meanings("year meant")[" ".join(match[1].lower().split())]) if match else None


@cache
def _year_word_after() -> re.Pattern[str]:
    return re.compile(rf",?\s{{1,3}}(?:i\s)?({alternatives('year meant')})(?!\w)", re.IGNORECASE)
