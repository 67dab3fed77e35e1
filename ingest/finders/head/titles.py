"""The title of a document: the subject of an agenda point or a letter, else the line of its head that weighs most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.finders.head.covers import first_lines, is_when, is_whose, raw_lines
from ingest.finders.head.doctypes import LABELS
from ingest.finders.head.title_lines import LONGEST, MOST_LINES_OF_A_COVER, OPENNESS, is_possible, of_cover, tidy, weight_of_words
from ingest.finders.text.cues import loose
from ingest.finders.text.flow import Flow, FlowBlock

FIRST_BLOCKS = 30
FEWEST_OF_AN_AGENDA = 3
FEWEST_LETTERS = 5
LONG_PARAGRAPH = 160
AGENDA_POINT = re.compile(
    r"(?:Punkt|TOP|Pkt\.?|Tagesordnungspunkt|Punkt \d+ der Tagesordnung)\s*\d*\s*(?:der Tagesordnung)?\s*[:.]\s*(.+)", re.DOTALL
)
WEEKDAY = re.compile(r"(?:man|tirs|ons|tors|fre|lør|søn)dag (?:den|d\.)|(?:am )?(?:mon|diens|donners|frei|sams)tag")
AGENDA = re.compile(r"(?i)(?:tagesordnung|dagsorden|agenda)\W*")
SUBJECT = re.compile(
    r"(?:Betreff|Betr\.|Emne|Vedr(?:ørende|\.)|Titel|Thema|Sag|Subject|Gegenstand|Bezeichnung|Antragstitel|Antrag|Anfrage)\s*:\s*(.{6,})",
    re.DOTALL,
)
NUMBERED_POINT = re.compile(r"(?m)^(?:Punkt|TOP|Pkt\.?|Ö)\s*\d+")
ITEM_OF_A_CASE = re.compile(
    r"(?m)^\s*(?:(?:Punkt|TOP|Pkt\.?) ?)?\d{1,3}[.:)]?\s+([^\n]{6,180}?)(?:\s+(?:[-–] |\()(?:Åbent?|Åben sag|Lukket)\)?)?\s*\n+\s*"
    r"(?:Sagsnr|Sagsnummer|Sags-?[Ii][Dd]|Sagsbehandler|Acadre|Tidl\. politisk|Beslutningstema)"
)
"""*14. Venskabsbyer*, with the number of its case below."""
RECORD = re.compile(r"(?:Niederschrift|Protokoll|Tagesordnung|Referat|Dagsorden|Beslutningsprotokol|Minutes)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title and how it was known."""

    text: str
    confidence: float
    why: str


def find_title(flow: Flow) -> Title | None:
    """The subject of an agenda point or a letter, else the heaviest line of the head; the record's own line for minutes of many items."""
    first = flow.blocks[:FIRST_BLOCKS]
    many = len({match.group() for match in NUMBERED_POINT.finditer(flow.text)}) >= FEWEST_OF_AN_AGENDA
    if many and (record := minutes_of(flow)):
        return Title(record, 0.7, "the line that says of which meeting it is the record")
    for pattern, why in ((AGENDA_POINT, "the subject of its agenda point"), (SUBJECT, "the subject line")):
        for block in first:
            if (match := pattern.match(flow.block_text(block))) and len(match.group()) < LONGEST and is_subject(match[1]):
                return Title(tidy(match.group(1)), 0.9, why)
    top = "\n".join(text[:5000] for text in list(flow.page_texts.values())[:3])
    items = [match[1] for match in ITEM_OF_A_CASE.finditer(top) if not is_when(match[1]) and not is_when(match.group().split("\n")[0])]
    if len(items) == 1:
        return Title(tidy(items[0]), 0.85, "the subject of its agenda point")
    if (len(items) > 1 or _lists_agenda(flow)) and (record := minutes_of(flow)):
        return Title(record, 0.7, "the line that says of which meeting it is the record")
    weighed = list(candidates(flow, first))
    best = max(weighed, key=lambda item: item[1], default=None)
    if best and best[1] > 0:
        return Title(best[0], min(0.9, 0.4 + best[1] / 8), "the line of the head that is most like a title")
    if record := minutes_of(flow):
        return Title(record, 0.6, "the line that says of which meeting it is the record")
    return Title(best[0], 0.3, "no other line of the head is more like a title") if best else None


