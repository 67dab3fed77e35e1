"""From a query to the facts that it asks for: careful, since most queries are mere keywords and must stay what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.dates import DateMatch
from index.questions.asked import Asking, Years, facts_asked
from index.questions.signs import Signs, Stretch, Town
from index.questions.words import folded, has_use
from index.terms import telling
from index.tree import And, Asked, FactWord, Maybe, Node, Some, Word

__all__ = ["Part", "Understood", "understand"]

LEAST_COVERED = 0.35
"""A question of whose telling words less is understood asks for something else."""
_ENOUGH_GOAL_WORDS = 0.5
WHOLE = 0.8
"""Where less of a question was understood, its other words must answer too."""
_TOLD_AS_FACTS = ("partner_city", "network", "sdg")
_ONE_PROPERTY = 2
_LONGEST = 400
"""Characters of a query; what is longer is a text and no question."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that was understood: of which aspect (see `Asking`), its value, from which words, and the key that switches it off."""

    aspect: str
    value: str
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Understood:
    """What was understood of a query, the tree that also asks for it, and the facts that answer; `covers` as in `tree.Asked`.

    `needs_facts` says that nothing but facts answers: it asks for partner towns or members, or for goals or dates by two properties.
    """

    tree: Node
    parts: tuple[Part, ...] = ()
    facts: tuple[FactWord, ...] = ()
    covers: float = 0.0
    needs_facts: bool = False


@dataclass(slots=True)
class _Draft:
    """What is asked for so far, and the words that it was read from."""

    asking: Asking
    found: list[tuple[str, str, Stretch]]

    def add(self, aspect: str, value: str, at: Stretch, **change: object) -> None:
        self.asking = replace(self.asking, **change)  # type: ignore[arg-type]
        self.found.append((aspect, value, at))

    def has(self, *aspects: str) -> bool:
        return any(aspect in aspects for aspect, _, _ in self.found)


def understand(query: str, tree: Node, without: Iterable[str] = (), municipalities: Callable[[], Iterable[str]] = tuple) -> Understood:
    """The facts that a query asks for, if it does; `municipalities` gives the names of those whose documents there are.

    Only plain words are a question; operators and quotation marks say enough themselves.
    """
    plain = _plain(tree)
    signs = Signs(_text(query, plain), municipalities) if plain and len(query) <= _LONGEST else None
    draft = _draft(signs) if signs else None
    if signs is None or draft is None:
        return Understood(tree)
    draft = _without(signs, draft, frozenset(without))
    covers = _covered(signs, draft) if draft else 0.0
    if draft is None or covers < LEAST_COVERED:
        return Understood(tree)
    facts = facts_asked(draft.asking)
    parts = tuple(Part(aspect, value, at.text, _key(aspect, value)) for aspect, value, at in draft.found)
    is_whole = covers >= WHOLE and (draft.asking.kind in _TOLD_AS_FACTS or len(parts) > _ONE_PROPERTY)
    return Understood(_asked(tree, facts, covers), parts, facts, covers, is_whole)


def _plain(tree: Node) -> tuple[str, ...]:
    """The words of the part of a query that is mere words."""
    if isinstance(tree, Word):
        return (tree.text,)
    if isinstance(tree, Some) and all(isinstance(part, Word) for part in tree.parts):
        return tuple(part.text for part in tree.parts if isinstance(part, Word))
    if isinstance(tree, And):
        runs = [part.part if isinstance(part, Maybe) else part for part in tree.parts]
        return next((_plain(run) for run in runs if isinstance(run, Some)), ())
    return ()


def _asked(tree: Node, facts: tuple[FactWord, ...], covers: float) -> Node:
    """The tree with its plain words asking for facts too."""
    if not isinstance(tree, And):
        return Asked(tree, facts, covers)
    parts = [part.part if isinstance(part, Maybe) else part for part in tree.parts]
    at = next(number for number, part in enumerate(parts) if isinstance(part, Some) and _plain(part))
    asked: Node = Asked(parts[at], facts, covers)
    return replace(tree, parts=(*tree.parts[:at], Maybe(asked) if isinstance(tree.parts[at], Maybe) else asked, *tree.parts[at + 1 :]))


def _text(query: str, words: Sequence[str]) -> str:
    """The query as typed where it is nothing but these words; else the words alone."""
    return query if folded(query) == folded(" ".join(words)) else " ".join(words)


