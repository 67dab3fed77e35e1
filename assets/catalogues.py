"""Keeps the catalogues of search_app/translations in step with the words in code and templates.

    .venv/bin/python assets/catalogues.py

collects all words, carries them into the Danish and German catalogue (`.po`, to be filled in by hand) and compiles both (`.mo`).
Both kinds of files are in the repository, so nothing has to be built before the pages speak; a test fails where they differ,
where a word is not translated, or where this command has not been run.
"""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "search_app"
TRANSLATIONS = SOURCE / "translations"
LANGUAGES = ("da", "de")
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def words() -> Catalog:
    """Every word of code and templates that is to be translated."""
    catalogue = Catalog(charset="utf-8")
    for name, _line, message, _comments, context in extract_from_dir(SOURCE, METHODS, keywords=KEYWORDS):
        catalogue.add(message, locations=[(name, 0)], context=context)
    return catalogue


def path_of(language: str) -> Path:
    """Where a language's catalogue is kept."""
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def carried(language: str, template: Catalog) -> Catalog:
    """A language's catalogue with new words added, still empty, and unused ones gone."""
    path = path_of(language)
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    else:
        catalogue = Catalog(locale=language, charset="utf-8")
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def main() -> None:
    """Brings all catalogues up to date."""
    for language in LANGUAGES:
        catalogue, path = carried(language, words()), path_of(language)  # `update` keeps the messages it is given: each its own
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalogue, width=0, sort_output=True, omit_header=False, include_lineno=False, no_location=True)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


if __name__ == "__main__":
    main()
