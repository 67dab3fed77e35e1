"""Help, and the accessibility statement that public bodies owe their visitors."""

from __future__ import annotations

from flask import Blueprint, render_template

from search_app.query_help import field_names, help_parts


def blueprint() -> Blueprint:
    """The pages `/help` and `/accessibility`."""
    pages = Blueprint("about", __name__)

    @pages.get("/help")
    def manual() -> str:
        return render_template("help.html", parts=help_parts(), fields=field_names())

    @pages.get("/accessibility")
    def accessibility() -> str:
        return render_template("accessibility.html")

    return pages
