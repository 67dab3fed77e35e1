"""The clauses of a sentence and what a modal verb means in them: a duty, an intention of the issuer or of others, or nothing binding.

No parser runs here. A clause is what stands between commas, colons, dashes and brackets; the word it opens with tells whether it is
subordinate, in German also a verb at its end. All in loose spelling (see `cues`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.finders.goals.cues import any_cue, words

Meaning = Literal["duty", "intention", "others_intention", "must_not"]

BOUNDARY = re.compile(r"(?:,(?!\d)|[;:–—(?!…“”\"]| - )")
MODALS = {
    "da": re.compile(r"(?<!\w)(skal|bor|vil)(?!\w)"),
    "de": re.compile(r"(?<!\w)(sollen|soll|sollten|sollte|mussen|muss|wollen|will|wolle|mochten|mochte|solle|musse|werden|wird)(?!\w)"),
    "en": re.compile(r"(?<!\w)(will|shall|must|should)(?!\w)"),
}
WISHES = frozenset({"wollen", "will", "wolle", "mochten", "mochte"})
NEAR_BEFORE, NEAR_AFTER = 8, 2
"""So many words before and after a modal its subject is looked for."""
SUBORDINATE = {
    "da": re.compile(
        r"^(?:(?:og|eller|men|samt) )?(?:som|at|hvordan|hvad|hvor\w*|hvilke\w*|hvem|nar|hvis|fordi|da|idet|mens|selvom|"
        r"sa|om|for at)\b(?! med)"
    ),
    "de": re.compile(
        r"^(?:(?:und|oder|aber|sowie) )?(?:dass|weil|wenn|ob|wie|was|wer|wo\w*|welche\w*|damit|da|obwohl|sofern|sodass|indem|"
        r"wahrend|nachdem|"
        r"(?:\w+ )?(?:der|die|das|dem|den|denen|deren|dessen))\b"
    ),
    "en": re.compile(r"^(?:(?:and|or|but) )?(?:that|which|who|how|what|when|if|because|where|whether|while|so that)\b"),
}
RELATIVE_INSIDE = {
    "da": re.compile(
        r"\bsom (?:\S+ )?$|\b(?:hvordan|hvad|hvorledes|hvilke[nt]?|hvorfor|hvor(?! )) (?:\S+ ){0,6}$|\w+ der $|\bom at (?:\S+ ){1,6}$"
    ),
    "en": re.compile(r"\b(?:which|who|how|what|that) (?:\S+ ){0,3}$"),
}
"""A relative or indirect clause without a comma before it."""
WISHED = {
    "da": re.compile(
        r"\b(?:onsker|onskes|onske om|vil|skal|foreslar|beslutte\w*|vedtog|vedtager|aftalte|resultatet blev|enige om|enighed om|"
        r"fastslog|slog fast|slar fast|praciseret|fremhavet|sikre|vigtigt|afgorende|opfordrer|"
        r"mal\w*|kraver|indstiller|anbefales)\b[^,]{0,40},? ?$"
    ),
    "en": re.compile(r"\b(?:want|wish|ensure|demand|decides?|recommends?)\b[^,]{0,40},? ?$"),
}
"""What makes the clause after it the content of a wish."""
OUR_WISH = re.compile(r"\bdass wir\b.*\b(?:wollen|mussen|sollten|mochten|werden)$")
STRONG_PARTICIPLE = r"(?:be|ver|er|ent|zer)(?!pr)\w*?(?:ieben|iesen|nommen|ochen|orfen|olfen|oren|hoben|ogen|ossen|unden|anden|ungen)\b"
"""*betrieben*, *verstanden*: no infinitives."""
PASSIVE = re.compile(rf"\b(?:ge\w+t|\w+iert|(?:be|ver|er|ent|zer|unter)\w+t|{STRONG_PARTICIPLE})$")
VERB_AT_END = re.compile(r"(?:\w(?:en|ern|eln)|zu \w+|sein|tun|getan) ?$")
PERFECT = {
    "da": re.compile(r" (?:have|vare|blive) (?:varet|haft|blevet)\b(?!.*\b(?:inden|senest|i lobet af)\b)"),
    "de": re.compile(r" (?:\S+ ){0,6}(?:(?:ge\w+(?:t|en)|\w+iert|(?:be|ver|er|ent)\w+(?:t|en)) haben|gewesen(?: sein)?|heissen)$"),
    "en": re.compile(r" have been\b"),
}
"""A supposition about the past (*soll … getan haben*)."""
COORDINATED = re.compile(r"(?:^|[ ,])(?:und|sowie|og|samt|and)(?: \w+)? $")
"""What a second verb of the same subject stands behind (*Wir begrüßen dies und werden …*)."""
WORDS_OF_A_SUBJECT = 7
TITLE = re.compile(r"(?<=[^\s:]) [(]?[„“”»«\"][^„“”»«\"]{3,60}[“”»«\"]")
"""A title or motto quoted inside a sentence: its verbs are not the sentence's."""
NOT_NEEDED = re.compile(r"\bnicht \w+(?:en|ern|eln)\b")
"""*Wir müssen das nicht ändern* commits to nothing."""


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal verb that binds, with what it means."""

    verb: str
    meaning: Meaning


def modals(text: str, code: str, own: str | None = None) -> Iterator[Modal]:
    """The modal verbs of a sentence that bind somebody. `own` is the issuer's name, which may be the subject."""
    titles = [match.span() for match in TITLE.finditer(text)]
    for match in MODALS[code].finditer(text):
        if any(start < match.start() < end for start, end in titles):
            continue
        if meaning := _meaning(text, match, code, own):
            yield Modal(match.group(1), meaning)


