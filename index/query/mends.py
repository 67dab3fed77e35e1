"""What was done to a query so that it could be asked, told as codes, and how to have it taken as it was typed instead.

A mend with a key is left undone when the key is handed back in `without`: the part of the query is then taken literally. `LITERAL` takes
the whole query so: its words alone, without signs, operators and fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LITERAL = "syntax"
CUT = "cut"
"""Handed back in `without`, it has those documents found too that hold much less of the query than the best."""
_LONGEST_ABOUT = 80


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the search did to the query, as a code that the interface translates, and what it was done to.

    `key`, where there is one, has the query taken literally there.
    """

    code: str
    about: str
    key: str = ""


@dataclass(slots=True)
class Mends:
    """The mends of one query; `open_words` counts its words that stand for many others."""

    without: frozenset[str] = frozenset()
    notes: list[Note] = field(default_factory=list)
    open_words: int = 0

    def tell(self, code: str, about: str) -> None:
        """Says what was done where nothing else could have been."""
        self.notes.append(Note(code, shortened(about)))

    def may(self, code: str, about: str) -> bool:
        """Whether a mend is wanted; if so, it is told."""
        key = f"mend:{code}:{shortened(about)}"
        if key in self.without:
            return False
        self.notes.append(Note(code, shortened(about), key))
        return True

    def is_refused(self, code: str, about: str) -> bool:
        """Whether a mend is to be left undone; tells nothing."""
        return f"mend:{code}:{shortened(about)}" in self.without


def shortened(text: str) -> str:
    """A text on one line, so short that it can be shown."""
    line = " ".join(text[: 4 * _LONGEST_ABOUT].split())
    return line if len(line) <= _LONGEST_ABOUT else f"{line[: _LONGEST_ABOUT - 1]}…"
