"""Beyond a page of results: all passages of a document that answer, and documents like another or like a passage of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.archive import Archive
from corpus.model import Document
from corpus.words import fold, tokens
from index.engine import Engine, Filters, Found, Hit
from index.offers.alike import alike, bridges, keys_of_text
from index.showing.highlight import wanted
from index.showing.shown import Passage, Shown, overlap
from index.text.terms import LANGUAGES
from index.tree import Node

MARKED = 12
"""Of what two documents share, so many terms are named and marked."""
SHOWN = 2
"""Passages of a similar document."""


@dataclass(frozen=True, slots=True)
class SimilarHit:
    """A document like another: its passages that share most with it, and the words, concepts and places (by id) that both hold."""

    document: str
    score: float
    passages: tuple[Passage, ...]
    words: tuple[str, ...]
    concepts: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Similar:
    """The documents most like one, or like a passage of it: first those in its language, then those in other languages."""

    same_language: tuple[SimilarHit, ...]
    other_languages: tuple[SimilarHit, ...]


def found_in(archive: Archive, engine: Engine, document: str, tree: Node) -> tuple[Passage, ...]:
    """All passages of a document that answer a query, in their order; where two show much of the same, the first.

    One that shows nothing of the query counts only where none shows more (a title or a property of the document was asked for).
    """
    shown, want = Shown(archive, document), wanted(tree)
    kept: list[Passage] = []
    unmarked: list[Passage] = []
    for found in engine.passages(tree, document):
        passage, marks = shown.passage(found, want)
        own = kept if marks else unmarked
        if not any(overlap(passage, other) for other in own[-3:]):
            own.append(passage)
    return tuple(kept or unmarked)


def similar(archive: Archive, engine: Engine, document: Document, place: Found | None, limit: int) -> Similar:
    """Documents like this one or, where a place in it is given, like what stands there; none where it has not been read yet."""
    if document.reading is None:
        return Similar((), ())
    text, language = _text_of(archive, document, place)
    keys = keys_of_text(text, language) if place else engine.keys(document.id)
    spelt = _spellings(text)
    if language not in LANGUAGES:
        return Similar(tuple(_hit(archive, hit, spelt) for hit in engine.similar(document.id, keys, limit=limit)), ())
    own, others = Filters(language=(language,)), Filters(language=tuple(code for code in LANGUAGES if code != language))
    lists = engine.similar(document.id, keys, own, limit), engine.similar(document.id, bridges(keys), others, limit)
    same, other = (tuple(_hit(archive, hit, spelt) for hit in hits) for hits in lists)
    return Similar(same, other)


def _text_of(archive: Archive, document: Document, place: Found | None) -> tuple[str, str | None]:
    if place is None:
        pages = archive.reading(document.id, with_words=False).pages
        return "\n".join((document.head.title, *(page.text for page in pages))), document.head.language
    page = archive.page(document.id, place.page)
    return page.text[place.start : place.end], page.language or document.head.language


def _spellings(text: str) -> dict[str, str]:
    """Folded word → how the text mostly writes it."""
    counts: Counter[str] = Counter(token.text for token in tokens(text))
    return {fold(word): word for word, _ in reversed(counts.most_common())}


def _hit(archive: Archive, hit: Hit, spelt: dict[str, str]) -> SimilarHit:
    terms = hit.shared[:MARKED]
    want = wanted(alike((term, 1.0) for term in terms)) if terms else None
    shown = Shown(archive, hit.document)
    passages: list[Passage] = []
    for found in hit.passages:
        passage, _ = shown.passage(found, want)
        if len(passages) < SHOWN and not any(overlap(passage, other) for other in passages):
            passages.append(passage)
    words = tuple(spelt[word] for word in _of_form("f:", terms) if word in spelt)
    return SimilarHit(hit.document, hit.score, tuple(passages), words, _of_form("c:", terms), _of_form("l:", terms))


def _of_form(form: str, terms: Sequence[str] | Iterable[str]) -> tuple[str, ...]:
    return tuple(term[len(form) :] for term in terms if term.startswith(form))
