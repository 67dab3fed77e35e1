"""The engine on Whoosh: puts, drops and finds documents in an index folder. Whoosh keeps the postings, `index.ranking` judges them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.engine import EVERYTHING, Completion, Entry, Filters, Found, Hit, Keys, Results, Sort
from index.filters.narrowing import Narrowed, ordered
from index.meaning.expand import lookup
from index.offers.alike import alike, bridges
from index.offers.completion import complete
from index.ranking import Floats, Scores, everything, final, judge, rank, telling_words
from index.store.whoosh_snapshot import Snapshot
from index.store.whoosh_store import Current, Segments, Store, Writer
from index.text.passages import document_records
from index.text.spelling import Vocabulary
from index.text.terms import fingerprint
from index.tree import Node

PASSAGES = 12
ALIKE, ALIKE_BRIDGED = 0.04, 0.1
"""A document is similar that scores at least this share of what the one scores that it is compared with; of concepts and places alone,
some of which any two papers of a council share, the second."""
_NOWHERE = Found(1, 0, 0, 0.0)


class WhooshEngine:
    """Implements `index.engine.Engine` in `folder`; safe to use from several threads, and beside one writing process."""

    def __init__(self, folder: Path) -> None:
        """Opens nothing yet; a missing or broken index raises IndexDamaged at its first use, and `rebuild` mends it."""
        self._store = Store(folder)
        self._lock = threading.Lock()
        self._opened: tuple[Current, Snapshot, Vocabulary] | None = None
        self._segments: Segments = {}

    @property
    def revision(self) -> int:
        return self._store.current().revision

    @property
    def analysis(self) -> str:
        return self._store.current().analysis

    @property
    def size(self) -> int:
        return len(self._snapshot().starts)

    def put(self, entries: Iterable[Entry], revision: int) -> None:
        last = {entry.document.id: entry for entry in entries}
        documents = [document_records(entry) for entry in last.values()]

        def change(writer: Writer) -> None:
            writer.delete([document.id for document in documents])
            for document in documents:
                writer.add(document)

        self._store.write(revision, change)

    def drop(self, documents: Sequence[str], revision: int) -> None:
        self._store.write(revision, lambda writer: writer.delete(documents))

    def rebuild(self, entries: Iterable[Entry], revision: int) -> None:
        self._store.build((document_records(entry) for entry in entries), revision, fingerprint())

    def search(
        self,
        query: Node | None,
        filters: Filters,
        *,
        sort: Sort = "relevance",
        offset: int = 0,
        limit: int = 10,
        with_echoes: bool = False,
    ) -> Results:
        return _search(self._snapshot(), query, filters, sort, offset, limit, with_echoes=with_echoes)

    def complete(self, prefix: str, limit: int = 8) -> tuple[Completion, ...]:
        snapshot, vocabulary = self._open()[1:]
        return complete(prefix, limit, vocabulary, snapshot.titles, snapshot.facet("municipality"))

    def suggest(self, word: str) -> str | None:
        return self._vocabulary().suggest(word)

    def present(self, terms: Iterable[str]) -> frozenset[str]:
        snapshot = self._snapshot()
        return frozenset(term for term in terms if snapshot.holds(term))

    def keys(self, document: str) -> Keys:
        return _keys(self._snapshot(), document)

    def similar(self, document: str, keys: Keys | None = None, filters: Filters = EVERYTHING, limit: int = 5) -> tuple[Hit, ...]:
        return _similar(self._snapshot(), document, keys, filters, limit)

    def passages(self, query: Node, document: str) -> tuple[Found, ...]:
        return _passages(self._snapshot(), query, document)

    def close(self) -> None:
        with self._lock:
            self._opened, self._segments = None, {}

    def _snapshot(self) -> Snapshot:
        return self._open()[1]

    def _vocabulary(self) -> Vocabulary:
        return self._open()[2]

    def _open(self) -> tuple[Current, Snapshot, Vocabulary]:
        """The index as it is now; opened anew only where it has changed."""
        current = self._store.current()
        with self._lock:
            if self._opened is None or self._opened[0] != current:
                current, self._segments = self._store.open(self._segments)
                snapshot = Snapshot(self._segments.values())
                self._opened = current, snapshot, Vocabulary(snapshot)
            return self._opened


def _search(snapshot: Snapshot, query: Node | None, filters: Filters, sort: Sort, offset: int, limit: int, *, with_echoes: bool) -> Results:
    tree = lookup(query) if query is not None else None
    scores = judge(tree, snapshot) if tree else everything(snapshot)
    totals = final(scores, snapshot)
    narrowed = Narrowed(scores, totals, telling_words(tree) if tree else 0, filters, snapshot, with_echoes=with_echoes)
    order = narrowed.in_order(totals, sort)
    shown = order[offset : offset + limit]
    return Results(len(order), tuple(_hit(number, totals, scores, snapshot) for number in shown), narrowed.facets(), narrowed.echoes)


def _hit(number: int, totals: Floats, scores: Scores, snapshot: Snapshot) -> Hit:
    """A document with its best passages; the first of all where only its title answers."""
    records = snapshot.records_of(number)
    alive = [record for record in records if snapshot.is_alive(record)]
    best = sorted(alive, key=lambda record: (-float(scores.records[record]), record))
    good = [record for record in best if scores.records[record] > 0] or alive[:1]
    passages = tuple(Found(*snapshot.place(record), round(float(scores.records[record]), 4)) for record in good[:PASSAGES])
    matching = int((scores.records[records.start : records.stop] > 0).sum())
    return Hit(
        snapshot.heads[number].document,
        round(float(totals[number]), 4),
        passages or (_NOWHERE,),
        (),
        round(float(scores.share[number]), 3),
        matching,
    )


def _similar(snapshot: Snapshot, document: str, keys: Keys | None, filters: Filters, limit: int) -> tuple[Hit, ...]:
    number = snapshot.numbers.get(document)
    keys = _keys(snapshot, document) if keys is None else keys
    if number is None or not keys:
        return ()
    scores = rank(alike(keys), snapshot)
    enough = (ALIKE if bridges(keys) != keys else ALIKE_BRIDGED) * float(scores.documents[number])
    scores.holds[number] = False
    near = scores.holds & (scores.documents >= enough) & Narrowed(everything(snapshot), scores.documents, 0, filters, snapshot).found
    order = ordered(np.flatnonzero(near), scores.documents, "relevance", snapshot)[:limit]
    return tuple(replace(_hit(other, scores.documents, scores, snapshot), shared=_shared(keys, other, snapshot)) for other in order)


def _keys(snapshot: Snapshot, document: str) -> Keys:
    number = snapshot.numbers.get(document)
    return snapshot.heads[number].keys if number is not None else ()


def _shared(keys: Keys, document: int, snapshot: Snapshot) -> tuple[str, ...]:
    """The terms that a document shares; those come first that tell most about the other and are rare in the index."""
    records = snapshot.records_of(document)
    first, last = records.start - 1, records.stop
    telling: dict[str, float] = {}
    for term, weight in keys:
        where = snapshot.find(term)[0]
        if len(where) and np.searchsorted(where, first) < np.searchsorted(where, last):
            telling[term] = weight * float(np.log1p(snapshot.size / len(where)))
    return tuple(sorted(telling, key=lambda term: (-telling[term], term)))


def _passages(snapshot: Snapshot, query: Node, document: str) -> tuple[Found, ...]:
    number = snapshot.numbers.get(document)
    if number is None:
        return ()
    values = rank(lookup(query), snapshot).records
    matching = (record for record in snapshot.records_of(number) if snapshot.is_alive(record) and values[record] > 0)
    return tuple(Found(*snapshot.place(record), round(float(values[record]), 4)) for record in matching)
