"""Puts the web application together from the settings, an archive and a searcher; called by `search_app.create_app`."""

from __future__ import annotations

from flask import Flask, Response

from corpus.archive import Archive
from corpus.errors import IndexDamaged
from index import sync
from index.search import Searcher
from search_app import (
    about,
    beyond,
    copies,
    desk,
    documents,
    errors,
    languages,
    parts,
    reading_room,
    repairs,
    reviews,
    search,
    security,
    templating,
    vendor,
    weak,
)
from search_app.settings import Settings

MEGABYTE = 1_000_000
FILES_AT_ONCE = 4
"""An upload may be this many times as large as the largest file."""


def build(settings: Settings, archive: Archive, searcher: Searcher) -> Flask:
    """The application over one archive; it keeps no state of its own, so any number may run beside each other."""
    app = Flask(__package__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_file_mb * MEGABYTE * FILES_AT_ONCE
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 24 * 3600
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the default provider has it, its base class does not
    for part in (languages, security, vendor, errors, templating):
        part.set_up(app)
    app.register_error_handler(IndexDamaged, lambda error: _damaged(archive, error))
    for pages in (
        search.blueprint(archive, searcher),
        beyond.blueprint(archive, searcher),
        documents.blueprint(archive),
        reading_room.blueprint(archive, searcher),
        copies.blueprint(archive),
        desk.blueprint(archive),
        parts.blueprint(archive, settings.limits),
        repairs.blueprint(archive),
        reviews.blueprint(archive),
        weak.blueprint(archive),
        about.blueprint(),
    ):
        app.register_blueprint(pages)
    return app


def _damaged(archive: Archive, error: IndexDamaged) -> Response:
    """Has the index built anew by the process beside; meanwhile the page says so."""
    sync.report_damage(archive.folder)
    return errors.udsyn_error(error)
