"""Pictures of pages: images/<document>/<reading>/<page>.webp, put in place all at once."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path

from corpus.originals import sync_folder


class Images:
    """The page pictures of one archive."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, document: str, reading: int, page: int) -> Path:
        return self._folder / document / str(reading) / f"{page}.webp"

    def stage(self, document: str, source: Path) -> Path | None:
        """Moves the pictures in `source` into the archive, synced, under a name that nobody looks for yet."""
        return self._staged(document, source, _move)

    def share(self, document: str, reading: int) -> Path | None:
        """Stages the pictures of a reading once more, for one made from it: links where the disk knows them, else copies."""
        return self._staged(document, self.path(document, reading, 1).parent, _link)

    def settle(self, staged: Path, reading: int) -> None:
        """Gives staged pictures the number of their reading; what a killed process left there gives way."""
        place = staged.with_name(str(reading))
        shutil.rmtree(place, ignore_errors=True)
        staged.rename(place)
        sync_folder(place.parent)

    def sweep(self) -> None:
        """Deletes what killed processes staged and never settled; call it only where no worker lives."""
        for leftover in self._folder.glob("*/.*"):
            shutil.rmtree(leftover, ignore_errors=True)

    def _staged(self, document: str, source: Path, put: Callable[[Path, Path], None]) -> Path | None:
        pictures = sorted(source.glob("*.webp"))
        if not pictures:
            return None
        staged = self._folder / document / f".{uuid.uuid4().hex}"
        staged.mkdir(parents=True)
        try:
            for picture in pictures:
                put(picture, staged / picture.name)
            sync_folder(staged)
        except OSError:
            shutil.rmtree(staged, ignore_errors=True)
            raise
        return staged


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without hard links
        shutil.copyfile(source, target)


def _move(source: Path, target: Path) -> None:
    shutil.move(source, target)
    with target.open("rb") as picture:
        os.fsync(picture.fileno())
