"""Fellows whom a name governs, whatever the heading says: *das Projekt „X“ mit A und B*, *„Y“ (mit A und B)*."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from ingest.finders.partners.chains import Chain, Sentence
from ingest.finders.partners.evidence_cues import PROJECT_WORD

Kind = Literal["project", "network"]
NAME_WITH = re.compile(
    r"[\"„“”»‘'«](?P<name>[^\"„“”»‘’«\n]{3,60})[\"“”«’*»]"
    r"\s?(?:\((?:[^()]{0,40}[;,]\s?)?)?(?:(?:zusammen|gemeinsam|sammen|i samarbejde|together)\s)?"
    r"(?:mit|med|with)\s(?:(?:den|der|dem|die|de|the)\s)?(?:(?:Städten|Kommunen|Gemeinden|Partnern|byerne|kommunerne)\s)?"
    r"(?:[^.;:?!]{0,60}(?:[,)]|\b(?:und|og|and))\s)?$"
)
NETWORK_WORD = re.compile(
    r"\w*(?:netzwerk|netværk|network|bündnis|verbund|verbünd|zusammenschl[uü]ss|städtekoop|städtebund|sammenslutning|allian[cz])\w*",
    re.IGNORECASE,
)

MEMBERS_ARE = re.compile(
    r"^\W*(?:mitglieder|mitgliedskommunen|medlemmer|medlemskommuner|members)\b[^.;:?!]{0,50}\b(?:sind|er|are)\s(?:(?:bereits|auch|schon|allerede|også|"
    r"desuden|ferner|u\.\s?a\.|bl\.\s?a\.|unter anderem|blandt andet)\s){0,2}(?:[^.;:?!]{0,60},\s)?$",
    re.IGNORECASE,
)


def named_members(sentence: Sentence, chain: Chain, networks: Iterable[tuple[int, str]]) -> tuple[Kind, str] | None:
    """*Mitglieder sind bereits A und B*: of the network that was named last."""
    if not MEMBERS_ARE.match(sentence.text[: chain.start - sentence.start]):
        return None
    last = max(((at, name) for at, name in networks if at < chain.start), default=None)
    return ("network", last[1]) if last else None


def governed(sentence: Sentence, chain: Chain) -> tuple[Kind, str] | None:
    """The project or network in quotation marks right behind which the towns stand; the nearest word before tells which it is."""
    behind = NAME_WITH.search(sentence.text, max(0, chain.start - sentence.start - 240), chain.start - sentence.start)
    if behind is None:
        return None
    said = f"{sentence.heading}\n{sentence.before}\n{sentence.text[: behind.start()]}"
    project = max((match.start() for match in PROJECT_WORD.finditer(said)), default=-1)
    network = max((match.start() for match in NETWORK_WORD.finditer(said)), default=-1)
    if max(project, network) < 0:
        return None
    return "project" if project > network else "network", behind.group("name").strip()
