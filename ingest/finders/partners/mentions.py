"""The towns and countries that a text names, told from common words, with the country that its words give a town."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import lexicon
from corpus.places import Place, PlaceMatch, country_named, find_places, is_person, places_named
from corpus.words import fold
from ingest.finders.document import language_of
from ingest.finders.partners.cues import ADJECTIVE_TOWN, OFFICE
from ingest.finders.partners.readings import best_place, is_no_town
from ingest.nlp import Doc, named_places

COUNTRY = re.compile(r"(?<![\w-])[A-ZÆØÅÄÖÜ][a-zæøåäöüß]{3,}(?:[ -][A-ZÆØÅÄÖÜ][a-zæøåäöüß]{2,}){0,2}")
FOLLOWING = re.compile(r"(?:\s+[Kk]ommune?)?\s*(?:,|\(|/|in|i|på)\s*(?:der |den |die )?$")
TOWN_WORD = re.compile(
    r"(?:\b(?:byen|byerne|by|[\w-]*stadt|[\w-]*städten?|Gemeinde|Kommunen?|venskabsby\w*|partnerby\w*|town|city|cities|nach|"
    r"Raum|Region|Kreis)[^\S\n]*[\"„“»'(]?|"
    r"\b(?:Partnerstädte|Städte|Städten|byerne|byer|cities|towns)\b[^.!?]{0,60}(?:,|und|og|and|sowie|samt)\s*)$",
    re.IGNORECASE,
)


UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽȘȚ"
FIRST_PART = "Saint|Sankt|St|San|Santa|São|Los|Las|La|Le|El|Nowy|Nowa|Nowe|Novi|Nova|Nová|Velké|New|North|South|East|West|Great|Al|Bet|Port"
NAME_BEHIND = re.compile(rf"\s+[{UPPER}][\w-]{{2,}}")
IN_COUNTRY = r"(?:\s+[Kk]ommune?)?\s*(?:,|\(|/|in|i|på)\s*(?:der |den |die )?"
COUNTRY_BEHIND = re.compile(rf"{IN_COUNTRY}(?P<country>[{UPPER}][\w]+(?:[ -][{UPPER}]\w+)?)")
UNKNOWN = re.compile(
    r"(?:(?<=mit )|(?<=med )|(?<=Mit )|(?<=Med )|(?<=with )|(?<=og )|(?<=und )|(?<=and )|(?<=, )|(?<=: )|(?<=by )|(?<=byen )|(?<=til )|"
    r"(?<=zu )|(?<=nach )|(?<=stadt )|(?<=Stadt )|(?<=städten )|"
    r"(?<=städte )|(?<=Gemeinde )|(?<=kommune )|(?<=town )|(?<=city )|(?<=schen )|(?<=ske )|(?<=ish ))"
    rf"(?P<name>(?:(?:{FIRST_PART})\.?[ -])?[{UPPER}][^\W\d_A-ZÆØÅÄÖÜ]{{3,}}(?:-[{UPPER}][^\W\d_]+)?)(?!\w)"
)
OPENING = re.compile(rf"[\W_]*(?P<name>[{UPPER}][^\W\d_A-ZÆØÅÄÖÜ]{{3,}}(?:[ -][{UPPER}][a-zæøåäöüß]+)?)(?=\s*\(|\s+(?:in?|på)\s)")
NO_TOWN_ENDING = re.compile(
    r"(?:vej|vejen|gade|gaden|gård|allé|plads|stræde|straße|strasse|platz|weg|allee|ring|skole|skolen|schule|gymnasium|verein|"
    r"forening|rat|rådet|"
    r"haus|hus|amt|museum|projekt|projektet|plan|vertrag|aftale|klub|orkester|kreis|heim|bund|fonds|tag|woche|jahr|uge|ung|"
    r"keit|heit|schaft|tion)$",
    re.IGNORECASE,
)
"""What no town is called whose name nobody knows: streets, institutions, papers."""
DIRECTION = re.compile(r"\b(?:zu|nach|til) $")
WITHIN_SENTENCE = re.compile(r"[\w,] (?:[\"„“»'(])?$")
LIKE_A_TOWN = 30_000
"""What a municipality that is no town counts for."""
KNOWN_TOWN, SHORT, RARE = 5_000, 3, 3e-6
LONGER_NAME = re.compile(rf"[{UPPER}][\w-]* $")
LANGUAGES = frozenset({"da", "de", "en"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A town or, where `name` is None, a country named at [start, end); `doubtful` if it may be a common word."""

    start: int
    end: int
    name: str | None
    country: str | None
    place: Place | None = None
    indefinite: bool = False
    doubtful: bool = False
    written: str = ""


def find_mentions(doc: Doc, text: str, own: str | None) -> list[Mention]:
    """Towns and countries in order, without the issuer's own town."""
    towns = list(_towns(text, own, named_places(doc), language_of(doc)))
    countries = [m for m in _countries(text) if not (before := between(towns, 0, m.start + 1)[-1:]) or before[0].end <= m.start]
    return _with_countries(text, towns, countries)


