"""From an answer of the search to what its page shows, and to the JSON of the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from math import ceil
from urllib.parse import urlencode

from corpus.model import Document
from index.engine import FACETS, UNKNOWN, FacetValue, Filters, Sort
from index.search import Answer, AnswerHit, Passage
from search_app import labels
from search_app.additions_view import reasons
from search_app.answer_json import answer_json
from search_app.languages import _, day, language_name
from search_app.marked import Piece, snippet_pieces
from search_app.question import SORTS, Question, address, address_with, chosen, has_days, has_years, narrowed, pairs_of, toggled, turned

PER_PAGE = 10
SNIPPETS = 2
SHOWN_VALUES = 5
"""Values of a facet that are seen at once; the rest is behind "more"."""
MOST_VALUES = 100
"""Values behind "more"; the page says how many rarer ones are left out."""
OF_THEIR_OWN = frozenset({"year", "place", "date"})
"""Facets that are shown otherwise: as a chart, or in two levels."""
WITHIN_PLACES = frozenset({"municipality", "country"})
"""Facets that the places hold, shown only where an address has chosen from them."""
FOLDED = frozenset({"sdg", "partner", "network"})
"""Facets beside the results that are folded until one of their values is chosen."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something to click: its words, where it leads, and how many documents stand there."""

    label: str
    href: str
    count: int = 0
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values seen at once and those behind "more"; `left_out` are so many rare ones that only the data hold."""

    name: str
    label: str
    values: tuple[Link, ...]
    more: tuple[Link, ...]
    is_folded: bool
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a result: where it stands and its text with the words marked."""

    page: int
    href: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A document that answers."""

    document: str
    title: str
    href: str
    facts: tuple[str, ...]
    page: int
    language: str | None
    snippets: tuple[Snippet, ...]
    more: int
    more_href: str
    alike_href: str
    why: tuple[tuple[str, str], ...]


def cards(answer: Answer, documents: Mapping[str, Document], question: Question) -> list[Card]:
    """The results in order; a document that was removed a moment ago is left out."""
    return [_card(hit, documents[hit.document], question, answer) for hit in answer.hits if hit.document in documents]


def _card(hit: AnswerHit, document: Document, question: Question, answer: Answer) -> Card:
    snippets = tuple(
        Snippet(
            p.page,
            place_address(hit.document, p, question),
            snippet_pieces(p.snippet, p.marks, cut_before=p.cut_before, cut_after=p.cut_after),
        )
        for p in hit.passages[:SNIPPETS]
    )
    return Card(
        document=hit.document,
        title=document.head.title,
        href=snippets[0].href,
        facts=head_line(document),
        page=hit.passages[0].page,
        language=document.head.language,
        snippets=snippets,
        more=hit.more + max(0, len(hit.passages) - SNIPPETS),
        more_href=found_address(hit.document, question),
        alike_href=f"/documents/{hit.document}/similar",
        why=reasons(hit.why, question.query, answer.added, document.head.language),
    )


def head_line(document: Document) -> tuple[str, ...]:
    """Municipality or issuer, type, year and language of a document, as far as they are known."""
    head = document.head
    parts = (
        head.issuer or head.municipality,
        labels.word(labels.TYPES, head.type),
        year_words(document),
        language_name(head.language) if head.language else None,
    )
    return tuple(part for part in parts if part)


def year_words(document: Document) -> str:
    """The year or period of a document; that it is unknown is said too."""
    head = document.head
    if head.period:
        return f"{head.period[0]}–{head.period[1]}"
    return str(head.year) if head.year else _("Year unknown")


def place_address(document: str, passage: Passage, question: Question) -> str:
    """The page of a passage with the words marked, at the first of them."""
    at = passage.start + (passage.marks[0][0] if passage.marks else 0)
    pairs = [("q", question.query), *(("without", key) for key in question.without), ("at", str(at))]
    return f"/documents/{document}/pages/{passage.page}?{urlencode(pairs)}#here"


def found_address(document: str, question: Question, page: int = 1) -> str:
    """Where all places of a document stand that answer the question."""
    asked = Question(question.query, without=question.without, page=page)
    return address(asked, f"/documents/{document}/found")


def facet_views(facets: Mapping[str, Sequence[FacetValue]], question: Question, total: int) -> list[FacetView]:
    """The facets that are plain lists, without those that cannot narrow the results any further.

    A chosen value stays visible even where nothing is left of it.
    """
    shown = (name for name in FACETS if name not in OF_THEIR_OWN and (name not in WITHIN_PLACES or chosen(question.filters, name)))
    views = (_facet_view(name, facets.get(name, ()), question) for name in shown)
    return [view for view in views if any(link.is_chosen or link.count < total for link in view.values)]


def _facet_view(name: str, found: Sequence[FacetValue], question: Question) -> FacetView:
    picked = chosen(question.filters, name)
    counts = dict.fromkeys(picked, 0) | {v.value: v.count for v in found}
    ordered = sorted(counts, key=lambda value: (value not in picked, value == UNKNOWN, -counts[value]))
    seen = max(SHOWN_VALUES, len(picked))
    links = tuple(facet_link(name, value, counts[value], question) for value in ordered[: seen + MOST_VALUES])
    is_folded = name in FOLDED and not picked
    return FacetView(name, _(labels.FACETS[name]), links[:seen], links[seen:], is_folded, len(ordered) - len(links))


def facet_link(name: str, value: str, count: int, question: Question) -> Link:
    """A value of a facet that adds itself to the filters, or takes itself away."""
    label, is_chosen = labels.facet_value(name, value), value in chosen(question.filters, name)
    href = address(toggled(question, name, value)) if is_chosen else address_with(question, name, value)
    return Link(label, href, count, is_chosen)


def filter_tags(question: Question) -> list[Link]:
    """The chosen filters, each leading to the question without it."""
    filters = question.filters
    tags = [Link(_tag(name, value), address(toggled(question, name, value))) for name in FACETS for value in chosen(filters, name)]
    if has_years(filters):
        wider = narrowed(question, replace(filters, year_from=None, year_to=None))
        tags.append(Link(f"{_('Year')}: {_years(filters)}", address(wider)))
    if has_days(filters):
        wider = narrowed(question, replace(filters, date_from=None, date_to=None))
        tags.append(Link(f"{_('Dates in the text')}: {_day(filters.date_from)} – {_day(filters.date_to)}", address(wider)))
    if filters.added_from:
        wider = narrowed(question, replace(filters, added_from=None))
        tags.append(Link(_("Added since %(day)s", day=_day(filters.added_from)), address(wider)))
    return tags


def _years(filters: Filters) -> str:
    first, last = filters.year_from, filters.year_to
    return str(first) if first == last else f"{first or ''}–{last or ''}"


def _tag(name: str, value: str) -> str:
    """A chosen value after the name of its filter; "year unknown" says both."""
    words = labels.facet_value(name, value)
    return words if (name, value) == ("year", UNKNOWN) else f"{_(labels.FACETS[name])}: {words}"


def _day(iso: str | None) -> str:
    return day(date.fromisoformat(iso)) if iso else "…"


def suggestion(answer: Answer, question: Question) -> Link | None:
    """The query that was probably meant."""
    if not answer.suggestion:
        return None
    return Link(answer.suggestion, address(replace(question, query=answer.suggestion, page=1, without=())))


def sort_links(question: Question) -> list[Link]:
    """The orders to choose from; the one that is chosen can be turned round."""
    base: list[Sort] = [sort for sort in SORTS if not sort.startswith("-")]
    shown = [one for sort in base for one in ((sort, turned(sort)) if question.sort in (sort, turned(sort)) else (sort,))]
    return [
        Link(_(labels.SORTS[sort]), address(replace(question, sort=sort, page=1)), is_chosen=sort == question.sort)
        for sort in dict.fromkeys(shown)
    ]


def at_page(question: Question, page: int) -> Question:
    return replace(question, page=page)


def last_page(total: int, per_page: int = PER_PAGE) -> int:
    return max(1, ceil(total / per_page))


def without_filters(question: Question) -> str:
    """The address of the same question without any filter."""
    return address(narrowed(question, Filters()))


def hidden_fields(question: Question, *leave_out: str) -> list[tuple[str, str]]:
    """The parameters that a form must carry along besides its own fields."""
    return [(name, value) for name, value in pairs_of(question) if name not in (*leave_out, "page")]


def page_json(answer: Answer, documents: Mapping[str, Document], question: Question) -> dict[str, object]:
    """The answer in its fixed form, and which page of it this is; what the address held in vain stands among the notes."""
    ignored = [{"code": "ignored_parameter", "about": name} for name in question.ignored]
    notes = [asdict(note) for note in answer.notes] + ignored
    return answer_json(answer, documents) | {"notes": notes, "page": question.page, "pages": last_page(answer.total)}
