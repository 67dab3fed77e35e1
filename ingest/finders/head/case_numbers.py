"""The number under which a document is kept: that of its case (Sagsnr., Az.), or that of the paper itself (Vorlage Nr., Drucksache)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from ingest.finders.head.covers import closed_up
from ingest.finders.text.flow import Flow

EARLY = 2500
LONGEST = 40
PAGES, MOST_OF_A_PAGE = 12, 20_000
SHAPED = 9
FEWEST_OF_A_COLLECTION = 2
"""So many numbers of one sort, none of them before the first agenda point: a collection, whose number is none of these."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words before a number. `rank` orders the labels: lower ones are taken first. `bare` ones need a value that looks like the
    number of a paper (*24/1234*), since they are also plain words.
    """

    words: str
    rank: int
    bare: bool = False


LABELS: tuple[Label, ...] = (
    # the case, as Danish municipalities number it
    Label(r"Sagsnummer|Sags-?nr|Sags-?id|Sags-?ID|ESDH-sag|ESDH-?nr|Acadre(?:-?nr)?|Journal-?nr|J\. ?nr|Jnr|SBSYS(?:-?sag)?", 1),
    Label(r"Sag", 2, bare=True),
    # the paper, as German councils number it
    Label(r"(?:Beschluss|Sitzungs|Rats|Gemeinderats|Stadtrats|Kreistags|Informations|Mitteilungs|Verwaltungs|Berichts)?-?"
          r"(?:[Vv]orlagen?)(?:-?[Nn]ummer|[- ]?Nr)", 1),
    Label(r"Drucksachen?(?:-?[Nn]ummer|[- ]?Nr)|Drs\.?-?Nr|Drucks\. ?Nr", 1),
    Label(r"(?:Änderungs|Ergänzungs|Fraktions|Dringlichkeits|Prüf)?-?(?:[Aa]ntrags?|[Aa]nfragen?)(?:-?nummer|[- ]?Nr)", 1),
    Label(r"(?:Beschluss|Dokument|Vorgangs|Register)-?(?:nummer|[- ]?Nr)", 3),
    Label(r"(?:Beschluss|Sitzungs|Rats|Gemeinderats|Stadtrats)?-?[Vv]orlage|Drucksache|DRUCKSACHE|VORLAGE|Drs|DS|GRDrs|BV|Antrag|"
    r"Anfrage", 2, bare=True),
    Label(r"Aktenzeichen|AKTENZEICHEN|Geschäftszeichen|Az|AZ|GZ|Unser Zeichen|Gesch\.-?Z|Gz", 4),
    # the document in the case
    Label(r"Dokument-?(?:nummer|nr|id|ID)|Dok\. ?nr|Dok-?nr|Dokumentnummer", 5),
    Label(r"Dok", 6, bare=True),
    Label(r"Case (?:number|no)|File (?:number|no)|Reference (?:number|no)|Document no", 4),
)  # fmt: skip
WORD = r"[A-Za-zÆØÅÄÖÜæøåäöü]"
VALUE = re.compile(
    rf"(?:{WORD}{{1,6}}[ ./-]{{1,2}}|{WORD}{{1,4}})?\d\w*(?:(?:\s?[./–-]\s?|"
    rf"_)(?:[A-Z]{{1,2}} (?=\d{{3}}))?\w+)*(?:(?<=\b\d\d)(?: \d\d)+(?:[./-]\w+)*)?"
)
NO_NUMBER = re.compile(r"(?:19|20)\d\d|(?:[0-2]?\d|3[01])[./-](?:0?\d|1[0-2])[./-](?:19|20)?\d\d|(?:[01]?\d|2[0-4])[.:][0-5]\d")
"""Years, days and clock times."""
BARE = re.compile(r"[./-]")
CODES = re.compile(
    r"(?<![\w/.-])(?:[A-ZÆØÅÄÖÜ]{2,4}-20\d\d-\d{4,7}|\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d-\d{1,6}-\d\d|"
    r"(?:VO|BV|DS|MV|AN|AF|IV|BA|SV|GR|STR|ANT|ÄA|B|V|X{0,3}(?:IX|IV|V?I{1,3}))[/-]\d{2,5}[/-]\d{1,4}(?:[/-]\w{1,3})?|"
    r"\d{1,2}-\d{3,5}/\d\d(?:-[A-Z]{2,4})?|[A-ZÄÖÜ]{1,5}/\d{2,5}/ ?(?:[IVX]{1,6}|\d{2,4})(?:[/-]\d{1,3})?)(?![\w/-])"
)
"""Numbers that are known by their shape, without a label: *EMN-2024-001234*, *29.09.00-G01-12-22*, *VO/0123/2024*."""
ALONE = re.compile(r"(?m)^[ \t]*(\d{2,4}/\d{2,4}(?:[-/]\d{1,2})?)(?:[ \t]{2,}.*|[ \t]*)$")
FIRST_LINES = 12
YEARS = re.compile(r"(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d)")
AGENDA_POINT = re.compile(r"(?m)^(?:Punkt|Pkt\.?|TOP|Ö)\s?\d+")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A number with the words it was read from, and what stood before it."""

    number: str
    quote: str
    why: str
    rank: int
    at: int


