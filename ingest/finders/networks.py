"""Networks of towns: those of `networks.csv`, and names that say what they are (*… Network*, *…netværket*, *Städtenetzwerk …*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus import lexicon
from corpus.model import Network
from corpus.places import country_named, find_places
from corpus.words import fold
from ingest.finders.cues import word_set
from ingest.finders.document import Found, flow_of_doc, found, language_of
from ingest.finders.evidence_cues import PROJECT_WORD
from ingest.finders.flow import Flow, FlowBlock
from ingest.finders.network_table import NamedBody, find_bodies
from ingest.nlp import Doc

VERSION = "2"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

CAP = r"[A-ZÆØÅÄÖÜ][\w&*-]*"
NAMED = rf"{CAP}(?:[ ](?:{CAP}|of|for|and|the|der|des|für|und|i|og|d')){{0,7}}"
OWN_NAME = rf"{CAP}(?:[ ]{CAP}){{0,5}}(?=[\s.,;:)]|$)"
JOINED = (
    r"(?:(?:medlem(?:mer)? af|med i|tilsluttet|[Mm]itglied(?:er)? (?:von|bei|beim|im)|beigetreten|member of)"
    r"(?:\s(?:den|det|dem|der|the|netværket|Netzwerk|foreningen|Verein))?\s|(?<= og af )|(?<= und von ))"
)
"""What a town says before the name of a body it belongs to."""
QUOTED = r"[\"'„“”»‘’]"


@dataclass(frozen=True, slots=True)
class NameCue:
    """A way in which texts name a network; the group `name` is its name."""

    why: str
    pattern: re.Pattern[str]
    confidence: float


NAME_CUES = (
    NameCue(
        "… Network",
        re.compile(
            rf"(?<!\w)(?P<name>(?:(?!(?:[A-ZÆØÅ]\w*-)?[Pp]ro(?:jekt|ject)){CAP}[ ]){{1,5}}(?:Network|Networks|Alliance|"
            rf"Netvaerk|Netværk))\b"
        ),
        0.8,
    ),
    NameCue("…netværket", re.compile(rf"(?<!\w)(?P<name>{CAP}(?:[ ]{CAP}){{1,4}})[ -](?:netværket|Netværket|netvaerket|netværk)\b"), 0.8),
    NameCue(
        "Region …",
        re.compile(
            rf"(?<![\w-])(?P<name>(?:Kommunalverbund|Metropolregion|Regionalverband|Euregio|EUREGIO|Euroregion|"
            rf"Eurodistri[ck]t|Europaregion|"
            rf"Business Region|Städteregion|Städtebund)\s{CAP}(?:(?:[ /–-]|[ ]-[ ]){CAP})*)"
        ),
        0.8,
    ),
    NameCue(
        "Kommunales …",
        re.compile(
            rf"(?<![\w-])(?P<name>(?:Kommunale|Interkommunale|Städtische)[rsn]?\s[A-ZÄÖÜ]\w*(?:forum|netzwerk|verbund|bündnis|allianz|"
            rf"konferenz|arbeitsgemeinschaft)(?:\s{CAP}){{0,3}})"
        ),
        0.7,
    ),
    NameCue("… Byforum", re.compile(rf"(?<![\w-])(?P<name>(?:{CAP}[ ]){{1,4}}(?:Byforum|Bynetværk|Städteforum|Kommuneforum))\b"), 0.75),
    NameCue("member of", re.compile(rf"{JOINED}(?P<name>{OWN_NAME})"), 0.55),
    NameCue(
        "Städtenetzwerk",
        re.compile(
            rf"(?:Städtenetzwerk|Städtebündnis|Städteverbund|bynetværket|"
            rf"bynetværk)e?s?\s+{QUOTED}?(?P<name>{NAMED})"
        ),
        0.75,
    ),
    NameCue(
        "Netzwerk „…“",
        re.compile(
            rf"(?:Netzwerk\w*|\w*[Vv]erbund\w*|\w*bündnis\w*|netværket|netværk|network)\s+{QUOTED}(?P<name>[^\"'„“”»‘’]{{4,70}}){QUOTED}"
        ),
        0.7,
    ),
    NameCue(
        "… Cities",
        re.compile(
            rf"(?<!\w)(?P<name>(?:(?!(?:\w*-)?[Pp]ro(?:jekt|ject)){CAP}[ ]){{1,3}}(?:Cities|"
            rf"Towns))\b(?![ ]Network)"
        ),
        0.6,
    ),
    NameCue(
        "member of",
        re.compile(
            rf"(?:medlem(?:mer)? af|Mitglied(?:er)? (?:im|in|in der|bei|beim|des|der)|member of(?: "
            rf"the)?)\s+{QUOTED}(?P<name>[A-ZÆØÅÄÖÜ][^\"„“”»]{{3,60}}?){QUOTED}(?=[\s.,;)]|$)"
        ),
        0.6,
    ),
)
"""Patterns for networks that the vocabulary does not know; Danish and German sentences name most of them so."""

COMMON = word_set(
    "lokale|faglige|sociale|internationale|europæiske|uddannelsesnetværk|det|dette|et|vores|unser|das|ein|dieses|alle|"
    "social|local|the|a|our|their|this|smart|other|many|all|danish|german|european|twin|partner|sister|big|large|small|new"
)
NO_TOWNS = re.compile(
    r"\b(?:liberal|skole|school|schule|forening|verein|sport|computer|internet|neural|social media|television|tv|radio|unge|"
    r"youth|frauen|women)",
    re.IGNORECASE,
)


def find_networks(doc: Doc) -> Iterator[Found]:
    """Each network once, at its first mention, under the table's name where it has one."""
    flow = flow_of_doc(doc)
    longer = list(_longer(flow.text))
    known = [item for item in _known(flow.text, language_of(doc)) if not any(a <= item.start and item.end <= b for a, b in _spans(longer))]
    taken = [*_spans(known), *_spans(longer)]
    named = [*known, *longer, *_named(flow.text, taken)]
    said: set[str] = set()
    for item in sorted([*named, *_listed(flow, named)], key=lambda item: (item.start, -item.end)):
        assert isinstance(item.value, Network)
        keys = {item.value.concept or "", fold(item.value.name)} - {""}
        if not said & keys:
            yield item
        said |= keys


