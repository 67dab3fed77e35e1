"""Every error of the house.

    UdsynError
    ├── UnreadableFile            a file that cannot become a document; the original is untouched
    │   ├── MissingFile           there is nothing at that path
    │   ├── NotAFile              a directory, a socket, a device
    │   ├── NoPermission          the file may not be opened
    │   ├── EmptyFile             no bytes in it
    │   ├── DamagedFile           truncated, or not what its first bytes promise
    │   ├── EncryptedFile         protected by a password
    │   ├── UnsupportedFormat     a kind of file that no reader knows
    │   │   ├── PackedFiles       a ZIP file: the files in it are documents, it is none itself
    │   │   └── PartlyUnpacked    some files of a ZIP could not be taken out of it
    │   ├── NoPages               a sound file that holds no page
    │   ├── FileTooLarge          over a limit on bytes, pages, pixels or unpacked size
    │   └── ReadingStopped        the reader used up its memory, CPU or time, or died
    ├── ToolMissing               an outside program or its language data is not installed
    │   └── OfficeMissing         LibreOffice, which reads the formats of old archives, is not installed
    ├── ArchiveError
    │   ├── ArchiveUnusable       not an archive, no space, or no permission
    │   │   └── ArchiveTooNew     made by a newer version
    │   ├── UnknownDocument       no document with that id
    │   ├── UnknownPage           the document has no such page
    │   ├── UnknownFact           the document has no such fact
    │   └── StaleReading          somebody else changed the text, or it was read again, in the meantime
    ├── EngineError
    │   ├── IndexDamaged          the index is missing, broken or of another schema: it is rebuilt from the archive
    │   └── IndexBusy             another process holds the index lock
    ├── BadKnowledge              a row of the users' own tables cannot be understood and is not used
    ├── Busy                      too much of the same is being done already
    └── UsageError                the command or request itself makes no sense
        ├── CannotSplit           a document cannot be split as it was asked for
        └── ForeignForm           a form or request that another site sent in the visitor's name

Each class carries a short `code` (fixed: it stands in JSON and is translated by the interface), the command's exit code,
the HTTP status, and `advice`: what a person can do next. `message` says what happened, in one line.
"""

from __future__ import annotations

from collections.abc import Iterator


class UdsynError(Exception):
    """Root of the tree; `message` is one line without the advice."""

    code = "error"
    exit_code = 70
    http_status = 500
    advice = "Run `udsyn doctor` and send its output along with a report."

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))

    @property
    def message(self) -> str:
        return str(self)


class UnreadableFile(UdsynError):
    """A file that cannot become a document."""

    code = "unreadable"
    exit_code = 65
    http_status = 422
    advice = "Open the file in the program it was made with and save it again."


class MissingFile(UnreadableFile):
    """There is nothing at that path."""

    code = "missing"
    exit_code = 66
    http_status = 404
    advice = "Check the path."


class NotAFile(UnreadableFile):
    """A directory, a socket or a device."""

    code = "not_a_file"
    exit_code = 66
    advice = "Name the files in it one by one, or use `udsyn add`, which takes folders."


class NoPermission(UnreadableFile):
    """The file may not be opened."""

    code = "no_permission"
    exit_code = 77
    http_status = 403
    advice = "Ask its owner for the right to read it, or copy it somewhere readable."


class EmptyFile(UnreadableFile):
    """No bytes in it."""

    code = "empty"
    advice = "The file has 0 bytes: fetch it again from where it came."


class DamagedFile(UnreadableFile):
    """Truncated, or not what its first bytes promise."""

    code = "damaged"
    advice = "Fetch the file again from where it came."


class EncryptedFile(UnreadableFile):
    """Protected by a password."""

    code = "encrypted"
    advice = "Save a copy without a password and add that."


class UnsupportedFormat(UnreadableFile):
    """A kind of file that no reader knows."""

    code = "unsupported"
    http_status = 415
    advice = "Save it as PDF, DOCX, PPTX, ODT, HTML, text, PNG, JPEG or TIFF."


class PackedFiles(UnsupportedFormat):
    """A ZIP file: the files in it are documents, it is none itself."""

    code = "packed"
    advice = "Add it with `udsyn add` or at the desk, which take the files out of it, or unpack it yourself."


class PartlyUnpacked(UnsupportedFormat):
    """Some files of a ZIP could not be taken out of it; the others were."""

    code = "partly_unpacked"
    http_status = 422
    advice = "Unpack these files yourself and add them; the others are there already."


