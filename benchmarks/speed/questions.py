"""What is asked of ten thousand papers: frequent and rare words, several, phrases, prefixes, misspelt words, and with facets chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np

from benchmarks.speed.papers import Paper, paper
from benchmarks.speed.words import words
from corpus.facts import facet_values

FREQUENT = range(60, 1_500)
FUNCTION_WORDS = 30
LETTERS = "abcdefghiklmnoprstuvæøåäöü"
TOGETHER = (
    "frequent word", "rare word", "two words", "three or four words", "phrase", "phrase of frequent words", "prefix", "short prefix",
)  # fmt: skip
"""The kinds that the limits hold for together."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of a kind, and the filters chosen beside it."""

    kind: str
    query: str
    filters: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        return f"/search?{urlencode([('q', self.query), *self.filters])}"


Maker = Callable[[np.random.Generator, Paper], str]


def questions(documents: int, each: int, seed: int) -> list[Asked]:
    """So many of each kind, all different, in one mixed order that is the same in every run."""
    random = np.random.default_rng((seed, 7))
    asked: dict[tuple[str, str], Asked] = {}
    for kind, make in MAKERS.items():
        wanted, tries = len(asked) + each, 0
        while len(asked) < wanted and tries < 20 * each:
            tries += 1
            made = paper(int(random.integers(documents)), seed)
            if query := make(random, made):
                filters = _filters(random, made) if kind == "with facets" else ()
                asked.setdefault((kind, query), Asked(kind, query, filters))
    mixed = list(asked.values())
    return [mixed[number] for number in random.permutation(len(mixed))]


def _filters(random: np.random.Generator, made: Paper) -> tuple[tuple[str, str], ...]:
    """Two of what a visitor may click."""
    head = made.head
    year = head.year or 2015
    offered = [
        ("country", head.country or "DE"), ("type", head.type), ("language", head.language or "de"),
        ("theme", facet_values(made.facts)["theme"][0]), ("year_from", str(year - 5)), ("municipality", head.municipality or ""),
    ]  # fmt: skip
    return tuple(offered[number] for number in sorted(random.choice(len(offered), 2, replace=False)))


def _frequent(random: np.random.Generator, made: Paper) -> str:
    forms = words(made.head.language or "de").forms
    word = forms[int(random.integers(FREQUENT.start, FREQUENT.stop))]
    return word if len(word) > 3 else ""


def _rare(random: np.random.Generator, made: Paper) -> str:
    known = set(words(made.head.language or "de").forms[:30_000])
    rare = [word for word in _plain(made) if len(word) > 6 and word not in known and word.lower() not in known]
    return str(random.choice(rare)) if rare else ""


def _two(random: np.random.Generator, made: Paper) -> str:
    return " ".join(random.choice(made.subject[:12], 2, replace=False))


def _more(random: np.random.Generator, made: Paper) -> str:
    subject = list(random.choice(made.subject[:12], int(random.integers(2, 4)), replace=False))
    return " ".join([*subject, _frequent(random, made) or made.subject[13]])


def _phrase(random: np.random.Generator, made: Paper) -> str:
    return _quoted(_row(random, made, int(random.integers(2, 4)), lambda row: any(len(word) > 5 for word in row)))


def _frequent_phrase(random: np.random.Generator, made: Paper) -> str:
    common = set(words(made.head.language or "de").forms[:FUNCTION_WORDS])
    return _quoted(_row(random, made, 2, lambda row: all(word in common for word in row)))


def _prefix(random: np.random.Generator, made: Paper) -> str:
    word = str(random.choice(made.subject))
    return f"{word[: int(random.integers(4, 7))]}*" if len(word) > 6 else ""


def _short_prefix(random: np.random.Generator, made: Paper) -> str:
    return f"{str(random.choice(made.subject))[:3]}*"


def _fuzzy(random: np.random.Generator, made: Paper) -> str:
    word = str(random.choice(made.subject))
    at = int(random.integers(1, max(2, len(word) - 1)))
    return f"{word[:at]}{random.choice(list(LETTERS))}{word[at + 1 :]}~" if len(word) > 5 else ""


def _near(random: np.random.Generator, made: Paper) -> str:
    row = _row(random, made, 5, lambda row: len(row[0]) > 4 and len(row[4]) > 4)
    return f"{row[0]} NEAR {row[4]}" if row else ""


def _asked_facts(random: np.random.Generator, made: Paper) -> str:
    """What a person may ask for the facts that a few of the papers hold."""
    town, year = made.head.municipality, int(random.integers(2025, 2050))
    if made.head.language == "da":
        return str(random.choice([f"hvilke venskabsbyer har {town}", f"mål for klima inden {year}", "venskabsbyer i Polen"]))
    asked = [f"Welche Städte sind Partnerstädte von {town}?", f"Ziele zum Klimaschutz bis {year}", "Partnerstädte in Polen"]
    return str(random.choice(asked))


def _plain(made: Paper) -> list[str]:
    """The words of the paper that are letters alone."""
    return [word for page in made.pages for word in page.split() if word.isalpha()]


def _row(random: np.random.Generator, made: Paper, count: int, fits: Callable[[Sequence[str]], bool]) -> list[str]:
    """Words that stand side by side within a sentence, or nothing."""
    flow = " ".join(made.pages).split()
    rows = [row for row in (flow[at : at + count] for at in range(len(flow) - count)) if all(map(str.isalpha, row)) and fits(row)]
    return rows[int(random.integers(len(rows)))] if rows else []


def _quoted(row: Sequence[str]) -> str:
    return f'"{" ".join(row)}"' if row else ""


MAKERS: dict[str, Maker] = {
    "frequent word": _frequent,
    "rare word": _rare,
    "two words": _two,
    "three or four words": _more,
    "phrase": _phrase,
    "phrase of frequent words": _frequent_phrase,
    "prefix": _prefix,
    "short prefix": _short_prefix,
    "misspelt (word~)": _fuzzy,
    "NEAR": _near,
    "with facets": _two,
    "question": _asked_facts,
}
