"""The lines of a document's head: which of them only say whose it is, when it was made, or what kind of paper it is."""

from __future__ import annotations

import re

from ingest.finders.head.parties import BRANCH, NAME, is_party_line
from ingest.finders.text.cues import loose
from ingest.finders.text.flow import Flow, FlowBlock

OFFICES = (
    r"byrad(?:et)?|kommunalbestyrelsen|borgerreprasentationen|\w+udvalget|udvalget for|\w*forvaltningen?\b|kontoret for|center for|"
    r"afdelingen for|"
    r"\w*sekretariat\w*|\w*staben?\b|teknik og miljo|kultur og fritid|born og unge|borgmesterens afdeling|magistratsafdelingen|"
    r"der \w*burgermeister|die \w*burgermeisterin|der landrat|die landratin|\w*gemeinderat\b|\w*stadtrat\b|rat der|kreistag|"
    r"[\w-]*ausschuss\b|ausschuss fur|[\w-]*amt\b|amt fur|fachbereich|fachdienst|dezernat|referat fur|stabsstelle|abteilung|"
    r"geschaftsbereich|"
    r"dienststelle|stadtverwaltung|gemeindeverwaltung|magistrat\b|burgerschaft|bezirksvertretung|[\w-]*beirat\b|ortsbeirat|ortschaftsrat|"
    r"city council|department of"
)
OFFICE_LINE = re.compile(rf"(?:{OFFICES})(?:[ :,/&-].{{0,70}})?$")
OWN_NAME = re.compile(
    r"(?:(?:(?!(?:i|for|af|pa|til|om|fra|med|hos|mellem) )[\w-]+ ){1,3}(?:regions)?kommune|[\w-]+ regionskommune|"
    r"(?:(?:[\w-]+- (?:und|&) )?\w*stadt|gemeinde|markt|marktgemeinde|landkreis|kreis|samtgemeinde|verbandsgemeinde|region|flecken|"
    r"stadtteil|"
    r"landeshauptstadt|hansestadt) [\w.()-]+(?: (?:am|an der|im|in der|ob der|vor der|a\.d\.) [\w.-]+)?(?: \([\w. ]+\))?)"
    r"(?:(?: - |, | \| )(?:nyhed\w*|pressemeddelelse|pressemitteilung|rathaus|radhuset|aktuelles|news)\w*)?"
)
SINCE_WHEN = "stand|dato|datum|udgivet|revideret|version|opdateret|senest opdateret|stand vom"
MONTHS = "jan|feb|mar|apr|ma[ijy]|jun|jul|aug|sep|okt|oct|nov|dec|dez|fruhjahr|sommer|herbst|winter|forar|efterar|vinter"
DATED = re.compile(
    rf"(?:(?:{SINCE_WHEN})\s*:?\s*)?(?:\w+, )?(?:den |d\. |vom |am )?"
    r"(?:\d{1,2}\. ?\w+\.? (?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|"
    rf"(?:{SINCE_WHEN}):? ?\w+ (?:19|20)\d\d|(?:{MONTHS})\w* (?:19|20)\d\d|(?:19|20)\d\d)\.?"
)
DATED_BEHIND = re.compile(rf"[ ,-]*(?:(?:{MONTHS})\w* )?(?:19|20)\d\d$")
PERSON = re.compile(
    r"(?:stadtrat(?:in)?|ratsherr|ratsfrau|ratsmitglied|byradsmedlem|dr\.|prof\.|herrn?|frau|burgermeister(?:in)?|"
    r"borgmester) \w+(?: [\w-]+){0,3}(?: \(\w+\))?$"
)
BRANCH_LINE = re.compile(rf"(?:{BRANCH}) {NAME}(?: {NAME})?")
OFFICE_AT_THE_END = re.compile(
    r"(?:[\w-]+,? ){0,5}[\w-]*(?:forvaltning(?:en)?|afdeling(?:en)?|sekretariat(?:et)?|stab(?:en)?|udvalg(?:et)?|center|amt|dezernat|"
    r"ausschuss|verwaltung|pressestelle|stabsstelle|logo|\w*referat)"
)
ASSOCIATION = re.compile(r"[\w\"„“. &–-]{4,70} e\. ?v\.(?:,? .{3,40})?|(?:foreningen|venskabsforeningen|venskabsbyforeningen) [\w -]{3,40}")
LETTERSPACED = re.compile(r"(?<!\w)(?:[^\W\d_] ){4,}[^\W\d_](?!\w)")
PAGE_NUMBER = re.compile(r"^\d{1,3}\s+(?=[A-ZÆØÅÄÖÜ])")


def raw_lines(flow: Flow, block: FlowBlock) -> list[str]:
    """The lines of a block as they stand on its page."""
    raw = flow.page_texts[block.page][flow.offsets[block.start] : flow.offsets[max(block.start, block.end - 1)] + 1]
    return [line for part in raw.split("\n") if (line := " ".join(part.split()))]


def first_lines(flow: Flow, number: int) -> list[str]:
    """The first lines of the document, without their page numbers, and without empty ones."""
    lines = [" ".join(line.split()) for text in list(flow.page_texts.values())[:2] for line in text.split("\n")[: 3 * number]]
    return [PAGE_NUMBER.sub("", closed_up(line)) for line in lines if line][:number]


def closed_up(line: str) -> str:
    """*N i e d e r s c h r i f t* → Niederschrift."""
    return LETTERSPACED.sub(lambda match: match.group().replace(" ", ""), line)


def is_whose(line: str) -> bool:
    """Whether a line only says whose the document is: a municipality, an office, a party."""
    plain = loose(line).strip(" -–|:")
    if (own := OWN_NAME.match(plain)) and _is_office(plain[own.end() :].strip(" ,-–|")):
        return True
    if OWN_NAME.fullmatch(plain) or (OFFICE_LINE.match(plain) and len(plain.split()) <= 9) or BRANCH_LINE.fullmatch(line.strip()):
        return True
    return is_party_line(line) or bool(PERSON.match(plain) or ASSOCIATION.fullmatch(plain))


def _is_office(rest: str) -> bool:
    """Whether what follows a municipality's name is one of its offices, perhaps with a date."""
    undated = DATED_BEHIND.sub("", rest)
    return bool(undated) and bool(OFFICE_LINE.match(undated) or OFFICE_AT_THE_END.fullmatch(undated))


def is_when(line: str) -> bool:
    """Whether a line is a date and nothing else, but perhaps a place or a label."""
    return bool(DATED.fullmatch(loose(line).strip(" ()-–|")))
