"""One page of a document: its picture and its text with the words marked, and the way to the next place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.archive import Archive
from corpus.model import Fact, Page
from corpus.reviews import Settled
from index.search import Searcher
from search_app import documents_view
from search_app import page_view as view
from search_app.beyond_view import similar_address
from search_app.fact_keys import fact_address, fact_key
from search_app.facts_view import FactGroup, fact_json, fact_views, groups_of, kind_label
from search_app.places_in import Place, Places, current
from search_app.question import Question, read_question
from search_app.repairs_view import other_rows, repair_marks, repair_rows
from search_app.reviews import said_here
from search_app.why_words import why_words

PICTURE_SECONDS = 24 * 3600
AROUND = 300
"""Characters before and behind a place that belong to its passage."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where one stands among the places of a query or the facts of a kind, and the way to the neighbours."""

    label: str
    position: int
    total: int
    previous: str | None
    following: str | None


def blueprint(archive: Archive, searcher: Searcher) -> Blueprint:
    """The pages under `/documents/<id>/pages`."""
    pages = Blueprint("reading_room", __name__)
    places = Places(archive, searcher)

    @pages.get("/documents/<document>/pages/<int(max=999999):number>")
    def page(document: str, number: int) -> str | AnyResponse:
        known = archive.document(document)
        if known.reading is None:  # its own page says how far it is
            return redirect(url_for("documents.one", document=document))
        shown, settled = archive.page(document, number), archive.settled(document)
        facts = settled.facts
        question = read_question(request.args)
        found = places.of(known, question.query, question.without)
        fact = _chosen_fact(facts, number)
        here = None if fact else current(found, number, _at())
        hits = places.marks(known, shown, question.query, question.without)
        marks = view.page_marks(shown, hits, None if here is None else found[here], facts, fact)
        with_repairs = "repairs" in request.args
        boxes = view.rectangles(shown, marks) if shown.has_image else []
        return render_template(
            "page.html",
            document=known,
            page=shown,
            question=question,
            groups=view.grouped(view.text_blocks(shown, [*marks, *(repair_marks(shown) if with_repairs else [])])),
            rectangles=boxes,
            anchor=view.anchor(marks),
            anchor_is_on_picture=any(box.is_here for box in boxes),
            walk=_fact_walk(known.id, facts, fact) if fact else _hit_walk(known.id, question, found, here, number),
            facts=_facts_here(document, settled, number),
            chosen=fact,
            why=why_words(facts[fact - 1].why) if fact else "",
            pages_with_places={place.page for place in found},
            how_read=view.how_read(shown),
            warnings=view.warnings_of(shown),
            repairs=repair_rows(shown),
            with_repairs=with_repairs,
            said=request.args.get("said", ""),
            review=said_here(settled),
            edits=other_rows(shown),
            carried=_carried(question, with_repairs),
            switch=f"{request.path}{_carried(question, not with_repairs)}#repairs",
            similar=_similar_address(known.id, shown, None if here is None else found[here]),
        )

    @pages.get("/documents/<document>/pages/<int(max=999999):number>.json")
    def page_json(document: str, number: int) -> Response:
        known, shown, question = archive.document(document), archive.page(document, number), read_question(request.args)
        marks, found = places.marks(known, shown, question.query, question.without), _facts_json(archive.settled(document), number)
        return jsonify({"document": document, **documents_view.page_json(shown), "marks": [list(mark) for mark in marks], "facts": found})

    @pages.get("/documents/<document>/pages/<int(max=999999):number>/image")
    def image(document: str, number: int) -> AnyResponse:
        path = archive.page_image(document, number)
        if path is None:
            abort(404)
        return send_file(path.resolve(), mimetype="image/webp", conditional=True, max_age=PICTURE_SECONDS)

    return pages


def _facts_here(document: str, settled: Settled, page: int) -> list[FactGroup]:
    """The facts of this page by kind, numbered as in the whole document."""
    views, facts = fact_views(document, settled.standing), settled.facts
    return groups_of([view for view in views if any(span.page == page for span in facts[view.number - 1].spans)])


def _facts_json(settled: Settled, page: int) -> list[dict[str, object]]:
    items = enumerate(settled.standing, 1)
    return [fact_json(number, item) for number, item in items if any(span.page == page for span in item.fact.spans)]


def _at() -> int:
    text = request.args.get("at", "0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _chosen_fact(facts: Sequence[Fact], page: int) -> int | None:
    """The number of the fact that the address names: by its key, or in older addresses by its number."""
    text = request.args.get("fact", "")
    if text.isascii() and text.isdecimal() and len(text) < 10:
        ordinal = int(text)
    else:
        ordinal = next((i for i, fact in enumerate(facts, 1) if text and fact_key(fact) == text), 0)
    return ordinal if 1 <= ordinal <= len(facts) and any(span.page == page for span in facts[ordinal - 1].spans) else None


def _carried(question: Question, with_repairs: bool) -> str:
    """The part of an address that keeps the query, and whether repairs are shown, when turning the page."""
    pairs = [("q", question.query)] * bool(question.query) + [("without", key) for key in question.without]
    pairs += [("repairs", "1")] * with_repairs
    return f"?{urlencode(pairs)}" if pairs else ""


def _similar_address(document: str, page: Page, place: Place | None) -> str:
    """Where passages are shown that are like the one around a place, or like the whole page."""
    if place is None:
        return f"/documents/{document}/pages/{page.number}/similar"
    return similar_address(document, page.number, max(0, place.start - AROUND), min(len(page.text), place.end + AROUND))


def _hit_walk(document: str, question: Question, found: Sequence[Place], here: int | None, page: int) -> Walk | None:
    """The neighbours of this place; on a page without any, the last place before it and the first after it."""
    if not found:
        return None
    before = [i for i, place in enumerate(found) if (i < here if here is not None else place.page < page)]
    after = [i for i, place in enumerate(found) if (i > here if here is not None else place.page > page)]
    pairs = [("q", question.query), *(("without", key) for key in question.without)]

    def way(i: int) -> str:
        return f"/documents/{document}/pages/{found[i].page}?{urlencode([*pairs, ('at', str(found[i].start))])}#here"

    position = 0 if here is None else here + 1
    return Walk(question.query, position, len(found), way(before[-1]) if before else None, way(after[0]) if after else None)


def _fact_walk(document: str, facts: Sequence[Fact], chosen: int) -> Walk:
    kind = facts[chosen - 1].kind
    same = [i for i, fact in enumerate(facts, 1) if fact.kind == kind]
    at = same.index(chosen)
    ways = [fact_address(document, facts[i - 1]) for i in same]
    return Walk(kind_label(kind), at + 1, len(same), ways[at - 1] if at else None, ways[at + 1] if at + 1 < len(ways) else None)
