"""What is asked for so far, and how its parts are read from the signs of a query: towns, countries, subjects, years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.dates import DateMatch
from index.questions.asked import Asking, Years
from index.questions.signs import Signs, Stretch, Town
from index.questions.words import has_use
from index.text.terms import telling


@dataclass(slots=True)
class Draft:
    """What is asked for so far, and the words that it was read from."""

    asking: Asking
    found: list[tuple[str, str, Stretch]]

    def add(self, aspect: str, value: str, at: Stretch, **change: object) -> None:
        self.asking = replace(self.asking, **change)  # type: ignore[arg-type]
        self.found.append((aspect, value, at))

    def has(self, *aspects: str) -> bool:
        return any(aspect in aspects for aspect, _, _ in self.found)


CONSTRAINTS = ("status", "relation", "place", "country", "of", "network", "about", "sdg", "years", "since", "when")


def of_kind(kind: str, at: Stretch, **change: object) -> Draft:
    return Draft(Asking(kind, **change), [("kind", kind, at)])  # type: ignore[arg-type]


def less(asking: Asking, aspect: str, value: str) -> Asking:
    """What is asked for, without one of its parts."""
    match aspect:
        case "place":
            return replace(asking, places=tuple(town for town in asking.places if town[0].name != value))
        case "about":
            return replace(asking, about=tuple(names for names in asking.about if names[0] != value))
        case "network":
            return replace(asking, networks=tuple(name for name in asking.networks if name != value))
        case "sdg":
            return replace(asking, sdgs=tuple(number for number in asking.sdgs if number != value))
        case "relation":
            return replace(asking, is_any_tie=False)
        case "years" | "since":
            return replace(asking, years=None, is_when=False)
        case "when":
            return replace(asking, when=None)
        case "country":
            return replace(asking, country="")
        case "of":
            return replace(asking, of="")
    return replace(asking, status="")


def add_status(signs: Signs, draft: Draft) -> None:
    for sign in signs.uses("status")[:1]:
        draft.add("status", sign.meaning, stretch_at(signs, sign.first, sign.last), status=sign.meaning)


def add_towns(draft: Draft, towns: Iterable[Town]) -> None:
    for town in towns:
        if len(draft.asking.places) < 2 and all(town.places[0].id != other[0].id for other in draft.asking.places):
            draft.add("place", town.places[0].name, town.at, places=(*draft.asking.places, town.places))


def add_countries(signs: Signs, draft: Draft) -> None:
    """The country of the partners and, where it stands before a word for towns (*Danish cities*), of those who have them."""
    of_body = [at for at in signs.countries if at.last < len(signs.words) and has_use(signs.typed[at.last], "body")]
    others = [at for at in signs.countries if at not in of_body]
    have = signs.has("have")
    if not others and len(of_body) > 1:
        others, of_body = (of_body[1:], of_body[:1]) if have else (of_body[:1], of_body[1:])
    elif not others and not have:
        others, of_body = of_body, []
    for at in others[:1]:
        draft.add("country", at.meant[0], at, country=at.meant[0])
    add_of(draft, of_body)


def add_of(draft: Draft, countries: Sequence[Stretch]) -> None:
    for at in countries[:1]:
        draft.add("of", at.meant[0], at, of=at.meant[0])


def add_since(signs: Signs, draft: Draft) -> None:
    for at, match in signs.dates[:1]:
        signal = match.signal
        if has_use(signal, "before") or has_use(signal, "after") or has_use(signal, "since") or match.precision == "range":
            first = int(match.first[:4])
            years = (first, first) if has_use(signal, "since") else _years(match)
            draft.add("since", _range(years), at, years=years)
    if signs.asks_when and not draft.has("since"):
        draft.add("since", "?", stretch_at(signs, 0, 1), is_when=True)


def add_subjects(signs: Signs, draft: Draft, goals: Sequence[Stretch]) -> None:
    taken = {number for _, _, at in draft.found for number in range(at.first, at.last)} if not goals or not goals[0].meant else set()
    taken |= {number for at in (*goals, *(at for at, _ in signs.dates), *signs.sdgs) for number in range(at.first, at.last)}
    taken |= {sign.first for use in ("body", "question", "will", "become", "filler") for sign in signs.uses(use)}
    for at in (*(goal for goal in goals if goal.meant), *signs.subjects(taken)):
        if all(at.meant[0] != names[0] for names in draft.asking.about):
            draft.add("about", at.meant[0], at, about=(*draft.asking.about, at.meant))


def add_sdgs(signs: Signs, draft: Draft) -> None:
    for at in signs.sdgs:
        draft.add("sdg", at.meant[0], at, sdgs=(*draft.asking.sdgs, *at.meant))


def add_years(signs: Signs, draft: Draft) -> None:
    for at, match in signs.dates[:1]:
        years = _years(match)
        draft.add("years", _range(years), at, years=years)
    if not signs.dates and signs.asks_when:
        draft.add("years", "?", stretch_at(signs, 0, 1), is_when=True)


def _years(match: DateMatch) -> Years:
    first, last = int(match.first[:4]), int(match.last[:4])
    signal = match.signal
    if has_use(signal, "by"):
        return None, last
    if has_use(signal, "before"):
        return None, first - 1
    if has_use(signal, "after"):
        return last + 1, None
    return (first, None) if match.precision != "range" and (has_use(signal, "from") or has_use(signal, "since")) else (first, last)


def _range(years: Years) -> str:
    return "..".join("" if year is None else str(year) for year in years)


def stretch_at(signs: Signs, first: int, last: int) -> Stretch:
    return Stretch(first, last, signs.text[signs.tokens[first].start : signs.tokens[last - 1].end], ())


def covered(signs: Signs, draft: Draft) -> float:
    """Which share of the telling words was understood; words that only make a sentence do not count."""
    known = {number for _, _, at in draft.found for number in range(at.first, at.last)}
    uses = ("question", "body", "filler", "will", "become", "member", "have", "of", "status", "network", "by")
    idle = {number for use in uses for sign in signs.uses(use) for number in range(sign.first, sign.last)} - known
    worth = {number: telling(word) for number, word in enumerate(signs.typed) if number not in idle}
    total = sum(worth.values())
    return sum(worth[number] for number in known if number in worth) / total if total else 0.0
