"""The archive's own words (`corpus.own_words`) for those who read its files: asked for anew as often as that is cheap."""

from __future__ import annotations

import time
from pathlib import Path

from corpus.archive import Archive
from corpus.errors import ArchiveUnusable
from corpus.own_words import OwnWords

_SPARED = 50.0
"""Asking takes no more than this part of the time: in a small archive each reading knows the words of the one before."""
_FILE = "own_words"


class KnownWords:
    """Hands a reading the words that the archive knows, as a file in the reading's own folder."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._words = OwnWords()
        self._next = 0.0

    def saved(self, folder: Path) -> Path | None:
        """The file; None where there is nothing in it."""
        if time.monotonic() >= self._next:
            started = time.monotonic()
            self._words = self._archive.own_words()
            self._next = time.monotonic() + _SPARED * (time.monotonic() - started)
        if not self._words:
            return None
        path = folder / _FILE
        try:
            self._words.save(path)
        except OSError as error:
            raise ArchiveUnusable(f"cannot write to {folder}: {error.strerror or error}") from error
        return path
