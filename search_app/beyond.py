"""What lies beyond a page of results: all places of a document that answer, what is like a document or a passage, and completions."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request

from corpus.archive import Archive
from corpus.model import Document
from index.engine import Found
from index.search import Searcher, Similar
from search_app import beyond_view as view
from search_app.languages import current_language
from search_app.question import read_question

A_MINUTE = 60


def blueprint(archive: Archive, searcher: Searcher) -> Blueprint:
    """The pages `/documents/<id>/found`, `/documents/<id>/similar` and the same of a page, and `/complete.json`."""
    pages = Blueprint("beyond", __name__)

    @pages.get("/complete.json")
    def complete() -> Response:
        typed = request.args.get("q", "")
        answer = jsonify(query=typed, suggestions=[view.suggestion_json(one) for one in searcher.suggestions(typed, current_language())])
        answer.cache_control.private = True
        answer.cache_control.max_age = A_MINUTE
        answer.vary.update(("Accept-Language", "Cookie"))
        return answer

    @pages.get("/documents/<document>/found")
    def found(document: str) -> str:
        known, question = archive.document(document), read_question(request.args)
        places = searcher.found_in(document, question.query, without=question.without)
        return render_template("found.html", document=known, question=question, **view.found_page(known, places, question))

    @pages.get("/documents/<document>/found.json")
    def found_json(document: str) -> Response:
        known, question = archive.document(document), read_question(request.args)
        places = searcher.found_in(document, question.query, without=question.without)
        return jsonify(view.found_json(known, places, question))

    @pages.get("/documents/<document>/similar")
    def similar(document: str) -> str:
        return _similar_page(archive.document(document), searcher.similar(document), None, "")

    @pages.get("/documents/<document>/similar.json")
    def similar_json(document: str) -> Response:
        return _similar_json(archive.document(document), searcher.similar(document), None)

    @pages.get("/documents/<document>/pages/<int(max=999999):number>/similar")
    def similar_to_place(document: str, number: int) -> str:
        known, (place, quote) = archive.document(document), _place(archive, document, number)
        return _similar_page(known, searcher.similar(document, place), place, quote)

    @pages.get("/documents/<document>/pages/<int(max=999999):number>/similar.json")
    def similar_to_place_json(document: str, number: int) -> Response:
        known, (place, _) = archive.document(document), _place(archive, document, number)
        return _similar_json(known, searcher.similar(document, place), place)

    def _similar_page(known: Document, alike: Similar, place: Found | None, quote: str) -> str:
        documents = _documents(alike)
        own = view.similar_cards(alike.same_language, documents, current_language())
        others = view.similar_cards(alike.other_languages, documents, current_language())
        return render_template("similar.html", document=known, own=own, others=others, place=place, quote=quote)

    def _similar_json(known: Document, alike: Similar, place: Found | None) -> Response:
        return jsonify(view.similar_json(known, alike, _documents(alike), place))

    def _documents(alike: Similar) -> dict[str, Document]:
        ids = [hit.document for hit in (*alike.same_language, *alike.other_languages)]
        return {document.id: document for document in archive.documents(ids)}

    return pages


def _place(archive: Archive, document: str, number: int) -> tuple[Found, str]:
    """The passage that the address names, else the whole page, and its words."""
    text = archive.page(document, number).text
    start, end = (_number(request.args.get(name)) for name in ("start", "end"))
    if start is None or end is None or not start < end <= len(text):
        return Found(number, 0, len(text), 0.0), ""
    return Found(number, start, end, 0.0), text[start:end]


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None
