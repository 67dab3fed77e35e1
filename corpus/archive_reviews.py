"""The archive's reviews: what people said of facts, a row each time, never changed; the last one holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import sqlalchemy as sa

from corpus import archive_documents, archive_readings, archive_revisions, serial
from corpus.archive_tables import reviews
from corpus.errors import UnknownFact
from corpus.model import Fact, FactValue
from corpus.reviews import Review, Settled, Verdict, ordinals, quote_key, settle


def note(db: sa.Connection, document: str, reading: int, fact: Fact, verdict: Verdict, value: FactValue | None, by: str | None) -> int:
    """Keeps what a person said of a fact of the current reading, and numbers the change; the number of the review.

    What was said already is kept once; where there is nothing to take back the number is 0. A fact that was corrected before is named
    as it is shown. Raises UnknownFact, StaleReading, UnknownDocument.
    """
    archive_revisions.check_current(db, document, reading)
    reviewed, ordinal, said = _named(db, document, fact)
    if (verdict, value) == (("withdrawn", None) if said is None else (said.verdict, said.value)):
        return 0 if said is None else said.number
    row = reviews.insert().values(
        document=document,
        kind=reviewed.kind,
        quote=quote_key(reviewed),
        ordinal=ordinal,
        verdict=verdict,
        value=None if value is None else serial.value_to_text(value),
        fact=serial.fact_to_text(reviewed),
        by=by,
        at=datetime.now(UTC),
    )
    number = db.execute(row).inserted_primary_key
    assert number is not None
    archive_documents.number_change(db, document, "put")
    archive_documents.record(db, "review", document, by=by, detail=f"{verdict} {reviewed.kind}: {reviewed.quote[:200]}")
    return int(number[0])


def _named(db: sa.Connection, document: str, fact: Fact) -> tuple[Fact, int, Review | None]:
    """The fact as the finders left it, the ordinal of its quote, and what holds of it; where it was reviewed before, as it was then."""
    item = next((item for item in settled(db, document).items if item.fact == fact), None)
    if item is None:
        raise UnknownFact(f"document {document} has no such fact (any more): {fact.quote[:80]}")
    if item.review is not None:
        return item.review.fact, item.review.ordinal, item.review
    return fact, ordinals(archive_readings.current_facts(db, document))[fact], None


def of(db: sa.Connection, document: str) -> tuple[Review, ...]:
    """All that was said of the facts of a document, oldest first."""
    rows = db.execute(sa.select(reviews).where(reviews.c.document == document).order_by(reviews.c.number))
    return tuple(
        Review(
            number=row.number,
            fact=serial.text_to_fact(row.fact),
            ordinal=row.ordinal,
            verdict=row.verdict,
            value=None if row.value is None else serial.text_to_value(row.kind, row.value),
            by=row.by,
            at=row.at,
        )
        for row in rows
    )


def settled(db: sa.Connection, document: str) -> Settled:
    """The facts of the current reading with what people said of them."""

    def texts() -> Mapping[int, str]:
        return {page.number: page.text for page in archive_readings.current(db, document, with_words=False).pages}

    return settle(archive_readings.current_facts(db, document), of(db, document), texts)
