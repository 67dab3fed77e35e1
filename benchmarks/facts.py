"""How fast facts are found, by finder, and what loading the finders costs, beside what is at hand: an EntityRuler of the same towns.

    python -m benchmarks.facts [--pages 100] [--documents DIR]

Pages of 400 words from the texts of our own samples, Danish and German, or from the .txt files in DIR, each read once. Seconds are those of
one processor. Loading is measured in a process of its own, from the start of Python until the first page is done, with its share of memory
(Linux). The EntityRuler stands in spaCy's blank pipeline and knows the names of all towns that we know.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from benchmarks.reading_memory import share
from corpus.language import text_language
from corpus.model import Page, Reading
from corpus.places_table import place_at, table
from corpus.samples.source import read_sources
from ingest.finders import PART, describe, pipeline
from ingest.finders.text.flow import flow_of

WORDS = 400
LANGUAGES = ("da", "de")
LEAST_PAGES, MOST_SECONDS, MOST_MB = 25.0, 3.0, 400.0
DAY = datetime(2026, 1, 1, tzinfo=UTC)
LOADED = "loaded"


def pages_of(texts: Sequence[str], number: int) -> list[str]:
    """So many pages of 400 words: the lines of the texts, over and over."""
    found: list[str] = []
    lines: list[str] = []
    words = 0
    for line in cycle("\n\n".join(texts).split("\n")):
        lines.append(line)
        words += len(line.split())
        if words >= WORDS:
            found.append("\n".join(lines))
            lines, words = [], 0
            if len(found) == number:
                return found
    return found


def sample_texts() -> Iterator[str]:
    for source in read_sources():
        yield "\n\n".join(source.page_text(number) for number in range(1, len(source.pages) + 1))


def reading_of(pages: Sequence[str], language: str) -> Reading:
    return Reading(tuple(Page(number, "text", text, language) for number, text in enumerate(pages, 1)), language, "benchmark", DAY)


def taken(work: Callable[[], object]) -> float:
    """Processor seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began


def by_step(reading: Reading) -> dict[str, float]:
    """Seconds for the flowing text, spaCy's tokens, and each component."""
    nlp = pipeline(reading.language)
    steps: dict[str, float] = {}
    for first in range(0, len(reading.pages), PART):
        began = time.process_time()
        flow = flow_of(reading.pages[first : first + PART])
        made = time.process_time()
        doc = nlp.make_doc(flow.text)
        doc._.flow, doc._.goes_on = flow, first > 0
        _add(steps, "flowing text", made - began)
        _add(steps, "tokens", time.process_time() - made)
        for name, component in nlp.pipeline:
            began = time.process_time()
            component(doc)
            _add(steps, name.removeprefix("udsyn_"), time.process_time() - began)
    return steps


def _add(steps: dict[str, float], name: str, seconds: float) -> None:
    steps[name] = steps.get(name, 0.0) + seconds


def ruler(language: str) -> Language:
    """What spaCy has for finding towns: their names as phrases."""
    nlp = spacy.blank(language)
    names = dict.fromkeys(name for number in range(len(table().rows)) for name in place_at(number).names)
    towns: Any = nlp.add_pipe("entity_ruler")
    towns.add_patterns([{"label": "TOWN", "pattern": name} for name in names])
    return nlp


def measure(language: str, texts: Sequence[str], number: int) -> None:
    pages = pages_of(texts, number)
    reading = reading_of(pages, language)
    count = sum(len(page.split()) for page in pages) / WORDS
    describe(reading_of(pages[:2], language), "warm.txt")
    seconds = taken(lambda: describe(reading, "benchmark.txt"))
    nlp = ruler(language)
    neighbour = taken(lambda: [nlp(page) for page in pages])
    print(f"{language}: {count:.0f} pages; all finders {count / seconds:.1f} pages/s, {1000 * seconds / count:.1f} ms/page", end="")
    print(f" (EntityRuler: {count / neighbour:.1f} pages/s, {neighbour / seconds:.2f} of its speed); wanted: {LEAST_PAGES:g} pages/s")
    for name, spent in by_step(reading).items():
        print(f"    {name:<16}{1000 * spent / count:7.2f} ms/page  {count / max(spent, 1e-9):9.1f} pages/s")


def load(what: str, language: str, page: str) -> None:
    """In a fresh process: everything that a first page needs."""
    if what == "finders":
        describe(reading_of([page], language), "first.txt")
    else:
        ruler(language)(page)
    print(f"{LOADED} {time.process_time():.2f} {share():.0f}")


def measure_loading(language: str, page: str) -> None:
    for what in ("finders", "ruler"):
        began = time.perf_counter()
        command = [sys.executable, "-m", "benchmarks.facts", "--load", what, language]
        done = subprocess.run(command, input=page, capture_output=True, text=True, check=True)
        _, seconds, memory = done.stdout.split()[-3:]
        whole = time.perf_counter() - began
        wanted = f"; wanted: {MOST_SECONDS:g} s, {MOST_MB:g} MB" if what == "finders" else ""
        print(f"{language}: {what} and a first page: {seconds} s of processor, {whole:.2f} s by the clock, {memory} MB{wanted}")


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast facts are found, and what loading the finders costs.")
    parser.add_argument("--pages", type=int, default=100, help="so many pages of 400 words")
    parser.add_argument("--documents", type=Path, help="the .txt files of this folder instead of the samples, each read once")
    parser.add_argument("--load", nargs=2, metavar=("WHAT", "LANGUAGE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.load:
        load(chosen.load[0], chosen.load[1], sys.stdin.read())
        return
    texts = (
        [path.read_text("utf-8", "replace") for path in sorted(chosen.documents.glob("*.txt"))]
        if chosen.documents
        else list(sample_texts())
    )
    for language in LANGUAGES:
        own = [text for text in texts if text_language(text) == language]
        there = sum(len(text.split()) for text in own) // WORDS
        number = min(chosen.pages, there) if chosen.documents else chosen.pages
        if number:
            measure(language, own, number)
            measure_loading(language, next(islice(pages_of(own, 1), 1)))


if __name__ == "__main__":
    main()
