"""The scores of what a query names: words, phrases, beginnings of words, words near each other, facts and properties."""

from __future__ import annotations

from functools import reduce

import numpy as np

from corpus.words import fold
from index.questions.fact_terms import matching
from index.ranking.enough import held_by
from index.ranking.near import begun, near_group
from index.ranking.postings import Postings
from index.ranking.scores import Scores, best_of, everything, of_documents, scaled, scored, with_title
from index.tree import FactWord, FieldWord, Fuzzy, Leaf, Near, Phrase, Prefix

CLOSE, LOOSE = 10, 0.7
"""Words that were typed stand close together at most so many words apart; what else is near counts so much."""
MORE_FACTS = 0.1
"""How much twice as many facts that fit count beyond the first."""


def leaf_scores(node: Leaf, postings: Postings) -> Scores:
    records = np.zeros(postings.size, np.float32)
    held = np.zeros(postings.size, np.float32)
    for term in node.terms:
        where, counts = postings.find(term.text)
        value = (term.weight * (1 + 0.12 * np.log2(counts))).astype(np.float32)
        records[where] = np.maximum(records[where], value)
        held[where] = np.maximum(held[where], held_by(term.weight))
    scores = scored(records, node.prior, (held == 1).astype(np.float32), postings)
    scores.share, scores.near = best_of(held, postings), with_title(held, postings)
    return scores


def phrase_scores(node: Phrase, postings: Postings) -> Scores:
    records = np.zeros(postings.size, np.float32)
    records[postings.find_phrase([fold(word) for word in node.words])] = 1
    scores = scored(records, 1.0, records, postings)
    return scaled(scores, 1 + 0.5 * float(np.log2(len(node.words))))


def prefix_scores(node: Prefix, postings: Postings) -> Scores:
    records = np.zeros(postings.size, np.float32)
    for where in [postings.find(term)[0] for term in begun(node, postings)] if node.ending else [postings.find_prefix(fold(node.text))]:
        records[where] = 1
    return scored(records, 1.0, records, postings)


def near_scores(node: Near, postings: Postings) -> Scores:
    """Words as they were typed, and close together, say more than others that mean the same, or far apart."""
    records = np.zeros(postings.size, np.float32)
    groups = [near_group(part, postings) for part in node.parts]
    found = postings.find_near(groups, node.distance)
    records[found] = LOOSE
    typed = [near_group(part, postings, as_typed=True) for part in node.parts]
    if len(found) and (typed != groups or node.distance > CLOSE):
        found = postings.find_near(typed, min(node.distance, CLOSE))
    records[found] = 1
    scores = scored(records, 1.0, (records > 0).astype(np.float32), postings)
    return scaled(scores, 1 + 0.5 * float(np.log2(len(node.parts))))


def fuzzy_scores(node: Fuzzy, postings: Postings) -> Scores:
    """As a leaf of all the words that are spelt alike, of which there may be thousands: those as near as each other at once."""
    records = np.zeros(postings.size, np.float32)
    by_weight: dict[float, list[str]] = {}
    for term in postings.find_similar(node.text, node.distance):
        by_weight.setdefault(term.weight, []).append(term.text)
    for weight, terms in by_weight.items():
        where, counts = postings.find_any(terms)
        np.maximum.at(records, where, (weight * (1 + 0.12 * np.log2(counts))).astype(np.float32))
    return scored(records, 1.0, (records > 0).astype(np.float32), postings)


def field_scores(node: FieldWord, postings: Postings) -> Scores:
    scores = everything(postings)
    scores.holds = postings.matching(node)
    return scores


def facts_scores(node: FactWord, postings: Postings) -> Scores:
    """Several facts that fit say a little more than one, in a passage and in a document."""
    where, counts = postings.find_any(matching(node, postings.terms))
    records = np.bincount(where, counts, postings.size).astype(np.float32)
    documents = reduce(np.logical_and, (postings.matching(part) for part in node.within), np.ones(len(postings.starts), bool))
    records[~of_documents(documents, postings)] = 0
    best = best_of(records, postings)
    valued = [(node.weight * (held > 0) * (1 + MORE_FACTS * np.log2(np.maximum(held, 1)))).astype(np.float32) for held in (records, best)]
    shares = [(node.weight * (held > 0)).astype(np.float32) for held in (best, records)]
    return Scores(valued[0], valued[1], best > 0, shares[0], shares[1], 1.0)
