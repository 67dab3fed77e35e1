"""The United Nations' Sustainable Development Goals that a text names: by number, or by name where it speaks of these goals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Sdg
from ingest.finders.cues import any_of, loose
from ingest.finders.document import Found, flow_of_doc, sentences
from ingest.nlp import Doc

VERSION = "2"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

TOPIC = any_of(
    r"verdensmal\w*|fn'?s? mal|sdg\w*|agenda 2030|2030-agenda|nachhaltigkeitsziel\w*|ziele? fur nachhaltige entwicklung|"
    r"globalen? (?:nachhaltigkeits)?ziele?|sustainable development goals?|global goals?|un goals?"
)
NUMBERS = re.compile(
    r"\b(?:verdensmål(?:ene|et)?|FN-mål|SDGs?|UN-mål|Nachhaltigkeitsziele?|Global Goals?|Development "
    r"Goals?)[\s:,-]*(?:nr\.?|nummer|Nr\.?|no\.?)?\s*"
    r"((?:1[0-7]|[1-9])(?!\d)(?:\s*(?:,|og|und|and|&|/)\s*(?:(?:SDG|nr\.?|Nr\.?)\s*)?(?:1[0-7]|[1-9])(?![\d.]?\d))*)",
    re.IGNORECASE,
)
AMONG_THEM = re.compile(
    r"\b(?:mål(?:ene|et)?|Ziel(?:e|en)?|goals?)\s*(?:nr\.?|nummer|no\.?)?\s*"
    r"((?:1[0-7]|[1-9])(?!\d)(?:\s*(?:,|og|und|and|&|/)\s*(?:nr\.?\s*)?(?:1[0-7]|[1-9])(?![\d.]?\d))*)(?!\s*(?:%|procent|Prozent))",
    re.IGNORECASE,
)
"""A plain *mål 11*, *Ziele 7 und 13*: numbers of the UN goals only where the sentence speaks of these."""
BRACKETS = re.compile(r"\([^()]{0,80}\)")
NUMBERED_NAME = re.compile(r"(?<![\d.,])(1[0-7]|[1-9])[.:]?\s+(?=([A-ZÆØÅÄÖÜ][\w ,\u00e0-\u00ff-]{4,60}))")

NAMES: tuple[tuple[str, ...], ...] = (
    (r"afskaf(?:fe)? fattigdom", r"keine armut", r"no poverty"),
    (r"stop(?:pe)? sult", r"kein hunger", r"zero hunger"),
    (r"sundhed og trivsel", r"gesundheit und wohlergehen", r"good health"),
    (r"kvalitetsuddannelse\w*", r"hochwertige bildung", r"quality education"),
    (r"ligestilling mellem konnene", r"geschlechtergleich\w+", r"gender equality"),
    (r"rent vand", r"sauberes wasser", r"clean water"),
    (r"baredygtig energi", r"bezahlbare und saubere energie", r"affordable and clean energy"),
    (r"anstandige jobs", r"menschenwurdige arbeit", r"decent work"),
    (r"industri,? innovation og infrastruktur", r"industrie,? innovation und infrastruktur", r"industry,? innovation and infrastructure"),
    (r"mindre ulighed", r"weniger ungleichheiten", r"reduced inequalities"),
    (r"baredygtige byer", r"by-?udvikling", r"nachhaltige stadte", r"sustainable cities"),
    (r"ansvarligt forbrug", r"nachhaltige\w* (?:konsum|produktion)", r"responsible consumption"),
    (r"klimaindsats\w*", r"massnahmen zum klimaschutz", r"climate action"),
    (r"livet i havet", r"leben unter wasser", r"life below water"),
    (r"livet pa land", r"leben an land", r"life on land"),
    (r"fred,? retfardighed", r"frieden,? gerechtigkeit", r"peace,? justice"),
    (r"partnerskaber for handling", r"partnerschaften zur erreichung", r"partnerships for the goals"),
)
"""The names of the 17 goals in loose spelling, Danish, German, English, as documents shorten them."""
NAME_PATTERNS = tuple(any_of(*names) for names in NAMES)


def find_sdgs(doc: Doc) -> Iterator[Found]:
    """The goals named in a document, each once, where it is first named."""
    flow = flow_of_doc(doc)
    said: set[int] = set()
    near = False
    for block in flow.blocks:
        text = flow.block_text(block)
        near = bool(TOPIC.search(loose(text))) or (near and block.role != "paragraph")
        for start, end in sentences(doc, block.start, block.end):
            for number in named_sdgs(flow.text[start:end], near and block.role != "paragraph"):
                if number not in said:
                    said.add(number)
                    yield Found(Sdg(number), start, end, 0.8, "named as one of the UN goals")


def named_sdgs(sentence: str, in_topic: bool = False) -> tuple[int, ...]:
    """The numbers of the goals that a sentence names; `in_topic` says that its heading speaks of the UN goals."""
    plain = loose(sentence)
    listed = BRACKETS.sub("", sentence)
    numbers = _numbers(NUMBERS, listed) | _numbers(NUMBERS, sentence)
    if in_topic or TOPIC.search(plain):
        numbers |= _numbers(AMONG_THEM, listed)
        numbers |= {i for i, pattern in enumerate(NAME_PATTERNS, 1) if pattern.search(plain)}
    numbers |= {n for m in NUMBERED_NAME.finditer(sentence) if NAME_PATTERNS[(n := int(m.group(1))) - 1].match(loose(m.group(2)))}
    return tuple(sorted(numbers))


def _numbers(pattern: re.Pattern[str], text: str) -> set[int]:
    return {int(n) for match in pattern.finditer(text) for n in re.findall(r"\d+", match.group(1))}
