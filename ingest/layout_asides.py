"""Running heads, running feet and page numbers: found by comparing the edges of all pages, set apart from the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from statistics import median

from corpus.model import Aside, AsideRole
from ingest.sheet import Sheet, Strip

_EDGE = 0.13
_TOP = 0.09
_FINE = 0.88
_GAP = 1.5
_FEW_WORDS = 14
_LONGEST = 160
_FAR = 1_000
_EDGE_OF_SLIDES = 0.17
_FINER = 0.95
_SAME_SIZE = 0.3
_ALIKE = 0.8
_LONG_ENOUGH = 6
_REMEMBERED = 40
_NUMBER = re.compile(
    r"(?:(?:side|seite|page|s\.|bl\.|blatt)\s*)?[-–—|\s]*(\d{1,4}|[ivxl]{1,6})[-–—|\s]*(?:(?:/|af|von|of)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
WORDY_NUMBER = re.compile(r"(?:side|seite|page)\s*\d{1,4}(?:\s*(?:/|af|von|of)\s*\d{1,4})?", re.IGNORECASE)

Place = tuple[str, AsideRole, int]
"""A text at the upper or lower edge, and how high it stands in a raster."""

Slot = tuple[AsideRole, int]
"""A height at the upper or lower edge, in the same raster."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What is kept of a line at the upper or lower edge of a page: what it says, how high it stands, its type size."""

    page: int
    role: AsideRole
    key: str
    middle: float
    size: float
    number: int | None
    is_seen: bool = False

    @property
    def places(self) -> tuple[Place, Place]:
        """The height in two rasters, so that neighbours share at least one cell."""
        return (self.key, self.role, int(self.middle * 60) * 2), (self.key, self.role, int(self.middle * 60 + 0.5) * 2 + 1)


@dataclass(frozen=True, slots=True)
class Running:
    """What runs along the edges of a document: texts at their places, and by how much page numbers differ from the count of pages."""

    places: frozenset[Place]
    offsets: frozenset[int]
    body: float
    first: int
    is_alone: bool
    slots: Mapping[Slot, float]

    def parted(self, sheet: Sheet) -> tuple[tuple[Strip, ...], tuple[Aside, ...]]:
        """The strips of a page without its running heads, feet and page number, and these as asides."""
        edges = [(edge, strip) for strip in sheet.strips if (edge := _edge(sheet.number, strip, _foot(sheet)))]
        numbers = [strip for edge, strip in edges if self._is_number(edge, strip)]
        out = [(edge, strip) for edge, strip in edges if self._is_out(edge, strip, sheet, numbers)]
        taken = {id(strip) for _, strip in out}
        out.sort(key=lambda item: (item[1].box.top, item[1].box.left))
        kept = tuple(strip for strip in sheet.strips if id(strip) not in taken) if taken else sheet.strips
        return kept, tuple(Aside("page_number" if _NUMBER.fullmatch(s.text) else edge.role, s.text) for edge, s in out)

    def _is_out(self, edge: Edge, strip: Strip, sheet: Sheet, numbers: Sequence[Strip]) -> bool:
        if any(strip is number for number in numbers) or (_may_run(edge, self.body) and self._is_known(edge)):
            return True
        if self.is_alone or edge.size > _FINE * self.body:
            return False
        return any(_is_level(strip, number) for number in numbers) or self._is_fine_head(edge, strip, sheet)

    def _is_known(self, edge: Edge) -> bool:
        """A text that runs, perhaps with slips of an OCR; or fine print where most pages have what runs."""
        if not self.places.isdisjoint(edge.places):
            return True
        slots = [place[1:] for place in edge.places]
        if edge.size < _FINER * self.body and any(abs(self.slots.get(slot, -1.0) - edge.size) < _SAME_SIZE for slot in slots):
            return True
        return edge.is_seen and any(place[1:] in slots and _is_alike(edge.key, place[0]) for place in self.places)

    def _is_number(self, edge: Edge, strip: Strip) -> bool:
        """A lone number at the edge that counts with the pages, or "Side 3 af 5" anywhere there."""
        counts = edge.number is not None and edge.number - edge.page in self.offsets
        return counts or bool(WORDY_NUMBER.fullmatch(strip.text))

    def _is_fine_head(self, edge: Edge, strip: Strip, sheet: Sheet) -> bool:
        """A line of fine print at the very top of a page after the first, clear of all that follows: the head of a title of two pages."""
        return sheet.number != self.first and strip.box.bottom <= _TOP and _is_clear(strip, sheet)


def page_edges(sheet: Sheet) -> Iterable[Edge]:
    """What is worth keeping of the edges of a page."""
    return (edge for strip in sheet.strips if (edge := _edge(sheet.number, strip, _foot(sheet))))


