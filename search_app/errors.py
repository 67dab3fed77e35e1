"""Failures as pages and as JSON of one shape: {"error": {"code", "message", "advice"}}."""

from __future__ import annotations

from http import HTTPStatus

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from corpus.errors import UdsynError
from search_app.error_words import ErrorWords, error_words, words_for

HTTP_CODES = {400: "bad_request", 404: "not_found", 405: "not_allowed", 413: "too_large"}
RETRY_SECONDS = 10


def set_up(app: Flask) -> None:
    """Every error of the house and every HTTP error ends here."""
    app.register_error_handler(UdsynError, udsyn_error)
    app.register_error_handler(HTTPException, http_error)


def udsyn_error(error: UdsynError) -> Response:
    return failure(error_words(error), error.http_status)


def http_error(error: HTTPException) -> Response:
    """Flask wraps an unexpected exception in InternalServerError after logging it, so none escapes this shape."""
    if isinstance(error, InternalServerError) or error.code is None:
        return failure(words_for("error", "", ""), HTTPStatus.INTERNAL_SERVER_ERROR)
    if error.code < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    response = failure(words_for(HTTP_CODES.get(error.code, "bad_request"), "", ""), error.code)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        response.headers["Allow"] = ", ".join(allowed)
    return response


def failure(words: ErrorWords, status: int) -> Response:
    """The answer to a request that failed, in the form the request asked for."""
    body = jsonify(failure_json(words)) if wants_json() else render_template("error.html", words=words, status=status)
    response = make_response(body, status)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def failure_json(words: ErrorWords) -> dict[str, dict[str, str]]:
    """The one shape of every failure."""
    return {"error": {"code": words.code, "message": words.message, "advice": words.advice}}


def wants_json() -> bool:
    """Whether the request was for a JSON twin, or prefers JSON to a page."""
    accepted = request.accept_mimetypes.best_match(("text/html", "application/json"))
    return request.path.endswith(".json") or accepted == "application/json"
