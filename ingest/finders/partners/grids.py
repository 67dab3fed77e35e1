"""Tables written as text, columns apart by spaces, tabs or strokes: what the lines above and the first row say holds for each row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.places import Place, country_named, places_named
from ingest.finders.document import flow_of_doc, head_of
from ingest.finders.partners.cues import FORMER, MEMBERS, PROJECT
from ingest.finders.partners.evidence_cues import STRONG, TWIN_HEADING
from ingest.finders.partners.mentions import Mention, is_own
from ingest.finders.partners.roster import country_of_hint
from ingest.finders.partners.ties import Relation, Status, Tie
from ingest.finders.text.flow import Flow, FlowBlock
from ingest.finders.text.lines import COLUMN
from ingest.nlp import Doc

TOWN_COLUMN = re.compile(
    r"(?:by|byer|stadt|städte|ort|kommune|gemeinde|name|navn|partner|town|city|(?:partner|venskabs|søster)\w+)\b", re.IGNORECASE
)
COUNTRY_COLUMN = re.compile(r"(?:land|staat|country|nation)\b", re.IGNORECASE)
TIE_COLUMN = re.compile(
    r"(?:seit|siden|since|aftale\w*|vertrag\w*|venskab\w*|partner\w*|indgået|abschluss|besiegelt|vereinbarung|"
    r"freundschaft|oprettet|agreement)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
NAME = re.compile(r"[^\W\d_][^()\d/]*?(?=\s*(?:[(\d/]|$))")
BRACKET = re.compile(r"\(([^)]+)\)")
LEAD_WEIGHTS = {"lead": 2.5, "title": 1.5, "first row": 1.5, "years": 0.5, "countries": 0.5}
"""What makes a table one of twin towns: the heading or lead-in above, the title of the document, its first row, its columns."""
ENOUGH = 2.5
LINES_OF_A_LEAD = 3


@dataclass(frozen=True, slots=True)
class Cell:
    start: int
    text: str


Row = list[Cell]


def grid_ties(doc: Doc) -> Iterator[tuple[Mention, Tie]]:
    """The towns in the rows of tables about twin towns, members of a network or partners of a project."""
    flow, head = flow_of_doc(doc), head_of(doc)
    for lead, rows in _grids(flow):
        header, body = (rows[0], rows[1:]) if _is_header(rows[0]) else ([], rows)
        town_at = next((i for i, cell in enumerate(header) if TOWN_COLUMN.match(cell.text)), 0)
        if len(body) < 1 or sum(_is_town(row, town_at) for row in body) * 2 < len(body):
            continue
        relation = _relation(lead, head.title, header, body)
        if relation is None:
            continue
        for row in body:
            if (mention := _town(row, town_at)) and not is_own(mention.name or "", head.municipality):
                text = " ".join(cell.text for cell in row)
                year = YEAR.search(text.replace(row[town_at].text, ""))
                since = int(year.group(1)) if year and relation == "twin" else None
                status: Status = "former" if FORMER.search(text) or FORMER.search(lead) else "current"
                yield mention, Tie(relation, status, f"row of a table under “{lead[:60]}”", since)


def _grids(flow: Flow) -> Iterator[tuple[str, list[Row]]]:
    """Each run of rows with the lines above it."""
    blocks = flow.body
    at = 0
    while at < len(blocks):
        last = at
        while last < len(blocks) and blocks[last].row:
            last += 1
        if last - at > 1:
            yield _lead(flow, blocks[:at]), [cells(flow, block) for block in blocks[at:last]]
        at = max(last, at + 1)


def _lead(flow: Flow, above: tuple[FlowBlock, ...]) -> str:
    """The lines right above a table, back to its heading."""
    lead: list[str] = []
    for block in reversed(above[-LINES_OF_A_LEAD:]):
        lead.insert(0, flow.block_text(block))
        if block.role == "heading":
            break
    return " ".join(lead)


def cells(flow: Flow, block: FlowBlock) -> Row:
    """The cells of a row, each with its place in the flowing text."""
    first, last = flow.offsets[block.start], flow.offsets[block.end - 1] + 1
    raw = flow.page_texts[block.page][first:last]
    found: Row = []
    at = 0
    for stop in [*COLUMN.finditer(raw), None]:
        end = stop.start() if stop else len(raw)
        if text := raw[at:end].strip(" |\t"):
            start = first + raw.index(text, at)
            found.append(Cell(bisect_left(flow.offsets, start, block.start, block.end), " ".join(text.split())))
        at = stop.end() if stop else end
    return found


def _is_header(row: Row) -> bool:
    return not any(YEAR.search(cell.text) for cell in row) and any(TOWN_COLUMN.match(c.text) or COUNTRY_COLUMN.match(c.text) for c in row)


def _is_town(row: Row, at: int) -> bool:
    return _town(row, at) is not None


def _relation(lead: str, title: str, header: Row, body: list[Row]) -> Relation | None:
    if PROJECT.search(lead):
        return "project"
    if MEMBERS.search(lead) and not STRONG.search(lead):
        return "network"
    first = " ".join(cell.text for cell in header)
    signs = {
        "lead": bool(STRONG.search(lead) or TWIN_HEADING.search(lead)),
        "title": bool(STRONG.search(title) or TWIN_HEADING.search(title)),
        "first row": any(TIE_COLUMN.match(cell.text) for cell in header) or bool(STRONG.search(first)),
        "years": all(any(YEAR.search(cell.text) for cell in row) for row in body),
        "countries": sum(any(country_named(cell.text) for cell in row) for row in body) * 2 > len(body),
    }
    return "twin" if sum(LEAD_WEIGHTS[sign] for sign, holds in signs.items() if holds) >= ENOUGH else None


def _town(row: Row, at: int) -> Mention | None:
    """The town of a row, found by its name or the one in brackets, in the country that another cell gives."""
    if at >= len(row) or not (match := NAME.match(row[at].text)):
        return None
    cell, name = row[at], match.group().strip(" ,–-")
    bracket = BRACKET.search(cell.text)
    others = (
        country_named(other.text) or country_of_hint(other.text if len(other.text) < 4 else None) for other in row if other is not cell
    )
    country = next((code for code in others if code), None) or (country_of_hint(bracket.group(1)) if bracket else None)
    place = _place(name, bracket.group(1) if bracket else None, country)
    if not name[:1].isupper() or (place is None and country is None) or country_named(name) == country is not None:
        return None
    return Mention(cell.start, cell.start + len(name), place.name if place else name, country or (place.country if place else None), place)


def _place(name: str, other: str | None, country: str | None) -> Place | None:
    found = [place for text in (name, other) if text for place in places_named(text, country)]
    return next(iter(found), None)
