"""What every answer and every changing request must keep to: headers that allow nothing foreign, and forms sent from our own pages only."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

from corpus.errors import ForeignForm

POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def set_up(app: Flask) -> None:
    """Guards all requests and answers of the application."""
    app.before_request(refuse_foreign_forms)
    app.after_request(add_headers)


def refuse_foreign_forms() -> None:
    """Raises ForeignForm where a browser says that a changing request comes from another site."""
    if request.method not in SAFE_METHODS and is_foreign(
        request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin"), request.host
    ):
        raise ForeignForm("this form was sent from another site")


def is_foreign(fetch_site: str | None, origin: str | None, host: str) -> bool:
    """Every browser sends one of the two headers with a form; programs without a user's cookies send neither and are let through."""
    if fetch_site is not None:
        return fetch_site not in ("same-origin", "none")
    return origin is not None and origin_host(origin) != host


def origin_host(origin: str) -> str | None:
    """Host and port of an Origin header; None for `null` and for anything broken."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def add_headers(response: Response) -> Response:
    """The same headers on everything; a view may have set a stricter one itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if response.mimetype in ("text/html", "application/json"):
        response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
