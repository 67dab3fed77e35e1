"""The quality gate: measures reading, facts and search on judged examples and compares with floors that only rise.

    python -m scripts.quality                                 measure and compare; exit code 1 below a floor
    python -m scripts.quality --only facts                    only facts (or text, or search): a minute instead of several
    python -m scripts.quality --raise                         lift every floor to what was measured
    python -m scripts.quality --lower NAME VALUE --reason R   lower one floor; the reason is kept beside it
    python -m scripts.quality --shared DIR                    also measure on the data in DIR (default: ../shared, where it is there)

Names that end in `cer` are error rates: there the floor is a ceiling.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.quality_samples import measure_samples
from scripts.quality_shared import measure_shared

PARTS = ("facts", "text", "search")
"""What can be measured by itself; the second word of a figure's name says to which part it belongs."""
ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "quality_floors.toml"
HEAD = """# The floors of `make quality`. They only rise: `python -m scripts.quality --raise` lifts them to what is measured,
# `python -m scripts.quality --lower NAME VALUE --reason TEXT` lowers one and keeps the reason. A test compares with the past.
# Names that end in `cer` are character error rates: there the figure is a ceiling.
"""


@dataclass(frozen=True)
class Floors:
    """The lowest figure allowed for each name, and why some were lowered."""

    values: Mapping[str, float] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def of(self, parts: Collection[str]) -> Floors:
        """The floors of these parts only."""
        return replace(self, values={name: value for name, value in self.values.items() if part_of(name) in parts})

    def lifted(self, measured: Mapping[str, float]) -> Floors:
        """Every floor at what was measured, where that is better; new names come in."""
        reached = {name: rounded(name, value) for name, value in measured.items()}
        better = {name: value for name, value in reached.items() if name not in self.values or is_better(name, value, self.values[name])}
        return replace(self, values={**self.values, **better})

    def lowered(self, name: str, value: float, reason: str) -> Floors:
        if name not in self.values:
            raise KeyError(name)
        return Floors({**self.values, name: value}, {**self.reasons, name: f"{self.values[name]:g} to {value:g}: {reason}"})


def part_of(name: str) -> str:
    """*shared.facts.dates.F1* → facts; the head of a document is among its facts."""
    part = name.split(".")[1]
    return "facts" if part == "head" else part


def is_error(name: str) -> bool:
    return name.endswith("cer")


def is_better(name: str, one: float, other: float) -> bool:
    return one < other if is_error(name) else one > other


def rounded(name: str, value: float) -> float:
    """To three digits, never to the better side; another version of Tesseract may misread a character in a thousand more."""
    if is_error(name):
        return math.ceil(value * 1_000 + 1 - 1e-6) / 1_000 if value else 0.0
    return math.floor(value * 1_000 + 1e-6) / 1_000


def parse(text: str) -> Floors:
    table = tomllib.loads(text)
    return Floors({name: float(value) for name, value in table.get("floors", {}).items()}, dict(table.get("lowered", {})))


def render(floors: Floors) -> str:
    lines = [HEAD, "[floors]", *(f"{json.dumps(name)} = {value:.4g}" for name, value in sorted(floors.values.items())), "", "[lowered]"]
    return (
        "\n".join(
            [*lines, *(f"{json.dumps(name)} = {json.dumps(why, ensure_ascii=False)}" for name, why in sorted(floors.reasons.items()))]
        )
        + "\n"
    )


def sunk(now: Floors, past: Floors) -> list[str]:
    """The floors that stand lower than they once stood, and lower than a reason allows."""
    return [
        name
        for name, value in past.values.items()
        if name not in now.values or is_better(name, allowed(now, name, value), now.values[name])
    ]


def allowed(now: Floors, name: str, past: float) -> float:
    """How low a floor may stand: where it stood, or where the reason beside it (*0.9 to 0.85: …*) says."""
    said = re.match(r"\S+ to (\S+): \S", now.reasons.get(name, ""))
    lowest = float(said[1]) if said else past
    return lowest if is_better(name, past, lowest) else past


def past_floors() -> Iterator[Floors]:
    """The floors of every earlier state of the file that git still has."""
    log = _git("log", "--format=%H", "--", FLOORS.name)
    return (parse(_git("show", f"{commit}:{FLOORS.name}")) for commit in log.split())


def _git(*arguments: str) -> str:
    if not shutil.which("git"):
        return ""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else ""


def verdicts(floors: Floors, measured: Mapping[str, float]) -> Iterator[tuple[str, float | None, float | None, bool]]:
    """(name, floor, measured, whether it passes); what was not measured here passes, what has no floor does too."""
    for name in sorted({*floors.values, *measured}):
        floor, value = floors.values.get(name), measured.get(name)
        yield name, floor, value, floor is None or value is None or not is_better(name, floor, value)


def report(floors: Floors, measured: Mapping[str, float]) -> int:
    """Prints the table; the number of figures below their floor."""
    failed = 0
    print(f"{'':<64}{'floor':>9}{'measured':>10}")
    for name, floor, value, passes in verdicts(floors, measured):
        failed += not passes
        print(f"{name:<64}{_figure(floor):>9}{_figure(value):>10}  {'' if passes else 'BELOW THE FLOOR'}".rstrip())
    print(
        f"{len(measured)} figures measured, {failed} below their floor"
        if failed
        else f"{len(measured)} figures measured, none below its floor"
    )
    return failed


def edited(floors: Floors, past: Iterable[Floors]) -> int:
    """Names the floors that were lowered by hand; how many."""
    names = sorted({name for each in past for name in sunk(floors, each)})
    for name in names:
        print(f"{name}: its floor was lowered without --lower and a reason")
    return len(names)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def measure(shared: Path, parts: Collection[str] = PARTS) -> dict[str, float]:
    """The figures of these parts: over our own samples, and over the shared data where they are there."""
    print("Reading the samples", flush=True)
    measured = measure_samples(parts)
    with tempfile.TemporaryDirectory(prefix="udsyn-quality-") as folder:
        if (shared / "score" / "score.py").is_file():
            print(f"Reading what lies in {shared.name}", flush=True)
            measured |= measure_shared(ROOT, shared, Path(folder), parts)
        else:
            print(f"({shared.name} is not beside the project: only the samples were measured)")
    return {name: value for name, value in measured.items() if part_of(name) in parts}


def arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure quality and compare it with the floors.")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift every floor to what was measured")
    parser.add_argument("--lower", nargs=2, metavar=("NAME", "VALUE"), help="lower one floor, with --reason")
    parser.add_argument("--reason", help="why a floor is lowered; it is kept in the file")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="a folder of judged documents")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure only this part (may be given twice)")
    chosen = parser.parse_args(given)
    if chosen.lower and not (chosen.reason or "").strip():
        parser.error("--lower needs --reason")
    return chosen


def main(given: list[str]) -> int:
    chosen = arguments(given)
    floors = parse(FLOORS.read_text(encoding="utf-8"))
    if chosen.lower:
        FLOORS.write_text(render(floors.lowered(chosen.lower[0], float(chosen.lower[1]), chosen.reason.strip())), encoding="utf-8")
        return 0
    parts = chosen.only or PARTS
    measured = measure(chosen.shared, parts)
    failed = report(floors.of(parts), measured) + edited(floors, past_floors())
    if chosen.lift:
        FLOORS.write_text(render(floors.lifted(measured)), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
