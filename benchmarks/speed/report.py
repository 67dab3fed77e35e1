"""Tables in Markdown of what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.speed.neighbours import Neighbour
from benchmarks.speed.questions import MAKERS, TOGETHER

Times = Mapping[str, Sequence[float]]
ALL = "words, phrases, prefixes together"


def share(times: Sequence[float], part: float) -> float:
    """The time that so large a part of the queries keeps to."""
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def together(by_kind: Times) -> list[float]:
    return [time for kind in TOGETHER for time in by_kind.get(kind, ())]


def times_table(ours: Times, processor: Times, others: Sequence[Neighbour]) -> list[str]:
    """A line for each kind, and one for those that the limits hold for: the clock, the server's processor, and the others' clock."""
    columns = (f"{name} {what}" for name in (other.name for other in others) for what in ("p50", "p95", "ratio of p50"))
    head = ["ms", "queries", "p50", "p95", "max", "processor p50", "p95", *columns]
    lines = [f"| {' | '.join(head)} |", f"|---|{'--:|' * (len(head) - 1)}"]
    there = (kind for kind in (*MAKERS, ALL) if _of(ours, kind))
    return lines + [
        _line(kind, *(_of(times, kind) for times in (ours, processor, *(other.milliseconds for other in others)))) for kind in there
    ]


def _of(times: Times, kind: str) -> Sequence[float]:
    return together(times) if kind == ALL else times.get(kind, ())


def _line(kind: str, ours: Sequence[float], processor: Sequence[float], *others: Sequence[float]) -> str:
    cells = [f"**{kind}**" if kind == ALL else kind, str(len(ours)), *_figures(ours), f"{max(ours):.0f}", *_figures(processor)]
    for theirs in others:
        cells += [*_figures(theirs), f"{share(ours, 0.5) / max(0.01, share(theirs, 0.5)):.0f} ×"]
    return f"| {' | '.join(cells)} |"


def _figures(times: Sequence[float]) -> tuple[str, str]:
    return f"{share(times, 0.5):.1f}", f"{share(times, 0.95):.1f}"