def _key(aspect: str, value: str) -> str:
    return f"asked:{aspect}:{value}"


def _without(signs: Signs, draft: _Draft, without: frozenset[str]) -> _Draft | None:
    """What is left where parts were switched off; nothing without its kind."""
    off = {(aspect, value) for aspect, value, _ in draft.found if _key(aspect, value) in without}
    if any(aspect == "kind" for aspect, _ in off):
        return None
    for aspect, value in off:
        draft.asking = _less(draft.asking, aspect, value)
    draft.found = [entry for entry in draft.found if entry[:2] not in off]
    return draft if draft.has(*_CONSTRAINTS) or signs.is_question else None


def _less(asking: Asking, aspect: str, value: str) -> Asking:
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


_CONSTRAINTS = ("status", "relation", "place", "country", "of", "network", "about", "sdg", "years", "since", "when")


def _draft(signs: Signs) -> _Draft | None:
    goals = signs.goal_words
    twins = signs.twins
    if signs.asks_when and not goals and (draft := _dates(signs)):
        return draft
    if twins and not goals:
        return _partners(signs, twins[0])
    if not goals and (draft := _cooperation(signs) or _network(signs)):
        return draft
    if signs.sdgs and not goals:
        return _development_goals(signs)
    return _goals(signs, goals) or _dates(signs)


def _of_kind(kind: str, at: Stretch, **change: object) -> _Draft:
    return _Draft(Asking(kind, **change), [("kind", kind, at)])  # type: ignore[arg-type]


def _partners(signs: Signs, twin: Stretch) -> _Draft | None:
    draft = _of_kind("partner_city", twin)
    _add_status(signs, draft)
    _add_towns(draft, signs.towns)
    _add_countries(signs, draft)
    _add_since(signs, draft)
    return draft if draft.has(*_CONSTRAINTS) or (signs.is_question and len(signs.words) > 2) else None


def _cooperation(signs: Signs) -> _Draft | None:
    """*Which cities does X work with?*"""
    together = signs.uses("cooperate")
    if not (together and signs.towns and signs.is_question and signs.has("body")):
        return None
    at = _at(signs, together[-1].first, together[-1].last)
    draft = _of_kind("partner_city", at)
    draft.add("relation", "any", at, is_any_tie=True)
    _add_towns(draft, signs.towns)
    _add_countries(signs, draft)
    return draft


def _network(signs: Signs) -> _Draft | None:
    named, members = signs.networks, signs.uses("member")
    nouns = signs.uses("network")
    is_membership = bool(nouns or signs.has("membership")) and bool(signs.towns)
    is_asked = signs.is_question and signs.has("body", "member", "who")
    if not (named and (members or is_asked)) and not is_membership:
        return None
    first = next(iter((*members, *nouns)), None)
    draft = _of_kind("network", _at(signs, first.first, first.last) if first else named[0])
    _add_towns(draft, signs.towns)
    for network in named:
        draft.add("network", network.meant[0], network, networks=(*draft.asking.networks, *network.meant))
    _add_of(draft, signs.countries)
    return draft


def _development_goals(signs: Signs) -> _Draft:
    draft = _of_kind("sdg", signs.sdgs[0])
    _add_towns(draft, signs.towns)
    _add_sdgs(signs, draft)
    _add_of(draft, signs.countries)
    return draft


def _goals(signs: Signs, goals: Sequence[Stretch]) -> _Draft | None:
    """Goals are asked for by name, or by what somebody wants, shall or promises to do."""
    wills = signs.uses("will")
    wants = wills or (signs.asks_when and signs.uses("become")) or (signs.is_question and _limits(signs) and signs.has("body") and [])
    if not goals and wants is False:
        return None
    at = goals[0] if goals else _at(signs, wills[0].first, wills[0].last) if wills else _at(signs, 0, 1)
    draft = _of_kind("goal", at)
    _add_towns(draft, signs.towns)
    _add_of(draft, signs.countries)
    _add_subjects(signs, draft, goals)
    _add_sdgs(signs, draft)
    _add_years(signs, draft)
    if goals:
        return draft if draft.has(*_CONSTRAINTS) else None
    is_whose = draft.has("place", "of") or signs.has("body", "who")
    is_clear = draft.has("about") and (is_whose or (draft.asking.years is not None))
    return draft if signs.is_question and is_clear and _covered(signs, draft) >= _ENOUGH_GOAL_WORDS else None


