"""The programs that Udsyn's reading is measured beside, and Udsyn itself: what they make of a file, and what that costs."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
from rapidfuzz.distance import Levenshtein

from benchmarks.reading_pages import Exam
from ingest.identify import identify
from ingest.pipeline import make_reading, read_task
from ingest.task import Task

MODELS = {"da": "dan", "de": "deu", "en": "eng"}
MARKS = str.maketrans(
    {**dict.fromkeys("–—−‐‑", "-"), **dict.fromkeys("“”„»«″", '"'), **dict.fromkeys("’‘‚´`", "'"), **dict.fromkeys("•·▪●", " ")}
)
READERS = 2


@dataclass(frozen=True)
class Run:
    """What came of reading some files: pages, time by the clock and of the processors, characters in all and wrong."""

    pages: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    wrong: int = 0
    letters: int = 0

    def __add__(self, other: Run) -> Run:
        return Run(
            self.pages + other.pages,
            self.seconds + other.seconds,
            self.cpu + other.cpu,
            self.wrong + other.wrong,
            self.letters + other.letters,
        )

    @property
    def speed(self) -> float:
        return self.pages / self.seconds if self.seconds else 0.0

    @property
    def cer(self) -> float:
        return self.wrong / self.letters if self.letters else 0.0


Read = Callable[[Exam], list[str]]


def measured(read: Read, exam: Exam) -> Run:
    before, began = _cpu(), time.perf_counter()
    pages = read(exam)
    seconds, cpu = time.perf_counter() - began, _cpu() - before
    want, got = plain(exam.truth), plain(pages)
    return Run(len(exam.truth), seconds, cpu, Levenshtein.distance(want, got), len(want))


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def plain(pages: Iterable[str]) -> str:
    """One text: white space, bullets, dashes and quotation marks alike, words that a line's end parted joined."""
    text = unicodedata.normalize("NFKC", "\n".join(pages)).translate(MARKS)
    return " ".join(re.sub(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-ZÆØÅÄÖÜ])", "", text).split())


def udsyn(exam: Exam) -> list[str]:
    """All that Udsyn does with a file it is given: reads it, lays it out, repairs it, finds its facts, and keeps a picture of each page."""
    with tempfile.TemporaryDirectory() as folder:
        task = Task(exam.path, exam.path.name, Path(folder), Path(folder) / "images", workers=READERS)
        return [page.text for page in read_task(task, _say_nothing).reading.pages]


def udsyn_reading(exam: Exam, readers: int = READERS) -> list[str]:
    """From the file to clean pages with boxes for their words, on disk as the archive keeps them; without pictures of pages and facts."""
    with tempfile.TemporaryDirectory() as folder:
        task = Task(exam.path, exam.path.name, Path(folder), workers=readers)
        return [page.text for page in make_reading(task, identify(exam.path), _say_nothing).pages]


def _say_nothing(page: int, pages: int) -> None:
    """Nobody watches."""


def plumber(exam: Exam) -> list[str]:
    with pdfplumber.open(exam.path) as document:
        return [str(page.extract_text() or "") for page in document.pages]


@dataclass(frozen=True)
class OcrMyPdf:
    """OCRmyPDF with the right language, and a text file beside its PDF; PDF instead of PDF/A, which saves it a conversion."""

    program: Path
    options: tuple[str, ...] = ()

    def __call__(self, exam: Exam) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            text = Path(folder) / "text.txt"
            out = ["--sidecar", str(text), str(exam.path), str(Path(folder) / "out.pdf")]
            language = ["-l", MODELS[exam.language], "--jobs", str(READERS), "--output-type", "pdf", "--quiet"]
            done = subprocess.run([str(self.program), *language, *self.options, *out], capture_output=True, text=True, check=False)
            if done.returncode:
                sys.exit(f"OCRmyPDF failed on {exam.path.name}: {done.stderr.strip()[-400:]}")
            return text.read_text("utf-8").split("\f")


def ocrmypdf(venv: Path | None) -> Path | None:
    """The program, in a virtual environment if one is named."""
    found = shutil.which("ocrmypdf", path=str(venv / "bin") if venv else None)
    return Path(found) if found else None
