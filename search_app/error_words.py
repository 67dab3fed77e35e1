"""What went wrong and what to do about it, in the visitor's language, by the code of the error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import UdsynError
from corpus.model import Document, Job
from search_app.languages import N_, _


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """An error as a person reads it."""

    code: str
    message: str
    advice: str


WORDS: Mapping[str, tuple[str, str]] = {
    "error": (N_("Something went wrong here."), N_("Try again. If it happens again, tell those who run this service.")),
    "unreadable": (N_("The file could not be read."), N_("Open the file in the program it was made with and save it again.")),
    "missing": (N_("The file is not there."), N_("Choose the file again.")),
    "not_a_file": (N_("This is not a file."), N_("Choose the files in the folder instead of the folder.")),
    "no_permission": (N_("The file may not be opened."), N_("Ask its owner for the right to read it.")),
    "empty": (N_("The file is empty."), N_("It has 0 bytes: fetch it again from where it came.")),
    "damaged": (N_("The file is damaged."), N_("Fetch it again from where it came; it is cut off or broken.")),
    "encrypted": (N_("The file is protected with a password."), N_("Save a copy without a password and add that.")),
    "unsupported": (N_("This kind of file cannot be read."), N_("Save it as PDF, DOCX, PPTX, ODT, HTML, text, PNG, JPEG or TIFF.")),
    "packed": (N_("This is a ZIP file."), N_("Add it at the desk, which takes the files out of it, or unpack it yourself.")),
    "partly_unpacked": (
        N_("Some files in the ZIP file could not be taken out."),
        N_("Unpack them yourself and add them; the others are there already."),
    ),
    "no_pages": (N_("The file has no pages."), N_("Look whether it is the right one.")),
    "too_large": (N_("The file is too large."), N_("Split it into smaller files and add those.")),
    "stopped": (
        N_("Reading took too long or too much memory and was stopped."),
        N_("Try once more; if it stops again, print the file to PDF and add that."),
    ),
    "tool_missing": (
        N_("A program that is needed to read this is not installed."),
        N_("Ask those who run this service to run “udsyn doctor”."),
    ),
    "office_missing": (
        N_("LibreOffice, which is needed to read this, is not installed here."),
        N_("Save the file as PDF and add that, or ask those who run this service to install LibreOffice."),
    ),
    "archive": (N_("The archive could not be used."), N_("Ask those who run this service to check the disk.")),
    "archive_unusable": (N_("The archive could not be used."), N_("Ask those who run this service to check the disk.")),
    "archive_too_new": (N_("The archive could not be used."), N_("Ask those who run this service to run “udsyn doctor”.")),
    "unknown_document": (N_("There is no such document."), N_("Search for its title; documents that were removed are no longer shown.")),
    "unknown_page": (N_("The document has no such page."), N_("Open the document to see which pages it has.")),
    "unknown_fact": (N_("The document has no such fact any more."), N_("Open the document to see which facts it has now.")),
    "stale_reading": (
        N_("The text was changed by somebody else in the meantime, or was read again."),
        N_("Open the page again, look at the text as it is now, and make the change once more."),
    ),
    "engine": (N_("Searching is not possible just now."), N_("Nothing is lost. Try again in a moment.")),
    "index_damaged": (
        N_("The search is being rebuilt."),
        N_("Nothing is lost. Try again in a few minutes; the documents can be read meanwhile."),
    ),
    "index_busy": (N_("The search is busy."), N_("Try again in a moment.")),
    "bad_knowledge": (
        N_("A row of the tables kept for this archive cannot be understood and is not used."),
        N_("Ask those who run this service to run “udsyn knowledge”."),
    ),
    "busy": (N_("Several copies are being made just now."), N_("Try again in a moment.")),
    "usage": (N_("The request makes no sense."), N_("Go back and try again.")),
    "cannot_split": (
        N_("The document cannot be split that way."),
        N_("Name the pages at which a new document begins, as in 4, 9; PDF and TIFF files can be split."),
    ),
    "foreign_form": (N_("This form came from another site."), N_("Open the page here and send the form again.")),
    "no_files": (N_("No file was chosen."), N_("Choose at least one file, then press “Add”.")),
    "not_found": (N_("There is no page at this address."), N_("Check the address, or start from the search page.")),
    "not_allowed": (N_("This page cannot be used that way."), N_("Go back and try again.")),
    "bad_request": (N_("The request makes no sense."), N_("Go back and try again.")),
}


NOT_FOUND_ANEW = (
    N_("Its facts could not be found anew; those shown were found before."),
    N_("The text is whole. Have the document read again, or tell those who run this service."),
)


def words_for(code: str, message: str, advice: str) -> ErrorWords:
    """The words of a code; an unknown one keeps the words it came with."""
    known = WORDS.get(code)
    return ErrorWords(code, _(known[0]), _(known[1])) if known else ErrorWords(code, message, advice)


def failure_words(document: Document, job: Job | None) -> ErrorWords | None:
    """What is wrong with a document, by its last job: its file could not be read, or its facts could not be found anew."""
    if document.error is None:
        return None
    code, message = document.error
    if job is not None and job.kind == "find":
        return ErrorWords(code, _(NOT_FOUND_ANEW[0]), _(NOT_FOUND_ANEW[1]))
    return words_for(code, message, "")


def error_words(error: UdsynError) -> ErrorWords:
    """The words of an error of the house."""
    return words_for(error.code, error.message, error.advice)
