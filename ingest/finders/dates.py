"""Dates and periods of a document, each with its role: published, event, deadline, target, period or reference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from corpus.dates import DateMatch, find_dates
from corpus.model import DateSpan
from ingest.finders.cues import any_of, loose, word_set
from ingest.finders.document import Found, flow_of_doc, sentence_at
from ingest.finders.flow import Flow, FlowBlock
from ingest.nlp import Doc

VERSION = "2"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

Role = Literal["published", "event", "deadline", "target", "period", "reference"]

SINCE = word_set("siden|lige siden|seit|bereits seit|schon seit|since|ever since|efter|nach|after")
DEADLINE = word_set(
    "senest|senest den|deadline|frist|svarfrist|ansøgningsfrist|høringsfrist|tilmeldingsfrist|spätestens|spätestens bis|"
    "bis spätestens|stichtag|no later than|not later than|due"
)
AHEAD = word_set(
    "inden|inden for|inden udgangen af|bis|bis zum|bis ende|by|by the end of|until|till|frem mod|frem til|hen mod|hen imod|"
    "mod|indtil|mit blick auf|mit zielhorizont|towards|up to|vision|agenda|roadmap|masterplan|leitbild|zukunftsbild|plan|"
    "konzept|mål|ziel|ziele|klima|energie|energi|horizont|horisont|perspektive|fahrplan|køreplan"
)
PUBLISHED = word_set(
    "dato|datum|date|udgivet|vedtaget|beschlossen|verabschiedet|veröffentlicht|published|adopted|stand|opdateret|"
    "udarbejdet|aktualisiert|updated|revideret"
)
EVENT = any_of(
    r"\w*mode(?:t|r|rne|s)?\b|konference\w*|seminar\w*|afholdes?\w*|afholdt\w*|inviteres|finder sted|fandt sted|valg(?:et|dag\w*)?\b|"
    r"\w*dagen?\b|arrangement\w*|besog\w*|\w*udstilling\w*|\w*vandring\w*|fejr\w+|\w*sitzung\w*|\w*tagung\w*|"
    r"\w*konferenz\w*|findet|fand |besuch\w*|\w*ausstellung\w*|gezeigt|\w*wahl\b|veranstalt\w+|\w*geburtstag\w*|jubila\w+|"
    r"empfang\w*|delegation\w*|termin\w*|behandles|behandlet|godkendelse i|meeting|conference|visit\w*|exhibition|takes? place|"
    r"held|election\w*|trafen?|reist"
)
WHEN = re.compile(r"(?:wann|hvornar|when|tid|zeit|dato|termin)[?:]")
EXPECTED = any_of(r"\w*besuch\w*|besog\w*|delegation\w*|erwartet|ventes|gast\w*|gaste\w*|fejr\w+|feier\w*|visit\w*")
AIM = any_of(r"mal\b|malet\b|malsatning\w*|ziel\b|zielsetzung|ambition\w*|mal om")
SIGNED = re.compile(r"^[a-z]{2,}(?:[ -][a-z]+){0,2},(?: den)? $")
"""A town and a comma before the date of a letter or a signature."""
MEETING = any_of(
    r"byrad\b|punkt \d|dagsorden|gremium|termin\b|tagesordnung|\w*plenarsitzung|gemeinderat|\w*ausschuss|\w*udvalget|"
    r"sitzung|kommunalbestyrelsen|stadtrat|kreistag|beratungsfolge|modedato|beslutning"
)
COURSE = any_of(r"sagens forlob|beratungsfolge|behandling\b|politisk behandling|termine?$|modeplan|sagsgang")
CURRENT = any_of(
    r"vil\b|skal\b|planlagt|forventes?|soll\w*|will|geplant|werden|wird|klimaneutral\w*|mal\w*|ziel\w*|vision\w*|frem mod|"
    r"bliver?\b"
)
FAREWELL = any_of(
    r"hauptamt|beschlossen|vedtaget|schriftfuhrer\w*|beurkundung|adopted|ratsangelegenheiten|sitzungsdienste?|\w*amt\b|den \d"
)
ADDRESSEE = re.compile(r"(?:til|fra|an|von|to|from):? ")
PAPER = re.compile(
    r"(?:beschlossen|verabschiedet|beschluss der|vedtaget|godkendt|udgivet|adopted|approved|published|fassung|stand)\b[^.]{0,80}$|^vom $"
)
"""What stands before the date of a paper itself."""
ELECTION = any_of(r"\w*wahl(?:en)?\b|\w*valg(?:et)?\b|election")
WORDS_OF_A_STAMP = 9
BLOCKS_OF_A_HEAD = 40
BLOCKS_OF_A_STAMP = 8
LONG = 1_000
"""So many characters no stamp has; of longer sentences only what stands nearer to a date tells of it."""


def find_date_facts(doc: Doc) -> Iterator[Found]:
    """Every date, each value once, at its first mention."""
    flow = flow_of_doc(doc)
    matches = list(find_dates(flow.text, None))
    now = _year_of_writing(flow, matches)
    best: dict[tuple[str, str], tuple[DateMatch, Role, str]] = {}
    for match in matches:
        role, why = role_of(doc, flow, match, now)
        key = (match.first, match.last)
        if key not in best or (best[key][1] == "reference" != role):
            best[key] = (best[key][0] if key in best else match, role, why)
    for match, role, why in best.values():
        yield Found(
            DateSpan(match.first, match.last, match.precision, role), match.start, match.end, 0.9 if match.precision == "day" else 0.75, why
        )


def _year_of_writing(flow: Flow, matches: list[DateMatch]) -> int | None:
    """The year from which what lies ahead is seen: of the first full date on the first lines, else of the latest that is no deadline."""
    early = [m for m in matches if m.precision in {"day", "month"} and _is_early(flow, m)]
    days = early or [m for m in matches if m.precision == "day" and m.signal not in AHEAD | DEADLINE]
    return int((early[0] if early else max(days, key=lambda m: m.first)).first[:4]) if days else None


def _is_early(flow: Flow, match: DateMatch) -> bool:
    return any(block.start <= match.start < block.end for block in flow.blocks[:25])


def role_of(doc: Doc, flow: Flow, match: DateMatch, now: int | None) -> tuple[Role, str]:
    """The role of a date: by its own signal, then by the place where it stands, then by the words of its sentence."""
    if by_signal := _by_signal(match, now):
        return by_signal, f"“{match.signal}”"
    block = flow.block_at(match.start)
    if match.precision in {"day", "month"} and (by_place := _by_place(flow, block, match)):
        return by_place
    if match.precision == "range" and int(match.last[:4]) - int(match.first[:4]) >= 1:
        return "period", "a span of years"
    start, end = sentence_at(doc, match.start)
    near = flow.text[max(start, match.start - LONG) : min(end, match.end + LONG)]
    return _by_sentence(loose(near), match, now)


def _by_signal(match: DateMatch, now: int | None) -> Role | None:
    year = int(match.last[:4])
    if match.signal in SINCE:
        return "reference"
    if match.signal in DEADLINE:
        return "deadline"
    if match.signal in AHEAD and match.precision != "range":
        if now is not None and year < now:
            return "reference"
        return "deadline" if match.precision == "day" else "target"
    return "published" if match.signal in PUBLISHED and match.precision in {"day", "month"} else None


def _by_place(flow: Flow, block: FlowBlock, match: DateMatch) -> tuple[Role, str] | None:
    """A date that stands alone is a stamp: of a meeting where the lines around speak of one, else of publication."""
    blocks, at = flow.body, flow.body_index(match.start)
    if block.end - block.start > LONG:
        before = loose(flow.text[max(block.start, match.start - LONG) : match.start]) + " "
        return ("published", "date of the paper") if PAPER.search(before) and at < BLOCKS_OF_A_STAMP else None
    text = loose(flow.block_text(block))
    words = len(text.split())
    before = loose(flow.text[block.start : match.start]) + " "
    if PAPER.search(before) and at < BLOCKS_OF_A_STAMP:
        return "published", "date of the paper"
    if words > WORDS_OF_A_STAMP + 6:
        return None
    if SIGNED.match(before) and (at < BLOCKS_OF_A_HEAD or at >= len(blocks) - 6) and not any(MEETING.search(word) for word in (before,)):
        return "published", "beside the place of writing"
    above = [loose(flow.block_text(b)) for b in blocks[max(0, at - 12) : at] if b.role != "list_item"]
    if (block.role == "heading" or block.row) and any(COURSE.search(line) for line in above):
        return "event", "course of the case"
    if (at >= len(blocks) - 4 and FAREWELL.search(text)) or PAPER.search(before) or before.endswith(" vom "):
        return "published", "date line of the document"
    around = [loose(flow.block_text(b)) for b in blocks[max(0, at - 4) : at + 2]]
    if any(MEETING.search(line) for line in around if len(line.split()) <= WORDS_OF_A_STAMP and not ADDRESSEE.match(line)):
        return "event", "date of a meeting"
    if ELECTION.search(text):
        return "event", "an election"
    alone = len(match.text) >= 0.35 * len(text) and (at < BLOCKS_OF_A_HEAD or match.precision == "month")
    return ("published", "stands alone") if alone else None


def _by_sentence(sentence: str, match: DateMatch, now: int | None) -> tuple[Role, str]:
    year = int(match.last[:4])
    if WHEN.match(sentence) or (match.precision in {"day", "range"} and EXPECTED.search(sentence) and match.first[:4] == match.last[:4]):
        return "event", "something that is to take place"
    if AIM.search(sentence) and match.precision == "year" and year > (now or 2000):
        return "target", "aim"
    if now is not None and year > now and (match.precision != "day" or CURRENT.search(sentence)):
        return "target", "lies ahead"
    if now is None and year > 2026:
        return "target", "lies ahead"
    if EVENT.search(sentence) and (
        match.precision != "year" or re.search(r"ausstellung|gezeigt|geburtstag|besuch|udstilling|conference|konferenc|valg|wahl", sentence)
    ):
        return "event", "something that takes place"
    return "reference", "no other sign"
