"""An archive with three invented documents and the application over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.archive import Archive
from tests.search_app.doubles import add_read, application, danish, german, hostile


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


@pytest.fixture
def documents(archive: Archive, tmp_path: Path) -> dict[str, str]:
    """The ids of the invented documents by short name."""
    made = {"danish": danish(), "german": german(), "hostile": hostile()}
    return {name: add_read(archive, tmp_path, f"{name} {read.head.year}.pdf", read) for name, read in made.items()}


@pytest.fixture
def app(archive: Archive, documents: dict[str, str]) -> Flask:
    return application(archive)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
