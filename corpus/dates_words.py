"""The words of dates in Danish, German and English: months, seasons, ordinals, vague edges, and the signals that tell a date's role."""

from __future__ import annotations

import re
from collections.abc import Iterable


def listed(words: str) -> tuple[str, ...]:
    """A list of words written as one text."""
    return tuple(words.split())


_MONTHS = {
    1: "januar jänner january jan",
    2: "februar feber february feb",
    3: "marts märz maerz march mar mär mrz",
    4: "april apr",
    5: "maj mai may",
    6: "juni june jun",
    7: "juli july jul",
    8: "august aug",
    9: "september sept sep",
    10: "oktober october okt oct",
    11: "november nov",
    12: "december dezember dec dez",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}

_SEASONS = {
    3: "foråret forår forårs frühjahr frühling frühjahrs spring",
    6: "sommeren sommer sommers summer",
    9: "efteråret efterår herbst autumn",
    12: "vinteren vinter winter",
}
SEASONS = {name: month for month, names in _SEASONS.items() for name in names.split()}

_ORDINALS = {
    1: "1 i første erste ersten erstes erster first",
    2: "2 ii anden andet zweite zweiten zweites zweiter second",
    3: "3 iii tredje dritte dritten drittes dritter third",
    4: "4 iv fjerde vierte vierten viertes vierter fourth",
}
ORDINALS = {name: number for number, names in _ORDINALS.items() for name in names.split()}

# The part of a year or month that a vague word means: its beginning, middle or end.
_EDGES = {
    "beginning": "begyndelsen af|starten af|start|primo|anfang|beginn|zu beginn|early|the beginning of|the start of|beginning of|start of",
    "middle": "midten af|midt i|medio|mitte|mid|the middle of|middle of",
    "end": "slutningen af|udgangen af|ultimo|ende|late|the end of|end of",
}
EDGES = {phrase: edge for edge, phrases in _EDGES.items() for phrase in phrases.split("|")}

# Names of plans that carry their horizon: *Vision 2030*, *Klimaplan 2050*. The signal is the last part of the name.
PLAN_WORDS = listed(
    "vision agenda roadmap køreplan fahrplan masterplan leitbild zukunftsbild konzept programm program plan strategi strategie strategy "
    "politik policy charta charter budget haushalt aftale horizont horisont perspektive klima energie energi europa europe mål ziel ziele"
)

# A signal is given as written, in lower case; the longest wins.
_SIGNALS = (
    "senest|senest den|inden|inden for|inden udgangen af|før|forud for|deadline|frist|svarfrist|ansøgningsfrist|høringsfrist|"
    "tilmeldingsfrist|spätestens|spätestens bis|bis|bis zum|bis spätestens|bis ende|bis einschließlich|vor|stichtag|by|by the end of|"
    "no later than|not later than|until|till|before|due|frem mod|frem til|hen mod|hen imod|mod|til og med|indtil|til|i retning mod|"
    "mit blick auf|mit zielhorizont|towards|up to|siden|lige siden|seit|bereits seit|schon seit|since|ever since|fra|fra og med|ab|von|"
    "vom|from|as of|med virkning fra|pr|per|mit wirkung vom|mit wirkung zum|gældende fra|med start|efter|nach|after|i løbet af|im laufe|"
    "im laufe des jahres|during|omkring|um|around|mellem|zwischen|between|perioden|periode|i perioden|byrådsperioden|valgperioden|"
    "planperioden|zeitraum|laufzeit|wahlperiode|ratsperiode|period|term|stand|dato|datum|date|udgivet|vedtaget|godkendt|revideret|"
    "opdateret|udarbejdet|beschlossen|verabschiedet|veröffentlicht|aktualisiert|adopted|approved|published|updated|"
    "i forhold til|sammenlignet med|gegenüber|im vergleich zu|verglichen mit|compared to|compared with|relative to"
)
SINCE = frozenset({"siden", "lige siden", "seit", "bereits seit", "schon seit", "since", "ever since"})
BETWEEN = frozenset({"mellem", "zwischen", "between"})

_WEEKDAYS = listed(
    "mandag tirsdag onsdag torsdag fredag lørdag søndag montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "monday tuesday wednesday thursday friday saturday sunday"
)


def any_of(words: Iterable[str]) -> str:
    """An alternation of words, the longest first; a space in a phrase stands for any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in sorted(words, key=lambda w: (-len(w), w)))


# At most one line may break between a signal and its date.
_GAP = r"(?:[^\S\n]{1,4}|[^\S\n]{0,3}\n[^\S\n]{0,3})"
# Between a signal and its date may stand small words, a weekday, *år* or *Jahr*: "senest fredag den", "seit dem Jahr".
_FILLER = (
    r"(?:den|der|dem|des|das|d\.|the|årets|året|år|jahre|jahres|jahr|year|i|im|in|am|on|om|zum|ved|"
    rf"beginn\s+der|anfang\s+der|begyndelsen\s+af|starten\s+af|(?:{any_of(_WEEKDAYS)})s?,?)"
)
SIGNAL_BEFORE = re.compile(rf"(?<!\w)({any_of(_SIGNALS.split('|'))})[.:]?{_GAP}(?:{_FILLER}{_GAP}){{0,3}}[\"'„“”»(]?\Z", re.IGNORECASE)
PLAN_BEFORE = re.compile(rf"(?<!\w)[\w-]*?({any_of(PLAN_WORDS)})(?:en|n|er|s)?(?:-|{_GAP})[\"'„“”»(]?\Z", re.IGNORECASE)
