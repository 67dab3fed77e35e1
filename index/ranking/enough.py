"""What a form of a word must be worth so that a document holds the word, and how much of a query a document must hold to answer."""

from __future__ import annotations

from index.ranking.postings import Flags, Floats
from index.ranking.scores import Scores
from index.tree import Best, Fuzzy, Leaf, Node, Not, Or, Phrase, Prefix, parts_of

HELD, WITHIN = 0.6, 0.45
"""A form of the first weight, a concept, is enough to say that a document holds a word; one of the second, a compound of the word,
says it so far that it is still an answer. Less, such as the concept of a part of the word, is an echo."""
ALONE, ENOUGH, LEAST = 0.6, 0.9, 0.4
"""Documents that hold less than a share of what the best one holds are echoes, not answers: of one word this much, of several about
one word's worth, of long questions, where many words are mere wording, at least this much."""
NEARLY_ALL, FAINTEST = 0.9, 0.14
"""A document that holds less than this share of what the best one holds is an echo if its score is that much lower than the best."""


def held_by(weight: float) -> float:
    """How much of a word a document holds that has this form of it."""
    return 1.0 if weight >= HELD else ALONE if weight >= WITHIN else weight


def answering(scores: Scores, totals: Floats, words: float, among: Flags) -> Flags:
    """Which of these documents answer: those that hold about as much of the query, of so many telling words, as the best of them.

    One that holds less of it is an echo as well if it scores next to nothing: the word that it has is a minor one, or far from the others.
    """
    holding: Flags = scores.holds & among
    most = scores.share[holding].max(initial=0.0)
    enough: Flags = scores.share >= least(words) * most
    heard: Flags = (scores.share >= NEARLY_ALL * most) | (totals >= FAINTEST * (totals[holding].max(initial=0.0) - scores.facts))
    return holding & enough & heard


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
