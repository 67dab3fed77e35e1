"""What the search did to a query, in sentences: each with a link that takes the query literally there, where that can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.query.mends import LITERAL
from index.search import Answer, Note
from search_app.languages import N_, _
from search_app.question import Question, address, switched

NOTES: Mapping[str, str] = {
    "alike_cut": N_("“%(about)s” asks for words with very many other letters; at most two may differ."),
    "boost": N_("The weight in “%(about)s” was left out; all words count alike."),
    "capital_operator": N_("All of the query is in capitals; “%(about)s” was taken for an operator."),
    "echoes": N_("Documents that hold less of what was asked for, only some of the words or what they have to do with: %(about)s"),
    "long_text": N_("The text is long; these words of it, which tell most, were searched for: %(about)s"),
    "long_word": N_("A very long word was cut: %(about)s"),
    "lone_sign": N_("“%(about)s” stands alone and was left out."),
    "missing": N_("“%(about)s” stands in none of the documents."),
    "near_cut": N_("“%(about)s” is more than a passage holds; words at most 50 words apart were searched for."),
    "near_no_words": N_("“%(about)s” stands between words only; the rest must hold in the document."),
    "near_too_many": N_("At most fifteen words can be asked for near each other; these were left out: %(about)s"),
    "no_words": N_("“%(about)s” holds no word to search for."),
    "short_alike": N_("“%(about)s” is too short for words that are spelt alike; the word itself was searched for."),
    "short_start": N_("“%(about)s” is too short for the beginning of a word; the word itself was searched for."),
    "spaced_field": N_("“%(about)s” was taken for a property of the document."),
    "star_first": N_("The star before “%(about)s” was left out: it can stand at the end of a word or within it."),
    "star_in_phrase": N_("Stars within quotation marks were left out: %(about)s"),
    "star_inside": N_("Of “%(about)s” only what stands before the star was searched for, as the beginning of a word."),
    "stray_bracket": N_("The bracket “%(about)s” has no partner and was left out."),
    "stray_operator": N_("“%(about)s” stands alone and was left out."),
    "too_long": N_("The query is very long; this part was left out: %(about)s"),
    "too_many_open": N_("There are very many stars and tildes; “%(about)s” was searched for as a word."),
    "turned_range": N_("The range “%(about)s” was turned round."),
    "unclosed_bracket": N_("An open bracket was closed at the end."),
    "unclosed_quote": N_("The quotation mark before “%(about)s” is never closed; the words were searched for one by one."),
    "unknown_field": N_("“%(about)s” is not the name of a field; it was searched for as a word."),
    "unknown_part": N_("Of “%(about)s” a part was not understood and was left out."),
    "unknown_value": N_("“%(about)s” was not understood; it was searched for as words."),
}
_KEPT = frozenset({"echoes", "missing", "no_words"})
"""Notes on what was searched for and not on how the query was read: taking it literally would change nothing."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A sentence, and where the query is asked without this mend, with the words of that link; empty where there is no other way."""

    text: str
    href: str = ""
    link: str = ""


def note_lines(answer: Answer, question: Question) -> list[NoteLine]:
    """What was ignored or mended in the query and in the address."""
    mended = [NoteLine(sentence(note.code, note.about), _refused(note, question), _link(note)) for note in answer.notes]
    ignored = (_("“%(name)s” in the address made no sense and was left out.", name=name) for name in question.ignored)
    return [*mended, *(NoteLine(text) for text in ignored)]


def literal_href(answer: Answer, question: Question) -> str:
    """Where the words of a mended query alone are asked for; empty where nothing was mended."""
    is_mended = any(note.code not in _KEPT for note in answer.notes)
    return address(replace(switched(question, LITERAL), page=1)) if is_mended and LITERAL not in question.without else ""


def sentence(code: str, about: str) -> str:
    """What the search did to the query; an unknown code is shown as it is."""
    return _(NOTES[code], about=about) if code in NOTES else f"{code.replace('_', ' ')}: {about}"


def _link(note: Note) -> str:
    return _("Show them too") if note.code == "echoes" else _("Take it literally")


def _refused(note: Note, question: Question) -> str:
    return address(switched(question, note.key)) if note.key else ""