def _spans(items: list[Found]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in items]


LONGER = re.compile(
    rf"(?<![\w-])(?:{CAP}[ ]){{1,4}}(?:Cities|Towns|Municipalities|Mayors|Regions|Communities)[ ]"
    rf"(?:{CAP}[ ](?:for[ ]|of[ ]|and[ ])?){{0,3}}"
    r"(?:Partnership|Network|Networks|Alliance|Coalition|League|Association|Union|Forum|Platform|Initiative)(?!\w)"
)
BEFORE_BRACKET = re.compile(
    rf"(?P<name>(?:{CAP}|und|der|des|für|in|im|of|and|for|og|i)(?:[ ](?:{CAP}|und|der|des|für|of|and|for|og)){{1,9}})[ ]\($"
)
BEFORE_A_NAME = word_set(
    "Netzwerk|Städtenetzwerk|Mitglied|Mitgliedschaft|Das|Die|Der|Im|In|Dem|Stadt|Verein|Organisation|Netværket|Det|I|Den|Kommunen|Vi|The|Wir|Auch|Også|Med|Mit"
)
NETWORK_LIST = re.compile(r"netzwerk|netværk|network|mitgliedschaft|medlemskab|verbände|zusammenschlüsse|sammenslutning", re.IGNORECASE)
ITEM_NAME = re.compile(r"[A-ZÆØÅÄÖÜ0-9][^.;:,()–\n]{3,70}?(?=\s*(?:[.;:,(–\n]|\s-\s|$))")

NAMED_AFTER_PLACES = frozenset({"euregio", "metropolregion", "business-region", "eurodistrict"})
"""Names of which there are many bodies: the words behind them are part of the name."""
PROJECT_BEFORE = re.compile(
    r"(?:(?:commission|kommission\w*|ausschuss|arbejdsgruppe\w*|working group|udvalg\w*)(?: für| for| on)?|projekt\w*|project|"
    r"programm?\w*)\s[\"'„“»‘]?$",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"\b(?:formand\w*|borgmester\w*|Bürgermeister\w*|Vorsitzende\w*|Frau|Herr|Stadtr[aä]t\w*|udvalgsmedlem\w*|"
    r"chair\w*|mayor)\b",
    re.IGNORECASE,
)
OTHER_BODIES = re.compile(
    r"EU|UN|FN|Folketinget|Europa\w*|Danmark|Deutschland|\w*(?:rådet|råd|udvalget|udvalg|bestyrelsen?|partiet|rat|"
    r"ausschuss|vorstand|ausschuß|"
    r"fraktion|gruppe|Bundestag|Landtag|Kreistag|Tagesordnung|DGB|Partei|Aufsichtsrat|Beirat)\b",
    re.IGNORECASE,
)


def _known(text: str, language: str | None) -> Iterator[Found]:
    for match in find_bodies(text):
        start, end, body = match.start, match.end, match.name.body
        if PROJECT_BEFORE.search(text[max(0, start - 20) : start]):
            continue
        if body.id in NAMED_AFTER_PLACES and (re.match(rf"[ ]{CAP}", text[end : end + 40]) or not text[start:end].isupper()):
            continue  # found as a name of its own, or no name
        network = _network(match, text[start:end], language)
        name = _spelt_out(text, start, end) if match.name.is_short else None
        yield Found(replace(network, name=name) if name else network, start, end, 0.9, "in the table of networks")


