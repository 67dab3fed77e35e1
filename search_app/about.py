"""Help, and the accessibility statement that public bodies owe their visitors."""

from __future__ import annotations

from flask import Blueprint, render_template


def blueprint() -> Blueprint:
    """The pages `/help` and `/accessibility`."""
    pages = Blueprint("about", __name__)

    @pages.get("/help")
    def manual() -> str:
        return render_template("help.html")

    @pages.get("/accessibility")
    def accessibility() -> str:
        return render_template("accessibility.html")

    return pages
