"""`udsyn work`: a worker and the sync of one archive, until stopped; `udsyn serve` starts one of these beside itself."""

from __future__ import annotations

import signal
from contextlib import closing
from pathlib import Path
from threading import Event

import click

from corpus.errors import UdsynError
from search_app.cli_options import archive_option, settings_for
from search_app.cli_output import one_line, reason, say
from search_app.crew import Crew
from search_app.own_knowledge import Watch
from search_app.rooms import open_archive, open_engine
from search_app.settings import Settings

_LOOK_SECONDS = 1.0
_REST_SECONDS = 10.0


@click.command()
@archive_option
def work(archive: Path | None) -> None:
    """Read what waits in the archive and keep the index up to date, until stopped.

    `udsyn serve` does this by itself; a second worker reads beside it.
    """
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    say("udsyn: at work; Ctrl-C ends it")
    work_until(settings_for(archive), stop)


def work_until(settings: Settings, stop: Event) -> None:
    """Works, and keeps the index while nobody else does, until `stop` is set."""
    with (
        closing(open_archive(settings, make=True)) as archive,
        closing(open_engine(archive)) as engine,
        Crew(settings, archive, engine) as crew,
    ):
        watch = Watch(settings.archive)
        crew.work()
        while not stop.wait(_LOOK_SECONDS):
            for line in watch.news():
                say(f"udsyn: {one_line(line)}")
            try:
                crew.step_in()
            except Exception as error:  # noqa: BLE001 - trouble with the index must not keep files from being read, nor the other way round
                say(f"udsyn: {_trouble(error)}")
                stop.wait(_REST_SECONDS)


def _trouble(error: Exception) -> str:
    return reason(error) if isinstance(error, UdsynError) else f"{type(error).__name__}: {one_line(str(error))}"
