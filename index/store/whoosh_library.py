"""What is used of Whoosh, imported without its warnings: 2.7.4 holds escapes and comparisons that Python has warned of since."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields
    from whoosh.codec.base import FieldWriter, OutOfOrderError, Segment, TermsReader
    from whoosh.codec.whoosh3 import W3Codec, W3Segment
    from whoosh.fields import FieldConfigurationError, UnknownFieldError
    from whoosh.filedb.filestore import FileStorage, StorageError
    from whoosh.filedb.filetables import FileFormatError
    from whoosh.formats import Format
    from whoosh.index import FileIndex, LockError
    from whoosh.index import IndexError as WhooshIndexError
    from whoosh.matching.mcore import ListMatcher, ReadTooFar
    from whoosh.reading import ReaderClosed, TermInfo, TermNotFound
    from whoosh.writing import IndexingError, IndexWriter

WHOOSH_ERRORS: tuple[type[Exception], ...] = (
    WhooshIndexError, FileFormatError, StorageError, IndexingError, OutOfOrderError, ReadTooFar, ReaderClosed, UnknownFieldError,
    FieldConfigurationError,
)  # fmt: skip
"""Whoosh has no base class for its errors: these are the ones that a damaged index may raise."""

__all__ = [
    "WHOOSH_ERRORS",
    "FieldWriter",
    "FileIndex",
    "FileStorage",
    "Format",
    "IndexWriter",
    "ListMatcher",
    "LockError",
    "Segment",
    "TermInfo",
    "TermNotFound",
    "TermsReader",
    "W3Codec",
    "W3Segment",
    "fields",
]  # fmt: skip
