"""Which lines of a head may be its title, and how much of a title their words are."""

from __future__ import annotations

import re

from corpus.lexicon import is_word
from ingest.finders.head.covers import PAGE_NUMBER, is_when, is_whose, raw_lines
from ingest.finders.head.doctypes import LABELS, TITLES
from ingest.finders.text.cues import any_of, loose
from ingest.finders.text.flow import Flow, FlowBlock

LONGEST = 200
MOST_LINES_OF_A_COVER = 6
OPENNESS = re.compile(r"\s+(?:[-–] |\()(?:Åbent?|Åben sag|Lukket|öffentlich|nichtöffentlich)\)?$")
"""Whether a meeting was open to the public: no part of the title of a point."""
LABEL_LINE = re.compile(r"(?:stellungnahme|antwort|mitteilung|bericht|vorlage) (?:der|des|an) \w*(?:verwaltung|rat|stadtrat|gemeinderat)s?")
NO_TITLE = re.compile(
    r"^(?:til|fra|an|von|dato|datum|sagsnr|dokumentnr|vorlage|verantwortlich|gremium|termin|top|beratungsfolge|dezernat|dez\.|"
    r"gedruckt|indhold|"
    r"inhalt|seite|side|offentlich|\d|www|https?|dienststelle|antrag\b|kommunalwahlprogramm von|bilag|anlage|kontakt|impressum|bearbeitung|"
    r"sagsbehandler|az\b|beginn\b|ende\b|uhrzeit|ort:|sted:|tid:|modested|modedato|aktenzeichen|abent punkt|\w+sitzung|"
    r"niederschrift|burgersaal|"
    r"til stede|afbud|anwesend|udarbejdelse|oplag|drucksache|liebe |kare |sehr geehrte|herausgeber|udgivet|stand:|tlf|tel|vedtaget|"
    r"godkendt|beschlossen|verabschiedet|fur die fraktion|ga til |spring til|zum (?:seiten)?inhalt|direkt zu|herrn?\b|frau\b|im hause|"
    r"tidl\. |tidligere behandl|forventet |lovgrundlag|beratungs|sagsforlob|einreicher|antragsteller|berichtszeitraum|"
    r"prasentation|praesentation|temamode|oplag|moderation|ausfertigung|sie sind hier|du er her|"
    r"im (?:stadt|gemeinde)?rat\b|in der stadtverordneten)"
)
STAMP = re.compile(
    r"(?:(?:arbeits|arbejds|refer\w+|vor)?-?(?:udkast|entwurf)(?: (?:til|fur|zur) (?:\w+ )?(?:horing|beteiligung|beratung))?|"
    r"horings(?:udgave|version|forslag)|(?:endelig|endgultige) (?:udgave|fassung)|arbeitsfassung|(?:udkast|entwurf),? .{0,20}\d{4})"
)
"""Lines that only say how far the paper has come."""
SECTION = any_of(
    r"(?:forord|indledning|baggrund|formal|resume|vision$|vorwort|einleitung|leitsatze|ausgangslage|hintergrund|praambel|grusswort|"
    r"inhaltsverzeichnis|indholdsfortegnelse|begrundung|sagsfremstilling|beslutning|zusammenfassung|prambel|"
    r"artikel \d|kapitel \d+$|hovedpunkter|fremstilling|"
    r"vurdering|sachverhalt|beschluss|sagens indhold|region:|land:|kommentar|menu|"
    r"suche|sog)\b"
)
NOTHING_BUT_PARTICULARS = re.compile(
    r"\w@\w|(?i:vorlagen?-?\s?(?:nr|nummer)|sagsnr|drucksachen?-?\s?(?:nr|nummer)|aktenzeichen|\baz\.?:|\btlf\b|\btel\.|"
    r"\b(?:datum|dato): *\d)|"
    r",\s(?:DK-|D-)?\d{4,5} [A-ZÆØÅÄÖÜ]|(?i:es gilt das gesprochene wort|det talte ord gælder)"
)
"""Lines with an address, a number or a reservation."""
GROUP_LINE = re.compile(r"(?i:fraktion)\b.{0,30}$|(?i:antrag|anfrage|schreiben|fraktion|vorlage|stellungnahme)\b.{0,60}\bvom \d")
INNER_SENTENCE = re.compile(r"(?<!\d)[.!] [A-ZÆØÅÄÖÜ]")
COVER_LINE = re.compile(
    r"^(?:[A-ZÆØÅÄÖÜ]\w+,\s)?(?:den\s)?\d{1,2}\.\s?\w+\.?\s(?:19|20)\d\d|^(?:19|20)\d\d-\d\d-\d\d|\b\d{1,2}:\d\d\b|\b(?:Kommunalwahl|"
    r"Kommunalvalg|kommunalvalg|Workshop|Valgprogram|\w*[Ss]itzung de|\w*[Ss]itzung (?:am|vom)|Mødedato|Vedtaget|Godkendt|"
    r"Beschlossen|beschlossen (?:vom|von|am)|vedtaget af|godkendt af|Beschluss d|Stand:|Udkast|Entwurf|ENTWURF|UDKAST|Präsentation|Vortrag|"
    r"Temamøde|Borgermøde|Workshop|Bürgerversammlung|Informationsabend|"
    r"[Mm]øde i |(?:man|tirs|ons|tors|fre|lør|søn)dag (?:den|d\.)|Oplæg|Berichtszeitraum|"
    r"Ansprache|Præsentation|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag,|Mittwoch,)|"
    r"^(?:Stadt|Gemeinde|Landkreis)\s|\s[Kk]ommune$|^(?:Vores|Unser)\s|^\(|^(?:für|af|von|vom) (?:die|der|den)\b|^(?:Änderungs|"
    r"Ergänzungs)?[Aa]ntrag (?:der|des|von)\b"
)
"""A line on a cover that is not the title's second one."""
GOES_ON = re.compile(r"(?<!\w)(?:zwischen|und|der|die|das|den|dem|des|für|zur|zum|von|vom|in|mit|über|mellem|og|for|til|af|i|om|på|&)\s*$")
"""How a line ends that the next one completes."""
LABELLED_LINE = re.compile(
    r"(?:anderungs|erganzungs|dringlichkeits|fraktions|pruf)?-?antrag zur? (?:\w+ )*\w*(?:sitzung|rates|ausschuss\w*)\b|"
    r"(?:anderungs|dringlichkeits)?-?(?:antrag|anfrage|pressemitteilung|pressemeddelelse|pressemelding|nyhed|notat|mitteilung|vermerk|niederschrift|protokoll)$|"
    r"kommunalwahl (?:am )?\d[\w. ]*$|"
    r"(?:pressemitteilung|pressemeddelelse|notat|drucksache|\w*vorlage)(?: nr\.?)?[ :]+[\d/.-]+"
)
"""Lines of a cover that only name the kind of the paper."""
DIGITS_OF_A_PAGE = re.compile(r"\s*(?:[│|–-]\s*)?(?:Seite|Side|Page|S\.)\s*\d+(?:\s*(?:von|af|of|/)\s*\d+)?\s*$")
ADDRESSEE = re.compile(r"(?:herrn?|frau|an (?:den|die|das|herrn|frau)|til:?)\b")
CODE_BEHIND = re.compile(r",\s*[A-ZÄÖÜ]{1,5}/\d[\w/ ]*$")
ADDRESS_OF_WEB = re.compile(r"^(?:\d{1,3}\s+)?(?:www\.)?[\w-]+\.(?:dk|de)\s+(?=\w)")
SAID_IN_TITLES = frozenset({"strategy", "policy", "plan", "report", "agreement", "election_programme"})


