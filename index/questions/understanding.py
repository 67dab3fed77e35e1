"""From a query to the facts that it asks for: careful, since most queries are mere keywords and must stay what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from index.questions.asked import facts_asked
from index.questions.drafts import (
    CONSTRAINTS,
    Draft,
    add_countries,
    add_of,
    add_sdgs,
    add_since,
    add_status,
    add_subjects,
    add_towns,
    add_years,
    covered,
    less,
    of_kind,
    stretch_at,
)
from index.questions.signs import Signs, Stretch
from index.questions.words import folded, has_use
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
    covers = covered(signs, draft) if draft else 0.0
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


def _without(signs: Signs, draft: Draft, without: frozenset[str]) -> Draft | None:
    """What is left where parts were switched off; nothing without its kind."""
    off = {(aspect, value) for aspect, value, _ in draft.found if _key(aspect, value) in without}
    if any(aspect == "kind" for aspect, _ in off):
        return None
    for aspect, value in off:
        draft.asking = less(draft.asking, aspect, value)
    draft.found = [entry for entry in draft.found if entry[:2] not in off]
    return draft if draft.has(*CONSTRAINTS) or signs.is_question else None


def _draft(signs: Signs) -> Draft | None:
    goals = signs.goal_words
    twins = signs.twins
    if signs.asks_when and not goals and (draft := _dates(signs)):
        return draft
    if twins and not goals:
        return _partners(signs, twins[0])
    if not goals and (draft := _cooperation(signs) or _network(signs)):
        return draft
    if not goals and (signs.sdgs or (signs.has("sdg") and signs.towns and signs.is_question)):
        return _development_goals(signs)
    return _goals(signs, goals) or _dates(signs)


def _partners(signs: Signs, twin: Stretch) -> Draft | None:
    draft = of_kind("partner_city", twin)
    add_status(signs, draft)
    add_towns(draft, signs.towns)
    add_countries(signs, draft)
    add_since(signs, draft)
    return draft if draft.has(*CONSTRAINTS) or (signs.is_question and len(signs.words) > 2) else None


def _cooperation(signs: Signs) -> Draft | None:
    """*Which cities does X work with?*"""
    together = signs.uses("cooperate")
    if not (together and signs.towns and signs.is_question and signs.has("body")):
        return None
    at = stretch_at(signs, together[-1].first, together[-1].last)
    draft = of_kind("partner_city", at)
    draft.add("relation", "any", at, is_any_tie=True)
    add_towns(draft, signs.towns)
    add_countries(signs, draft)
    return draft


def _network(signs: Signs) -> Draft | None:
    named, members = signs.networks, signs.uses("member")
    nouns = signs.uses("network")
    is_membership = bool(nouns or signs.has("membership")) and bool(signs.towns)
    is_asked = signs.is_question and signs.has("body", "member", "who")
    if not (named and (members or is_asked)) and not is_membership:
        return None
    first = next(iter((*members, *nouns)), None)
    draft = of_kind("network", stretch_at(signs, first.first, first.last) if first else named[0])
    add_towns(draft, signs.towns)
    for network in named:
        draft.add("network", network.meant[0], network, networks=(*draft.asking.networks, *network.meant))
    add_of(draft, signs.countries)
    return draft


def _development_goals(signs: Signs) -> Draft:
    words = signs.uses("sdg")[0]
    draft = of_kind("sdg", signs.sdgs[0] if signs.sdgs else stretch_at(signs, words.first, words.last))
    add_towns(draft, signs.towns)
    add_sdgs(signs, draft)
    add_of(draft, signs.countries)
    return draft


def _goals(signs: Signs, goals: Sequence[Stretch]) -> Draft | None:
    """Goals are asked for by name, or by what somebody wants, shall or promises to do."""
    wills = signs.uses("will")
    wants = wills or (signs.asks_when and signs.uses("become")) or (signs.is_question and _limits(signs) and signs.has("body") and [])
    if not goals and wants is False:
        return None
    at = goals[0] if goals else stretch_at(signs, wills[0].first, wills[0].last) if wills else stretch_at(signs, 0, 1)
    draft = of_kind("goal", at)
    add_towns(draft, signs.towns)
    add_of(draft, signs.countries)
    add_subjects(signs, draft, goals)
    add_sdgs(signs, draft)
    add_years(signs, draft)
    if goals:
        return draft if draft.has(*CONSTRAINTS) else None
    is_whose = draft.has("place", "of") or signs.has("body", "who")
    is_clear = draft.has("about") and (is_whose or (draft.asking.years is not None))
    return draft if signs.is_question and is_clear and covered(signs, draft) >= _ENOUGH_GOAL_WORDS else None


def _limits(signs: Signs) -> bool:
    """Whether a year is named until which something is to be."""
    return any(has_use(match.signal, "by") for _, match in signs.dates)


def _dates(signs: Signs) -> Draft | None:
    """Deadlines and events, of a time that is named or asked for."""
    roles = [(role, sign) for role in ("deadline", "event", "happening") for sign in signs.uses(role)]
    if not roles or not (signs.dates or (signs.asks_when and roles[0][0] == "deadline")):
        return None
    role, sign = roles[0]
    draft = of_kind("date", stretch_at(signs, sign.first, sign.last))
    add_towns(draft, signs.towns)
    if role != "happening":  # of any role
        draft.add("role", role, stretch_at(signs, sign.first, sign.last), role=role)
    if signs.dates:
        at, first, last = signs.dates[0][0], signs.dates[0][1].first, signs.dates[-1][1].last
        draft.add("when", f"{first}..{last}", at, when=(first, last))
    else:
        draft.add("when", "?", stretch_at(signs, 0, 1), is_when=True)
    return draft
