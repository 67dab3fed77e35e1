"""What must be known of all pages before one is laid out: running heads and feet, how pages are counted, and the sizes of type.

A survey keeps a few short lines and counts of each page and never the page itself: a document may have thousands.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.layout_asides import Edge, Running, page_edges, running
from ingest.layout_headings import Levels, Types
from ingest.sheet import Sheet


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
        self._numbers.append(sheet.number)
        self._written += bool(sheet.strips)
        self._types.see(sheet.strips)
        self._edges += page_edges(sheet)
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
