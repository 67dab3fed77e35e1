"""Where a document's sheets are kept while it is read, one by one, so that a reading that was broken off goes on where it was.

With each sheet lies what is asked of all sheets before one is laid out (`Note`), so that one process can look at all of them quickly.
A room belongs to one document read in one way, which its key says: what was left by another version, or in another language, is cleared.
"""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from corpus import serial
from corpus.reading_folder import replace_file
from ingest.layout_survey import Glimpse, glimpse
from ingest.sheet import Sheet, sheet_text

T = TypeVar("T")

_KEY = "key.txt"
_SHEETS = "sheets"
_COUNTS = "counts"
_LENGTH = struct.Struct("<I")
_TELLING = 1_000
"""The text of so many pages is kept with their notes: more than is needed to tell a document's language."""


@dataclass(frozen=True, slots=True)
class Note:
    """What must be known of every page of a document before the next step."""

    glimpse: Glimpse
    text: str
    language: str | None
    is_damaged: bool


class Room:
    """The folder in which one document is read; pictures of its pages go to `images`, where they are wanted."""

    def __init__(self, folder: Path, key: str, images: Path | None) -> None:
        self.folder, self.images = folder, images
        self._sheets, self._counts = folder / _SHEETS, folder / _COUNTS
        if not self._is_for(key):
            self.clear()
            self._sheets.mkdir(parents=True, exist_ok=True)
            replace_file(folder / _KEY, os.fsencode(key))

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
        text = sheet_text(sheet) if sheet.number <= _TELLING else ""
        note = serial.pack(Note(glimpse(sheet), text, sheet.language, "damaged" in sheet.warnings))
        replace_file(self._place(sheet.number), b"".join((_LENGTH.pack(len(note)), note, serial.pack(sheet))))

    def sheet_at(self, number: int) -> Sheet:
        """A sheet that must be there, since all pages have been read."""
        data = memoryview(self._place(number).read_bytes())
        return serial.unpack(data[_LENGTH.size + _note_length(data) :], Sheet)

    def notes(self, pages: int) -> Iterator[Note]:
        """What is known of each page, in order, without its words."""
        for number in range(1, pages + 1):
            with self._place(number).open("rb") as file:
                yield serial.unpack(file.read(_note_length(file.read(_LENGTH.size))), Note)

    def sheets(self, pages: int) -> Iterator[Sheet]:
        """All sheets in order, fetched one by one."""
        return (self.sheet_at(number) for number in range(1, pages + 1))

    def keep_counts(self, first: int, counted: object) -> None:
        """Keeps what some pages that follow each other, from `first`, say of their reading."""
        self._counts.mkdir(exist_ok=True)
        replace_file(self._counts / str(first), serial.pack(counted))

    def counts(self, kind: type[T]) -> Iterator[T]:
        """What was kept so, in the order of the pages; it is gone then."""
        for place in sorted(self._counts.iterdir(), key=lambda place: int(place.name)):
            yield serial.unpack(place.read_bytes(), kind)
            place.unlink()

    def clear(self) -> None:
        """Takes away all that an earlier reading left."""
        shutil.rmtree(self._sheets, ignore_errors=True)
        shutil.rmtree(self._counts, ignore_errors=True)
        for picture in self.images.glob("*.webp") if self.images else ():
            picture.unlink()

    def _place(self, number: int) -> Path:
        return self._sheets / str(number)

    def _is_for(self, key: str) -> bool:
        try:
            return (self.folder / _KEY).read_bytes() == os.fsencode(key) and self._sheets.is_dir()
        except OSError:
            return False

    def _has_picture(self, number: int) -> bool:
        return self.images is not None and (self.images / f"{number}.webp").is_file()


def _note_length(data: bytes | memoryview) -> int:
    """Raises ValueError where not even that is whole."""
    if len(data) < _LENGTH.size:
        raise ValueError("cut off")
    length: int = _LENGTH.unpack_from(data)[0]
    return length
