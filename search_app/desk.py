"""The archivists' desk: add files, see how far each is and what failed. Files are kept here as they came, never opened."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as AnyResponse

from corpus.archive import Archive
from corpus.errors import UdsynError
from corpus.knowledge import Tables
from search_app import desk_view as view
from search_app.documents_view import UPLOAD
from search_app.error_words import error_words, words_for
from search_app.knowledge_words import problem_views
from search_app.languages import ngettext
from search_app.names import upload_name
from search_app.question import page_numbers, read_question
from search_app.tallies import Tallies

KNOWN_SHOWN = 20
"""So many files that were in the archive already are named after an upload; the rest are counted."""
PROBLEMS_SHOWN = 12
"""So many problems of the archive's own tables are told at the desk; the rest are counted."""


class Outcome(NamedTuple):
    """What the address says of an upload or removal that just happened."""

    received: int = 0
    known: tuple[str, ...] = ()
    removed: str = ""
    split: str = ""


def blueprint(archive: Archive) -> Blueprint:
    """The pages under `/desk`."""
    pages = Blueprint("desk", __name__)
    tallies, tables = Tallies(archive), Tables(archive.folder)

    @pages.get("/desk")
    def show() -> str:
        return _desk(archive, tallies, tables, _outcome(), [])

    @pages.get("/desk.json")
    def show_json() -> Response:
        rows, page = _rows(archive), read_question(request.args).page
        shown = [view.row_json(row, tallies.of(row)) for row in _slice(rows, page)]
        return jsonify(total=len(rows), page=page, rows=shown, table_problems=[asdict(each) for each in tables.now().problems])

    @pages.post("/desk")
    def add() -> AnyResponse:
        uploads = _receive(archive)
        failed = [upload for upload in uploads if upload.problem]
        if failed:
            received = sum(upload.is_new for upload in uploads)
            return make_response(_desk(archive, tallies, tables, Outcome(received), failed), HTTPStatus.UNPROCESSABLE_ENTITY)
        return redirect(_after(uploads), HTTPStatus.SEE_OTHER)

    @pages.post("/desk.json")
    def add_json() -> AnyResponse:
        uploads = _receive(archive)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if any(u.problem for u in uploads) else HTTPStatus.CREATED
        return make_response(jsonify(uploads=[view.upload_json(upload) for upload in uploads]), status)

    return pages


def _receive(archive: Archive) -> list[view.Upload]:
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        return [view.Upload("", problem=words_for("no_files", "", ""))]
    return [_keep(archive, file) for file in files]


def _keep(archive: Archive, file: FileStorage) -> view.Upload:
    """One file into the archive; what is wrong with it stops no other."""
    name = upload_name(file.filename)
    with TemporaryDirectory(prefix="udsyn-upload-") as folder:
        path = Path(folder) / "upload"
        file.save(path)
        try:
            added = archive.add(path, name, origin=UPLOAD)
        except UdsynError as error:
            return view.Upload(name, problem=error_words(error))
    return view.Upload(name, added.document, added.is_new or added.is_restored)


def _after(uploads: list[view.Upload]) -> str:
    known = [upload.document or "" for upload in uploads if not upload.is_new]
    pairs = [("received", str(sum(upload.is_new for upload in uploads)))] + [("known", document) for document in known[:KNOWN_SHOWN]]
    return f"/desk?{urlencode(pairs)}"


def _outcome() -> Outcome:
    received = request.args.get("received", "")
    known = tuple(request.args.getlist("known")[:KNOWN_SHOWN])
    return Outcome(
        int(received) if received.isascii() and received.isdecimal() and len(received) < 7 else 0,
        known,
        request.args.get("removed", ""),
        request.args.get("split", ""),
    )


def _rows(archive: Archive) -> list[view.Row]:
    return view.rows(archive.documents(), archive.jobs())


def _slice(rows: list[view.Row], page: int) -> list[view.Row]:
    return rows[(page - 1) * view.PER_DESK : page * view.PER_DESK]


def _desk(archive: Archive, tallies: Tallies, tables: Tables, outcome: Outcome, failed: list[view.Upload]) -> str:
    problems = tables.now().problems
    rows, page = _rows(archive), read_question(request.args).page
    last = max(1, -(-len(rows) // view.PER_DESK))
    return render_template(
        "desk.html",
        rows=[(row, view.tally_words(tallies.of(row))) for row in _slice(rows, page)],
        summary=view.summary(rows),
        refreshes=view.is_busy(rows) and request.args.get("refresh") != "off" and request.method == "GET",
        is_busy=view.is_busy(rows),
        received=ngettext("%(num)s file was received.", "%(num)s files were received.", outcome.received) if outcome.received else "",
        known=archive.documents(outcome.known) if outcome.known else [],
        removed=outcome.removed,
        split=outcome.split,
        parts=archive.parts(outcome.split) if outcome.split else (),
        failed=failed,
        table_problems=problem_views(problems[:PROBLEMS_SHOWN]),
        more_problems=len(problems[PROBLEMS_SHOWN:]),
        pages=[(n, f"/desk?page={n}" if n else "") for n in page_numbers(min(page, last), last)],
        page=page,
        last_page=last,
    )
