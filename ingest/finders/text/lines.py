"""The lines of a reading's pages: where each stands, whether it opens a list item, and which are only furniture of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Page, Role

MONTH = (
    r"jan|feb|mar|mär|maer|apr|maj|mai|may|jun|jul|aug|sep|okt|oct|nov|dec|dez|klasse|etape|kvartal|quartal|plenar|sitzung|møde|"
    r"udkast|entwurf|bürgerschaft|wahlperiode|legislatur|ausgabe|udgave"
)
BULLET = re.compile(r"(?:[+=»«]{1,2}[.:]?(?=\s)|[•·●]{2}|[-–—‐‑−•·●▪◦*➢✓→■□○»«☐☒>]|\uf0b7|\uf0a7|\uf02d)\s*(?=\S)")
GLUED_BULLET = re.compile(r"(?:e\s+|[e/])(?=[A-ZÆØÅÄÖÜ])")
NUMBERED = re.compile(rf"\(?(\d{{1,2}})[.)](?!\d)\s*(?!(?:[-–—]\s?\d{{1,2}}\.\s?)?(?:{MONTH}))(?=\S)", re.IGNORECASE)
LETTERED = re.compile(r"[a-z]\)\s+(?=\S)")
COLUMN = re.compile(r"\t+| {2,}| ?\| ?")
CLEAR_COLUMN = re.compile(r"\t+| {3,}| ?\| ?")
CELLS_OF_A_ROW, MOST_CELLS_OF_A_ROW = 3, 9
LONGEST_CELL = 60
LONE_MARK = re.compile(r"(?:\d{1,2}[.,)]|[-–•·●▪*])$")
PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:(?:seite|side|page)\s*)?\d{1,4}(?:\s*(?:von|af|of|/)\s*\d{1,4})?(?:\s*[-–—])?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of page `page`: [start, end) in its text. `mark` is the length of a bullet or number before the words.

    `gap` says that an empty line stands before it, `breaks` that the layout begins a new block here, `role` what the layout calls it.
    `row` says that its words stand in columns, as those of a line beside it do.
    """

    page: int
    start: int
    end: int
    text: str
    gap: bool
    mark: int = 0
    breaks: bool = False
    role: Role | None = None
    level: int = 0
    aside: bool = False
    row: bool = False

    @property
    def words(self) -> str:
        return self.text[self.mark :]


def read_lines(pages: Sequence[Page]) -> list[Line]:
    """All lines with words on them, in order, list marks and furniture recognised."""
    lines = _mark_rows([line for page in pages for line in _page_lines(page)])
    lines = _without_lone_marks(_mark_glued_bullets(_without_lone_dashes(lines)))
    return _set_furniture_apart(lines)


def _page_lines(page: Page) -> Iterator[Line]:
    starts = {block.start: block for block in page.text_blocks}
    roles = sorted(page.text_blocks, key=lambda block: block.start)
    gap, indented, position, at = True, False, 0, 0
    for raw in page.text.splitlines(keepends=True):
        text = raw.strip()
        start = position + raw.index(text) if text else position
        position += len(raw)
        if not text:
            gap = True
            continue
        while at < len(roles) and roles[at].end <= start:
            at += 1
        block = roles[at] if at < len(roles) and roles[at].start <= start else None
        inside = any(place in starts for place in range(position - len(raw), start + 1))
        breaks = inside or (raw[0].isspace() and not indented and not text[0].islower())
        role, level = (block.role, block.level) if block else (None, 0)
        yield Line(page.number, start, start + len(text), text, gap, list_mark(text), breaks, role, level)
        gap, indented = False, raw[0].isspace()


def list_mark(text: str) -> int:
    """How many characters of the line are a bullet, a number or a letter that opens a list item; 0 where there is none."""
    found = BULLET.match(text) or NUMBERED.match(text) or LETTERED.match(text)
    if not found or not any(c.isalpha() for c in text[found.end() :]):
        return 0
    return found.end()


