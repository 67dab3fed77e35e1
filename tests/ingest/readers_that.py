"""Readers that do to their process what a hostile or broken file may make a reader do; each honours the interface of `read_task`."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import EncryptedFile
from corpus.model import Findings, Head, ReadDocument
from corpus.reading_folder import StoredPages
from ingest.pages import read_sheets
from ingest.pages_store import Room
from ingest.pages_workers import Run, Workers
from ingest.sheet import Order
from ingest.task import Progress, Search, Task
from tests.building import facts, read_document
from tests.ingest import paged_that


def read(task: Task, progress: Progress) -> ReadDocument:
    """Every line is a page, and has a picture."""
    lines = task.path.read_text().splitlines()
    for number, line in enumerate(lines, 1):
        if task.images is not None:
            task.images.mkdir(exist_ok=True)
            (task.images / f"{number}.webp").write_text(line)
        progress(number, len(lines))
    return read_document(*lines, title=task.name, has_images=True)


def read_slowly(task: Task, progress: Progress) -> ReadDocument:
    for number in range(1, 1000):
        progress(number, 1000)
        time.sleep(0.05)
    raise AssertionError("nobody stopped it")


def need_an_absolute_scratch(task: Task, progress: Progress) -> ReadDocument:
    """As does a reader that starts a program in another folder."""
    if not Path(tempfile.gettempdir()).is_absolute():
        raise ValueError("a relative folder")
    return read(task, progress)


def print_things(task: Task, progress: Progress) -> ReadDocument:
    os.write(1, b"noise on stdout\n")
    os.write(2, b"noise on stderr\n")
    return read(task, progress)


def refuse(task: Task, progress: Progress) -> ReadDocument:
    raise EncryptedFile("it wants a password")


def eat_memory(task: Task, progress: Progress) -> ReadDocument:
    eaten = []
    while True:
        eaten.append(bytearray(10_000_000))


def burn(task: Task, progress: Progress) -> ReadDocument:
    while True:
        pass


def hang(task: Task, progress: Progress) -> ReadDocument:
    """Hangs in a program that it started, which must go as well."""
    with subprocess.Popen(["sleep", "1000"]) as program:
        task.path.with_name("pid").write_text(str(program.pid))
    raise AssertionError("nobody stopped it")


def dawdle(task: Task, progress: Progress) -> ReadDocument:
    """Gets on page by page, and never ends."""
    page = 0
    while True:
        progress(page := page + 1, 1000)
        time.sleep(0.1)


def leave(task: Task, progress: Progress) -> ReadDocument:
    os._exit(3)


def crash(task: Task, progress: Progress) -> ReadDocument:
    os.abort()


def fail(task: Task, progress: Progress) -> ReadDocument:
    raise KeyError("a mistake\nof ours")


def fill_the_disk(task: Task, progress: Progress) -> ReadDocument:
    with Path("/dev/full").open("w") as full:
        full.write("more than fits")
    raise AssertionError("it fitted")


def kill_the_parent(task: Task, progress: Progress) -> ReadDocument:
    os.kill(os.getppid(), 9)
    time.sleep(0.5)
    return read(task, progress)


def make_orphans(task: Task, progress: Progress) -> ReadDocument:
    """A worker kills the process that all readers come from, and hangs, as does the reader who waits for it."""
    ancestor = os.getppid()

    def work(run: Run) -> Iterator[int]:
        task.path.with_name("pids").write_text(f"{os.getppid()} {os.getpid()}")
        os.kill(ancestor, 9)
        time.sleep(1000)
        yield from run.numbers

    with Workers(work, 1, 1000) as workers:
        list(workers.do([Run((1,))]))
    raise AssertionError("nobody stopped it")


def read_in_parts(task: Task, progress: Progress) -> ReadDocument:
    """Reads every line as a page of its own, by several workers."""
    room = Room(task.folder, "1", None)
    pages = read_sheets(paged_that.reader, Order(task.path), room, task, progress)
    return read_document(*(sheet.strips[0].text for sheet in room.sheets(pages)))


def find(search: Search, progress: Progress) -> Findings:
    """Tells which pages it was given."""
    pages = StoredPages(search.folder, search.pages)
    head = Head(f"{search.name}: {' '.join(page.text for page in pages)}", language=search.language)
    return Findings(head, facts(), "new")
