"""How far a sentence commits its issuer: what its words say for and against it, weighed (classes and weights: `goal_cues`)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.finders.goals.clauses import modals
from ingest.finders.goals.cues import WEIGHTS, first_cue, kinds
from ingest.finders.text.cues import loose

QUESTION = re.compile(r"(?:was|wer|wie|wo|warum|welche\w*|hvad|hvordan|hvem|hvor\w*|what|how|who|why|where)\b")
NUMBER = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-z]\)|[-–•*]) +")
"""What numbers a sentence in a list."""
LONGEST_SENTENCE = 3000
LANGUAGES = ("da", "de", "en")
BIAS = -0.3
SHARE_OF_MORE = 0.3
"""What each further cue adds beside the strongest, as a share of its weight."""
SILENT_KINDS = frozenset({"pledge", "list_of_goals", "no_intention", "heading", "lead", "change", "enacts"})
"""Classes that are asked for by name and weigh nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that speaks for (or, with a negative weight, against) a goal."""

    kind: str
    why: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What speaks for and against a unit. `score` is between 0 and 1; more than one half makes a goal."""

    evidence: tuple[Evidence, ...] = ()

    @property
    def weight(self) -> float:
        good = sorted((e.weight for e in self.evidence if e.weight > 0), reverse=True)
        bad = sum(e.weight for e in self.evidence if e.weight < 0)
        return BIAS + (good[0] + SHARE_OF_MORE * sum(good[1:]) if good else -2.0) + bad

    @property
    def score(self) -> float:
        return 1 / (1 + math.exp(-max(-20.0, min(20.0, self.weight))))

    @property
    def is_goal(self) -> bool:
        return self.weight > 0

    @property
    def why(self) -> str:
        """The strongest reason, as it is told to people."""
        return max((e for e in self.evidence if e.weight > 0), key=lambda e: e.weight, default=Evidence("", "", 0)).why

    def plus(self, *evidence: Evidence) -> Verdict:
        return Verdict((*self.evidence, *evidence))


NO_VERDICT = Verdict()


def evidence(kind: str, why: str) -> Evidence:
    return Evidence(kind, why, WEIGHTS[kind])


_KEPT = 1 << 11
"""So many verdicts are remembered: a list item is weighed with its list and by itself."""


@lru_cache(_KEPT)
def weigh(sentence: str, language: str | None, own: str | None = None) -> Verdict:
    """What in the words of a sentence speaks for and against a goal; `own` is the issuer's name in loose spelling."""
    if len(sentence) > LONGEST_SENTENCE:
        return Verdict()
    text = NUMBER.sub("", loose(sentence))
    if text.endswith("?") or ("?" in text and QUESTION.match(text)):
        return Verdict((evidence("question", "a question"),))
    verdicts = (Verdict(tuple(_evidence(text, sentence, code, own))) for code in ((language,) if language in LANGUAGES else LANGUAGES))
    return max(verdicts, key=lambda verdict: verdict.weight)


def _evidence(text: str, sentence: str, code: str, own: str | None) -> Iterator[Evidence]:
    """One piece of evidence for each class of cues and each meaning of a modal."""
    for kind in kinds(code):
        if kind not in SILENT_KINDS and (found := first_cue(text, code, kind)):
            yield Evidence(kind, found[0].why, found[0].weight)
    said: set[str] = set()
    for modal in modals(text, code, own):
        if modal.meaning not in said:
            said.add(modal.meaning)
            yield evidence(modal.meaning, _as_written(modal.verb, sentence))


def _as_written(cue: str, sentence: str) -> str:
    """A cue with the letters of its sentence: *müssen*, not *mussen*."""
    return next((word for word in re.findall(r"\w+", sentence) if loose(word) == cue), cue)


def best(verdicts: Iterable[Verdict]) -> Verdict:
    return max(verdicts, key=lambda verdict: verdict.weight, default=Verdict())
