"""Themes: which subjects of municipal policy a statement or a document touches, by the vocabulary's concepts."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.knowledge import Knowledge, current
from corpus.model import Theme
from corpus.places import find_places
from corpus.vocabulary import THEMES, Concept, concepts, find_concepts
from corpus.words import fold, tokens
from ingest.finders.document import Found, flow_of_doc, head_of, language_of
from ingest.finders.text.cues import loose, word_set
from ingest.nlp import Doc

VERSION = "4"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

MOST_OF_A_STATEMENT = 3
MOST_OF_A_DOCUMENT = 4
LEAST_MENTIONS = 3
LEAST_SHARE = 0.4
"""A theme of a document is named at least so often, as a share of its first theme's mentions."""
OWN_MACHINERY = word_set(
    "administration|citizen|committee|municipal-council|politicians|decision|motion|municipal-buildings|monitoring|donations|staff|budget|"
    "elections|council-meeting|mayor|voting|project|vision|goals|focus-areas|implementation|finance-committee|associations|travel|"
    "travel-reports|travel-support|events|municipal-companies|municipal-cooperation|cross-sector|shared-leadership|citizen-participation|"
    "branding|communication|foundation|technology|economy-effects|digitalisation|neighbourhood|safety|harbour|emergency-services|local-council|"
    "quality-of-life|taxes|conventions"
)
"""Concepts that many municipal sentences touch by the way: they count less, and not where something else is named."""
FIRST, FURTHER, PART, BY_THE_WAY, CUE = 1.0, 0.45, 0.7, 0.3, 1.0
"""What a concept gives to the first theme it belongs to, to its other ones; the share of a part of a compound; that of machinery; a cue."""
ENOUGH = 0.4
"""A theme weighs at least so much, as a share of the heaviest."""


@dataclass(frozen=True, slots=True)
class _Cues:
    """Words that tell a theme, and those that tell none although a concept is named alike."""

    themes: tuple[tuple[str, re.Pattern[str]], ...]
    silent: re.Pattern[str]


@cache
def _cues() -> _Cues:
    with (Path(__file__).parent / "theme_words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    silent = "|".join(row["words"] for row in rows if not row["theme"])
    return _Cues(
        tuple((row["theme"], re.compile(rf"(?<!\w)(?:{row['words']})(?!\w)")) for row in rows if row["theme"]), re.compile(f"(?:{silent})")
    )


@lru_cache(maxsize=4)
def _own_cues(knowledge: Knowledge) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The users' own words of themes, with their endings; a theme that is not among ours goes by the name they gave it."""
    rows = ((_known_theme(row.theme), (*row.da, *row.de, *row.en)) for row in knowledge.themes)
    return tuple(
        (theme, re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(loose(word)) for word in words)})\w{{0,4}}(?!\w)"))
        for theme, words in rows
        if words
    )


def _known_theme(name: str) -> str:
    """*Klima og miljø*, *Health*, *education* → the theme of that name in any language; any other name as it is."""
    said = fold(name)
    themes = (concept for concept in concepts() if concept.kind == "theme")
    return next(
        (it.id for it in themes if said in {fold(word) for words in (it.words.values(), ((it.id,),)) for each in words for word in each}),
        name,
    )


def _rank(theme: str) -> int:
    return THEMES.index(theme) if theme in THEMES else len(THEMES)


def themes_of(doc: Doc, statement: str) -> tuple[str, ...]:
    """The one to three themes that weigh most in a statement, the heaviest first; none that is only touched by the way beside others."""
    weights: dict[str, float] = defaultdict(float, _by_concepts(statement, language_of(doc)))
    plain = loose(statement)
    for theme, pattern in (*_cues().themes, *_own_cues(current())):
        if found := len({match.group() for match in pattern.finditer(plain)}):
            weights[theme] += CUE * min(found, 2)
    if _names_abroad(statement, head_of(doc).country):
        weights["internationalisation"] += CUE
    heaviest = max(weights.values(), default=0.0)
    if heaviest < FURTHER and (own := _of_title(doc)):
        return own
    ranked = sorted(weights, key=lambda theme: (-weights[theme], _rank(theme)))
    return tuple(theme for theme in ranked[:MOST_OF_A_STATEMENT] if weights[theme] >= ENOUGH * heaviest)


def _names_abroad(statement: str, home: str | None) -> bool:
    """Whether a town of another country is named, or a foreign country."""
    places = (match.candidates[0] for match in find_places(statement) if match.candidates and not match.is_word)
    return home is not None and any(place.country != home for place in places)


def _of_title(doc: Doc) -> tuple[str, ...]:
    """The first theme of the document's title: for a statement that touches none, or one only by the way (*Das wollen wir verbessern*)."""
    weights = _by_concepts(head_of(doc).title, language_of(doc))
    return (max(weights, key=lambda theme: weights[theme]),) if weights else ()


def _by_concepts(statement: str, language: str | None) -> dict[str, float]:
    """What the vocabulary's concepts give to each theme; a concept named twice counts once."""
    words = [token.text for token in tokens(statement)]
    best: dict[str, tuple[Concept, float]] = {}
    for match in find_concepts(words, language):
        if match.concept.kind == "document_type" or _is_silent(words[match.first : match.last]):
            continue
        share = (PART if match.is_part else 1.0) * (BY_THE_WAY if match.concept.id in OWN_MACHINERY else 1.0)
        if share > best.get(match.concept.id, (match.concept, 0.0))[1]:
            best[match.concept.id] = match.concept, share
    weights: dict[str, float] = defaultdict(float)
    for concept, share in best.values():
        for at, theme in enumerate(concept.themes):
            weights[theme] += share * (FURTHER if at else FIRST)
    return dict(weights)


def _is_silent(words: list[str]) -> bool:
    return len(words) == 1 and bool(_cues().silent.fullmatch(loose(words[0])))


def _own_mentions(doc: Doc, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The sentences in which a user's words stand: loose spelling is not as long as the text, so no nearer place is known."""
    flow = flow_of_doc(doc)
    for block in flow.blocks:
        for start, end in flow.sentences(block.start, block.end):
            yield from ((start, end) for _ in pattern.finditer(loose(flow.text[start:end])))


def find_themes(doc: Doc) -> Iterator[Found]:
    """The themes of the whole document: those named most often, each at its first mention."""
    flow = flow_of_doc(doc)
    words = list(tokens(flow.text))
    mentions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in find_concepts([word.text for word in words], language_of(doc)):
        named = [word.text for word in words[match.first : match.last]]
        if match.concept.kind == "document_type" or match.concept.id in OWN_MACHINERY or _is_silent(named):
            continue
        for theme in match.concept.themes[:1]:
            mentions[theme].append((words[match.first].start, words[match.last - 1].end))
    for theme, pattern in _own_cues(current()):
        mentions[theme] = sorted([*mentions[theme], *_own_mentions(doc, pattern)])
    ranked = sorted((theme for theme in mentions if mentions[theme]), key=lambda theme: (-len(mentions[theme]), _rank(theme)))[
        :MOST_OF_A_DOCUMENT
    ]
    for theme in ranked:
        if len(mentions[theme]) >= max(LEAST_MENTIONS, LEAST_SHARE * len(mentions[ranked[0]])):
            start, end = mentions[theme][0]
            yield Found(Theme(theme), start, end, min(0.9, 0.4 + len(mentions[theme]) / 50), f"named {len(mentions[theme])} times")
