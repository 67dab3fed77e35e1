"""Facts as people read them: their words, their details, and the place each leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from corpus.differences import Difference
from corpus.facts import KINDS
from corpus.model import DateSpan, FactValue, Goal, Network, PartnerCity, Sdg, Theme
from corpus.reviews import Review, ReviewedFact
from search_app import labels
from search_app.fact_keys import fact_address, fact_key
from search_app.languages import N_, _, current_language, day, month, number
from search_app.reading_words import percent
from search_app.reviews_view import ReviewView, review_json, review_view
from search_app.why_words import why_words

SURE, LIKELY = 0.85, 0.6
"""From these shares on a fact is called sure, or likely."""
LEVELS = {"sure": N_("sure"), "likely": N_("likely"), "doubtful": N_("doubtful")}
SEEN_SHORT, SEEN_LONG = 8, 24
"""So many facts of a kind are seen at once; the rest is folded away."""
SHORT_KINDS = frozenset({"date", "network", "partner_city", "sdg", "theme"})


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact in a list: `number` counts all facts of the document from 1; `key` names it in addresses and forms.

    `level` is one of LEVELS, `sure` its word and `confidence` its figure; `is_found` says whether the finders still see it.
    """

    number: int
    kind: str
    label: str
    caption: str
    details: tuple[str, ...]
    quote: str
    page: int
    href: str
    level: str
    sure: str
    confidence: str
    why: str
    key: str
    review: ReviewView | None
    is_found: bool


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one kind with the kind's name."""

    kind: str
    label: str
    facts: tuple[FactView, ...]

    @property
    def is_short(self) -> bool:
        """Whether these facts are a word or two each, so that they can stand side by side."""
        return self.kind in SHORT_KINDS

    @property
    def seen(self) -> tuple[FactView, ...]:
        """The facts that are seen at once; two that would be left over are seen too."""
        most = SEEN_SHORT if self.is_short else SEEN_LONG
        return self.facts if len(self.facts) <= most + 2 else self.facts[:most]

    @property
    def folded(self) -> tuple[FactView, ...]:
        return self.facts[len(self.seen) :]


def kind_label(kind: str, count: int = 1) -> str:
    """What a kind of fact is called, for one or for several."""
    singular, plural = KINDS[kind].labels[current_language()]
    return singular if count == 1 else plural


def groups_of(views: Sequence[FactView]) -> list[FactGroup]:
    """The facts by kind, in the order of the list of kinds; kinds without facts are left out."""
    groups = ((kind, tuple(view for view in views if view.kind == kind)) for kind in KINDS)
    return [FactGroup(kind, kind_label(kind, len(of_kind)), of_kind) for kind, of_kind in groups if of_kind]


def fact_views(document: str, facts: Iterable[ReviewedFact]) -> list[FactView]:
    """All facts, numbered."""
    return [fact_view(document, number, fact) for number, fact in enumerate(facts, 1)]


def fact_view(document: str, ordinal: int, item: ReviewedFact) -> FactView:
    fact, level = item.fact, level_of(item.fact.confidence)
    return FactView(
        number=ordinal,
        kind=fact.kind,
        label=kind_label(fact.kind),
        caption=caption(fact.value),
        details=tuple(details(fact.value)),
        quote=" ".join(fact.quote.split()),
        page=fact.page,
        href=fact_address(document, fact),
        level=level,
        sure=labels.word(LEVELS, level),
        confidence=percent(fact.confidence),
        why=why_words(fact.why),
        key=fact_key(fact),
        review=review_view(item.review) if item.review else None,
        is_found=item.is_found,
    )


def level_of(confidence: float) -> str:
    """How sure a fact is, as one of LEVELS."""
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "doubtful"


def caption(value: FactValue) -> str:
    """A fact in a few words of the interface's language."""
    match value:
        case Goal():
            return " ".join(value.statement.split())
        case PartnerCity():
            return (
                f"{value.name} ({labels.country(value.country)})"
                if value.name and value.country
                else value.name or labels.country(value.country or "")
            )
        case Network():
            return value.name
        case DateSpan():
            return date_words(value)
        case Sdg():
            return labels.sdg(str(value.number))
        case Theme():
            return labels.theme(value.theme)


def details(value: FactValue) -> Iterable[str]:
    """What else a fact says, each in a few words."""
    match value:
        case Goal():
            yield from _goal_details(value)
        case PartnerCity():
            yield labels.word(labels.RELATIONS, value.relation)
            if value.status and value.status != "current":
                yield labels.word(labels.STATUSES, value.status)
            if value.since:
                yield _("since %(year)s", year=value.since)
            if value.via:
                yield _("through %(name)s", name=value.via)
        case DateSpan():
            yield labels.word(labels.DATE_ROLES, value.role)
            if value.inferred:
                yield _("year inferred from the document's date")


def _goal_details(goal: Goal) -> Iterable[str]:
    if goal.target_year:
        yield _("by %(year)s", year=goal.target_year)
    if goal.amount is not None:
        yield " ".join((number(goal.amount), goal.unit or "")).strip()
    if goal.baseline:
        yield _("compared with %(baseline)s", baseline=goal.baseline)
    yield from (labels.theme(theme) for theme in goal.themes)
    yield from (labels.sdg(str(n)) for n in goal.sdgs)


def date_words(value: DateSpan) -> str:
    """A date as precisely as it was given: a day, a month, a year, or from when to when."""
    try:
        first, last = date.fromisoformat(value.start), date.fromisoformat(value.end)
    except ValueError:
        return f"{value.start} – {value.end}"
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return month(first) if value.precision == "month" else f"{day(first)} – {day(last)}"


@dataclass(frozen=True, slots=True)
class WaitingView:
    """What was said of a fact that no longer stands in the text."""

    label: str
    caption: str
    page: int
    review: ReviewView


def waiting_views(reviews: Iterable[Review]) -> list[WaitingView]:
    return [WaitingView(kind_label(r.fact.kind), caption(r.said), r.fact.page, review_view(r)) for r in reviews]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A fact that came, went or says something else since the finders ran last."""

    label: str
    page: int
    quote: str
    words: str


def difference_views(differences: Iterable[Difference]) -> list[DifferenceView]:
    return [DifferenceView(kind_label(each.kind), each.page, " ".join(each.quote.split()), _difference(each)) for each in differences]


def _difference(each: Difference) -> str:
    if each.before is None:
        return _("new")
    return _("gone") if each.after is None else _("now described otherwise")


def fact_json(ordinal: int, item: ReviewedFact) -> dict[str, object]:
    """A fact for programs: everything that is known of it, and what a person said of it."""
    fact = item.fact
    return {
        "number": ordinal,
        "key": fact_key(fact),
        "kind": fact.kind,
        "page": fact.page,
        "caption": KINDS[fact.kind].caption(fact.value),
        "inferred": isinstance(fact.value, DateSpan) and fact.value.inferred,
        "review": review_json(item.review),
        "found": item.is_found,
        **asdict(fact),
    }
