"""Searching: the front page, the results, and their JSON twin."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request

from corpus.archive import Archive
from corpus.model import Document
from index.engine import Filters
from index.search import Answer, Searcher
from search_app import search_view as view
from search_app import understood_view
from search_app.additions_view import added_switches, off_switches, seen_at_once
from search_app.examples import Examples
from search_app.languages import current_language
from search_app.levels_view import decade_branches, place_branches
from search_app.notes_view import literal_href, note_lines
from search_app.question import Question, address, filter_count, has_days, page_numbers, read_question
from search_app.years_view import year_bars, year_links


def blueprint(archive: Archive, searcher: Searcher) -> Blueprint:
    """The pages under `/` and `/search`."""
    pages = Blueprint("search", __name__)
    examples = Examples(searcher)

    @pages.get("/")
    def front() -> str:
        everything = searcher.search("", Filters(), limit=1)
        return render_template(
            "front.html",
            question=Question(),
            total=everything.total,
            facets=view.facet_views(everything.facets, Question(), everything.total),
            places=place_branches(everything.facets.get("place", ()), Question()),
            examples=examples.of(current_language(), archive.last_change(), everything),
        )

    @pages.get("/search")
    def results() -> str:
        question = read_question(request.args)
        answer, documents = _ask(archive, searcher, question)
        return render_template("search.html", **_page(question, answer, documents))

    @pages.get("/search.json")
    def results_json() -> Response:
        question = read_question(request.args)
        answer, documents = _ask(archive, searcher, question)
        return jsonify(view.page_json(answer, documents, question))

    return pages


def _ask(archive: Archive, searcher: Searcher, question: Question) -> tuple[Answer, dict[str, Document]]:
    offset = (question.page - 1) * view.PER_PAGE
    answer = searcher.search(
        question.query, question.filters, sort=question.sort, offset=offset, limit=view.PER_PAGE, without=question.without
    )
    found = archive.documents([hit.document for hit in answer.hits])
    return answer, {document.id: document for document in found}


def _page(question: Question, answer: Answer, documents: dict[str, Document]) -> dict[str, object]:
    added = added_switches(answer, question)
    return {
        "question": question,
        "answer": answer,
        "cards": view.cards(answer, documents, question),
        "facets": view.facet_views(answer.facets, question, answer.total),
        "places": place_branches(answer.facets.get("place", ()), question),
        "decades": decade_branches(answer.facets.get("date", ()), question),
        "has_dates": bool(question.filters.date) or has_days(question.filters),
        "years": year_links(answer.facets.get("year", ()), question),
        "bars": year_bars(answer.facets.get("year", ()), question),
        "tags": view.filter_tags(question),
        "understood": understood_view.part_views(answer, question),
        "answers": understood_view.answer_views(answer, documents),
        "added": added,
        "seen_added": seen_at_once(added),
        "switched_off": off_switches(question),
        "suggestion": view.suggestion(answer, question),
        "notes": note_lines(answer, question),
        "literal_href": literal_href(answer, question),
        "sorts": view.sort_links(question),
        "filter_count": filter_count(question.filters),
        "without_filters": view.without_filters(question),
        "hidden_filters": view.hidden_fields(question, "q", "without"),
        "hidden_years": view.hidden_fields(question, "year_from", "year_to"),
        "hidden_days": view.hidden_fields(question, "date_from", "date_to"),
        "hidden_page": view.hidden_fields(question),
        "pages": [(n, address(view.at_page(question, n)) if n else "") for n in page_numbers(question.page, view.last_page(answer.total))],
        "last_page": view.last_page(answer.total),
        "last_page_href": address(view.at_page(question, view.last_page(answer.total))),
    }
