"""The four tables that users may keep: their columns with headings in Danish, German and English, and what a row of each holds."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.knowledge_csv import LONGEST, Column, Table
from corpus.places_countries import country_name, country_named
from corpus.words import fold

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnNetwork:
    """A network of towns: its name, what it is shortened to, its names in other languages; `kind` is city_network or regional."""

    name: str
    abbreviations: Words = ()
    names: Words = ()
    kind: str = "city_network"


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A town: its own name, its country (ISO 3166-1), what it is called besides, and where it lies, if that is known."""

    name: str
    country: str
    names: Words = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """Words of a theme in three languages. `theme` is written as the user does: a theme that is known, in any language, or a new one."""

    theme: str
    da: Words = ()
    de: Words = ()
    en: Words = ()


@dataclass(frozen=True, slots=True)
class OwnMunicipality:
    """A municipality, district or other body that issues documents: its town, what it calls itself, its web domain."""

    name: str
    country: str
    official: str | None = None
    names: Words = ()
    domain: str | None = None
    latitude: float | None = None
    longitude: float | None = None


def _text(cell: str) -> str:
    if len(cell) > LONGEST:
        raise ValueError("it is too long for a name", f"write at most {LONGEST} characters")
    return cell


def _name(cell: str) -> str:
    if not re.search(r"[^\W\d_]", _text(cell)):
        raise ValueError(f"“{cell}” is no name", "write a name, with letters")
    return cell


def _text_or_none(cell: str) -> str | None:
    return _text(cell) or None


def _words(cell: str) -> Words:
    """Several words or phrases, divided by a bar."""
    return tuple(dict.fromkeys(_name(word) for part in cell.split("|") if (word := part.strip())))


def _country(cell: str) -> str:
    code = country_named(cell) or cell.upper()
    if len(code) != 2 or country_name(code, "en") == code:
        raise ValueError(f"“{cell}” is no country that is known here", "write its name or its two letters, as in DK, DE, PL")
    return code


def _degrees(most: int) -> Callable[[str], float | None]:
    def degrees(cell: str) -> float | None:
        if not cell:
            return None
        try:
            value = float(cell.replace(",", ".").rstrip("°"))
        except ValueError:
            value = math.nan
        if not abs(value) <= most:
            raise ValueError(f"“{cell}” is no number of degrees from -{most} to {most}", "write it as in 55.68, or leave it empty")
        return value

    return degrees


def _number(cell: str) -> int | None:
    digits = re.sub(r"[\s.,'’]", "", cell)
    if cell and not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise ValueError(f"“{cell}” is no number of inhabitants", "write a whole number, or leave it empty")
    return int(digits) if cell else None


KINDS: Mapping[str, Words] = {
    "city_network": ("city network", "network", "bynetværk", "netværk", "Städtenetzwerk", "Netzwerk", ""),
    "regional": ("region", "regional", "regionalt samarbejde", "regionale Zusammenarbeit", "metropolregion"),
}


def _kind(cell: str) -> str:
    said = fold(cell)
    found = next((kind for kind, words in KINDS.items() if said in {fold(word) for word in (kind, *words)}), None)
    if found is None:
        raise ValueError(f"“{cell}” is no kind of network", "write “network” or “regional”, or leave it empty")
    return found


def _domain(cell: str) -> str | None:
    """*https://www.egelund.example/da* → egelund.example."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", cell.lower()).split("/")[0]
    if cell and not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", bare):
        raise ValueError(f"“{cell}” is no web address", "write it as in egelund.dk, or leave it empty")
    return bare or None


_NAME = ("name", "navn", "Bezeichnung")
_COUNTRY = Column("country", ("country", "land", "Staat"), _country, "its name or its two letters (DK, DE, PL …)", "PL", True)
_OTHER = ("other names", "andre navne", "weitere Namen", "andere Namen", "names", "øvrige navne")
_LATITUDE = Column("latitude", ("latitude", "breddegrad", "Breite", "Breitengrad", "lat"), _degrees(90), "where it lies, in degrees")
_LONGITUDE = Column(
    "longitude", ("longitude", "længdegrad", "Länge", "Längengrad", "lon", "lng"), _degrees(180), "where it lies, in degrees"
)


def _by_name(row: object) -> object:
    assert isinstance(row, OwnNetwork | OwnPlace | OwnMunicipality)
    return fold(row.name), getattr(row, "country", None)


def _by_theme(row: object) -> object:
    return row


TABLES: Mapping[str, Table] = {
    "networks": Table(
        "Networks of towns that Udsyn does not know yet",
        (
            Column("name", _NAME, _name, "as it is shown", "Baltic Harbour Towns", True),
            Column("abbreviations", ("abbreviations", "forkortelser", "Abkürzungen", "abbreviation"), _words, "divided by |", "BHT"),
            Column("names", _OTHER, _words, "in other languages, divided by |", "Østersøens Havnebyer|Ostsee-Hafenstädte"),
            Column("kind", ("kind", "art", "Typ", "slags", "type"), _kind, "network or regional", "network"),
        ),
        OwnNetwork,
        _by_name,
    ),
    "places": Table(
        "Towns that Udsyn does not know yet, or calls otherwise",
        (
            Column("name", _NAME, _name, "its own name", "Nowa Górka", True),
            _COUNTRY,
            Column("names", _OTHER, _words, "in other languages, divided by |", "Neuberg|Nygård"),
            _LATITUDE,
            _LONGITUDE,
            Column("population", ("population", "indbyggere", "Einwohner", "inhabitants", "indbyggertal"), _number, "how many live there"),
        ),
        OwnPlace,
        _by_name,
    ),
    "themes": Table(
        "Words by which a theme is known, also a theme of your own",
        (
            Column("theme", ("theme", "tema", "Thema"), _name, "as Udsyn calls it, or a new one", "Tourism", True),
            Column("da", ("danish", "dansk", "Dänisch", "da"), _words, "its words in Danish, divided by |", "turisme|feriegæst"),
            Column("de", ("german", "tysk", "Deutsch", "de"), _words, "its words in German, divided by |", "Tourismus|Feriengast"),
            Column("en", ("english", "engelsk", "Englisch", "en"), _words, "its words in English, divided by |", "tourism|visitor economy"),
        ),
        OwnTheme,
        _by_theme,
    ),
    "municipalities": Table(
        "Municipalities, districts and other bodies that issue documents",
        (
            Column("name", _NAME, _name, "the bare name of the place", "Egelund", True),
            Column("country", _COUNTRY.headings, _country, _COUNTRY.about, "DK", True),
            Column("official", ("official name", "officielt navn", "amtlicher Name"), _text_or_none, "as it signs", "Egelund Kommune"),
            Column("names", _OTHER, _words, "divided by |", "Egelunds Kommune"),
            Column("domain", ("web address", "hjemmeside", "Webseite", "website", "domain"), _domain, "of its pages", "egelund.dk"),
            _LATITUDE,
            _LONGITUDE,
        ),
        OwnMunicipality,
        _by_name,
    ),
}  # fmt: skip
