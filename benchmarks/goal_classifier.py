"""Whether the trained judge of goals beats the rules on documents it has not seen: by cross-validation by document, on our own sentences.

Usage: python -m benchmarks.goal_classifier [--without-spacy] [DOCUMENTS GOLD]

With a folder of texts and one of judged goals (as in `../shared/gold`) it also says what the second opinion changes there; the judge has
learned from none of them. Intervals are of 95 %, by drawing the documents anew a thousand times.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import numpy as np
import spacy
from rapidfuzz import fuzz
from spacy.training import Example as SpacyExample
from thinc.api import fix_random_seed

from corpus.model import Head, Page, Reading
from ingest.finders import pipeline
from ingest.finders.document import head_of
from ingest.finders.goals.candidates import Candidate, candidates
from ingest.finders.goals.model import SURE, Judge
from ingest.finders.goals.model_examples import Example, examples
from ingest.finders.goals.model_features import Role
from ingest.finders.goals.model_opinion import Score, second_opinion
from ingest.finders.text.flow import flow_of
from ingest.pipeline import read_file
from scripts.train_goals import train

FOLDS = 5
DRAWS = 1000
EPOCHS = 8
BATCH = 16
ALIKE = 90
Verdicts = np.ndarray
Unit = tuple[Candidate, str | None, str | None]
"""A unit with the language and the type of its document."""


def folds(rows: Sequence[Example]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows to learn from and those to judge; no document stands on both sides."""
    documents = sorted({row.document for row in rows})
    random.Random(4).shuffle(documents)
    for first in range(FOLDS):
        held = set(documents[first::FOLDS])
        yield (
            [i for i, row in enumerate(rows) if row.document not in held],
            [i for i, row in enumerate(rows) if row.document in held],
        )


def scores_of_judge(rows: Sequence[Example], judges: dict[str, Judge]) -> Verdicts:
    return np.array([judges[row.document].score(row.text, row.language, row.heading, row.role) for row in rows])


def unseeing_judges(rows: Sequence[Example]) -> dict[str, Judge]:
    """For each document a judge that has not seen it."""
    found: dict[str, Judge] = {}
    for known, held in folds(rows):
        judge = train([rows[i] for i in known])
        found |= {rows[i].document: judge for i in held}
    return found


def scores_of_spacy(rows: Sequence[Example]) -> Verdicts:
    """The text classifier of spaCy text classifier (bag of words and pairs), given heading, place and text as one text."""
    texts = [f"{row.role} {row.heading} . {row.text}" for row in rows]
    scores = np.zeros(len(rows))
    for known, held in folds(rows):
        nlp = spacy_classifier([(texts[i], rows[i].is_goal) for i in known])
        for i, doc in zip(held, nlp.pipe(texts[i] for i in held), strict=True):
            scores[i] = doc.cats["goal"]
    return scores


def spacy_classifier(labelled: Sequence[tuple[str, bool]]) -> spacy.language.Language:
    fix_random_seed(0)
    nlp = spacy.blank("xx")
    model = {"@architectures": "spacy.TextCatBOW.v3", "exclusive_classes": True, "ngram_size": 2, "no_output_layer": False}
    nlp.add_pipe("textcat", config={"model": model})
    learned = [
        SpacyExample.from_dict(nlp.make_doc(text), {"cats": {"goal": float(is_goal), "not": float(not is_goal)}})
        for text, is_goal in labelled
    ]
    optimizer = nlp.initialize(lambda: learned)
    shuffled = list(learned)
    for _ in range(EPOCHS):
        random.Random(0).shuffle(shuffled)
        for first in range(0, len(shuffled), BATCH):
            nlp.update(shuffled[first : first + BATCH], sgd=optimizer)
    return nlp


def rendered(rows: Sequence[Example]) -> str:
    """A document of our own as a text: headings, paragraphs of one sentence, lists."""
    lines: list[str] = []
    heading = None
    for row in rows:
        if row.heading != heading:
            heading = row.heading
            lines += ["", heading.rstrip(":") + ":" if row.role == "led" else heading, ""]
        lines += [f"- {row.text}"] if row.role != "sentence" else ["", row.text, ""]
    return "\n".join(lines)


def units_of(text: str, language: str, name: str) -> list[Unit]:
    """What the goal finder weighs in a text."""
    reading = Reading((Page(1, "text", text, language),), language, "benchmark", datetime(2026, 1, 1, tzinfo=UTC))
    nlp = pipeline(language)
    flow = flow_of(reading.pages)
    doc = nlp.make_doc(flow.text)
    doc._.flow, doc._.head, doc._.goes_on = flow, Head(name, language=language), False
    doc = nlp(doc)
    return [(unit, head_of(doc).language, head_of(doc).type) for unit in candidates(doc)]


