"""Whether a sentence commits its issuer to something: by a cue that says so outright, or by a modal verb in a main clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.finders.cues import loose
from ingest.finders.goal_cues import BODIES, MODAL, excluded, strong

QUESTION = re.compile(r"(?:was|wer|wie|wo|warum|welche\w*|hvad|hvordan|hvem|hvor\w*|what|how|who|why|where)\b")
LONGEST_SENTENCE = 3000
LANGUAGES = ("da", "de", "en")
BOUNDARY = re.compile(r"(?:,(?!\d)|[;:–—(?!…“”\"]| - )")
SUBORDINATE = {
    "da": re.compile(
        r"^(?:(?:og|eller|men|samt) )?(?:som|at|hvordan|hvad|hvor\w*|hvilke\w*|hvem|nar|hvis|fordi|da|idet|mens|selvom|sa|om|"
        r"for at)\b(?! med)"
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
        r"\bsom (?:\S+ )?$|\b(?:hvordan|hvad|hvorledes|hvilke[nt]?|hvorfor|hvor(?! )) (?:\S+ ){0,6}$|\w+ der $|\bom at (?:\S+ "
        r"){1,6}$"
    ),
    "en": re.compile(r"\b(?:which|who|how|what|that) (?:\S+ ){0,3}$"),
}
WISHED = {
    "da": re.compile(
        r"\b(?:onsker|onskes|onske om|vil|skal|foreslar|beslutte\w*|vedtog|vedtager|aftalte|"
        r"fastslog|slog fast|slar fast|praciseret|fremhavet|sikre|vigtigt|afgorende|opfordrer|mal\w*|"
        r"kraver)\b[^,]{0,40},? ?$"
    ),
    "en": re.compile(r"\b(?:want|wish|ensure|demand|decides?|recommends?)\b[^,]{0,40},? ?$"),
}
FORECAST = {
    "da": re.compile(
        r"^(?:\s\S+){0,5}?\s(?:kunne|blive (?!en)|behov|sige|betyde|medfore|sandsynligvis|formentlig|typisk|ofte|stadig vare|"
        r"fortsat vare|vare en mulighed|"
        r"vare en god mulighed|give mulighed|presse|forekomme|opleve|fa brug|have brug|vare til inspiration|skifte|koste)\b"
    ),
    "de": re.compile(
        r"^(?:\s\S+){0,6}?\s(?:konnen|geben|sein|bleiben|fuhren|kosten|steigen|sinken|sehen|merken|deutlich|erwartet|heissen)\b"
    ),
    "en": re.compile(r"^(?:\s\S+){0,3}?\s(?:be able|probably|likely|rise|fall|cost|have been)\b"),
}
ACTION = re.compile(
    r"\b(?:arbejdes?|fortsatte|folge|tage afsat|prioriteres?|kommunikeres?|implementeres?|indfores?|have fokus|blive "
    r"indfort)\b"
)
"""What is meant as an intention even where no body is the subject (*Arbejdet vil fortsætte*)."""
OUR_WISH = re.compile(r"\bdass wir\b.*\b(?:wollen|mussen|sollten|mochten|werden)$")
INFINITIVE = re.compile(r"\b(?!ge\w+en\b)\w+(?:en|ern|eln)[.!]?(?: und |$|[,;–])")
VERB_AT_END = re.compile(r"(?:\w(?:en|ern|eln)|zu \w+|sein|tun|getan) ?$")
NOT_NEEDED = re.compile(r"\bnicht \w+(?:en|ern|eln)\b")
"""*Wir müssen das nicht ändern* commits to nothing."""
NEGATIVE_MAY = re.compile(r"^ (?:\S+ ){0,8}?(?:nicht|kein\w*|nie|niemals)\b")


@dataclass(frozen=True, slots=True)
class Commitment:
    """Why a sentence was taken for a goal, and how sure that is."""

    why: str
    confidence: float


def commitment(sentence: str, language: str | None) -> Commitment | None:
    """What in the sentence commits its issuer; None where nothing does."""
    if len(sentence) > LONGEST_SENTENCE:
        return None
    text = loose(sentence)
    if text.endswith("?") or ("?" in text and QUESTION.match(text)):
        return None
    for code in (language,) if language in LANGUAGES else LANGUAGES:
        assert code is not None
        if excluded(code).search(text):
            continue
        for cue in strong(code):
            if cue.pattern.search(text):
                return Commitment(cue.why, cue.confidence)
        for modal in MODAL[code].finditer(text):
            if _commits(text, modal, code):
                return Commitment(_as_written(modal.group(1), sentence), 0.75)
    return None


def _as_written(cue: str, sentence: str) -> str:
    """A cue with the letters of its sentence: *müssen*, not *mussen*."""
    return next((word for word in re.findall(r"\w+", sentence) if loose(word) == cue), cue)


def _commits(text: str, modal: re.Match[str], code: str) -> bool:
    """Whether a modal verb stands in a main clause, and means a duty or an intention there."""
    before, after = _clause(text, modal)
    if code == "de":
        return _commits_german(text, modal, before, after)
    if _is_subordinate(text, modal.start() - len(before), before, code):
        return False
    if (code == "da" and modal.group(1) == "vil") or (code == "en" and modal.group(1) == "will"):
        return _is_intention(before, after, code)
    return not re.match(r" (?:have|vare|blive) (?:varet|haft|blevet)\b", after)


def _clause(text: str, modal: re.Match[str]) -> tuple[str, str]:
    """The words of the clause before and after its modal."""
    start = max((m.end() for m in BOUNDARY.finditer(text, 0, modal.start())), default=0)
    stop = BOUNDARY.search(text, modal.end())
    return text[start : modal.start()].lstrip(), text[modal.end() : stop.start() if stop else len(text)]


def _is_subordinate(text: str, start: int, before: str, code: str) -> bool:
    if code == "da" and start > 2 and re.match(r"(?:og |men )?der (?:\w+ ){0,2}$", before) and text[:start].rstrip().endswith(","):
        return True
    if SUBORDINATE[code].match(before):
        return not WISHED[code].search(text[:start].rstrip(" ,") + " ")
    return bool(RELATIVE_INSIDE[code].search(before)) and not re.match(r"der $", before)


def _is_intention(before: str, after: str, code: str) -> bool:
    """*vil* and *will*: an intention of the issuer, not a forecast."""
    if FORECAST[code].match(after):
        return False
    near = " ".join((before.split()[-8:]) + after.split()[:2])
    subject = re.search(rf"(?<!\w){BODIES[code]}(?!\w)", near)
    return bool(subject) or bool(code == "da" and ACTION.search(" ".join(after.split()[:6])))


def _commits_german(text: str, modal: re.Match[str], before: str, after: str) -> bool:
    verb = modal.group(1)
    tail = after.strip(" .!")
    if not tail and VERB_AT_END.search(before):  # a subordinate clause
        return bool(OUR_WISH.search(f"{_sentence_until(text, modal)}"))
    if SUBORDINATE["de"].match(before) and not before.startswith(("da ", "damit ")) and _opens_after_comma(text, modal, before):
        return False
    if verb in {"werden", "wird"}:
        return _is_german_intention(before, after)
    if verb in {"durfen", "darf"}:
        return bool(NEGATIVE_MAY.match(after))
    if verb in {"mussen", "muss"} and NOT_NEEDED.search(after):
        return False
    return not re.match(r" (?:\S+ ){0,4}(?:haben|gewesen|heissen)$", " " + tail)


def _opens_after_comma(text: str, modal: re.Match[str], before: str) -> bool:
    """Whether the clause follows a comma; *Der Rat soll …* opens a sentence and is none."""
    start = modal.start() - len(before)
    return text[:start].rstrip().endswith(",") and len(before.split()) < 2


def _sentence_until(text: str, modal: re.Match[str]) -> str:
    return text[: modal.end()]


def _is_german_intention(before: str, after: str) -> bool:
    """*wir werden …* with an infinitive at the end, not the passive."""
    near = " ".join(before.split()[-3:] + after.split()[:2])
    ours = re.search(rf"(?<!\w)(?:{BODIES['de']}|die stadt \w+)(?!\w)", near)
    return bool(ours) and bool(INFINITIVE.search(after.strip())) and not FORECAST["de"].match(after)
