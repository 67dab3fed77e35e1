"""Text → the terms it is indexed by, and a typed word → the terms it is looked up by; the same for every engine.

A term is a form and a value, `form:value`. The forms, the surest first:

    =        the word in lower case, where it holds letters that fold
    f        the folded word: *Åbenrå*, *Aabenraa* → f:aabenraa
    mda …    the lemma of a Danish (German, English) word, where it is another word
    sda …    its Snowball stem
    pda …    the stem of a part of a compound: *klimahandlingsplan* → pda:klima; never as if the part were the whole word
    r        the folded word as first read, where a repair or a person's correction shows another (see `index.text.first_readings`)
    x        a folded word at the top of the next page, for phrases alone
    c        a concept of the vocabulary
    l        a place by its id, k a country by its code, kl the country of a town that is named, pk the country of a partner town

A suspended compound stands for the whole: *Wohn- und Gewerbegebiete* is also *Wohngebiete*.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from math import log10
from pathlib import Path

import corpus
from corpus.facts import KINDS
from corpus.knowledge import current
from corpus.lexicon import frequency
from corpus.places import country_named
from corpus.vocabulary import find_concepts
from corpus.words import Token, fold, tokens
from index.text.forms import part_key, parts_inside, respellings, stem_key, word_forms
from index.text.place_forms import named_towns
from index.text.suspended import suspended_words

VERSION = 9
"""Raised with every change that makes other terms of a text: an index of other terms is built anew."""

_TABLES = ("vocabulary.csv", "places.tsv.gz", "places_countries.csv")
_WORD_LISTS = ("spacy-lookups-data", "wordfreq", "snowballstemmer")

LANGUAGES = ("da", "de", "en")
FUNCTION_WORD = 2e-3
"""Words more frequent than this in their language are known as they are alone: their stems are those of other words (*som*, *sommer*)."""

LEAST = 0.02
"""How telling a function word is."""

_QUESTIONS = (
    "hvad hvem hvilke hvilken hvilket hvor hvordan hvorfor hvornår wann warum was welche welchem welchen welcher welches wer wie wieso "
    "wieviel wo how what when where which who why"
)
HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term and the range of the text that it stands for; `position` is the number of its word, counted from 0."""

    term: str
    start: int
    end: int
    position: int


def fingerprint() -> str:
    """The same where the same text makes the same terms: by this code, its tables and word lists, and what the users' own tables hold."""
    return "-".join(filter(None, (_packaged_fingerprint(), current().fingerprint)))


@cache
def _packaged_fingerprint() -> str:
    folder = Path(corpus.__file__).parent
    parts = [str(VERSION).encode(), *(version(name).encode() for name in _WORD_LISTS), *((folder / name).read_bytes() for name in _TABLES)]
    return sha256(b"\0".join(sha256(part).digest() for part in parts)).hexdigest()[:12]


def text_terms(text: str, language: str | None, *, concepts: bool = True, places: bool = True) -> Iterator[Occurrence]:
    """All terms of a text, or all but its concepts and places, where they stand, in no particular order."""
    words = list(tokens(text))
    for position, token in enumerate(words):
        for term in word_terms(token.text, language):
            yield Occurrence(term, token.start, token.end, position)
    yield from beyond_words(text, words, language, concepts=concepts, places=places)


def beyond_words(
    text: str, words: Sequence[Token], language: str | None, *, concepts: bool = True, places: bool = True
) -> Iterator[Occurrence]:
    """The terms of a text that are not those of its single words."""
    yield from _joined_terms(text, words, language)
    if concepts:
        yield from _concept_terms(words, language)
    if places:
        yield from _place_terms(text, words)


@lru_cache(maxsize=1 << 17)
def word_terms(word: str, language: str | None) -> tuple[str, ...]:
    """The terms of one word in a text of `language`; the folded word is always the first."""
    folded, lowered = fold(word), word.lower()
    found = {f"f:{folded}": None}
    if lowered != folded:
        found[f"=:{lowered}"] = None
    if language in LANGUAGES and frequency(lowered, language) < FUNCTION_WORD:
        forms = word_forms(word, language)
        found |= {f"m{language}:{form}": None for form in map(fold, forms[1:]) if form != folded}
        found[f"s{language}:{stem_key(forms[0], language)}"] = None
        found |= {f"p{language}:{part_key(part, language)}": None for part in parts_inside(forms[-1], language)}
    return tuple(found)


def _joined_terms(text: str, words: Sequence[Token], language: str | None) -> Iterator[Occurrence]:
    """Words that a hyphen joins (*EU-kontor*), and suspended compounds, told by what stands after each word."""
    for position, (token, after) in enumerate(itertools.pairwise(words)):
        if after.start == token.end + 1 and text[token.end] in HYPHENS and token.text.isalpha() and after.text.isalpha():
            joined = token.text + after.text
            yield Occurrence(f"f:{fold(joined)}", token.start, after.end, position)
            if fold(joined) != joined.lower():
                yield Occurrence(f"=:{joined.lower()}", token.start, after.end, position)
    for position, whole in suspended_words(text, words, language):
        for term in word_terms(whole, language):
            yield Occurrence(term, words[position].start, words[position].end, position)


def _concept_terms(words: Sequence[Token], language: str | None) -> Iterator[Occurrence]:
    for match in find_concepts([token.text for token in words], language, current()):
        yield Occurrence(f"c:{match.concept.id}", words[match.first].start, words[match.last - 1].end, match.first)


def _place_terms(text: str, words: Sequence[Token]) -> Iterator[Occurrence]:
    for named in named_towns(text, words):
        yield Occurrence(f"l:{named.town.id}", named.start, named.end, 0)
        yield Occurrence(f"kl:{named.town.country}", named.start, named.end, 0)
    for position, token in enumerate(words):
        code = _country(token.text)
        if code:
            yield Occurrence(f"k:{code}", token.start, token.end, position)


@lru_cache(maxsize=1 << 15)
def _country(word: str) -> str | None:
    return country_named(word) if len(word) > 3 else None


@cache
def _question_words() -> frozenset[str]:
    return frozenset(_QUESTIONS.split())


@lru_cache(maxsize=1 << 16)
def telling(word: str) -> float:
    """How telling a word is by itself, 0–1: function words next to nothing, names and rare words all."""
    lowered = word.lower()
    if lowered in _question_words():
        return LEAST
    share = max(frequency(lowered, language) for language in LANGUAGES)
    if not share:
        share = max((frequency(spelling, language) for language, spelling in respellings(lowered)), default=0.0)
    return min(1.0, max(LEAST, (-log10(share) - 2.4) / 2.4)) if share else 1.0


@cache
def kind_concepts(kind: str) -> tuple[str, ...]:
    """The concepts that the name of a kind of fact stands for."""
    if kind not in ("partner_city", "network"):
        return ()
    labels = ((language, label[0]) for language, label in KINDS[kind].labels.items())
    found = (match.concept.id for language, label in labels for match in find_concepts(label.split(), language))
    return tuple(dict.fromkeys(found))