def verdicts_of_finder(rows: Sequence[Example], judges: dict[str, Judge] | None) -> Verdicts:
    """Whether the finder takes each sentence for a goal (or a part of one), with the judge's second opinion or without."""
    found: list[bool] = []
    for document, group in groupby(rows, key=lambda row: row.document):
        own = list(group)
        units = units_of(rendered(own), own[0].language, document)
        score: Score = judges[document].score if judges else no_score
        goals = [squeezed(unit.text) for unit in (second_opinion(*unit, score) for unit in units) if unit.score > 0.5]
        found += [any(squeezed(row.text) in goal for goal in goals) for row in own]
    return np.array(found)


def no_score(text: str, language: str | None, heading: str | None, role: Role) -> None:
    """The judge that was never trained."""


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def f1(verdicts: Verdicts, truth: Verdicts, weights: Verdicts) -> tuple[float, float, float]:
    """Precision, recall and F1, each row counted as often as its weight says."""
    hits = float((weights * (verdicts & truth)).sum())
    taken, there = float((weights * verdicts).sum()), float((weights * truth).sum())
    return hits / max(1.0, taken), hits / max(1.0, there), 2 * hits / max(1.0, taken + there)


def draws(documents: Sequence[str]) -> Iterator[Verdicts]:
    names = sorted(set(documents))
    place = np.array([names.index(document) for document in documents])
    generator = np.random.default_rng(4)
    for _ in range(DRAWS):
        yield np.bincount(generator.integers(0, len(names), len(names)), minlength=len(names))[place]


def table(verdicts: dict[str, Verdicts], truth: Verdicts, documents: Sequence[str]) -> None:
    """A line for each judge, with what it gains on the first."""
    first = next(iter(verdicts.values()))
    weights = list(draws(documents))
    print("| who judges | precision | recall | F1 | 95 % | gain, 95 % |\n|---|--:|--:|--:|--:|--:|")
    for name, own in verdicts.items():
        p, r, f = f1(own, truth, np.ones(len(truth)))
        drawn = [f1(own, truth, w)[2] for w in weights]
        gains = [a - f1(first, truth, w)[2] for a, w in zip(drawn, weights, strict=True)]
        low, high = np.quantile(drawn, [0.025, 0.975])
        less, more = np.quantile(gains, [0.025, 0.975])
        print(f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} | {low:.3f}–{high:.3f} | {less:+.3f} to {more:+.3f} |")


def on_our_own(*, with_spacy: bool) -> None:
    rows = examples()
    judges = unseeing_judges(rows)
    scores = scores_of_judge(rows, judges)
    verdicts = {
        "rules": verdicts_of_finder(rows, None),
        "judge alone": scores > 0.5,
        f"rules, and the judge where they are silent and it is sure ({SURE})": verdicts_of_finder(rows, judges),
    }
    verdicts["rules or judge above 0.5"] = verdicts["rules"] | verdicts["judge alone"]
    verdicts["judge, with a veto on rules below 0.15"] = verdicts["rules"] & (scores > 0.15) | (scores > SURE)
    if with_spacy:
        verdicts["spaCy textcat alone"] = scores_of_spacy(rows) > 0.5
    print(f"\nOur own {len(rows)} sentences of {len(judges)} documents, {FOLDS} folds by document\n")
    table(verdicts, np.array([row.is_goal for row in rows]), [row.document for row in rows])


def on_judged(documents: Path, gold: Path) -> None:
    """The units of judged documents; what is optional there is left out."""
    judge = train(examples())
    rules, both, truth, names = [], [], [], []
    for path in sorted(path for path in documents.iterdir() if (gold / f"{path.stem}.json").exists()):
        wanted = json.loads((gold / f"{path.stem}.json").read_text(encoding="utf-8"))
        head = (reading := read_file(path, path.name)).head
        text = "\n\n".join(page.text for page in reading.reading.pages)
        for unit in units_of(text, head.language or "da", path.name):
            is_goal = one_of(unit[0].text, wanted.get("goals", []))
            if not is_goal and one_of(unit[0].text, wanted.get("goals_optional", [])):
                continue
            rules.append(unit[0].score > 0.5)
            both.append(second_opinion(*unit, judge.score).score > 0.5)
            truth.append(is_goal)
            names.append(path.stem)
    print(f"\n{len(truth)} units of {len(set(names))} judged documents in {documents}\n")
    table({"rules": np.array(rules), "rules and judge": np.array(both)}, np.array(truth), names)


def one_of(text: str, goals: Sequence[dict[str, str]]) -> bool:
    return any(
        fuzz.token_sort_ratio(text.lower(), str(goal[key]).lower()) >= ALIKE for goal in goals for key in ("text", "core") if goal.get(key)
    )


def main(run: Callable[..., None] = on_our_own) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--without-spacy", action="store_true")
    parser.add_argument("folders", nargs="*", type=Path, metavar="DOCUMENTS GOLD")
    given = parser.parse_args()
    run(with_spacy=not given.without_spacy)
    if given.folders:
        on_judged(*given.folders)


if __name__ == "__main__":
    main()
