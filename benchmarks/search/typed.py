"""What people type, taken apart for engines that have a query language of their own: words, phrases, prefixes, pairs, AND and NOT.

Operators are known in Danish, German and English, as Udsyn takes them; gendered forms (*Bürger*innen*) are one word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["word", "phrase", "prefix", "fuzzy", "near"]
Demand = Literal["should", "must", "not"]

DISTANCE = 10
_OPERATORS: dict[str, Demand] = {
    **dict.fromkeys(("AND", "OG", "UND"), "must"),
    **dict.fromkeys(("OR", "ELLER", "ODER"), "should"),
    **dict.fromkeys(("NOT", "IKKE", "NICHT", "UDEN", "OHNE", "WITHOUT"), "not"),
}
_GENDER = re.compile(r"(?<=\w)(?:/-|[*:_/])(?=in(?:nen)?\b)|(?<=\w)\((?P<end>in(?:nen)?)\)", re.IGNORECASE)
_PARTS = re.compile(
    r'"(?P<phrase>[^"]+)"'
    r"|(?P<a>\w+)\*? +(?:NEAR|NÆR|NAER|NAHE)(?:[/~:]?\d+)? +(?P<b>\w+)\*?"
    r"|(?<![^\s(])(?P<sign>[-−+])(?=\w|\")"
    r"|(?P<prefix>\w+)\*(?!\w)|(?P<fuzzy>\w+)~\d?|(?P<word>\w+)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was typed, its words, and whether it is demanded, ruled out, or merely welcome."""

    kind: Kind
    words: tuple[str, ...]
    demand: Demand = "should"


def parts(query: str) -> tuple[Part, ...]:
    """The parts of a query, in order; signs between words part them, AND binds both its sides, OR is how words stand anyway."""
    found: list[Part] = []
    demand: Demand = "should"
    for match in _PARTS.finditer(_GENDER.sub(lambda sign: sign["end"] or "", query)):
        if match["sign"]:
            demand = "must" if match["sign"] == "+" else "not"
        elif match[0] in _OPERATORS:
            if _OPERATORS[match[0]] == "must":
                found[-1:] = [replace(part, demand="must") if part.demand == "should" else part for part in found[-1:]]
            demand = _OPERATORS[match[0]]
        else:
            found.append(_part(match, demand))
            demand = "should"
    return tuple(found)


def _part(match: re.Match[str], demand: Demand) -> Part:
    if match["a"]:
        return Part("near", (match["a"], match["b"]), demand)
    if match["phrase"]:
        words = tuple(re.findall(r"\w+", match["phrase"]))
        return Part("phrase" if len(words) > 1 else "word", words, demand)
    kind: Kind = "prefix" if match["prefix"] else "fuzzy" if match["fuzzy"] else "word"
    return Part(kind, (match["prefix"] or match["fuzzy"] or match["word"],), demand)
