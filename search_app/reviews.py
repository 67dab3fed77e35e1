"""Saying that a fact is right or wrong, and taking that back: one form for all facts of a page, a button for each."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from corpus.archive import Archive
from corpus.errors import UnknownFact, UsageError
from corpus.reviews import Settled, Verdict
from search_app.facts_view import caption
from search_app.forms import form_number
from search_app.reviews_view import SOMEBODY, Said, item_of_key, said_of

VERDICTS: tuple[Verdict, ...] = ("confirmed", "rejected", "withdrawn")
"""What a button can say; each is the name of a field that holds the fact's key."""


def blueprint(archive: Archive) -> Blueprint:
    """The form under `/documents/<id>/facts`."""
    pages = Blueprint("reviews", __name__)

    @pages.post("/documents/<document>/facts")
    def note(document: str) -> AnyResponse:
        page = f"/pages/{archive.page(document, form_number('page')).number}" if request.form.get("page") else ""
        _, verdict, key = _note(archive, document)
        pairs = [("q", query)] if (query := request.form.get("q")) else []
        return redirect(f"/documents/{document}{page}?{urlencode([*pairs, ('said', verdict), ('about', key)])}#said", 303)

    @pages.post("/documents/<document>/facts.json")
    def note_json(document: str) -> Response:
        number, verdict, key = _note(archive, document)
        return jsonify(review=number, verdict=verdict, fact=key)

    return pages


def said_here(settled: Settled) -> Said | None:
    """What a person has just said, by the address of the page; None where that fact is no longer there, or something else holds of it."""
    verdict, key = request.args.get("said", ""), request.args.get("about", "")
    item = item_of_key(settled, key) if verdict in VERDICTS else None
    if item is None or (item.review.verdict if item.review else "withdrawn") != verdict:
        return None
    return said_of(settled, verdict, key, caption(item.fact.value))


def _note(archive: Archive, document: str) -> tuple[int, Verdict, str]:
    """Keeps what the form says; the number of the review, the verdict and the key of the fact."""
    said = [(verdict, key) for verdict in VERDICTS if (key := request.form.get(verdict))]
    if len(said) != 1:
        raise UsageError("the form does not say what is meant of which fact")
    verdict, key = said[0]
    base = form_number("reading")
    archive.check_current(document, base)
    item = item_of_key(archive.settled(document), key)
    if item is None:
        raise UnknownFact(f"document {document} has no such fact (any more)")
    return archive.review(document, item.fact, verdict, base=base, by=request.remote_user or SOMEBODY), verdict, key
