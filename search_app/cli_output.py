"""How the commands speak: results on stdout, everything else on stderr, one line each, nothing that a terminal would obey."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from corpus.errors import UdsynError

_SHORTEST = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def one_line(text: str) -> str:
    """A name as it can be shown: letters of any language as they are; line breaks, control and stray characters as escapes."""
    return "".join(c if c.isprintable() else _SHORTEST.get(c) or ascii(c)[1:-1] for c in text)


def result(text: str) -> None:
    """A line of result, on stdout."""
    click.echo(text)


def result_json(value: Mapping[str, object]) -> None:
    """A JSON object on a line of its own; a character that is no text (half a surrogate pair) stays an escape."""
    line = json.dumps(value, ensure_ascii=False)
    click.echo(line if _is_text(line) else json.dumps(value))


def say(text: str) -> None:
    """A line for the person at the terminal, on stderr."""
    click.echo(text, err=True)


def failure(about: str, error: UdsynError) -> None:
    """What went wrong with one thing among several."""
    say(f"{one_line(about)}: {reason(error)}")


def reason(error: UdsynError) -> str:
    """What happened and what to do, as two sentences on one line."""
    return f"{one_line(error.message.rstrip('.'))}. {error.advice}"


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
