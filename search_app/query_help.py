"""The query language by example, in the language of the interface: what can be typed, and what is found by it."""

from __future__ import annotations

from dataclasses import dataclass

from index.query.fields import names_of
from search_app.languages import N_, _, current_language
from search_app.question import Question, address


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Something to type, where it is asked, and what it finds."""

    example: str
    href: str
    meaning: str


@dataclass(frozen=True, slots=True)
class HelpPart:
    """A part of the language: its heading and its lines."""

    heading: str
    lines: tuple[HelpLine, ...]


_DA, _DE, _EN = range(3)
_COLUMNS = {"da": _DA, "de": _DE, "en": _EN}
_Row = tuple[tuple[str, str, str], str]
PARTS: tuple[tuple[str, tuple[_Row, ...]], ...] = (
    (
        N_("Questions"),
        (
            (
                ("hvilke venskabsbyer har Ballerup?", "Welche Partnerstädte hat Karlsruhe?", "Which twin towns does Ballerup have?"),
                N_("partner cities, goals, networks and dates that answer stand above the results, each with its page"),
            ),
            (
                ("mål for klima inden 2030", "Ziele Klimaschutz bis 2030", "climate goals by 2030"),
                N_("kind, topic and year are understood; what was understood is listed and can be switched off"),
            ),
        ),
    ),
    (
        N_("Words"),
        (
            (
                ("klima cykler", "Klima Radverkehr", "climate cycling"),
                N_("documents with most of these words, in any of their forms; those with fewer are counted and shown with a click"),
            ),
            (("klima*", "Klima*", "climat*"), N_("words that begin so; within a word the star stands for any letters")),
            (
                ("infrastuktur~", "Infrastuktur~", "infrastucture~"),
                N_("words that are spelt much alike; with ~1 one letter may differ, with ~2 two"),
            ),
        ),
    ),
    (
        N_("Words together"),
        (
            (
                ('"grøn omstilling"', '"erneuerbare Energien"', '"green transition"'),
                N_("exactly these words side by side, or this one word alone; any quotation marks will do"),
            ),
            (
                ("cykelsti NÆR/5 skole", "Radweg NAHE/5 Schule", "cycling NEAR/5 school"),
                N_("both words, at most five words apart, in any order; without a number thirty"),
            ),
        ),
    ),
    (
        N_("Combining words"),
        (
            (("klima OG cykler", "Klima UND Radverkehr", "climate AND cycling"), N_("only documents that hold both words")),
            (("bolig ELLER Wohnung", "Wohnung ODER bolig", "housing OR bolig"), N_("documents that hold one of the two, or both")),
            (
                ("skole IKKE gymnasium", "Schule NICHT Gymnasium", "school NOT college"),
                N_("documents with the first word but without the second; a minus before a word says the same"),
            ),
            (
                ("+havn turisme", "+Hafen Tourismus", "+harbour tourism"),
                N_("the word with the plus must be there, the other makes a document come earlier"),
            ),
            (
                ("(vind ELLER sol) OG anlæg", "(Wind ODER Solar) UND Anlage", "(wind OR solar) AND plant"),
                N_("brackets say what belongs together"),
            ),
        ),
    ),
    (
        N_("Properties of the document"),
        (
            (("titel:strategi", "titel:Strategie", "title:strategy"), N_("the word stands in the title")),
            (
                ("kommune:(Ballerup ELLER Flensborg)", "gemeinde:(Karlsruhe ODER Flensburg)", "city:(Ballerup OR Flensburg)"),
                N_("one of these municipalities, under any of their names"),
            ),
            (("land:Tyskland type:plan", "land:Dänemark typ:plan", "country:Germany type:plan"), N_("plans from that country")),
            (
                ("år:2015..2030", "jahr:2015..2030", "year:2015..2030"),
                N_("documents of these years; 2015-, ..2030 and >2015 are understood too"),
            ),
            (
                ("dato:2030-01..2030-06", "datum:2030-01..2030-06", "date:2030-01..2030-06"),
                N_("documents that speak of a date in this time"),
            ),
            (("-sprog:tysk", "-sprache:Dänisch", "-language:German"), N_("none in that language")),
        ),
    ),
)


def help_parts() -> list[HelpPart]:
    """The query language in the visitor's language."""
    return [HelpPart(_(heading), tuple(_line(row) for row in rows)) for heading, rows in PARTS]


def _line(row: _Row) -> HelpLine:
    examples, meaning = row
    example = examples[_COLUMNS.get(current_language(), _EN)]
    return HelpLine(example, address(Question(example)), _(meaning))


def field_names() -> list[str]:
    """The names of all fields in the visitor's language."""
    return names_of(current_language())
