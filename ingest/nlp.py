"""The only file that knows how spaCy pipelines are built: one per language, as `finders/pipelines.cfg` describes them.

A pipeline is spaCy's blank tokenizer (or a trained pipeline, where one is installed: it adds the names of places it sees) with our own
components behind it, each made by a registered factory (`finders/components.py`). `token._.lemma` looks a lemma up when it is asked for,
not before, so no table is loaded that is not used.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from corpus import lexicon

__all__ = ["Component", "Doc", "Language", "Span", "add_extensions", "build", "models", "named_places", "span_over", "split_sentences"]

LANGUAGES = ("da", "de", "en")
TRAINED = {
    "da": ("da_core_news_lg", "da_core_news_md", "da_core_news_sm"),
    "de": ("de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
}
UNUSED = ["parser", "senter", "lemmatizer", "attribute_ruler"]
MAX_CHARACTERS = 20_000_000

Component = Callable[[Doc], Doc]


def build(language: str | None, description: Path) -> Language:
    """The pipeline that a file describes, for a language (Danish where it is another)."""
    code = language if language in LANGUAGES else "da"
    config = spacy.util.load_config(description)
    name = _trained(code)
    nlp = _on_top_of(name, config) if name else spacy.util.load_model_from_config(config.merge({"nlp": {"lang": code}}), auto_fill=True)
    nlp.max_length = MAX_CHARACTERS
    return nlp


def _on_top_of(name: str, config: Any) -> Language:
    """Our components behind those of a trained pipeline."""
    nlp = spacy.load(name, exclude=UNUSED)
    for component in config["nlp"]["pipeline"]:
        described = dict(config["components"][component])
        nlp.add_pipe(described.pop("factory"), name=component, config=described)
    return nlp


@cache
def _trained(code: str) -> str | None:
    return next((name for name in TRAINED.get(code, ()) if spacy.util.is_package(name)), None)


def models() -> tuple[str, ...]:
    """The trained pipelines that are used here, with their versions: what is found depends on them."""
    names = filter(None, map(_trained, LANGUAGES))
    return tuple(f"{name} {spacy.util.get_package_version(name)}" for name in names)


def add_extensions(by_document: dict[str, Any], by_span: dict[str, Callable[[Span], Any]]) -> None:
    """What our components leave on a Doc (each with what it is before), and what its spans tell of what was found there."""
    for name, default in by_document.items():
        Doc.set_extension(name, default=default, force=True)
    for name, getter in by_span.items():
        Span.set_extension(name, getter=getter, force=True)
    Token.set_extension("lemma", getter=_lemma, force=True)


def _lemma(token: Token) -> str:
    return lexicon.lemma(token.text, token.lang_ or "da")


def split_sentences(doc: Doc, starts: frozenset[int]) -> Doc:
    """Begins a sentence at each token that holds one of these characters."""
    values = [1 if token.i == 0 or token.idx in starts else -1 for token in doc]
    column: Any = numpy.asarray(values, dtype="int64").astype("uint64").reshape(-1, 1)
    doc.from_array(["SENT_START"], column)
    return doc


def span_over(doc: Doc, start: int, end: int, *, label: str, identifier: str, known_as: str = "") -> Span | None:
    """The tokens under [start, end); `known_as` is what the thing is called in a table of such things (`span.kb_id_`)."""
    return doc.char_span(start, end, label=label, kb_id=known_as, span_id=identifier, alignment_mode="expand")


def named_places(doc: Doc) -> frozenset[tuple[int, int]]:
    """Where a trained pipeline, if one is installed, sees the name of a place."""
    return frozenset((entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ in {"LOC", "GPE"})
