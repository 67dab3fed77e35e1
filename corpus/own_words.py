"""The archive's own words: forms that no dictionary has, but several of its clean documents: streets, institutions, local parties.

They help to read the documents that are not clean. A form counts only where at least `DOCUMENTS` documents vouch for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

DOCUMENTS = 2
_LEAST_TOTAL = 1_000_000
"""What stands twice in a small archive is not frequent: shares are counted as if the archive held at least this many words."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """How often each own word stands in the clean documents, in lower case by language, and how many words these hold in all."""

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(map(len, self.counts.values()))

    def knows(self, word: str, language: str) -> bool:
        return word.lower() in self.counts.get(language, {})

    def words(self, language: str) -> frozenset[str]:
        """All own words of a language, in lower case."""
        return frozenset(self.counts.get(language, ()))

    def frequency(self, word: str, language: str) -> float:
        """How often the word stands in the archive's clean documents, as a share of all words; 0.0 where it is none of its own."""
        count = self.counts.get(language, {}).get(word.lower(), 0)
        return count / max(_LEAST_TOTAL, self.totals.get(language, 0))

    def save(self, path: Path) -> None:
        """Writes the words to a file, which is whole or not there."""
        new = path.with_name(f"{path.name}.new")
        new.write_text("".join(self._lines()), "utf-8")
        new.replace(path)

    def _lines(self) -> Iterator[str]:
        for language, total in self.totals.items():
            yield f"{language}\t\t{total}\n"
        for language, counts in self.counts.items():
            yield from (f"{language}\t{word}\t{count}\n" for word, count in counts.items())

    @classmethod
    def load(cls, path: Path) -> OwnWords:
        """Raises OSError where the file cannot be read, ValueError where it is no file of own words."""
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        return cls.of(_row(row) for row in rows)

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int]]) -> OwnWords:
        """From (language, word, count); the count beside an empty word is that of all words."""
        counts: dict[str, dict[str, int]] = {}
        totals: dict[str, int] = {}
        for language, word, count in rows:
            if word:
                counts.setdefault(language, {})[word] = count
            else:
                totals[language] = count
        return cls(counts, totals)


def _row(parts: list[str]) -> tuple[str, str, int]:
    if len(parts) != 3 or not parts[2].isdecimal():
        raise ValueError(f"no line of own words: {parts}")
    return parts[0], parts[1], int(parts[2])
