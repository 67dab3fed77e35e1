"""The archive's own words: which words the current reading of each document vouches for, and what several documents vouch for together."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from corpus.archive_tables import documents, words
from corpus.own_words import DOCUMENTS, OwnWords


def note(db: sa.Connection, document: str, found: Mapping[str, Mapping[str, int]]) -> None:
    """Keeps the words that the new reading of a document vouches for (see `own_words_clean`), in place of those of the one before."""
    db.execute(words.delete().where(words.c.document == document))
    rows = [
        {"document": document, "language": language, "word": word, "count": count}
        for language, counts in found.items()
        for word, count in counts.items()
    ]
    if rows:
        db.execute(words.insert(), rows)


def own_words(db: sa.Connection) -> OwnWords:
    """The words that at least `DOCUMENTS` documents hold that are not removed."""
    count, total = sa.func.count(), sa.func.sum(words.c.count)
    joined = words.join(documents, documents.c.id == words.c.document)
    rows = (
        sa.select(words.c.language, words.c.word, total)
        .select_from(joined)
        .where(documents.c.removed_at.is_(None))
        .group_by(words.c.language, words.c.word)
        .having((count >= DOCUMENTS) | (words.c.word == ""))
    )
    return OwnWords.of((language, word, int(number)) for language, word, number in db.execute(rows))
