"""The command `udsyn`: its commands by name, each in a module that is loaded when it is called.

A search takes no longer than it must, so it must not load what reads PDFs. Whatever goes wrong ends here: one line on stderr
with what to do, and the exit code of the error.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping
from types import MappingProxyType

import click

from corpus.errors import ArchiveError, ToolMissing, UdsynError, UsageError
from search_app.cli_output import one_line, reason, say

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "add": ("search_app.cli_add", "Add files and folders to the archive, read them and make them findable."),
        "search": ("search_app.cli_search", "Search the archive."),
        "read": ("search_app.cli_read", "Read files and print what they say; nothing is stored."),
        "serve": ("search_app.cli_serve", "Serve the archive in the browser."),
        "work": ("search_app.cli_work", "Read what waits in the archive and keep the index up to date, until stopped."),
        "export": ("search_app.cli_export", "Write documents of the archive as searchable PDF or ALTO."),
        "list": ("search_app.cli_keep", "List the documents of the archive."),
        "split": ("search_app.cli_split", "Make several documents of a scan that holds them."),
        "extract": ("search_app.cli_extract", "Find the facts of documents anew, and say what differs."),
        "remove": ("search_app.cli_keep", "Hide documents from lists and search."),
        "reindex": ("search_app.cli_keep", "Build the index anew from the archive."),
        "knowledge": ("search_app.cli_knowledge", "Show the networks, places, themes and municipalities that you added yourself."),
        "doctor": ("search_app.cli_doctor", "Check that all that is needed is there and sound."),
    }
)
"""Each command, the module it stands in under its own name (`list` as `list_`), and what it does."""

_KEYWORDS = {"list": "list_"}
_INTERRUPTED = 130
_USAGE = UsageError.exit_code


class Commands(click.Group):
    """A group that knows its commands from the table and loads one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, _KEYWORDS.get(cmd_name, cmd_name))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="udsyn", prog_name="udsyn", message="%(prog)s %(version)s")
def udsyn() -> None:
    """Read, search and compare the strategies, policies and slides of Danish and German municipalities.

    The archive is the folder named by --archive, else by $UDSYN_ARCHIVE, else ./archive.
    """


def main() -> None:
    """Runs one command and leaves with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command; its exit code."""
    try:
        code = udsyn.main(arguments, prog_name="udsyn", standalone_mode=False)
    except click.ClickException as error:
        return _misuse(error)
    except UdsynError as error:
        say(f"udsyn: {reason(error)}")
        return error.exit_code
    except ModuleNotFoundError as error:
        say(f"udsyn: {reason(ToolMissing(f'the Python package {error.name} is not installed'))}")
        return ToolMissing.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read our output has left (`udsyn list | head`): nothing more to say
        _close_stdout()
        return 0
    except OSError as error:  # such as a full disk under stdout or the temporary folder
        _close_stdout()
        say(f"udsyn: {one_line(str(error))}. {ArchiveError.advice}")
        return ArchiveError.exit_code
    return code if isinstance(code, int) else 0


def _misuse(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        say(error.format_message())
        return _USAGE
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = f"See `{context.command_path} --help`." if context else UsageError.advice
    say(f"udsyn: {one_line(error.format_message().rstrip('.'))}. {hint}")
    return _USAGE


def _close_stdout() -> None:
    """What is still to be printed goes nowhere, also while Python ends, when it would raise once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
