"""Towns in a text: by their names, and in words made of their names (*Kölner*, *aarhusiansk*, *københavner*).

Such a word counts only where it is nothing else and the town is well known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.knowledge import Knowledge, current
from corpus.lexicon import frequency, lemma
from corpus.places import Place, PlaceMatch, find_places, is_person
from corpus.words import Token, fold

_DANISH = (
    *("ensiske", "ensisk", "ianske", "iansk", "anske", "ansk", "iske", "isk", "ske", "sk"),
    *("enserne", "ensere", "enser", "ianerne", "ianere", "ianer", "anerne", "anere", "aner", "havnerne", "havnere", "havner"),
)
"""Endings of what and who comes from a town; *-er* only from a harbour (*københavner*), for many words end so."""
_GERMAN = ("er", "ern", "erin", "erinnen", "ers")
_NAMES = frozenset(
    ("Brunner", "Further", "Neubauer", "Bühler", "Bretter", "Schotter", "Dürer", "Mörser", "Wittern", "Kemper")
    + (
        "Sieger",
        "Siegerin",
        "Siegerinnen",
        "Siegern",
        "Mindern",
        "Hammer",
        "Hammern",
        "Gertner",
        "Birner",
        "Borker",
        "Achimer",
        "kultisk",
        "kultiske",
    )
)
"""Words and names of people that only look made of a town's name."""
_TOWNS = frozenset(
    ("Köln", "Koeln", "Køln", "Cologne", "Florenz", "Florence", "Genua", "Posen", "Pilsen", "Rom", "Roma", "Brügge", "Bruges")
    + ("Lüttich", "Liège", "Liege", "Luzern", "Lucerne", "Groningen", "Ostende", "Lille", "Bordeaux", "Porto", "Shanghai", "Bergen")
    + ("Lund", "Gävle", "Drammen", "Leiden", "Hamm", "Hagen", "Erlangen", "Siegen", "Minden", "Worms", "Celle", "Aalen", "Halle", "Essen")
    + ("Skive", "Struer", "Odder", "Vejen", "Greve", "Rønne", "Ratingen", "Herten", "Lünen", "Düren", "Drammen")
)
"""Towns whose names are, in small letters or in other languages, words as well."""
_SHORTEST = 4
_TOO_FREQUENT = 2e-4
_AT_HOME, _ABROAD = 20_000, 200_000
_HOME = ("DK", "DE")


@dataclass(frozen=True, slots=True)
class NamedTown:
    """A town named at [start, end) of a text."""

    start: int
    end: int
    town: Place


def named_towns(text: str, words: Sequence[Token]) -> Iterator[NamedTown]:
    """The towns that a text of these words names, by their names or by words made of them."""
    taken: set[int] = set()
    for match in find_places(text):
        if match.candidates and is_town(match) and not is_person(text, match.start):
            taken.add(match.start)
            yield NamedTown(match.start, match.end, match.candidates[0])
    for word in words:
        town = place_of_word(word.text) if word.start not in taken else None
        if town and not is_person(text, word.start):
            yield NamedTown(word.start, word.end, town)


def is_town(match: PlaceMatch) -> bool:
    """Whether a name is a town's and no other word's."""
    return not match.is_word or match.text.removesuffix("s") in _TOWNS


def place_of_word(word: str) -> Place | None:
    """The town that an adjective or a name for its people is made of."""
    return _place_of_word(word, current()) if word.endswith(_GERMAN if word[:1].isupper() else _DANISH) else None


@lru_cache(maxsize=1 << 13)
def _place_of_word(word: str, known: Knowledge) -> Place | None:
    """Cached for what is known of places."""
    if word in _NAMES or next(find_places(word), None):
        return None
    if not word[:1].isupper():
        stems = [root.capitalize() + ("havn" if word.startswith("havn", len(root)) else "") for root in _stems(word, _DANISH)]
    elif _is_made_of_a_name(word):
        stems = [stem for root in _stems(word, _GERMAN) for stem in (root, f"{root}en", f"{root[:-1]}en" if root.endswith("n") else root)]
    else:
        return None
    return next((town for stem in stems if (town := _well_known(stem))), None)


def _is_made_of_a_name(word: str) -> bool:
    """Dictionaries list *Kölner* as it is, or under a name; other words of that look are much more frequent, or forms of another word."""
    form = lemma(word, "de").capitalize()
    return frequency(word, "de") < _TOO_FREQUENT and (form == word or _well_known(form) is not None)


def _stems(word: str, endings: tuple[str, ...]) -> list[str]:
    """What is left of a word without each ending that it may have."""
    stems = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return [stem for stem in stems if len(fold(stem)) >= _SHORTEST]


def _well_known(name: str) -> Place | None:
    match = next(find_places(name), None) if name else None
    if match is None or not is_town(match) or match.text != name:
        return None
    town = match.candidates[0]
    return town if town.population >= (_AT_HOME if town.country in _HOME else _ABROAD) else None
