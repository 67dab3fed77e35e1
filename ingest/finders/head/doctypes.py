"""Of what type a document is: by what it does, read from its labels, its layout and its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.finders.head.covers import first_lines, raw_lines
from ingest.finders.text.cues import any_of, loose
from ingest.finders.text.flow import Flow, FlowBlock

LINES_OF_A_HEAD, BLOCKS_OF_A_COVER = 30, 10
LINES_OF_A_CASE, LINES_OF_A_LETTER = 150, 12
LONGEST_OF_A_COVER = 25
LEAST_DEMANDS = 4
PAGES_OF_SLIDES, WORDS_OF_A_SLIDE = 3, 110


@dataclass(frozen=True, slots=True)
class TypeCue:
    """A type and the words that name it, in loose spelling."""

    type: str
    pattern: re.Pattern[str]


LABELS = (
    TypeCue(
        "motion",
        re.compile(
            r"^(?:\w+ )?(?:anderungs|erganzungs|dringlichkeits|fraktions|interfraktioneller |sach)?-?antrag(?:$|\b(?!:| an| auf| "
            r"zur?m? ))|^antrag zur (?:\w+ )?\w*sitzung|^antrag: \w+ \w+|^medlemsforslag|^beslutningsforslag|"
            r"^(?:anderungs|erganzungs|dringlichkeits|pruf)?antrag (?:der|des|von) .{3,60}"
            r"(?:\ban\b|fraktion|beirat|gruppe|stadtrat|gemeinderat)"
        ),
    ),
    TypeCue(
        "answer",
        re.compile(
            r"^(?:stellungnahme (?:der verwaltung|zur? )|antwort(?:en)? (?:der|auf|zur)|beantwortung|svar (?:pa|til|fra)|besvarelse)"
        ),
    ),
    TypeCue(
        "minutes",
        re.compile(
            r"^(?:niederschrift|protokoll\b|sitzungsprotokoll|beschlussprotokoll|ergebnisprotokoll|referat\b|beslutningsprotokol|"
            r"beslutningsreferat|protokol\b|minutes)|^aus (?:der|dem) (?:\w+ )?\w*(?:sitzung|gemeinderat|stadtrat)\b|"
            r"^(?:auszug aus der|offentliche) niederschrift"
        ),
    ),
    TypeCue(
        "proposal",
        re.compile(
            r"^(?:beschluss|sitzungs|gemeinderats|verwaltungs|stadtrats|rats|kreistags|offentliche )?-?vorlage\b(?!:| nr)|"
            r"^beschlussantrag|^beschlussvorschlag|^indstilling$|^dagsordenspunkt"
        ),
    ),
    TypeCue(
        "election_programme",
        re.compile(
            r"(?:kommunalwahl|wahl|kreistagswahl|regierungs)-?programm|\bvalgprogram|\bkommunalvalg|kommunalwahl 20|programm? "
            r".{0,60}(?:kommunalwahl|kommunalvalg|\w*(?:rats|kreistags|burgerschafts)wahl)|election "
            r"(?:programme|manifesto)|valgmanifest"
        ),
    ),
    TypeCue(
        "memo",
        re.compile(
            r"^(?:notat\b|vermerk\b|aktenvermerk|memo\b|memorandum|mitteilung\b|informationsvorlage|orientering\b|internt notat|til: )"
        ),
    ),
)
"""Labels that stand at the head of a paper, each on a line of its own."""

NO_PAPER = any_of(
    r"nyhed(?:er)?$|pressemeddelelse\b|pressemitteilung\b|pressemelding\b|press release|aktuelles$|haushaltsrede\b|rede (?:zum|des|der)\b|"
    r"etatrede\b|budgettale\b|leserbrief|laserbrev|newsletter|nyhedsbrev|grusswort\b"
)
"""Head lines of what is none of our types: news, speeches, letters to a paper."""

TITLES = (
    TypeCue("election_programme", any_of(r"\w*wahlprogramm|valgprogram\w*|kommunalprogramm")),
    TypeCue(
        "agreement",
        any_of(
            r"\w*aftale[nr]?\b|\w*vereinbarung|\w*vertrag\b|overenskomst\w*|agreement|memorandum of understanding|"
            r"partnerskabsaftale\w*"
        ),
    ),
    TypeCue(
        "report",
        any_of(
            r"\w*rapport\w*|\w*bericht\w*|report|redegorelse\w*|evaluering\w*|arsberetning\w*|arsskrift\w*|jahrbuch|jahresruckblick|afrapportering|statusbericht|"
            r"\w*monitoring"
        ),
    ),
    TypeCue("strategy", any_of(r"\w*strategi(?:en|er|e)?\b|\w*strategie(?:n)?\b|\w*strategy")),
    TypeCue(
        "plan",
        any_of(
            r"\w*plan(?:en|er)?\b|\w*plane?\b|\w*konzept\b|roadmap|\w*program(?:m|met|mes)?\b|masterplan|\w*fahrplan|\w*katalog|\w*agenda\b"
        ),
    ),
    TypeCue("policy", any_of(r"\w*politik(?:ken|ker)?\b|policy|leitlinien?|leitbild|vardigrundlag|grundsatze|vision\b")),
    TypeCue("minutes", any_of(r"referat|protokoll?|niederschrift")),
    TypeCue("memo", any_of(r"notat|vermerk|inviteres til|invitation til|einladung")),
    TypeCue("slides", any_of(r"prasentation|oplag\b|slides")),
)
"""Words of a title; the first that fits wins."""

BY_A_GROUP = re.compile(
    r"^(?:antragsteller(?:in)?|antragssteller(?:in)?|einreicher(?:in)?|eingereicht von)\W.*(?:fraktion|spd|cdu|grune|fdp|linke)"
)
"""A line that names the group that moves."""
MOVED = any_of(
    r"(?:rat|stadtrat|gemeinderat|ausschuss|kreistag|stadtverordnetenversammlung|burgerschaft|bezirksvertretung) (?:\w+ ){0,4}"
    r"(?:moge|mochte) (?:\w+ ){0,3}beschliess|fraktion(?:en)? (?:\w+ ){0,4}beantrag|wir beantragen|"
    r"gruppe(?:n)? (?:foreslar|stiller forslag)"
)
"""What a group says that wants the council to decide."""
BREADCRUMB = re.compile(
    r"^(?:sie (?:sind|befinden sich) hier|du er her|her er du|startseite|forside|ga til (?:sidens )?indhold|spring til|"
    r"zum (?:seiten)?inhalt|"
    r"direkt zum?|skip to)\b|\w (?:>|›|»|&gt;) \w.* (?:>|›|»|&gt;) \w|^\w+ (?:kommune|stadt)s? logo$"
)
"""The lines that a page of the web opens with."""
SHOWN = any_of(r"prasentation (?:im|am|zur?|beim|fur|vom)|praesentation|temamode|oplag (?:til|pa|for)|folien zu")
"""A line below the title of slides."""
DECIDED = any_of(r"beslutning(?:er)?$|beschluss$|beslutning:")
CASE = any_of(r"fremstilling$|sagsfremstilling|sagsbeskrivelse|sagens indhold|indstilling$|sagsnr|sagsprocedure|resume$")
PARTY = any_of(r"spd|cdu|csu|fdp|die grunen|bundnis 90\w*|die linke|freie wahler|socialdemokrat\w+|venstre|konservative|enhedslisten")
ELECTION = any_of(r"\w*wahl\w*|\w*valget?\b")
ITS_WILL = re.compile(
    r"\b(?:spd|cdu|csu|fdp|grunen|linke|freien wahler|socialdemokrat\w+|venstre|konservative|enhedslisten|sf|liberal alliance|"
    r"alternativet|afd)"
    r" (?:\w+ ){0,2}(?:fordert|fordern|will|wollen|setzt|setzen|wird|werden|unterstutzt|steht|stehen|mochte|sieht|halt|vil|onsker|"
    r"arbejder|foreslar|"
    r"kamper|mener|prioriterer)\b|(?:fordert|will|setzt|wird|halt|vil|onsker) (?:die|der|sich die) (?:spd|cdu|csu|fdp|grunen|linke|"
    r"venstre|sf)\b"
)
CALLS_TO_VOTE = any_of(
    r"(?:stadtrat|gemeinderat|kreistag|stadtparlament|burgerschaft) wahlen|(?:ihre|eure|deine|mit allen) stimmen?|kommunalwahl\w*|"
    r"wahlkreis\w*|kryds ved|stem pa|stem liste|kommunalvalg\w*"
)
OUR_DEMANDS = any_of(r"unsere forderungen|wir fordern|fordern wir|wir wollen|wollen wir|vores krav|vi kraver|vi vil")
OF_A_COUNCIL = re.compile(r"(?:drucksache|beratungsfolge|vorlagen?-?(?:nr|nummer))\b")
RESOLVES = re.compile(r"(?:\d\.? )?(?:beschluss|beschlussvorschlag|beschlussentwurf|beschlussempfehlung)(?: \w+)?:?$")
GIVES_REASONS = re.compile(r"(?:\d\.? )?(?:begrundung|sachverhalt|sachdarstellung|erlauterung\w*|sachstand)(?: \w+)?:?$")
OUR_WILL = any_of(r"wir wollen|wollen wir|wir werden|werden wir|wir stehen|vi vil|vil vi|wir fordern")


def document_type(flow: Flow, title: str) -> str:
    """The type of a document; *other* where nothing tells."""
    lines = [loose(flow.block_text(block)).strip() for block in flow.blocks]
    head = [line for at, block in enumerate(flow.blocks[:LINES_OF_A_HEAD]) for line in _lines(flow, block, at)]
    first = [line for line in dict.fromkeys(loose(line).strip() for line in (*flow.margins.splitlines()[:4], *head)) if 0 < len(line) < 160]
    first = first[: 2 * LINES_OF_A_HEAD]
    raw = [loose(line) for line in first_lines(flow, LINES_OF_A_CASE)]
    if any(CASE.match(line) for line in (*lines, *raw)) and any(DECIDED.match(line) for line in (*lines[:60], *raw)):
        return "minutes"
    if any(BY_A_GROUP.match(line) for line in raw[:LINES_OF_A_LETTER]):
        return "motion"
    if labelled := _labelled(first):
        return labelled
    text = " ".join(lines)
    if any("fraktion" in line or PARTY.search(line) for line in raw[:LINES_OF_A_LETTER]) and MOVED.search(text):
        return "motion"
    if any(NO_PAPER.search(line) for line in first[:4] if len(line.split()) < 9):
        return "other"
    if any(BREADCRUMB.search(line) for line in raw[:4]):
        return _named_type(loose(title)) or "other"
    if _is_council_paper([*lines, *raw]):
        return "proposal"
    if _is_programme(text):
        return "election_programme"
    if looks_like_slides(flow, shown=any(SHOWN.search(line) for line in raw[:8])):
        return "slides"
    plain = loose(title)
    return (
        _named_type(plain)
        or next((kind for line in _cover(flow) if len(line.split()) < 13 and (kind := _named_type(line))), None)
        or _most_named(text)
        or "other"
    )


def _lines(flow: Flow, block: FlowBlock, at: int) -> list[str]:
    """A block, and where it opens the document its single lines too."""
    apart = raw_lines(flow, block)[:6] if at < BLOCKS_OF_A_COVER and block.role != "list_item" else []
    return [flow.block_text(block), *apart]


def _cover(flow: Flow) -> list[str]:
    """The margins and the first lines that are no running text, in loose spelling."""
    short = [
        line
        for block in flow.blocks[:6]
        if len((text := flow.block_text(block)).split()) <= LONGEST_OF_A_COVER and not text.rstrip().endswith(".")
        for line in (text, *raw_lines(flow, block))
    ]
    return [loose(line).strip() for line in (*flow.margins.splitlines()[:4], *short)]


def _labelled(first: list[str]) -> str | None:
    """The type of the first line that is a label; that of an election programme may stand in any of the first lines."""
    programme = next(cue for cue in LABELS if cue.type == "election_programme")
    if any(programme.pattern.search(line) for line in first):
        return programme.type
    return next((cue.type for line in first[:24] for cue in LABELS if cue.pattern.search(line)), None)


def _is_programme(text: str) -> bool:
    """A party that speaks of what *we*, or the party, want: of an election and its programme too, or of hardly anything else."""
    if not PARTY.search(text):
        return False
    if CALLS_TO_VOTE.search(text) and len(OUR_DEMANDS.findall(text)) >= LEAST_DEMANDS:
        return True
    ours, its = len(OUR_WILL.findall(text)), len(ITS_WILL.findall(text))
    return ours + its >= 4 and (("program" in text and bool(ELECTION.search(text))) or (ours >= 4 and its >= 1))


def _is_council_paper(lines: list[str]) -> bool:
    """A paper that a council is to decide on: its number, what is resolved, and why, each on a line of its own."""
    return all(any(sign.match(line.strip()) for line in lines) for sign in (OF_A_COUNCIL, RESOLVES, GIVES_REASONS)) or (
        any(RESOLVES.match(line.strip()) for line in lines)
        and any(GIVES_REASONS.match(line.strip()) for line in lines)
        and any("drucksache" in line for line in lines[:LINES_OF_A_HEAD])
    )


def _named_type(text: str) -> str | None:
    return next((cue.type for cue in TITLES if cue.pattern.search(text)), None)


def _most_named(text: str) -> str | None:
    """The type whose words stand most often in the whole text, if they stand there often."""
    counts = {cue.type: len(cue.pattern.findall(text)) for cue in TITLES if cue.type in {"strategy", "policy", "plan"}}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= 3 else None


def looks_like_slides(flow: Flow, *, shown: bool = False) -> bool:
    """Many short blocks and hardly a full sentence; a bit less of it where a line says that it was shown."""
    blocks = [block for block in flow.blocks if block.role != "aside"]
    words = sum(len(flow.block_text(block).split()) for block in blocks)
    whole = sum(
        len(text.split())
        for block in blocks
        if (text := flow.block_text(block)).rstrip().endswith((".", "!", "?", "”", "“"))
        and (len(text.split()) > 5 or block.role == "paragraph")
    )
    if len(blocks) < 12 or not words:
        return False
    pages = len(flow.page_texts)
    if pages >= PAGES_OF_SLIDES and words / pages < WORDS_OF_A_SLIDE and whole / words < 0.35:
        return True
    return whole / words < (0.45 if flow.landscape or shown else 0.2 if pages > 1 else 0.1) and words / len(blocks) < 14
