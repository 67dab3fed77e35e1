"""Undoing repairs and having them again: forms on a page and on a document; each makes a new reading at once."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from corpus import corrections
from corpus.archive import Archive
from corpus.model import Page
from search_app.forms import form_number
from search_app.reviews_view import SOMEBODY

ACTS: dict[str, tuple[Callable[[Page, int], Page], Callable[[Page], Page]]] = {
    "undo": (corrections.undo, corrections.undo_repairs),
    "redo": (corrections.redo, corrections.redo_all),
}
"""What is done to one edit of a page, and to all of them."""


def blueprint(archive: Archive) -> Blueprint:
    """The forms under `/documents/<id>` and its pages."""
    pages = Blueprint("repairs", __name__)

    @pages.post("/documents/<document>/pages/<int(max=999999):number>/<any(undo, redo):act>")
    def on_page(document: str, number: int, act: str) -> AnyResponse:
        _change_page(archive, document, number, act)
        query = urlencode([(name, value) for name in ("q", "repairs") if (value := request.form.get(name))] + [("said", act)])
        return redirect(f"/documents/{document}/pages/{number}?{query}#repairs", 303)

    @pages.post("/documents/<document>/pages/<int(max=999999):number>/<any(undo, redo):act>.json")
    def on_page_json(document: str, number: int, act: str) -> Response:
        return jsonify(reading=_change_page(archive, document, number, act))

    @pages.post("/documents/<document>/<any(undo, redo):act>")
    def everywhere(document: str, act: str) -> AnyResponse:
        _change_all(archive, document, act)
        return redirect(f"/documents/{document}?said={act}#reading", 303)

    @pages.post("/documents/<document>/<any(undo, redo):act>.json")
    def everywhere_json(document: str, act: str) -> Response:
        return jsonify(reading=_change_all(archive, document, act))

    return pages


def _change_page(archive: Archive, document: str, number: int, act: str) -> int:
    """One edit of a page, or all where the form names none; the number of the reading that there is then."""
    base, page = form_number("reading"), archive.page(document, number)
    one, every = ACTS[act]
    start = form_number("start") if "start" in request.form else None
    changed = every(page) if start is None else one(page, start)
    which = "all repairs" if start is None else f"the edit at {start}"
    return _revise(archive, document, [changed] if changed != page else [], base, f"{act} {which} on page {number}")


def _change_all(archive: Archive, document: str, act: str) -> int:
    base, old = form_number("reading"), archive.reading(document).pages
    changed = [new for page in old if (new := ACTS[act][1](page)) != page]
    return _revise(archive, document, changed, base, f"{act} all repairs")


def _revise(archive: Archive, document: str, changed: list[Page], base: int, why: str) -> int:
    """The number of the reading that there is then. Raises StaleReading, also where there is nothing to change."""
    if not changed:
        archive.check_current(document, base)
        return base
    return archive.revise(document, changed, base=base, by=request.remote_user or SOMEBODY, why=why)
