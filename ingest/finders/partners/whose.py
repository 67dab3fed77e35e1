"""Whose tie a sentence speaks of: the issuer's, or that of another town, a school, a club, a quarter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.finders.partners.chains import Sentence
from ingest.finders.partners.cues import THIRD_PARTY
from ingest.finders.partners.evidence_cues import (
    CLAUSE_OPENS,
    INHERITED,
    OF_BOTH,
    OURS,
    QUARTER,
    SOFT,
    STRONG,
    SUBJECT,
    THEIR_PARTNER,
    WILL,
)
from ingest.finders.partners.mentions import Mention, between, is_own

ARROW = re.compile(r"\s?(?:↔|<-+>|⇄|⇔|<=+>)\s?")
DASH = re.compile(r"\s[–—-]\s|/")
PAIR_END = 3
HAS = re.compile(
    r"\b(?:har|havde|hat|hatte|unterhält|pflegt|has)\s+(?:(?:die|den|the|byen|Stadt|Gemeinde|Kreisstadt)\s+){0,2}$", re.IGNORECASE
)
"""What stands right before a town that has twin towns, where the verb comes first: *dagegen har Hillerød fem*."""
LINKS = re.compile(
    r"(?:\s[Kk]ommune)?,?\s(?:(?:som|der|die|das|welche[rs]?|which)\s)?(?:[a-zæøåäöüß]+\s){0,2}?"
    r"(?:er|ist|sind|var|war|wurde|blev|har|hat|hilft|unterhält|pflegt|besitzt|arbeitet|samarbejder|hjælper|bor|unterstützt|steht|is|are)\s"
    r"(?:[\wæøåäöüß]+\s){0,6}?(?:(?:med|mit|with|til|zu|von)\s)?(?:(?:der|den|die|dem|byen|Stadt|Gemeinde|Kreis|Landkreis|kommunen|the)\s){0,2}$"
)
"""What stands between two towns that have to do with each other: *Holbæk, som er venskabsby med Dorsten*."""
OTHER_TOWNS = re.compile(
    r"\b(?:andre|mange|flere|andere[nr]?|viele|manche|etliche|einige|zahlreiche|other|many)\s"
    r"(?:danske |deutsche |tyske )?(?:kommuner|byer|städte[n]?|kommunen|gemeinden?|towns|cities)\b",
    re.IGNORECASE,
)
GROUP = (
    r"\w*(?:kor|koret|chor|verein|forening|foreningen|skole|skolen|schule|klinik|kliniken|gymnasium|feuerwehr|orchester|orkester|klub|"
    r"klubben|kirche|kirke|menighed|menigheden|universität|universitet|hochschule|sygehus|krankenhaus|museum|menighedsråd|spejder\w*|"
    r"pfadfinder\w*|kammer)(?:s|es|en|er|et)?"
)
OF_A_GROUP = re.compile(
    rf"\b{GROUP}\s(?:[\w.]+\s){{0,3}}?(?:har|havde|hat|hatte|haben|pflegt|pflegen|unterhält|unterhalten|besitzt|has)\s|"
    rf"(?:partnerschaft|freundschaft|venskab|venskabsaftale|partnerskab)\w*\s"
    rf"(?:der|des|mellem|zwischen|for|af)\s(?:(?:den|de|der|beiden|beider|to)\s)?{GROUP}\b",
    re.IGNORECASE,
)
"""A choir, a club, a clinic that has the tie."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for the whole document: whose it is, where, and whether it speaks of twin towns."""

    own: str | None
    country: str | None
    speaks_of_twins: bool


COUNCIL_OF = re.compile(
    r"\b(?:Rat|Stadtrat|Gemeinderat|Kreistag|Stadtverordnetenversammlung|[Bb]yrådet|[Kk]ommunalbestyrelsen)\s"
    r"(?:(?:der Stadt|der Gemeinde|des Kreises|von|in|i|af)\s)$"
)
"""Before a town whose council decides, and not ours."""
LONGEST_LINK = 90
TIE_BEFORE = re.compile(
    r"\w*(?:partnerschaft|verschwisterung|freundschaft|venskab|partnerskab)\w*\s+(?:(?:von|af|der Stadt)\s+)?$", re.IGNORECASE
)
RELATIVE = re.compile(
    r"(?:\s[Kk]ommune)?,\s(?:som|der|die|das)\s(?:[a-zæøåäöüß]+\s){0,2}?(?:er|ist|har|hat|var|war|mit|med)\s[^.;]{0,40}?"
    r"\b(?:venskabsby|partnerstadt|partnerschaft|venskabsbyer|partnerstädte)\w*\s(?:med|mit|von|til)\s(?!os\b|uns\b|vores|unser)"
)
"""Behind a town that is said to be the partner of another."""


