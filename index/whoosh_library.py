"""What is used of Whoosh, imported without its warnings: 2.7.4 holds escapes and comparisons that Python has warned of since."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import fields, formats
    from whoosh.codec.whoosh3 import W3Codec
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import FileIndex, LockError
    from whoosh.index import IndexError as WhooshError
    from whoosh.reading import IndexReader, SegmentReader, TermNotFound
    from whoosh.writing import IndexWriter

__all__ = [
    "FileIndex",
    "FileStorage",
    "IndexReader",
    "IndexWriter",
    "LockError",
    "SegmentReader",
    "TermNotFound",
    "W3Codec",
    "WhooshError",
    "fields",
    "formats",
]  # fmt: skip
