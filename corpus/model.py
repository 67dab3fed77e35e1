"""What a document is: the frozen values that all parts of the house hand to each other.

Three texts must be told apart. A reader makes `source_text`: the page as read, in reading order, running heads and feet set
apart. An ordered list of edits (line-end hyphens, repairs, people's corrections) leads to `text`, which is what is shown, searched
and quoted. Words and blocks lie in `source_text`; facts, hits and marks are spans of `text`; the page maps between the two.

Boxes are fractions of the page's width and height, origin at the top left: (0, 0, 1, 1) is the whole page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from corpus.account import Account
from corpus.edits import Edit, Offsets, apply_edits
from corpus.fact_values import DateSpan as DateSpan
from corpus.fact_values import FactValue as FactValue
from corpus.fact_values import Goal as Goal
from corpus.fact_values import Network as Network
from corpus.fact_values import PartnerCity as PartnerCity
from corpus.fact_values import Sdg as Sdg
from corpus.fact_values import Theme as Theme
from corpus.head import Head as Head
from corpus.head import HeadReason as HeadReason
from corpus.head import Status as Status

Source = Literal["text-layer", "ocr", "mixed", "text"]
Role = Literal["heading", "paragraph", "list_item", "table_row", "caption", "footnote"]
AsideRole = Literal["head", "foot", "page_number"]
State = Literal["pending", "reading", "ready", "failed"]
JobKind = Literal["read", "find"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, as fractions of its width and height from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read: [start, end) in `source_text`, where it stands, and how sure the OCR was (0–1, None for a text layer)."""

    start: int
    end: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row, caption or footnote: [start, end) in `source_text`; `level` 1–6 for headings, else 0."""

    start: int
    end: int
    role: Role
    level: int = 0
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A running head, a running foot or a page number: taken out of the text, but kept."""

    role: AsideRole
    text: str


@dataclass(frozen=True)
class Page:
    """One page of a reading; `number` counts from 1, `width` and `height` are PDF points (1/72 inch) where known.

    `has_image` says that the archive keeps a picture of the page. `warnings` are short codes that the interface translates.
    `account` says how it was read, where a machine had choices.
    """

    number: int
    source: Source
    source_text: str
    language: str | None = None
    confidence: float | None = None
    edits: tuple[Edit, ...] = ()
    words: tuple[Word, ...] = ()
    blocks: tuple[Block, ...] = ()
    asides: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()
    width: float | None = None
    height: float | None = None
    has_image: bool = False
    account: Account | None = None

    @cached_property
    def text(self) -> str:
        """The page as shown, searched and quoted: `source_text` after its edits."""
        return apply_edits(self.source_text, self.edits)

    @cached_property
    def _offsets(self) -> Offsets:
        return Offsets(self.edits)

    @cached_property
    def text_blocks(self) -> tuple[Block, ...]:
        """The blocks with offsets in `text` instead of `source_text`."""
        moved = ((block, *self._offsets.text_range(block.start, block.end)) for block in self.blocks)
        return tuple(Block(start, end, b.role, b.level, b.language) for b, start, end in moved)

    def words_at(self, start: int, end: int) -> tuple[Word, ...]:
        """The words under [start, end) of `text`, in reading order: the way from a mark to its boxes."""
        first, last = self._offsets.source_range(start, end)
        return tuple(w for w in self.words if w.start < last and w.end > first)


@dataclass(frozen=True)
class Reading:
    """What one run of the pipeline made of an original; never changed afterwards. `pipeline` is the version that made it.

    `pages` may be fetched from where they lie each time they are asked for: a document may have a thousand.
    """

    pages: Sequence[Page]
    language: str | None
    pipeline: str
    read_at: datetime
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """[start, end) in the `text` of page `page` (counted from 1) of one reading."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a finder found: `spans` say where (a goal may run over a page break), `quote` is the text under the first span.

    `confidence` is 0–1; `finder` and `version` say who found it, `why` which cue or heading it was taken for.
    """

    kind: str
    value: FactValue
    spans: tuple[Span, ...]
    quote: str
    confidence: float
    finder: str
    version: str
    why: str

    @property
    def page(self) -> int:
        return self.spans[0].page


@dataclass(frozen=True)
class ReadDocument:
    """What the pipeline makes of one file, and how long it took: the end of `ingest`, the beginning of the archive."""

    head: Head
    reading: Reading
    facts: tuple[Fact, ...]
    media_type: str
    seconds: float = 0.0
    finders: str = ""


@dataclass(frozen=True)
class Findings:
    """What finders found in a reading; `finders` says which versions of them, with which knowledge, so that old findings can be told."""

    head: Head
    facts: tuple[Fact, ...]
    finders: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the archive knows it. `id` is the first 16 hex digits of `sha256`: permanent, citable.

    Until its first reading, `head.title` is the file name, `pages` is 0 and `reading` is None.
    `error` is (code, message) of the last failure.
    """

    id: str
    sha256: str
    name: str
    size: int
    media_type: str | None
    added_at: datetime
    added_by: str | None
    origin: str | None
    state: State
    head: Head
    pages: int
    reading: int | None
    error: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class WeakPage:
    """A page whose text is doubtful, and how much so (0–1, see `corpus.weakness`)."""

    document: Document
    page: Page
    weakness: float


@dataclass(frozen=True, slots=True)
class Job:
    """A document waiting to be read or being read. `page` of `pages` is how far it is; `attempt` counts from 1.

    `kind` is `read` for its file, or `find` where only the facts of its stored pages are to be found anew; `language` is the one that a
    person named for the reading, as far as one did.
    """

    id: int
    document: str
    name: str
    state: Literal["pending", "leased", "done", "failed"]
    attempt: int
    page: int
    pages: int
    error: tuple[str, str] | None = None
    kind: JobKind = "read"
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One numbered change of the archive: a document came or was read anew (`put`), or was removed (`drop`)."""

    number: int
    document: str
    action: Literal["put", "drop"]