def is_of_somebody_else(sentence: Sentence, at: int, towns: list[Mention], setting: Setting) -> bool:
    """Whether the sentence speaks of the ties of another town: *deren Partnerstadt*, *Xs venskabsby*, *X har tredive venskabsbyer*."""
    before = sentence.text[: at - sentence.start]
    if QUARTER.search(before) or is_of_a_group(sentence.text, before, setting.own):
        return True
    others = [
        t for t in between(towns, sentence.start, at + 1) if t.name and not t.doubtful and not is_own(t.written or t.name, setting.own)
    ]
    if (
        THEIR_PARTNER.search(before)
        or THIRD_PARTY.search(before[-50:])
        or re.search(r"(?:dennes|deres|deren|dessen|sein\w*|ihre[nrm])\s+(?:\w+\s+){0,2}$", before[-40:])
    ) and not is_our_own(before, setting.own, [t.start - sentence.start for t in others if t.start < at]):
        return True
    if _is_of_other_towns(before, setting.own) or is_paired(sentence, at, towns, setting.own):
        return True
    if any(t.end <= at and COUNCIL_OF.search(sentence.text[: t.start - sentence.start]) for t in others):
        return True
    own_at = _last_ours(before, setting.own)
    return any(
        _owns_ties(sentence, town, at) or (town.start - sentence.start > own_at and _is_linked(sentence, town, at)) for town in others
    )


def is_of_a_group(text: str, before: str, own: str | None) -> bool:
    """Whether a choir, a club or a clinic has the tie, and neither we nor our town."""
    found = OF_A_GROUP.search(text)
    return found is not None and _last_ours(before[found.start() :], own) < 0 and "Kommune" not in before[found.end() : len(before)]


def _is_of_other_towns(before: str, own: str | None) -> bool:
    """*Mange andre kommuner, for eksempel X*: what other towns do, unless we are named behind them."""
    found = OTHER_TOWNS.search(before)
    return found is not None and _last_ours(before, own) < 0


def _last_ours(before: str, own: str | None) -> int:
    """Where our town or *we* stands last; -1 where it does not."""
    last = max((found.start() for found in OURS.finditer(before)), default=-1)
    return max(last, before.rfind(own) if own else -1)


def is_paired(sentence: Sentence, at: int, others: Sequence[Mention], own: str | None) -> bool:
    """Whether a town stands in a pair of two others: *Hagen – Portmore*, *Rivoli ↔ Kranj, Most*."""
    text = sentence.text
    if own is not None and own in text:
        return False
    if ARROW.search(text):
        return True
    others = [town for town in between(others, sentence.start, sentence.end) if town.name]
    here = next((town for town in others if town.start == at), None)
    if here is None:
        return False
    others = [town for town in others if town is here or (town.name, town.country) != (here.name, here.country)]  # *Turku/Åbo* is one town
    left = [t for t in others if t.end <= at and DASH.fullmatch(text[t.end - sentence.start : at - sentence.start])]
    right = [t for t in others if t.start > at and DASH.fullmatch(text[here.end - sentence.start : t.start - sentence.start])]
    return len(left) + len(right) == 1 and len(text) > PAIR_END * (here.end - here.start)


def _is_linked(sentence: Sentence, town: Mention, at: int) -> bool:
    """Whether a town before `at` is the one that is tied there: *Partnerschaft Xs mit*, *X, som er venskabsby med*, *har X fem*."""
    text = sentence.text
    start, end = town.start - sentence.start, town.end - sentence.start
    before, behind = text[:start], text[end : at - sentence.start]
    if at < town.start:
        return False
    if HAS.search(before) and (STRONG.search(text, end) or SOFT.search(text, end)):
        return True
    if at == town.start:
        return bool(CLAUSE_OPENS.search(before) and RELATIVE.match(text, end))
    is_genitive = text[end : end + 1] == "s" or (town.written.endswith("s") and not (town.name or "").endswith("s"))
    if (
        (is_genitive or re.search(r"\b(?:von|af|of)\s$", before))
        and TIE_BEFORE.search(before)
        and re.match(r"s?\s(?:mit|med|with|zu|til)\s", behind)
    ):
        return True
    if at > town.start and TIE_BEFORE.search(before) and is_genitive and re.search(r"\s(?:mit|med|with|zu)\s", behind[:12]):
        return True
    return len(behind) < LONGEST_LINK and bool(LINKS.fullmatch(behind)) and not OURS.search(behind)


def _owns_ties(sentence: Sentence, town: Mention, at: int) -> bool:
    text = sentence.text
    behind = text[town.end - sentence.start : max(0, at - sentence.start)]
    if re.match(r"(?:s?['’]?s|['’])\s+(?:\w+\s+){0,2}\w", behind) and (STRONG.search(behind) or SOFT.search(behind)):
        return not INHERITED.search(text)
    if OF_BOTH.match(text, town.end - sentence.start):
        return at > town.start
    if at != town.start and WILL.match(text, town.end - sentence.start) and not OURS.search(text):
        return True
    opens = CLAUSE_OPENS.search(text[: town.start - sentence.start])
    has = SUBJECT.match(text, town.end - sentence.start)
    if not (opens and has):
        return False
    return bool(STRONG.search(text, has.end()) or SOFT.search(text, has.end()) or "samme" in text)


def is_our_own(before: str, own: str | None, others: Iterable[int]) -> bool:
    """Whether *its twin town* is one of ours: our town is the one that was named last."""
    if own is None or (at := before.rfind(own)) < 0:
        return False
    return not any(other > at for other in others)
