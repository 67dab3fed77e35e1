"""Trains the judge of goals on our own labelled sentences and leaves it in `.setup/`: a few seconds, and the same weights every time.

python -m scripts.train_goals [FILE]      FILE: where to leave it instead
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ingest.finders.goals.model import Judge, model_file
from ingest.finders.goals.model_examples import Example, examples
from ingest.finders.goals.model_features import GROUPS

STRENGTH = 4.0
"""How closely the weights follow the examples (scikit-learn's C)."""
LEAST = 2
"""A feature seen in fewer sentences is passed over."""
DIGITS = 4


def vocabulary(rows: Sequence[Example]) -> dict[str, int]:
    """A column for each feature that enough sentences have, in alphabetical order."""
    seen = Counter(name for row in rows for group in row.features for name in set(group))
    return {name: column for column, name in enumerate(sorted(name for name, number in seen.items() if number >= LEAST))}


def matrix(rows: Sequence[Example], columns: dict[str, int]) -> csr_matrix:
    """A row for each sentence, its groups weighed as the judge weighs them."""
    starts, places, values = [0], [], []
    for row in rows:
        for weight, group in zip(GROUPS, row.features, strict=True):
            known = [columns[name] for name in group if name in columns]
            places += known
            values += [weight / math.sqrt(len(group))] * len(known)
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(rows), len(columns)))


def train(rows: Sequence[Example]) -> Judge:
    """A judge that has learned from these sentences."""
    columns = vocabulary(rows)
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000, random_state=0).fit(
        matrix(rows, columns), np.array([row.is_goal for row in rows])
    )
    weights = {name: round(float(fitted.coef_[0, column]), DIGITS) for name, column in columns.items()}
    return Judge(round(float(fitted.intercept_[0]), DIGITS), {name: weight for name, weight in weights.items() if weight})


def write(judge: Judge, path: Path) -> None:
    """Written beside and moved, so that nobody reads half a judge."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps({"bias": judge.bias, "weights": judge.weights}, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    half.replace(path)


def main(arguments: Sequence[str]) -> None:
    path = Path(arguments[0]) if arguments else model_file()
    rows = examples()
    write(train(rows), path)
    for old in set(path.parent.glob("goal-model-*.json")) - {path}:
        old.unlink()
    print(f"Learned from {len(rows)} sentences of {len({row.document for row in rows})} documents: {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
