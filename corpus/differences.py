"""What differs between the facts of a reading before and after its finders ran again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from corpus.facts import KINDS, claim
from corpus.model import Fact, FactValue


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that came, went or says something else now: its kind, page and quote, and what it says (None where it is not there)."""

    kind: str
    page: int
    quote: str
    before: str | None
    after: str | None


def differences(before: Sequence[Fact], after: Sequence[Fact]) -> tuple[Difference, ...]:
    """Facts that are gone, changed or new, in the order of their places; which version found them, and how sure it is, is no difference."""
    left = _unmatched(before, after)
    new = _unmatched(after, before)
    return tuple(sorted(_paired(left, new), key=lambda each: (each.page, each.kind, each.quote)))


def _unmatched(facts: Sequence[Fact], others: Iterable[Fact]) -> list[Fact]:
    """The facts that do not stand among the others with the same value at the same place."""
    there = Counter(map(_same, others))
    found: list[Fact] = []
    for fact in facts:
        if there[_same(fact)]:
            there[_same(fact)] -= 1
        else:
            found.append(fact)
    return found


def _same(fact: Fact) -> object:
    return fact.kind, fact.value, fact.spans


def _paired(gone: Sequence[Fact], new: Sequence[Fact]) -> Iterator[Difference]:
    """The same claim, or another one at the same place, has changed; all else came or went."""
    free = list(new)
    for fact in gone:
        match = next((other for other in free if _is_successor(fact, other)), None)
        if match is None:
            yield Difference(fact.kind, fact.page, fact.quote, says(fact.value, fact.kind), None)
        else:
            free.remove(match)
            yield Difference(fact.kind, match.page, match.quote, says(fact.value, fact.kind), says(match.value, fact.kind))
    for fact in free:
        yield Difference(fact.kind, fact.page, fact.quote, None, says(fact.value, fact.kind))


def _is_successor(fact: Fact, other: Fact) -> bool:
    return fact.kind == other.kind and (claim(fact.value) == claim(other.value) or fact.spans[0] == other.spans[0])


def says(value: FactValue, kind: str) -> str:
    """A value in one line: its caption, and all else that it states."""
    caption = KINDS[kind].caption(value)
    stated = {field.name: getattr(value, field.name) for field in fields(value)}
    rest = [f"{name} {_plain(held)}" for name, held in stated.items() if held not in (None, (), "", False) and str(held) not in caption]
    return f"{caption} ({', '.join(rest)})" if rest else caption


def _plain(held: object) -> str:
    return " ".join(map(str, held)) if isinstance(held, tuple) else str(held)
