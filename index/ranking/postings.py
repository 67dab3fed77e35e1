"""What ranking asks of an index: its postings as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.tree import FieldWord, Term

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]


class Postings(Protocol):
    """What the arithmetic asks of an index."""

    @property
    def starts(self) -> Numbers:
        """The record number of each document's head, ascending."""

    @property
    def size(self) -> int:
        """The number of records."""

    def find(self, term: str) -> tuple[Numbers, Floats]:
        """The records that hold the term, and how often."""

    def find_any(self, terms: Sequence[str]) -> tuple[Numbers, Floats]:
        """The records that hold any of the terms, each as often as it holds one, and how often."""

    def find_phrase(self, words: Sequence[str]) -> Numbers:
        """The records in which these folded words stand side by side."""

    def find_prefix(self, prefix: str) -> Numbers:
        """The records with a folded word that begins so."""

    def find_near(self, groups: Sequence[Sequence[str]], distance: int) -> Numbers:
        """The records in which a word of each group stands, at most `distance` words from one to the next; terms of folded words."""

    def find_similar(self, text: str, distance: int) -> Sequence[Term]:
        """The terms of folded words at most so many letters from this one, the nearest first, weighted by how near they are."""

    def terms(self, prefix: str) -> Sequence[str]:
        """The terms of the index that begin so."""

    def matching(self, node: FieldWord) -> Flags:
        """Which documents have the property."""
