"""Does beforehand what the first searches would wait for: opens the index, reads the tables, and takes the words of some documents apart.

What is known of a word is kept, and a few thousand words are most of any text.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from itertools import islice
from threading import Event

from corpus import knowledge
from corpus.archive import Archive
from corpus.errors import UdsynError, UnknownDocument
from index.engine import Engine, Filters
from index.search import Searcher
from index.text.terms import text_terms

DOCUMENTS, PAGES = 60, 3
"""Of so many of the newest documents so many pages each."""
REST = 0.05
"""Seconds after each page in which whoever asks has the processor."""
_WORDS = ("kommune", "stadt", "city~")


def warm(archive: Archive, engine: Engine, stop: Event) -> None:
    """Returns when all is ready or `stop` is set; where there is no index, at once."""
    with suppress(UdsynError), knowledge.using(archive.knowledge()):
        newest = engine.search(None, Filters(), sort="added", limit=DOCUMENTS).hits
        for word in _WORDS:
            Searcher(archive, engine).search(word, Filters(), limit=1)
        for hit in newest:
            with suppress(UnknownDocument):
                _warm_words(archive, hit.document, stop)


def _warm_words(archive: Archive, document: str, stop: Event) -> None:
    """The words of a document, unless it is time to stop."""
    if stop.is_set():
        return
    reading = archive.reading(document, with_words=False)
    for page in islice(reading.pages, PAGES):
        deque(text_terms(page.text, page.language or reading.language), maxlen=0)
        if stop.wait(REST):
            return
