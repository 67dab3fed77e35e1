"""What the words of a query are called in the other languages, where they are no concepts: looked up beside the words typed.

The language of a word is that of the query as a whole, told by how usual its words are in each. A translation counts in texts of its own
language alone, and less than the word itself or a concept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import log10

from corpus.dictionary import has_row, translations
from corpus.lexicon import compound_parts, frequency, lemma
from corpus.lexicon_letters import letters_value
from corpus.words import fold
from index.meaning.derived import derived
from index.text.forms import part_key, stem_key, word_forms
from index.text.terms import LANGUAGES, telling
from index.tree import Faint, Leaf, Some, Term

FIRST, OTHER, PART = 0.64, 0.5, 0.4
"""How surely a translation means the word: the usual one, another, and a compound that a translation is part of."""
SURE, MADE = 0.14, 0.95
"""How much surer a translation is of a word whose concept names it too."""
TOGETHER = 0.6
"""What the words of a translated phrase or compound count together."""
LEAST_TELLING = 0.25
"""Words that say less are not translated."""

_LEAD, _CLEAR_LEAD = 1.2, 0.7
"""By how many decades the words of a query must be likelier in one language for the others to be out; and one word, where they are not."""
_UNKNOWN, _COMPOUND = -10.0, -8.0
_OWN_LETTERS = {"da": frozenset("æøå"), "de": frozenset("äöüß"), "en": frozenset()}
_FOREIGN = 4.0
_NOUN = 0.7
_LONGEST_PHRASE = 3
_MOST = 6
"""Translations into one language that are looked up."""
_MOST_TOGETHER, _MOST_NAMED = 2, 2
_LINKS = {"da": ("", "s", "e"), "de": ("", "s", "n", "en", "es", "er", "e")}
_LETTERS_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Translation:
    """What words `first` to `last` (exclusive) of a query are called in another language, and how that is looked up."""

    first: int
    last: int
    word: str
    terms: tuple[Term, ...] = ()
    part: Faint | None = None


def translated(words: Sequence[str], covered: Sequence[Iterable[str]]) -> Iterator[Translation]:
    """The translations of a run of words; `covered` says for each word by which words its concepts stand in for it already."""
    sources = [_sources(tuple(words), at) for at in range(len(words))]
    done: set[int] = set()
    for first, last, phrase_language in _phrases(words, sources):
        done |= set(range(first, last))
        yield from _of(" ".join(words[first:last]).lower(), phrase_language, (first, last), covered)
    for at, language in enumerate(sources):
        if language and at not in done:
            yield from _of(words[at].lower(), language, (at, at + 1), covered)
    yield from _joined(words, sources, done)


def _phrases(words: Sequence[str], sources: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    """Words side by side that the dictionary holds as one (*town hall*)."""
    at = 0
    while at < len(words):
        language = sources[at]
        lasts = range(min(len(words), at + _LONGEST_PHRASE), at + 1, -1)
        last = next((last for last in lasts if language and has_row(" ".join(words[at:last]), language)), None)
        if last and language:
            yield at, last, language
        at = last or at + 1


def _of(text: str, language: str, span: tuple[int, int], covered: Sequence[Iterable[str]]) -> Iterator[Translation]:
    known = {word for words in covered[span[0] : span[1]] for word in words}
    for code in LANGUAGES:
        others = [word for other, word in _words_of(text, language) if other == code and fold(word) != fold(text)][:_MOST]
        phrases = [word for word in others if " " in word]
        for number, word in enumerate(others):
            weight = (OTHER if number else FIRST) + SURE * (fold(word) in known)
            for each in _compounds(word.split(" "), code) if " " in word else (word,):
                yield Translation(*span, each, _terms(each, code, weight))
        yield from _together(phrases, code, span)


def _together(phrases: Sequence[str], language: str, span: tuple[int, int]) -> Iterator[Translation]:
    """Words that must stand together in a passage; of several translations of the same length, each word or its alternatives."""
    for length in dict.fromkeys(phrase.count(" ") + 1 for phrase in phrases):
        split = [phrase.split(" ") for phrase in phrases if phrase.count(" ") + 1 == length]
        choices = [tuple(dict.fromkeys(words)) for words in zip(*split, strict=True)]
        leaves = tuple(_leaf(words, language) for words in choices if telling(words[0]) >= LEAST_TELLING)
        if len(leaves) > 1:
            label = ", ".join([phrase for phrase in phrases if phrase.count(" ") + 1 == length][:_MOST_NAMED])
            yield Translation(*span, label, part=Faint(Some(leaves), TOGETHER, label, f"translation: {label}"))


def _leaf(words: Sequence[str], language: str) -> Leaf:
    return Leaf(words[0], tuple(term for word in words for term in _terms(word, language, 1.0)), telling(words[0]))


def _words_of(text: str, language: str) -> tuple[tuple[str, str], ...]:
    if " " in text:
        return translations(text, language)
    forms = dict.fromkeys(word_forms(text, language))
    return next((found for form in forms if (found := translations(form, language))), ())


def _compounds(parts: Sequence[str], language: str) -> Iterator[str]:
    """The words that parts may be joined to, of those that are looked up alike the usual one; which exist is known only to an index."""
    made: dict[str, str] = {}
    for word in sorted(_joined_parts(parts, language), key=lambda word: not frequency(word.lower(), language)):
        made.setdefault(stem_key(word.lower(), language), word)
    yield from made.values()


def _joined_parts(parts: Sequence[str], language: str) -> Iterator[str]:
    for links in product(_LINKS.get(language, ()), repeat=len(parts) - 1) if len(parts) <= _LONGEST_PHRASE else ():
        joined = "".join(f"{part.lower()}{link}" for part, link in zip(parts, (*links, ""), strict=True))
        yield joined.capitalize() if parts[-1][:1].isupper() else joined


def _joined(words: Sequence[str], sources: Sequence[str | None], done: set[int]) -> Iterator[Translation]:
    """Two English words side by side are often one compound elsewhere (*heat planning*, Wärmeplanung)."""
    for at in range(len(words) - 1):
        if sources[at] == sources[at + 1] == "en" and at not in done and at + 1 not in done:
            for code in ("da", "de"):
                pairs = (_into(word.lower(), code) for word in words[at : at + 2])
                for parts in product(*pairs):
                    yield from (Translation(at, at + 2, each, _terms(each, code, OTHER)) for each in _compounds(parts, code))


def _into(word: str, language: str) -> list[str]:
    return [other for code, other in translations(word, "en") if code == language and " " not in other][:_MOST_TOGETHER]


@lru_cache(maxsize=1 << 13)
def _terms(word: str, language: str, weight: float) -> tuple[Term, ...]:
    """The forms of a word in texts of its language, and there the compounds that it is a part of."""
    why = f"translation: {word}"
    lowered = word.lower()
    own = dict.fromkeys((f"s{language}:{stem_key(lowered, language)}", f"m{language}:{fold(lemma(lowered, language))}"), weight)
    made = {f"s{language}:{stem_key(other, language)}": weight * MADE for other in derived(lowered, language)}
    return (
        *(Term(text, sure, why) for text, sure in (made | own).items()),
        Term(f"p{language}:{part_key(lowered, language)}", min(weight, FIRST) * PART / FIRST, why),
    )


@lru_cache(maxsize=1 << 12)
def _sources(words: tuple[str, ...], at: int) -> str | None:
    """The language that a word of a query is in; None where that cannot be told or it says too little."""
    word = words[at]
    if telling(word) < LEAST_TELLING or not word.isalpha():
        return None
    known = sorted(((_value(word, language), language) for language in query_languages(words)), reverse=True)
    able = [(value, language) for value, language in known if _is_translated(word, language)]
    others = [value for value, language in known if language != able[0][1] and frequency(word, language)] if able else []
    if not able or all(able[0][0] - value >= _CLEAR_LEAD for value in others):
        return able[0][1] if able else None
    return able[0][1] if len(able) > len(others) and _is_same_everywhere(word, able) else None


def _is_same_everywhere(word: str, able: Sequence[tuple[float, str]]) -> bool:
    """Whether the languages mean the same by a word that several have, by the words of those that spell it otherwise (*wind*)."""
    spelt = {language for _, language in able}
    found = [{pair for pair in _words_of(word.lower(), language) if pair[0] not in spelt} for language in spelt]
    return len(spelt) > 1 and all(found) and all(one & found[0] for one in found)


def _is_translated(word: str, language: str) -> bool:
    return bool(_words_of(word.lower(), language))


@lru_cache(maxsize=1 << 12)
def query_languages(words: tuple[str, ...]) -> tuple[str, ...]:
    """The languages a query may be in, the likeliest first."""
    values = {language: sum(_value(word, language) for word in words if word.isalpha()) for language in LANGUAGES}
    if any(word[:1].isupper() and word[1:].islower() for word in words[1:]) and any(word.islower() for word in words):
        values["de"] += _NOUN
    best = max(values.values())
    return tuple(sorted((each for each in LANGUAGES if values[each] > best - _LEAD), key=lambda each: -values[each]))


@lru_cache(maxsize=1 << 14)
def _value(word: str, language: str) -> float:
    """How likely a word is in a language, in decades; of unknown ones, by whether they are compounds there and by their letters."""
    lowered = word.lower()
    share = max(frequency(form, language) for form in (lowered, lowered.replace("ß", "ss"), word_forms(lowered, language)[0]))
    known = log10(share) if share else _COMPOUND if compound_parts(lowered, language) else _UNKNOWN
    foreign = any(not own.isdisjoint(lowered) for code, own in _OWN_LETTERS.items() if code != language)
    by_letters = 0.0 if share else _LETTERS_WEIGHT * letters_value(lowered, language) / max(1, len(lowered)) ** 0.5
    return known - (_FOREIGN if foreign else 0.0) + by_letters
