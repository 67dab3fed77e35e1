"""The title of a document: the subject of an agenda point or a letter, else the line of its head that weighs most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from corpus.lexicon import is_word
from ingest.finders.covers import PAGE_NUMBER, first_lines, is_when, is_whose, raw_lines
from ingest.finders.cues import any_of, loose
from ingest.finders.doctypes import LABELS, TITLES
from ingest.finders.flow import Flow, FlowBlock

LONGEST = 200
FIRST_BLOCKS = 30
MOST_LINES_OF_A_COVER = 6
FEWEST_OF_AN_AGENDA = 3
LONG_PARAGRAPH = 220

AGENDA_POINT = re.compile(
    r"(?:Punkt|TOP|Pkt\.?|Tagesordnungspunkt|Punkt \d+ der Tagesordnung)\s*\d*\s*(?:der Tagesordnung)?\s*[:.]\s*(.+)", re.DOTALL
)
OPENNESS = re.compile(r"\s+(?:[-–] |\()(?:Åbent?|Åben sag|Lukket|öffentlich|nichtöffentlich)\)?$")
"""Whether a meeting was open to the public: no part of the title of a point."""
LABEL_LINE = re.compile(r"(?:stellungnahme|antwort|mitteilung|bericht|vorlage) (?:der|des|an) \w*(?:verwaltung|rat|stadtrat|gemeinderat)s?")
SUBJECT = re.compile(r"(?:Betreff|Betr\.|Emne|Vedr(?:ørende|\.)|Titel|Thema|Sag|Subject|Gegenstand|Bezeichnung)\s*:\s*(.{6,})", re.DOTALL)
NUMBERED_POINT = re.compile(r"(?m)^(?:Punkt|TOP|Pkt\.?|Ö)\s*\d+")
RECORD = re.compile(r"(?:Niederschrift|Protokoll|Tagesordnung|Referat|Dagsorden|Beslutningsprotokol|Minutes)\b", re.IGNORECASE)
NO_TITLE = re.compile(
    r"^(?:til|fra|an|von|dato|datum|sagsnr|dokumentnr|vorlage|verantwortlich|gremium|termin|top|beratungsfolge|dezernat|dez\.|"
    r"gedruckt|indhold|"
    r"inhalt|seite|side|offentlich|\d|www|https?|dienststelle|antrag\b|kommunalwahlprogramm von|bilag|anlage|kontakt|impressum|bearbeitung|"
    r"sagsbehandler|az\b|beginn\b|ende\b|uhrzeit|ort:|sted:|tid:|modested|modedato|aktenzeichen|abent punkt|\w+sitzung|"
    r"niederschrift|burgersaal|"
    r"til stede|afbud|anwesend|udarbejdelse|oplag|drucksache|liebe |kare |sehr geehrte|herausgeber|udgivet|stand:|tlf|tel|vedtaget|"
    r"godkendt|beschlossen|verabschiedet|fur die fraktion)"
)
SECTION = any_of(
    r"(?:forord|indledning|baggrund|formal|resume|vision$|vorwort|einleitung|leitsatze|ausgangslage|hintergrund|praambel|grusswort|"
    r"inhaltsverzeichnis|indholdsfortegnelse|begrundung|sagsfremstilling|beslutning|zusammenfassung|region:|land:|kommentar|menu|"
    r"suche|sog)\b"
)
NOTHING_BUT_PARTICULARS = re.compile(
    r"\w@\w|(?i:vorlagen?-?\s?(?:nr|nummer)|sagsnr|drucksachen?-?\s?(?:nr|nummer)|aktenzeichen|\baz\.?:|\btlf\b|\btel\.|"
    r"\b(?:datum|dato): *\d)|"
    r",\s(?:DK-|D-)?\d{4,5} [A-ZÆØÅÄÖÜ]|(?i:es gilt das gesprochene wort|det talte ord gælder)"
)
"""Lines with an address, a number or a reservation."""
GROUP_LINE = re.compile(r"(?i:fraktion)\b.{0,30}$|\bvom \d")
INNER_SENTENCE = re.compile(r"(?<!\d)[.!] [A-ZÆØÅÄÖÜ]")
COVER_LINE = re.compile(
    r"^(?:[A-ZÆØÅÄÖÜ]\w+,\s)?(?:den\s)?\d{1,2}\.\s?\w+\.?\s(?:19|20)\d\d|^(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2}:\d\d\b|\b(?:Kommunalwahl|"
    r"Kommunalvalg|kommunalvalg|Workshop|Valgprogram|\w*[Ss]itzung de|\w*[Ss]itzung (?:am|vom)|Mødedato|Vedtaget|Godkendt|"
    r"Beschlossen|Beschluss d|Stand:|Udkast|Entwurf)|"
    r"^(?:Stadt|Gemeinde|Landkreis)\s|\s[Kk]ommune$|^(?:Vores|Unser)\s|^\(|^(?:für|af|von|vom) (?:die|der|den)\b|^(?:Änderungs|"
    r"Ergänzungs)?[Aa]ntrag (?:der|des|von)\b"
)
"""A line on a cover that is not the title's second one."""
SAID_IN_TITLES = frozenset({"strategy", "policy", "plan", "report", "agreement", "election_programme"})


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
            if (match := pattern.match(flow.block_text(block))) and len(match.group()) < LONGEST:
                return Title(tidy(match.group(1)), 0.9, why)
    weighed = list(candidates(flow, first))
    best = max(weighed, key=lambda item: item[1], default=None)
    if best and best[1] > 0:
        return Title(best[0], min(0.9, 0.4 + best[1] / 8), "the line of the head that is most like a title")
    if record := minutes_of(flow):
        return Title(record, 0.6, "the line that says of which meeting it is the record")
    return Title(best[0], 0.3, "no other line of the head is more like a title") if best else None


