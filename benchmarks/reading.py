"""How fast and how well Udsyn reads, beside OCRmyPDF and pdfplumber in the same run: ratios travel, pages per second do not.

    python -m benchmarks.reading                        scans, text layers and memory, as the table in README.md
    python -m benchmarks.reading --only scans --pages 20
    python -m benchmarks.reading --venv /path/to/venv   where OCRmyPDF is installed (uv venv VENV; uv pip install --python VENV ocrmypdf)

The scans are `../shared/scans` with their truth in `../shared/truth`, where those lie beside the project, and pages that the script draws.
Each file is read by one program after the other, so that whatever else the machine does meets all of them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pypdfium2

from benchmarks.reading_memory import peak
from benchmarks.reading_neighbours import READERS, OcrMyPdf, Read, Run, measured, ocrmypdf, plumber, udsyn, udsyn_reading
from benchmarks.reading_pages import Exam, long_exam, scan_exams, written
from corpus.language import text_language

SHARED = Path(__file__).parents[2] / "shared"
PARTS = ("scans", "layers", "memory")
LONG = 1000
EVERY = 40
INSTALL = "OCRmyPDF is not here: `uv venv VENV && uv pip install --python VENV/bin/python ocrmypdf`, then --venv VENV."


def shared_scans() -> list[Exam]:
    """The scans beside the project: those that are pictures, with the truth known."""
    exams = []
    for path in sorted((SHARED / "scans").glob("*.pdf")):
        truth = SHARED / "truth" / f"{path.stem}.txt"
        if truth.exists() and not path.stem.endswith("-pdf"):
            text = truth.read_text("utf-8")
            exams.append(Exam(path, path.stem, text_language(text) or "da", _pages(path, text)))
    return exams


def _pages(path: Path, text: str) -> tuple[str, ...]:
    """The truth in as many parts as the file has pages, so that they can be counted; only their sum is compared."""
    with pypdfium2.PdfDocument(path) as document:
        return (text, *[""] * (len(document) - 1))


def compared(exams: Sequence[Exam], readers: Mapping[str, Read], title: str) -> dict[str, Run]:
    """Reads each document with each reader; a row for each document, one for all."""
    names = list(readers)
    print(f"\n| {title} | pages |" + "".join(f" {name}, pages/s | wrong |" for name in names))
    print("|---|--:|" + "--:|--:|" * len(names))
    sums = {name: Run() for name in names}
    for exam in exams:
        runs = {name: measured(read, exam) for name, read in readers.items()}
        sums = {name: sums[name] + runs[name] for name in names}
        print(row(exam.kind + f" ({exam.language})", runs), flush=True)
    print(row("**all together**", sums))
    print("| processor seconds per page | |" + "".join(f" {run.cpu / max(1, run.pages):.2f} | |" for run in sums.values()))
    return sums


def row(name: str, runs: Mapping[str, Run]) -> str:
    pages = next(iter(runs.values())).pages
    return f"| {name} | {pages} |" + "".join(f" {run.speed:.2f} | {100 * run.cer:.2f} % |" for run in runs.values())


def ratios(sums: Mapping[str, Run], wanted: Mapping[str, float]) -> None:
    ours = sums["Udsyn"]
    for name, least in wanted.items():
        theirs = sums[name]
        print(f"Udsyn reads {ours.speed / theirs.speed:.2f} × the pages per second of {name} (wanted: {least:g} ×).")
    best = min(run.cer for name, run in sums.items() if name != "Udsyn")
    print(
        f"Characters wrong: Udsyn {100 * ours.cer:.3f} %, the best of the others {100 * best:.3f} %: {100 * (ours.cer - best):+.3f} points."
    )


def scans(folder: Path, pages: int, venv: Path | None, *, with_shared: bool) -> None:
    program = ocrmypdf(venv)
    readers: dict[str, Read] = {"Udsyn": udsyn}
    if program:
        readers |= {"OCRmyPDF": OcrMyPdf(program), "OCRmyPDF --deskew --clean": OcrMyPdf(program, ("--deskew", "--clean"))}
    exams = [*(shared_scans() if with_shared else ()), *scan_exams(folder, pages)]
    measured(udsyn, exams[-1])  # what is loaded once is not counted
    sums = compared(exams, readers, "scans")
    if program:
        ratios(sums, {"OCRmyPDF": 1.5, "OCRmyPDF --deskew --clean": 4.0})
    else:
        print(INSTALL)


def layers(folder: Path, pages: int) -> None:
    """Pages with a text layer, in one process and in several; on both sides without pictures of the pages."""
    exams = [
        written(folder / f"{language}-{look}.pdf", language, look, pages) for language in ("da", "de") for look in ("columns", "policy")
    ]
    alone: Read = partial(udsyn_reading, readers=0)
    measured(alone, exams[0])
    sums = compared(exams, {"Udsyn": udsyn_reading, "Udsyn in one process": alone, "pdfplumber": plumber}, "text layers")
    for name in ("Udsyn", "Udsyn in one process"):
        print(f"{name} reads {sums[name].speed / sums['pdfplumber'].speed:.1f} × the pages per second of pdfplumber (wanted: 10 ×).")


def memory(folder: Path, pages: int) -> None:
    path = long_exam(folder, pages, range(EVERY, pages + 1, EVERY))
    program = Path(sys.executable).with_name("udsyn")
    most, seconds = peak([str(program), "read", "--json", str(path)])
    print(f"\nA PDF of {pages} pages, {pages // EVERY} of them scans: {most:.0f} MB at most (wanted: under 600), {seconds:.0f} s.")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--only", choices=PARTS, action="append", help="a part (may be given more than once)")
    parser.add_argument("--pages", type=int, help="how many pages each part draws (200 scans, 50 for each text layer, 1000 for memory)")
    parser.add_argument("--venv", type=Path, help="the virtual environment that holds OCRmyPDF")
    parser.add_argument("--own", action="store_true", help="leave out the scans beside the project")
    given = parser.parse_args(arguments)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    parts = given.only or PARTS
    print(f"{READERS} readers, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        if "scans" in parts:
            scans(Path(name), given.pages or 200, given.venv, with_shared=not given.own)
        if "layers" in parts:
            layers(Path(name), given.pages or 50)
        if "memory" in parts:
            memory(Path(name), given.pages or LONG)
    return 0


if __name__ == "__main__":
    sys.exit(main())
