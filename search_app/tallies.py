"""What the readings on the desk brought; a reading never changes, so each is counted once."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from corpus.archive import Archive
from corpus.errors import UnknownDocument
from search_app.desk_view import Row, Tally, tally

REMEMBERED = 5000


class Tallies:
    """Counts, and remembers the last ones counted; safe to use from several threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: OrderedDict[tuple[str, int], Tally] = OrderedDict()
        self._lock = Lock()

    def of(self, row: Row) -> Tally:
        """Nothing where nothing is read yet, or where the document was removed a moment ago."""
        if row.reading is None:
            return Tally()
        key = (row.document, row.reading)
        with self._lock:
            if key in self._known:
                return self._known[key]
        try:
            counted = tally(self._archive.reading(row.document, with_words=False), self._archive.facts(row.document))
        except UnknownDocument:
            return Tally()
        with self._lock:
            self._known[key] = counted
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return counted
