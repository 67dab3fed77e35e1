"""A task in a process of its own, with limits: for what is done to a foreign file besides reading it.

A request and its answer travel as JSON. The process and all that it started are gone when this returns.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import pkgutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from corpus.errors import ReadingStopped, UdsynError, error_of
from ingest.limits import Limits, out_of_space, restrict

Message = dict[str, Any]
Task = Callable[[Message], Message]

_POLL_SECONDS = 0.5
_DYING_SECONDS = 5


def run(task: str, request: Message, limits: Limits, beat: Callable[[], bool] = lambda: True) -> Message | None:
    """What `task` (`module:function`) answers to `request`; None where `beat`, asked twice a second, called it off.

    Raises the error of the house that the task raised, ReadingStopped where it broke a limit or crashed.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(theirs, task, request, limits), name="udsyn-task")
    process.start()
    theirs.close()
    try:
        return _answer(ours, limits, beat)
    finally:
        ours.close()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid or 0, signal.SIGKILL)
        process.kill()
        process.join(_DYING_SECONDS)


def _answer(news: Connection, limits: Limits, beat: Callable[[], bool]) -> Message | None:
    due = time.monotonic() + limits.total
    while beat():
        if news.poll(_POLL_SECONDS):
            return _opened(news)
        if time.monotonic() > due:
            raise ReadingStopped(f"it takes more than {limits.total:g} seconds")
    return None


def _opened(news: Connection) -> Message:
    try:
        message: Message = json.loads(news.recv_bytes())
    except (EOFError, OSError, ValueError) as error:
        raise ReadingStopped("it used up its memory or processor time, or crashed") from error
    if isinstance(message, dict) and "code" in message:
        raise error_of(str(message["code"]))(str(message.get("message", "")))
    answer = message.get("done") if isinstance(message, dict) else None
    if not isinstance(answer, dict):
        raise ReadingStopped("it gave a broken answer")
    return answer


def _child(news: Connection, task: str, request: Message, limits: Limits) -> None:
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    restrict(limits)
    news.send_bytes(json.dumps(_outcome(task, request, limits)).encode())


def _outcome(task: str, request: Message, limits: Limits) -> Message:
    try:
        function: Task = pkgutil.resolve_name(task)
        return {"done": function(request)}
    except UdsynError as error:
        return {"code": error.code, "message": error.message}
    except MemoryError:
        return {"code": ReadingStopped.code, "message": f"it takes more than {limits.memory_mb} MB of memory"}
    except Exception as error:  # noqa: BLE001 - the border of the process: whatever a file did to it is told to whoever asked
        if full := out_of_space(error):
            return {"code": full.code, "message": full.message}
        return {"code": ReadingStopped.code, "message": f"it failed ({type(error).__name__}: {error})"}
