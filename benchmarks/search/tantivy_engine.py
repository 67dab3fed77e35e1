"""tantivy (a library in Rust, after Lucene), the only file that speaks it: a field of stems for each language, titles weighted, BM25.

A unit of an unknown language has its words in the fields of all of them (words in lower case beside the stems made its answers worse).

It stands in the dependency group `benchmarks`; without it this row is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import tantivy

from benchmarks.search.typed import DISTANCE, Part, parts
from benchmarks.search.units import LANGUAGES, TITLE, Unit

PLAIN = "plain"
"""Words in lower case: for phrases, prefixes and misspelt words, which do not go with stems."""
SHORT = 3
"""Words up to so many letters are not mended: any other is near them."""
_OCCUR = {"should": tantivy.Occur.Should, "must": tantivy.Occur.Must, "not": tantivy.Occur.MustNot}


class Tantivy:
    """Implements `benchmarks.search.units.Index` in a folder, or in memory."""

    def __init__(self, folder: Path | None = None, languages: Sequence[str] = tuple(LANGUAGES)) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("number", stored=True)
        self._analyzers = {PLAIN: _analyzer(None)} | {language: _analyzer(LANGUAGES[language]) for language in languages}
        for name in self._analyzers:
            builder.add_text_field(f"title_{name}", tokenizer_name=name)
            builder.add_text_field(f"text_{name}", tokenizer_name=name, stored=name == PLAIN)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder) if folder else None)
        for name, analyzer in self._analyzers.items():
            self._index.register_tokenizer(name, analyzer)
        self._searcher = self._index.searcher()

    def fill(self, units: Iterable[Unit]) -> None:
        writer = self._index.writer(heap_size=200_000_000, num_threads=1)
        for number, unit in enumerate(units):
            document = tantivy.Document(number=number)
            for name in (PLAIN, unit.language) if unit.language in self._analyzers else self._analyzers:
                document.add_text(f"title_{name}", unit.title)
                document.add_text(f"text_{name}", unit.text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def find(self, query: str, limit: int) -> Sequence[tuple[int, float]]:
        hits = self._searcher.search(self._query(query), limit).hits
        return [(int(self._searcher.doc(address)["number"][0]), float(score)) for score, address in hits]

    def find_with_snippets(self, query: str, limit: int) -> list[str]:
        """As `find`, but gives the words around the best place of each unit."""
        asked = self._query(query)
        generator = tantivy.SnippetGenerator.create(self._searcher, asked, self._schema, f"text_{PLAIN}")
        return [
            generator.snippet_from_doc(self._searcher.doc(address)).to_html() for _, address in self._searcher.search(asked, limit).hits
        ]

    def close(self) -> None:
        """Nothing is held but memory."""

    def _query(self, query: str) -> tantivy.Query:
        return tantivy.Query.boolean_query([(_OCCUR[part.demand], self._part(self._mended(part))) for part in parts(query)])

    def _mended(self, part: Part) -> Part:
        """A word that no unit holds is looked for as one that is misspelt."""
        is_known = part.kind != "word" or len(part.words[0]) <= SHORT or self._searcher.search(self._part(part), 1).hits
        return part if is_known else replace(part, kind="fuzzy")

    def _part(self, part: Part) -> tantivy.Query:
        """A part in every field; its best field counts."""
        names = [name for name in self._analyzers if name != PLAIN] if part.kind == "word" and len(self._analyzers) > 1 else [PLAIN]
        fields = [
            tantivy.Query.boost_query(made, TITLE if place == "title" else 1.0)
            for name in names
            for place in ("title", "text")
            if (made := self._in_field(part, f"{place}_{name}", name)) is not None
        ]
        return tantivy.Query.disjunction_max_query(fields)

    def _in_field(self, part: Part, field: str, name: str) -> tantivy.Query | None:
        words = [token for word in part.words for token in self._analyzers[name].analyze(word)]
        if not words:
            return None
        if part.kind == "prefix":
            return tantivy.Query.regex_query(self._schema, field, f"{re.escape(words[0])}.*")
        if part.kind == "fuzzy":
            return tantivy.Query.fuzzy_term_query(self._schema, field, words[0], distance=1)
        if len(words) > 1:
            row: list[str | tuple[int, str]] = [*words]
            return tantivy.Query.phrase_query(self._schema, field, row, slop=DISTANCE if part.kind == "near" else 0)
        return tantivy.Query.term_query(self._schema, field, words[0])


def _analyzer(language: str | None) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    if language:
        builder = builder.filter(tantivy.Filter.stopword(language)).filter(tantivy.Filter.stemmer(language))
    return builder.build()
