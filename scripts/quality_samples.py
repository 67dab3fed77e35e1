"""Measures on our own samples, by their own judge."""

from __future__ import annotations

from corpus.samples.judge import measure
from corpus.samples.source import FILES
from ingest.pipeline import read_file
from scripts.quality_search import measure_sample_search


def measure_samples() -> dict[str, float]:
    """How well every sample was read, what was found in it and how well it is found, by name."""
    read = {path.stem: read_file(path, path.name) for path in sorted(FILES.iterdir()) if path.is_file()}
    return {f"samples.{name}": value for name, value in measure(read).items()} | measure_sample_search()
