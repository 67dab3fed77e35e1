"""How likely a row of towns is tied to the issuer: signs in and around its sentence, weighed by the table in `evidence_cues`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.places import country_named
from ingest.finders.partners.chains import Chain, Sentence
from ingest.finders.partners.cues import FORMER, SINCE
from ingest.finders.partners.evidence_cues import (
    ABROAD_HEADING,
    AFTER_TOGETHER,
    ANAPHORA,
    ASKS,
    AT_OUR_SIDE,
    DECLINED,
    DIRECT,
    DIRECT_AT_HOME,
    EXAMPLE,
    GOES_ON,
    GROWS,
    INSTITUTION,
    LOCATIVE,
    NEAR_A_HEADING,
    OF_BOTH,
    ORIGIN,
    OURS,
    PARTNERS,
    SCHOOLS,
    SOFT,
    SOME_NEW_TOWN,
    STRONG,
    TOGETHER,
    TRAVEL,
    TWIN_HEADING,
    UNTIED,
    UNTIED_AT_HOME,
    WEIGHTS,
)
from ingest.finders.partners.mentions import Mention, between
from ingest.finders.partners.whose import Setting, is_of_somebody_else

TO = re.compile(r"\b(?:med|mit|til|zu|zur|zum|nach|with|to)\s+(?:[\w.]+\s+){0,4}$", re.IGNORECASE)
BETWEEN = re.compile(r"\b(?:mellem|zwischen|between)\s+(?:[\w.]+\s+){1,5}$", re.IGNORECASE)
DISTANT = re.compile(r"\s(?:entfernt|gelegen|væk|away)\b")
LIES = re.compile(r"\s(?:bei|an der|am|nahe|unweit|in der Nähe von|südlich von|nördlich von|ved|nær|near|uden for|syd for|nord for)\s")
NEAR_AN_EXAMPLE = 45
NEAR, REACH, SEVERAL = 70, 400, 3
THERE = re.compile(
    r"(?:her|hier|dort|gemeinsam|sammen|zusammen|darin|dabei|hierin|heri|deri|blandt|unter den|zu den|neben|netværket|"
    r"das netzwerk|im netzwerk|partner\w*|mitglied\w*|medlem\w*|vi|wir)\b",
    re.IGNORECASE,
)
"""How a sentence goes on about the body that the one before it named."""
IN_BRACKET = re.compile(r"\((?:[^()\W]+\s)?$")
IN_IT = re.compile(
    r"(?:\b(?:partne\w*|deltage\w*|teilnehm\w*|mit(?:glied|streit)\w*|medlemm\w*|byer\w*|kommuner\w*|städten?|kommunen)\s"
    r"(?:(?:i|im|in|des|der|af|dem|det)\s){0,2}\w*(?:projekt|netværk|netzwerk|bündni|verbund|samarbejd)\w*\s(?:er|sind|are)|"
    r"\b(?:i|im|in|am)\s(?:(?:dem|det|der)\s)?\w*(?:projekt|netværk|netzwerk|bündni|verbund|samarbejd)\w*\s"
    r"(?:sidder|deltager|indgår|sitzen|sind|er|arbeiten|wirken|nehmen))\s"
    r"(?:(?:også|auch|desuden|ferner|noch|ebenso|bl\.\s?a\.|u\.\s?a\.|unter anderem|blandt andet|die|de|Städte|byerne)\s){0,3}$",
    re.IGNORECASE,
)
"""What says in itself that those who follow are in it: *i netværket sidder også*, *Partner im Projekt sind*."""
WHICH = re.compile(r"\W*(?:Det er|De er|Es sind|Das sind|Dies sind|Sie heißen|De hedder|These are)\s(?:[a-zæøåäöüß]+\s|Städte\s){0,2}")
BEGINS = re.compile(r"\W*(?:(?:Die|Der|Das|Den|Det)\s)?(?:(?:Byen|Stadt|Gemeinde|Kommunen)\s)?")


def total(signs: list[str]) -> float:
    return sum(WEIGHTS[sign] for sign in signs)


def against(sentence: Sentence, chain: Chain, setting: Setting, towns: list[Mention]) -> list[str]:
    """The signs that hold whatever the relation: where the towns lie, and that the sentence is about something else."""
    before, after = _around(sentence, chain)
    foreign = any(town.country not in (None, setting.country) for town in chain.towns)
    said = any(town.country and _says_country(sentence, town) for town in chain.towns)
    signs = ["abroad" if foreign else "in our own country", *(["its country is said"] if said else [])]
    signs += ["where something is"] if LOCATIVE.search(before) or DISTANT.match(after) else []
    signs += ["where somebody comes from"] if ORIGIN.search(before) else []
    signs += ["where somebody travels"] if TRAVEL.search(before) else []
    signs += ["whose something is"] if _is_genitive(after) else []
    signs += ["part of an institution's name"] if INSTITUTION.match(after) else []
    signs += (
        ["in brackets behind another town"]
        if (opened := IN_BRACKET.search(before)) and any(abs(t.end - sentence.start - opened.start()) < 3 for t in towns)
        else []
    )
    signs += ["of somebody else"] if OF_BOTH.match(after) or is_of_somebody_else(sentence, chain.start, towns, setting) else []
    signs += ["of a school or club"] if SCHOOLS.search(sentence.text) else []
    signs += ["declined"] if DECLINED.search(sentence.text) or sentence.text.rstrip().endswith("?") else []
    signs += ["an example"] if EXAMPLE.search(sentence.text) and not SOME_NEW_TOWN.search(sentence.text) else []
    led = EXAMPLE.search(before[-NEAR_AN_EXAMPLE:])
    signs += (
        ["the example itself"]
        if led and not SOME_NEW_TOWN.search(before) and not STRONG.search(before[-NEAR_AN_EXAMPLE:], led.end())
        else []
    )
    return [
        *signs,
        *(
            ["maybe a common word" if len(chain.towns) == 1 else "maybe common words"]
            if all(town.doubtful for town in chain.towns) and not said
            else []
        ),
    ]


def for_twins(sentence: Sentence, chain: Chain, setting: Setting, spoken_before: bool) -> list[str]:
    """The signs that the towns are twin towns."""
    before, after = _around(sentence, chain)
    strong, soft = STRONG.search(sentence.text), SOFT.search(sentence.text)
    signs = ["a word for twin towns in the sentence"] if strong else ["a word for ties in the sentence"] if soft else []
    signs += (
        ["the tie is to this town"]
        if (strong or soft) and (_is_tied_to(before, after) or _is_beside_ours(before, after, setting.own))
        else []
    )
    if TWIN_HEADING.search(sentence.heading):
        is_near = sentence.start - sentence.heading_at < NEAR_A_HEADING
        signs.append("under a heading of twin towns" if is_near else "below a heading of twin towns further up")
    elif ABROAD_HEADING.search(sentence.heading):
        signs.append("under a heading of the world abroad")
    if spoken_before:
        signs.append("the sentence before speaks of twin towns")
        signs += ["the sentence goes on from there"] if GOES_ON.search(sentence.text) else []
    elif PARTNERS.search(sentence.before):
        signs.append("the sentence before speaks of partners")
    signs += ["the document speaks of twin towns"] if setting.speaks_of_twins else []
    topic = spoken_before or TWIN_HEADING.search(sentence.heading) or PARTNERS.search(sentence.before)
    is_abroad = any(town.country not in (None, setting.country) for town in chain.towns)
    signs += ["a tie begins"] if topic and is_abroad and GROWS.search(sentence.text) else []
    signs += ["at our side"] if AT_OUR_SIDE.search(sentence.text) else []
    opens = BEGINS.fullmatch(before) or (spoken_before and WHICH.fullmatch(before))
    signs += ["the sentence begins with it"] if opens and signs else []
    signs += ["the next sentence calls it a twin town"] if ANAPHORA.match(sentence.after) and STRONG.search(sentence.after) else []
    signs += ["asks for a tie"] if (strong or soft) and ASKS.search(sentence.text) else []
    is_ours = bool(OURS.search(sentence.text)) or _names_own(sentence.text, setting.own)
    signs += ["a row of several towns"] if len(chain.towns) >= SEVERAL and (strong or soft) and is_ours else []
    signs += ["a line of nothing but towns"] if _only_towns(before, after) else []
    signs += ["we or our town"] if is_ours else []
    return [*signs, *(["since a year"] if SINCE.search(sentence.text) else [])]


def for_fellows(kind: str, sentence: Sentence, chain: Chain, named_at: int | None, named_before: bool, own: str | None) -> list[str]:
    """The signs that the towns are fellow members of a network or take part in a project: `kind` says of which."""
    before, after = _around(sentence, chain)
    together = TOGETHER.search(before[max(0, named_at or 0, len(before) - REACH) :]) or IN_IT.search(before) or AFTER_TOGETHER.match(after)
    row = sentence.text[max(0, chain.start - sentence.start - NEAR) : chain.end - sentence.start + NEAR]
    with_us = len(chain.towns) > 1 and _names_own(row, own) and not LOCATIVE.search(before)
    named = named_at is not None or (named_before and bool(together or with_us))
    signs = [f"named with the {kind}"] if named_at is not None else [f"the sentence before names the {kind}"] if named_before else []
    if not named:
        return signs
    signs += ["it goes on about the network"] if kind == "network" and named_at is None and THERE.match(sentence.text) else []
    return [*signs, *(["together with"] if together else ["our own town stands in the row"] if with_us else [])]


def _around(sentence: Sentence, chain: Chain) -> tuple[str, str]:
    return sentence.text[: chain.start - sentence.start], sentence.text[chain.end - sentence.start :]


def only_places_another(sentence: Sentence, town: Mention, towns: list[Mention]) -> bool:
    """Whether a town only says where the one before it lies: *Klosterneuburg bei Wien*."""
    near = next((t for t in reversed(between(towns, sentence.start, town.start)) if t.name), None)
    return near is not None and bool(LIES.fullmatch(sentence.text[near.end - sentence.start : town.start - sentence.start]))


def _only_towns(before: str, after: str) -> bool:
    return not any(char.isalpha() for char in before + after)


def _is_tied_to(before: str, after: str) -> bool:
    """A word for a tie right before *med X*, *zu X*, between *med X* and the end of the clause, or behind *X er*."""
    to = TO.search(before) or BETWEEN.search(before)
    if to:
        lead = before[max(0, to.start() - NEAR) : to.start()]
        return bool(_tie_in(lead) or _tie_in(after[:NEAR]) or _tie_in(before[to.start() :]))
    return bool(re.match(r"[^,;.]{0,30}\b(?:er|sind|ist|war|waren|var|are|is|som|als|as)\b", after)) and bool(_tie_in(after[:NEAR]))


def _is_beside_ours(before: str, after: str, own: str | None) -> bool:
    """*Freundschaft zwischen Auental und X*, *X og Lindholt er venskabsbyer*: our own town and another in one pair."""
    if own is None:
        return False
    name = re.escape(own)
    joint = r"\s?(?:,|und|og|and|[–—/-]|mit|med|und der Stadt|and the)\s?"
    return bool(re.search(rf"\b{name}{joint}(?:Stadt |byen )?$", before) or re.match(rf"(?:\s\([^()]*\))?{joint}{name}\b", after))


def _tie_in(text: str) -> bool:
    return bool(STRONG.search(text) or SOFT.search(text))


def _is_genitive(after: str) -> bool:
    return bool(re.match(r"['’]?s\b", after))


def _says_country(sentence: Sentence, town: Mention) -> bool:
    near = sentence.text[max(0, town.start - sentence.start - 25) : town.end - sentence.start + 25]
    return any(country_named(word) == town.country for word in re.findall(r"[^\W\d_]{4,}", near))


def _names_own(text: str, own: str | None) -> bool:
    return own is not None and bool(re.search(rf"(?<!\w){re.escape(own)}(?!\w)", text))


def ends_after(sentence: Sentence, mentions: Iterable[Mention]) -> bool:
    """Whether the next sentence goes on about the tie, names no town of its own, and says that it is over."""
    if not (ANAPHORA.match(sentence.after) and FORMER.search(sentence.after)):
        return False
    last = sentence.end + len(sentence.after)
    return not any(m.name and sentence.end <= m.start <= last for m in mentions)


def untied(signs: list[str]) -> float:
    """What is taken off where no sign ties this very town: towns of our own country are named for many other reasons."""
    if "in our own country" in signs:
        return UNTIED_AT_HOME if DIRECT_AT_HOME.isdisjoint(signs) else 0.0
    return UNTIED if DIRECT.isdisjoint(signs) else 0.0


def reasons(signs: list[str]) -> Iterator[str]:
    """The signs that spoke for it, the weightiest first."""
    yield from sorted((sign for sign in signs if WEIGHTS[sign] > 0), key=lambda sign: -WEIGHTS[sign])
