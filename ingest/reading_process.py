"""The process that reads files for others: it loads the pipeline once and forks a one-shot child for every file.

A file that eats memory, loops or crashes takes its child with it and nothing else. Here the clock is watched: a child that takes too
long is killed with all that it started, and so is the one at work when whoever asked goes away, however suddenly.
Requests, progress and errors travel as JSON: what a hostile file may have made of its reader is never unpickled.
"""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import pkgutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from corpus import serial
from corpus.errors import ArchiveUnusable, ReadingStopped, UdsynError
from corpus.model import ReadDocument
from ingest.limits import Limits, restrict

RESULT = "result.json"
LOG = "log.txt"
IMAGES = "images"

_DYING_SECONDS = 10
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})

Read = Callable[[Path, str, Path | None, Callable[[int, int], None]], ReadDocument]
Message = dict[str, Any]


def serve(requests: Connection, reader: str, texts: Sequence[str], limits: Limits) -> None:
    """Answers requests until the other end is closed. `texts` are read once to have everything loaded before the first fork."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(2, 1)
    read: Read = pkgutil.resolve_name(reader)
    _warm(read, texts)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            request = json.loads(requests.recv_bytes())
            _send(requests, _read_one(requests, read, Path(request["path"]), request["name"], Path(request["folder"]), limits))


def _warm(read: Read, texts: Sequence[str]) -> None:
    """Reads sample texts for what it loads; should that fail, each file will say so for itself."""
    for text in texts:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as sample, suppress(Exception):
            sample.write(text)
            sample.flush()
            read(Path(sample.name), "sample.txt", None, lambda page, pages: None)


def _read_one(requests: Connection, read: Read, path: Path, name: str, folder: Path, limits: Limits) -> Message:
    """Reads one file in a child; how it ended."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_child, args=(requests, theirs, read, path, name, folder, limits))
    child.start()
    theirs.close()
    try:
        return _follow(requests, ours, child, limits)
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid or 0, signal.SIGKILL)
        child.join()
        ours.close()


def _follow(requests: Connection, news: Connection, child: ForkProcess, limits: Limits) -> Message:
    """Passes on the child's news until it ends or its time is up; raises EOFError when whoever asked is gone."""
    start = moved = time.monotonic()
    while True:
        due = min(start + limits.total, moved + limits.stall)
        ready = wait([requests, news], timeout=max(0.0, due - time.monotonic()))
        if requests in ready:
            raise EOFError
        if not ready:
            return _stopped(_too_long(time.monotonic() - start, limits))
        try:
            message: Message = json.loads(news.recv_bytes())
        except (EOFError, ValueError):
            child.join(timeout=_DYING_SECONDS)
            return _stopped(_why_dead(child.exitcode, limits))
        if "page" not in message:
            return message
        moved = time.monotonic()
        _send(requests, message)


def _child(requests: Connection, news: Connection, read: Read, path: Path, name: str, folder: Path, limits: Limits) -> None:
    """The one-shot process: reads the file, leaves the result in `folder` and says so."""
    os.setpgid(0, 0)
    requests.close()
    log = os.open(folder / LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    restrict(limits)
    _send(news, _outcome(news, read, path, name, folder, limits))


def _outcome(news: Connection, read: Read, path: Path, name: str, folder: Path, limits: Limits) -> Message:
    images = folder / IMAGES
    try:
        images.mkdir()
        document = read(path, name, images, lambda page, pages: _send(news, {"page": page, "pages": pages}))
        (folder / RESULT).write_bytes(serial.document_to_bytes(document))
    except UdsynError as error:
        return {"code": error.code, "message": error.message}
    except MemoryError:
        return _stopped(f"reading it takes more than {limits.memory_mb} MB of memory")
    except Exception as error:  # noqa: BLE001 - the border of the process: whatever a file did to its reader is told to whoever asked
        if isinstance(error, OSError) and error.errno in _NO_SPACE:
            return {"code": ArchiveUnusable.code, "message": f"there is no space left where files are read: {error.strerror}"}
        traceback.print_exc()
        return _stopped(f"its reader failed ({type(error).__name__}: {error})")
    return {"done": True}


def _send(connection: Connection, message: Message) -> None:
    connection.send_bytes(json.dumps(message).encode())


def _stopped(reason: str) -> Message:
    return {"code": ReadingStopped.code, "message": reason}


def _too_long(taken: float, limits: Limits) -> str:
    if taken >= limits.total:
        return f"reading it takes more than {limits.total:g} seconds"
    return f"its reader did not get on for {limits.stall:g} seconds"


def _why_dead(exit_code: int | None, limits: Limits) -> str:
    if exit_code == -signal.SIGXCPU:
        return f"reading it takes more than {limits.cpu_seconds} seconds of processor time"
    if exit_code == -signal.SIGKILL:
        return "its reader was killed, perhaps for want of memory"
    if exit_code is not None and exit_code < 0:
        return f"its reader crashed ({signal.Signals(-exit_code).name})"
    return f"its reader ended without a result (exit code {exit_code})"
