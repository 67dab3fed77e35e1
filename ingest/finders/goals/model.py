"""The trained judge of goals: how likely a sentence commits its issuer, learned from `goal_sentences.csv` where rules find no words.

It is a linear model over the features of `goal_model_features`: a weight for each, added up, so that any verdict can be explained. Set-up
trains it (`scripts/train_goals.py`) and leaves it in `.setup/`; where it is missing or older than the sentences, `score` says None and the
rules judge alone.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ingest.finders.goals.model_examples import fingerprint
from ingest.finders.goals.model_features import GROUPS, Role, features, parts

FOLDER = Path(__file__).resolve().parents[3] / ".setup"
SURE = 0.85
"""Where the rules are silent, a sentence this likely is a goal. Chosen on documents the judge has not seen: `benchmarks/README.md`."""
_PARTS_GROUP = 2
_WORDS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Judge:
    """The weights of the features that speak for (above 0) or against a goal."""

    bias: float
    weights: dict[str, float]
    _words: dict[str, tuple[float, int]] = field(default_factory=dict, compare=False, repr=False)

    def score(self, text: str, language: str | None, heading: str | None, role: Role) -> float:
        """Between 0 and 1: how likely the sentence is a goal."""
        groups = features(text, language, heading, role, with_parts=False)
        total = self.bias + sum(self._weighed(group, names) for group, names in zip(GROUPS, groups, strict=True) if names)
        total += self._parts_weighed([name[2:] for name in groups[0]])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def _weighed(self, group: float, names: list[str]) -> float:
        weights = self.weights
        return float(group * sum(weights.get(name, 0.0) for name in names) / math.sqrt(len(names)))

    def _parts_weighed(self, words: list[str]) -> float:
        """The parts of words, of which there are most, added up once for each word."""
        found = [self._word(word) for word in words]
        number = sum(count for _, count in found)
        return GROUPS[_PARTS_GROUP] * sum(weight for weight, _ in found) / math.sqrt(number) if number else 0.0

    def _word(self, word: str) -> tuple[float, int]:
        known = self._words.get(word)
        if known is None:
            names = parts(word)
            known = sum(self.weights.get(name, 0.0) for name in names), len(names)
            if len(self._words) < _WORDS_KEPT:
                self._words[word] = known
        return known


def score(text: str, language: str | None, heading: str | None, role: Role) -> float | None:
    """How likely the sentence is a goal, between 0 and 1; None where no judge was trained."""
    known = judge()
    return None if known is None else known.score(text, language, heading, role)


@cache
def judge() -> Judge | None:
    """The judge that set-up trained on the sentences as they are now."""
    return read_judge(model_file())


def model_file() -> Path:
    """Where set-up leaves the judge; other sentences or features are another file."""
    return FOLDER / f"goal-model-{fingerprint()}.json"


def read_judge(path: Path) -> Judge | None:
    """The judge in a file; None where there is none or it is damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Judge(float(kept["bias"]), {str(name): float(weight) for name, weight in kept["weights"].items()})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def version() -> str:
    """What facts depend on beside the rules: the judge's fingerprint, empty where there is none."""
    return fingerprint() if judge() else ""
