"""The properties of a document that a query can ask for, `field:value`, under their Danish, German and English names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpus.knowledge import current
from corpus.places import country_named, places_named
from corpus.vocabulary import THEMES, find_concepts
from corpus.words import fold
from index.query.ranges import read_range
from index.tree import UNKNOWN, FieldWord, Node, Or

_NAMES = {
    "municipality": "kommune municipality gemeinde stadt by city",
    "place": "sted ort place",
    "country": "land country staat nation",
    "language": "sprog sprache language",
    "type": "type dokumenttype art dokumentart typ dokumenttyp",
    "year": "år year jahr årstal",
    "date": "dato datum date",
    "theme": "tema thema theme emne topic",
    "sdg": "sdg verdensmål nachhaltigkeitsziel fnmål unziel",
    "partner": "partner partnerby partnerstadt venskabsby samarbejdsby partnercity",
    "network": "netværk netzwerk network",
    "title": "titel title overskrift überschrift",
}
_FIRST_NAMES = {
    "da": "titel kommune land sted sprog type år dato tema verdensmål partnerby netværk",
    "de": "titel gemeinde land ort sprache typ jahr datum thema nachhaltigkeitsziel partnerstadt netzwerk",
    "en": "title municipality country place language type year date theme sdg partner network",
}
"""How the fields are called first in each language."""
FIELDS: Mapping[str, str] = {fold(name): field for field, names in _NAMES.items() for name in names.split()}
"""Folded name → the facet it means, or `title`."""

_LANGUAGES = {"da": "dansk dänisch danish", "de": "tysk deutsch german", "en": "engelsk englisch english"}
_TYPES = {
    "strategy": "strategi strategie strategy",
    "policy": "politik policy leitlinie",
    "plan": "plan handleplan handlingsplan konzept",
    "election_programme": "valgprogram wahlprogramm kommunalwahlprogramm",
    "agreement": "aftale vereinbarung agreement vertrag",
    "report": "rapport bericht report beretning",
    "slides": "slides præsentation präsentation folien presentation",
    "memo": "notat memo vermerk",
    "proposal": "forslag vorlage proposal indstilling",
    "motion": "motion antrag",
    "answer": "svar antwort answer stellungnahme",
    "minutes": "referat protokoll minutes niederschrift",
    "other": "andet andere sonstiges other",
}
_UNKNOWN = "ukendt unbekannt unknown"
_OFFICE = re.compile(r"(?:stadt|gemeinde|municipality of|city of)\s+(.+)|(.+?)\s+(?:kommune|municipality)", re.IGNORECASE)
_LONGEST = 80
_CODE = 2


def field_node(field: str, value: str) -> tuple[Node | None, str]:
    """The property asked for, and a code where the value was not understood or was mended; None where nothing can be made of it."""
    asked = value.strip()[:_LONGEST]
    if field in ("year", "date"):
        return _ranges(field, asked)
    if field == "place":
        return _anywhere(asked)
    values = [part.strip() for part in asked.split(",") if part.strip()]
    meant = [_meanings(field, part) for part in values]
    known = tuple(dict.fromkeys(value for some in meant for value in some))
    return (FieldWord(field, known) if known else None), ("unknown_value" if not known else "" if all(meant) else "unknown_part")


def _anywhere(value: str) -> tuple[Node | None, str]:
    """A place of any size: a country, a municipality, or both as a path (`DK/Sandvig`)."""
    if "/" in value:
        return FieldWord("place", (value,)), ""
    code = _country(value)
    return field_node("country" if code and (len(value) > _CODE or value.isupper()) else "municipality", value)


def names_of(language: str) -> list[str]:
    """What the fields are called in a language."""
    return _FIRST_NAMES.get(language, _FIRST_NAMES["en"]).split()


def literal_node(field: str, value: str) -> Node:
    """A property by its value as typed, whatever it means."""
    return FieldWord(field, (value.strip(),))


def _meanings(field: str, value: str) -> tuple[str, ...]:
    """The values of a facet that a typed one stands for; none where it is not understood."""
    if field in ("municipality", "partner"):
        return _place(value)
    if field not in _MEANINGS:
        return (value,)
    found = _MEANINGS[field](value)
    known = (found,) if found is not None else ()
    return (*known, *_own_themes(value)) if field == "theme" else known


def _own_themes(value: str) -> tuple[str, ...]:
    """A theme of the users' own by its name; where that is one that we know too, both are asked for."""
    return tuple(dict.fromkeys(own.theme for own in current().themes if fold(own.theme) == fold(value)))


def _place(value: str) -> tuple[str, ...]:
    """A town under all its names: *Cologne*, *Køln*; several where the words name one each."""
    office = _OFFICE.fullmatch(" ".join(value.split()))
    bare = (office[1] or office[2]) if office else value
    towns = places_named(bare)
    words = bare.split()
    if not towns and len(words) > 1 and all(places_named(word) for word in words):
        return tuple(name for word in words for name in _place(word))
    return tuple(dict.fromkeys((value, bare, *(towns[0].names if towns else ()))))


def _ranges(field: str, value: str) -> tuple[Node | None, str]:
    """One range of years or days, or several."""
    parts = [part for part in value.split(",") if part.strip()]
    found = [_range(field, part.strip()) for part in parts]
    nodes = tuple(node for node, _ in found if node is not None)
    code = next((code for _, code in found if code), "" if found else "unknown_value")
    return (Or(nodes) if len(nodes) > 1 else nodes[0] if nodes else None), code


def _range(field: str, value: str) -> tuple[FieldWord | None, str]:
    if field == "year" and fold(value) in _UNKNOWN.split():
        return FieldWord("year", (UNKNOWN,)), ""
    days = read_range(value)
    if days is None:
        return None, "unknown_value"
    code = "turned_range" if days.is_turned else ""
    if field == "date":
        return FieldWord("date", first=days.first, last=days.last), code
    return FieldWord("year", first=_year_of(days.first), last=_year_of(days.last)), code


def _year_of(day: str | None) -> int | None:
    return int(day[:4]) if day else None


def _country(value: str) -> str | None:
    return value.upper() if len(value) == 2 and value.isascii() else country_named(value)


def _listed(value: str, names: Mapping[str, str]) -> str | None:
    folded = fold(value)
    return next((code for code, words in names.items() if folded == code or folded in (fold(word) for word in words.split())), None)


def _theme(value: str) -> str | None:
    if value.lower() in THEMES:
        return value.lower()
    found = [match.concept for match in find_concepts(value.split(), None)]
    return next((theme for concept in found for theme in (*concept.themes, concept.id) if theme in THEMES), None)


def _language(value: str) -> str | None:
    return _listed(value, _LANGUAGES)


def _type(value: str) -> str | None:
    return _listed(value, _TYPES)


def _sdg(value: str) -> str | None:
    return value if value.isascii() and value.isdecimal() and 1 <= int(value[:4]) <= 17 else None


_MEANINGS: Mapping[str, Callable[[str], str | None]] = {
    "country": _country,
    "language": _language,
    "type": _type,
    "theme": _theme,
    "sdg": _sdg,
}
