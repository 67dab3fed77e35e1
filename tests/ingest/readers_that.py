"""Readers that do to their process what a hostile or broken file may make a reader do; each honours the interface of `read_file`."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from corpus.errors import EncryptedFile
from corpus.model import ReadDocument
from tests.building import read_document

Progress = Callable[[int, int], None]


def read(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    """Every line is a page, and has a picture."""
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines, 1):
        if images is not None:
            (images / f"{number}.webp").write_text(line)
        progress(number, len(lines))
    return read_document(*lines, title=name, has_images=True)


def read_slowly(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    for number in range(1, 1000):
        progress(number, 1000)
        time.sleep(0.05)
    raise AssertionError("nobody stopped it")


def print_things(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    os.write(1, b"noise on stdout\n")
    os.write(2, b"noise on stderr\n")
    return read(path, name, images, progress)


def refuse(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    raise EncryptedFile("it wants a password")


def eat_memory(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    eaten = []
    while True:
        eaten.append(bytearray(10_000_000))


def burn(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    while True:
        pass


def hang(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    """Hangs in a program that it started, which must go as well."""
    with subprocess.Popen(["sleep", "1000"]) as program:
        path.with_name("pid").write_text(str(program.pid))
    raise AssertionError("nobody stopped it")


def dawdle(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    """Gets on page by page, and never ends."""
    page = 0
    while True:
        progress(page := page + 1, 1000)
        time.sleep(0.1)


def leave(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    os._exit(3)


def crash(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    os.abort()


def fail(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    raise KeyError("a mistake\nof ours")


def fill_the_disk(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    with Path("/dev/full").open("w") as full:
        full.write("more than fits")
    raise AssertionError("it fitted")


def kill_the_parent(path: Path, name: str, images: Path | None, progress: Progress) -> ReadDocument:
    os.kill(os.getppid(), 9)
    time.sleep(0.5)
    return read(path, name, images, progress)
