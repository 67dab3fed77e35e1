"""Running heads, feet and page numbers in plain text with form feeds: the outermost lines of pages that come again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Aside, AsideRole
from ingest.layout_asides import WORDY_NUMBER, Edge, edge_key, edge_number, running

_DEEP = 3
_LONGEST_LINE = 120
_FEWEST_PAGES = 3
_FEWEST_LINES = 4
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def set_apart(pages: Sequence[str]) -> list[tuple[str, tuple[Aside, ...]]]:
    """Each page without its running lines, and these; two pages alone do not tell what runs."""
    if len(pages) < _FEWEST_PAGES:
        return [(page, ()) for page in pages]
    lines = [page.split("\n") for page in pages]
    edges = [edge for number, page in enumerate(lines, 1) for _, edge in _edges(number, page)]
    common = running(edges, range(1, len(pages) + 1), len(pages), 0.0)
    out = [_running_lines(_edges(number, page), common.places, common.offsets) for number, page in enumerate(lines, 1)]
    return [_parted(page, found) for page, found in zip(lines, _after_the_first_mention(lines, out), strict=True)]


def _after_the_first_mention(pages: Sequence[Sequence[str]], out: Sequence[dict[int, AsideRole]]) -> Iterator[dict[int, AsideRole]]:
    """What runs stays where it is read first, if it bears a date: nothing else may tell when the document is of."""
    seen: set[str] = set()
    for page, found in zip(pages, out, strict=True):
        keys = {at: edge_key(" ".join(page[at].split())) for at in found}
        yield {at: role for at, role in found.items() if keys[at] in seen or not _YEAR.search(page[at])}
        seen.update(keys.values())


def _edges(number: int, lines: Sequence[str]) -> list[tuple[int, Edge]]:
    """The first and the last lines that say something, from without inwards."""
    written = [at for at, line in enumerate(lines) if line.strip()]
    if len(written) < _FEWEST_LINES:
        return []
    heads, feet = written[:_DEEP], list(reversed(written[-_DEEP:]))
    return [(at, _edge(number, lines[at], "head")) for at in heads] + [
        (at, _edge(number, lines[at], "foot")) for at in feet if at not in heads
    ]


def _edge(number: int, line: str, role: AsideRole) -> Edge:
    text = " ".join(line.split())
    key = edge_key(text) if len(text) <= _LONGEST_LINE else ""
    return Edge(number, role, key, 0.0 if role == "head" else 1.0, 0.0, edge_number(text))


def _running_lines(edges: Sequence[tuple[int, Edge]], places: frozenset[object], offsets: frozenset[int]) -> dict[int, AsideRole]:
    """Lines that run, as long as nothing else stands further out."""
    found: dict[int, AsideRole] = {}
    is_open: dict[AsideRole, bool] = {"head": True, "foot": True, "page_number": False}
    for at, edge in edges:
        is_number = edge.number is not None and edge.number - edge.page in offsets
        if is_open[edge.role] and (is_number or not places.isdisjoint(edge.places)):
            found[at] = "page_number" if is_number else edge.role
        else:
            is_open[edge.role] = False
    return found


def _parted(lines: Sequence[str], out: dict[int, AsideRole]) -> tuple[str, tuple[Aside, ...]]:
    asides: list[Aside] = []
    for at, role in sorted(out.items()):
        text = " ".join(lines[at].split())
        asides.append(Aside("page_number" if WORDY_NUMBER.fullmatch(text) else role, text))
    kept = "\n".join(line for at, line in enumerate(lines) if at not in out)
    return (kept.strip("\n") if out else kept), tuple(asides)
