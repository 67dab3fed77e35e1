"""The words of `network_words.csv` by class: bodies, towns, membership, headings, what is local. A newcomer adds a row, and that is all."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from corpus.model import Network
from ingest.finders.document import Found

QUOTES = '"„“”»«'
CAP = r"[A-ZÆØÅÄÖÜ][\w&*-]*"


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with (Path(__file__).parent / "network_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["class"]].append(row["words"])
    return found


def words(name: str) -> str:
    """The words of a class as alternatives of a pattern."""
    return f"(?:{'|'.join(_words()[name])})"


@cache
def word_of(name: str) -> re.Pattern[str]:
    """A whole word or phrase of the class."""
    return re.compile(rf"(?<![\w-]){words(name)}(?!\w)")


def overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in taken)


def network(name: str, start: int, end: int, confidence: float, why: str) -> Found:
    """A network that no table knows, under the name that the text gives it."""
    return Found(Network(name), start, end, confidence, why)
