"""The ties of towns to the issuer that sentences state: *Partnerstadt X*, *venskabsby med X siden …*, *im Projekt … gemeinsam mit X*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.places import country_named
from ingest.finders.document import flow_of_doc, head_of, language_of, sentence_at
from ingest.finders.partners.chains import BRACKETS, LONGEST_SENTENCE, Sentence, stands_in_brackets
from ingest.finders.partners.cues import (
    ADJECTIVE_TWIN,
    BEFORE_TIE,
    DECLINED,
    FILLER,
    INDEFINITE,
    PLANNED,
    SINCE,
    SINCE_BEFORE,
    THIRD_PARTY,
    TWIN,
    WEAK_TWIN,
    WISH,
    YEAR_OF_TIE,
    is_former,
)
from ingest.finders.partners.evidence import ends_after
from ingest.finders.partners.evidence_cues import DECLINED as REFUSED
from ingest.finders.partners.mentions import NAME_BEHIND, Mention, between, in_country, is_own, unknown_towns
from ingest.finders.partners.projects import project_near
from ingest.finders.partners.whose import Setting, is_of_somebody_else, is_our_own, is_paired
from ingest.nlp import Doc

Relation = Literal["twin", "network", "project", "mentioned"]
Status = Literal["current", "proposed", "former"]
REACH = 90
CLOSED = re.compile(r"geschlossen|indgået|aftale fra|etableret|established")
"""Of a tie that has ended, *seit* tells since when it rests, these since when it was."""
OF = re.compile(r"\s+(?:von|af|of)\s+")
SOME_TOWN = re.compile(r"\b(?:by|Stadt|kommune|Gemeinde|city|town)\b")
NOT_OURS = re.compile(
    r"(?:schul|hochschul|universitäts|vereins|kirchen|pfarr|feuerwehr|chor|bildungs|sicherheits|entwicklungs|sozial|lebens|"
    r"wirtschafts|bau|öffentlich)\w*partnerschaft",
    re.IGNORECASE,
)
"""Partnerships of schools and clubs."""
MOTION = re.compile(r"(?:TOP|Antrag|Forslag|Punkt|Beschlussantrag)\b", re.IGNORECASE)
TURNED_DOWN = re.compile(
    r"(?:antrag|forslag\w*|indstilling\w*)\b[^.]{0,50}\b(?:abgelehnt|forkastet|afvist|faldt|nedstemt|zurückgezogen)|mehrheitlich abgelehnt",
    re.IGNORECASE,
)
SECTION = 1500
NEUTRAL = re.compile(r"\w*partner(?:kommun|gemeind|stadt|städt|by)\w*", re.IGNORECASE)
"""Words for partners of a project too."""
KINDS_OF_TOWN = ("by", "byen", "byer", "byerne", "stadt", "städte", "städten", "stadt")
ADJECTIVE = re.compile(r"[a-zæøåäöüß]{3,}(?:ske|sche[nrms]?)")
JOINTS = frozenset({"og", "und", "and", "sowie", "samt", "i", "in", "seit", "siden", "since"})
VERBS = frozenset({"er", "ist", "sind", "is", "are", "war", "var", "has", "har", "wurde", "blev"})


@dataclass(frozen=True, slots=True)
class Tie:
    """What a town has to do with the issuer, by which words."""

    relation: Relation
    status: Status
    why: str
    since: int | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence around a cue, with the towns and countries that it names."""

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    own: str | None
    around: Sentence
    setting: Setting
    is_over: bool
    doc: Doc


def stated_ties(doc: Doc, mentions: list[Mention]) -> Iterator[tuple[Mention, Tie]]:
    """Twin towns and fellows of projects, in the order of the words that tie them."""
    text = flow_of_doc(doc).text
    for cue in TWIN.finditer(text):
        start, end = sentence_at(doc, cue.start())
        if end - start > LONGEST_SENTENCE:
            continue
        yield from _twins(_sentence(doc, text, cue.start(), mentions), cue)


