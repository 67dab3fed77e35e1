"""An archive with three invented documents and the application over it; `own_` fixtures are for tests that change the archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.archive import Archive
from tests.search_app.doubles import application, fill


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    opened = Archive(tmp_path_factory.mktemp("shelf") / "archive")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def documents(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The ids of the invented documents by short name."""
    return fill(archive, tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="session")
def app(archive: Archive, documents: dict[str, str]) -> Flask:
    return application(archive)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def own_archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive of the test's own."""
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()
