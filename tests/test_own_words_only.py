"""Tests and tables speak in words of their own: no run of words in them stands in the documents by which Udsyn is judged.

What is official, such as the name of a body, is called the same everywhere: such names are listed here, and only they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
JUDGED = ("seeds/*.txt", "truth/*.txt", "real/docs/*.txt")
RUN = 7
WORD = re.compile(r"[^\W_]+")
ESCAPE = re.compile(r"\\[nrt]")
TEXTS = {".csv", ".json", ".md", ".py", ".toml", ".tsv", ".txt"}
OFFICIAL = (
    "Global Covenant of Mayors for Climate and Energy",
    "im Rat der Gemeinden und Regionen Europas (RGRE)",
    "Klima-Bündnis der europäischen Städte mit indigenen Völkern der Regenwälder e. V.",
    "Konvent der Bürgermeister*innen für Klima und Energie",
    "T a g e s o r d n u n g",
)


def runs(text: str) -> Iterator[str]:
    words = WORD.findall(ESCAPE.sub(" ", text).lower())
    return (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


@cache
def judged() -> dict[str, str]:
    """Each run of words of the judged documents, and a document in which it stands."""
    official = {run for name in OFFICIAL for run in runs(name)}
    files = [file for pattern in JUDGED for file in SHARED.glob(pattern)]
    return {run: file.name for file in files for run in runs(file.read_text(encoding="utf-8")) if run not in official}


def own_files() -> list[Path]:
    files = [*(ROOT / "tests").rglob("*"), *(file for part in ("corpus", "ingest") for file in (ROOT / part).rglob("*.csv"))]
    return sorted(file for file in files if file.suffix in TEXTS and "__pycache__" not in file.parts)


@pytest.mark.skipif(not SHARED.exists(), reason="no judged documents beside the project")
def test_no_text_of_ours_is_copied_from_the_judged_documents() -> None:
    known = judged()
    assert known
    copied = [
        f"{file.relative_to(ROOT)}: {run!r} stands in {known[run]}"
        for file in own_files()
        for run in runs(file.read_text(encoding="utf-8"))
        if run in known
    ]
    assert copied == []


def test_a_run_is_found_whatever_stands_between_its_words() -> None:
    assert list(runs("Egelund,\\nhar fem¶BYER og, 1 havn")) == ["egelund har fem byer og 1 havn"]
    assert list(runs("one two three")) == []


def test_the_tables_and_the_tests_are_looked_at() -> None:
    names = {str(file.relative_to(ROOT)) for file in own_files()}
    assert {"tests/test_own_words_only.py", "ingest/finders/goals/goal_sentences.csv"} <= names
