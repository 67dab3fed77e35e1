"""A reading in a folder: each page a file, fetched when it is asked for, so that a document of a thousand pages needs the memory of one.

    folder/
      pages/<n>.page   the pages, as the archive stores them
      result.json      all else: head, facts, language, times

This is how a reading process hands over what it read. Whoever takes it cannot trust it: the file may have led its reader astray.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import overload

from corpus import serial
from corpus.errors import ReadingStopped
from corpus.model import Findings, Page, ReadDocument, Reading

_PAGES = "pages"
_RESULT = "result.json"
_MAX_FILE = 256_000_000
"""More bytes than the facts of the longest document have, or a page that is packed."""


class StoredPages(Sequence[Page]):
    """The pages of a reading in a folder, numbered from 1 without a gap; `texts` are the same without their words and boxes."""

    def __init__(self, folder: Path, count: int, *, with_words: bool = True) -> None:
        self._folder, self._count, self._with_words = folder, count, with_words

    @property
    def texts(self) -> StoredPages:
        return StoredPages(self._folder, self._count, with_words=False)

    def data(self, number: int) -> bytes:
        """A page as it is stored."""
        return _bounded(_place(self._folder, number))

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        if isinstance(index, slice):
            return tuple(self._page(at + 1) for at in range(self._count)[index])
        return self._page(range(self._count)[index] + 1)

    def __iter__(self) -> Iterator[Page]:
        return (self._page(number) for number in range(1, self._count + 1))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def is_in(self, folder: Path) -> bool:
        return self._folder == folder

    def _page(self, number: int) -> Page:
        data = self.data(number)
        return serial.bytes_to_page(data) if self._with_words else serial.bytes_to_page_text(data)


def _place(folder: Path, number: int) -> Path:
    return folder / _PAGES / f"{number}.page"


def _bounded(place: Path) -> bytes:
    """What is in a file. Raises ValueError where that is more than it can be."""
    with place.open("rb") as file:
        data = file.read(_MAX_FILE + 1)
    if len(data) > _MAX_FILE:
        raise ValueError(f"{place.name} is larger than it can be")
    return data


def keep_page(folder: Path, page: Page) -> None:
    """Stores a page in `folder`, whole or not at all."""
    place = _place(folder, page.number)
    place.parent.mkdir(parents=True, exist_ok=True)
    replace_file(place, serial.page_to_bytes(page))


def replace_file(place: Path, data: bytes) -> None:
    """Puts `data` at `place` at once: whoever is killed on the way leaves what was there."""
    made = place.with_name(f".{place.name}")
    made.write_bytes(data)
    made.replace(place)


def keep_pages(folder: Path, pages: Iterable[Page]) -> StoredPages:
    """Stores pages that follow each other from 1, and gives them back from where they are now."""
    count = 0
    for page in pages:
        keep_page(folder, page)
        count += 1
    return StoredPages(folder, count)


def keep_document(folder: Path, read: ReadDocument) -> None:
    """Leaves `read` in `folder`; pages that lie there already are not written again."""
    pages = read.reading.pages
    if not (isinstance(pages, StoredPages) and pages.is_in(folder)):
        keep_pages(folder, pages)
    replace_file(folder / _RESULT, serial.document_to_bytes(read))


def document_in(folder: Path) -> ReadDocument:
    """What `keep_document` left, its pages still in their files. Raises ReadingStopped where anything is not as it should be."""
    try:
        read, count = serial.bytes_to_document(_bounded(folder / _RESULT))
        pages = StoredPages(folder, count)
        if any(page.number != number for number, page in enumerate(pages, 1)):
            raise ReadingStopped("its reader left pages out of order")
    except (OSError, ValueError) as error:
        raise ReadingStopped("its reader left a broken result") from error
    reading = Reading(pages, read.reading.language, read.reading.pipeline, read.reading.read_at, read.reading.warnings)
    return ReadDocument(read.head, reading, read.facts, read.media_type, read.seconds, read.finders)


def keep_findings(folder: Path, found: Findings) -> None:
    """Leaves what was found in a reading whose pages lie in `folder`."""
    replace_file(folder / _RESULT, serial.findings_to_bytes(found))


def findings_in(folder: Path) -> Findings:
    """What `keep_findings` left. Raises ReadingStopped where that is nothing whole."""
    try:
        return serial.bytes_to_findings(_bounded(folder / _RESULT))
    except (OSError, ValueError) as error:
        raise ReadingStopped("its reader left a broken result") from error
