"""The scores of a query: of each of its parts, and of these together."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import numpy as np

from index.ranking.enough import HELD
from index.ranking.postings import Postings
from index.ranking.scores import Scores, added_up, best_of, everything, of_documents, scaled
from index.ranking.words import facts_scores, field_scores, fuzzy_scores, leaf_scores, near_scores, phrase_scores, prefix_scores
from index.tree import (
    And,
    Asked,
    Best,
    FactWord,
    Faint,
    FieldWord,
    Fuzzy,
    InTitle,
    Leaf,
    Maybe,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Some,
)

COVER = 1.0
"""How much a query of several words asks for all of them: the score is multiplied by the covered share to this power."""
TOGETHER = 0.62
"""Parts of a compound of which one passage covers this much say what the compound says."""


def rank(node: Node, postings: Postings) -> Scores:
    """The scores of a query."""
    return _RULES[type(node)](node, postings)


def judge(node: Node, postings: Postings) -> Scores:
    """The scores of a whole query; what stands together, in one passage or in the title, counts twice as much as what is scattered."""
    scores = rank(node, postings)
    scores.share = ((scores.share + best_of(scores.near, postings)) / 2).astype(np.float32)
    return scores


def _in_title(node: InTitle, postings: Postings) -> Scores:
    scores = rank(node.part, postings)
    scores.holds &= scores.records[postings.starts] > 0
    return scores


def _not(node: Not, postings: Postings) -> Scores:
    scores = everything(postings)
    scores.holds = ~rank(node.part, postings).holds
    return scores


def _and(node: And, postings: Postings) -> Scores:
    parts = [rank(part, postings) for part in node.parts]
    scores = added_up(parts, reduce(np.logical_and, (part.holds for part in parts)))
    scores.near = np.maximum(scores.near, of_documents(scores.share, postings))  # what must hold may stand on different pages
    return scores


def _or(node: Or, postings: Postings) -> Scores:
    parts = [rank(part, postings) for part in node.parts]
    scores = added_up(parts, reduce(np.logical_or, (part.holds for part in parts)))
    scores.share = reduce(np.maximum, (part.share for part in parts))
    scores.near = reduce(np.maximum, (part.near for part in parts))
    return scores


def _some(node: Some, postings: Postings) -> Scores:
    parts = [rank(part, postings) for part in node.parts]
    scores = added_up(parts, reduce(np.logical_or, (part.holds for part in parts)))
    if scores.weight > 0:
        scores.records *= np.minimum(scores.records / scores.weight, 1) ** COVER
        scores.documents *= np.minimum(scores.documents / scores.weight, 1) ** COVER
    return scores


def _maybe(node: Maybe, postings: Postings) -> Scores:
    scores = rank(node.part, postings)
    scores.holds[:] = True
    scores.share[:] = scores.near[:] = 1
    return scores


def _best(node: Best, postings: Postings) -> Scores:
    first, *others = (rank(part, postings) for part in node.parts)
    for other in others:
        scale = first.weight / other.weight if other.weight else 0.0
        first.records = np.maximum(first.records, other.records * scale)
        first.documents = np.maximum(first.documents, other.documents * scale)
        first.share = np.maximum(first.share, other.share)
        first.near = np.maximum(first.near, other.near)
        first.holds |= other.holds
    return first


def _asked(node: Asked, postings: Postings) -> Scores:
    """What was typed, and before it the facts that answer: they count as much as all the words that they stand for."""
    scores = rank(node.part, postings)
    weight = (scores.weight or 1.0) * node.covers
    found = [facts_scores(facts, postings) for facts in node.facts]
    scores.records += weight * reduce(np.maximum, (one.records for one in found))
    scores.documents += weight * reduce(np.maximum, (one.documents for one in found))
    scores.holds |= reduce(np.logical_or, (one.holds for one in found))
    scores.facts = weight / 2
    share = node.covers * reduce(np.maximum, (one.share for one in found)) + (1 - node.covers) * scores.share
    near = node.covers * reduce(np.maximum, (one.near for one in found)) + (1 - node.covers) * scores.near
    scores.share, scores.near = np.maximum(scores.share, share).astype(np.float32), np.maximum(scores.near, near).astype(np.float32)
    return scores


def _faint(node: Faint, postings: Postings) -> Scores:
    scores = rank(node.part, postings)
    together = np.sqrt(scores.records / (scores.weight or 1)) >= TOGETHER
    covered = best_of(together.astype(np.float32), postings) > 0
    scattered = 0.0 if node.together else node.weight
    scores.near = np.where(together, HELD, scattered * scores.near).astype(np.float32)
    scores.share = np.where(covered, HELD, scattered * scores.share).astype(np.float32)
    if node.together:
        scores.records[~together], scores.documents[~covered], scores.holds = 0, 0, scores.holds & covered
    weight = scores.weight
    scores = scaled(scores, node.weight)
    scores.weight = weight
    return scores


_RULES: dict[type[Node], Callable[..., Scores]] = {
    Leaf: leaf_scores,
    Phrase: phrase_scores,
    Prefix: prefix_scores,
    Near: near_scores,
    Fuzzy: fuzzy_scores,
    FieldWord: field_scores,
    And: _and,
    Or: _or,
    Not: _not,
    Some: _some,
    Maybe: _maybe,
    Best: _best,
    Faint: _faint,
    InTitle: _in_title,
    FactWord: facts_scores,
    Asked: _asked,
}
