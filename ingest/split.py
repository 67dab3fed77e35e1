"""Makes files of the parts of a file with pages: where one scan holds several documents, each gets a file of its own.

To be called in a limited process, as all that opens foreign files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.errors import CannotSplit, ReadingStopped
from ingest import one_shot
from ingest.identify import Format, identify
from ingest.limits import Limits
from ingest.readers.pdf_parts import pdf_pages, write_pdf_parts
from ingest.tiff_parts import tiff_pages, write_tiff_parts

TASK = "ingest.split:task"
"""For `ingest.one_shot`."""


@dataclass(frozen=True, slots=True)
class _Tool:
    """How a kind of file is split, and how the names of its parts end."""

    ending: str
    count: Callable[[Path], int]
    write: Callable[[Path, Sequence[tuple[int, int]], Sequence[Path]], None]


_TOOLS: Mapping[Format, _Tool] = MappingProxyType(
    {"pdf": _Tool("pdf", pdf_pages, write_pdf_parts), "tiff": _Tool("tif", tiff_pages, write_tiff_parts)}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages `first` to `last` of a file, which lie at `path` now; the name of that file should have this `ending`."""

    first: int
    last: int
    path: Path
    ending: str


def split(path: Path, starts: Sequence[int], folder: Path) -> tuple[Piece, ...]:
    """Files in `folder`, of the pages before the first of `starts`, from it up to the second, and so on.

    Raises CannotSplit where that makes no sense for this file, and UnreadableFile.
    """
    form = identify(path)
    tool = _TOOLS.get(form)
    if tool is None:
        raise CannotSplit(f"A file of the kind {form.upper()} cannot be split.")
    ranges = part_ranges(starts, tool.count(path))
    pieces = tuple(Piece(first, last, folder / str(first), tool.ending) for first, last in ranges)
    tool.write(path, ranges, [piece.path for piece in pieces])
    return pieces


def part_ranges(starts: Sequence[int], pages: int) -> list[tuple[int, int]]:
    """(first, last) of each part of a document of `pages` pages. Raises CannotSplit."""
    if pages < 2:
        raise CannotSplit("The document has only one page.")
    chosen = sorted(set(starts))
    if not chosen:
        raise CannotSplit("No page is named at which a new document begins.")
    wrong = [start for start in chosen if not 2 <= start <= pages]
    if wrong:
        raise CannotSplit(f"No new document can begin at page {wrong[0]}: it must be one from 2 to {pages}.")
    return [(first, after - 1) for first, after in pairwise([1, *chosen, pages + 1])]


def task(request: dict[str, Any]) -> dict[str, Any]:
    """`split` for a process that speaks JSON."""
    pieces = split(Path(request["path"]), [int(start) for start in request["starts"]], Path(request["folder"]))
    return {"pieces": [[piece.first, piece.last, piece.ending] for piece in pieces]}


def split_limited(path: Path, starts: Sequence[int], folder: Path, limits: Limits) -> tuple[Piece, ...]:
    """`split` in a process with limits. Raises CannotSplit, UnreadableFile (ReadingStopped for a broken limit or a crash)."""
    request = {"path": str(path.absolute()), "starts": list(starts), "folder": str(folder)}
    answer = one_shot.run(TASK, request, limits)
    assert answer is not None
    try:
        return tuple(Piece(int(first), int(last), folder / str(int(first)), str(ending)) for first, last, ending in answer["pieces"])
    except (LookupError, TypeError, ValueError) as error:
        raise ReadingStopped("it gave a broken answer") from error
