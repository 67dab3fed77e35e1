"""What must be known of all pages before one is laid out: running heads and feet, how pages are counted, and the sizes of type.

A survey keeps a few short lines and counts of each page and never the page itself: a document may have thousands. What it keeps of one
page is a `Glimpse`, which whoever read the page can take, in any process.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ingest.layout_asides import Edge, Running, page_edges, running
from ingest.layout_headings import Levels, Style, Types
from ingest.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What is kept of one page: what stands at its edges, and its type as `Types` counts it."""

    number: int
    is_written: bool
    edges: tuple[Edge, ...]
    letters: tuple[tuple[float, int], ...]
    short: tuple[tuple[Style, int], ...]
    numbered: tuple[tuple[tuple[int, Style], int], ...]
    bold: int
    capitals: int


def glimpse(sheet: Sheet) -> Glimpse:
    types = Types()
    types.see(sheet.strips)
    counts = tuple(types.letters.items()), tuple(types.short.items()), tuple(types.numbered.items())
    return Glimpse(sheet.number, bool(sheet.strips), tuple(page_edges(sheet)), *counts, types.bold, types.capitals)


@dataclass
class Survey:
    """Shown each sheet of a document once, in any order, before `lay_out_sheet` is asked for the first page."""

    _types: Types = field(default_factory=Types)
    _edges: list[Edge] = field(default_factory=list)
    _numbers: list[int] = field(default_factory=list)
    _written: int = 0
    _running: Running | None = None
    _levels: Levels | None = None

    def see(self, sheet: Sheet) -> None:
        self.add(glimpse(sheet))

    def add(self, page: Glimpse) -> None:
        """Takes note of a page at which somebody else has looked."""
        self._numbers.append(page.number)
        self._written += page.is_written
        letters, short, numbered = Counter(dict(page.letters)), Counter(dict(page.short)), Counter(dict(page.numbered))
        self._types.add(Types(letters, short, numbered, page.bold, page.capitals))
        self._edges += page.edges
        self._running = self._levels = None

    @property
    def levels(self) -> Levels:
        """Which type makes a heading of which level."""
        if self._levels is None:
            self._levels = self._types.levels()
        return self._levels

    @property
    def running(self) -> Running:
        """What runs along the upper and lower edges of the pages."""
        if self._running is None:
            self._running = running(self._edges, self._numbers, self._written, self._types.body)
        return self._running
