"""The head of a document: what it says of its title, issuer, country, type, year and period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.language import text_language
from corpus.model import DateSpan, Head
from ingest.finders.cues import loose
from ingest.finders.doctypes import LABELS, PARTY, document_type
from ingest.finders.document import Found, flow_of_doc, found, head_of
from ingest.finders.flow import Flow, FlowBlock
from ingest.finders.issuers import find_issuer
from ingest.nlp import Doc

VERSION = "2"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

AGENDA_POINT = re.compile(
    r"(?:Punkt|TOP|Pkt\.?|Tagesordnungspunkt|Punkt \d+ der Tagesordnung)\s*\d*\s*(?:der Tagesordnung)?\s*[:.]\s*(.+)", re.DOTALL
)
SUBJECT = re.compile(r"(?:Betreff|Betr\.|Emne|Vedr(?:ørende|\.)|Titel|Thema|Sag|Subject)\s*:\s*(.{6,})", re.DOTALL)
NO_TITLE = re.compile(
    r"^(?:til|fra|an|von|dato|datum|sagsnr|dokumentnr|vorlage|verantwortlich|gremium|termin|top|beratungsfolge|stadt |gemeinde |der ober|"
    r"die ober|dezernat|dez\.|amt |byrad|gedruckt|stadtrat|indhold|inhalt|forord|vorwort|seite|side|offentlich|\d|www|"
    r"dienststelle|antrag\b|"
    r"kommunalwahlprogramm von|bilag|anlage|[\w/ .-]+ kommune$|kontakt|impressum|bearbeitung|sagsbehandler|az\b|"
    r"beginn\b|ende\b|uhrzeit|ort:|sted:|tid:|modested|aktenzeichen|abent punkt|hauptausschuss|\w+sitzung|niederschrift|burgersaal)"
)
GROUP_LINE = re.compile(r"(?i:fraktion)\b.{0,30}$|\bvom \d")
PAPER_NUMBER = re.compile(
    r"(?:Vorlage|Drucksache|Vorl\.?|Antrag|Sagsnr\.?|Drs\.?|DS)[ \w.-]{0,12}:?\s*((?:19|20)\d\d)[/-]\d{2,}|\b((?:19|20)\d\d)/\d{3,4}\b"
)
RECORD = re.compile(r"(?:Niederschrift|Protokoll|Tagesordnung|Referat|Dagsorden|Beslutningsprotokol|Minutes)\b", re.IGNORECASE)
LONGEST_TITLE = 200
OFFICE = re.compile(r"\b[Kk]ommune,\s|^(?:Fachbereich|Amt für|Referat|Forvaltningen|Center for)\b")
MOST_LINES_OF_A_COVER = 6
COVER_LINE = re.compile(
    r"^(?:[A-ZÆØÅÄÖÜ]\w+,\s)?(?:den\s)?\d{1,2}\.\s?\w+\.?\s(?:19|20)\d\d|\b\d{1,2}:\d\d\b|\b(?:Kommunalwahl|"
    r"Kommunalvalg|kommunalvalg|Sitzung|Workshop|Valgprogram|"
    r"Mødedato|Vedtaget|Godkendt|Beschlossen|Stand:|Udkast|Entwurf)|^(?:Stadt|Gemeinde|Landkreis)\s|\s[Kk]ommune$|^(?:Vores|Unser)\s"
)
"""A line on a cover that is not the title's second one."""
ELECTION_YEAR = re.compile(r"(?:\w*wahl\w*|[Kk]ommunalvalget?|Wahl|valget)\b[^!?]{0,30}?\b(20\d\d)\b")
PAPERS = frozenset({"minutes", "proposal", "motion", "memo", "answer", "slides"})
SLIDE_FILES = (".pptx", ".ppt", ".odp", ".key")
MEETING_DATES = frozenset({"date of a meeting", "course of the case"})


def find_head(doc: Doc) -> Head:
    """The head; the file's name stands in where the text gives no title."""
    flow = flow_of_doc(doc)
    given = head_of(doc)
    language = given.language or text_language(flow.text)
    title = find_title(flow)
    kind = "slides" if given.title.lower().endswith(SLIDE_FILES) else document_type(flow, title or given.title)
    issuer = find_issuer(flow, kind, language)
    dates = [(item, item.value) for item in found(doc, "date") if isinstance(item.value, DateSpan)]
    return Head(
        title or given.title,
        issuer.name if issuer else None,
        issuer.place if issuer else None,
        issuer.country if issuer and issuer.country else {"da": "DK", "de": "DE"}.get(language or ""),
        kind,
        language,
        find_year(flow, dates, kind),
        find_period(title or ""),
    )


