"""Where a date stands: in which block, on which line, in which sentence, and whether at the head or the end of a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from corpus.dates import DateMatch
from ingest.finders.document import sentence_at
from ingest.finders.text.cues import loose
from ingest.finders.text.flow import Flow, FlowBlock
from ingest.nlp import Doc

LINES_OF_A_TOP = 15
NEAR = 60
LONG = 1_000
"""So many characters no stamp has; of longer sentences only what stands nearer to a date tells of it."""


@dataclass(frozen=True)
class Place:
    """Where a date stands: in which block, line and sentence; all texts in loose spelling."""

    doc: Doc
    flow: Flow
    match: DateMatch

    @cached_property
    def block(self) -> FlowBlock:
        return self.flow.block_at(self.match.start)

    @cached_property
    def at(self) -> int:
        """How many blocks stand before."""
        return self.flow.body_index(self.match.start)

    @cached_property
    def _bounds(self) -> tuple[str, int, int]:
        """The page and the line on it, at most `LONG` characters to either side."""
        page, offset = self.flow.page_texts[self.flow.pages[self.match.start]], self.flow.offsets[self.match.start]
        stop = page.find("\n", offset + len(self.match.text))
        return page, max(page.rfind("\n", 0, offset) + 1, offset - LONG), min(stop if stop >= 0 else len(page), offset + LONG)

    @cached_property
    def line(self) -> str:
        page, start, end = self._bounds
        return loose(page[start:end])

    @cached_property
    def line_before(self) -> str:
        """What stands before the date on its line, with one space behind."""
        page, start, _ = self._bounds
        return loose(page[start : self.flow.offsets[self.match.start]]) + " "

    @cached_property
    def lines_around(self) -> list[str]:
        """Up to four lines above and one below, without the empty ones."""
        page, start, end = self._bounds
        above = [line for line in page[max(0, start - LONG) : start].split("\n") if line.strip()][-4:]
        below = [line for line in page[end : end + LONG].split("\n") if line.strip()][:1]
        return [loose(line) for line in (*above, *below)]

    @cached_property
    def is_top(self) -> bool:
        """Whether the date stands on the first lines of the document."""
        page, start, _ = self._bounds
        is_first = self.flow.pages[self.match.start] == self.flow.blocks[0].page
        return is_first and start <= 2 * LONG and sum(bool(line.strip()) for line in page[:start].split("\n")) < LINES_OF_A_TOP

    @cached_property
    def is_end(self) -> bool:
        return self.at >= len(self.flow.body) - 4

    @cached_property
    def block_text(self) -> str:
        return loose(self.flow.text[self.block.start : min(self.block.end, self.block.start + LONG)])

    @cached_property
    def before(self) -> str:
        """What stands before the date in its block, with one space behind."""
        return loose(self.flow.text[max(self.block.start, self.match.start - LONG) : self.match.start]) + " "

    @cached_property
    def _sentence(self) -> tuple[int, int]:
        return sentence_at(self.doc, self.match.start)

    @cached_property
    def sentence(self) -> str:
        start, end = self._sentence
        return loose(self.flow.text[max(start, self.match.start - LONG) : min(end, self.match.end + LONG)])

    @cached_property
    def just_before(self) -> str:
        """The last words before the date in its sentence, with one space behind."""
        return loose(self.flow.text[max(self._sentence[0], self.match.start - NEAR) : self.match.start]) + " "

    @cached_property
    def after(self) -> str:
        return loose(self.flow.text[self.match.end : min(self.block.end, self.match.end + 30)])
