"""The weak pages of the archive, weakest first, by the figure that is kept with each page."""

from __future__ import annotations

import sqlalchemy as sa

from corpus import archive_documents, serial
from corpus.archive_tables import documents, pages
from corpus.model import Page, WeakPage

_IS_WEAK = sa.text("pages.weakness > 0")
"""Word for word as in the index, which SQLite would not use otherwise."""

_OF_CURRENT = (documents.c.id == pages.c.document) & (documents.c.reading == pages.c.reading) & documents.c.removed_at.is_(None)


def count(db: sa.Connection) -> int:
    """How many weak pages the current readings have."""
    return db.execute(sa.select(sa.func.count()).select_from(pages).join(documents, _OF_CURRENT).where(_IS_WEAK)).scalar() or 0


def listed(db: sa.Connection, offset: int, limit: int) -> list[WeakPage]:
    """Weak pages of current readings, the weakest first."""
    keys = (pages.c.document, pages.c.reading, pages.c.number)
    worst = sa.select(*keys, pages.c.weakness).join(documents, _OF_CURRENT).where(_IS_WEAK)
    in_order = (pages.c.weakness.desc(), pages.c.document, pages.c.number)
    chosen = db.execute(worst.order_by(*in_order).offset(offset).limit(limit)).all()
    known = {document.id: document for document in archive_documents.listed(db, {row.document for row in chosen})}
    return [WeakPage(known[row.document], _page(db, row.document, row.reading, row.number), row.weakness) for row in chosen]


def _page(db: sa.Connection, document: str, reading: int, number: int) -> Page:
    """One by one: sorting must not drag the pages themselves along."""
    here = (pages.c.document == document) & (pages.c.reading == reading) & (pages.c.number == number)
    return serial.bytes_to_page(db.execute(sa.select(pages.c.data).where(here)).scalar_one())
