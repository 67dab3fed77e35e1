"""The head of a document: what it says of itself, and why each field of it was believed.

`corpus.model` gives these out with the rest of the model; import them from there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["draft", "adopted", "replaced"]


@dataclass(frozen=True, slots=True)
class HeadReason:
    """Why a field of a head says what it says: the words it was read from (none where it follows from all of the text) and the cue."""

    field: str
    quote: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself. `municipality` is the bare place name (the facet); country and language are ISO codes.

    `unit` is the council, committee or office that speaks for the issuer. What is not known is None: heads that were stored before a field
    came say so too. `why` holds a reason for what was read from the text; two heads that say the same are equal whatever their reasons.
    """

    title: str
    issuer: str | None = None
    municipality: str | None = None
    country: str | None = None
    type: str = "other"
    language: str | None = None
    year: int | None = None
    period: tuple[int, int] | None = None
    unit: str | None = None
    status: Status | None = None
    case_number: str | None = None
    why: tuple[HeadReason, ...] = field(default=(), compare=False)
