"""Opens what a command or a server works with: the archive, the engine over it, and the searcher over both."""

from __future__ import annotations

from pathlib import Path

from corpus.archive import Archive
from corpus.errors import UsageError
from index.engine import Engine
from index.store.whoosh_engine import WhooshEngine
from search_app.settings import Settings

INDEX = "index"
_MB = 1 << 20


def open_archive(settings: Settings, *, make: bool = False) -> Archive:
    """The archive; where there is none it is made only if `make`, so that a slip in a path does not leave an empty one behind."""
    if not make and not Archive.is_at(settings.archive):
        raise UsageError(f"there is no archive in {settings.archive.absolute()}; name one with --archive, or make one with `udsyn add`")
    return Archive(settings.archive, max_bytes=settings.max_file_mb * _MB)


def open_engine(archive: Archive) -> Engine:
    return WhooshEngine(index_folder(archive.folder))


def index_folder(archive: Path) -> Path:
    return archive / INDEX
