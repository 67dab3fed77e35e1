"""What some pages of a document say of their reading, as it is handed from one process to another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """Forms and pairs of words by language, hosts, signs that may be bullets, lines that may be letterheads, addresses without @."""

    forms: dict[str, tuple[tuple[str, int], ...]]
    pairs: dict[str, tuple[tuple[tuple[str, str], int], ...]]
    hosts: tuple[str, ...]
    bullets: tuple[dict[str, int], dict[str, int], int]
    heads: tuple[dict[str, int], dict[str, int], dict[str, int]]
    lost_signs: int
