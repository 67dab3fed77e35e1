"""Writes the generated parts of the documentation anew: commands, settings, kinds of fact, errors, tools.

    python -m scripts.update_docs      rewrite the files; a test fails while they differ from the code

A generated part stands between `<!-- generated: NAME -->` and `<!-- end -->`.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

import search_app.security  # noqa: F401  (one error of the tree belongs to the pages and stands there)
from corpus import errors
from corpus.facts import KINDS
from scripts.architecture_rules import TOOLS
from search_app.cli import COMMANDS, udsyn
from search_app.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
FILES = ("README.md", "CONTRIBUTING.md", "docs/commands.md", "docs/errors.md")
PART = re.compile(r"(<!-- generated: ([a-z ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
WIDTH = 100


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def commands() -> str:
    return table(("command", "what it does"), ((f"`udsyn {name}`", sentence) for name, (_, sentence) in COMMANDS.items()))


def command_help() -> str:
    """The help of every command, as it is printed."""
    return "\n\n".join(f"## udsyn {name}\n\n```text\n{help_text(name)}\n```" for name in COMMANDS)


def help_text(name: str) -> str:
    with click.Context(udsyn, info_name="udsyn", **{**udsyn.context_settings, "terminal_width": WIDTH}) as outer:
        command = udsyn.get_command(outer, name)
        assert command is not None, name
        with click.Context(command, info_name=name, parent=outer, terminal_width=WIDTH) as context:
            return "\n".join(line.rstrip() for line in command.get_help(context).splitlines())


def settings() -> str:
    return table(
        ("environment variable", "default", "meaning"), ((f"`{each.variable}`", f"`{each.default}`", each.sentence) for each in SETTINGS)
    )


def fact_kinds() -> str:
    rows = ((f"`{name}`", *(kind.labels[code][1] for code in ("da", "de", "en"))) for name, kind in KINDS.items())
    return table(("kind", "Danish", "German", "English"), rows)


def error_table() -> str:
    rows = (
        (f"`{kind.code}`", inspect.getdoc(kind) or "", str(kind.exit_code), str(kind.http_status), kind.advice)
        for kind in error_tree(errors.UdsynError)
    )
    return table(("code", "what is wrong", "exit code", "HTTP status", "what to do"), rows)


def error_tree(root: type[errors.UdsynError]) -> Iterator[type[errors.UdsynError]]:
    yield root
    for branch in root.__subclasses__():
        yield from error_tree(branch)


def tools() -> str:
    return table(("tool", "file"), ((f"`{name}`", ", ".join(f"`{file}`" for file in files)) for name, files in TOOLS.items()))


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "command help": command_help,
    "settings": settings,
    "fact kinds": fact_kinds,
    "errors": error_table,
    "tools": tools,
}


def updated(text: str) -> str:
    """The text with every generated part as the code has it now."""
    return PART.sub(lambda part: f"{part[1]}\n{PARTS[part[2]]()}\n\n{part[3]}", text)


def main() -> int:
    for name in FILES:
        path = ROOT / name
        old = path.read_text(encoding="utf-8")
        if (new := updated(old)) != old:
            path.write_text(new, encoding="utf-8")
            print(f"{name} rewritten")
    return 0


if __name__ == "__main__":
    sys.exit(main())
