"""Measures on our own samples, by their own judge."""

from __future__ import annotations

from collections.abc import Collection

from corpus.samples.judge import measure
from corpus.samples.source import FILES
from ingest.pipeline import read_file
from scripts.quality_search import measure_sample_search


def measure_samples(parts: Collection[str]) -> dict[str, float]:
    """How well every sample was read, what was found in it and how well it is found, by name."""
    figures: dict[str, float] = {}
    if "facts" in parts or "text" in parts:
        read = {path.stem: read_file(path, path.name) for path in sorted(FILES.iterdir()) if path.is_file()}
        figures = {f"samples.{name}": value for name, value in measure(read).items()}
    return figures | (measure_sample_search() if "search" in parts else {})
