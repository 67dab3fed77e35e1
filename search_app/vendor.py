"""The stylesheet and fonts that `make setup` builds into static/vendor: whether they are there, and addresses of static files."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, url_for

STATIC = Path(__file__).resolve().parent / "static"
NEEDED = ("vendor/css/dkfds.css", "vendor/fonts/IBMPlexSans-Regular-Latin1.woff2", "vendor/img/svg-icons/chevron-down.svg")
CURE = "make setup"


def missing_assets() -> tuple[str, ...]:
    """The built files that are not there; empty when all is well. `udsyn doctor` and every page say so."""
    return tuple(name for name in NEEDED if not (STATIC / name).is_file())


def set_up(app: Flask) -> None:
    """Gives the templates `asset(name)`, an address that changes with the file, so that browsers may keep it."""
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.globals["missing_assets"] = missing_assets


def asset(name: str) -> str:
    path = STATIC / name
    version = int(path.stat().st_mtime) if path.is_file() else 0
    return url_for("static", filename=name, v=version)