def minutes_of(flow: Flow) -> str | None:
    """The line that says of which meeting a paper without another title is the record, with the line that goes on in lower case."""
    lines = first_lines(flow, MOST_LINES_OF_A_COVER)
    first = next((i for i, line in enumerate(lines) if RECORD.match(line)), None)
    if first is None:
        return None
    below = lines[first + 1 : first + 4]
    goes_on = list(takewhile(lambda line: line[:1].islower() and not (line.startswith(("am ", "den ", "kl.")) and len(below) > 1), below))
    return tidy(" ".join([lines[first], *goes_on]))


def candidates(flow: Flow, blocks: tuple[FlowBlock, ...]) -> Iterator[tuple[str, float]]:
    """Lines of the head that may be the title, each with its weight."""
    passed = 0
    asides = [block for block in flow.blocks if block.role == "aside" and block not in blocks]
    lead = _lead_in(flow, blocks)
    for at, block in enumerate((*blocks, *asides)):
        if (block.role == "list_item" and not OPENNESS.search(flow.block_text(block))) or (
            block.role == "aside" and block in blocks and at > 2
        ):
            continue
        text = tidy(of_cover(flow, block))
        if block.role == "paragraph" and block.end - block.start > LONG_PARAGRAPH and len(text) > LONGEST // 2:
            passed += 1
            continue
        if is_possible(text):
            whole = f"{lead} {text}" if lead and block.start <= len(lead) + 2 else text
            yield whole, weight(text, block) - 0.25 * min(at, 12) - 1.5 * min(passed, 2)
    for line in dict.fromkeys(tidy(line) for line in flow.margins.splitlines()):
        if is_possible(line) and not is_whose(line):
            yield line, 0.4 + weight_of_words(line)


def _lead_in(flow: Flow, blocks: tuple[FlowBlock, ...]) -> str:
    first = tidy(flow.block_text(blocks[0])) if blocks else ""
    return first if first.endswith(":") and len(first) < LONGEST // 2 else ""


def is_possible(text: str) -> bool:
    """Whether a line can be a title at all."""
    plain = loose(text)
    if not sum(c.isalpha() for c in text) >= 5 or len(text) > LONGEST or text.endswith((".", ":", ",")):
        return False
    if INNER_SENTENCE.search(text) or NO_TITLE.match(plain) or GROUP_LINE.search(text) or is_when(text):
        return False
    return not NOTHING_BUT_PARTICULARS.search(text)


