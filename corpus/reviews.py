"""What people said of facts: confirmed, corrected or rejected; kept apart from the facts, and put beside them again after every run.

A review is found again by the kind and the quote of its fact, then by overlap or likeness. What was rejected stays away, what was
confirmed or corrected stays, also where the finders no longer see it; what no longer stands in the text waits for a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from corpus.facts import claim, same_claim
from corpus.model import Fact, FactValue, Span
from corpus.words import fold

Verdict = Literal["confirmed", "corrected", "rejected", "withdrawn"]
ALIKE = 0.6
"""Two quotes that share this part of their words are about the same place in the text (Dice's coefficient)."""
VERY_LIKE = 0.8
LEAST_WORDS = 5
"""A quote of fewer words is looked for as it is."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a fact: `fact` as it stood then, the `ordinal` of its quote among equal ones of its kind, from 0.

    `value` is what a corrected fact says now. A withdrawn review takes back what was said before.
    """

    number: int
    fact: Fact
    ordinal: int
    verdict: Verdict
    value: FactValue | None
    by: str | None
    at: datetime

    @property
    def said(self) -> FactValue:
        """What holds by this review."""
        return self.fact.value if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class ReviewedFact:
    """A fact with what was last said of it; `is_found` tells whether the finders still see it."""

    fact: Fact
    review: Review | None = None
    is_found: bool = True

    @property
    def is_rejected(self) -> bool:
        """Whether a person said that it is wrong."""
        return self.review is not None and self.review.verdict == "rejected"


@dataclass(frozen=True, slots=True)
class Settled:
    """The facts of a reading with their reviews, rejected ones among them.

    `waiting` are reviews that no longer have a place in the text, `dormant` those that rejected what is no longer found anyway.
    """

    items: tuple[ReviewedFact, ...]
    waiting: tuple[Review, ...] = ()
    dormant: tuple[Review, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What holds: all but the rejected."""
        return tuple(item.fact for item in self.standing)

    @property
    def standing(self) -> tuple[ReviewedFact, ...]:
        """What holds, with what was said of each."""
        return tuple(item for item in self.items if not item.is_rejected)

    @property
    def rejected(self) -> tuple[ReviewedFact, ...]:
        """What the finders still see and a person said is wrong."""
        return tuple(item for item in self.items if item.is_rejected)


def quote_key(fact: Fact) -> str:
    """The quote as it is compared: folded words with one space between."""
    return " ".join(fold(word) for word in fact.quote.split())


def ordinals(facts: Iterable[Fact]) -> dict[Fact, int]:
    """Of each fact, how many of its kind with the same quote stand before it."""
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[Fact, int] = {}
    for fact in facts:
        key = (fact.kind, quote_key(fact))
        found[fact] = seen[key]
        seen[key] += 1
    return found


def settle(facts: Sequence[Fact], reviews: Sequence[Review], texts: Callable[[], Mapping[int, str]]) -> Settled:
    """Puts reviews, oldest first, beside the facts of a reading; `texts` gives the text of each page where it must be searched."""
    held = in_force(reviews)
    if not held:
        return Settled(tuple(map(ReviewedFact, facts)))
    partner = _pairs(facts, held)
    items = [_judged(fact, partner.get(i)) for i, fact in enumerate(facts)]
    settled = set(partner.values())
    lonely = [review for review in held if review not in settled and review.verdict != "rejected"]
    pages = texts() if lonely else {}
    waiting: list[Review] = []
    for review in lonely:
        if (spans := _places(review.fact, pages)) is None:
            waiting.append(review)
        else:
            kept = replace(review.fact, spans=spans, quote=pages[spans[0].page][spans[0].start : spans[0].end])
            items.append(replace(_judged(kept, review), is_found=False))
    in_order = sorted(items, key=lambda item: [(span.page, span.start) for span in item.fact.spans])
    return Settled(tuple(in_order), tuple(waiting), tuple(review for review in held if review not in settled and review not in lonely))


def in_force(reviews: Iterable[Review]) -> list[Review]:
    """The last word on each claim at each place, without those taken back."""
    last: dict[object, Review] = {}
    for review in reviews:
        key = (review.fact.kind, quote_key(review.fact), review.ordinal, claim(review.fact.value))
        last.pop(key, None)
        last[key] = review
    return [review for review in last.values() if review.verdict != "withdrawn"]


def _judged(fact: Fact, review: Review | None) -> ReviewedFact:
    """A fact as a person left it: what somebody confirmed or corrected is sure."""
    if review is None or review.verdict == "rejected":
        return ReviewedFact(fact, review)
    return ReviewedFact(replace(fact, value=review.said, confidence=1.0), review)


def _pairs(facts: Sequence[Fact], reviews: Sequence[Review]) -> dict[int, Review]:
    """Which review belongs to which fact (by its index): by equal quotes first, then by likeness; the best pairs first, each once."""
    found: dict[int, Review] = {}
    number = ordinals(facts)
    quoting: dict[tuple[str, str], list[int]] = {}
    for i, fact in enumerate(facts):
        quoting.setdefault((fact.kind, quote_key(fact)), []).append(i)
    _match(facts, number, ((i, review) for review in reviews for i in quoting.get((review.fact.kind, quote_key(review.fact)), ())), found)
    settled = set(found.values())
    lonely = [review for review in reviews if review not in settled]
    free = [i for i in range(len(facts)) if i not in found] if lonely else []
    _match(facts, number, ((i, review) for review in lonely for i in free if facts[i].kind == review.fact.kind), found)
    return found


def _match(facts: Sequence[Fact], number: Mapping[Fact, int], pairs: Iterable[tuple[int, Review]], found: dict[int, Review]) -> None:
    scored = [(score, i, review) for i, review in pairs if (score := _likeness(facts[i], number[facts[i]], review)) is not None]
    taken = set(found.values())
    for _, i, review in sorted(scored, key=lambda pair: (tuple(-part for part in pair[0]), pair[1], pair[2].number)):
        if i not in found and review not in taken:
            found[i] = review
            taken.add(review)


def _likeness(fact: Fact, ordinal: int, review: Review) -> tuple[float, ...] | None:
    """How well a fact answers a review, best parts first; None where it is another fact."""
    old = review.fact
    is_same_claim = same_claim(fact.value, old.value) or (review.value is not None and same_claim(fact.value, review.value))
    is_same_quote = quote_key(fact) == quote_key(old)
    alike = 1.0 if is_same_quote else _dice(quote_key(fact), quote_key(old))
    if alike < ALIKE and not (is_same_claim and fact.page == old.page):
        return None
    if not is_same_claim and (review.verdict == "rejected" or not (is_same_quote or fact.page == old.page)):
        return None  # the rejected claim is gone; another one at its place is to be judged anew
    is_same_page = fact.page == old.page
    place = (_overlap(fact.spans[0], old.spans[0]), alike, is_same_page, is_same_quote and ordinal == review.ordinal)
    return (is_same_quote and is_same_claim, is_same_claim, *place, -abs(fact.spans[0].start - old.spans[0].start) if is_same_page else 0)


def _overlap(one: Span, other: Span) -> bool:
    return one.page == other.page and one.start < other.end and one.end > other.start


def _dice(one: str, other: str) -> float:
    words, others = Counter(one.split()), Counter(other.split())
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 0.0


def _places(fact: Fact, texts: Mapping[int, str]) -> tuple[Span, ...] | None:
    """Where a fact stands now: where it stood, if its quote is still there; else where its quote is found, or something very like it."""
    if (
        all(span.page in texts and span.end <= len(texts[span.page]) for span in fact.spans)
        and _squeezed(fact.spans[0], texts) == fact.quote.split()
    ):
        return fact.spans
    nearest = sorted(texts, key=lambda number: abs(number - fact.page))
    for find in (_exactly, _nearly):
        for page in nearest:
            if place := find(fact, texts[page]):
                return (Span(page, *place),)
    return None


def _squeezed(span: Span, texts: Mapping[int, str]) -> list[str]:
    return texts[span.page][span.start : span.end].split()


def _exactly(fact: Fact, text: str) -> tuple[int, int] | None:
    """The quote, white space aside: of several places the one nearest to where it stood."""
    words = fact.quote.split()
    if not words:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    return min((match.span() for match in pattern.finditer(text)), key=lambda span: abs(span[0] - fact.spans[0].start), default=None)


def _nearly(fact: Fact, text: str) -> tuple[int, int] | None:
    """As many words, most of them those of the quote: it may have been read or corrected a little differently."""
    wanted = Counter(fold(word) for word in _WORD.findall(fact.quote))
    length = wanted.total()
    found = list(_WORD.finditer(text))
    if length < LEAST_WORDS or len(found) < length:
        return None
    folded = [fold(match.group()) for match in found]
    common = [(wanted & Counter(folded[at : at + length])).total() for at in range(len(found) - length + 1)]
    best = max(range(len(common)), key=common.__getitem__)
    if common[best] < VERY_LIKE * length:
        return None
    return found[best].start(), found[best + length - 1].end()
