"""The only file that knows how spaCy pipelines are built: one per language, once per process.

A pipeline is spaCy's blank tokenizer (or a trained pipeline, where one is installed: it adds the names of places it sees) with our own
components behind it, each registered as a factory. `token._.lemma` looks a lemma up when it is asked for, not before, so no table is
loaded that is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from corpus import lexicon

__all__ = ["Component", "Doc", "Language", "Span", "add_extensions", "build", "mark", "named_places", "split_sentences"]

LANGUAGES = ("da", "de", "en")
TRAINED = {
    "da": ("da_core_news_lg", "da_core_news_md", "da_core_news_sm"),
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
}
UNUSED = ["parser", "senter", "lemmatizer", "attribute_ruler"]
MAX_CHARACTERS = 20_000_000

Component = Callable[[Doc], Doc]


def build(language: str | None, components: Iterable[tuple[str, Component]]) -> Language:
    """A pipeline for a language (Danish where it is another) with these components in their order."""
    nlp = _base(language if language in LANGUAGES else "da")
    nlp.max_length = MAX_CHARACTERS
    for name, component in components:
        Language.factory(name, func=_factory(component))
        nlp.add_pipe(name)
    return nlp


def _factory(component: Component) -> Callable[[Language, str], Component]:
    def make(nlp: Language, name: str) -> Component:
        return component

    return make


def _base(code: str) -> Language:
    name = _trained(code)
    return spacy.load(name, exclude=UNUSED) if name else spacy.blank(code)


@cache
def _trained(code: str) -> str | None:
    return next((name for name in TRAINED.get(code, ()) if spacy.util.is_package(name)), None)


@cache
def add_extensions() -> None:
    """What our components leave on a Doc, its spans and tokens."""
    Doc.set_extension("flow", default=None)
    Doc.set_extension("head", default=None)
    Span.set_extension("found", default=())
    Token.set_extension("lemma", getter=_lemma)


def _lemma(token: Token) -> str:
    return lexicon.lemma(token.text, token.lang_ or "da")


def split_sentences(doc: Doc, starts: frozenset[int]) -> Doc:
    """Begins a sentence at each token that holds one of these characters."""
    values = [1 if token.i == 0 or token.idx in starts else -1 for token in doc]
    column: Any = numpy.asarray(values, dtype="int64").astype("uint64").reshape(-1, 1)
    doc.from_array(["SENT_START"], column)
    return doc


def mark(doc: Doc, name: str, start: int, end: int, item: object) -> Span | None:
    """The tokens under [start, end) as a span of group `name`, with `item` in `span._.found`.

    spaCy keeps one set of extensions for all spans over the same tokens, so what is found there lies in one tuple of (name, item).
    """
    span = doc.char_span(start, end, label=name, alignment_mode="expand")
    if span is None:
        return None
    span._.found = (*span._.found, (name, item))
    return span


def named_places(doc: Doc) -> frozenset[tuple[int, int]]:
    """Where a trained pipeline, if one is installed, sees the name of a place."""
    return frozenset((entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ in {"LOC", "GPE"})
