"""The weak pages of the archive, weakest first, for those who want to mend them."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from corpus.archive import Archive
from search_app import weak_view as view
from search_app.question import page_numbers, read_question

PER_PAGE = 50


def blueprint(archive: Archive) -> Blueprint:
    """The pages under `/desk/weak`."""
    pages = Blueprint("weak", __name__)

    @pages.get("/desk/weak")
    def show() -> str:
        page = read_question(request.args).page
        total, found = archive.weak_pages((page - 1) * PER_PAGE, PER_PAGE)
        last = max(1, -(-total // PER_PAGE))
        return render_template(
            "weak.html",
            rows=[view.row(weak) for weak in found],
            total=total,
            page=page,
            last_page=last,
            pages=[(n, url_for("weak.show", page=n) if n else "") for n in page_numbers(min(page, last), last)],
        )

    @pages.get("/desk/weak.json")
    def show_json() -> Response:
        page = read_question(request.args).page
        total, found = archive.weak_pages((page - 1) * PER_PAGE, PER_PAGE)
        return jsonify(total=total, page=page, pages=[view.row_json(weak) for weak in found])

    return pages
