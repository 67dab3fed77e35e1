"""The stylesheet and fonts that `make setup` builds into static/vendor: whether they are there, and how static files are handed out."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request, url_for

STATIC = Path(__file__).resolve().parent / "static"
NEEDED = ("vendor/css/dkfds.css", "vendor/fonts/IBMPlexSans-Regular-Latin1.woff2", "vendor/img/svg-icons/chevron-down.svg")
CURE = "make setup"
A_YEAR = 365 * 24 * 3600
WORTH_PACKING = frozenset({"text/css", "text/javascript", "application/javascript", "image/svg+xml"})
"""Fonts are packed already."""


def missing_assets() -> tuple[str, ...]:
    """The built files that are not there; empty when all is well. `udsyn doctor` and every page say so."""
    return tuple(name for name in NEEDED if not (STATIC / name).is_file())


def set_up(app: Flask) -> None:
    """Gives the templates `asset(name)`, an address that changes with the file, so that browsers may keep it."""
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.globals["missing_assets"] = missing_assets
    app.after_request(hand_out)


def asset(name: str) -> str:
    """The address of a static file, which holds a digest of what is in it."""
    path = STATIC / name
    return url_for("static", filename=name, v=_digest(path, path.stat().st_mtime_ns) if path.is_file() else 0)


@lru_cache(maxsize=64)
def _digest(path: Path, changed_at: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def hand_out(response: Response) -> Response:
    """Lets browsers keep for good what was asked for by its digest, and packs text for those that unpack it."""
    if request.endpoint != "static" or response.status_code not in (200, 304):
        return response
    if "v" in request.args:
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
    if response.mimetype in WORTH_PACKING:
        response.vary.add("Accept-Encoding")
        if response.status_code == 200 and request.accept_encodings["gzip"] > 0:
            _pack(response)
    return response


def _pack(response: Response) -> None:
    response.direct_passthrough = False
    etag, _ = response.get_etag()
    response.set_data(_packed(response.get_data()))
    response.content_encoding = "gzip"
    if etag:
        response.set_etag(etag, weak=True)


@lru_cache(maxsize=16)
def _packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
