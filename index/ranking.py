"""Which documents and passages answer a query, and how well, over arrays of postings: the arithmetic behind the Whoosh engine.

Records stand in order: each document's head (its title), then its passages. A node of the query gives a score for every record, a score
for every document and whether the document holds it. The score of a word is how telling it is (rare in these documents, rare in the
language) times how surely the matching form means it. Words side by side count by how much of the query they cover, squared in effect,
so that a passage with two of two words beats any number of passages with one. A document's score is its best passage and, a smaller
part, what all its passages cover together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from corpus.words import fold
from index.near import begun, near_group
from index.questions.fact_terms import matching
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
    Term,
    parts_of,
)

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]
T = TypeVar("T", np.float32, np.bool_)

COVER = 1.0
"""How much a query of several words asks for all of them: the score is multiplied by the covered share to this power."""
DOCUMENT_SHARE = 0.25
TITLE = 1.25
HELD, WITHIN = 0.6, 0.45
"""A form of the first weight, a concept, is enough to say that a document holds a word; one of the second, a compound of the word,
says it so far that it is still an answer. Less, such as the concept of a part of the word, is an echo."""
TOGETHER = 0.62
"""Parts of a compound of which one passage covers this much say what the compound says."""
MORE_FACTS = 0.1
"""How much twice as many facts that fit count beyond the first."""
ALONE, ENOUGH, LEAST = 0.6, 0.9, 0.4
"""Documents that hold less than a share of what the best one holds are echoes, not answers: of one word this much, of several about
one word's worth, of long questions, where many words are mere wording, at least this much."""


class Postings(Protocol):
    """What the arithmetic asks of an index."""

    @property
    def starts(self) -> Numbers:
        """The record number of each document's head, ascending."""

    @property
    def size(self) -> int:
        """The number of records."""

    def find(self, term: str) -> tuple[Numbers, Floats]:
        """The records that hold the term, and how often."""

    def find_phrase(self, words: Sequence[str]) -> Numbers:
        """The records in which these folded words stand side by side."""

    def find_prefix(self, prefix: str) -> Numbers:
        """The records with a folded word that begins so."""

    def find_near(self, groups: Sequence[Sequence[str]], distance: int) -> Numbers:
        """The records in which a word of each group stands, at most `distance` words from one to the next; terms of folded words."""

    def find_similar(self, text: str, distance: int) -> Sequence[Term]:
        """The terms of folded words at most so many letters from this one, the nearest first, weighted by how near they are."""

    def terms(self, prefix: str) -> Sequence[str]:
        """The terms of the index that begin so."""

    def matching(self, node: FieldWord) -> Flags:
        """Which documents have the property."""


@dataclass(slots=True)
class Scores:
    """For each record and each document: how much it answers. `weight` is what the query is worth in all.

    `share` is how much of the query a document holds, 0–1, on whichever pages; `near` is how much each record holds together with the
    title of its document.
    """

    records: Floats
    documents: Floats
    holds: Flags
    share: Floats
    near: Floats
    weight: float = 0.0


def rank(node: Node, postings: Postings) -> Scores:
    """The scores of a query."""
    return _RULES[type(node)](node, postings)


def judge(node: Node, postings: Postings) -> Scores:
    """The scores of a whole query; what stands together, in one passage or in the title, counts twice as much as what is scattered."""
    scores = rank(node, postings)
    scores.share = ((scores.share + _best_of(scores.near, postings)) / 2).astype(np.float32)
    return scores


def final(scores: Scores, postings: Postings) -> Floats:
    """One score for each document."""
    return (1 - DOCUMENT_SHARE) * _best_of(scores.records, postings) + DOCUMENT_SHARE * scores.documents


def answering(scores: Scores, words: float, among: Flags) -> Flags:
    """Which of these documents answer: those that hold about as much of the query, of so many telling words, as the best of them."""
    holding: Flags = scores.holds & among
    enough: Flags = scores.share >= least(words) * scores.share[holding].max(initial=0.0)
    return holding & enough


def least(words: float) -> float:
    """Which share of what the best document holds is enough, for a query of so many telling words."""
    return min(ALONE, max(LEAST, ENOUGH / max(words, 1)))


def telling_words(node: Node) -> float:
    """How many telling words a query has."""
    if isinstance(node, Leaf):
        return node.prior
    if isinstance(node, Best | Or):
        return telling_words(node.parts[0])
    return (
        0.0
        if isinstance(node, Not)
        else sum((telling_words(part) for part in parts_of(node)), float(isinstance(node, Phrase | Prefix | Fuzzy)))
    )


