"""The texts of the sample documents as they are written: a few lines of front matter, then pages of blocks.

    # ## ###   headings          !  lead            =  a line that stands by itself
    -  1.      list items        >  quotation       ^  footnote
    | a | b |  a table row       ?? notes of a slide's speaker
    <!-- page -->                a new page

Anything else is a paragraph. `*so*` is italic, `**so**` is bold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent
TEXTS = FOLDER / "texts"
FILES = FOLDER / "files"

Kind = Literal["h1", "h2", "h3", "lead", "line", "bullet", "number", "quote", "footnote", "row", "notes", "paragraph"]

MARKS: tuple[tuple[str, Kind], ...] = (
    ("### ", "h3"),
    ("## ", "h2"),
    ("# ", "h1"),
    ("! ", "lead"),
    ("= ", "line"),
    ("- ", "bullet"),
    ("> ", "quote"),
    ("^ ", "footnote"),
    ("?? ", "notes"),
    ("| ", "row"),
)
NUMBERED = re.compile(r"^\d+\. ")
RULE = re.compile(r"\|[-|: ]+\|$")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row …; `cells` are those of a row, `text` is everything in one line."""

    kind: Kind
    text: str
    cells: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        return self.text.replace("*", "")


@dataclass(frozen=True)
class Source:
    """One sample document: `made` says what kind of file it becomes, `look` whose design it bears."""

    stem: str
    made: str
    look: str
    body: str
    pages: tuple[tuple[Block, ...], ...]
    banner: str = ""
    head: str = ""
    foot: str = ""
    nav: str = ""
    scanned: int = 0

    @property
    def title(self) -> str:
        return next(block.plain for block in self.pages[0] if block.kind == "h1")

    def page_text(self, number: int) -> str:
        """What a perfect reader makes of page `number`: the blocks in their order, running heads and feet left out.

        Word processors and web pages say themselves what is a head and what a list's number; on a single sheet the foot is text.
        """
        knows_heads = self.made in ("docx", "html")
        lines = [
            NUMBERED.sub("", block.plain) if block.kind == "number" and knows_heads else block.plain for block in self.pages[number - 1]
        ]
        first = [self.banner] if number == 1 and self.banner and not knows_heads else []
        last = [self.foot] if self.made in ("png", "jpeg") else []
        return "\n".join([*first, *lines, *last])


def as_block(line: str) -> Block:
    for mark, kind in MARKS:
        if line.startswith(mark):
            cells = tuple(cell.strip() for cell in line.strip("| ").split(" | ")) if kind == "row" else ()
            return Block(kind, " ".join(cells) or line[len(mark) :], cells)
    return Block("number" if NUMBERED.match(line) else "paragraph", line)


def parse_page(text: str) -> tuple[Block, ...]:
    return tuple(as_block(line) for line in text.split("\n") if line.strip() and not RULE.match(line))


def read_source(path: Path) -> Source:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    settings = dict(line.split(": ", 1) for line in front.strip().split("\n"))
    pages = tuple(parse_page(page) for page in body.split("<!-- page -->"))
    scanned = int(settings.pop("scanned", 0))
    return Source(path.stem, body=body, pages=pages, scanned=scanned, **settings)


def read_sources() -> tuple[Source, ...]:
    return tuple(read_source(path) for path in sorted(TEXTS.glob("*.md")))
