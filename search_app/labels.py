"""What codes are called in the interface: types, themes, goals of the United Nations, how a page was read, what went wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from corpus import places
from index.engine import UNKNOWN
from index.filters import facets
from search_app.languages import N_, _, current_language, language_name

FACETS: Mapping[str, str] = {
    "place": N_("Place"),
    "municipality": N_("Municipality"),
    "country": N_("Country"),
    "language": N_("Language"),
    "type": N_("Type"),
    "year": N_("Year"),
    "date": N_("Dates in the text"),
    "theme": N_("Theme"),
    "sdg": N_("Development goal"),
    "partner": N_("Partner city"),
    "network": N_("Network"),
}
TYPES: Mapping[str, str] = {
    "strategy": N_("Strategy"),
    "policy": N_("Policy"),
    "plan": N_("Plan"),
    "election_programme": N_("Election programme"),
    "agreement": N_("Agreement"),
    "report": N_("Report"),
    "slides": N_("Slides"),
    "memo": N_("Memo"),
    "proposal": N_("Proposal"),
    "motion": N_("Motion"),
    "answer": N_("Answer"),
    "minutes": N_("Minutes"),
    "other": N_("Other document"),
}
THEMES: Mapping[str, str] = {
    "education": N_("Education"),
    "children_youth": N_("Children and young people"),
    "business": N_("Business"),
    "culture_sport": N_("Culture and sport"),
    "citizen_services": N_("Citizen services"),
    "climate_environment": N_("Climate and environment"),
    "inclusion": N_("Inclusion"),
    "internationalisation": N_("International work"),
    "eu_affairs": N_("European affairs"),
    "health": N_("Health"),
    "urban_development": N_("Urban development"),
    "employment": N_("Employment"),
    "democracy_transparency": N_("Democracy and transparency"),
}
SDGS: tuple[str, ...] = (
    N_("No poverty"),
    N_("Zero hunger"),
    N_("Good health and well-being"),
    N_("Quality education"),
    N_("Gender equality"),
    N_("Clean water and sanitation"),
    N_("Affordable and clean energy"),
    N_("Decent work and economic growth"),
    N_("Industry, innovation and infrastructure"),
    N_("Reduced inequalities"),
    N_("Sustainable cities and communities"),
    N_("Responsible consumption and production"),
    N_("Climate action"),
    N_("Life below water"),
    N_("Life on land"),
    N_("Peace, justice and strong institutions"),
    N_("Partnerships for the goals"),
)
SOURCES: Mapping[str, str] = {
    "text-layer": N_("Read from the text layer of the file"),
    "ocr": N_("Read from the picture of the page (OCR)"),
    "mixed": N_("Read from the text layer and from pictures on the page"),
    "text": N_("Taken over from the text of the file"),
}
RELATIONS: Mapping[str, str] = {
    "twin": N_("twin city"),
    "network": N_("together in a network"),
    "project": N_("together in a project"),
    "mentioned": N_("only mentioned"),
}
STATUSES: Mapping[str, str] = {"current": N_("current"), "proposed": N_("proposed"), "former": N_("former")}
DOCUMENT_STATUSES: Mapping[str, str] = {"draft": N_("draft"), "adopted": N_("adopted"), "replaced": N_("replaced by another")}
DATE_ROLES: Mapping[str, str] = {
    "published": N_("published"),
    "event": N_("event"),
    "deadline": N_("deadline"),
    "target": N_("target"),
    "period": N_("period"),
    "reference": N_("reference"),
}
EDIT_REASONS: Mapping[str, str] = {
    "hyphenation": N_("word joined over the line end"),
    "unicode": N_("character normalised"),
    "repair": N_("reading error mended"),
    "letters": N_("letters mended"),
    "spacing": N_("words parted or joined"),
    "bullet": N_("bullet restored"),
    "debris": N_("debris taken out"),
    "address": N_("address mended"),
    "correction": N_("corrected by a person"),
}
ASIDES: Mapping[str, str] = {"head": N_("Running head"), "foot": N_("Running foot"), "page_number": N_("Page number")}
WARNINGS: Mapping[str, str] = {
    "low_confidence": N_("The page was hard to read; parts of it may be wrong."),
    "no_text": N_("No text was found on the page."),
    "empty": N_("The page is empty."),
    "rotated": N_("The page lay on its side or upside down and was turned."),
    "skewed": N_("The page lay askew and was straightened."),
    "damaged": N_("This page of the file is damaged and could not be read."),
    "bad_text_layer": N_("The text layer of the file made no sense here; the picture was read instead."),
}
ADDED_KINDS: Mapping[str, str] = {
    "concept": N_("same meaning"),
    "place": N_("same place"),
    "spelling": N_("other spelling"),
    "part": N_("parts of the word"),
    "translation": N_("another language"),
    "stem": N_("other form of the word"),
    "lemma": N_("other form of the word"),
    "folded": N_("other spelling"),
    "fuzzy": N_("similar spelling"),
    "reading": N_("first reading, now shown as"),
}
SORTS: Mapping[str, str] = {
    "relevance": N_("best answer first"),
    "year": N_("newest year first"),
    "-year": N_("oldest year first"),
    "title": N_("by title"),
    "-title": N_("by title, from the end"),
    "added": N_("last added first"),
    "-added": N_("first added first"),
}


def word(table: Mapping[str, str], code: str) -> str:
    """The translated word for a code; the code itself, made readable, where the table does not have it."""
    return _(table[code]) if code in table else code.replace("_", " ").replace("-", " ")


def theme(code: str) -> str:
    """A theme by its name; one of the users' own as they wrote it."""
    return _(THEMES[code]) if code in THEMES else code


def sdg(number: str) -> str:
    """A Sustainable Development Goal: its number and name."""
    name = SDGS[int(number) - 1] if number.isdecimal() and 1 <= int(number) <= len(SDGS) else None
    return f"{number} {_(name)}" if name else number


def facet_value(facet: str, value: str) -> str:
    """What a facet's value is called."""
    if value == UNKNOWN:
        return _("Year unknown") if facet == "year" else _("Not known")
    match facet:
        case "place":
            return facets.municipality_of(value) or places.country_name(value, current_language())
        case "date":
            return _("%(decade)ss", decade=value[:-1]) if facets.is_decade(value) else value
        case "type":
            return word(TYPES, value)
        case "theme":
            return theme(value)
        case "sdg":
            return sdg(value)
        case "country":
            return places.country_name(value, current_language())
        case "language":
            return language_name(value)
    return value


def country(code: str) -> str:
    """A country's name in the language of the interface."""
    return places.country_name(code, current_language())


def sureness(confidence: float | None) -> str | None:
    """How sure a reading or a finding is, in words; None where nothing speaks of doubt."""
    if confidence is None:
        return None
    if confidence >= 0.9:
        return _("certain")
    return _("fairly certain") if confidence >= 0.7 else _("uncertain")