def _mark_rows(lines: list[Line]) -> list[Line]:
    """Lines of as many columns as the line above or below them are the rows of a table."""
    counts = [_cells(line.text) for line in lines]

    def is_row(i: int) -> bool:
        near = [counts[j] for j in (i - 1, i + 1) if 0 <= j < len(lines) and lines[j].page == lines[i].page]
        return counts[i] >= CELLS_OF_A_ROW and any(n >= CELLS_OF_A_ROW and abs(n - counts[i]) <= 1 for n in near)

    return [replace(line, row=True, mark=0, breaks=True) if is_row(i) else line for i, line in enumerate(lines)]


def _cells(text: str) -> int:
    """How many short cells a line falls into; 0 where one is as long as a line of running text, or the text is only set to full width."""
    found = [cell for cell in COLUMN.split(text) if cell.strip()]
    is_set_wide = 2 * len(CLEAR_COLUMN.findall(text)) < len(found) - 1 or len(found) > MOST_CELLS_OF_A_ROW
    return 0 if is_set_wide or any(len(cell) > LONGEST_CELL for cell in found) else len(found)


def _without_lone_dashes(lines: list[Line]) -> list[Line]:
    """A dash before a small letter in the middle of a paragraph, with no list around it, is a dash of the sentence."""

    def in_sentence(i: int) -> bool:
        line, last = lines[i], lines[i - 1] if i else None
        if not line.mark or last is None or last.mark or line.text[0] not in "-–—" or line.words[0].isupper():
            return False
        return last.text[-1] not in ".:!?" and len(last.text) > 18 and not any(near.mark for near in lines[i + 1 : i + 4])

    return [replace(line, mark=0) if in_sentence(i) else line for i, line in enumerate(lines)]


def _mark_glued_bullets(lines: list[Line]) -> list[Line]:
    """A bullet that OCR read as *e* or */*: believed where two lines in a row begin so."""
    found = [GLUED_BULLET.match(line.text) for line in lines]

    def believed(i: int) -> bool:
        return bool(found[i]) and any(0 <= j < len(lines) and found[j] for j in (i - 1, i + 1))

    return [replace(line, mark=m.end()) if (m := found[i]) and believed(i) else line for i, line in enumerate(lines)]


def _without_lone_marks(lines: list[Line]) -> list[Line]:
    """A bullet or number alone on its line belongs to the line below, which then opens a list item."""
    kept: list[Line] = []
    pending = False
    for line in lines:
        if LONE_MARK.match(line.text):
            pending = True
            continue
        kept.append(replace(line, gap=True, breaks=True, role="list_item") if pending else line)
        pending = False
    return kept


def is_page_number(text: str) -> bool:
    return bool(PAGE_NUMBER.match(text)) and not re.match(r"(?:19|20)\d\d$", text)


def _set_furniture_apart(lines: list[Line]) -> list[Line]:
    """Marks page numbers, rules without letters, and lines that come back beside page numbers or page edges."""
    counts = Counter(_likeness(line.text) for line in lines if len(line.text) < 120)
    plain = [_is_plain_furniture(line.text) for line in lines]
    edges = [_at_edge(lines, plain, i) for i in range(len(lines))]
    repeated = [counts[_likeness(line.text)] > 1 and edges[i] and len(line.text) < 120 for i, line in enumerate(lines)]
    for i in range(1, len(lines)):  # a running head of several lines: each touches one that is known
        close = plain[i - 1] or repeated[i - 1]
        repeated[i] = repeated[i] or (close and counts[_likeness(lines[i].text)] > 1 and not lines[i].mark and len(lines[i].text) < 120)
    return [replace(line, aside=plain[i] or repeated[i]) for i, line in enumerate(lines)]


def _likeness(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.lower()) or text


def _is_plain_furniture(text: str) -> bool:
    return is_page_number(text) or not any(c.isalnum() for c in text)


def _at_edge(lines: list[Line], plain: list[bool], i: int) -> bool:
    def edge(j: int) -> bool:
        return not 0 <= j < len(lines) or lines[j].page != lines[i].page

    several = lines[0].page != lines[-1].page
    touches_page_edge = several and (edge(i - 1) or edge(i + 1))
    return touches_page_edge or any(0 <= j < len(lines) and plain[j] and is_page_number(lines[j].text) for j in (i - 1, i + 1))
