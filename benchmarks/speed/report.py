"""Tables in Markdown of what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.speed.neighbours import Neighbour
from benchmarks.speed.questions import MAKERS, TOGETHER

ALL = "words, phrases, prefixes together"


def share(times: Sequence[float], part: float) -> float:
    """The time that so large a part of the queries keeps to."""
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def together(by_kind: Mapping[str, Sequence[float]]) -> list[float]:
    return [time for kind in TOGETHER for time in by_kind.get(kind, ())]


def times_table(ours: Mapping[str, Sequence[float]], others: Sequence[Neighbour]) -> list[str]:
    """A line for each kind, and one for those that the limits hold for."""
    names = [other.name for other in others]
    head = ["", "queries", "p50", "p95", "max", *(f"{name} p50 | p95 | ratio of p50" for name in names)]
    lines = [f"| {' | '.join(head)} |", f"|---|{'--:|' * (4 + 3 * len(names))}"]
    for kind in [*MAKERS, ALL]:
        times = together(ours) if kind == ALL else ours.get(kind, ())
        if times:
            lines.append(
                _line(kind, times, [together(other.milliseconds) if kind == ALL else other.milliseconds[kind] for other in others])
            )
    return lines


def _line(kind: str, ours: Sequence[float], others: Sequence[Sequence[float]]) -> str:
    cells = [f"**{kind}**" if kind == ALL else kind, str(len(ours)), *_figures(ours), f"{max(ours):.0f}"]
    for theirs in others:
        cells += [*_figures(theirs), f"{share(ours, 0.5) / max(0.01, share(theirs, 0.5)):.0f} ×"]
    return f"| {' | '.join(cells)} |"


def _figures(times: Sequence[float]) -> tuple[str, str]:
    return f"{share(times, 0.5):.1f}", f"{share(times, 0.95):.1f}"