def weight(text: str, block: FlowBlock) -> float:
    """How much a line is like a title: by its place in the layout and by its words."""
    base = {"heading": 2.0, "paragraph": 0.8, "aside": 0.4}.get(block.role, 0.0)
    return base + (0.5 if block.role == "heading" and block.level == 1 else 0.0) + weight_of_words(text)


def weight_of_words(text: str) -> float:
    """Words that name a kind of document weigh for a title; labels, offices, sections and paths against it."""
    plain = loose(text)
    if is_whose(text) or is_name_of_person(text):
        return -2.5
    if LABEL_LINE.fullmatch(plain) or (
        len(plain.split()) < 3 and any(cue.pattern.search(plain) for cue in LABELS if cue.type != "election_programme")
    ):
        return -2.5
    programme = any(cue.pattern.search(plain) for cue in LABELS if cue.type == "election_programme")
    named = not programme and any(
        cue.pattern.search(plain) for cue in TITLES if cue.type in SAID_IN_TITLES and cue.type != "election_programme"
    )
    return (
        (0.8 if named else 0.0)
        - (2.5 if SECTION.match(plain) else 0.0)
        - (2.5 if re.search(r"\w\s[/>»|›]\s\w", text) else 0.0)
        - (0.6 if text.endswith("?") else 0.0)
        - (0.1 if len(plain.split()) < 2 and not named else 0.0)
        - (1.5 if re.match(r"[\w -]{2,20}: ", text) and not named else 0.0)
    )


def of_cover(flow: Flow, block: FlowBlock) -> str:
    """The lines of a block from the first that is more than a name or a date, up to one that begins something else on a cover."""
    text = flow.block_text(block)
    lines = raw_lines(flow, block)
    if len(lines) < 2:
        return text
    if (block.role == "paragraph" and len(lines) > MOST_LINES_OF_A_COVER) or text.rstrip().endswith("."):
        return lines[0] if _stands_alone(lines) else text
    skipped = 0
    while skipped < len(lines) - 1 and (is_whose(lines[skipped]) or is_when(lines[skipped])):
        skipped += 1
    lines = lines[skipped:]
    kept = 1
    while kept < len(lines) and not _begins_anew(lines[kept - 1], lines[kept]):
        kept += 1
    return text if not skipped and kept == len(lines) else " ".join(lines[:kept])


def _stands_alone(lines: list[str]) -> bool:
    """Whether the first line of running text is a title above it: clearly shorter than the rest, ending like none that goes on."""
    first, second = lines[0], lines[1]
    longest = max(len(line) for line in lines[1:])
    return (
        len(first) < 0.7 * longest
        and not re.search(r"[,;.:-]$|\b(?:og|und|der|die|das|i|af|mit|med|for|für|at)$", first)
        and (second[:1].isupper() or second[:1] in "(„“»")
    )


def _begins_anew(before: str, line: str) -> bool:
    return (
        bool(COVER_LINE.search(line))
        or is_name_of_person(line)
        or (before.isupper() and not line.isupper())
        or is_whose(line)
        or is_when(line)
    )


def is_name_of_person(line: str) -> bool:
    """Two or three capitalised words that no dictionary knows: *Janne Holmgaard* under the title of slides."""
    words = line.split()
    if not 2 <= len(words) <= 3 or not all(word[:1].isupper() and word.isalpha() for word in words) or line.isupper():
        return False
    return not any(is_word(word.lower(), code) for word in words for code in ("da", "de"))


def tidy(text: str) -> str:
    """Without bullets, page numbers, letters that stand alone and marks at either end."""
    text = PAGE_NUMBER.sub("", " ".join(text.split()))
    text = re.sub(r"^(?:[^\w„“”\"'(]+|[a-z] )+", "", text).strip(" *_#|")
    if OPENNESS.search(text):
        text = re.sub(r"^\d{1,3}\.\s+", "", OPENNESS.sub("", text))
    return text[:LONGEST]
