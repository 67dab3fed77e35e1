"""Whether a document is a draft, was adopted, or was replaced by another: from its stamps, its colophon and its decision.

The words stand in status_cues.csv: `title` rows open a short line or follow a dash or bracket in one; `clause` rows open a line, or
belong to a sentence that opens with the document itself (*denne strategi*, *das Konzept*); `decided` rows open the decision in the
minutes of one item.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.model import Status
from ingest.finders.head.covers import raw_lines
from ingest.finders.text.cues import LETTERS
from ingest.finders.text.flow import Flow, FlowBlock

FIRST_BLOCKS, LAST_BLOCKS = 40, 15
WORDS_OF_A_STAMP, WORDS_OF_A_CLAUSE = 14, 60
PAPERS = frozenset({"proposal", "motion", "answer", "memo"})
"""Papers that ask for a decision: what they say of decisions is about others."""

ITSELF = re.compile(
    r"(?:(?:andringerne|kapitlet|afsnittet|teksten) i denne|denne|dette|disse|narvarende|den foreliggende|det foreliggende|"
    r"diese[rs]?|(?:der|die|das) (?:vorliegende|hier vorgelegte)\w*|this|den(?= er (?:\w+ )?(?:vedtaget|godkendt))|"
    r"(?:politik|strategi|plan|handleplan|handlingsplan|program|vision|aftale|politikpapir|koncept|regulativ|vedtagt)(?:en|ken|et|met)|"
    r"retningslinjerne|(?:kommune|lokal|klima|udviklings|helheds)planen|(?:\w+)(?:politikken|strategien)|"
    r"(?:der|die|das) (?:\w*konzept|\w*strategie|\w*leitbild|\w*plan|\w*programm|\w*leitlinien?|\w*richtlinien?|\w*satzung|\w*ordnung|"
    r"\w*vereinbarung|\w*vertrag|dokument)|the (?:strategy|policy|plan|programme|document|agreement))\b(?! vom \d| fra \d| aus \d|"
    r" af \d| 20)"
)
"""The document as the subject that opens a sentence; not *die Richtlinie vom 1.2.2010*, which is another."""
NOT_YET = re.compile(
    r"\b(?:skal|skulle|forventes|kan|kunne|bor|vil blive|nar|for den|inden den|hvis|indstilles|soll|sollen|sollte|muss|kann|konnte|"
    r"voraussichtlich|"
    r"bevor|sobald|falls|noch nicht|nicht|ikke|endnu|wird zur|should|will be|to be|before|not)\b(?! (?:langere|mehr|longer))"
)
DECISION = re.compile(r"(?:beslutning(?:en|er)?|beschluss|beschlussfassung|entscheidung|abstimmungsergebnis|decision)\s*:?\s*")
UNDECIDED = re.compile(
    r"\b(?:udsat|udsattes|tilbagesend\w*|afvist|forkastet|ikke godkendt|i horing|horing|abgelehnt|vertagt|zuruckgestellt|verwiesen|"
    r"zuruckgezogen|"
    r"zur kenntnis|til efterretning|taget af dagsordenen|deferred|rejected)\b"
)
TOLD = re.compile(
    r"(?i)\b(?:vedtag|godkend|tiltr[åa]d|kraft|gælde|erstatt|afløs|ophæv|udgå|høring|beschlossen|beschluss|verabschied|angenommen|"
    r"gebilligt|ersetzt|abgelöst|"
    r"aufgehoben|gültig|ausleg|adopted|approved|replaced|superseded|valid|force)"
)
"""Words without which no sentence tells a status."""
APART = re.compile(r"(?:^|\s)[·|;–(-]\s?$|[,;]\s$")
"""What parts a stamp from what else stands on its line."""
IMPRINT = re.compile(r"entwurf(?:\s*(?:und|&|/)\s*\w+)?\s*:|layout|gestaltung")
_PLAIN = {letter: plain for letter, plain in LETTERS.items() if letter != ord("*")}
SEPARATED = r"(?:^|[-–—:(|]\s*|^\W+)"


@dataclass(frozen=True, slots=True)
class StatusFound:
    """A status, the words that say so, how sure, and which kind of cue it was."""

    status: Status
    quote: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Cue:
    status: str
    where: str
    pattern: re.Pattern[str]
    confidence: float


@cache
def _cues() -> tuple[_Cue, ...]:
    with (Path(__file__).parent / "status_cues.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_cue(row) for row in csv.DictReader(file))


def _cue(row: dict[str, str]) -> _Cue:
    begin = SEPARATED if row["where"] == "title" else r"(?:^[\W_]*|[.:] )" if row["where"] == "decided" else r"(?:^|(?<=\W))"
    end = r"(?!\w)"
    return _Cue(row["status"], row["where"], re.compile(f"{begin}(?:{_plain(row['words'])}){end}"), float(row["confidence"]))


def _plain(text: str) -> str:
    """In small letters without marks, a character for a character but for ß; stars are kept, for patterns are written so too."""
    return text.lower().translate(_PLAIN)


def find_status(flow: Flow, kind: str, title: str = "") -> StatusFound | None:
    """What a document is said to be; a replaced one was adopted once, and one that is stamped as a draft was not yet."""
    if kind == "minutes":
        return _decided(flow)
    found = [*_of_stamps(flow), *(() if kind in PAPERS else _of_clauses(flow, _names(title)))]
    return next((item for status in ("replaced", "draft", "adopted") for item in found if item.status == status), None)


def _names(title: str) -> frozenset[str]:
    """The words of the title by which the text may call the document: *Vision og planstrategi blev vedtaget …*."""
    return frozenset(word for word in re.findall(r"[^\W\d_]{6,}", _plain(title)))


def _near_edges(flow: Flow) -> tuple[FlowBlock, ...]:
    blocks = flow.blocks
    return blocks if len(blocks) <= FIRST_BLOCKS + LAST_BLOCKS else (*blocks[:FIRST_BLOCKS], *blocks[-LAST_BLOCKS:])


def _lines(flow: Flow) -> Iterator[str]:
    """The short lines of the first and last blocks, and those of the margins."""
    for block in _near_edges(flow):
        raw = flow.page_texts[block.page][flow.offsets[block.start] : flow.offsets[max(block.start, block.end - 1)] + 1]
        yield from dict.fromkeys([flow.block_text(block), *raw.splitlines()])
    yield from flow.margins.splitlines()


def _of_stamps(flow: Flow) -> Iterator[StatusFound]:
    for line in _lines(flow):
        if len(line) > 200 or not 0 < len(line.split()) <= WORDS_OF_A_STAMP or IMPRINT.search(plain := _plain(line.strip())):
            continue
        for cue in _cues():
            if cue.where == "title" and cue.pattern.search(plain):
                yield _found(cue, line, "a stamp or title that says so")


def _of_clauses(flow: Flow, names: frozenset[str]) -> Iterator[StatusFound]:
    for line in _lines(flow):
        if 0 < len(line.split()) <= WORDS_OF_A_STAMP:
            yield from _clause(line, names, stamp=True)
    seen = -1
    for told in TOLD.finditer(flow.text):
        if told.start() < seen:
            continue
        block = flow.block_at(told.start())
        start, seen = next((a, b) for a, b in (*flow.sentences(block.start, block.end), (block.start, block.end)) if a <= told.start() < b)
        yield from _clause(flow.text[start:seen], names, stamp=False)


def _clause(text: str, names: frozenset[str], *, stamp: bool) -> Iterator[StatusFound]:
    """The statuses that a line tells of (its cue opens it), or a sentence that opens with the document."""
    plain = _plain(" ".join(text.split())).lstrip("([ *_•-–|")
    itself = bool(ITSELF.match(plain)) or (not stamp and _opens_with(plain, names))
    if len(plain.split()) > WORDS_OF_A_CLAUSE or not (stamp or itself):
        return
    for cue in _cues():
        match = cue.pattern.search(plain) if cue.where == "clause" else None
        if match and (itself or match.start() == 0 or (stamp and APART.search(plain[: match.start()]))) and _is_told(cue, plain):
            yield _found(cue, text, "a line that tells its decision" if stamp else "a sentence about the document itself")


def _is_told(cue: _Cue, plain: str) -> bool:
    """Whether it has come about: not only planned, hoped for or denied."""
    if cue.status == "adopted":
        return not NOT_YET.search(plain)
    return not (cue.status == "replaced" and _is_planned(plain))


def _opens_with(plain: str, names: frozenset[str]) -> bool:
    """Whether one of the first words is the document's own name, with an article or ending; no year may follow, as that of another."""
    first = plain.split()[:4]
    at = next((i for i, word in enumerate(first) if any(word.startswith(name) and len(word) <= len(name) + 4 for name in names)), None)
    return at is not None and not re.match(r"(?:19|20)\d\d|fra$|vom$|af$", (first[at + 1 : at + 2] or [""])[0])


