"""The real server over an archive, asked over HTTP as a browser would: `udsyn serve` in processes of its own."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

UDSYN = (str(Path(sys.executable).with_name("udsyn")),)
WAIT = 120.0


@dataclass(frozen=True, slots=True)
class Reply:
    """How a page came: its status, milliseconds until its last byte, those that the server's processor worked meanwhile, and its bytes."""

    status: int
    milliseconds: float
    processor: float
    body: bytes


class Server:
    """A running `udsyn serve`; use one in each thread, or one at a time."""

    def __init__(self, process: subprocess.Popen[str], place: str) -> None:
        self.process = process
        self.place = place
        self._connection = http.client.HTTPConnection(place, timeout=WAIT)

    def ask(self, address: str) -> Reply:
        worked, start = processor_time(self.process.pid), time.perf_counter()
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        body = response.read()
        spent = (time.perf_counter() - start) * 1000
        return Reply(response.status, spent, processor_time(self.process.pid) - worked, body)

    def wait_for(self, word: str, seconds: float = WAIT) -> float:
        """Asks for a word until it is found; the time at which it was."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            reply = self.ask(f"/search.json?{urlencode({'q': word})}")
            if reply.status == 200 and b'"total":0' not in reply.body.replace(b" ", b""):
                return time.perf_counter()
            time.sleep(0.02)
        raise TimeoutError(f"{word} was not found")

    def beside(self) -> Server:
        """Another connection to the same server."""
        return Server(self.process, self.place)


@contextmanager
def serving(archive: Path) -> Iterator[Server]:
    """A server at a free port, from its start until the end of the block."""
    command = [*UDSYN, "serve", "--archive", str(archive), "--port", "0"]
    with archive.with_suffix(".log").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            yield Server(process, _place(process))
        finally:
            process.terminate()
            process.wait(60)


def _place(process: subprocess.Popen[str]) -> str:
    """Host and port that a server says it listens at."""
    assert process.stdout is not None
    said = process.stdout.readline()
    if not said:
        raise RuntimeError("the server did not start")
    return urlsplit(said.split()[-1]).netloc


def ask_all(server: Server, addresses: Sequence[str]) -> list[Reply]:
    """One after the other."""
    return [server.ask(address) for address in addresses]


def ask_at_once(server: Server, addresses: Sequence[str], clients: int) -> list[Reply]:
    """So many clients at the same time, each with its share."""
    with ThreadPoolExecutor(clients) as pool:
        shares = pool.map(lambda number: ask_all(server.beside(), addresses[number::clients]), range(clients))
        return [reply for share in shares for reply in share]


def processor_time(process: int) -> float:
    """Milliseconds that all threads of a process have worked."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e6


def memory(process: int) -> dict[str, float]:
    """Megabytes (PSS: shared pages counted in parts) of a process and of those it started, by name; Linux only."""
    found = {"server": _pss(process)}
    for child in _children(process):
        found["worker"] = found.get("worker", 0.0) + _pss(child)
    return found


def _children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").iterdir()
    listed = [child for thread in threads for child in (thread / "children").read_text().split()]
    below = [int(child) for child in listed]
    return below + [each for child in below for each in _children(child)]


def _pss(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
