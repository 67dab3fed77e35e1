"""Reads a file in a process of its own, held to limits, so that no file can harm whoever wants it read."""

from __future__ import annotations

import json
import logging
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.errors import ReadingStopped, error_of
from corpus.model import Findings, ReadDocument, Reading
from corpus.reading_folder import document_in, findings_in, keep_pages
from ingest.limits import Limits
from ingest.reading_process import IMAGES, LOG, Message, serve

Beat = Callable[[int, int], bool]
"""Told (page, pages) at least once a second and after each page; False calls the reading off."""

PIPELINE = "ingest.pipeline:read_task"
FINDER = "ingest.pipeline:find_task"
"""Named, not imported: only the reading process carries what it takes to read."""

TEXTS = (
    "Strategi for fællesskabet\n\nByrådet vedtog i 2019 at halvere affaldet inden 2030. Vi samarbejder med vores venskabsby i Norge, og "
    "børnene i skolerne skriver breve til hinanden hvert forår. Byens foreninger og virksomheder hjælper med at finde gode ideer til et "
    "grønnere hverdagsliv.",
    "Leitbild für das Miteinander\n\nDer Rat hat 2019 beschlossen, die Abfälle bis 2030 zu halbieren. Unsere Partnerstadt liegt in Polen, "
    "und die Schulen beider Städte besuchen einander in jedem Frühjahr. Vereine und Betriebe helfen dabei, gute Gedanken für einen "
    "grüneren Alltag zu finden.",
)
"""Read once at the start, so that all that both languages need is loaded before the first file comes, and shared by all processes."""

_POLL_SECONDS = 1.0
_log = logging.getLogger(__name__)


class LimitedReader:
    """Reads files one after the other; to be used in a `with` block. Its process starts ahead of the first file."""

    def __init__(
        self, limits: Limits, *, knowledge: Path | None = None, reader: str = PIPELINE, finder: str = FINDER, texts: Sequence[str] = TEXTS
    ) -> None:
        """`knowledge` is the folder of the users' own tables (`corpus.knowledge`), looked at anew for each file."""
        self._limits = limits
        self._knowledge = str(knowledge.absolute()) if knowledge else None
        self._tools = reader, finder, texts
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    @property
    def limits(self) -> Limits:
        """What the reading of one file may use up."""
        return self._limits

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(
        self,
        path: Path,
        name: str,
        folder: Path,
        beat: Beat = lambda page, pages: True,
        *,
        has_pictures: bool = True,
        language: str | None = None,
        words: Path | None = None,
    ) -> ReadDocument | None:
        """Reads `path` with `folder` for all it leaves: its pages stay there, and page pictures, if wanted, in `images_in(folder)`.

        What an earlier reading of the same file left there is taken up. `language` is one that a person named, `words` a file of words
        that the archive knows from its other documents. None where `beat` called it off. Raises UnreadableFile (ReadingStopped for a
        broken limit or a crash), ToolMissing.
        """
        asked = {"path": str(path.absolute()), "has_pictures": has_pictures, "words": str(words.absolute()) if words else None}
        request = {"name": name, "folder": str(folder), "language": language, **asked}
        return document_in(folder) if self._do(request, folder, beat) else None

    def find(self, folder: Path, reading: Reading, name: str, beat: Beat = lambda page, pages: True) -> Findings | None:
        """The head and the facts of a reading, found anew on its pages, for which `folder` has room; None and errors as in `read`."""
        pages = len(keep_pages(folder, reading.pages))
        request = {"folder": str(folder), "name": name, "pages": pages, "language": reading.language}
        return findings_in(folder) if self._do(request, folder, beat) else None

    def _do(self, request: Message, folder: Path, beat: Beat) -> bool:
        """Whether a request was done; False where `beat` called it off."""
        is_over = False
        try:
            for message in self._messages(request, beat):
                is_over = "page" not in message
                if "code" in message:
                    _log.info("reading %r ended with %s\n%s", request["name"], message, _tail(folder / LOG))
                    raise error_of(message["code"])(str(message["message"]))
                if "done" in message:
                    return True
        finally:
            if not is_over:
                self.close()
        return False

    def close(self) -> None:
        """Ends the process and what it may still be reading."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.join(timeout=_POLL_SECONDS)
            self._process.kill()
            self._process.join()
            self._process = None

    def _start(self) -> Connection:
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self.close()
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, *self._tools, self._limits), name="udsyn-reader")
        self._process.start()
        theirs.close()
        return self._connection

    def _messages(self, request: Message, beat: Beat) -> Iterator[Message]:
        """What the process says of one file; ends early where `beat` says so."""
        page = pages = 0
        try:
            connection = self._start()
            connection.send_bytes(json.dumps(request | {"knowledge": self._knowledge}).encode())
            while beat(page, pages):
                if connection.poll(_POLL_SECONDS):
                    message: Message = json.loads(connection.recv_bytes())
                    page, pages = message.get("page", page), message.get("pages", pages)
                    yield message
        except (EOFError, OSError, ValueError):
            self.close()
            yield {"code": ReadingStopped.code, "message": "the process that reads files died"}


def images_in(folder: Path) -> Path:
    """Where a reading that was given `folder` left its page pictures."""
    return folder / IMAGES


def _tail(path: Path, size: int = 4000) -> str:
    """The end of a log, where the trouble stands."""
    with suppress(OSError):
        return path.read_text(errors="replace")[-size:]
    return ""