def find_case_number(flow: Flow) -> CaseNumber | None:
    """The number of the case or paper at the head of a document, else in its margins."""
    whole = closed_up("\n".join(text[:MOST_OF_A_PAGE] for text in list(flow.page_texts.values())[:PAGES]))
    for text in (whole[:EARLY], flow.margins[:EARLY]):
        named = min((*_labelled(text), *_coded(text), *_alone(text)), key=lambda item: (item.rank, item.at), default=None)
        if named:
            return None if _is_of_a_collection(whole, named) else named
    return None


def _alone(text: str) -> Iterator[CaseNumber]:
    """A number with a stroke that has one of the first lines to itself: *051/23*."""
    for match in islice(ALONE.finditer(text), 1):
        if text.count("\n", 0, match.start()) < FIRST_LINES and not YEARS.fullmatch(match[1]):
            yield CaseNumber(match[1], match[1], "a number on a line of its own at the head", SHAPED, match.start(1))


def _coded(text: str) -> Iterator[CaseNumber]:
    return (CaseNumber(code.group(), code.group(), "the shape of a case number", SHAPED, code.start()) for code in CODES.finditer(text))


@cache
def _patterns() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    return tuple(
        (label, re.compile(rf"(?<![\w-])(?:{label.words})(?!\w)\.?(?:[ -]?[Nn]r\b\.?|[ -]?[Nn]ummer)?[ \t]*[:.|]?[ \t|]*\n?[ \t|]*(?=\S)"))
        for label in LABELS
    )


def _labelled(text: str) -> Iterator[CaseNumber]:
    for label, pattern in _patterns():
        for match in pattern.finditer(text):
            value = VALUE.match(text, match.end(), match.end() + LONGEST)
            number = value.group().strip(" .-–/") if value else ""
            if _is_number(number, label, match.group()):
                yield CaseNumber(
                    number, text[match.start() : match.end() + len(number)], match.group().strip(" :.|\n\t"), label.rank, match.start()
                )


def _is_number(number: str, label: Label, said: str) -> bool:
    digits = sum(c.isdigit() for c in number)
    if not digits or NO_NUMBER.fullmatch(number):
        return False
    if label.bare and not re.search(r"(?i)n(?:r|ummer)\b", said):
        return digits >= 3 and bool(BARE.search(number))
    return digits >= 2 or bool(re.search(r"(?i)n(?:r|ummer)\b", said))


def _is_of_a_collection(whole: str, found: CaseNumber) -> bool:
    """Whether others of its sort stand on lines of their own below: then it is that of the first item of many."""
    head = AGENDA_POINT.search(whole)
    if found.rank < SHAPED and (head is None or head.start() > found.at):
        return False
    others = _coded(whole) if found.rank == SHAPED else (item for item in _labelled(whole) if item.rank == found.rank)
    alone = {item.number for item in others if whole[: item.at].rpartition("\n")[2].strip() == ""}
    return len(alone | {found.number}) >= FEWEST_OF_A_COLLECTION
