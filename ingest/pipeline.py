"""From a file to a document with facts: the steps in their order and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from corpus.model import ReadDocument

PIPELINE = "1"
"""The version of the pipeline; it is kept with every reading, and raised with every change that reads or finds differently."""

Progress = Callable[[int, int], None]
"""Told (page, pages) after each page."""


def read_file(path: Path, name: str, images: Path | None = None, progress: Progress = lambda page, pages: None) -> ReadDocument:
    """Reads `path`, called `name` by its owner; pictures of its pages go to `images`/<number>.webp. Raises UnreadableFile, ToolMissing."""
    raise NotImplementedError
