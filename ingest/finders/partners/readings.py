"""Which of its meanings a name has: a town, a person's surname, a pronoun at the beginning of a sentence; and which town of that name."""

from __future__ import annotations

import re

from corpus import lexicon
from corpus.places import Place, country_named, places_named
from ingest.finders.text.cues import word_set

PERSON = re.compile(r"(?:^|[\s(»„\"])(?P<first>[A-ZÆØÅÄÖÜ][a-zæøåäöüßé]+)(?:\s[A-ZÆØÅÄÖÜ][a-zæøåäöüß]*\.)?\s$")
FIRST_NAMES = word_set(
    "Anders|Andrea|Andreas|Anja|Ann|Anna|Anne|Annette|Antje|Arne|Barbara|Bent|Bente|Bernd|Birgit|Birgitte|Birthe|Bjarne|Bo|Brian|"
    "Britta|Camilla|Carl|Carsten|Charlotte|Christian|Christina|Claudia|Claus|Dennis|Dieter|Dorte|Dorthe|Elisabeth|Ella|Emil|Emma|"
    "Erik|Erika|Erna|Eva|Finn|Flemming|Frank|Franz|Freja|Frida|Friedrich|Gabriele|Georg|Gerd|Gitte|Günter|Hanne|Hans|Heidi|Heike|"
    "Heinrich|Heinz|Helle|Henning|Henrik|Holger|Ida|Ingrid|Jakob|Jan|Jens|Jesper|Jette|Joachim|Johann|Johannes|Jonas|Jørgen|Julia|"
    "Jürgen|Kai|Kaj|Karen|Karin|Karl|Karsten|Kasper|Kathrin|Katrine|Kerstin|Kim|Kirsten|Klaus|Knud|Kristian|Kurt|Lars|Lasse|Laura|"
    "Leif|Lena|Line|Lis|Lisa|Lise|Lone|Lotte|Louise|Mads|Magnus|Maja|Manfred|Maren|Margit|Maria|Marianne|Marie|Mark|Markus|Martin|"
    "Mathias|Matthias|Max|Merete|Mette|Michael|Mie|Mikkel|Mogens|Monika|Morten|Nadja|Nicole|Niels|Nina|Nynne|Ole|Oliver|Otto|Paul|"
    "Peder|Pelle|Per|Pernille|Peter|Petra|Pia|Poul|Preben|Rainer|Ralf|Rasmus|Renate|Rikke|Robert|Rolf|Rosa|Sabine|Sandra|Sanne|"
    "Sara|Silke|Simon|Sofie|Stefan|Steffen|Stine|Susanne|Sven|Svend|Søren|Tanja|Thomas|Tina|Tobias|Tom|Torben|Trine|Troels|Ulla|"
    "Ulrich|Ursula|Ute|Uwe|Vibeke|Walter|Werner|Wilhelm|Wolfgang|Yvonne|Åse"
)
LANDS = word_set(
    "Sachsen|Thüringen|Bayern|Hessen|Brandenburg|Niedersachsen|Saarland|Westfalen|Holstein|Lauenburg|Skåne|Bornholm|Fyn|Jylland"
)
GERMAN_LANDS = re.compile(
    r"(?:sächsisch|bayer(?:isch)|thüringisch|hessisch|brandenburgisch|fränkisch|westfälisch|niedersächsisch|badisch|pfälzisch|"
    r"holsteinisch)e?[nrms]?$"
)
DANISH_LANDS = re.compile(r"(?:jyske?|fynske?|sjællandske?|lollandske?|bornholmske?)$")
KINDS = word_set("by|byen|stadt|gemeinde|kommune|kommunen|hovedstad|hafenstadt|havneby|kleinstadt|großstadt|storby|købstad|town|city")
COMMON, LARGE = 1e-4, 10_000
"""A word as frequent as that is no town where nothing leads in; of a small town, one that is far rarer."""
NEVER_ALONE = frozenset({"Norden"})
"""Names of towns that mostly mean something else, whatever the language."""
STREET_BEHIND = re.compile(
    r"s?[ -](?:Allé|Alle|Allee|Plads|Platz|Straße|Strasse|Str\.|Weg|Gade|Vej|Torv|Ring|Damm|Ufer|Chaussee|Kaj|Markt|Brücke|Bro)(?!\w)"
)
FULL_WORD = re.compile(r"\w*")
NEAR_BY = (-25.0, 45.0, 35.2, 72.0)
"""Europe, roughly: degrees west, east, south and north. Towns here are likelier than namesakes elsewhere."""


def is_no_town(text: str, start: int, name: str, before: str, *, is_word: bool, is_led_in: bool = False, people: int = 0) -> bool:
    """A surname behind a first name, a land, or a word as common as *Vi* and *Auch* that no word for a town leads in."""
    person = PERSON.search(before)
    if person and person.group("first") in FIRST_NAMES:
        return True
    if STREET_BEHIND.match(text, start + len(name)) or (name in NEVER_ALONE and not is_led_in and not _led_in(before)):
        return True
    if name in LANDS and re.search(r"\b(?:in|i|aus|fra|von|på)\s$", before):
        return True
    full = FULL_WORD.match(text, start).group().lower()  # type: ignore[union-attr]
    is_longer = full == name.lower() + "s" and people <= LARGE
    if not (is_word or is_longer) or is_led_in or len(name.split()) > 1:
        return False
    words = {name.lower(), full}
    return max(lexicon.frequency(word, code) for word in words for code in ("da", "de")) > (
        COMMON if people > LARGE else COMMON / 20
    ) and not _led_in(before)


def _led_in(before: str) -> bool:
    """Whether a word for towns stands right before, on the same line."""
    return bool(re.search(rf"\b(?:{'|'.join(KINDS)}|\w+stadt|\w+by)[^\S\n]$", before, re.IGNORECASE))


def best_place(name: str, candidates: tuple[Place, ...], before: str, behind: str | None = None) -> Place:
    """The place that is meant: in the country of the adjective before it, in Europe where a genitive hides it."""
    places = candidates
    if name.endswith("s") and not _is_near(candidates[0]):
        likelier = (
            place for place in places_named(name[:-1]) if _is_near(place) and place.population >= min(candidates[0].population, LARGE)
        )
        places = (*likelier, *candidates)
    country = behind or country_before(before)
    return next((place for place in places if place.country == country), places[0])


def country_before(before: str) -> str | None:
    """The country of an adjective right before a name: *den østrigske by X*, *im sächsischen X*, *irske X*."""
    words = re.findall(r"[^\W\d_]+(?=\s)", before)[-2:]
    words = words[:-1] if words and words[-1].lower() in KINDS and len(words) > 1 else words[-1:]
    for word in words:
        if word[:1].isupper():
            continue
        if GERMAN_LANDS.match(word):
            return "DE"
        return "DK" if DANISH_LANDS.match(word) else country_named(word)
    return None


def _is_near(place: Place) -> bool:
    west, east, south, north = NEAR_BY
    if place.latitude is None or place.longitude is None:
        return False
    return west < place.longitude < east and south < place.latitude < north
