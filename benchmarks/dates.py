"""Our date finder beside `dateparser.search_dates` on the tables of the tests: right, wrong and invented of each, and the time as a ratio.

    .venv/bin/uv pip install dateparser
    .venv/bin/python -m benchmarks.dates

dateparser gets the language of each row and the day of the document for what lacks a year. It knows single days only, so it is also counted
with half an eye: right where it gives the first day of an expression. Both are warmed up first and timed on the same texts in the same run.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import process_time

from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]

from corpus.dates import find_dates
from corpus.dates_yearless import find_yearless

TABLES = Path(__file__).resolve().parent.parent / "tests" / "corpus"
OWN = date(2024, 3, 11)
ROUNDS = 3
Value = tuple[str, str]
Finder = Callable[[str, str], list[Value]]


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return [{key: value.replace("\\n", "\n") for key, value in row.items()} for row in csv.DictReader(file)]


def ours(text: str, language: str) -> list[Value]:
    taken = list(find_dates(text, language))
    return [(match.first, match.last) for match in (*taken, *find_yearless(text, taken, OWN))]


def theirs(text: str, language: str) -> list[Value]:
    settings = {"RELATIVE_BASE": datetime(OWN.year, OWN.month, OWN.day)}  # noqa: DTZ001 - dateparser wants it without a zone
    found = search_dates(text, languages=[language], settings=settings) or []
    return [(day.date().isoformat(), day.date().isoformat()) for _, day in found]


def judged(find: Finder) -> dict[str, Counter[str]]:
    """By language: right (that one value and no other), the first day right, wrong (another), missed (nothing), invented."""
    counts: dict[str, Counter[str]] = {}
    for row in rows("dates.csv"):
        found, count = find(row["text"], row["language"]), counts.setdefault(row["language"], Counter())
        count["expressions"] += 1
        count["right"] += found == [(row["start"], row["end"])]
        count["first day right"] += [first for first, _ in found] == [row["start"]]
        count["wrong"] += bool(found) and found != [(row["start"], row["end"])]
        count["missed"] += not found
    for row in rows("no_dates.csv"):
        counts[row["language"]]["no dates"] += 1
        counts[row["language"]]["invented"] += bool(find(row["text"], row["language"]))
    return counts


def seconds(find: Finder) -> float:
    """Processor time for all texts of both tables, the best of some rounds."""
    texts = [(row["text"], row["language"]) for name in ("dates.csv", "no_dates.csv") for row in rows(name)]
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        for text, language in texts:
            find(text, language)
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    columns = ("expressions", "right", "first day right", "wrong", "missed", "no dates", "invented")
    print("| finder | language |", " | ".join(columns), "|")
    print("|---|---|" + "--:|" * len(columns))
    times = {}
    for name, find in (("Udsyn", ours), ("dateparser", theirs)):
        counts = judged(find)
        counts["all"] = sum(counts.values(), Counter())
        for language, count in counts.items():
            print(f"| {name} | {language} |", " | ".join(str(count[column]) for column in columns), "|")
        times[name] = seconds(find)
    print(f"\nUdsyn takes {times['Udsyn']:.2f} s for all texts, dateparser {times['dateparser']:.2f} s: ", end="")
    print(f"{times['dateparser'] / times['Udsyn']:.1f} times as long")


if __name__ == "__main__":
    main()
