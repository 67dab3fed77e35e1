"""What the search understood of a question, each part with its switch, and the facts that answer it, each with its proof."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from corpus import vocabulary
from corpus.facts import KINDS
from corpus.model import DateSpan, Document, Fact, PartnerCity
from corpus.words import fold
from index.search import Answer, AnswerFact, Part
from search_app import labels
from search_app.fact_keys import fact_address
from search_app.facts_view import SHORT_KINDS, caption, date_words, details, kind_label, level_of
from search_app.languages import _, current_language
from search_app.question import Question, address, switched

SEEN_SHORT, SEEN_LONG = 5, 3
"""So many facts of a word or two, or of a sentence, are seen at once; the rest is folded away."""
LONGEST = 220
"""Characters of a fact in the list; the whole of it stands where its link leads."""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of a question as it was understood: its words here, those that it was read from, and where a click leaves it out."""

    label: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A fact that answers: what it says, who says so, and where it is proved."""

    kind: str
    caption: str
    language: str | None
    details: tuple[str, ...]
    source: str
    page: int
    href: str
    more: int
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """The facts seen at once and those folded away."""

    seen: tuple[AnswerView, ...]
    folded: tuple[AnswerView, ...]

    @property
    def count(self) -> int:
        return len(self.seen) + len(self.folded)


def part_views(answer: Answer, question: Question) -> list[PartView]:
    """What was understood, the kind of fact first."""
    return [PartView(part_label(part), part.words, address(switched(question, part.key))) for part in answer.understood]


def part_label(part: Part) -> str:
    return aspect_label(part.aspect, part.value)


def aspect_label(aspect: str, value: str) -> str:
    """A part of a question in the words of the interface."""
    words = _ASPECTS.get(aspect)
    return words(value) if words else value


def _concept(identifier: str) -> str:
    concept = vocabulary.concept(identifier)
    if identifier in vocabulary.THEMES:
        return labels.theme(identifier)
    return concept.label(current_language()) if concept else identifier


def _name(identifier: str) -> str:
    """A network by its name, which begins with a capital also where the vocabulary writes it small."""
    name = _concept(identifier)
    return name if name == identifier else name[:1].upper() + name[1:]


def _years(value: str) -> str:
    first, dots, last = value.partition("..")
    if not dots:
        return _("when")
    if first == last:
        return first
    if not first:
        return _("by %(year)s", year=last)
    return f"{first}–{last}" if last else _("from %(year)s", year=first)


def _since(value: str) -> str:
    return _("tie since: %(years)s", years=_years(value)) if ".." in value else _("since when, until when")


def _days(value: str) -> str:
    first, dots, last = value.partition("..")
    return date_words(DateSpan(first, last, "range", "reference")) if dots else _("when")


_ASPECTS: Mapping[str, Callable[[str], str]] = {
    "kind": lambda value: kind_label(value, 2) if value in KINDS else value,
    "status": lambda value: labels.word(labels.STATUSES, value),
    "relation": lambda _value: _("any kind of tie"),
    "country": labels.country,
    "of": lambda value: _("documents from %(country)s", country=labels.country(value)),
    "about": _concept,
    "network": _name,
    "sdg": labels.sdg,
    "years": _years,
    "since": _since,
    "role": lambda value: labels.word(labels.DATE_ROLES, value),
    "when": _days,
}


def answer_views(answer: Answer, documents: Mapping[str, Document]) -> Answers:
    """The facts that answer, of documents that are still there."""
    asked = {fold(part.value) for part in answer.understood if part.aspect in ("place", "network")}
    views = tuple(_view(one, documents[one.document], asked) for one in answer.facts if one.document in documents)
    most = SEEN_SHORT if all(view.kind in SHORT_KINDS for view in views) else SEEN_LONG
    seen = len(views) if len(views) <= most + 2 else most
    return Answers(views[:seen], views[seen:])


def _view(answer: AnswerFact, document: Document, asked: Set[str]) -> AnswerView:
    fact, head = answer.fact, document.head
    said, says = caption(fact.value), head.issuer or head.municipality
    if says and is_asked(fact, asked):
        said, says = f"{says} – {said}", None  # who has this network or partner is what the question is about
    return AnswerView(
        kind=fact.kind,
        caption=said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …",
        language=head.language if fact.kind in ("goal", "network") else None,
        details=tuple(detail for detail in details(fact.value) if fact.kind != "goal" or not _is_theme(detail)),
        source=", ".join(filter(None, (says, head.title))),
        page=fact.page,
        href=fact_address(answer.document, fact),
        more=answer.more,
        is_unsure=level_of(fact.confidence) == "doubtful",
    )


def is_asked(fact: Fact, asked: Set[str]) -> bool:
    """Whether the fact names only what the question named already: a network, or the town whose partners are asked for."""
    if isinstance(fact.value, PartnerCity):
        return fold(fact.value.name or "") in asked
    return fact.kind == "network" and bool(asked)


def _is_theme(detail: str) -> bool:
    return detail in {labels.theme(theme) for theme in vocabulary.THEMES}
