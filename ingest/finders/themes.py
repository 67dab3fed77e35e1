"""Themes: which subjects of municipal policy a statement or a document touches, by the vocabulary's concepts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from corpus.model import Theme
from corpus.vocabulary import THEMES, find_concepts
from corpus.words import tokens
from ingest.finders.cues import any_of, loose, word_set
from ingest.finders.document import Found, flow_of_doc, language_of
from ingest.nlp import Doc

VERSION = "2"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

MOST_OF_A_STATEMENT = 3
MOST_OF_A_DOCUMENT = 4
LEAST_MENTIONS = 3
LEAST_SHARE = 0.4
"""A theme of a document is named at least so often, as a share of its first theme's mentions."""
ABROAD = any_of(r"\w*international\w*|mellemfolkelig\w*|udenlandsk\w*|udlandet|ausland\w*|grenzuberschreitend\w*|abroad")
OWN_MACHINERY = word_set(
    "administration|citizen|committee|municipal-council|politicians|decision|motion|municipal-buildings|monitoring|donations|staff"
)
"""Concepts that nearly every municipal sentence touches: they give its theme only where nothing else does."""


def themes_of(doc: Doc, statement: str) -> tuple[str, ...]:
    """The one to three themes whose words stand most often in a statement, in order of appearance where equal."""
    counts: Counter[str] = Counter({"internationalisation": len(ABROAD.findall(loose(statement)))})
    machinery: Counter[str] = Counter()
    for match in find_concepts([token.text for token in tokens(statement)], language_of(doc)):
        if match.concept.kind != "document_type":
            (machinery if match.concept.id in OWN_MACHINERY else counts).update(match.concept.themes)
    ranked = (+counts or machinery).most_common(MOST_OF_A_STATEMENT)
    return tuple(theme for theme, _ in ranked)


def find_themes(doc: Doc) -> Iterator[Found]:
    """The themes of the whole document: those named most often, each at its first mention."""
    flow = flow_of_doc(doc)
    words = list(tokens(flow.text))
    mentions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in find_concepts([word.text for word in words], language_of(doc)):
        for theme in () if match.concept.kind == "document_type" or match.concept.id in OWN_MACHINERY else match.concept.themes:
            mentions[theme].append((words[match.first].start, words[match.last - 1].end))
    ranked = sorted(mentions, key=lambda theme: (-len(mentions[theme]), THEMES.index(theme)))[:MOST_OF_A_DOCUMENT]
    for theme in ranked:
        if len(mentions[theme]) >= max(LEAST_MENTIONS, LEAST_SHARE * len(mentions[ranked[0]])):
            start, end = mentions[theme][0]
            yield Found(Theme(theme), start, end, min(0.9, 0.4 + len(mentions[theme]) / 50), f"named {len(mentions[theme])} times")
