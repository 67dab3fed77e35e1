"""Whether a name may be that of a network of towns, by what it is made of and by what stands before it."""

from __future__ import annotations

import re

from corpus import lexicon
from corpus.places import country_named, find_places
from ingest.finders.networks.words import word_of
from ingest.finders.text.cues import word_set

BEFORE_A_NAME = word_set(
    "Netzwerk|Städtenetzwerk|Mitglied|Mitgliedschaft|Das|Die|Der|Im|In|Dem|Stadt|Verein|Organisation|Netværket|Det|I|Den|Kommunen|Vi|The|Wir|"
    "Auch|Også|Med|Mit"
)
"""Words with a capital that are no part of the name behind them."""
COMMON = word_set(
    "lokale|faglige|sociale|internationale|europæiske|uddannelsesnetværk|det|dette|et|vores|unser|das|ein|dieses|alle|"
    "social|local|the|a|our|their|this|smart|other|many|all|danish|german|european|twin|partner|sister|big|large|small|new"
)
NO_TOWNS = re.compile(
    r"\b(?:liberal|skole|school|schule|forening|verein|sport|computer|internet|neural|social media|television|tv|radio|unge|"
    r"youth|frauen|women)",
    re.IGNORECASE,
)
COMMON_BEHIND = re.compile(
    r"\w*(?:projekt|programm|preis|büro|fonds|mittel|vorstand|versammlung|tagung|förderung|kommunen|gebiet|rat)\w*$", re.IGNORECASE
)
PROJECT_BEFORE = re.compile(
    r"(?:(?:commission|kommission\w*|ausschuss|arbejdsgruppe\w*|working group|udvalg\w*)(?: für| for| on)?|\w*projekt\w*|project|"
    r"\w*programm?\w*|(?:[Ff]örder)?antrag|ansøgning(?:en)?)\s[\"'„“»‘]?$",
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
_LONGEST = 9


def is_after_project(text: str, start: int) -> bool:
    """Whether the name at `start` is that of a project, a commission or a working group."""
    return bool(PROJECT_BEFORE.search(text, max(0, start - 30), start))


def may_be_body(text: str, name: str, start: int) -> bool:
    """Whether what a town says it belongs to may be a network: no committee, party, place or common noun, and no person speaks."""
    line = text[max(0, start - 100) : start].rsplit(".", 1)[-1]
    if (
        PERSON.search(line)
        or word_of("other member").search(line)
        or OTHER_BODIES.match(name)
        or country_named(name)
        or any(True for _ in find_places(name))
    ):
        return False
    return not (word_of("local").search(name) or word_of("one town").fullmatch(name)) and (" " in name or not is_word(name))


def is_word(name: str) -> bool:
    return lexicon.is_word(name, "de") or lexicon.is_word(name, "da")


def is_name(name: str) -> bool:
    """A proper name of some length; not *Social Network* or the opening words of a sentence."""
    words = name.split()
    if words[0].lower() in COMMON and len(words) < 3:
        return False
    is_common = len(words) > 1 and COMMON_BEHIND.match(words[-1])
    return len(name) > 4 and not is_common and not NO_TOWNS.search(name) and len(words) <= _LONGEST