def find_title(flow: Flow) -> str | None:
    """The subject of an agenda point or a letter, else the first heading that is more than a label or a name."""
    first = flow.blocks[:30]
    for pattern in (AGENDA_POINT, SUBJECT):
        for block in first:
            if (match := pattern.match(flow.block_text(block))) and len(match.group()) < LONGEST_TITLE:
                return _tidy(match.group(1))
    candidates = list(_title_candidates(flow, first))
    whole = next((text for text in candidates if len(text.split()) > 1), None)
    return whole or _minutes_of(flow) or next(iter(candidates), None)


def _minutes_of(flow: Flow) -> str | None:
    """The line that says of which meeting a paper without another title is the record, with the line that goes on in lower case."""
    lines = [" ".join(line.split()) for line in next(iter(flow.page_texts.values()), "").split("\n") if line.strip()]
    first = next((i for i, line in enumerate(lines[:MOST_LINES_OF_A_COVER]) if RECORD.match(line)), None)
    if first is None:
        return None
    goes_on = lines[first + 1 : first + 2] if lines[first + 1 : first + 2] and lines[first + 1][:1].islower() else []
    return _tidy(" ".join([lines[first], *goes_on]))


def _title_candidates(flow: Flow, blocks: tuple[FlowBlock, ...]) -> Iterator[str]:
    labels: list[str] = []
    offices: list[str] = []
    first = _tidy(flow.block_text(blocks[0])) if blocks else ""
    above = first if first.endswith(":") and len(first) < LONGEST_TITLE // 2 else ""
    for block in (*blocks, *(block for block in flow.blocks if block.role == "aside")):
        text = _tidy(_first_of_cover(flow, block))
        plain = loose(text)
        if (
            block.role == "list_item"
            or (block.role == "aside" and block in blocks)
            or block.end - block.start > LONGEST_TITLE
            or re.search(r"[.!] [A-ZÆØÅÄÖÜ]", text)
            or NO_TITLE.match(plain)
            or text.endswith((".", ":"))
        ):
            continue
        if sum(c.isalpha() for c in text) < 5 or GROUP_LINE.search(text):
            continue
        if PARTY.match(plain) or OFFICE.search(text):
            offices.append(text)
            continue
        if any(cue.pattern.search(plain) for cue in LABELS) and len(plain.split()) < 3:
            labels.append(text)
            continue
        yield f"{above} {text}" if above and block.start <= len(above) + 2 else text
    yield from labels
    yield from offices


def _first_of_cover(flow: Flow, block: FlowBlock) -> str:
    """The lines of a block up to one that begins something else on a cover: its date, its meeting, whose it is, what it is."""
    text = flow.block_text(block)
    raw = flow.page_texts[block.page][flow.offsets[block.start] : flow.offsets[max(block.start, block.end - 1)] + 1]
    lines = [" ".join(line.split()) for line in raw.split("\n") if line.strip()]
    if len(lines) < 2 or (block.role == "paragraph" and len(lines) > MOST_LINES_OF_A_COVER):
        return text
    kept = 1
    while kept < len(lines) and not COVER_LINE.search(lines[kept]) and not (lines[kept - 1].isupper() and not lines[kept].isupper()):
        kept += 1
    return text if kept == len(lines) else " ".join(lines[:kept])


def _tidy(text: str) -> str:
    return re.sub(r"^(?:[^\w„“”\"'(]+|[a-z] )+", "", " ".join(text.split())).strip(" *_#|")[:LONGEST_TITLE]


def find_year(flow: Flow, dates: list[tuple[Found, DateSpan]], kind: str) -> int | None:
    """The year in which the text dates itself: by its own date, its meeting or its number; a horizon is none."""
    published = [value for _, value in dates if value.role == "published"]
    early = flow.blocks[min(len(flow.blocks) - 1, 20)].end
    opened = flow.blocks[min(len(flow.blocks) - 1, 5)].end
    meetings = [
        value
        for item, value in dates
        if value.role == "event" and value.precision == "day" and item.start < early and item.why in MEETING_DATES
    ]
    elections = [value for item, value in dates if item.why == "an election" and item.start < early]
    if elections and not published:
        return int(elections[0].start[:4])
    if published and not meetings:
        return int(published[0].start[:4])
    if meetings:
        return int(meetings[0].start[:4])
    if kind in PAPERS and (opening := [value for item, value in dates if value.precision == "day" and item.start < opened]):
        return int(opening[0].start[:4])
    if kind == "election_programme" and (election := ELECTION_YEAR.search(flow.text)):
        return int(election.group(1))
    number = PAPER_NUMBER.search(flow.text[:1500])
    return int(number.group(1) or number.group(2)) if number else None


def find_period(title: str) -> tuple[int, int] | None:
    """The span of years in the title."""
    match = re.search(r"\b(20\d\d)\s*[-–—/]\s*((?:20)?\d\d)\b", title)
    if not match:
        return None
    end = int(match.group(2))
    return int(match.group(1)), end if end > 100 else 2000 + end
