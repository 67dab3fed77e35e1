"""Running heads, running feet and page numbers: found by comparing the edges of all pages, set apart from the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.model import Aside, AsideRole
from ingest.sheet import Sheet, Strip

_EDGE = 0.13
_TOP = 0.09
_FINE = 0.88
_GAP = 1.5
_FEW_WORDS = 14
_NUMBER = re.compile(
    r"(?:(?:side|seite|page|s\.|bl\.|blatt)\s*)?[-–—|\s]*(\d{1,4}|[ivxl]{1,6})[-–—|\s]*(?:(?:/|af|von|of)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_WORDY_NUMBER = re.compile(r"(?:side|seite|page)\s*\d{1,4}(?:\s*(?:/|af|von|of)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Edge:
    """A strip at the upper or lower edge of a page."""

    page: int
    strip: Strip
    role: AsideRole
    key: str


def set_apart(sheets: Sequence[Sheet]) -> list[tuple[tuple[Strip, ...], tuple[Aside, ...]]]:
    """For each sheet its strips without running heads, feet and page numbers, and these as asides."""
    edges = [edge for index, sheet in enumerate(sheets) for edge in _edges(index, sheet)]
    body = _body_size(sheets)
    counted = [sheet for sheet in sheets if sheet.strips]
    numbers = _numbers(edges, [sheet.number for sheet in sheets])
    running = _running(edges, len(counted), body) | numbers
    if len(counted) > 1:
        running |= _beside(edges, numbers, body) | _fine_heads(edges, sheets, body)
    return [_parted(index, sheet, edges, running) for index, sheet in enumerate(sheets)]


def _parted(index: int, sheet: Sheet, edges: Sequence[Edge], running: set[int]) -> tuple[tuple[Strip, ...], tuple[Aside, ...]]:
    out = {id(edges[i].strip): edges[i] for i in running if edges[i].page == index}
    kept = tuple(strip for strip in sheet.strips if id(strip) not in out)
    asides = sorted(out.values(), key=lambda e: (e.strip.box.top, e.strip.box.left))
    return kept, tuple(Aside("page_number" if _NUMBER.fullmatch(e.strip.text) else e.role, e.strip.text) for e in asides)


def _edges(index: int, sheet: Sheet) -> list[Edge]:
    found: list[Edge] = []
    for strip in sheet.strips:
        box = strip.box
        if box.bottom <= _EDGE or box.top >= 1 - _EDGE:
            role: AsideRole = "head" if box.bottom <= _EDGE else "foot"
            found.append(Edge(index, strip, role, _key(strip.text)))
    return found


def _key(text: str) -> str:
    """The same for two texts that differ in numbers and in slips of an OCR on marks; a text of next to no letters counts as it is."""
    if sum(character.isalpha() for character in text) < 5:
        return text
    return re.sub(r"[^\w#]+", "", re.sub(r"\d+", "#", text.casefold()))


def _size(strip: Strip) -> float:
    return max((word.size for word in strip.words), default=0.0)


def _body_size(sheets: Sequence[Sheet]) -> float:
    sizes = [word.size for sheet in sheets for strip in sheet.strips for word in strip.words for _ in word.text]
    return median(sizes) if sizes else 0.0


def _running(edges: Sequence[Edge], pages: int, body: float) -> set[int]:
    """Edges whose text comes again at the same height: on two pages of a short document, else on three at least and often."""
    groups: dict[tuple[str, AsideRole, int], list[int]] = defaultdict(list)
    for index, edge in enumerate(edges):
        if edge.key and (edge.role == "foot" or _size(edge.strip) <= 1.1 * body):
            for height in _heights(edge):
                groups[(edge.key, edge.role, height)].append(index)
    found: set[int] = set()
    for members in groups.values():
        where = {edges[i].page for i in members}
        if len(where) >= 2 and (len(where) >= 0.3 * pages or (len(where) >= 3 and _is_dense(where))):
            found.update(members)
    return found


def _is_dense(pages: set[int]) -> bool:
    """On every page or every other page of a stretch, as the running head of a chapter."""
    return len(pages) * 2.5 >= max(pages) - min(pages) + 1


def _heights(edge: Edge) -> tuple[int, int]:
    """The height in two rasters, so that neighbours share at least one cell."""
    middle = (edge.strip.box.top + edge.strip.box.bottom) / 2
    return int(middle * 60) * 2, int(middle * 60 + 0.5) * 2 + 1


def _numbers(edges: Sequence[Edge], numbers: Sequence[int]) -> set[int]:
    """Lone numbers at the edge that count with the pages, and "Side 3 af 5" anywhere there."""
    plain = {i: _number(edge) for i, edge in enumerate(edges) if _NUMBER.fullmatch(edge.strip.text)}
    offsets = Counter(value - numbers[edges[i].page] for i, value in plain.items() if value is not None)
    common = {offset for offset, count in offsets.items() if count >= 2 or (offset == 0 and len(numbers) > 1)}
    counting = {i for i, value in plain.items() if value is not None and value - numbers[edges[i].page] in common}
    return counting | {i for i, edge in enumerate(edges) if _WORDY_NUMBER.fullmatch(edge.strip.text)}


def _beside(edges: Sequence[Edge], numbers: set[int], body: float) -> set[int]:
    """Fine print on one line with a page number, also where its text stands on one page only."""
    rows = [edges[i] for i in numbers]
    return {
        i
        for i, edge in enumerate(edges)
        if _size(edge.strip) <= _FINE * body and any(edge.page == row.page and _is_level(edge.strip, row.strip) for row in rows)
    }


def _is_level(one: Strip, other: Strip) -> bool:
    return min(one.box.bottom, other.box.bottom) > max(one.box.top, other.box.top)


def _fine_heads(edges: Sequence[Edge], sheets: Sequence[Sheet], body: float) -> set[int]:
    """A line of fine print at the very top of a page after the first, clear of all that follows: the head of a title of two pages."""
    return {
        i
        for i, edge in enumerate(edges)
        if edge.page and edge.strip.box.bottom <= _TOP and _size(edge.strip) <= _FINE * body and _is_clear(edge.strip, sheets[edge.page])
    }


def _is_clear(strip: Strip, sheet: Sheet) -> bool:
    """Whether nothing stands above a strip, and below it only after a gap."""
    others = [other.box for other in sheet.strips if other is not strip and not _is_level(strip, other)]
    gap = _GAP * (strip.box.bottom - strip.box.top)
    return bool(others) and len(strip.words) <= _FEW_WORDS and min(box.top for box in others) >= strip.box.bottom + gap


def _number(edge: Edge) -> int | None:
    match = re.search(r"\d+", edge.strip.text)
    return int(match[0]) if match else None
