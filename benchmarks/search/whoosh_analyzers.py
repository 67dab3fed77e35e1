"""Plain Whoosh as its manual has it, and nothing of Udsyn: a field with `LanguageAnalyzer` for each language, BM25F, spelling mended.

The only file here that speaks Whoosh.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whoosh.analysis import LanguageAnalyzer, StandardAnalyzer
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import And, AndNot, NullQuery, Or, Phrase, Prefix, Query, Term

from benchmarks.search.typed import DISTANCE, Part, parts
from benchmarks.search.units import LANGUAGES, TITLE, Unit

PLAIN = "plain"
FURTHEST = 2


class WhooshAnalyzers:
    """Implements `benchmarks.search.units.Index` in memory."""

    def __init__(self) -> None:
        self._analyzers = {PLAIN: StandardAnalyzer(stoplist=None)} | {language: LanguageAnalyzer(language) for language in LANGUAGES}
        fields = {
            f"{place}_{name}": TEXT(analyzer, field_boost=TITLE if place == "title" else 1.0)
            for name, analyzer in self._analyzers.items()
            for place in ("title", "text")
        }
        self._index = RamStorage().create_index(Schema(number=NUMERIC(stored=True), **fields))
        self._searcher = self._index.searcher()

    def fill(self, units: Iterable[Unit]) -> None:
        writer = self._index.writer()
        for number, unit in enumerate(units):
            names = (PLAIN, unit.language) if unit.language in LANGUAGES else (PLAIN,)
            texts = {f"{place}_{name}": getattr(unit, place) for name in names for place in ("title", "text")}
            writer.add_document(number=number, **texts)
        writer.commit()
        self._searcher = self._index.searcher()

    def find(self, query: str, limit: int) -> Sequence[tuple[int, float]]:
        found = parts(query)
        must = [self._part(part) for part in found if part.demand == "must"]
        wanted = And(must) if must else Or([self._part(part) for part in found if part.demand == "should"])
        without = [self._part(part) for part in found if part.demand == "not"]
        asked = AndNot(wanted, Or(without)) if without else wanted
        return [(hit["number"], hit.score) for hit in self._searcher.search(asked, limit=limit)]

    def close(self) -> None:
        self._searcher.close()

    def _part(self, part: Part) -> Query:
        """A part in any field, as its `MultifieldParser` has it (its `DisjunctionMax` gives all documents the score of the best)."""
        names = list(self._analyzers) if part.kind == "word" else [PLAIN]
        word = self._mended(part.words[0], part.kind)
        words = (word,) if len(part.words) == 1 else part.words
        made = [self._in_field(part, words, f"{place}_{name}", name) for name in names for place in ("title", "text")]
        return Or([query for query in made if query != NullQuery])

    def _in_field(self, part: Part, words: Sequence[str], field: str, name: str) -> Query:
        terms = [token.text for word in words for token in self._analyzers[name](word, mode="query")]
        if not terms:
            return NullQuery
        if part.kind == "prefix":
            return Prefix(field, terms[0])
        if len(terms) > 1:
            return Phrase(field, terms, slop=DISTANCE if part.kind == "near" else 1)
        return Term(field, terms[0])

    def _mended(self, word: str, kind: str) -> str:
        """A word that no unit holds gives way to the likest one."""
        if kind not in ("word", "fuzzy") or any(self._is_known(word, name) for name in self._analyzers):
            return word
        meant = self._searcher.suggest(f"text_{PLAIN}", word.lower(), limit=1, maxdist=FURTHEST, prefix=1)
        return meant[0] if meant else word

    def _is_known(self, word: str, name: str) -> bool:
        terms = [token.text for token in self._analyzers[name](word, mode="query")]
        reader = self._searcher.reader()
        return bool(terms) and all((f"{place}_{name}", term) in reader for term in terms for place in ("text",))
