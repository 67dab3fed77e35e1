"""What the search added to the words typed, in words that a visitor knows, each with its switch."""

from __future__ import annotations

from dataclasses import dataclass

from corpus import places, vocabulary
from index.mends import LITERAL
from index.search import Added, Answer
from search_app import labels
from search_app.languages import LANGUAGES, _
from search_app.question import Question, address, switched
from search_app.understood_view import aspect_label


@dataclass(frozen=True, slots=True)
class Switch:
    """An addition: what it is, why it was made and to which words, and where a click switches it off or on."""

    label: str
    reason: str
    to: str
    href: str


def added_switches(answer: Answer, question: Question) -> list[Switch]:
    """What was searched for besides the words typed."""
    made = (
        Switch(added_words(added), labels.word(labels.ADDED_KINDS, added.kind), added.to, address(switched(question, added.key)))
        for added in answer.added
    )
    return [switch for switch in made if switch.label]


def added_words(added: Added) -> str:
    """The added words; a concept is shown by its words in the other languages, not by those that were typed."""
    kind, _colon, name = added.key.partition(":")
    words = concept_words(name) if kind == "concept" else ()
    others = [word for word in dict.fromkeys(words) if word.casefold() != added.to.casefold()]
    return ", ".join(others) or (added.term if added.term.casefold() != added.to.casefold() else "")


def off_switches(question: Question) -> list[Switch]:
    """What was switched off."""
    return [Switch(name_of(key), "", "", address(switched(question, key))) for key in question.without]


def name_of(key: str) -> str:
    """What an addition is called when nothing but its key is known."""
    if key == LITERAL:
        return _("Signs, operators and fields")
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


def reasons(why: tuple[str, ...], query: str) -> tuple[tuple[str, str], ...]:
    """Why a document was found besides the words typed: (kind, words); what was typed itself is no reason worth showing."""
    parted = (reason.partition(":") for reason in why)
    known = (
        (labels.word(labels.ADDED_KINDS, kind.strip()) if colon else "", (words if colon else kind).strip())
        for kind, colon, words in parted
    )
    return tuple((kind, words) for kind, words in known if words.casefold() not in query.casefold())
