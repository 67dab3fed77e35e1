"""How fast Udsyn reads, beside what a user would write in an afternoon: pdfplumber for the text, pytesseract for pages without any.

    .venv/bin/python -m benchmarks.reading_speed [PDF ...]      default: the PDFs of the samples

Both read the same files in the same run, one after the other on one Tesseract thread, so the ratio can be trusted where the absolute
figures cannot. Udsyn does more meanwhile: it finds the language, orders columns, sets running heads apart, draws a picture of each page
and finds the facts.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pytesseract
from rapidfuzz.distance import Levenshtein

from corpus.samples.source import FILES, read_sources
from ingest.pipeline import read_file

FEW_CHARACTERS = 20
DPI = 300


@dataclass(frozen=True)
class Run:
    """What came of reading a file: the text of its pages, and how long it took."""

    pages: tuple[str, ...]
    seconds: float


def plain(path: Path) -> tuple[str, ...]:
    """The afternoon's work: both languages at once, because nobody knows which it is."""
    with pdfplumber.open(path) as pdf:
        return tuple(_plain_page(page) for page in pdf.pages)


def _plain_page(page: pdfplumber.page.Page) -> str:
    text = page.extract_text() or ""
    if len(text) >= FEW_CHARACTERS:
        return str(text)
    return str(pytesseract.image_to_string(page.to_image(resolution=DPI).original, lang="dan+deu"))


def udsyn(path: Path) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as images:
        return tuple(page.text for page in read_file(path, path.name, Path(images)).reading.pages)


def timed(read: Callable[[Path], tuple[str, ...]], path: Path) -> Run:
    began = time.perf_counter()
    pages = read(path)
    return Run(pages, time.perf_counter() - began)


def truths() -> Mapping[str, str]:
    """What a perfect reader makes of the samples, by stem."""
    return {source.stem: "\n".join(source.page_text(n + 1) for n in range(len(source.pages))) for source in read_sources()}


def error_rate(truth: str | None, run: Run) -> float | None:
    if truth is None:
        return None
    want, got = " ".join(truth.split()), " ".join("\n".join(run.pages).split())
    return float(Levenshtein.distance(want, got)) / max(1, len(want))


def row(name: str, ours: Iterable[Run], theirs: Iterable[Run], errors: tuple[float | None, float | None] = (None, None)) -> str:
    a, b = speed(ours), speed(theirs)
    shown = [f"{100 * error:8.2f} %" if error is not None else " " * 10 for error in errors]
    return f"{name:<52}{a:>10.2f}{b:>10.2f}{a / b:>8.2f}  {''.join(shown)}".rstrip()


def speed(runs: Iterable[Run]) -> float:
    counted = list(runs)
    return sum(len(run.pages) for run in counted) / max(1e-9, sum(run.seconds for run in counted))


def main(files: list[Path]) -> int:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    known = truths()
    udsyn(files[0])  # what is loaded once is not counted
    print(f"{'pages per second, and characters wrong':<52}{'Udsyn':>10}{'plain':>10}{'ratio':>8}{'Udsyn':>10}{'plain':>10}")
    ours, theirs = [], []
    for path in files:
        ours.append(timed(udsyn, path))
        theirs.append(timed(plain, path))
        truth = known.get(path.stem)
        print(row(path.name, ours[-1:], theirs[-1:], (error_rate(truth, ours[-1]), error_rate(truth, theirs[-1]))), flush=True)
    print(row("all together", ours, theirs))
    return 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]] or sorted(FILES.glob("*.pdf"))))
