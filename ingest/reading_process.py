"""The process that reads files for others: it loads the pipeline once and forks a one-shot child for every file.

A file that eats memory, loops or crashes takes its child with it and nothing else. Here the clock is watched: a child that takes too
long is killed with all that it started, and so is the one at work when whoever asked goes away, however suddenly.
Requests, progress and errors travel as JSON: what a hostile file may have made of its reader is never unpickled.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import pkgutil
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from corpus import knowledge, language
from corpus.errors import ReadingStopped, UdsynError
from corpus.model import Findings, ReadDocument
from corpus.reading_folder import keep_document, keep_findings
from ingest.limits import Limits, out_of_space, restrict
from ingest.orphans import die_with_parent
from ingest.task import Progress, Search, Task

LOG = "log.txt"
IMAGES = "images"
SCRATCH = "scratch"

_DYING_SECONDS = 10

Read = Callable[[Task, Progress], ReadDocument]
Find = Callable[[Search, Progress], Findings]
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tools:
    """What the process works with: who reads, who finds (by name: whoever only reads need not load it), and the limits of both."""

    read: Read
    finder: str
    limits: Limits


def serve(requests: Connection, reader: str, finder: str, texts: Sequence[str], limits: Limits) -> None:
    """Answers requests until the other end is closed. `texts` are read once to have everything loaded before the first fork."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(2, 1)
    tools = Tools(pkgutil.resolve_name(reader), finder, limits)
    _warm(tools.read, texts)
    gc.freeze()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            request = json.loads(requests.recv_bytes())
            _send(requests, _do_one(requests, tools, request))


def _warm(read: Read, texts: Sequence[str]) -> None:
    """Reads sample texts for what it loads; should that fail, each file will say so for itself."""
    if texts:
        language.prepare()
    for text in texts:
        with tempfile.TemporaryDirectory(prefix="udsyn-") as folder, suppress(Exception):
            sample = Path(folder, "sample.txt")
            sample.write_text(text, encoding="utf-8")
            read(Task(sample, sample.name, Path(folder)), lambda page, pages: None)


def _do_one(requests: Connection, tools: Tools, request: Message) -> Message:
    """Answers one request in a child; how it ended."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_child, args=((requests, ours), theirs, tools, request))
    child.start()
    theirs.close()
    try:
        return _follow(requests, ours, child, tools.limits)
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
        ready = wait([requests, news, child.sentinel], timeout=max(0.0, due - time.monotonic()))
        if requests in ready:
            raise EOFError
        if not ready:
            return _stopped(_too_long(time.monotonic() - start, limits))
        try:
            if not news.poll():  # the child is gone; its own children may still hold the other end
                raise EOFError
            message: Message = json.loads(news.recv_bytes())
        except (EOFError, OSError, ValueError):
            child.join(timeout=_DYING_SECONDS)
            return _stopped(_why_dead(child.exitcode, limits))
        if "page" not in message:
            return message
        moved = time.monotonic()
        _send(requests, message)


def _child(inherited: Sequence[Connection], news: Connection, tools: Tools, request: Message) -> None:
    """The one-shot process: does what is asked, leaves the result in the folder and says so."""
    os.setpgid(0, 0)
    die_with_parent()
    for connection in inherited:
        connection.close()
    folder = Path(request["folder"])
    log = os.open(folder / LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    scratch = (folder / SCRATCH).absolute()  # programs that readers start run elsewhere
    shutil.rmtree(scratch, ignore_errors=True)  # of a reading that was killed
    scratch.mkdir()
    tempfile.tempdir = str(scratch)
    restrict(tools.limits)
    _send(news, _outcome(news, tools, request, folder))


def _outcome(news: Connection, tools: Tools, request: Message, folder: Path) -> Message:
    def progress(page: int, pages: int) -> None:
        _send(news, {"page": page, "pages": pages})

    try:
        with knowledge.using(Path(request["knowledge"]) if request["knowledge"] else None):
            _do(tools, request, folder, progress)
    except UdsynError as error:
        return {"code": error.code, "message": error.message}
    except MemoryError:
        return _stopped(f"reading it takes more than {tools.limits.memory_mb} MB of memory")
    except Exception as error:  # noqa: BLE001 - the border of the process: whatever a file did to its reader is told to whoever asked
        if full := out_of_space(error):
            return {"code": full.code, "message": full.message}
        traceback.print_exc()
        return _stopped(f"its reader failed ({type(error).__name__}: {error})")
    return {"done": True}


def _do(tools: Tools, request: Message, folder: Path, progress: Progress) -> None:
    if "path" in request:
        keep_document(folder, tools.read(_task(request, folder, tools.limits), progress))
    else:
        find: Find = pkgutil.resolve_name(tools.finder)
        keep_findings(folder, find(Search(folder, request["name"], request["pages"], request["language"]), progress))


def _task(request: Message, folder: Path, limits: Limits) -> Task:
    images = folder / IMAGES if request["has_pictures"] else None
    words = Path(request["words"]) if request["words"] else None
    language, workers = request["language"], limits.processes
    return Task(Path(request["path"]), request["name"], folder, images, language, words, workers, limits.patience)


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
