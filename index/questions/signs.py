"""What stands in a query: words of a use, years and dates, towns, countries, networks and subjects, each with the words it stands on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.dates import DateMatch, find_dates
from corpus.lexicon import compound_parts, frequency
from corpus.places import Place, country_mentions, country_named, find_places
from corpus.vocabulary import ConceptMatch, find_concepts
from corpus.words import Token, fold, tokens
from index.questions.words import Sign, folded, has_use, no_subjects, signs, themes_of
from index.text.terms import LANGUAGES

_SDG = re.compile(r"(?<!\d)(?:1[0-7]|[1-9])(?!\d)")
_BIG, _KNOWN = 100_000, 10_000
"""So many live in a town whose name is also a word, where a town is expected: in German, where all nouns have capitals, more."""
_SHORTEST = 4
_USUAL = 1e-5
TIMES = ("by", "before", "after", "from", "since")
"""Uses of words that say from when or until when."""
_KINDS = ("topic", "theme", "sdg")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first` to `last` (exclusive) of a query, as typed, and what they mean: ids, the likeliest first."""

    first: int
    last: int
    text: str
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A town that a query names."""

    at: Stretch
    places: tuple[Place, ...]


class Signs:
    """The words of a query and all that they may stand for, looked up when it is asked for."""

    def __init__(self, text: str, municipalities: Callable[[], Iterable[str]] = tuple) -> None:
        """`municipalities` gives the names of those whose documents there are: they may be in no table of towns."""
        self.text = text
        self._municipalities = municipalities
        self.tokens: tuple[Token, ...] = tuple(tokens(text))
        self.typed = [token.text for token in self.tokens]
        self.words = [fold(word) for word in self.typed]

    def uses(self, use: str) -> list[Sign]:
        """Where words have a use."""
        return list(signs(self.words, use))

    def has(self, *uses: str) -> bool:
        return any(self.uses(use) for use in uses)

    def meaning(self, use: str) -> str | None:
        """What the first words of a use mean."""
        return next((sign.meaning for sign in signs(self.words, use)), None)

    @cached_property
    def is_german(self) -> bool:
        """Whether the words are rather German."""
        known = {code: sum(frequency(word.lower(), code) > _USUAL for word in self.typed) for code in LANGUAGES}
        return max(LANGUAGES, key=lambda code: known[code]) == "de"

    @property
    def is_question(self) -> bool:
        """Whether it begins like a question or ends as one."""
        opens = any(sign.first == 0 for sign in self.uses("opening")) and len(self.words) > 2
        return self.text.rstrip().endswith("?") or opens or any(sign.first <= 2 for sign in self.uses("question"))

    @property
    def asks_when(self) -> bool:
        return any(sign.meaning == "when" and sign.first <= 1 for sign in self.uses("question"))

    @cached_property
    def dates(self) -> tuple[tuple[Stretch, DateMatch], ...]:
        """The dates named, with the words before them that say from when or until when."""
        found = []
        for match in find_dates(self.text, None):
            is_said = any(has_use(match.signal, use) for use in TIMES) and not match.text.lower().startswith(match.signal)
            before = len(tuple(tokens(match.signal))) if is_said else 0
            at = self._stretch(match.start, match.end, ())
            found.append((Stretch(max(0, at.first - before), at.last, at.text, ()), match))
        return tuple(found)

    @cached_property
    def concepts(self) -> tuple[ConceptMatch, ...]:
        return find_concepts(self.typed, None)

    @cached_property
    def networks(self) -> tuple[Stretch, ...]:
        return tuple(self._named(match) for match in self.concepts if match.concept.kind == "network" and not match.is_part)

    @cached_property
    def twins(self) -> tuple[Stretch, ...]:
        """Words for partner towns."""
        named = [self._named(match) for match in self.concepts if match.concept.id == "twin-town" and not match.is_part]
        return (*named, *(self._of_words(sign.first, sign.last) for sign in self.uses("twin")))

    @cached_property
    def towns(self) -> tuple[Town, ...]:
        """Towns; one whose name is also a word, or that is written small, only where the name of a town is expected."""
        taken = _positions((*self.networks, *self.twins, *self.countries))
        found = [self._town(match.start, match.end, match.candidates, is_word=match.is_word) for match in find_places(self.text)]
        towns = [town for town in (*found, *self._small_towns()) if town and taken.isdisjoint(range(town.at.first, town.at.last))]
        known = _positions([town.at for town in towns]) | taken
        towns += [town for town in self._municipalities_named() if known.isdisjoint(range(town.at.first, town.at.last))]
        return tuple(sorted(towns, key=lambda town: town.at.first))

    def _municipalities_named(self) -> Iterator[Town]:
        """Municipalities by the names that they have in the documents, also in the genitive."""
        names = {folded(name): name for name in self._municipalities()}
        longest = max(map(len, names), default=0)
        for first in range(len(self.words)):
            for last in range(min(first + longest, len(self.words)), first, -1):
                words = tuple(self.words[first:last])
                name = names.get(words) or names.get((*words[:-1], words[-1].removesuffix("s")))
                if name and (self.typed[first][0].isupper() or self._is_after_of(first)):
                    place = Place(fold(name), name, "", None, None, 0, (name,))
                    yield Town(self._of_words(first, last, (place.id,)), (place,))
                    break

    def _town(self, start: int, end: int, places: tuple[Place, ...], *, is_word: bool) -> Town | None:
        at = self._stretch(start, end, tuple(place.id for place in places[:5]))
        if not places or (is_word and not self._is_expected(at, places[0])):
            return None
        return Town(at, places[:5])

    def _is_expected(self, at: Stretch, place: Place) -> bool:
        """Whether a word that may name a town stands where a town is asked for: after *von* or *i*, or in the genitive."""
        is_other = any(has_use(word, use) for word in self.typed[at.first : at.last] for use in ("question", "body"))
        if is_other or place.population < (_BIG if self.is_german else _KNOWN):
            return False
        after = at.first > 0 and has_use(self.typed[at.first - 1], "of")
        return after or (self.words[at.last - 1].endswith("s") and not fold(place.name).endswith("s"))

    def _small_towns(self) -> Iterator[Town | None]:
        for number, token in enumerate(self.tokens):
            if token.text.islower() and len(token.text) >= _SHORTEST and self._is_after_of(number):
                for match in find_places(token.text.title()):
                    yield self._town(token.start, token.end, () if match.is_word else match.candidates, is_word=False)

    def _is_after_of(self, number: int) -> bool:
        follows = number > 0 and has_use(self.typed[number - 1], "of")
        is_genitive = self.words[number].endswith("s") and number + 1 < len(self.words)
        return follows or is_genitive

    @cached_property
    def countries(self) -> tuple[Stretch, ...]:
        found = [self._stretch(start, end, (code,)) for start, end, code in country_mentions(self.text)]
        small = [
            self._of_words(number, number + 1, (code,))
            for number, token in enumerate(self.tokens)
            if token.text.islower() and number and has_use(self.typed[number - 1], "place in") and (code := country_named(token.text))
        ]
        return tuple(sorted(dict.fromkeys((*found, *small)), key=lambda at: at.first))

    @cached_property
    def sdgs(self) -> tuple[Stretch, ...]:
        """Goals of the UN by their number, after a word for them."""
        after = [sign for sign in self.uses("sdg") if sign.last < len(self.words) and _SDG.fullmatch(self.words[sign.last])]
        return tuple(self._of_words(sign.first, sign.last + 1, (self.words[sign.last],)) for sign in after)

    @cached_property
    def goal_words(self) -> tuple[Stretch, ...]:
        """Words for goals, alone or at the end of a compound (*Klimaziele*), which then means its first part."""
        others = {number for sign in self.uses("sdg") for number in range(sign.first, sign.last)}
        alone = [self._of_words(sign.first, sign.last) for sign in self.uses("goal") if sign.first not in others]
        compounds = (self._compound(number) for number in range(len(self.words)) if number not in others)
        return (*alone, *(stretch for stretch in compounds if stretch))

    def _compound(self, number: int) -> Stretch | None:
        word = self.typed[number].lower()
        for language in ("da", "de"):
            parts = compound_parts(word, language)
            if parts and has_use(parts[-1], "goal ending") and word.endswith(parts[-1]):
                start = word[: -len(parts[-1])]
                meant = [name for form in (start, start.removesuffix("s")) for name in _subjects(find_concepts([form], None))]
                return self._of_words(number, number + 1, tuple(dict.fromkeys(meant))) if meant else None
        return None

    def subjects(self, taken: set[int]) -> tuple[Stretch, ...]:
        """What a goal may be about, by concepts and themes, on words that are not taken by anything else."""
        found: dict[tuple[int, int], list[str]] = {}
        for match in self.concepts:
            if taken.isdisjoint(range(match.first, match.last)):
                found.setdefault((match.first, match.last), []).extend(_subjects([match]))
        return tuple(self._of_words(first, last, tuple(dict.fromkeys(names))) for (first, last), names in found.items() if names)

    def _named(self, match: ConceptMatch) -> Stretch:
        return self._of_words(match.first, match.last, (match.concept.id,))

    def _stretch(self, start: int, end: int, meant: tuple[str, ...]) -> Stretch:
        """The words that [start, end) of the query touches."""
        inside = [number for number, token in enumerate(self.tokens) if token.start < end and token.end > start]
        first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
        return Stretch(first, last, self.text[start:end], meant)

    def _of_words(self, first: int, last: int, meant: tuple[str, ...] = ()) -> Stretch:
        return Stretch(first, last, self.text[self.tokens[first].start : self.tokens[last - 1].end], meant)


def _subjects(matches: Iterable[ConceptMatch]) -> list[str]:
    """The concepts of some words, and the theme that a concept stands for."""
    named = [m.concept.id for m in matches if m.concept.kind in _KINDS and m.concept.id not in no_subjects()]
    return [*named, *(themes_of()[name] for name in named if name in themes_of())]


def _positions(stretches: Sequence[Stretch]) -> set[int]:
    return {number for stretch in stretches for number in range(stretch.first, stretch.last)}
