"""Towns, municipalities and countries with their Danish, German and English names, countries, coordinates and ids.

Towns: GeoNames (www.geonames.org, CC BY 4.0), compiled by `places_build.py`. The names of countries are in `places_countries.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.places_countries import country_mentions, country_name, country_named
from corpus.places_table import Place, is_municipality_at, numbers_by_id, place_at, table
from corpus.words import fold

__all__ = [
    "Place",
    "PlaceMatch",
    "country_mentions",
    "country_name",
    "country_named",
    "find_places",
    "is_municipality",
    "is_person",
    "place",
    "places_named",
]

# Scans read a bullet as a letter that sticks to the word: *eHamburg*.
_WORD = re.compile(r"(?:(?<!\S)[eo](?=[A-ZÆØÅÄÖÜ][a-zæøåäöüß]))?([^\W\d_]+)")
# Between the words of one name: a space (a line may break there), a hyphen, an apostrophe, a point or a bracket.
_BETWEEN = re.compile(r"\s{0,2}[-‐‑/'’.(]?\s{0,2}")
_OFFICE = re.compile(
    r"(?:stadt|gemeinde|hansestadt|landeshauptstadt|universitätsstadt|große kreisstadt|landkreis|kreis|region)\s+(.+)"
    r"|(.+?)\s+(?:kommunes?|amt)",
    re.IGNORECASE,
)
_HYPHEN_AFTER, _HYPHEN_BEFORE = re.compile(r"-[^\W\d_]"), re.compile(r"[^\W\d_]-")
_SHORT_CAPITALS = 4
_PERSON_BEFORE = re.compile(
    r"(?:Herrn?|Frau|Dr\.|Hr\.|Fr\.|gez\.|sign\.|Stadtrat|Stadträtin|Bürgermeister|Bürgermeisterin|[Bb]orgmester|(?<![\w.])[A-ZÆØÅÄÖÜ]\.)"
    r"\s+(?:[A-ZÆØÅÄÖÜ][\wäöüéøå.-]+\s+)?$"
)


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """[start, end) of a text that may name a place: the candidates, the likeliest first. `is_word` says it is also a common word."""

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]
    is_word: bool


def is_person(text: str, start: int) -> bool:
    """Whether what is named at `start` follows a form of address or a signature (*Frau Schönfließ*): a person, not the town."""
    return bool(_PERSON_BEFORE.search(text[max(0, start - 40) : start]))


def find_places(text: str) -> Iterator[PlaceMatch]:
    """Every capitalised mention that could be a town, longest first, in order; genitives (*Nancys*) included without their ending."""
    words = [(match.start(1), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        found = _longest(text, words, at) if text[words[at][0]].isupper() else None
        if found is None:
            at += 1
            continue
        length, end, value = found
        if match := _match(text, words[at][0], end, value):
            yield match
        at += length


def _longest(text: str, words: list[tuple[int, int]], at: int) -> tuple[int, int, str] | None:
    """The longest name that begins with word `at`: how many words it has, where it ends, and what the table says of it."""
    start, end = words[at]
    first = fold(text[start:end])
    found = _longest_from(text, words, at, first)
    return _longest_from(text, words, at, "sankt") if found is None and first == "st" else found


def _longest_from(text: str, words: list[tuple[int, int]], at: int, first: str) -> tuple[int, int, str] | None:
    """The same, its first word read as `first`: *St. Wendel* as *Sankt Wendel*."""
    known = table()
    keys = [first]
    for number in range(at + 1, min(at + known.longest.get(first, 1), len(words))):
        if not _BETWEEN.fullmatch(text, words[number - 1][1], words[number][0]):
            break
        keys.append(f"{keys[-1]} {fold(text[slice(*words[number])])}")
    for length in range(len(keys), 0, -1):
        end = words[at + length - 1][1]
        for key, last in _with_genitive(keys[length - 1], end):
            if (value := known.keys.get(key)) is not None:
                return length, last, value
    return None


def _with_genitive(key: str, end: int) -> Iterator[tuple[str, int]]:
    yield key, end
    if key.endswith("s") and len(key) > 3:
        yield key[:-1], end - 1


def _match(text: str, start: int, end: int, value: str) -> PlaceMatch | None:
    mark, numbers = value.split("\t")
    if not numbers:
        return None
    if text.startswith(")", end) and "(" in text[start:end]:
        end += 1
    mention = text[start:end]
    if mention.isupper() and len(mention) < _SHORT_CAPITALS:
        return None
    is_abbreviation = mention.isupper() and len(mention) == _SHORT_CAPITALS
    candidates = tuple(place_at(int(number)) for number in numbers.split(","))
    return PlaceMatch(start, end, mention, candidates, bool(mark) or is_abbreviation or _is_in_compound(text, start, end))


def _is_in_compound(text: str, start: int, end: int) -> bool:
    """*Nancy-Fahrt*, *EU-Paris*: a part of a longer word."""
    return (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()) or (
        text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha()
    )


def _key(name: str) -> str:
    return " ".join(fold(word) for word in _WORD.findall(name))


def _numbers(name: str) -> list[int]:
    key = _key(name)
    keys = [key, *([f"sankt {key[3:]}"] if key.startswith("st ") else [])]
    value = next((found for key in keys for form, _ in _with_genitive(key, 0) if (found := table().keys.get(form))), "\t")
    return [int(number) for number in value.split("\t")[1].split(",") if number]


def places_named(name: str, country: str | None = None) -> tuple[Place, ...]:
    """The places of that name in any language or spelling, the likeliest (mostly the largest) first."""
    found = (place_at(number) for number in _numbers(name))
    return tuple(place for place in found if country is None or place.country == country)


def place(identifier: str) -> Place | None:
    """The place of that id."""
    number = numbers_by_id().get(identifier)
    return None if number is None else place_at(number)


def is_municipality(name: str) -> bool:
    """Whether a Danish municipality, or a German town or district, is called that: bare, or as *X Kommune*, *Stadt X*, *Landkreis X*."""
    office = _OFFICE.fullmatch(" ".join(name.split()))
    bare = (office[1] or office[2]) if office else name
    return any(is_municipality_at(number) for number in _numbers(bare))
