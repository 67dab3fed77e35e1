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

from corpus import serial
from corpus.errors import ReadingStopped, UdsynError
from corpus.model import ReadDocument
from ingest.limits import Limits
from ingest.reading_process import IMAGES, LOG, RESULT, Message, serve

Beat = Callable[[int, int], bool]
"""Told (page, pages) at least once a second and after each page; False calls the reading off."""

PIPELINE = "ingest.pipeline:read_file"
"""Named, not imported: only the reading process carries what it takes to read."""

TEXTS = (
    "Strategi for fællesskabet\n\nByrådet vedtog i 2019 at halvere affaldet inden 2030. Vi samarbejder med vores venskabsby i Norge.",
    "Leitbild für das Miteinander\n\nDer Rat hat 2019 beschlossen, die Abfälle bis 2030 zu halbieren. Unsere Partnerstadt liegt in Polen.",
)
"""Read once at the start, so that both languages are loaded before the first file comes."""

_POLL_SECONDS = 1.0
_log = logging.getLogger(__name__)


class LimitedReader:
    """Reads files one after the other; to be used in a `with` block. Its process starts ahead of the first file."""

    def __init__(self, limits: Limits, *, reader: str = PIPELINE, texts: Sequence[str] = TEXTS) -> None:
        self._limits = limits
        self._reader = reader
        self._texts = texts
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, path: Path, name: str, folder: Path, beat: Beat = lambda page, pages: True) -> ReadDocument | None:
        """Reads `path` with `folder` (empty, the caller's) for all it leaves; page pictures stand in `folder`/images.

        None where `beat` called it off. Raises UnreadableFile (ReadingStopped for a broken limit or a crash), ToolMissing.
        """
        is_over = False
        try:
            for message in self._messages({"path": str(path.absolute()), "name": name, "folder": str(folder)}, beat):
                is_over = "page" not in message
                if "code" in message:
                    _log.info("reading %r ended with %s\n%s", name, message, _tail(folder / LOG))
                    raise error_of(message["code"])(str(message["message"]))
                if "done" in message:
                    return serial.bytes_to_document((folder / RESULT).read_bytes())
        finally:
            if not is_over:
                self.close()
        return None

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
        self._process = context.Process(target=serve, args=(theirs, self._reader, self._texts, self._limits), name="udsyn-reader")
        self._process.start()
        theirs.close()
        return self._connection

    def _messages(self, request: Message, beat: Beat) -> Iterator[Message]:
        """What the process says of one file; ends early where `beat` says so."""
        page = pages = 0
        try:
            connection = self._start()
            connection.send_bytes(json.dumps(request).encode())
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


def error_of(code: str) -> type[UdsynError]:
    """The class of error that carries `code`; ReadingStopped for one that nobody knows."""
    return next((kind for kind in _kinds(UdsynError) if kind.code == code), ReadingStopped)


def _kinds(root: type[UdsynError]) -> Iterator[type[UdsynError]]:
    yield root
    for kind in root.__subclasses__():
        yield from _kinds(kind)


def _tail(path: Path, size: int = 4000) -> str:
    """The end of a log, where the trouble stands."""
    with suppress(OSError):
        return path.read_text(errors="replace")[-size:]
    return ""
