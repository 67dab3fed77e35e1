"""The ties that follow from evidence: for every row of towns the signs for and against are summed, and the likeliest relation is taken."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.finders.document import flow_of_doc, head_of
from ingest.finders.networks.finder import networks_of
from ingest.finders.partners.chains import BRACKETS, Chain, Sentence, chains_of, sentences_in_context
from ingest.finders.partners.cues import INDEFINITE, PLANNED, SINCE, WISH, YEAR_OF_TIE, is_former
from ingest.finders.partners.evidence import against, ends_after, for_fellows, for_twins, only_places_another, reasons, total, untied
from ingest.finders.partners.evidence_cues import ASKS, DECLINED, PROJECT_NAMED, PROJECT_WORD, SOFT, SOME_NEW_TOWN, STRONG, TALKS, THRESHOLD
from ingest.finders.partners.fellows import governed, named_members
from ingest.finders.partners.mentions import Mention, between
from ingest.finders.partners.projects import name_in
from ingest.finders.partners.ties import Relation, Status, Tie
from ingest.finders.partners.whose import Setting, is_of_somebody_else
from ingest.nlp import Doc

SOME_TOWN_IN = re.compile(
    r"\b(?:en|et|ein|eine|einer|einem|a)\s+(?:\w+\s)?(?:by|Stadt|Gemeinde|Kreis|Landkreis|Kommune|kommune|region|Region|town|"
    r"city)\s+(?:i|in|aus|fra)\s+(?:der\s|den\s)?$"
)
THE_PROJECT = re.compile(r"\bprojektet\b|\b(?:das|dem|im|am|dieses|diesem|des) \w*projekts?\b|\bprojektpartner|\binterreg\b", re.IGNORECASE)
OUR_WISH = re.compile(
    r"\b(?:wir|vi|we|rat|stadtrat|byrådet|verwaltung|forvaltningen|administrationen|stadt|kommunen|søges)\b", re.IGNORECASE
)
FORMER_HEADING = re.compile(r"\b(?:tidligere|ehemalige|frühere|former)\w*\s+\w*(?:venskab|partner|städte|søster)", re.IGNORECASE)
ONLY_IN_OUR_COUNTRY = frozenset({"in our own country"})


NEVER_MADE = re.compile(
    r"\b(?:nie|niemals|aldrig|never)\b[^.;]{0,30}\b(?:geschlossen|unterzeichnet|indgået|underskrevet|signed)", re.IGNORECASE
)
REFUSED = re.compile(
    r"\bbeabsichtigt nicht\b|\bhar ikke til hensigt\b|\bagter ikke\b|\bnicht (?:\w+ )?(?:beabsichtigt|befürwortet)\b|"
    r"\bikke (?:\w+ )?(?:imødekommet|aktuel\w*)\b|: (?:nein|nej)\b",
    re.IGNORECASE,
)
"""What is said of a tie that somebody else wants."""
NEAR_A_TOWN = 60
NAMED_WITH = {"project": "named with the project", "network": "named with the network"}


@dataclass
class _Talk:
    """What the sentences so far were about: cleared where a new paragraph begins."""

    twins: bool = False
    project: str | None = None
    network: str | None = None
    wishes: bool = False


def weighed_ties(
    doc: Doc, mentions: list[Mention], taken: dict[int, Relation], inside: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[Mention, Tie]]:
    """The ties of towns in sentences; those whose start is `taken` have theirs already and only lend it to their neighbours."""
    flow, head = flow_of_doc(doc), head_of(doc)
    speaks_of_twins = len(STRONG.findall(flow.text)) >= 2 or list(taken.values()).count("twin") >= 2
    setting = Setting(head.municipality, head.country, speaks_of_twins)
    every = list(sentences_in_context(doc, mentions))
    theirs = {town.name for s in every for town in between(mentions, s.start, s.end) if _is_theirs(s, town, mentions, setting)}
    theirs |= {town.name for s in every for town in between(mentions, s.start, s.end) if _is_declined(s, town)}
    stretches = sorted(inside)
    named = [(item.start, network.name) for item, network in networks_of(doc)]
    talk = _Talk()
    for sentence in every:
        if not sentence.before:
            talk = _Talk(project=_project_in(sentence.heading))
        project, network = _project_at(sentence), _network_at(doc, sentence)
        chains = [chain for chain in chains_of(doc, sentence, mentions) if not theirs.intersection(town.name for town in chain.towns)]
        chains = [chain for chain in chains if not _is_within(chain.start, stretches)]
        wished = _wished_countries(sentence, mentions, talk.twins)
        yield from wished
        found = list(_tied(sentence, chains, setting, mentions, taken, talk, project, network, named))
        yield from found
        others = is_of_somebody_else(sentence, sentence.end, mentions, setting)
        lent = any(taken.get(town.start) == "twin" for chain in chains for town in chain.towns)
        speaks = bool(STRONG.search(sentence.text)) and not others and not DECLINED.search(sentence.text)
        talk.twins = speaks or lent or any(tie.relation == "twin" for _, tie in found) or (talk.twins and not chains and not others)
        talk.wishes = bool(STRONG.search(sentence.text) and WISH.search(sentence.text) and INDEFINITE.search(sentence.text))
        talk.project = project[0] if project else talk.project if sentence.before else None
        talk.network = network[0] if network else None


def _is_within(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the stretches, which stand in order and apart, holds a position."""
    last = bisect_right(stretches, (at, sys.maxsize)) - 1
    return last >= 0 and at < stretches[last][1]