def running(edges: Sequence[Edge], pages: Sequence[int], written: int, body: float) -> Running:
    """What the edges of all pages have in common; `written` of `pages` hold placed words."""
    groups = _groups(edges, body)
    places = {place for place, found in groups.items() if _is_often({edge.page for edge in found}, written)}
    return Running(
        frozenset(places),
        frozenset(_offsets(edges, len(pages))),
        body,
        min(pages, default=1),
        written < 2,
        _slots({place: groups[place] for place in places}, written),
    )


def _foot(sheet: Sheet) -> float:
    """How high the foot of a page reaches: higher on slides."""
    return _EDGE_OF_SLIDES if (sheet.width or 0) > (sheet.height or 0) else _EDGE


def _edge(page: int, strip: Strip, foot: float) -> Edge | None:
    first_word = strip.words[0]
    first = first_word.box
    if first.bottom > _EDGE + 0.05 and first.top < 1 - foot - 0.05:
        return None
    box = strip.box
    if box.bottom > _EDGE and box.top < 1 - foot:
        return None
    text = strip.text
    role: AsideRole = "head" if box.bottom <= _EDGE else "foot"
    size = max((word.size for word in strip.words), default=0.0)
    return Edge(
        page, role, edge_key(text)[:_LONGEST], (box.top + box.bottom) / 2, size, edge_number(text), first_word.confidence is not None
    )


def edge_key(text: str) -> str:
    """The same for two texts that differ in numbers and in slips of an OCR on marks; a text of next to no letters counts as it is."""
    if sum(character.isalpha() for character in text) < 5:
        return text
    return re.sub(r"[^\w#]+", "", re.sub(r"\d+", "#", text.casefold()))


def edge_number(text: str) -> int | None:
    match = re.search(r"\d+", text) if _NUMBER.fullmatch(text) else None
    return int(match[0]) if match else None


def _may_run(edge: Edge, body: float) -> bool:
    return bool(edge.key) and (edge.role == "foot" or edge.size <= 1.1 * body)


def _groups(edges: Sequence[Edge], body: float) -> dict[Place, list[Edge]]:
    """The edges of each text at each height; of texts that an OCR read, those that are nearly the same are one."""
    groups: dict[Place, list[Edge]] = defaultdict(list)
    seen: dict[Slot, list[str]] = defaultdict(list)
    for edge in edges:
        if _may_run(edge, body):
            for key, role, cell in edge.places:
                groups[_as_seen(key, seen[role, cell]) if edge.is_seen else key, role, cell].append(edge)
    return groups


def _as_seen(key: str, keys: list[str]) -> str:
    """The key among those of the pages before that this one resembles; else itself, which joins them."""
    known = next((other for other in keys if _is_alike(key, other)), None)
    if known is None:
        keys.append(key)
        del keys[:-_REMEMBERED]
    return known or key


def _is_alike(one: str, other: str) -> bool:
    """Whether two texts differ in no more than a few letters."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH or abs(len(one) - len(other)) > 0.2 * len(one):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _is_often(where: set[int], pages: int) -> bool:
    """On two pages of a short document, else on three at least and often."""
    return len(where) >= 2 and (len(where) >= 0.3 * pages or (len(where) >= 3 and _is_dense(where)))


def _slots(groups: Mapping[Place, Sequence[Edge]], pages: int) -> dict[Slot, float]:
    """Heights at which most pages have something that runs, with its type size: there the heads of short chapters stand as well."""
    found: dict[Slot, list[Edge]] = defaultdict(list)
    for (_, role, cell), edges in groups.items():
        found[role, cell] += edges
    return {slot: median(e.size for e in edges) for slot, edges in found.items() if len({e.page for e in edges}) >= max(3, 0.5 * pages)}


def _is_dense(pages: set[int]) -> bool:
    """On every page or every other page of a stretch, as the running head of a chapter."""
    return len(pages) * 2.5 >= max(pages) - min(pages) + 1


def _offsets(edges: Sequence[Edge], pages: int) -> set[int]:
    """By how much the numbers at the edges differ from the count of pages, where several agree."""
    seen = {(edge.number - edge.page, edge.page) for edge in edges if edge.number is not None}
    offsets = Counter(offset for offset, _ in seen)
    return {offset for offset, count in offsets.items() if offset < _FAR and (count >= 2 or (offset == 0 and pages > 1))}


def _is_level(one: Strip, other: Strip) -> bool:
    """Whether two strips stand on one line: lines set close may touch without that."""
    first, second = one.box, other.box
    shared = min(first.bottom, second.bottom) - max(first.top, second.top)
    return shared > 0.4 * min(first.bottom - first.top, second.bottom - second.top)


def _is_clear(strip: Strip, sheet: Sheet) -> bool:
    """Whether nothing stands above a strip, and below it only after a gap."""
    others = [other.box for other in sheet.strips if other is not strip and not _is_level(strip, other)]
    gap = _GAP * (strip.box.bottom - strip.box.top)
    return bool(others) and len(strip.words) <= _FEW_WORDS and min(box.top for box in others) >= strip.box.bottom + gap
