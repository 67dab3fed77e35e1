"""What people said of facts, as it is shown and as programs get it; and the name by which a form means a fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from corpus.reviews import Review, ReviewedFact, Settled
from search_app import labels
from search_app.fact_keys import fact_key
from search_app.languages import N_, _, moment

SOMEBODY = "web"
"""Who did it, where no server in front says who it was."""
SAID: Mapping[str, str] = {
    "confirmed": N_("confirmed by a person"),
    "corrected": N_("corrected by a person"),
    "rejected": N_("rejected by a person"),
}
DONE: Mapping[str, str] = {
    "confirmed": N_("You said that this is right:"),
    "rejected": N_("You said that this is wrong; it is no longer shown or found:"),
    "withdrawn": N_("What was said of it is taken back:"),
}
"""What a person is told who has just said something of a fact."""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What was said of a fact: `words` name the verdict, `by` is empty where nobody's name is known."""

    verdict: str
    words: str
    by: str
    at: str


def review_view(review: Review) -> ReviewView:
    by = review.by if review.by != SOMEBODY else None
    return ReviewView(review.verdict, labels.word(SAID, review.verdict), by or "", moment(review.at))


def review_json(review: Review | None) -> dict[str, object] | None:
    """The verdict on a fact, by whom and when; None where nobody said anything."""
    return None if review is None else {"verdict": review.verdict, "by": review.by, "at": review.at.isoformat()}


def waiting_json(reviews: Iterable[Review]) -> list[dict[str, object]]:
    """What was said of facts that no longer stand in the text."""
    return [
        {"kind": each.fact.kind, "page": each.fact.page, "quote": each.fact.quote, "value": asdict(each.said), "review": review_json(each)}
        for each in reviews
    ]


def item_of_key(settled: Settled, key: str) -> ReviewedFact | None:
    """The fact that a form means, rejected ones among them."""
    return next((item for item in settled.items if fact_key(item.fact) == key), None)


@dataclass(frozen=True, slots=True)
class Said:
    """What a person has just said, to be told on the page that follows: of which fact, and where the list goes on."""

    verdict: str
    words: str
    key: str
    caption: str
    go_on: int

    @property
    def can_be_undone(self) -> bool:
        return self.verdict != "withdrawn"


def said_of(settled: Settled, verdict: str, key: str, caption: str) -> Said:
    """The list goes on with the fact itself, or where it was rejected with the one behind it."""
    place = next(i for i, item in enumerate(settled.items) if fact_key(item.fact) == key)
    standing = [item.fact for item in settled.standing]
    before = sum(item in settled.standing for item in settled.items[:place])
    return Said(verdict, _(DONE[verdict]), key, caption, min(before + 1, len(standing)))
