"""What people touch: the web application, its JSON, and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from corpus.archive import Archive
    from index.search import Searcher
    from search_app.settings import Settings


def create_app(settings: Settings, archive: Archive, searcher: Searcher) -> Flask:
    """The web application over one archive; it keeps no state of its own, so any number may run beside each other."""
    from search_app.application import build  # here, since every command opens this folder, and a search serves no pages

    return build(settings, archive, searcher)
