"""Documents: the list of all, one document, its original, and taking it out of the archive."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from corpus.archive import Archive
from corpus.errors import UnknownDocument, UsageError
from corpus.model import Document
from search_app import documents_view as view
from search_app.facts_view import difference_views, fact_views, groups_of, waiting_views
from search_app.languages import LANGUAGES
from search_app.names import download_name
from search_app.parts import SPLIT_TYPES
from search_app.question import page_numbers, read_question
from search_app.reading_view import summary
from search_app.reviews import said_here

SANDBOX = "sandbox; default-src 'none'"


def blueprint(archive: Archive) -> Blueprint:
    """The pages under `/documents`."""
    pages = Blueprint("documents", __name__)

    @pages.get("/documents")
    def every() -> str:
        order, number = _order(), read_question(request.args).page
        documents = view.ordered(archive.documents(), order)
        return render_template("documents.html", **_list_page(documents, order, number))

    @pages.get("/documents.json")
    def every_json() -> Response:
        number = read_question(request.args).page
        documents = view.ordered(archive.documents(), _order())
        return jsonify(total=len(documents), page=number, documents=[view.document_json(d) for d in _slice(documents, number)])

    @pages.get("/documents/<document>")
    def one(document: str) -> str:
        return render_template("document.html", with_why="why" in request.args, **_document_page(_load(archive, document)))

    @pages.get("/documents/<document>.json")
    def one_json(document: str) -> Response:
        return jsonify(view.full_json(_load(archive, document)))

    @pages.get("/documents/<document>/original")
    def original(document: str) -> AnyResponse:
        known = archive.document(document)
        response = send_file(
            archive.original(document).resolve(),  # Flask would look for a relative path in its own folder
            mimetype=known.media_type or "application/octet-stream",
            as_attachment=True,
            download_name=download_name(known.name),
            etag=known.sha256,
        )
        response.headers["Content-Security-Policy"] = SANDBOX
        return response

    @pages.post("/documents/<document>/reread")
    def reread(document: str) -> AnyResponse:
        archive.reread(document, language=_named_language(), by=request.remote_user)
        return redirect(url_for("weak.show" if request.form.get("from") == "weak" else "desk.show"), 303)

    @pages.get("/documents/<document>/remove")
    def confirm_removal(document: str) -> str:
        return render_template("remove.html", document=archive.document(document))

    @pages.post("/documents/<document>/remove")
    def remove(document: str) -> AnyResponse:
        title = archive.document(document).head.title
        archive.remove(document)
        return redirect(url_for("desk.show", removed=title), 303)

    return pages


def _named_language() -> str | None:
    """The language that a person says a document is in; None for “as found”."""
    language = request.form.get("language", "")
    if language and language not in LANGUAGES:
        raise UsageError("documents are read in Danish, German or English")
    return language or None


def _order() -> str:
    order = request.args.get("sort", "")
    return order if order in view.ORDERS else "added"


def _slice(documents: list[Document], number: int) -> list[Document]:
    return documents[(number - 1) * view.PER_LIST : number * view.PER_LIST]


def _list_page(documents: list[Document], order: str, number: int) -> dict[str, object]:
    last = max(1, -(-len(documents) // view.PER_LIST))
    return {
        "documents": _slice(documents, number),
        "total": len(documents),
        "order": order,
        "orders": view.ORDERS,
        "page": number,
        "last_page": last,
        "pages": [(n, url_for("documents.every", sort=order, page=n) if n else "") for n in page_numbers(min(number, last), last)],
    }


def _load(archive: Archive, document: str) -> view.Whole:
    known = archive.document(document)
    job = next(iter(archive.jobs([document])), None)
    if known.reading is None:
        return view.Whole(known, job)
    try:
        reading, settled = archive.reading(document, with_words=False), archive.settled(document)
        return view.Whole(known, job, reading, settled, archive.differences(document))
    except UnknownDocument:  # removed between the two questions
        return view.Whole(archive.document(document), job)


def _document_page(whole: view.Whole) -> dict[str, object]:
    document, reading, settled = whole.document, whole.reading, whole.settled
    lines = view.contents(reading) if reading else []
    return {
        "document": document,
        "rows": view.metadata(document),
        "lines": lines,
        "warnings": view.reading_warnings(reading, lines) if reading else [],
        "how": summary(reading) if reading else None,
        "has_pictures": any(line.has_image for line in lines),
        "said": request.args.get("said", ""),
        "can_be_split": document.pages > 1 and document.media_type in SPLIT_TYPES,
        "groups": groups_of(fact_views(document.id, settled.standing)),
        "rejected": fact_views(document.id, settled.rejected),
        "waiting": waiting_views(settled.waiting),
        "review": said_here(settled),
        "differences": difference_views(whole.differences),
        "is_finding": whole.is_finding,
        "problem": whole.problem,
    }
