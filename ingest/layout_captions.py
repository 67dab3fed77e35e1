"""Captions: the lines that name a picture, a map or a table, told by the words they begin with."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.layout_headings import Piece

_LONGEST = 45
_NUMBERED = re.compile(
    r"(?:Figur|Fig\.|Figure|Abb\.|Abbildung|Tabelle|Tabel|Tab\.|Table|Diagramm?|Kort|Karte|Billede|Bild|Foto|Grafik|Graf|Schaubild|"
    r"Illustration|Boks|Übersicht|Oversigt)\s*\d{1,3}(?:[.\-–]\d{1,3})*[a-z]?"
    r"(?:\s*[:.|–—-](?:\s|$)|\s+(?=[A-ZÆØÅÄÖÜ„“\"»(])|$)"
)
_NAMED = re.compile(
    r"(?:Fotos?|Billede|Billeder|Bild|Bilder|Bildnachweis|Illustration|Grafik|Kilde|Quelle|Tegning|Kort|Karte|Figur)\s*:\s*\S|©\s*\S"
)


def with_caption(piece: Piece) -> Piece:
    """The piece as a caption, where it begins as one does; a sentence of running text about a figure does not."""
    return (
        replace(piece, role="caption") if piece.role == "paragraph" and is_caption(" ".join(word.text for word in piece.words)) else piece
    )


def is_caption(text: str) -> bool:
    """*Figur 3: Cyklister*, *Abb. 2 Karte der Stadt*, *Foto: N. N.*, but not *Figur 3 viser …*."""
    return text.count(" ") < _LONGEST and bool(_NUMBERED.match(text) or _NAMED.match(text))