class NoPages(UnreadableFile):
    """A sound file that holds no page."""

    code = "no_pages"
    advice = "The file opens but has no page; look whether it is the right one."


class FileTooLarge(UnreadableFile):
    """Over a limit on bytes, pages, pixels or unpacked size."""

    code = "too_large"
    http_status = 413
    advice = "Split it into smaller files."


class ReadingStopped(UnreadableFile):
    """The reader used up its memory, CPU or time, or died."""

    code = "stopped"
    advice = "Try once more; if it stops again, print the file to PDF and add that."


class ToolMissing(UdsynError):
    """An outside program or its language data is not installed."""

    code = "tool_missing"
    exit_code = 69
    http_status = 503
    advice = "Run `make setup`, which installs it, or `udsyn doctor` to see what is missing."


class OfficeMissing(ToolMissing):
    """LibreOffice is not installed."""

    code = "office_missing"
    advice = "Run `make office`, which installs LibreOffice, then add the file again; or save the file as PDF and add that."


class ArchiveError(UdsynError):
    """Something about the archive."""

    code = "archive"
    exit_code = 74
    advice = "Check that the disk has space and that the folder is yours to write."


class ArchiveUnusable(ArchiveError):
    """Not an archive, no space, or no permission."""

    code = "archive_unusable"


class ArchiveTooNew(ArchiveUnusable):
    """Made by a newer version."""

    code = "archive_too_new"
    advice = "Use the newer version of Udsyn, or name another archive with --archive."


class UnknownDocument(ArchiveError):
    """No document with that id."""

    code = "unknown_document"
    exit_code = 66
    http_status = 404
    advice = "Search for it by its title; documents that were removed are no longer shown."


class UnknownPage(ArchiveError):
    """The document has no such page."""

    code = "unknown_page"
    exit_code = 66
    http_status = 404
    advice = "Open the document to see which pages it has."


class UnknownFact(ArchiveError):
    """A fact that the document does not have, or no longer."""

    code = "unknown_fact"
    exit_code = 66
    http_status = 404
    advice = "Open the document to see which facts it has now."


class StaleReading(ArchiveError):
    """A change to a text that is no longer the current one: somebody else changed it, or it was read again."""

    code = "stale_reading"
    exit_code = 75
    http_status = 409
    advice = "Open the page again, look at the text as it is now, and make the change once more."


class EngineError(UdsynError):
    """Something about the index."""

    code = "engine"
    exit_code = 75
    http_status = 503
    advice = "Run `udsyn reindex`: the index is rebuilt from the archive and nothing is lost."


class IndexDamaged(EngineError):
    """The index is missing, broken or of another schema."""

    code = "index_damaged"


class IndexBusy(EngineError):
    """Another process holds the index lock."""

    code = "index_busy"
    advice = "Another Udsyn is at work on this archive; wait for it or stop it."


class BadKnowledge(UdsynError):
    """A row of the users' own tables cannot be understood and is not used."""

    code = "bad_knowledge"
    exit_code = 65
    http_status = 422
    advice = "Mend the rows that `udsyn knowledge` names, in the spreadsheet they were made with."


class Busy(UdsynError):
    """Too much of the same is being done already."""

    code = "busy"
    exit_code = 75
    http_status = 503
    advice = "Try again in a moment."


class UsageError(UdsynError):
    """The command or request itself makes no sense."""

    code = "usage"
    exit_code = 64
    http_status = 400
    advice = "See `udsyn --help`."


class CannotSplit(UsageError):
    """A document cannot be split as it was asked for."""

    code = "cannot_split"
    http_status = 422
    advice = "Name the pages at which a new document begins, from 2 to the last page, as in 4,9; PDF and TIFF files can be split."


class ForeignForm(UsageError):
    """A form or request that another site sent in the visitor's name."""

    code = "foreign_form"
    exit_code = 77
    http_status = 403
    advice = "Open the page here and send the form again."


def error_of(code: str) -> type[UdsynError]:
    """The class of error that carries `code`; ReadingStopped for one that nobody knows."""
    return next((kind for kind in _kinds(UdsynError) if kind.code == code), ReadingStopped)


def _kinds(root: type[UdsynError]) -> Iterator[type[UdsynError]]:
    yield root
    for kind in root.__subclasses__():
        yield from _kinds(kind)