def _limits(signs: Signs) -> bool:
    """Whether a year is named until which something is to be."""
    return any(has_use(match.signal, "by") for _, match in signs.dates)


def _dates(signs: Signs) -> _Draft | None:
    """Deadlines and events, of a time that is named or asked for."""
    roles = [(role, sign) for role in ("deadline", "event") for sign in signs.uses(role)]
    if not roles or not (signs.dates or (signs.asks_when and roles[0][0] == "deadline")):
        return None
    role, sign = roles[0]
    draft = _of_kind("date", _at(signs, sign.first, sign.last))
    _add_towns(draft, signs.towns)
    draft.add("role", role, _at(signs, sign.first, sign.last), role=role)
    if signs.dates:
        at, first, last = signs.dates[0][0], signs.dates[0][1].first, signs.dates[-1][1].last
        draft.add("when", f"{first}..{last}", at, when=(first, last))
    else:
        draft.add("when", "?", _at(signs, 0, 1), is_when=True)
    return draft


def _add_status(signs: Signs, draft: _Draft) -> None:
    for sign in signs.uses("status")[:1]:
        draft.add("status", sign.meaning, _at(signs, sign.first, sign.last), status=sign.meaning)


def _add_towns(draft: _Draft, towns: Iterable[Town]) -> None:
    for town in towns:
        if len(draft.asking.places) < 2 and all(town.places[0].id != other[0].id for other in draft.asking.places):
            draft.add("place", town.places[0].name, town.at, places=(*draft.asking.places, town.places))


def _add_countries(signs: Signs, draft: _Draft) -> None:
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
    _add_of(draft, of_body)


def _add_of(draft: _Draft, countries: Sequence[Stretch]) -> None:
    for at in countries[:1]:
        draft.add("of", at.meant[0], at, of=at.meant[0])


def _add_since(signs: Signs, draft: _Draft) -> None:
    for at, match in signs.dates[:1]:
        signal = match.signal
        if has_use(signal, "before") or has_use(signal, "after") or has_use(signal, "since") or match.precision == "range":
            first = int(match.first[:4])
            years = (first, first) if has_use(signal, "since") else _years(match)
            draft.add("since", _range(years), at, years=years)
    if signs.asks_when and not draft.has("since"):
        draft.add("since", "?", _at(signs, 0, 1), is_when=True)


def _add_subjects(signs: Signs, draft: _Draft, goals: Sequence[Stretch]) -> None:
    taken = {number for _, _, at in draft.found for number in range(at.first, at.last)} if not goals or not goals[0].meant else set()
    taken |= {number for at in (*goals, *(at for at, _ in signs.dates), *signs.sdgs) for number in range(at.first, at.last)}
    taken |= {sign.first for use in ("body", "question", "will", "become", "filler") for sign in signs.uses(use)}
    for at in (*(goal for goal in goals if goal.meant), *signs.subjects(taken)):
        if all(at.meant[0] != names[0] for names in draft.asking.about):
            draft.add("about", at.meant[0], at, about=(*draft.asking.about, at.meant))


def _add_sdgs(signs: Signs, draft: _Draft) -> None:
    for at in signs.sdgs:
        draft.add("sdg", at.meant[0], at, sdgs=(*draft.asking.sdgs, *at.meant))


def _add_years(signs: Signs, draft: _Draft) -> None:
    for at, match in signs.dates[:1]:
        years = _years(match)
        draft.add("years", _range(years), at, years=years)
    if not signs.dates and signs.asks_when:
        draft.add("years", "?", _at(signs, 0, 1), is_when=True)


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


def _at(signs: Signs, first: int, last: int) -> Stretch:
    return Stretch(first, last, signs.text[signs.tokens[first].start : signs.tokens[last - 1].end], ())


def _covered(signs: Signs, draft: _Draft) -> float:
    """Which share of the telling words was understood; words that only make a sentence do not count."""
    known = {number for _, _, at in draft.found for number in range(at.first, at.last)}
    uses = ("question", "body", "filler", "will", "become", "member", "have", "of", "status", "network", "by")
    idle = {number for use in uses for sign in signs.uses(use) for number in range(sign.first, sign.last)} - known
    worth = {number: telling(word) for number, word in enumerate(signs.typed) if number not in idle}
    total = sum(worth.values())
    return sum(worth[number] for number in known if number in worth) / total if total else 0.0
