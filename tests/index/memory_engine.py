"""A small engine that keeps everything in dictionaries: the honest double that passes the same exam as the real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log1p

from corpus.words import fold
from index.engine import EVERYTHING, FACETS, Completion, Entry, FacetValue, Filters, Found, Hit, Keys, Results, Sort
from index.filters.facets import GROUPS, SPAN, chosen
from index.filters.narrowing import field_words
from index.meaning.expand import lookup
from index.offers.alike import alike
from index.offers.completion import complete
from index.questions.fact_terms import matching
from index.ranking import HELD, held_by, least, telling_words
from index.ranking.enough import FAINTEST, NEARLY_ALL
from index.ranking.near import is_begun, near_group, stand_near
from index.ranking.words import CLOSE, LOOSE
from index.text.passages import DocumentRecords, Record, document_records
from index.text.spelling import Vocabulary, similar_terms
from index.text.terms import fingerprint
from index.tree import (
    And,
    Asked,
    Best,
    FactWord,
    Faint,
    FieldWord,
    Fuzzy,
    InTitle,
    Leaf,
    Maybe,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Some,
    Term,
)


class MemoryEngine:
    """Scores every record of every document for every query."""

    def __init__(self) -> None:
        self.revision = 0
        self.analysis = ""
        self._documents: dict[str, DocumentRecords] = {}

    @property
    def size(self) -> int:
        return len(self._documents)

    def put(self, entries: Iterable[Entry], revision: int) -> None:
        self._documents |= {entry.document.id: document_records(entry) for entry in entries}
        self.revision = revision

    def drop(self, documents: Sequence[str], revision: int) -> None:
        self._documents = {key: value for key, value in self._documents.items() if key not in documents}
        self.revision = revision

    def rebuild(self, entries: Iterable[Entry], revision: int) -> None:
        self._documents = {}
        self.analysis = fingerprint()
        self.put(entries, revision)

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
        tree = lookup(query) if query is not None else None
        holding = [document for document in self._documents.values() if tree is None or self._holds(tree, document)]
        answering = holding if with_echoes else self._answering(tree, holding)
        passing = [document for document in self._documents.values() if _passes(document, filters)]
        found = [document for document in passing if document in answering] or self._answering(tree, passing)
        pairs = sorted(((document, self._score(tree, document)) for document in found), key=lambda pair: pair[0].id)
        pairs.sort(key=lambda pair: _sort_key(sort, *pair))
        hits = tuple(self._hit(tree, document, score) for document, score in pairs[offset : offset + limit])
        facets = {name: _counted(name, self._without(name, filters, answering, found)) for name in FACETS}
        return Results(len(found), hits, facets, sum(document in holding for document in passing) - len(found))

    def _answering(self, tree: Node | None, among: Sequence[DocumentRecords]) -> list[DocumentRecords]:
        """Those that hold about as much of the query as the best of them, or, where they hold less, score about as much."""
        holding = [document for document in among if tree is None or self._holds(tree, document)]
        most = max((self._share(tree, document) for document in holding), default=0.0)
        best = max((self._score(tree, document) for document in holding), default=0.0)
        cut = least(telling_words(tree)) * most if tree else 0.0
        heard = [d for d in holding if self._share(tree, d) >= NEARLY_ALL * most or self._score(tree, d) >= FAINTEST * best]
        return [document for document in heard if self._share(tree, document) >= cut]

    def _without(
        self, facet: str, filters: Filters, answering: list[DocumentRecords], found: list[DocumentRecords]
    ) -> list[DocumentRecords]:
        """What would be found if nothing were chosen in a facet."""
        free = {name: () if name == facet else None for name in (facet, *GROUPS.get(facet, ()))}
        wider = replace(filters, **free)  # type: ignore[arg-type]
        return found if wider == filters else [d for d in self._documents.values() if d in found or (d in answering and _passes(d, wider))]

    def passages(self, query: Node, document: str) -> tuple[Found, ...]:
        tree, known = lookup(query), self._documents.get(document)
        values = ((self._value(tree, record, known), record) for record in known.passages) if known else ()
        return tuple(Found(record.page, record.start, record.end, value) for value, record in values if value > 0)

    def complete(self, prefix: str, limit: int = 8) -> tuple[Completion, ...]:
        documents = self._documents.values()
        towns = [town for document in documents for town in document.facets["municipality"]]
        titles = [(document.id, document.title) for document in documents]
        return complete(prefix, limit, Vocabulary(self), titles, {town: range(towns.count(town)) for town in towns})

    def suggest(self, word: str) -> str | None:
        return Vocabulary(self).suggest(word)

    def present(self, terms: Iterable[str]) -> frozenset[str]:
        return frozenset(term for term in terms if self.frequency(term))

    def keys(self, document: str) -> Keys:
        return self._documents[document].keys if document in self._documents else ()

    def similar(self, document: str, keys: Keys | None = None, filters: Filters = EVERYTHING, limit: int = 5) -> tuple[Hit, ...]:
        keys = self.keys(document) if keys is None else keys
        if not keys or document not in self._documents:
            return ()
        tree = alike(keys)
        others = [d for d in self._documents.values() if d.id != document and _passes(d, filters) and self._holds(tree, d)]
        others.sort(key=lambda other: (-self._score(tree, other), other.id))
        return tuple(
            replace(
                self._hit(tree, other, self._score(tree, other)),
                shared=tuple(t for t, _ in keys if t in other.head.counts or _in(t, other)),
            )
            for other in others[:limit]
        )

    def close(self) -> None:
        pass

    def terms(self, prefix: str) -> list[str]:
        return sorted({term for record in self._records() for term in record.counts if term.startswith(prefix)})

    def near(self, word: str, distance: int) -> list[str]:
        return [term[2:] for term in self.terms("f:")]

    def counted(self, prefix: str) -> dict[str, int]:
        return {term: self.frequency(term) for term in self.terms(prefix)}

    def written(self, word: str) -> str:
        return next((term[2:] for term in self.terms("=:") if fold(term[2:]) == word), word)

    def find_similar(self, text: str, distance: int) -> tuple[Term, ...]:
        return similar_terms(text, distance, [term[2:] for term in self.terms("f:")])

    def holds(self, term: str) -> bool:
        return self.frequency(term) > 0

    def frequency(self, term: str) -> int:
        return sum(term in record.counts for record in self._records())

    def _records(self) -> Iterable[Record]:
        return (record for document in self._documents.values() for record in (document.head, *document.passages))

    def _hit(self, tree: Node | None, document: DocumentRecords, score: float) -> Hit:
        passages = [(self._value(tree, record, document) if tree else 0.0, record) for record in document.passages]
        good = [pair for pair in passages if pair[0] > 0] or passages[:1]
        best = sorted(good, key=lambda pair: -pair[0])
        found = tuple(Found(record.page, record.start, record.end, value) for value, record in best[:12])
        return Hit(
            document.id, score, found or (Found(1, 0, 0, 0.0),), (), self._share(tree, document), sum(value > 0 for value, _ in passages)
        )

    def _share(self, tree: Node | None, document: DocumentRecords) -> float:
        """How much of the query the document holds, each word by how telling it is."""
        match tree:
            case Leaf():
                records = (document.head, *document.passages)
                return max((held_by(term.weight) for term in tree.terms for record in records if term.text in record.counts), default=0.0)
            case Some() | And():
                weights = {part: max(telling_words(part), 0.01) for part in tree.parts}
                return sum(weight * self._share(part, document) for part, weight in weights.items()) / sum(weights.values())
            case Or() | Best():
                return max(self._share(part, document) for part in tree.parts)
            case Faint():
                records = document.passages
                together = isinstance(tree.part, Some) and any(
                    all(self._value(part, record, document) > 0 for part in tree.part.parts) for record in records
                )
                return HELD if together else 0.0 if tree.together else tree.weight * self._share(tree.part, document)
            case FactWord():
                return tree.weight * self._holds(tree, document)
            case Asked():
                answers = tree.covers * max(self._share(facts, document) for facts in tree.facts)
                typed = self._share(tree.part, document) * self._holds(tree.part, document)
                return max(typed, answers + (1 - tree.covers) * typed)
            case Phrase() | Prefix() | Near() | Fuzzy():
                return float(self._holds(tree, document))
            case _:
                return 1.0

    def _score(self, tree: Node | None, document: DocumentRecords) -> float:
        return max((self._value(tree, record, document) for record in (document.head, *document.passages)), default=0.0) if tree else 0.0

    def _holds(self, node: Node, document: DocumentRecords) -> bool:
        records = (document.head, *document.passages)
        match node:
            case And():
                return all(self._holds(part, document) for part in node.parts)
            case Or() | Some() | Best():
                return any(self._holds(part, document) for part in node.parts)
            case Not():
                return not self._holds(node.part, document)
            case Maybe():
                return True
            case Faint():
                return any(self._value(node, record, document) > 0 for record in records)
            case Asked():
                return any(self._holds(part, document) for part in (node.part, *node.facts))
            case FieldWord():
                return _has(document, node)
            case InTitle():
                return self._value(node.part, document.head, document) > 0
            case _:
                return any(self._value(node, record, document) > 0 for record in records)

    def _value(self, node: Node, record: Record, document: DocumentRecords) -> float:
        match node:
            case Leaf():
                weight = max((term.weight for term in node.terms if term.text in record.counts), default=0.0)
                best = node.terms[0].text
                return (
                    weight
                    * node.prior
                    * log1p(self.size / (1 + sum(best in d.head.counts or _in(best, d) for d in self._documents.values())))
                )
            case Phrase():
                return float(_side_by_side([fold(word) for word in node.words], record))
            case Near():
                typed, meant = ([near_group(part, self, as_typed=as_typed) for part in node.parts] for as_typed in (True, False))
                is_typed = _stand_near(typed, min(node.distance, CLOSE), record)
                return 1.0 if is_typed else LOOSE * _stand_near(meant, node.distance, record)
            case Fuzzy():
                return max((t.weight for t in self.find_similar(node.text, node.distance) if t.text in record.counts), default=0.0)
            case Prefix():
                return float(any(is_begun(node, term[2:]) for term in record.counts if term.startswith("f:")))
            case Some() | And():
                values = [self._value(part, record, document) for part in node.parts]
                return sum(values) * sum(value > 0 for value in values) / len(values)
            case Or() | Best():
                return max(self._value(part, record, document) for part in node.parts)
            case Maybe() | InTitle():
                return self._value(node.part, record, document)
            case FactWord():
                fitting = matching(node, lambda start: [term for term in record.counts if term.startswith(start)])
                return node.weight * (1 + 0.1 * len(fitting)) * all(_has(document, part) for part in node.within) if fitting else 0.0
            case Asked():
                answers = max(self._value(facts, record, document) for facts in node.facts)
                return self._value(node.part, record, document) + 10 * node.covers * answers
            case Faint():
                parts = node.part.parts if node.together and isinstance(node.part, Some) else ()
                is_whole = all(self._value(part, record, document) > 0 for part in parts)
                return node.weight * self._value(node.part, record, document) * is_whole
            case _:
                return 0.0


def _in(term: str, document: DocumentRecords) -> bool:
    return any(term in record.counts for record in document.passages)


def _stand_near(groups: Sequence[Sequence[str]], distance: int, record: Record) -> bool:
    places = [[at for term in group for form in (term, f"x:{term[2:]}") for at in record.positions.get(form, ())] for group in groups]
    here = {at for group in groups for term in group for at in record.positions.get(term, ())}
    return all(places) and stand_near(places, distance, here)


def _side_by_side(words: Sequence[str], record: Record) -> bool:
    places = [
        {at for form in forms for at in record.positions.get(f"{form}:{word}", ())}
        for forms, word in zip(["f", *["fx"] * len(words)], words, strict=False)
    ]
    return any(all(start + step in later for step, later in enumerate(places)) for start in places[0])


def _has(document: DocumentRecords, node: FieldWord) -> bool:
    values, spans = ({value: value for value in document.facets[name]} for name in (node.field, SPAN))
    return any(True for _ in chosen(node, values, lambda: spans))


def _passes(document: DocumentRecords, filters: Filters) -> bool:
    nodes = [node for nodes in field_words(filters).values() for node in nodes]
    return all(_has(document, node) for node in nodes) and (not filters.added_from or document.added_at >= filters.added_from)


def _sort_key(sort: Sort, document: DocumentRecords, score: float) -> tuple[float, str]:
    turned = sort.startswith("-")
    match sort.lstrip("-"):
        case "title":
            return 0.0, _backwards(fold(document.title)) if turned else fold(document.title)
        case "year":
            return (9999.0 if document.year is None else float(document.year) * (1 if turned else -1)), ""
        case "added":
            return 0.0, document.added_at if turned else _backwards(document.added_at)
    return -round(score, 6), ""


def _backwards(text: str) -> str:
    """A text that sorts the other way round."""
    return "".join(chr(0x10FFFF - ord(char)) for char in text) + chr(0x10FFFF)


def _counted(facet: str, documents: Sequence[DocumentRecords]) -> tuple[FacetValue, ...]:
    counts = Counter(value for document in documents for value in set(document.facets[facet]))
    return tuple(FacetValue(value, count) for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
