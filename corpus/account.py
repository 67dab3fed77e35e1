"""The account of a page: how it came to be read as it is, for those who have to vouch for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StepName = Literal[
    "turned",
    "straightened",
    "flattened",
    "inverted",
    "evened",
    "blackened",
    "scaled",
    "despeckled",
    "sharpened",
    "sparse",
    "read_again",
]


@dataclass(frozen=True, slots=True)
class Step:
    """Something done to the picture of a page before it was read, because it helped.

    `amount` is in degrees clockwise for `turned` and `straightened`, a factor for `scaled`; None where a step has no measure.
    """

    name: StepName
    amount: float | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """How a page was read.

    `seconds` is the time it took. `layer` and `ocr` say how much sense the text layer and the OCR's words make, by one measure, 0–1
    (`ingest.sense`); None where there is none or it was not asked. `models` are the languages whose models read the picture, `steps` what
    was done to it, `tries` how often it was read, `pictures` how many pictures on a page of text were read as well.
    """

    seconds: float = 0.0
    layer: float | None = None
    ocr: float | None = None
    models: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    tries: int = 0
    pictures: int = 0
