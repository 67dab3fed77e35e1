"""Warming reads and searches, changes nothing, and stops when told."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from index.store.whoosh_engine import WhooshEngine
from index.text.terms import word_terms
from index.warming import warm
from tests.index.builders import MemoryArchive, entry


def test_the_words_of_documents_are_known_afterwards(tmp_path: Path) -> None:
    entries = [entry("a", "Vi bygger zebrastriber og byggelegepladser.")]
    engine = WhooshEngine(tmp_path)
    engine.rebuild(entries, 1)
    word_terms.cache_clear()
    warm(MemoryArchive(entries), engine, Event())  # type: ignore[arg-type]
    known = word_terms.cache_info().misses
    word_terms("byggelegepladser", "da")
    assert word_terms.cache_info().misses == known


def test_without_an_index_and_when_told_to_stop_it_ends(tmp_path: Path) -> None:
    entries = [entry("a", "Vi bygger.")]
    engine, stop = WhooshEngine(tmp_path / "index"), Event()
    warm(MemoryArchive(entries), engine, stop)  # type: ignore[arg-type]
    engine.rebuild(entries, 1)
    stop.set()
    warm(MemoryArchive(entries), engine, stop)  # type: ignore[arg-type]
