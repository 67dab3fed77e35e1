"""A word → the terms of its own forms, and how surely each form, and whatever else stands in for a word, means it."""

from __future__ import annotations

from functools import lru_cache

from corpus.lexicon import is_word
from corpus.words import fold
from index.meaning.derived import derived
from index.text.forms import part_key, stem_key, word_forms
from index.text.terms import LANGUAGES
from index.tree import Term

EXACT, FOLDED, LEMMA, STEM, DERIVED = 1.0, 0.95, 0.85, 0.8, 0.62
MISREAD, PLACE, COUNTRY, CONCEPT, SPELLING = 0.8, 0.75, 0.65, 0.65, 0.95
FIRST_READING, FIRST_READING_WORD = 0.7, 0.5
PART, PART_CONCEPT, NEAR_COUNTRY = 0.45, 0.4, 0.3
"""How surely a form means the word that was typed."""


@lru_cache(maxsize=1 << 12)
def own_terms(word: str) -> tuple[Term, ...]:
    """The forms of a word itself in any of the languages, and the compounds that it is a part of."""
    folded, lowered = fold(word), word.lower()
    weights = {f"f:{folded}": FOLDED if folded != lowered else EXACT}
    if folded != lowered:
        weights[f"=:{lowered}"] = EXACT
    for language in LANGUAGES:
        forms = word_forms(word, language)
        weights |= {f"m{language}:{fold(form)}": LEMMA for form in forms[1:]}
        weights |= {f"s{language}:{stem_key(form, language)}": STEM for form in forms}
        weights |= {f"p{language}:{part_key(form, language)}": PART for form in forms}
        made = dict.fromkeys(other for form in forms for other in derived(form, language))
        weights = {f"s{language}:{stem_key(other, language)}": DERIVED for other in made} | weights
    return tuple(Term(text, weight) for text, weight in weights.items())


def first_reading(word: str) -> tuple[Term, ...]:
    """The word as an OCR printed it where something else is shown; a word that exists (*Bern*) was rather meant itself."""
    weight = FIRST_READING_WORD if any(is_word(word.lower(), language) for language in LANGUAGES) else FIRST_READING
    return (Term(f"r:{fold(word)}", weight, "reading"),)
