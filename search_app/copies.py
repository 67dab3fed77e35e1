"""Copies for other hands: a document as a searchable PDF, a page as ALTO.

A PDF is made while it is sent, page by page, so the server needs no room for it; only a few are made at once, so that there is
always somebody left to answer a search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from threading import BoundedSemaphore

from flask import Blueprint, Response

from corpus.archive import Archive
from corpus.edits import REPAIRS
from corpus.errors import Busy, UnknownPage
from corpus.model import Document
from search_app.alto import alto
from search_app.names import download_name
from search_app.searchable_pdf import About, Pictured, searchable_pdf

AT_ONCE = 2


def blueprint(archive: Archive) -> Blueprint:
    """The copies under `/documents/<id>`."""
    pages = Blueprint("copies", __name__)
    free = BoundedSemaphore(AT_ONCE)

    @pages.get("/documents/<document>/searchable.pdf")
    def pdf(document: str) -> Response:
        known = archive.document(document)
        pieces = pdf_pieces(archive, known)
        if not free.acquire(blocking=False):
            raise Busy("other copies are being made just now")
        answer = Response(pieces, mimetype="application/pdf")
        answer.call_on_close(free.release)
        answer.headers.set("Content-Disposition", "attachment", filename=pdf_name(known))
        return answer

    @pages.get("/documents/<document>/pages/<int(max=999999):number>/alto.xml")
    def page_alto(document: str, number: int) -> Response:
        known, page = archive.document(document), archive.page(document, number)
        answer = Response(alto(known, page), mimetype="application/xml")
        answer.headers.set("Content-Disposition", "attachment", filename=download_name(f"{_stem(known)}-{number}.alto.xml"))
        return answer

    return pages


def pdf_pieces(archive: Archive, document: Document) -> Iterator[bytes]:
    """A searchable PDF of a document in pieces; raises UnknownPage where no page of it has a picture."""
    numbers = range(1, document.pages + 1)
    if not any(archive.page_image(document.id, number) for number in numbers):
        raise UnknownPage(f"no page of document {document.id} has a picture")
    counted: Counter[str] = Counter()

    def about() -> About:
        return About(document.head.title, subject(document, counted), document.head.language, datetime.now(UTC))

    return searchable_pdf(_pictured(archive, document.id, numbers, counted), about)


def subject(document: Document, counted: Counter[str]) -> str:
    """What the copy says of itself: where its text comes from, how much of it was mended, and what is left out."""
    said = f"Searchable copy made by Udsyn from {document.name} ({document.id}), reading {document.reading}. "
    said += f"The invisible text was read by machine, and {counted['repairs']} reading errors in it were mended by machine."
    left_out = document.pages - counted["pages"]
    return f"{said} {left_out} pages without a picture are left out." if left_out else said


def pdf_name(document: Document) -> str:
    return download_name(f"{_stem(document)}-searchable.pdf")


def _pictured(archive: Archive, document: str, numbers: Iterable[int], counted: Counter[str]) -> Iterator[Pictured]:
    """One page after the other, so that only one is in memory; `counted` are its pages and their repairs."""
    for number in numbers:
        picture = archive.page_image(document, number)
        if picture is not None:
            page = archive.page(document, number)
            counted.update(pages=1, repairs=sum(edit.reason in REPAIRS for edit in page.edits))
            yield Pictured(page, picture)


def _stem(document: Document) -> str:
    return document.name.rpartition(".")[0] or document.name
