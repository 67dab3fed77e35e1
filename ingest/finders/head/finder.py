"""The head of a document: what it says of itself, each field with the reason it was believed."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.language import text_language
from corpus.model import DateSpan, Head, HeadReason
from ingest.finders.document import flow_of_doc, found, head_of
from ingest.finders.head.case_numbers import CaseNumber, find_case_number
from ingest.finders.head.doctypes import document_type
from ingest.finders.head.issuers import Issuer, find_issuer
from ingest.finders.head.status import StatusFound, find_status
from ingest.finders.head.titles import Title, find_title
from ingest.finders.head.units import find_unit
from ingest.finders.head.years import Year, find_period, find_year
from ingest.nlp import Doc

VERSION = "5"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

SLIDE_FILES = (".pptx", ".ppt", ".odp", ".key")
COUNTRIES = {"da": "DK", "de": "DE"}


def find_head(doc: Doc) -> Head:
    """The head; the file's name stands in where the text gives no title."""
    flow = flow_of_doc(doc)
    given = head_of(doc)
    language = given.language or text_language(flow.text)
    named = find_title(flow)
    title = named.text if named else given.title
    kind = "slides" if given.title.lower().endswith(SLIDE_FILES) else document_type(flow, title)
    issuer = find_issuer(flow, kind, language)
    status = find_status(flow, kind, title)
    number = find_case_number(flow)
    unit = find_unit(flow, kind)
    dates = [(item, item.value) for item in found(doc, "date") if isinstance(item.value, DateSpan)]
    year = find_year(flow, dates, kind, title, status)
    return Head(
        title,
        issuer.name if issuer else None,
        issuer.place if issuer else None,
        issuer.country if issuer and issuer.country else COUNTRIES.get(language or ""),
        kind,
        language,
        year.year if year else None,
        find_period(title, flow),
        unit[0] if unit else None,
        status.status if status else None,
        number.number if number else None,
        tuple(_reasons(named, issuer, year, unit, status, number)),
    )


def _reasons(
    title: Title | None,
    issuer: Issuer | None,
    year: Year | None,
    unit: tuple[str, str] | None,
    status: StatusFound | None,
    number: CaseNumber | None,
) -> Iterator[HeadReason]:
    """Why each field that was read from the text says what it says."""
    if title:
        yield HeadReason("title", title.text, round(title.confidence, 2), title.why)
    if issuer:
        yield HeadReason("issuer", issuer.quote, issuer.confidence, issuer.why)
    if year:
        yield HeadReason("year", "", year.confidence, year.why)
    if unit:
        yield HeadReason("unit", unit[1], 0.7, "a line of the head that names an office or a council")
    if status:
        yield HeadReason("status", status.quote, status.confidence, status.why)
    if number:
        yield HeadReason("case_number", number.quote, 0.9 if number.rank < 9 else 0.7, number.why)
