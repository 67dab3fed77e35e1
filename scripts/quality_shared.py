"""Measures on the judged documents of a folder beside the project, by the scorer that lies there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

FACT_FIGURES = ("F1", "macro", "proof", "status", "kind", "target_year")


def measure_shared(root: Path, shared: Path, scratch: Path, parts: Collection[str]) -> dict[str, float]:
    """Facts over seeds and real documents, text over the scans, search over the queries."""
    texts = [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "real" / "docs").glob("*.txt"))]
    score = [sys.executable, str(shared / "score" / "score.py")]
    udsyn = str(root / ".venv" / "bin" / "udsyn")
    figures: dict[str, float] = {}
    if "facts" in parts:
        found = run([*score, "facts", str(read(udsyn, texts, scratch / "facts.jsonl")), str(shared / "gold")])
        figures |= dict(fact_figures(total(found)))
    if "text" in parts:
        scans = sorted((shared / "scans").glob("*.pdf"))
        stems = ",".join(path.stem for path in scans)
        text = run([*score, "text", str(read(udsyn, scans, scratch / "scans.jsonl")), str(shared / "truth"), "--only", stems])
        figures |= {f"shared.text.{stem}.cer": float(row["cer"]) for stem, row in rows(text) if stem != "TOTAL"}
    if "search" in parts:
        figures |= searched(score, udsyn, texts, shared / "queries.json", str(scratch / "shared-archive"))
    return figures


def searched(score: list[str], udsyn: str, texts: list[Path], queries: Path, archive: str) -> dict[str, float]:
    run([udsyn, "add", "--archive", archive, *map(str, texts)])
    found = run([*score, "search", str(queries), "--", udsyn, "search", "--archive", archive, "--json"])
    return {f"shared.search.{name}": value for name, value in total(found).items() if isinstance(value, float)}


def fact_figures(found: dict[str, dict[str, float] | float]) -> Iterator[tuple[str, float]]:
    for name, value in found.items():
        if isinstance(value, dict):
            yield from ((f"shared.facts.{name}.{figure}", float(value[figure])) for figure in FACT_FIGURES if figure in value)
        else:
            yield f"shared.head.{name}", float(value)


def read(udsyn: str, files: list[Path], out: Path) -> Path:
    """What `udsyn read --json` prints for the files."""
    out.write_text(run([udsyn, "read", "--json", *map(str, files)]), encoding="utf-8")
    return out


def run(command: list[str]) -> str:
    """The standard output of a command; a failure is not hidden."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"failed with exit code {done.returncode}: {' '.join(command[:6])} …")
    return done.stdout


def rows(printed: str) -> Iterator[tuple[str, dict[str, float]]]:
    """The lines `NAME {...}` that the scorer prints."""
    for line in printed.splitlines():
        name, brace, values = line.partition(" {")
        if brace and not name.startswith("{"):
            yield name, json.loads("{" + values)


def total(printed: str) -> dict[str, dict[str, float] | float]:
    found: dict[str, dict[str, float] | float] = {}
    found.update(dict(rows(printed))["TOTAL"])
    return found
