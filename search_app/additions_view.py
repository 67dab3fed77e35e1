"""What the search added to the words typed, in words that a visitor knows, each with its switch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from corpus import places, vocabulary
from corpus.words import fold
from index.query.mends import CUT, LITERAL
from index.search import Added, Answer
from search_app import labels
from search_app.languages import LANGUAGES, _
from search_app.question import Question, address, switched
from search_app.understood_view import aspect_label

SEEN = 5
"""Additions that are seen at once; more than one beyond them are folded away."""
_ALIKE = 0.7
"""Words that begin alike for so much of the shorter one are forms of one word, which is no reason worth showing."""


@dataclass(frozen=True, slots=True)
class Switch:
    """An addition: what it is, why it was made and to which words, and where a click switches it off or on."""

    label: str
    reason: str
    to: str
    href: str


def added_switches(answer: Answer, question: Question) -> list[Switch]:
    """What was searched for besides the words typed; what one click switches off is shown once."""
    made: dict[str, Switch] = {}
    for added in answer.added:
        label, reason = added_words(added), labels.word(labels.ADDED_KINDS, added.kind)
        if label:
            made.setdefault(added.key, Switch(label, reason, added.to, address(switched(question, added.key))))
    return list(made.values())


def seen_at_once(switches: Sequence[Switch]) -> int:
    """How many of them stand open; a single one is never folded away."""
    return len(switches) if len(switches) <= SEEN + 1 else SEEN


def added_words(added: Added) -> str:
    """The added words; a concept is shown by its words in the other languages, not by those that were typed."""
    kind, _colon, name = added.key.partition(":")
    if added.kind == "part":
        return parts(added.term)
    words = concept_words(name) if kind == "concept" else tuple(added.term.split(", "))
    others = _once(word for word in words if word.casefold() != added.to.casefold())
    return ", ".join(others) or (added.term if added.term.casefold() != added.to.casefold() else "")


def parts(term: str) -> str:
    """The parts of a compound as what they are, and not as if they were written so."""
    return " + ".join(term.split())


def _once(words: Iterable[str]) -> list[str]:
    """Each word once, however its letters stand."""
    return list({word.casefold(): word for word in reversed(list(words))}.values())[::-1]


def off_switches(question: Question) -> list[Switch]:
    """What was switched off."""
    return [Switch(name_of(key), "", "", address(switched(question, key))) for key in question.without]


def name_of(key: str) -> str:
    """What an addition is called when nothing but its key is known."""
    if key == LITERAL:
        return _("Signs, operators and fields")
    if key == CUT:
        return _("Showing only what holds most of what was asked for")
    kind, _colon, name = key.partition(":")
    match kind:
        case "concept":
            return ", ".join(dict.fromkeys(concept_words(name))) or name
        case "place":
            town = places.place(name)
            return town.name if town else name
        case "country":
            return labels.country(name)
        case "mend":
            return name.partition(":")[2]
        case "asked":
            return aspect_label(*name.split(":", 1)) if ":" in name else name
    return name or key


def concept_words(identifier: str) -> tuple[str, ...]:
    """The preferred word of a concept in each language; none where there is no such concept."""
    concept = vocabulary.concept(identifier)
    return tuple(concept.label(language) for language in LANGUAGES) if concept else ()


def reasons(why: tuple[str, ...], query: str, added: Sequence[Added], language: str | None) -> tuple[tuple[str, str], ...]:
    """Why a document was found besides the words typed, by kind: (kind, words); what was typed itself is no reason worth showing.

    A concept is named in the language of the document.
    """
    found: dict[str, list[str]] = {}
    for reason in why:
        kind, colon, words = reason.partition(":")
        known = labels.word(labels.ADDED_KINDS, kind.strip()) if colon else ""
        told = _told(kind.strip(), words.strip(), added, language) if colon else kind.strip()
        if not _is_typed(told, query):
            found.setdefault(known, []).append(told)
    return tuple((kind, ", ".join(_once(words))) for kind, words in found.items())


def _told(kind: str, words: str, added: Sequence[Added], language: str | None) -> str:
    if kind == "part":
        return parts(words)
    key = next((one.key for one in added if (one.kind, one.term) == (kind, words)), "")
    concept = vocabulary.concept(key.removeprefix("concept:")) if key.startswith("concept:") else None
    return concept.label(language) if concept and language in LANGUAGES else words


def _is_typed(words: str, query: str) -> bool:
    """Whether the query holds these words, or all of them in other forms."""
    typed = [_bare(word) for word in query.split()]
    return words.casefold() in query.casefold() or all(any(_are_forms(_bare(word), other) for other in typed) for word in words.split())


def _are_forms(one: str, other: str) -> bool:
    begun = ceil(_ALIKE * min(len(one), len(other)))
    return begun > 0 and one[:begun] == other[:begun]


def _bare(word: str) -> str:
    """The letters of a word without what changes when it is inflected."""
    return "".join(char for char in fold(word).replace("ae", "a").replace("oe", "o").replace("ue", "u") if char.isalnum())
