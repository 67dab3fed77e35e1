"""Files that lie beside documents without being any: those of systems and programs, tables of data, words about a folder."""

from __future__ import annotations

_ENDINGS = (".py", ".pyc", ".js", ".css", ".json", ".csv", ".toml", ".yml", ".yaml", ".ini", ".lock", ".db", ".sh", ".mako")
_BEGINNINGS = (".", "readme", "license", "licence", "thumbs.db", "~$")


def is_bystander(name: str) -> bool:
    """Whether a file called `name` is left out where a whole folder or a ZIP file is taken in."""
    lowered = name.lower()
    return lowered.startswith(_BEGINNINGS) or lowered.endswith(_ENDINGS)


def is_bystanding_folder(name: str) -> bool:
    """Hidden folders, and those that programs make for themselves (`__MACOSX`, `__pycache__`)."""
    return name.startswith((".", "__"))
