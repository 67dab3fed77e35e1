"""How much records and documents answer: scores, and how they are spread, scaled and added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.ranking.postings import Flags, Floats, Postings

T = TypeVar("T", np.float32, np.bool_)

TITLE = 1.25
DOCUMENT_SHARE = 0.25


@dataclass(slots=True)
class Scores:
    """For each record and each document: how much it answers. `weight` is what the query is worth in all.

    `share` is how much of the query a document holds, 0–1, on whichever pages; `near` is how much each record holds together with the
    title of its document. `facts` is how much lower a score may be for want of facts: half of what they add.
    """

    records: Floats
    documents: Floats
    holds: Flags
    share: Floats
    near: Floats
    weight: float = 0.0
    facts: float = 0.0


def final(scores: Scores, postings: Postings) -> Floats:
    """One score for each document."""
    return (1 - DOCUMENT_SHARE) * best_of(scores.records, postings) + DOCUMENT_SHARE * scores.documents


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


def best_of(records: Floats, postings: Postings) -> Floats:
    return np.maximum.reduceat(records, postings.starts) if len(postings.starts) else np.zeros(0, np.float32)


def scored(records: Floats, prior: float, sure: Floats, postings: Postings) -> Scores:
    """From how surely each record holds a word to scores; `sure` says which records count for the rarity of the word."""
    count = len(postings.starts)
    best = best_of(records, postings)
    holders = int((best_of(sure, postings) > 0).sum()) or int((best > 0).sum())
    weight = prior * float(np.log1p(count / (holders or 0.5)))
    records[postings.starts] *= TITLE
    sums = np.add.reduceat(records, postings.starts) if count else best
    lengths = np.diff(np.append(postings.starts, postings.size))
    documents = best_of(records, postings) * (1 + 0.3 * np.log1p(sums) / np.log1p(4 + lengths))
    held = with_title((records > 0).astype(np.float32), postings)
    return Scores(records * weight, (documents * weight).astype(np.float32), best > 0, (best > 0).astype(np.float32), held, weight)


def with_title(held: Floats, postings: Postings) -> Floats:
    """What each record holds, or the title of its document."""
    titles = held[postings.starts]
    return np.maximum(held, of_documents(titles, postings)) if titles.any() else held


def of_documents(values: NDArray[T], postings: Postings) -> NDArray[T]:
    """For each record the value of its document."""
    spread = np.zeros(postings.size, values.dtype)
    if len(postings.starts):
        spread[postings.starts[0] :] = np.repeat(values, np.diff(np.append(postings.starts, postings.size)))
    return spread


def scaled(scores: Scores, factor: float) -> Scores:
    scores.records *= factor
    scores.documents *= factor
    scores.weight *= factor
    return scores


def added_up(parts: Sequence[Scores], holds: Flags) -> Scores:
    """Scores add up; the share is what the parts hold, by what they are worth."""
    weight = sum(part.weight for part in parts)
    held = sum((part.share * part.weight for part in parts), np.zeros_like(parts[0].share))
    share = held / weight if weight > 0 else np.ones_like(held)
    near = sum((part.near * part.weight for part in parts), np.zeros_like(parts[0].near))
    near = near / weight if weight > 0 else np.ones_like(near)
    records = reduce(np.add, (part.records for part in parts))
    documents = reduce(np.add, (part.documents for part in parts))
    return Scores(records, documents, holds, share.astype(np.float32), near.astype(np.float32), weight, sum(part.facts for part in parts))
