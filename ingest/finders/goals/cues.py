r"""What makes a sentence a goal and what keeps it from being one: `goal_words.csv`, `goal_cues.csv` and the weight of each class.

`goal_words.csv` holds lists of words of one kind (the bodies that speak for an issuer, nouns of aim, verbs of wishing, other people …),
`goal_cues.csv` phrases made of them. Both are in loose spelling (see `cues`). A phrase is written as words with spaces between, where

    {list}   is any word of that list            .      is any one word, or none (~ one without a comma)
    (a|b)    is one of these                     [a]    is a word that may be missing
    *        is any ending or beginning          a_b    are two words where one is expected (in a list, a bracket)
    ^        is the beginning of the sentence    >      is the beginning of a clause

and a comma or colon may follow each word. Anything else is a regular expression for a word (`20\d\d`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

CUES = Path(__file__).with_name("goal_cues.csv")
WORDS = Path(__file__).with_name("goal_words.csv")

WEIGHTS = {
    "aim": 2.4,
    "commit": 2.0,
    "decision": 1.9,
    "label": 1.8,
    "duty": 1.8,
    "intention": 1.8,
    "listed": 1.4,
    "programme": 0.8,
    "vision": 1.2,
    "slide": 0.8,
    "own": 0.6,
    "others_intention": 0.2,
    "priority": 1.8,
    "must_not": 1.5,
    "need": 1.5,
    "purpose": 0.8,
    "horizon": 0.8,
    "founded": 0.7,
    "weak_priority": 0.6,
    "need_weak": 0.5,
    "gerundive": 0.6,
    "pledge": 0.0,
    "list_of_goals": 0.0,
    "no_intention": 0.0,
    "heading": 0.0,
    "lead": 0.0,
    "change": 0.0,
    "enacts": 0.0,
    "since": -1.0,
    "conviction": -1.0,
    "past": -1.6,
    "possibility": -2.0,
    "forecast": -2.5,
    "report": -2.5,
    "law": -3.0,
    "third": -3.0,
    "press": -4.0,
    "procedure": -4.0,
    "remark": -4.0,
    "question": -6.0,
}
"""How much a class of cues says for a goal (or against it), as log-odds: 2 is seven to one."""

SEPARATOR = r"(?:[,:]? )"
GAPS = {".": r"(?:[^\s;!?]+ )", "~": r"(?:[^\s;:,!?]+ )"}
CLAUSE = r"(?:^|[,;:–—] )(?:og |men |und |aber |and |but )?"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that speaks for or against a goal. `why` is told to the reader with the fact."""

    kind: str
    why: str
    pattern: re.Pattern[str]

    @property
    def weight(self) -> float:
        return WEIGHTS[self.kind]


@cache
def cues(language: str, kind: str) -> tuple[Cue, ...]:
    """The phrases of one class, in the order of the table."""
    return tuple(
        Cue(kind, row["why"], re.compile(phrase_pattern(row["pattern"], language))) for row in _rows(language) if row["class"] == kind
    )


@cache
def any_cue(language: str, kind: str) -> re.Pattern[str] | None:
    """One pattern for all phrases of a class: most sentences hold none, and are told so at once."""
    found = [cue.pattern.pattern for cue in cues(language, kind)]
    return re.compile("|".join(found)) if found else None


@cache
def kinds(language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["class"] for row in _rows(language)))


def first_cue(text: str, language: str, kind: str) -> tuple[Cue, re.Match[str]] | None:
    """The first phrase of a class in a text in loose spelling, with the place where it stands."""
    pattern = any_cue(language, kind)
    if pattern is None or not pattern.search(text):
        return None
    return next((cue, match) for cue in cues(language, kind) if (match := cue.pattern.search(text)))


@cache
def words(language: str, name: str) -> str:
    """A list of words as a regular expression."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = [row["words"] for row in csv.DictReader(file) if row["language"] == language and row["list"] == name]
    if not rows:
        raise KeyError(f"{WORDS.name} has no list “{name}” for “{language}”")
    return "(?:" + "|".join(_word(word, language) for row in rows for word in row.split("|")) + ")"


def phrase_pattern(phrase: str, language: str) -> str:
    """A phrase of the table as a regular expression."""
    tokens = phrase.split()
    start = {"^": "^", ">": CLAUSE}.get(tokens[0])
    parts: list[str] = []
    for token, run in groupby(tokens[1:] if start else tokens):
        count = len(list(run))
        if token in GAPS:
            parts.append(f"{GAPS[token]}{{0,{count}}}?")
        elif token[0] == "[":
            parts.append(f"(?:{_word(token[1:-1], language)}{SEPARATOR})?")
        else:
            parts.append(_word(token, language) + SEPARATOR)
    end = "" if tokens[-1][-1] in "$!?" else r"(?!\w)"
    return (start or r"(?<!\w)") + "".join(parts).removesuffix(SEPARATOR) + end


def _word(token: str, language: str) -> str:
    token = re.sub(r"(?<!\\d)(?<!\\w)(?<![)\]])\*", r"\\w*", token)
    token = re.sub(r"\((?!\?)", "(?:", token).replace("_", SEPARATOR)
    return re.sub(r"\{(\w+(?:\(\?:\[,:\]\? \)\w+)*)\}", lambda m: words(language, m.group(1).replace(SEPARATOR, "_")), token)


@cache
def _rows(language: str) -> tuple[dict[str, str], ...]:
    def read() -> Iterator[dict[str, str]]:
        with CUES.open(encoding="utf-8", newline="") as file:
            yield from (row for row in csv.DictReader(file) if row["language"] == language)

    return tuple(read())