def _is_planned(plain: str) -> bool:
    return bool(re.search(r"\b(?:soll|sollen|skal|bor|kan|konnte|kunne|should)\b", plain))


def _decided(flow: Flow) -> StatusFound | None:
    """What the minutes of a single item say under *Beslutning* or *Beschluss*."""
    blocks = flow.body
    at = [
        i for i, block in enumerate(blocks) if (m := DECISION.match(_plain(flow.block_text(block)[:80]))) and _is_head(flow, block, m.end())
    ]
    if len(at) != 1:
        return None
    opened = flow.block_text(blocks[at[0]])
    heading = DECISION.match(_plain(opened))
    rest = opened[heading.end() if heading else 0 :].strip()
    said = " ".join([rest, *(flow.block_text(block) for block in blocks[at[0] + 1 : at[0] + 4])]).strip()[:600]
    plain = _plain(said)
    if UNDECIDED.search(plain):
        return None
    cue = next((cue for cue in _cues() if cue.where == "decided" and cue.pattern.search(plain)), None)
    return StatusFound("adopted", said[:120], cue.confidence, "the decision in its minutes") if cue else None


def _is_head(flow: Flow, block: FlowBlock, end: int) -> bool:
    """A heading of its own, or one with a colon before the decision."""
    text = flow.block_text(block)
    alone = DECISION.fullmatch(_plain(next(iter(raw_lines(flow, block)), "")))
    return bool(alone) or len(text.strip()) <= end + 1 or text[:end].rstrip().endswith(":") or block.role == "heading"


def _found(cue: _Cue, quote: str, why: str) -> StatusFound:
    status: Status = "draft" if cue.status == "draft" else "replaced" if cue.status == "replaced" else "adopted"
    return StatusFound(status, " ".join(quote.split())[:120], cue.confidence, why)
