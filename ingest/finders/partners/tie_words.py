r"""The words of `tie_words.csv`: a row says which cue a word or phrase is of and in which language; `\w*` stands for any ending.

The cues and what they weigh are in `evidence_cues`. A newcomer adds a row, and that is all.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with (Path(__file__).parent / "tie_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["cue"]].append(row["words"])
    return found


@cache
def _pattern(cue: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_words()[cue])})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of one cue as a pattern of whole words, made when it is first asked for."""

    name: str

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        return _pattern(self.name).search(text, start)

    def match(self, text: str) -> re.Match[str] | None:
        return _pattern(self.name).match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return _pattern(self.name).finditer(text)

    def findall(self, text: str) -> list[str]:
        return _pattern(self.name).findall(text)
