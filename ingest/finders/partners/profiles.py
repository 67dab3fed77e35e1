"""Twin towns with entries of their own, opened by their name and country: *Zwolle / NL*, *2. Gnesen (Polen)*, *Pori (Finland): …*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.places import Place, country_named, places_named
from ingest.finders.document import flow_of_doc, head_of
from ingest.finders.partners.cues import OFFICE, SINCE, YEAR_OF_TIE, is_former
from ingest.finders.partners.evidence_cues import DECLINED, STRONG, TWIN_HEADING
from ingest.finders.partners.mentions import UPPER, Mention, is_own
from ingest.finders.partners.roster import country_of_hint
from ingest.finders.partners.ties import Tie
from ingest.finders.text.flow import Flow, FlowBlock
from ingest.nlp import Doc

KIND = r"(?:(?:Partner|Venskabs)?(?:stadt|by|gemeinde)(?:en)?:?|Stadt|Gemeinde|Kreis|Landkreis|Powiat|Rajon|Gmina|City of|Hansestadt)\s"
NAME = rf"[{UPPER}][^\W\d_]+(?:(?:[ -]|['’]|\.\s|\s(?:&|and|und|og|upon|am|an der|sur|im|in der)\s)[{UPPER}]?[^\W\d_]+){{0,3}}"
OPENS = re.compile(
    rf"(?:\d{{1,2}}[.)]\s*)?(?P<kind>{KIND})?(?P<name>{NAME})(?:\s\((?P<other>{NAME})\))?"
    rf"\s*(?:(?:/\s?[^()\d]{{3,40}})?\((?P<country>[^()\d]{{1,40}})\)|/\s?(?P<code>[A-Z]{{1,3}}|[{UPPER}][a-z]{{4,}})|"
    rf",\s(?P<land>[{UPPER}][a-zæøåäöüß]{{3,}}))"
    r"(?=\s*(?:$|[:\n.–-]|\s))"
)
ALONE = re.compile(rf"(?:\d{{1,2}}[.)]\s*)?(?P<name>{NAME})(?=$|\s[–-]\s|\n)")
DISTRICT = re.compile(r"Kreis|Landkreis|Powiat|Rajon|Gmina")
FEWEST = 2
LONGEST_NAME, LONGEST_BODY = 60, 400
BLOCKS_UP = 40
LINES_OF_AN_ENTRY = 4
LAST_YEAR = re.compile(r"^\W*(?:\w+\W+){0,3}?((?:19|20)\d\d)\W*$")
TIE_YEAR = re.compile(r"(?:partnerschaft|venskabsby|aftale|vertrag|freundschaft)\w*:?\s(?:fra |von |vom )?((?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """The entry of a town: its mention, where what is said of its tie ends, and how far other towns are only named because of it."""

    mention: Mention
    end: int
    reach: int


def profiles(doc: Doc) -> list[Profile]:
    """The entries of twin towns of a document that speaks of them; one alone is none."""
    flow, head = flow_of_doc(doc), head_of(doc)
    if not (STRONG.search(head.title) or TWIN_HEADING.search(head.title) or _speaks(flow)):
        return []
    found = [(i, mention) for i, block in enumerate(flow.body) if not block.row and (mention := _opening(flow, block, head.municipality))]
    named = [i for i, mention in found if mention.country]
    if len(named) < FEWEST:
        return []
    first, last = named[0], named[-1] + 2
    kept = [(i, m) for i, m in found if _is_sure(m) or first <= i <= last]
    return list(_with_bodies(flow, kept))


def _speaks(flow: Flow) -> bool:
    return any(block.role == "heading" and TWIN_HEADING.search(flow.block_text(block)) for block in flow.body[:BLOCKS_UP])


def _is_sure(mention: Mention) -> bool:
    return not mention.doubtful


def _opening(flow: Flow, block: FlowBlock, own: str | None) -> Mention | None:
    """The town with which a block opens: with its country, or known and alone on its line (then doubtful)."""
    text = flow.block_text(block)
    if match := OPENS.match(text):
        said = match.group("code") or match.group("country") or match.group("land")
        country = country_of_hint(said) if _is_land(said) else None
        return _mention(block, match, country, own) if country else None
    match = ALONE.match(text)
    if match is None or (block.role != "heading" and len(match.group()) != len(text) and not text[match.end() :].startswith((" –", " -"))):
        return None
    found = _mention(block, match, None, own)
    return replace(found, doubtful=True) if found and found.place and found.place.population else None


def _is_land(said: str) -> bool:
    """Whether a bracket holds a country, a code of one or a land of Germany, and not words of another kind."""
    return (
        country_of_hint(said) == "DE"
        or country_named(said) is not None
        or (said.isupper() and len(said) <= 3)
        or any(country_named(word) for word in said.split())
    )


def _mention(block: FlowBlock, match: re.Match[str], country: str | None, own: str | None) -> Mention | None:
    name = OFFICE.sub("", match.group("name")).strip()
    district = (match.groupdict().get("kind") or "") if DISTRICT.match(match.groupdict().get("kind") or "") else ""
    other = match.groupdict().get("other")
    if is_own(name, own) or country_named(name) or TWIN_HEADING.search(name):
        return None
    place = _place(name, other, country)
    start = block.start + match.start("name")
    shown = district + name if district else place.name if place else name
    return Mention(start, start + len(name), shown, country or (place.country if place else None), place, written=name)


def _place(name: str, other: str | None, country: str | None) -> Place | None:
    found = (place for text in (name, other) if text for place in places_named(text, country))
    return next(found, None)


def _with_bodies(flow: Flow, kept: list[tuple[int, Mention]]) -> Iterator[Profile]:
    for (i, mention), after in zip(kept, [*(m.start for _, m in kept[1:]), len(flow.text)], strict=True):
        block = flow.body[i]
        below = flow.body[i + 1 : i + 2] if block.role == "heading" and block.end - block.start < LONGEST_NAME else ()
        end = min([after, _end_of_short_lines(flow, i + 1) if below and below[0].role != "heading" else block.end])
        heading = next((later.start for later in flow.body[i + 1 :] if later.role == "heading"), len(flow.text))
        reach = block.end if block.role == "list_item" else min(after, heading, block.start + LONGEST_BODY)
        yield Profile(mention, end, max(end, reach))


def _end_of_short_lines(flow: Flow, first: int) -> int:
    """Where the block under a name ends, or the run of short lines that begins there: country, inhabitants, since when."""
    end = flow.body[first].end
    for block in flow.body[first : first + LINES_OF_AN_ENTRY]:
        if block.end - block.start > LONGEST_NAME:
            break
        end = block.end
    return end


def profile_ties(doc: Doc, entries: list[Profile]) -> Iterator[tuple[Mention, Tie]]:
    """The ties of towns with entries of their own: since when, and whether it is over, stands below their names."""
    text = flow_of_doc(doc).text
    for entry in entries:
        body = text[entry.mention.end : entry.end]
        if DECLINED.search(body.partition("\n")[0]):
            continue
        year = (
            SINCE.search(body)
            or YEAR_OF_TIE.search(body)
            or LAST_YEAR.search(body.partition("\n")[0][:LONGEST_NAME])
            or TIE_YEAR.search(body)
        )
        since = int(next(y for y in year.groups() if y)) if year else None
        former = is_former(body, body)
        yield replace(entry.mention, doubtful=False), Tie("twin", "former" if former else "current", "an entry of its own", since)