def is_subject(text: str) -> bool:
    """Whether what follows a label is more than a number, and no sentence."""
    return sum(c.isalpha() for c in text) >= FEWEST_LETTERS and not text.rstrip().endswith(".")


def _lists_agenda(flow: Flow) -> bool:
    """Whether the heading of an agenda stands at the head, below the record's own line."""
    lines = first_lines(flow, 40)
    record = next((i for i, line in enumerate(lines[:MOST_LINES_OF_A_COVER]) if RECORD.match(line)), None)
    return record is not None and any(AGENDA.fullmatch(line) for line in lines[record + 1 :])


def minutes_of(flow: Flow) -> str | None:
    """The line that says of which meeting a paper without another title is the record, with the line that goes on in lower case."""
    lines = first_lines(flow, MOST_LINES_OF_A_COVER)
    first = next((i for i, line in enumerate(lines) if RECORD.match(line)), None)
    if first is None:
        return None
    below = lines[first + 1 : first + 4]
    goes_on = list(
        takewhile(
            lambda line: line[:1].islower() and not ((line.startswith(("am ", "den ", "kl.")) or WEEKDAY.match(line)) and len(below) > 1),
            below,
        )
    )
    return tidy(" ".join([lines[first], *goes_on]))


def candidates(flow: Flow, blocks: tuple[FlowBlock, ...]) -> Iterator[tuple[str, float]]:
    """Lines of the head that may be the title, each with its weight."""
    passed, opened = 0, False
    asides = [block for block in flow.blocks if block.role == "aside" and block not in blocks]
    lead = _lead_in(flow, blocks)
    blocks = _capitals_joined(flow, blocks)
    for at, block in enumerate((*blocks, *asides)):
        if _is_item(flow, block, at) or (block.role == "aside" and block in blocks and at > 2):
            continue
        text = tidy(of_cover(flow, block))
        if block.role == "paragraph" and block.end - block.start > LONG_PARAGRAPH and len(text) > LONGEST // 2:
            passed += 1
            continue
        if is_possible(text):
            whole = f"{lead} {text}" if lead and block.start <= len(lead) + 2 else text
            layout = replace(block, role="heading") if not opened and _is_cut(flow, block, text) else block
            opened = opened or not is_whose(text)
            yield whole, weight(text, layout) - 0.25 * min(at, 12) - 1.5 * min(passed, 2)
    for line in dict.fromkeys(tidy(line) for line in flow.margins.splitlines()):
        if is_possible(line) and not is_whose(line):
            programme = any(cue.pattern.search(loose(line)) for cue in LABELS if cue.type == "election_programme")
            yield line, 0.4 + weight_of_words(line) + (1.2 if programme else 0.0)


def _is_item(flow: Flow, block: FlowBlock, at: int) -> bool:
    """An item of a list, no line that a page number or a date made look like one."""
    text = flow.block_text(block)
    if block.role != "list_item" or OPENNESS.search(text) or (at == 0 and len(text) < LONG_PARAGRAPH):
        return False
    return not is_when(next(iter(raw_lines(flow, block)), ""))


def _is_cut(flow: Flow, block: FlowBlock, text: str) -> bool:
    """Whether a paragraph at the beginning is a cover, or a title with its text right below, of which only the title was kept."""
    return block.role in {"paragraph", "list_item"} and len(text) < block.end - block.start - 3 and len(raw_lines(flow, block)) > 1


def _capitals_joined(flow: Flow, blocks: tuple[FlowBlock, ...]) -> tuple[FlowBlock, ...]:
    """The blocks, the first two as one where both are headings in capitals, one right below the other."""
    if len(blocks) < 2 or blocks[1].spaced or not all(b.role == "heading" and flow.block_text(b).isupper() for b in blocks[:2]):
        return blocks
    if is_whose(flow.block_text(blocks[0])):
        return blocks
    return replace(blocks[0], end=blocks[1].end), *blocks[2:]


def _lead_in(flow: Flow, blocks: tuple[FlowBlock, ...]) -> str:
    first = tidy(flow.block_text(blocks[0])) if blocks else ""
    return first if first.endswith(":") and len(first) < LONGEST // 2 else ""


def weight(text: str, block: FlowBlock) -> float:
    """How much a line is like a title: by its place in the layout and by its words."""
    base = {"heading": 2.0, "paragraph": 0.8, "aside": 0.4}.get(block.role, 0.0)
    return base + (0.5 if block.role == "heading" and block.level == 1 else 0.0) + weight_of_words(text)
