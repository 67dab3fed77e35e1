"""What every template may use: addresses of this page in other languages, names of languages, numbers."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Flask, request

from search_app import labels, languages
from search_app.question import Question


def set_up(app: Flask) -> None:
    """Fills the templates' environment; blocks are trimmed so that no white space gets between marked words."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        languages=languages.LANGUAGES,
        current_language=languages.current_language,
        in_language=in_language,
        json_twin=json_twin,
        no_question=Question(),
        labels=labels,
        word=labels.word,
    )
    app.jinja_env.filters["number"] = languages.number
    app.jinja_env.filters["moment"] = languages.moment


def in_language(code: str) -> str:
    """The address of this page in another interface language; for the answer to a form, of the page the form stood on."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "lang"]
    return f"{request.path}?{urlencode([*pairs, ('lang', code)])}"


def json_twin() -> str:
    """The address of this page's JSON twin."""
    query = request.query_string.decode("ascii", "replace")
    return f"{request.path.rstrip('/')}.json{'?' + query if query else ''}"