def everything(postings: Postings) -> Scores:
    """All documents, none better than another."""
    documents = len(postings.starts)
    return Scores(
        np.zeros(postings.size, np.float32),
        np.zeros(documents, np.float32),
        np.ones(documents, bool),
        np.ones(documents, np.float32),
        np.ones(postings.size, np.float32),
    )


def _best_of(records: Floats, postings: Postings) -> Floats:
    return np.maximum.reduceat(records, postings.starts) if len(postings.starts) else np.zeros(0, np.float32)


def _scored(records: Floats, prior: float, sure: Floats, postings: Postings) -> Scores:
    """From how surely each record holds a word to scores; `sure` says which records count for the rarity of the word."""
    count = len(postings.starts)
    best = _best_of(records, postings)
    holders = int((_best_of(sure, postings) > 0).sum()) or int((best > 0).sum())
    weight = prior * float(np.log1p(count / (holders or 0.5)))
    records[postings.starts] *= TITLE
    sums = np.add.reduceat(records, postings.starts) if count else best
    lengths = np.diff(np.append(postings.starts, postings.size))
    documents = _best_of(records, postings) * (1 + 0.3 * np.log1p(sums) / np.log1p(4 + lengths))
    held = _with_title((records > 0).astype(np.float32), postings)
    return Scores(records * weight, (documents * weight).astype(np.float32), best > 0, (best > 0).astype(np.float32), held, weight)


def _with_title(held: Floats, postings: Postings) -> Floats:
    """What each record holds, or the title of its document."""
    titles = held[postings.starts]
    return np.maximum(held, _of_documents(titles, postings)) if titles.any() else held


def _leaf(node: Leaf, postings: Postings) -> Scores:
    records = np.zeros(postings.size, np.float32)
    held = np.zeros(postings.size, np.float32)
    for term in node.terms:
        where, counts = postings.find(term.text)
        value = (term.weight * (1 + 0.12 * np.log2(counts))).astype(np.float32)
        records[where] = np.maximum(records[where], value)
        held[where] = np.maximum(held[where], held_by(term.weight))
    scores = _scored(records, node.prior, (held == 1).astype(np.float32), postings)
    scores.share, scores.near = _best_of(held, postings), _with_title(held, postings)
    return scores


def held_by(weight: float) -> float:
    """How much of a word a document holds that has this form of it."""
    return 1.0 if weight >= HELD else ALONE if weight >= WITHIN else weight


def _phrase(node: Phrase, postings: Postings) -> Scores:
    records = np.zeros(postings.size, np.float32)
    records[postings.find_phrase([fold(word) for word in node.words])] = 1
    scores = _scored(records, 1.0, records, postings)
    return _scaled(scores, 1 + 0.5 * float(np.log2(len(node.words))))


def _prefix(node: Prefix, postings: Postings) -> Scores:
    records = np.zeros(postings.size, np.float32)
    for where in [postings.find(term)[0] for term in begun(node, postings)] if node.ending else [postings.find_prefix(fold(node.text))]:
        records[where] = 1
    return _scored(records, 1.0, records, postings)


def _near(node: Near, postings: Postings) -> Scores:
    records = np.zeros(postings.size, np.float32)
    records[postings.find_near([near_group(part, postings) for part in node.parts], node.distance)] = 1
    scores = _scored(records, 1.0, records, postings)
    return _scaled(scores, 1 + 0.5 * float(np.log2(len(node.parts))))


def _fuzzy(node: Fuzzy, postings: Postings) -> Scores:
    return _leaf(Leaf(node.text, tuple(postings.find_similar(node.text, node.distance))), postings)


def _field(node: FieldWord, postings: Postings) -> Scores:
    scores = everything(postings)
    scores.holds = postings.matching(node)
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
    scores = _sum(parts, reduce(np.logical_and, (part.holds for part in parts)))
    scores.near = np.maximum(scores.near, _of_documents(scores.share, postings))  # what must hold may stand on different pages
    return scores


def _or(node: Or, postings: Postings) -> Scores:
    parts = [rank(part, postings) for part in node.parts]
    scores = _sum(parts, reduce(np.logical_or, (part.holds for part in parts)))
    scores.share = reduce(np.maximum, (part.share for part in parts))
    scores.near = reduce(np.maximum, (part.near for part in parts))
    return scores


