"""The labelled sentences from which the judge of goals learns: `goal_sentences.csv`, written for this, of municipalities that do not exist.

A row is a sentence or a list item of a document: the document's name, language and kind, the heading above (for an item that goes on with
the sentence its list hangs on: that sentence), its position, whether it is a goal, and if not, what it is instead. Whoever finds a kind of
sentence misjudged adds a document with ten of them; set-up trains anew by itself.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.finders.goals.model_features import VERSION, Role, features

TABLE = Path(__file__).with_name("goal_sentences.csv")
ROLES: dict[str, Role] = {"paragraph": "sentence", "item": "item", "led": "led"}
SORTS = frozenset(
    ("description", "forecast", "procedure", "third party", "past", "conviction", "possibility", "question", "slogan", "heading")
)
"""What a sentence may be that is no goal."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what a careful reader makes of it; `sort` is empty for a goal."""

    document: str
    language: str
    kind: str
    heading: str
    role: Role
    is_goal: bool
    sort: str
    text: str

    @property
    def features(self) -> tuple[list[str], ...]:
        return features(self.text, self.language, self.heading, self.role)


def examples() -> tuple[Example, ...]:
    """All labelled sentences in the order of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(_example(row) for row in csv.DictReader(file))


def _example(row: dict[str, str]) -> Example:
    role, is_goal = ROLES[row["position"]], row["label"] == "goal"
    return Example(row["document"], row["language"], row["kind"], row["heading"], role, is_goal, row["sort"], row["text"])


def fingerprint() -> str:
    """Changes with the sentences and with what is seen of them: a judge of another fingerprint learned something else."""
    return hashlib.sha256(TABLE.read_bytes() + VERSION.encode()).hexdigest()[:12]
