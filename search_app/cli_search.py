"""`udsyn search`: asks the archive. Loads nothing that a search does not need, since it may be called many times in a row."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from corpus.archive import Archive
from corpus.errors import IndexBusy, UsageError
from corpus.model import Document
from index import sync
from index.engine import FACETS, Engine, Filters, Sort
from index.query.mends import CUT
from index.search import Answer, AnswerHit, Passage, Searcher
from search_app.answer_json import answer_json
from search_app.cli_options import archive_option, settings_for
from search_app.cli_output import one_line, result, result_json, say
from search_app.rooms import open_archive, open_engine

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SORTS: tuple[Sort, ...] = get_args(Sort)
_DAYS: Mapping[str, str] = {
    "date_from": "Speaks of a date on this day (YYYY-MM-DD) or later.",
    "date_to": "Speaks of a date on this day or earlier; both together: of one in between.",
    "added_from": "Added on this day or later.",
}


def _day(_context: click.Context, option: click.Parameter, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{option.opts[0]} takes a day as YYYY-MM-DD, not {text!r}") from None


def _filters(command: _Command) -> _Command:
    """One option for each filter; those of the facets may come more than once."""
    for name in ("year_from", "year_to"):
        command = click.option(f"--{name.replace('_', '-')}", type=int, metavar="YEAR", help="Years are inclusive.")(command)
    for name, words in reversed(list(_DAYS.items())):
        command = click.option(f"--{name.replace('_', '-')}", callback=_day, metavar="DAY", help=words)(command)
    for name in reversed(FACETS):
        command = click.option(f"--{name}", multiple=True, metavar="VALUE", help="May come more than once: any of them.")(command)
    return command


@click.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on one line.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many documents to show.")
@click.option(
    "--sort",
    type=click.Choice(_SORTS),
    default="relevance",
    show_default=True,
    help="The order; with a dash the other way round (--sort=-year).",
)
@click.option(
    "--without",
    multiple=True,
    metavar="KEY",
    help="Switches off what the search added or mended, by its key; all signs by 'syntax', the cut of those that hold less by 'cut'.",
)
@_filters
@click.argument("query", nargs=-1, required=True, metavar="QUERY")
def search(
    archive: Path | None, query: tuple[str, ...], as_json: bool, limit: int, sort: Sort, without: tuple[str, ...], **filters: Any
) -> None:
    """Search the archive.

    QUERY may hold words, "phrases", AND OR NOT NEAR/5, brackets, beginnings (klima*), words spelt alike (ord~) and fields
    (year:2015..2030). A query that begins with a dash comes after --.
    """
    chosen = Filters(**filters)
    with closing(open_archive(settings_for(archive))) as rooms, closing(open_engine(rooms)) as engine:
        _bring_up_to_date(rooms, engine)
        answer = Searcher(rooms, engine).search(" ".join(query), chosen, sort=sort, limit=limit, without=without)
        documents = {document.id: document for document in rooms.documents(hit.document for hit in answer.hits)}
    if as_json:
        result_json(answer_json(answer, documents))
    else:
        _show(answer, documents)


def _bring_up_to_date(archive: Archive, engine: Engine) -> None:
    """Where nobody keeps the index, what is missing from it is brought in first; else it is a moment behind at most."""
    if sync.is_up_to_date(archive, engine):
        return
    try:
        with sync.writing(archive.folder):
            sync.catch_up(archive, engine)
    except IndexBusy:
        say("udsyn: the index is being brought up to date; what was added last may be missing.")


def _show(answer: Answer, documents: Mapping[str, Document]) -> None:
    """The answer for a person: what was found, and what the search made of the query."""
    for number, hit in enumerate(answer.hits, 1):
        if hit.document in documents:
            _show_hit(number, hit, documents[hit.document])
    shown = f"{len(answer.hits)} of {answer.total}" if answer.total > len(answer.hits) else str(answer.total)
    say(f"{shown} found" + ("" if answer.answered or not answer.hits else "; none answers well"))
    for added in answer.added:
        say(f"also searched for {added.term} ({added.kind} of {added.to}); --without {added.key} leaves it out")
    for note in answer.notes:
        does = "shows them too" if note.key == CUT else "takes it literally"
        refused = f"; --without {shlex.quote(note.key)} {does}" if note.key else ""
        say(f"{note.code.replace('_', ' ')}: {one_line(note.about)}{refused}")
    if answer.suggestion:
        say(f"did you mean: {answer.suggestion}")


def _show_hit(number: int, hit: AnswerHit, document: Document) -> None:
    head = document.head
    about = ", ".join(str(part) for part in (head.issuer, head.type, head.year) if part)
    result(f"{number}. {click.style(one_line(head.title), bold=True)}")
    result(f"   {about} · {one_line(document.name)} · {document.id}")
    for passage in hit.passages:
        result(f"   p. {passage.page}: {_marked(passage)}")
    if hit.why:
        result(f"   {'; '.join(hit.why)}")
    result("")


def _marked(passage: Passage) -> str:
    """The passage on one line, with an ellipsis where it was cut out of a sentence.

    Its marks are bold where a terminal shows it (elsewhere the styles are taken out).
    """
    parts, done = ["… "] if passage.cut_before else [], 0
    for start, end in passage.marks:
        parts += [_flat(passage.snippet[done:start]), click.style(_flat(passage.snippet[start:end]), bold=True)]
        done = end
    return "".join([*parts, _flat(passage.snippet[done:]), " …" if passage.cut_after else ""])


def _flat(text: str) -> str:
    return "".join(" " if c.isspace() else one_line(c) for c in text)
