"""What is asked of the pipeline: a file to be read, or stored pages in which facts are to be found anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[int, int], None]
"""Told (pages done, pages) after each page."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read.

    `name` is what its owner calls it. In `folder` all is made; what an earlier reading of the same file left there is used. Pictures of its
    pages go to `images`/<number>.webp, or are not made. `language` is one that a person named, `words` a file of words that the archive
    knows from its other documents (`corpus.own_words`). `workers` processes read its pages, or none but this one where it is 0; a page may
    take `patience` seconds.
    """

    path: Path
    name: str
    folder: Path
    images: Path | None = None
    language: str | None = None
    words: Path | None = None
    workers: int = 0
    patience: float = 240.0


@dataclass(frozen=True, slots=True)
class Search:
    """Pages in `folder` (see `corpus.reading_folder`), in whose text facts are to be found."""

    folder: Path
    name: str
    pages: int
    language: str | None = None
