"""Readers of pages that do what a page of a hostile or broken file may do; every line of their file is a page, and says what it does."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import DamagedFile, ToolMissing
from corpus.model import Box
from ingest.sheet import Order, Paged, PlacedWord, Sheet, Strip


def count(order: Order) -> int:
    return len(order.path.read_text("utf-8").splitlines())


def read(order: Order, numbers: Sequence[int]) -> Iterator[Sheet]:
    """Each page that is begun is noted beside the file."""
    lines = order.path.read_text("utf-8").splitlines()
    for number in numbers:
        with order.path.with_suffix(".log").open("a") as log:
            log.write(f"{number}\n")
        text = lines[number - 1]
        _misbehave(text)
        words = tuple(PlacedWord(word, Box(at / 50, 0.3, (at + 1) / 50, 0.32), 10.0) for at, word in enumerate(text.split()[:45]))
        yield Sheet(number, len(lines), "ocr", (Strip(words),), warnings=(f"guess {order.language or order.guess}",))


def _misbehave(text: str) -> None:
    if text == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    elif text == "hang":
        time.sleep(1000)
    elif text == "mistake":
        raise KeyError("a mistake of ours")
    elif text == "damaged":
        raise DamagedFile("a page that cannot be read")
    elif text == "no tool":
        raise ToolMissing("Tesseract is not installed")
    elif text == "slow":
        time.sleep(0.3)


def begun(path: Path) -> list[int]:
    """The pages that were begun, one or more times, in their order."""
    log = path.with_suffix(".log")
    return sorted(int(line) for line in log.read_text().split()) if log.exists() else []


reader = Paged(count, read)