def _sentence(doc: Doc, text: str, at: int, mentions: list[Mention]) -> _Sentence:
    start, end = sentence_at(doc, at)
    own = head_of(doc).municipality
    known = between(mentions, start, end)
    towns = [m for m in known if m.name]
    unknown = unknown_towns(text, start, end, own, language_of(doc), towns)
    after = text[slice(*sentence_at(doc, end + 1))] if end + 1 < flow_of_doc(doc).block_at(at).end else ""
    around = Sentence(text[start:end], start, end, "", 0, "", after)
    setting = Setting(own, head_of(doc).country, True)
    return _Sentence(
        text, start, end, tuple(sorted([*known, *unknown], key=lambda m: m.start)), own, around, setting, ends_after(around, mentions), doc
    )


def _twins(sentence: _Sentence, cue: re.Match[str]) -> Iterator[tuple[Mention, Tie]]:
    text = sentence.text
    before = text[sentence.start : cue.start()]
    others = [m.start - sentence.start for m in sentence.mentions if m.name and m.start < cue.start()]
    if (THIRD_PARTY.search(before[-50:]) and not is_our_own(before, sentence.own, others)) or REFUSED.search(sentence.around.text):
        return
    if sentence.around.text.rstrip().endswith("?") or NOT_OURS.match(cue.group()) or _is_refused_motion(sentence):
        return
    if wished := _adjective_twin(sentence, cue):
        yield wished
    chain = _chain_after(sentence, cue.end()) or _chain_before(sentence, cue.start())
    hint = _adjective_country(text[max(sentence.start, cue.start() - 40) : cue.start()])
    named = any(town.name for town in chain)
    project = _project(sentence, cue, chain)
    if chain and is_of_somebody_else(sentence.around, chain[0].start, list(sentence.mentions), sentence.setting):
        return
    for i, mention in enumerate(chain):
        if i and is_paired(sentence.around, mention.start, sentence.mentions, sentence.own):
            continue
        some_town = mention.indefinite or SOME_TOWN.search(text[cue.end() : mention.start])
        if mention.name is None and (named or (WEAK_TWIN.match(cue.group()) and not some_town)):
            continue
        town = in_country(mention, hint) if mention.name else mention
        until = next((later.start for later in chain[i + 1 :] if later.name), sentence.end)
        since = _since(text, sentence, cue, mention, until, alone=len(chain) == 1)
        status = _status(sentence, cue, mention, until)
        if project is not None:
            yield town, Tie("project", "current", f"“{cue.group()}” of a project", None, project or None)
            continue
        yield (
            town,
            Tie("twin", status, f"“{cue.group()}”", None if status == "former" and not CLOSED.search(text[mention.end : until]) else since),
        )


def _is_refused_motion(sentence: _Sentence) -> bool:
    """Whether what a heading asks for is turned down further below."""
    flow = flow_of_doc(sentence.doc)
    block = flow.block_at(sentence.start)
    if block.role != "heading" and not MOTION.match(sentence.around.text):
        return False
    after = (b.start for b in flow.body[flow.body_index(block.start) + 1 :] if b.role == "heading")
    end = min(next(after, len(flow.text)), block.end + SECTION)
    return bool(TURNED_DOWN.search(flow.text, block.end, end))


def _adjective_twin(sentence: _Sentence, cue: re.Match[str]) -> tuple[Mention, Tie] | None:
    """*en tysk venskabsby*, *eine polnische Partnerstadt*: a town of which only the country is said."""
    text = sentence.text[: sentence.end]
    found = next((m for m in ADJECTIVE_TWIN.finditer(text, sentence.start) if m.end() == cue.end()), None)
    country = country_named(found.group(1)) if found else None
    if found is None or country is None or NAME_BEHIND.match(text, found.end()):
        return None
    wished = WISH.search(text, sentence.start, sentence.end)
    return Mention(found.start(), found.end(), None, country), Tie("twin", "proposed" if wished else "current", f"“{found.group()}”")


def _project(sentence: _Sentence, cue: re.Match[str], chain: list[Mention]) -> str | None:
    """The project whose partners the towns are: they lie in our own country, and the passage speaks of one."""
    home = chain and all(town.country == sentence.setting.country for town in chain)
    return project_near(sentence.doc, cue.start()) if home and NEUTRAL.fullmatch(cue.group()) else None


