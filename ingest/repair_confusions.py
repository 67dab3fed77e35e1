"""Which letters an OCR takes for which: the table of confusions and what each costs before a document has said anything.

The weights of `confusions.csv` are rough shares, set by hand: of all misreadings of the letters *meant*, about so many are *read* like
that. The rows stem from Danish and German words that Tesseract reads with its English model, which has no æ ø å ä ö ü ß, in several
fonts and sizes (a capital Æ at the start becomes Z, Ze, Fe or 2), and from the kinds of misreadings seen in text layers of older OCR.
Shares of a document's own are learned by `repair_evidence`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from math import log10
from pathlib import Path
from typing import Literal

SPECIAL = frozenset("æøåäöüß")
"""The letters that a model of another language lacks."""

_SPELLINGS = frozenset((("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß")))

Where = Literal["any", "start", "inside", "name"]
"""Where in a word a confusion is thought of; `name`: anywhere, but in names only, which may have letters of other languages."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """`read` stands where `meant` was printed; `cost` is −log10 of its share among the misreadings of `meant`."""

    read: str
    meant: str
    cost: float
    where: Where

    @property
    def is_special(self) -> bool:
        return any(letter in SPECIAL for letter in self.meant)

    @property
    def is_telling(self) -> bool:
        """Whether one word is enough to believe it: letters that a model lacks, digits, signs and q among letters."""
        return self.is_special or not self.read.isalpha() or "q" in self.read

    @property
    def is_spelling(self) -> bool:
        """Whether people write so too: *Koebenhavn*, *saafremt*, *gruessen*, *Strasse*."""
        return (self.read, self.meant) in _SPELLINGS

    @property
    def letter(self) -> str:
        """The letter that is misread: the special one where there is one."""
        return next((letter for letter in self.meant if letter in SPECIAL), self.meant[0])

    def fits(self, word: str, at: int, *, is_name: bool = False) -> bool:
        if not word.startswith(self.read, at):
            return False
        match self.where:
            case "any":
                return True
            case "name":
                return is_name
            case _:
                return (self.where == "start") == (at == 0)


@dataclass(frozen=True, slots=True)
class Confusions:
    """The confusions of one language, by the first letter that is read."""

    all: tuple[Confusion, ...]
    by_first: dict[str, tuple[int, ...]]


@cache
def confusions(language: str) -> Confusions:
    """Those of `language` (da, de) and those of every language."""
    with (Path(__file__).parent / "confusions.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] in (language, "*")]
    entries = tuple(Confusion(row["read"], row["meant"], -log10(float(row["weight"])), _where(row["where"])) for row in rows)
    firsts = {entry.read[0] for entry in entries}
    return Confusions(entries, {first: tuple(i for i, e in enumerate(entries) if e.read[0] == first) for first in firsts})


def _where(value: str) -> Where:
    match value:
        case "any" | "start" | "inside" | "name":
            return value
        case _:
            raise ValueError(f"confusions.csv: {value!r} is no place in a word")
