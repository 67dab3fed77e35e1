"""Which language a text is in: langdetect (seeded) for pages and documents, lingua for blocks and sentences."""

from __future__ import annotations


def text_language(text: str) -> str | None:
    """The language (ISO 639-1) of a page or document; None where there is too little text to tell."""
    raise NotImplementedError


def block_language(text: str, default: str | None) -> str | None:
    """The language of a block or sentence; `default` (the document's) where the text is too short to tell."""
    raise NotImplementedError