def _meaning(text: str, modal: re.Match[str], code: str, own: str | None) -> Meaning | None:
    before, after = _clause(text, modal)
    if PERFECT[code].match(" " + after.strip(" .!")):
        return None
    if code == "de":
        return _german_meaning(text, modal, before, after, own)
    if _is_subordinate(text, modal.start() - len(before), before, code):
        return None
    if (code, modal.group(1)) not in {("da", "vil"), ("en", "will")}:
        return "duty"
    if _is_forecast(text, modal.start(), code) and not (code == "da" and _wants_to_become(before, after)):
        return None
    near = _near(before, after) + _shared_subject(text, before)
    if _has_body(near, code, own) or (code == "da" and re.search(words("da", "intended"), " ".join(after.split()[:6]))):
        return "intention"
    return None


def _clause(text: str, modal: re.Match[str]) -> tuple[str, str]:
    """The words of the clause before and after its modal."""
    start = max((m.end() for m in BOUNDARY.finditer(text, 0, modal.start())), default=0)
    stop = BOUNDARY.search(text, modal.end())
    return text[start : modal.start()].lstrip(), text[modal.end() : stop.start() if stop else len(text)]


def _near(before: str, after: str) -> str:
    return " ".join(before.split()[-NEAR_BEFORE:] + after.split()[:NEAR_AFTER])


def _shared_subject(text: str, before: str) -> str:
    """The words a sentence begins with, where a verb goes on with their subject behind *und*."""
    return " " + " ".join(text.split()[:WORDS_OF_A_SUBJECT]) if COORDINATED.search(before) else ""


def _has_body(near: str, code: str, own: str | None) -> bool:
    return bool(_bodies(code).search(near)) or bool(own and re.search(rf"(?<!\w){re.escape(own)}(?!\w)", near))


@cache
def _bodies(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(code, 'body')}(?!\w)")


def _is_forecast(text: str, at: int, code: str) -> bool:
    pattern = any_cue(code, "no_intention")
    return bool(pattern and pattern.match(text, at))


def _wants_to_become(before: str, after: str) -> bool:
    """*Vi vil blive bedre*: a body that wants to become something."""
    return bool(re.search(r"(?:^|\s)(?:vi|byradet|kommunen|kommune) $", before)) and bool(
        re.match(r" (?:\S+ ){0,2}blive\b(?! nodt)", after)
    )


def _is_subordinate(text: str, start: int, before: str, code: str) -> bool:
    if code == "da" and start > 2 and re.match(r"(?:og |men )?der (?:\w+ ){0,2}$", before) and text[:start].rstrip().endswith(","):
        return True
    if SUBORDINATE[code].match(before):
        return not WISHED[code].search(text[:start].rstrip(" ,") + " ")
    return bool(RELATIVE_INSIDE[code].search(before)) and not re.match(r"der $", before)


def _german_meaning(text: str, modal: re.Match[str], before: str, after: str, own: str | None) -> Meaning | None:
    verb = modal.group(1)
    if _is_german_subordinate(text, modal, before, after):
        return "intention" if OUR_WISH.search(text[: modal.end()]) and not after.strip(" .!") else None
    if verb in {"werden", "wird"}:
        return "intention" if _is_german_intention(text, modal, before, after, own) else None
    if verb in {"mussen", "muss"} and NOT_NEEDED.search(after):
        return None
    if verb in WISHES and not _has_body(" ".join([before, *after.split()[:4]]) + _shared_subject(text, before), "de", own):
        return "others_intention"
    return "intention" if verb in WISHES else "duty"


def _is_german_subordinate(text: str, modal: re.Match[str], before: str, after: str) -> bool:
    """By the verb at its end, or by the word that opens it after a comma; *Der Rat soll …* opens a sentence and is none."""
    if VERB_AT_END.search(before) and (
        not after.strip(" .!") or (SUBORDINATE["de"].match(before) and re.match(r" (?:und|oder|sowie)\b", after))
    ):
        return True
    opens = text[: modal.start() - len(before)].rstrip().endswith(",") and len(before.split()) < 2
    return opens and bool(SUBORDINATE["de"].match(before)) and not before.startswith(("da ", "damit "))


@cache
def _infinitive() -> re.Pattern[str]:
    """An infinitive at the end of its clause; of the words in *ge-* only those that are no participles (*gestalten*)."""
    any_verb = rf"(?!ge\w+en\b|{STRONG_PARTICIPLE})\w+(?:en|ern|eln)"
    return re.compile(rf"\b(?:{any_verb}|{words('de', 'ge_infinitive')})[.!]?(?: und |$|[,;–])")


def _is_german_intention(text: str, modal: re.Match[str], before: str, after: str, own: str | None) -> bool:
    """*wir werden …* with an infinitive at the end, not the passive."""
    near = " ".join(before.split()[-6:] + after.split()[:2]) + _shared_subject(text, before)
    rest = text[modal.end() :].strip()
    if PASSIVE.search(after.strip(" .!")):
        return False
    return _has_body(near, "de", own) and bool(_infinitive().search(rest)) and not _is_forecast(text, modal.start(), "de")
