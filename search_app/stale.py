"""Facts that are no longer as this Udsyn would find them: of older finders, or from before a table of the users' own changed."""

from __future__ import annotations

from corpus import knowledge
from corpus.archive import Archive
from ingest.finders import signature


def stale_documents(archive: Archive) -> list[str]:
    """The documents whose facts are to be found anew, oldest first."""
    return archive.stale(signature(knowledge.read(knowledge.folder_of(archive.folder))))


def stale_words(archive: Archive) -> str:
    """How many those are and what to do; empty where there is none."""
    count = len(stale_documents(archive))
    of = "1 document has" if count == 1 else f"{count} documents have"
    return f"{of} facts of older finders or tables: run `udsyn extract`" if count else ""
