"""What makes a sentence a goal, and what keeps it from being one: `goal_cues.csv` and the tables below, in loose spelling (see `cues`).

Each row of the table is a pattern of one language and its use: it *commits* outright, it *excludes*, or it *opens a list* of goals.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.finders.cues import any_of

TABLE = Path(__file__).with_name("goal_cues.csv")


@dataclass(frozen=True, slots=True)
class Cue:
    """A commitment in so many words. `why` is told to the reader with the fact."""

    why: str
    pattern: re.Pattern[str]
    confidence: float = 0.85


@cache
def strong(language: str) -> tuple[Cue, ...]:
    """The cues that make a sentence a goal wherever they stand in it, in the order of the table."""
    found: dict[tuple[str, float], list[str]] = {}
    for row in _rows("commits", language):
        found.setdefault((row["why"], float(row["confidence"])), []).append(row["pattern"])
    return tuple(Cue(why, any_of(*patterns), confidence) for (why, confidence), patterns in found.items())


@cache
def excluded(language: str) -> re.Pattern[str]:
    """What keeps a sentence from being a goal whatever else it says: procedure, deadlines for the reader, other people's aims."""
    return any_of(*(row["pattern"] for row in _rows("excludes", language)))


@cache
def list_introduction(language: str) -> re.Pattern[str]:
    """A sentence that announces a list of goals."""
    return any_of(*(row["pattern"] for row in _rows("opens a list", language)))


def _rows(use: str, language: str) -> Iterator[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["use"] == use and row["language"] == language)


BODIES = {
    "da": r"(?:vi|kommunen|kommune|byradet|byrad|kommunalbestyrelsen|okonomiudvalget|udvalget|administrationen|forvaltningen|magistraten|"
    r"borgmesteren|regionen|regionsradet|\w+ kommune|skolen|skolerne|klubben|dagtilbuddene|centret|politikken|strategien|"
    r"planen|kommuner|kommunerne|borgerlisten|lokallisten|partiet|socialdemokratiet|venstre|enhedslisten|radikale|sf)",
    "de": r"(?:wir|die stadt|stadt|die gemeinde|der landkreis|der kreis|die kommune|(?:die )?(?:stadt)?verwaltung|der (?:gemeinde|"
    r"stadt|kreis)rat|"
    r"der rat|der oberburgermeister|die oberburgermeisterin|der magistrat|der senat|die fraktion|unsere partei|die (?:spd|"
    r"cdu|csu|fdp|linke|grunen|burgerliste|ratsversammlung)|die freien \w+)",
    "en": r"(?:we|the (?:city|council|municipality|town|administration|region|committee)|our (?:city|town|municipality))",
}

MODAL = {
    "da": re.compile(r"(?<!\w)(skal|bor|vil)(?!\w)"),
    "de": re.compile(r"(?<!\w)(sollen|soll|sollten|sollte|mussen|muss|wollen|will|mochten|mochte|werden|wird|durfen|darf)(?!\w)"),
    "en": re.compile(r"(?<!\w)(will|shall|must|should)(?!\w)"),
}

GOAL_HEADING = re.compile(
    r"^(?:[\d.]+ ?|[ivx]+\. )?(?:vores |unsere |unser |our |falles |overordnede |strategiske |politiske |de |die |kommunens |\w+ )?"
    r"(?:mal|malene|malsatninger\w*|malsatning|delmal|indsatsmal|effektmal|pejlemarke\w*|fokusomrader\w*|indsatsomrader\w*|"
    r"ambitioner\w*|forpligtelser|"
    r"ziele?|zielsetzungen|leitziele|teilziele|handlungsziele|leitlinien|leitsatze|forderungen|schwerpunkte|"
    r"markesager\w*|prioriteter|prioritaten|loft\w*|krav\b|vorhaben|versprechen|handlungsfelder|"
    r"goals?|objectives|aims|targets|commitments|priorities|focus areas)"
    r"(?: (?:og|und|and|&) (?:indsats\w*|massnahmen|handlung\w*|strategi\w*|vision\w*|delmal|actions|measures|"
    r"\w*schwerpunkte|\w*leit\w*|\w*ziele))?"
    r"(?:(?: for| i| fur| der| des| in| of| frem| bis| til| mod| pa)\b.{0,50})?$"
)
LEAD_HEADING = re.compile(
    r"^(?:(?:derfor|deshalb|darum|frem mod 20\d\d|bis 20\d\d|inden 20\d\d) )?(?:vi|wir|vil|wollen|det|das|partiet) "
    r"(?:vi|wir|vil|wollen|gar efter|arbejder for|onsker|kamper for|fordern|wunschen|gar ind for|foreslar|"
    r"planen)\b.{0,40}$|^(?:was wir|hvad vi|det vi) (?:vorhaben|wollen|planen|vil|onsker|arbejder for)\b.{0,30}$"
)
"""*Vi går efter*, *Das wollen wir*: a heading that promises what its items say."""
LABELLED = re.compile(r"^(?:mal|delmal|indsats|tiltag|ziel|teilziel|massnahme|forderung)(?: ?\d+)?: \w+")
SHORT_DEMAND = re.compile(
    r"^(?:ingen|flere|farre|mere|mindre|hojst|mindst|gratis|bedre|nej til|ja til|stop for|mehr|weniger|keine?|kostenlose\w*|bessere) "
)
"""How a demand of a programme begins that has no verb."""
NO_GOAL_HEADING = any_of(r"nachhaltige entwicklung|verdensmal\w*|sdgs?\b|agenda 2030|sustainable development|un goals")

NOMINAL_DEMAND = re.compile(
    r"^(?:\w+(?:ung|ion|tat|heit|keit|schaft|bau|halt|tausch|schutz|offensive)|mehr|weniger|keine?|bessere?|kein) "
    r"?(?:[a-z&-]+ )?(?:von|der|des|eines|einer|fur|im|in|zu|zur|zum|an|und|\w+)\b"
)
QUOTE = re.compile(r"^[\"“„”»'‘].{20,}[\"“”«'’]$", re.DOTALL)
FOCUS_SLIDE = re.compile(r"^(?:vi satser|fokus) pa \w+")
SPEAKER = re.compile(
    r"^(?:(?:Der|Die) Vorsitzende|(?:Ober)?[Bb]ürgermeister(?:in)?|Stadtr[aä]t(?:in)?|Stadtverordnete\w*|Beigeordnete\w*|"
    r"Ratsherr|Ratsfrau|Herr|Frau|StR(?:in)?)\b[^:.]{0,60}:"
)
CHAIR = re.compile(r"^(?:(?:Der|Die) Vorsitzende|(?:Ober)?[Bb]ürgermeister(?:in)?|Borgmester(?:en)?|Beigeordnete\w*)")
