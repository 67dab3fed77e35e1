"""The properties of a document that a query can ask for, `field:value`, under their Danish, German and English names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpus.places import country_named
from corpus.vocabulary import THEMES, find_concepts
from corpus.words import fold
from index.tree import UNKNOWN, FieldWord

_NAMES = {
    "municipality": "kommune municipality gemeinde stadt by city",
    "country": "land country",
    "language": "sprog sprache language",
    "type": "type dokumenttype art dokumentart",
    "year": "år year jahr",
    "theme": "tema thema theme emne",
    "sdg": "sdg verdensmål nachhaltigkeitsziel",
    "partner": "partner partnerby partnerstadt venskabsby",
    "network": "netværk netzwerk network",
    "title": "titel title",
}
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
_YEARS = re.compile(r"(\d{4})?\s*(\.\.+|…|-|–)?\s*(\d{4})?")


def field_node(field: str, value: str) -> tuple[FieldWord | None, str]:
    """The property asked for, and a code where the value was not understood; None where nothing can be made of it."""
    if field == "year":
        return _year(value.strip())
    values = tuple(part.strip() for part in value.split(",") if part.strip())
    meant = [_MEANINGS[field](part) if field in _MEANINGS else part for part in values]
    known = tuple(value for value in meant if value is not None)
    return (FieldWord(field, known) if known else None), ("unknown_value" if not values or None in meant else "")


def _year(value: str) -> tuple[FieldWord | None, str]:
    if fold(value) in _UNKNOWN.split():
        return FieldWord("year", (UNKNOWN,)), ""
    match = _YEARS.fullmatch(value)
    if not match or not (match[1] or match[3]):
        return None, "unknown_value"
    first, last = (int(year) if year else None for year in (match[1], match[3]))
    if not match[2]:
        return FieldWord("year", first=first or last, last=first or last), ""
    if first and last and first > last:
        return FieldWord("year", first=last, last=first), "turned_range"
    return FieldWord("year", first=first, last=last), ""


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
    return value if value.isdecimal() and 1 <= int(value) <= 17 else None


_MEANINGS: Mapping[str, Callable[[str], str | None]] = {
    "country": _country,
    "language": _language,
    "type": _type,
    "theme": _theme,
    "sdg": _sdg,
}
