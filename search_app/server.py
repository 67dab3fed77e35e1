"""`udsyn serve`'s two processes: this one answers the browser, the other reads what waits and keeps the index.

The second is started anew should it die, and ends by itself should the first be killed.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from multiprocessing.context import SpawnProcess
from threading import Event, Thread

import waitress
from flask import Flask

from corpus.archive import Archive
from corpus.errors import IndexBusy, UdsynError, UsageError
from index import sync
from index.engine import Engine
from index.search import Searcher
from index.warming import warm
from search_app import create_app
from search_app.cli_output import reason, result, say
from search_app.cli_work import work_until
from search_app.rooms import open_archive, open_engine
from search_app.settings import Settings

_LOOK_SECONDS = 1.0
_REST_SECONDS = 5.0
_ENDING_SECONDS = 20.0


def serve_until_stopped(settings: Settings) -> None:
    """Serves the archive until SIGINT or SIGTERM; raises UsageError where the address cannot be had."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with closing(open_archive(settings, make=True)) as archive, closing(open_engine(archive)) as engine:
        _begin_index(archive, engine)
        server = _listening(create_app(settings, archive, Searcher(archive, engine)), settings)
        with closing(server), suppress(KeyboardInterrupt), _worker_beside(settings), _warming(archive, engine):
            result(f"Udsyn is at http://{_host(settings.host)}:{server.effective_port}/")
            server.run()
    say("udsyn: stopped")


def _begin_index(archive: Archive, engine: Engine) -> None:
    """Gives a new archive its empty index at once, so that the first visitor is not told to wait for it."""
    if not archive.last_change():
        with suppress(IndexBusy), sync.writing(archive.folder):
            sync.catch_up(archive, engine)


def _listening(app: Flask, settings: Settings) -> waitress.server.BaseWSGIServer:
    try:
        return waitress.create_server(app, host=settings.host, port=settings.port, threads=settings.threads, ident=None)
    except (OSError, ValueError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot listen at {settings.host}, port {settings.port}: {reason}; another one is taken with --port") from error


@contextmanager
def _worker_beside(settings: Settings) -> Iterator[None]:
    """Has a worker process running for as long as the block lasts."""
    stop = Event()
    keeper = Thread(target=_keep_working, args=(settings, stop), name="keeper")
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


@contextmanager
def _warming(archive: Archive, engine: Engine) -> Iterator[None]:
    """Has a thread make ready what the first searches need; it ends by itself, or with the block."""
    stop = Event()
    warming = Thread(target=_make_ready, args=(archive, engine, stop), name="warming")
    warming.start()
    try:
        yield
    finally:
        stop.set()
        warming.join()


def _make_ready(archive: Archive, engine: Engine, stop: Event) -> None:
    """What is there afterwards stays: looked through for garbage again and again, it would hold up a page now and then for 0.3 s."""
    warm(archive, engine, stop)
    gc.collect()
    gc.freeze()


def _keep_working(settings: Settings, stop: Event) -> None:
    process = _start(settings)
    while not stop.wait(_LOOK_SECONDS):
        if not process.is_alive():
            say(f"udsyn: the worker ended (exit code {process.exitcode}) and is started again")
            stop.wait(_REST_SECONDS)
            process = _start(settings)
    process.terminate()
    process.join(_ENDING_SECONDS)
    process.kill()
    process.join()


def _start(settings: Settings) -> SpawnProcess:
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(settings,), name="udsyn-worker")
    process.start()
    return process


def _work(settings: Settings) -> None:
    """The worker process."""
    stop = Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threading.Thread(target=_stop_with_parent, args=(stop,), daemon=True).start()
    try:
        work_until(settings, stop)
    except UdsynError as error:
        say(f"udsyn: the worker stopped: {reason(error)}")
        raise SystemExit(error.exit_code) from error


def _stop_with_parent(stop: Event) -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        stop.set()


def _host(host: str) -> str:
    """An address of IPv6 stands in brackets in a link."""
    return f"[{host}]" if ":" in host else host
