"""`udsyn serve` answers, reads what comes, outlives the death of its worker, and leaves nothing running."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.archive import Archive
from corpus.errors import UsageError
from search_app.cli import run
from tests.building import write

COMMAND = [sys.executable, "-c", "from search_app.cli import main\nmain()"]


@contextmanager
def serving(archive: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server at a free port, and its address."""
    server = subprocess.Popen([*COMMAND, "serve", "--archive", str(archive), "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address
        yield server, address[0]
    finally:
        server.kill()
        server.communicate()


def children(pid: int) -> set[int]:
    """All processes below one."""
    below = {int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()}
    return below.union(*(children(child) for child in below))


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return str(answer.read().decode())


def test_the_way_of_a_server(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with serving(folder) as (server, address):
        assert "<html" in get(address)
        until(lambda: len(children(server.pid)) >= 2)
        first = children(server.pid)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        until(lambda: len(children(server.pid) - first) >= 2)

        archive = Archive(folder)
        document = archive.add(write(tmp_path, content="Notat\n\nUdvalget vil plante lindetræer i 2031."), "notat.txt").document
        until(lambda: archive.document(document).state == "ready")
        archive.close()
        until(lambda: document in get(f"{address}search.json?q=lindetr%C3%A6er"))

        running = children(server.pid)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in running), 10)


def test_a_killed_server_takes_its_worker_along(tmp_path: Path) -> None:
    with serving(tmp_path / "archive") as (server, _):
        until(lambda: len(children(server.pid)) >= 3)
        running = children(server.pid)
        server.kill()
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in running), 30)


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [*COMMAND, "serve", "--archive", str(tmp_path / "archive"), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == UsageError.exit_code
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert port in line
    assert "--port" in line


def test_an_address_that_is_none_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "serve", "--archive", str(tmp_path / "archive"), "--host", "no.such.host.invalid"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == UsageError.exit_code
    assert len(done.stderr.splitlines()) == 1


def test_no_server_without_a_place_to_write(tmp_path: Path) -> None:
    assert run(["serve", "--archive", str(write(tmp_path, "file"))]) != 0