def between(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Those of the mentions, which stand in order, that begin in [start, end)."""
    return mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]


def _start(mention: Mention) -> int:
    return mention.start


def is_own(name: str, own: str | None) -> bool:
    """Whether a name is the issuer's town, in the genitive too."""
    return own is not None and fold(name).removesuffix("s") == fold(own).removesuffix("s")


def _towns(text: str, own: str | None, seen: frozenset[tuple[int, int]], language: str | None) -> Iterator[Mention]:
    for match in find_places(text):
        before = text[max(0, match.start - 40) : match.start]
        behind = _country_behind(text, match.end)
        if not match.candidates or ((is_own(match.candidates[0].name, own) or is_own(match.text, own)) and not _is_namesake(match, behind)):
            continue
        if is_no_town(
            text,
            match.start,
            match.text,
            before,
            is_word=match.is_word,
            is_led_in=behind is not None,
            people=match.candidates[0].population or LIKE_A_TOWN,
        ):
            continue
        best = best_place(match.text, match.candidates, before, behind)
        doubtful = match.is_word and not (
            behind or (match.start, match.end) in seen or TOWN_WORD.search(before) or _is_name_here(text, match, before, language)
        )
        if is_person(text, match.start) or country_named(match.text):
            continue
        end = match.end - (
            best.name.lower().rstrip("s") == match.text.lower().rstrip("s")
            and match.text.endswith("s")
            and not best.name.endswith("s")
            and best != match.candidates[0]
        )
        yield Mention(match.start, end, best.name, best.country, best, doubtful=doubtful, written=match.text)


def _is_namesake(match: PlaceMatch, country: str | None) -> bool:
    """Whether the issuer's own name is said to lie in another country than the issuer may."""
    return country is not None and country not in {"DK", "DE"} and any(place.country == country for place in match.candidates)


def _is_name_here(text: str, match: PlaceMatch, before: str, language: str | None) -> bool:
    """Within a sentence Danish writes only names with a capital, and German no word that it does not have."""
    if not WITHIN_SENTENCE.search(before) or 0 < match.candidates[0].population < KNOWN_TOWN:
        return False
    if len(match.text) <= SHORT or LONGER_NAME.search(before):
        return False
    return language == "da" or (language == "de" and lexicon.frequency(match.text.lower(), "de") < RARE)


def _countries(text: str) -> Iterator[Mention]:
    for match in COUNTRY.finditer(text):
        words = match.group().split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            if code := country_named(name):
                yield Mention(match.start(), match.start() + len(name), None, code)
                break
    for match in ADJECTIVE_TOWN.finditer(text):
        if not NAME_BEHIND.match(text, match.end()) and (code := country_named(match.group(1))):
            yield Mention(match.start(), match.end(), None, code, indefinite=True)


def unknown_towns(text: str, start: int, end: int, own: str | None, language: str | None, known: list[Mention]) -> list[Mention]:
    """Names in a sentence about partner towns that the gazetteer does not have: no word of the language, and led in like a town."""
    found = [m for m in _town_opening(text, start, own) if not any(k.start == m.start for k in known)]
    for match in UNKNOWN.finditer(text, start, end):
        name = match.group("name")
        if any(m.start < match.end("name") and match.start("name") < m.end for m in known) or is_own(name, own):
            continue
        if country_named(name) or NO_TOWN_ENDING.search(name) or lexicon.is_word(name, language if language in LANGUAGES else "da"):
            continue
        country = _country_behind(text, match.end("name")) or country_named(_word_before(text, match.start("name")))
        if country is None and DIRECTION.search(text, max(0, match.start("name") - 6), match.start("name")):
            continue
        found.append(Mention(match.start("name"), match.end("name"), name, country))
    return found


def _town_opening(text: str, start: int, own: str | None) -> Iterator[Mention]:
    """A name that opens a sentence and is followed by its country: *Havdal (Norwegen): Partnerstadt seit 1990*."""
    match = OPENING.match(text, start)
    country = _country_behind(text, match.end("name")) if match else None
    name = OFFICE.sub("", match.group("name")) if match else ""
    if match and country and not is_own(name, own) and not country_named(name):
        yield Mention(match.start("name"), match.start("name") + len(name), name, country)


def _word_before(text: str, at: int) -> str:
    words = re.findall(r"[^\W\d_]+", text[max(0, at - 50) : at])
    kinds = {"Stadt", "Gemeinde", "Kommune", "by", "kommune", "Partnerstadt", "venskabsby", "partnerby"}
    return next((word for word in reversed(words[-2:]) if word not in kinds), "")


def _country_behind(text: str, at: int) -> str | None:
    match = COUNTRY_BEHIND.match(text, at)
    if match is None:
        return None
    said = match.group("country")
    return country_named(said) or country_named(said.split()[0])


def _with_countries(text: str, towns: list[Mention], countries: list[Mention]) -> list[Mention]:
    """A country right behind a town (*Ystad, Sverige*) belongs to it and is no mention of its own."""
    starts = [town.start for town in towns]
    used: set[int] = set()
    cities: list[Mention] = []
    for i, country in enumerate(countries):
        at = bisect_left(starts, country.start) - 1
        if at >= 0 and not country.indefinite and FOLLOWING.fullmatch(text[towns[at].end : country.start]):
            if (city := _city_state(text, towns[at], country)) is not None:
                cities.append(city)
                used.add(i)
                continue
            used.add(i)
            towns[at] = in_country(towns[at], country.country)
    rest = [country for i, country in enumerate(countries) if i not in used]
    return sorted([*towns, *cities, *rest], key=lambda mention: mention.start)


def _city_state(text: str, town: Mention, country: Mention) -> Mention | None:
    """*Metz, Luxemburg*: a country whose name is a town's too, behind a comma and a town that does not lie in it, is the town."""
    name = text[country.start : country.end]
    city = next(iter(places_named(name, country.country)), None)
    if city is None or "," not in text[town.end : country.start] or places_named(town.written or town.name or "", country.country):
        return None
    return Mention(country.start, country.end, city.name, city.country, city, written=name)


def in_country(town: Mention, country: str | None) -> Mention:
    """The town of that name in that country, where there is one."""
    if country is None or town.country == country or town.name is None:
        return town
    other = next(iter(places_named(town.written or town.name, country)), None)
    return replace(town, country=country, place=other, name=other.name if other else town.name)