def _network(match: NamedBody, written: str, language: str | None) -> Network:
    """A network as the table spells the name that the text gives it; one that the text only shortens under its label."""
    name = match.name
    one_word = " " not in written and len(name.body.label(language).split()) == 1
    return Network(name.body.label(language) if name.is_short or one_word else name.text, name.body.id)


def _spelt_out(text: str, start: int, end: int) -> str | None:
    """The name that a text gives before an abbreviation in brackets: *Bund der Hafenstädte (BdH)*."""
    if not text.startswith(")", end) or (match := BEFORE_BRACKET.search(text, max(0, start - 110), start)) is None:
        return None
    words = match.group("name").split()
    while words and (words[0][0].islower() or words[0] in BEFORE_A_NAME):
        words.pop(0)
    return " ".join(words) if len(words) > 1 else None


def _longer(text: str) -> Iterator[Found]:
    """English names that end in a word for a body: *World Harbour Cities Partnership* is not *Harbour Cities*."""
    for match in LONGER.finditer(text):
        words = match.group().split()
        while len(words) > 2 and (words[0] in BEFORE_A_NAME or words[0].endswith(("netværk", "netzwerk"))):
            words.pop(0)
        name = " ".join(words)
        start = match.end() - len(match.group()[match.group().rindex(words[0]) :]) if words else match.start()
        if any(body.end - body.start == len(name) for body in find_bodies(name)) or PROJECT_BEFORE.search(text[max(0, start - 20) : start]):
            continue
        yield Found(Network(name), start, match.end(), 0.8, "“… Cities Partnership”")


def _listed(flow: Flow, named: list[Found]) -> Iterator[Found]:
    """The other items of a list of networks: its heading speaks of them, and one of its items is one that is known."""
    starts = sorted(item.start for item in named)
    for lead, items in _lists(flow):
        holding = [any(block.start <= start < block.end for start in starts) for block in items]
        if not (NETWORK_LIST.search(lead) and sum(holding) * 3 >= len(items)):
            continue
        for block, is_known in zip(items, holding, strict=True):
            match = None if is_known else ITEM_NAME.match(flow.block_text(block))
            if match and not PROJECT_WORD.search(match.group()) and _may_be_body(flow.text, match.group().strip(), block.start):
                name = match.group().strip()
                yield Found(Network(name), block.start, block.start + len(match.group().rstrip()), 0.6, f"in a list under “{lead[:60]}”")


def _lists(flow: Flow) -> Iterator[tuple[str, list[FlowBlock]]]:
    lead, items = "", list[FlowBlock]()
    for block in flow.body:
        if block.role == "list_item":
            items.append(block)
            continue
        if items:
            yield lead, items
        lead, items = flow.block_text(block)[-120:], []
    if items:
        yield lead, items


def _named(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    for cue in NAME_CUES:
        for match in cue.pattern.finditer(text):
            start, end = match.span("name")
            name = " ".join(match.group("name").split()).rstrip(" .,-")
            if (
                any(a < end and start < b for a, b in taken)
                or not _is_name(name)
                or PROJECT_BEFORE.search(text[max(0, start - 20) : start])
            ):
                continue
            if cue.why == "member of" and not _may_be_body(text, name, start):
                continue
            taken.append((start, end))
            yield Found(Network(name), start, end, cue.confidence, f"“{cue.why}”")


def _may_be_body(text: str, name: str, start: int) -> bool:
    """Whether what a town says it belongs to may be a network: no committee, party, place or common noun, and no person speaks."""
    line = text[max(0, start - 100) : start].rsplit(".", 1)[-1]
    if PERSON.search(line) or OTHER_BODIES.match(name) or country_named(name) or any(True for _ in find_places(name)):
        return False
    return " " in name or not (lexicon.is_word(name, "de") or lexicon.is_word(name, "da"))


COMMON_BEHIND = re.compile(
    r"\w*(?:projekt|programm|preis|büro|fonds|mittel|vorstand|versammlung|tagung|förderung|kommunen|gebiet|rat)\w*$", re.IGNORECASE
)


def _is_name(name: str) -> bool:
    """A proper name of some length; not *Social Network* or the opening words of a sentence."""
    words = name.split()
    first = words[0].lower()
    if first in COMMON and len(words) < 3:
        return False
    return len(name) > 4 and not (len(words) > 1 and COMMON_BEHIND.match(words[-1])) and not NO_TOWNS.search(name) and len(words) <= 9


def networks_of(doc: Doc) -> list[tuple[Found, Network]]:
    """The networks that were found, with their values."""
    return [(item, item.value) for item in found(doc, "network") if isinstance(item.value, Network)]
