"""Splitting a document that holds several, and taking that back: two forms for archivists."""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.archive import Archive
from ingest.limits import Limits
from search_app.splitting import pages_named, split_document, unite_document

SPLIT_TYPES = frozenset(("application/pdf", "image/tiff"))
"""What can be split."""


def blueprint(archive: Archive, limits: Limits) -> Blueprint:
    """The forms under `/documents/<id>`."""
    pages = Blueprint("parts", __name__)

    @pages.post("/documents/<document>/split")
    def split(document: str) -> AnyResponse:
        split_document(archive, document, pages_named(request.form.get("pages", "")), limits, by=request.remote_user)
        return redirect(url_for("desk.show", split=document), 303)

    @pages.post("/documents/<document>/unite")
    def unite(document: str) -> AnyResponse:
        unite_document(archive, document, by=request.remote_user)
        return redirect(url_for("documents.one", document=document), 303)

    return pages
