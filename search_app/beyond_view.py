"""From places, similar documents and suggestions to what is shown of them, and their JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus import places, vocabulary
from corpus.model import Document
from index.engine import Found
from index.search import Passage, Similar, SimilarHit, Suggestion
from search_app.languages import N_, _
from search_app.marked import snippet_pieces
from search_app.question import Question, address, page_numbers
from search_app.search_view import Snippet, found_address, head_line, last_page, place_address

PER_PAGE = 20
KINDS: Mapping[str, str] = {
    "word": "",
    "concept": N_("same meaning"),
    "municipality": N_("municipality"),
    "place": N_("place"),
    "title": N_("document"),
}


@dataclass(frozen=True, slots=True)
class SimilarCard:
    """A document like another: where it stands, what it shares, and its passages that share most."""

    document: str
    title: str
    href: str
    language: str | None
    facts: tuple[str, ...]
    shared: tuple[tuple[str, str], ...]
    snippets: tuple[Snippet, ...]


def found_page(document: Document, found: Sequence[Passage], question: Question) -> dict[str, object]:
    """One page of the places that answer."""
    last = last_page(len(found), PER_PAGE)
    shown = found[(question.page - 1) * PER_PAGE : question.page * PER_PAGE]
    return {
        "total": len(found),
        "snippets": [_snippet(document.id, passage, question) for passage in shown],
        "pages": [(n, found_address(document.id, question, n) if n else "") for n in page_numbers(min(question.page, last), last)],
        "last_page": last,
        "last_page_href": found_address(document.id, question, last),
    }


def _snippet(document: str, passage: Passage, question: Question) -> Snippet:
    pieces = snippet_pieces(passage.snippet, passage.marks, cut_before=passage.cut_before, cut_after=passage.cut_after)
    return Snippet(passage.page, place_address(document, passage, question), pieces)


def found_json(document: Document, found: Sequence[Passage], question: Question) -> dict[str, object]:
    """All the places."""
    return {
        "document": document.id,
        "title": document.head.title,
        "query": question.query,
        "total": len(found),
        "passages": _passages(found),
    }


def similar_cards(hits: Sequence[SimilarHit], documents: Mapping[str, Document], language: str) -> list[SimilarCard]:
    """The similar documents in order; one that was removed a moment ago is left out."""
    return [_similar_card(hit, documents[hit.document], language) for hit in hits if hit.document in documents]


def _similar_card(hit: SimilarHit, document: Document, language: str) -> SimilarCard:
    snippets = tuple(_snippet(hit.document, passage, Question()) for passage in hit.passages)
    shared = (
        (_("words"), ", ".join(hit.words)),
        (_("topics"), ", ".join(_concept(one, language) for one in hit.concepts)),
        (_("places"), ", ".join(_town(one) for one in hit.places)),
    )
    known = tuple((label, words) for label, words in shared if words)
    href = snippets[0].href if snippets else f"/documents/{hit.document}"
    return SimilarCard(hit.document, document.head.title, href, document.head.language, head_line(document), known, snippets)


def _concept(identifier: str, language: str) -> str:
    known = vocabulary.concept(identifier)
    return known.label(language) if known else identifier


def _town(identifier: str) -> str:
    known = places.place(identifier)
    return known.name if known else identifier


def similar_json(document: Document, alike: Similar, documents: Mapping[str, Document], place: Found | None) -> dict[str, object]:
    """The similar documents, and to which document or passage."""
    about: dict[str, object] = {"page": place.page, "start": place.start, "end": place.end} if place else {}
    lists = (("similar", alike.same_language), ("in_other_languages", alike.other_languages))
    return {"document": document.id, **about} | {
        name: [_hit_json(hit, documents[hit.document]) for hit in hits if hit.document in documents] for name, hits in lists
    }


def _hit_json(hit: SimilarHit, document: Document) -> dict[str, object]:
    head = document.head
    shared = {"words": list(hit.words), "concepts": list(hit.concepts), "places": list(hit.places)}
    about = {"document": hit.document, "file": document.name, "title": head.title, "language": head.language, "score": hit.score}
    return about | {"shared": shared, "passages": _passages(hit.passages)}


def _passages(passages: Sequence[Passage]) -> list[dict[str, object]]:
    return [
        {"page": p.page, "start": p.start, "end": p.end, "snippet": p.snippet, "marks": [list(mark) for mark in p.marks]} for p in passages
    ]


def suggestion_json(one: Suggestion) -> dict[str, object]:
    """A suggestion, what to say of it, and where a click on it leads."""
    note = " · ".join(part for part in (_(KINDS[one.kind]) if KINDS[one.kind] else "", one.note) if part)
    return {"text": one.text, "kind": one.kind, "note": note, "query": one.query, "href": _suggestion_address(one)}


def _suggestion_address(one: Suggestion) -> str:
    return f"/documents/{one.document}" if one.kind == "title" else address(Question(one.query))


def similar_address(document: str, page: int, start: int, end: int) -> str:
    """Where passages like this one are shown."""
    return f"/documents/{document}/pages/{page}/similar?{urlencode([('start', start), ('end', end)])}"