def _tied(
    sentence: Sentence, chains: list[Chain], setting: Setting, mentions: list[Mention], taken: dict[int, Relation], talk: _Talk,
    project: tuple[str, int] | None, network: tuple[str, int] | None, named: Sequence[tuple[int, str]],
) -> Iterator[tuple[Mention, Tie]]:  # fmt: skip
    neighbour = any(taken.get(town.start) == "twin" for chain in chains for town in chain.towns)
    for i, chain in enumerate(chains):
        if any(town.start in taken for town in chain.towns):
            continue
        if behind := governed(sentence, chain) or named_members(sentence, chain, named):
            tie = Tie(behind[0], "current", "; ".join((NAMED_WITH[behind[0]], "together with")), None, behind[1])
            yield from ((town, tie) for town in chain.towns)
            continue
        held = against(sentence, chain, setting, mentions)
        twins = [*for_twins(sentence, chain, setting, talk.twins), *held, *(["another town of the sentence is one"] if neighbour else [])]
        weighed: list[tuple[float, Relation, list[str], str | None]] = [(total(twins) + untied(twins), "twin", twins, None)]
        abroad = [sign for sign in held if sign not in ONLY_IN_OUR_COUNTRY]
        for kind, said, before in (("project", project, talk.project), ("network", network, talk.network)):
            at = said[1] if said else None
            signs = [
                *for_fellows(
                    kind, sentence, chain, at if at is None or at < chain.start - sentence.start else 0, before is not None, setting.own
                ),
                *abroad,
            ]
            if "together with" in signs or "our own town stands in the row" in signs:
                weighed.append((total(signs), "project" if kind == "project" else "network", signs, (said[0] if said else before) or None))
        best, relation, signs, via = max(weighed, key=lambda item: item[0])
        if best < THRESHOLD:
            continue
        neighbour = neighbour or relation == "twin"
        until = chains[i + 1].start if i + 1 < len(chains) else sentence.end
        since = chains[i - 1].end if i else sentence.start
        why = "; ".join(list(reasons(signs))[:3])
        for town in chain.towns:
            if only_places_another(sentence, town, mentions):
                continue
            here = _own_bracket(sentence, town)
            year = _since(sentence, town, chain, until, alone=len(chains) == 1) if relation == "twin" else None
            yield (
                town,
                Tie(
                    relation,
                    _status(sentence, since, _clause_end(sentence, chain, until), mentions, here, talk)
                    if relation == "twin"
                    else "current",
                    why,
                    year,
                    via,
                ),
            )


def _own_bracket(sentence: Sentence, town: Mention) -> str:
    found = BRACKETS.match(sentence.text, min(len(sentence.text), town.end - sentence.start + 1))
    return found.group() if found else ""


def _status(sentence: Sentence, first: int, last: int, mentions: list[Mention], bracket: str, talk: _Talk) -> Status:
    """What its bracket says of a town, else what the sentence says of its row, else what was wished for in the sentence before."""
    if is_former(bracket, bracket):
        return "former"
    said = status_of(sentence, first, last, mentions)
    if said == "current" and FORMER_HEADING.search(sentence.heading):
        return "former"
    if (
        said == "current"
        and talk.twins
        and TALKS.search(sentence.text)
        and not (STRONG.search(sentence.text) or SINCE.search(sentence.text))
    ):
        return "proposed"
    return "proposed" if said == "current" and talk.wishes and WISH.search(sentence.text) and not SINCE.search(sentence.text) else said