def _some(node: Some, postings: Postings) -> Scores:
    parts = [rank(part, postings) for part in node.parts]
    scores = _sum(parts, reduce(np.logical_or, (part.holds for part in parts)))
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


def _facts(node: FactWord, postings: Postings) -> Scores:
    """Several facts that fit say a little more than one, in a passage and in a document."""
    records = np.zeros(postings.size, np.float32)
    for term in matching(node, postings.terms):
        where, counts = postings.find(term)
        records[where] += counts
    documents = reduce(np.logical_and, (postings.matching(part) for part in node.within), np.ones(len(postings.starts), bool))
    records[~_of_documents(documents, postings)] = 0
    best = _best_of(records, postings)
    valued = [(node.weight * (held > 0) * (1 + MORE_FACTS * np.log2(np.maximum(held, 1)))).astype(np.float32) for held in (records, best)]
    shares = [(node.weight * (held > 0)).astype(np.float32) for held in (best, records)]
    return Scores(valued[0], valued[1], best > 0, shares[0], shares[1], 1.0)


def _of_documents(values: NDArray[T], postings: Postings) -> NDArray[T]:
    """For each record the value of its document."""
    spread = np.zeros(postings.size, values.dtype)
    if len(postings.starts):
        spread[postings.starts[0] :] = np.repeat(values, np.diff(np.append(postings.starts, postings.size)))
    return spread


def _asked(node: Asked, postings: Postings) -> Scores:
    """What was typed, and before it the facts that answer: they count as much as all the words that they stand for."""
    scores = rank(node.part, postings)
    weight = (scores.weight or 1.0) * node.covers
    found = [_facts(facts, postings) for facts in node.facts]
    scores.records += weight * reduce(np.maximum, (one.records for one in found))
    scores.documents += weight * reduce(np.maximum, (one.documents for one in found))
    scores.holds |= reduce(np.logical_or, (one.holds for one in found))
    share = node.covers * reduce(np.maximum, (one.share for one in found)) + (1 - node.covers) * scores.share
    near = node.covers * reduce(np.maximum, (one.near for one in found)) + (1 - node.covers) * scores.near
    scores.share, scores.near = np.maximum(scores.share, share).astype(np.float32), np.maximum(scores.near, near).astype(np.float32)
    return scores


def _faint(node: Faint, postings: Postings) -> Scores:
    scores = rank(node.part, postings)
    together = np.sqrt(scores.records / (scores.weight or 1)) >= TOGETHER
    covered = _best_of(together.astype(np.float32), postings) > 0
    scattered = 0.0 if node.together else node.weight
    scores.near = np.where(together, HELD, scattered * scores.near).astype(np.float32)
    scores.share = np.where(covered, HELD, scattered * scores.share).astype(np.float32)
    if node.together:
        scores.records[~together], scores.documents[~covered], scores.holds = 0, 0, scores.holds & covered
    weight = scores.weight
    scores = _scaled(scores, node.weight)
    scores.weight = weight
    return scores


def _scaled(scores: Scores, factor: float) -> Scores:
    scores.records *= factor
    scores.documents *= factor
    scores.weight *= factor
    return scores


def _sum(parts: Sequence[Scores], holds: Flags) -> Scores:
    """Scores add up; the share is what the parts hold, by what they are worth."""
    weight = sum(part.weight for part in parts)
    held = sum((part.share * part.weight for part in parts), np.zeros_like(parts[0].share))
    share = held / weight if weight > 0 else np.ones_like(held)
    near = sum((part.near * part.weight for part in parts), np.zeros_like(parts[0].near))
    near = near / weight if weight > 0 else np.ones_like(near)
    records = reduce(np.add, (part.records for part in parts))
    documents = reduce(np.add, (part.documents for part in parts))
    return Scores(records, documents, holds, share.astype(np.float32), near.astype(np.float32), weight)


_RULES: dict[type[Node], Callable[..., Scores]] = {
    Leaf: _leaf,
    Phrase: _phrase,
    Prefix: _prefix,
    Near: _near,
    Fuzzy: _fuzzy,
    FieldWord: _field,
    And: _and,
    Or: _or,
    Not: _not,
    Some: _some,
    Maybe: _maybe,
    Best: _best,
    Faint: _faint,
    InTitle: _in_title,
    FactWord: _facts,
    Asked: _asked,
}