def is_possible(text: str) -> bool:
    """Whether a line can be a title at all."""
    plain = loose(text)
    if not sum(c.isalpha() for c in text) >= 5 or len(text) >= LONGEST or text.endswith((".", ":", ",")):
        return False
    if STAMP.fullmatch(plain) or plain.endswith(" logo"):
        return False
    if INNER_SENTENCE.search(text) or NO_TITLE.match(plain) or GROUP_LINE.search(text) or is_when(text):
        return False
    return not NOTHING_BUT_PARTICULARS.search(text)


def weight_of_words(text: str) -> float:
    """Words that name a kind of document weigh for a title; labels, offices, sections and paths against it."""
    plain = loose(text)
    if is_whose(text) or is_name_of_person(text):
        return -2.5
    if (
        LABEL_LINE.fullmatch(plain)
        or LABELLED_LINE.fullmatch(plain)
        or (len(plain.split()) < 3 and any(cue.pattern.search(plain) for cue in LABELS if cue.type != "election_programme"))
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
        - (1.5 if re.match(r"[\w-]{2,20}: |[\w -]{2,20}: [^ ]*(?: [^ ]*)?$", text) and not named else 0.0)
    )


def of_cover(flow: Flow, block: FlowBlock) -> str:
    """The lines of a block from the first that is more than a name or a date, up to one that begins something else on a cover."""
    text = flow.block_text(block)
    lines = raw_lines(flow, block)
    if len(lines) < 2:
        return text
    if (block.role == "paragraph" and len(lines) > MOST_LINES_OF_A_COVER) or text.rstrip().endswith("."):
        return lines[0] if _stands_alone(lines) else text
    if len(lines) <= MOST_LINES_OF_A_COVER and ADDRESSEE.match(loose(lines[0])):
        return ""
    follows = [*lines[1:], ""]
    skipped = next((at for at, line in enumerate(lines) if follows[at][:1].islower() or not _is_before_the_title(line)), len(lines))
    if skipped == len(lines):
        return ""
    lines = lines[skipped:]
    kept = 1
    while kept < len(lines) and not _begins_anew(lines[kept - 1], lines[kept]):
        kept += 1
    return text if not skipped and kept == len(lines) else " ".join(lines[:kept])


def _is_before_the_title(line: str) -> bool:
    """A line of a cover that only says whose it is, when it was made, what kind of paper it is, or nothing of it."""
    return (
        is_whose(line) or is_when(line) or bool(LABELLED_LINE.match(loose(line))) or not (GOES_ON.search(line) or is_possible(tidy(line)))
    )


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
    if GOES_ON.search(before):
        return False
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
    text = PAGE_NUMBER.sub("", ADDRESS_OF_WEB.sub("", " ".join(text.split())))
    text = CODE_BEHIND.sub("", DIGITS_OF_A_PAGE.sub("", text))
    text = re.sub(r"^(?:[^\w„“”\"'(]+|[a-z] )+", "", text).strip(" *_#|")
    if OPENNESS.search(text):
        text = re.sub(r"^\d{1,3}\.\s+", "", OPENNESS.sub("", text))
    return text[:LONGEST]