def _wished_countries(sentence: Sentence, mentions: list[Mention], spoken_before: bool) -> Iterator[tuple[Mention, Tie]]:
    """A town that is wished for where only its country is known: *eine Stadt in Griechenland*."""
    if (
        not ((spoken_before or SOFT.search(sentence.text)) and WISH.search(sentence.text))
        or STRONG.search(sentence.text)
        or DECLINED.search(sentence.text)
    ):
        return
    for country in (m for m in between(mentions, sentence.start, sentence.end) if m.name is None):
        if SOME_TOWN_IN.search(sentence.text[: country.start - sentence.start]):
            yield country, Tie("twin", "proposed", "a town wished for in that country")


def _clause_end(sentence: Sentence, chain: Chain, until: int) -> int:
    """Where what is said of a row of towns ends: at the next row or at a semicolon."""
    stop = sentence.text.find(";", chain.end - sentence.start, until - sentence.start)
    return until if stop < 0 else sentence.start + stop


def _is_theirs(sentence: Sentence, town: Mention, mentions: list[Mention], setting: Setting) -> bool:
    """Whether the town is introduced as the partner of another one."""
    return bool(STRONG.search(sentence.text)) and is_of_somebody_else(sentence, town.start, mentions, setting)


def _is_declined(sentence: Sentence, town: Mention) -> bool:
    """Whether a tie to this town, and no other, is said never to have been made or not to be wanted."""
    near = sentence.text[max(0, town.start - sentence.start - NEAR_A_TOWN) : town.end - sentence.start + NEAR_A_TOWN]
    if REFUSED.search(near):
        return True
    return bool(NEVER_MADE.search(near)) and bool(STRONG.search(near) or SOFT.search(near))


def status_of(sentence: Sentence, first: int, last: int, mentions: list[Mention]) -> Status:
    """What a sentence says of a tie, and the next one where it goes on with *det*, *der Vertrag*: over, wanted, or there."""
    clause = BRACKETS.sub(" ", sentence.text[max(0, first - sentence.start) : last - sentence.start])
    if is_former(clause, sentence.text) or ends_after(sentence, mentions):
        return "former"
    if PLANNED.search(clause):
        return "proposed"
    new = [
        m for m in INDEFINITE.finditer(sentence.text) if STRONG.search(sentence.text[m.end() : m.end() + 60]) or _tie_near(sentence.text, m)
    ]
    if not new and not (SOME_NEW_TOWN.search(clause) and OUR_WISH.search(sentence.text)):
        return "current"
    return "proposed" if WISH.search(sentence.text) or ASKS.search(sentence.text) else "current"


def _tie_near(text: str, article: re.Match[str]) -> bool:
    return bool(
        re.match(
            r"\s+(?:[a-zæøåäöüß]+\s+){0,2}\w*(?:venskab|aftale|partnerschaft|partner(?:in)?|freundschaft|vertrag|"
            r"partnership)\b",
            text[article.end() :],
            re.IGNORECASE,
        )
    )


def _since(sentence: Sentence, town: Mention, chain: Chain, until: int, *, alone: bool) -> int | None:
    later = next((other.start for other in chain.towns if other.start > town.start), until)
    near = sentence.text[town.end - sentence.start : later - sentence.start]
    found = SINCE.search(near[:45]) or YEAR_OF_TIE.search(near)
    if found is None and alone:
        found = SINCE.search(sentence.text) or YEAR_OF_TIE.search(sentence.text)
    return int(next(year for year in found.groups() if year)) if found else None


def _project_in(text: str) -> str | None:
    return name_in(text)


def _project_at(sentence: Sentence) -> tuple[str, int] | None:
    """The project that a sentence names, and where its name ends."""
    if found := PROJECT_NAMED.search(sentence.text):
        return (found.group("quoted") or found.group("bare")).strip(), found.end()
    word = PROJECT_WORD.search(sentence.text)
    name = name_in(f"{sentence.heading} {sentence.before} {sentence.text}") if word else None
    return (name or "", word.end()) if word and (name or THE_PROJECT.search(sentence.text)) else None


def _network_at(doc: Doc, sentence: Sentence) -> tuple[str, int] | None:
    """The network that a sentence names, known by the finder of networks, and where its name ends."""
    flow = flow_of_doc(doc)
    for item, network in networks_of(doc):
        if sentence.start <= item.start < sentence.end:
            return network.name, item.end - sentence.start
        if (at := sentence.text.find(flow.text[item.start : item.end])) >= 0:
            return network.name, at + item.end - item.start
    return None
