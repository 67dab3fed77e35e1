"""Where a document's sheets are kept while it is read, one by one, so that a reading that was broken off goes on where it was.

A room belongs to one document read in one way, which its key says: what was left by another version, or in another language, is cleared.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from corpus import serial
from corpus.reading_folder import replace_file
from ingest.sheet import Sheet

_KEY = "key.txt"
_SHEETS = "sheets"


class Room:
    """The folder in which one document is read; pictures of its pages go to `images`, where they are wanted."""

    def __init__(self, folder: Path, key: str, images: Path | None) -> None:
        self.folder, self.images = folder, images
        self._sheets = folder / _SHEETS
        if not self._is_for(key):
            self.clear()
            self._sheets.mkdir(parents=True, exist_ok=True)
            replace_file(folder / _KEY, key.encode())

    def sheet(self, number: int) -> Sheet | None:
        """A sheet that was kept; None where there is none, or where it or its picture did not come through whole."""
        try:
            sheet = self.sheet_at(number)
        except (OSError, ValueError):
            return None
        is_whole = sheet.number == number and (not sheet.has_image or self._has_picture(number))
        return sheet if is_whole else None

    def keep(self, sheet: Sheet) -> None:
        """Keeps a sheet, whole or not at all."""
        replace_file(self._place(sheet.number), serial.pack(sheet))

    def sheet_at(self, number: int) -> Sheet:
        """A sheet that must be there, since all pages have been read."""
        return serial.unpack(self._place(number).read_bytes(), Sheet)

    def sheets(self, pages: int) -> Iterator[Sheet]:
        """All sheets in order, fetched one by one."""
        return (self.sheet_at(number) for number in range(1, pages + 1))

    def clear(self) -> None:
        """Takes away all that an earlier reading left."""
        shutil.rmtree(self._sheets, ignore_errors=True)
        for picture in self.images.glob("*.webp") if self.images else ():
            picture.unlink()

    def _place(self, number: int) -> Path:
        return self._sheets / str(number)

    def _is_for(self, key: str) -> bool:
        try:
            return (self.folder / _KEY).read_bytes() == key.encode() and self._sheets.is_dir()
        except OSError:
            return False

    def _has_picture(self, number: int) -> bool:
        return self.images is not None and (self.images / f"{number}.webp").is_file()