def _chain_after(sentence: _Sentence, at: int) -> list[Mention]:
    """The towns that follow a cue with nothing but small words, countries and years between."""
    chain: list[Mention] = []
    for mention in sentence.mentions:
        if mention.start < at or (chain and stands_in_brackets(sentence.text, chain[-1], mention)):
            continue
        between = BRACKETS.sub(" ", sentence.text[at : mention.start])
        if not _is_filler(between, sentence.own) or (not chain and OF.fullmatch(between)):
            break
        chain.append(mention)
        at = mention.end
    return chain


def _is_filler(between: str, own: str | None) -> bool:
    if len(between) > REACH or DECLINED.search(between):
        return False
    words = re.findall(r"[\w.]+", between)
    return all(
        word.lower().rstrip(".") in FILLER
        or word.endswith(KINDS_OF_TOWN)
        or is_own(word, own)
        or country_named(word) is not None
        or word.isdigit()
        or ADJECTIVE.fullmatch(word) is not None
        for word in words
    )


def _chain_before(sentence: _Sentence, at: int) -> list[Mention]:
    """The town of *X er vores venskabsby*, *X (Land): Partnerstadt* or *mit X unterhalten wir eine Partnerschaft*."""
    before = [m for m in sentence.mentions if m.end <= at and m.name]
    if not before:
        return []
    town = before[-1]
    chain = [town]
    for earlier in reversed(before[:-1]):
        if not _is_joint(sentence.text[earlier.end : chain[0].start]):
            break
        chain.insert(0, earlier)
    between = sentence.text[town.end : at]
    words = re.findall(r"\w+", between)
    if not all(w.lower() in BEFORE_TIE or w.isdigit() or country_named(w) or is_own(w, sentence.own) or w in {"i", "in"} for w in words):
        return []
    with_it = re.search(
        r"\b(?:mit|med|with) (?:[a-zæøåäöüß]+ )?(?:Stadt |Gemeinde |byen )?$", sentence.text[sentence.start : chain[0].start], re.IGNORECASE
    )
    opens = sentence.text[sentence.start : town.start].strip(" -–•") == "" and bool(re.search(r"[:–-]", between))
    return chain if with_it or opens or any(word.lower() in VERBS for word in words) else []


def _is_joint(between: str) -> bool:
    """What stands between two towns of one row: a comma, *und*, a country in brackets."""
    words = re.findall(r"\w+", between)
    return len(between) < 40 and all(w in JOINTS or country_named(w) is not None or w.isdigit() for w in words)


def _adjective_country(before: str) -> str | None:
    word = re.search(r"([a-zæøåäöüß]{4,})\s+$", before)
    return country_named(word.group(1)) if word else None


def _status(sentence: _Sentence, cue: re.Match[str], mention: Mention, until: int) -> Status:
    """Wanted where the tie is a new one and the sentence wishes it; former where the text says it has ended."""
    first, last = sorted((cue.start(), mention.start))
    near = _without_brackets_of_others(sentence.text[max(sentence.start, first - 40) : max(cue.end(), until)], mention, until)
    if is_former(near, sentence.text[sentence.start : sentence.end]) or sentence.is_over:
        return "former"
    if PLANNED.search(near):
        return "proposed"
    article = sentence.text[max(sentence.start, first - 30) : max(last, cue.start())]
    wished = WISH.search(sentence.text[sentence.start : sentence.end])
    if mention.name is None:
        return "proposed" if mention.indefinite or (INDEFINITE.search(article) and wished) else "current"
    return "proposed" if INDEFINITE.search(article) and wished else "current"


def _without_brackets_of_others(near: str, mention: Mention, until: int) -> str:
    """What is said in brackets of the towns before is said of them."""
    own = max(0, len(near) - max(0, until - mention.end))
    return BRACKETS.sub(" ", near[:own]) + near[own:]


def _since(text: str, sentence: _Sentence, cue: re.Match[str], mention: Mention, until: int, alone: bool) -> int | None:
    """The year behind a town, before the next; of a single town also the one before its tie or behind it."""
    found = SINCE.search(text[mention.end : min(until, mention.end + 45)])
    if found is None and alone:
        found = SINCE.search(text[max(cue.end(), mention.end) : sentence.end]) or SINCE_BEFORE.search(
            text[max(sentence.start, cue.start() - 80) : cue.start()]
        )
    if found is None and alone:
        found = YEAR_OF_TIE.search(text, sentence.start, sentence.end)
    return int(next(year for year in found.groups() if year)) if found else None
