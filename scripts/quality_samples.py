"""Measures on our own samples: what `udsyn read --json` says of them, beside what they hold (documents.csv, facts.csv, texts/).

What counts: a goal is found when its quote holds the marked words; a date when its first and last day agree; a partner city by name,
country and relation; a network by name or by its words in the quote; a development goal by its number. Facts marked optional are
neither rewarded nor missed.
"""

from __future__ import annotations

import calendar
import csv
import json
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from corpus.samples.source import FILES, FOLDER, read_sources

Row = Mapping[str, str]
Found = Mapping[str, Any]
"""A fact as `udsyn read --json` prints it."""

HEAD = ("language", "country", "type", "year", "issuer")


def measure_samples(root: Path, scratch: Path) -> dict[str, float]:
    """F1 of each kind of fact, the head, how pages were read, and the character error rate of all texts."""
    documents = dict(read_samples(root))
    facts = table("facts.csv")
    return {
        **{f"samples.facts.{kind}.F1": f1(count(kind, facts, documents)) for kind in MATCHES},
        "samples.facts.proof": share(proofs(documents.values())),
        **dict(heads(documents)),
        "samples.text.cer": error_rate(documents),
    }


def read_samples(root: Path) -> Iterator[tuple[str, Found]]:
    """What Udsyn says of each sample, by stem."""
    files = [str(path) for path in sorted(FILES.iterdir()) if path.is_file()]
    done = subprocess.run([str(root / ".venv" / "bin" / "udsyn"), "read", "--json", *files], stdout=subprocess.PIPE, text=True, check=False)
    for line in done.stdout.splitlines():
        said = json.loads(line)
        yield Path(said["file"]).stem, said
    if done.returncode:
        raise SystemExit(f"udsyn read failed on a sample with exit code {done.returncode}")


def table(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# --- facts -----------------------------------------------------------------------------------------------------------


def fold(text: object) -> str:
    return re.sub(r"[\W_]+", " ", str(text or "").casefold()).strip()


def is_goal(row: Row, found: Found) -> bool:
    return fold(row["text"]) in fold(found["quote"]) or fold(row["text"]) in fold(found["text"])


def is_date(row: Row, found: Found) -> bool:
    first, last = days(row["value"].lstrip("~"))
    if row["value"].startswith("~"):
        return bool(found["start"][:4] == first[:4] and found["end"][:4] == last[:4])
    return bool((found["start"], found["end"]) == (first, last))


def days(value: str) -> tuple[str, str]:
    """`2020-02` → the first and the last day; `a/b` → the first day of a and the last of b."""
    first, _, last = value.partition("/")
    return period(first)[0], period(last or first)[1]


def period(value: str) -> tuple[str, str]:
    if len(value) == len("2020"):
        return f"{value}-01-01", f"{value}-12-31"
    if len(value) == len("2020-02"):
        return f"{value}-01", f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]}"
    return value, value


def is_partner(row: Row, found: Found) -> bool:
    same_place = fold(row["text"]) in fold(found["quote"]) and found["page"] == int(row["page"])
    names = fuzz.ratio(fold(row["text"]), fold(found["name"])) >= 90
    return (names or same_place) and found["country"] == row["value"] and found["relation"] in row["role"].split("|")


def is_network(row: Row, found: Found) -> bool:
    return fuzz.token_sort_ratio(fold(row["text"]), fold(found["name"])) >= 85 or fold(row["text"]) in fold(found["quote"])


MATCHES: Mapping[str, tuple[str, Callable[[Row, Found], bool]]] = {
    "goals": ("goal", is_goal),
    "dates": ("date", is_date),
    "partner_cities": ("partner_city", is_partner),
    "networks": ("network", is_network),
    "sdgs": ("sdg", lambda row, found: row["value"] == str(found["number"])),
}
"""The kinds of fact by their name in `read --json`: their name in facts.csv, and when a found one is the one in a row."""


def count(kind: str, facts: Iterable[Row], documents: Mapping[str, Found]) -> Counter[str]:
    """How many were found, missed and wrong over all documents."""
    name, is_same = MATCHES[kind]
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in facts:
        if row["kind"] == name:
            wanted[row["document"]].append(row)
    total: Counter[str] = Counter()
    for stem, said in documents.items():
        total += compare(wanted[stem], distinct(kind, said), is_same)
    return total


def distinct(kind: str, said: Found) -> list[Found]:
    """What was found, each date and number once; `mentioned` towns are no partners."""
    found: list[Any] = said["facts"][kind]
    if kind == "sdgs":
        return [{"number": number} for number in dict.fromkeys(found)]
    if kind == "dates":
        return list({(each["start"], each["end"]): each for each in found}.values())
    return [each for each in found if each.get("relation") != "mentioned"]


def compare(wanted: list[Row], found: Iterable[Found], is_same: Callable[[Row, Found], bool]) -> Counter[str]:
    """One thing found may answer several rows (a date that is said twice); a second find of the same is neither good nor bad."""
    missing = [row for row in wanted if not row["optional"]]
    total: Counter[str] = Counter()
    for each in found:
        answered = [row for row in missing if is_same(row, each)]
        total["found"] += len(answered)
        total["wrong"] += not answered and not any(is_same(row, each) for row in wanted)
        missing = [row for row in missing if row not in answered]
    total["missed"] = len(missing)
    return total


def f1(total: Counter[str]) -> float:
    return 2 * total["found"] / max(1, 2 * total["found"] + total["wrong"] + total["missed"])


def proofs(documents: Iterable[Found]) -> Iterator[bool]:
    """Whether each quote stands on its page."""
    for said in documents:
        pages = {page["number"]: " ".join(page["text"].split()) for page in said["pages"]}
        for kind, key in (("goals", "quote"), ("partner_cities", "quote"), ("networks", "quote"), ("dates", "text")):
            yield from (" ".join(each[key].split()) in pages.get(each["page"], "") for each in said["facts"][kind])


# --- head and text ---------------------------------------------------------------------------------------------------


def heads(documents: Mapping[str, Found]) -> Iterator[tuple[str, float]]:
    rows = [row for row in table("documents.csv") if row["document"] in documents]
    for key in HEAD:
        yield f"samples.head.{key}", share(fold(documents[row["document"]][key]) in map(fold, row[key].split("|")) for row in rows)
    titles = (fold(documents[row["document"]]["title"]) in map(fold, [row["title"], *row["other_titles"].split("|")]) for row in rows)
    yield "samples.head.title", share(titles)
    sources = ([page["source"] for page in documents[row["document"]]["pages"]] == row["sources"].split() for row in rows)
    yield "samples.pages.source", share(sources)


def error_rate(documents: Mapping[str, Found]) -> float:
    """Character errors over the length of all texts, white space and list marks aside."""
    wrong = length = 0
    for source in read_sources():
        want = plain("\n".join(source.page_text(n + 1) for n in range(len(source.pages))))
        wrong += Levenshtein.distance(want, plain("\n".join(page["text"] for page in documents[source.stem]["pages"])))
        length += len(want)
    return wrong / length


def plain(text: str) -> str:
    return " ".join(re.sub(r"[•·▪–—|*-]", " ", text).split())


def share(each: Iterable[bool]) -> float:
    counted = list(each)
    return sum(counted) / len(counted) if counted else 0.0
