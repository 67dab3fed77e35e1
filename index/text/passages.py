"""A document → its head and its passages, each with its terms: what an engine stores, and nothing else of the text.

Passages hold some 60–120 words, whole paragraphs where these are short enough, and overlap by a few words, also over a page break, so
that a phrase is never cut. Their ranges are exact in the text of their page.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from corpus.facts import facet_values
from corpus.model import Fact, Page, PartnerCity
from corpus.words import Token, fold, tokens
from index.engine import FACETS, UNKNOWN, Entry, Keys
from index.filters.facets import SPAN, date_values, place_values, spans_of
from index.offers.alike import keys_of
from index.questions.fact_terms import fact_terms
from index.text.first_readings import first_readings
from index.text.terms import Occurrence, beyond_words, kind_concepts, text_terms, word_terms

ENOUGH, MOST, OVERLAP = 60, 120, 15
_BREAK = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n")


@dataclass(slots=True)
class Record:
    """[start, end) of page `page` and its terms: how often each stands there, and of folded words the positions."""

    page: int
    start: int
    end: int
    counts: dict[str, int] = field(default_factory=dict)
    positions: dict[str, list[int]] = field(default_factory=dict)

    def add(self, term: str, position: int | None = None) -> None:
        self.counts[term] = self.counts.get(term, 0) + 1
        if position is not None and position >= 0:
            self.positions.setdefault(term, []).append(position)


@dataclass(frozen=True, slots=True)
class DocumentRecords:
    """A document as an engine keeps it: `head` holds the terms of its title, `keys` its most telling terms."""

    id: str
    title: str
    year: int | None
    added_at: str
    facets: Mapping[str, tuple[str, ...]]
    head: Record
    passages: tuple[Record, ...]
    keys: tuple[tuple[str, float], ...]


def document_records(entry: Entry) -> DocumentRecords:
    """What an engine keeps of a document."""
    document, head = entry.document, entry.document.head
    first, passages = _head_record(entry), tuple(_passages(entry))
    return DocumentRecords(
        id=document.id,
        title=head.title,
        year=head.year,
        added_at=document.added_at.isoformat(),
        facets=facets_of(entry),
        head=first,
        passages=passages,
        keys=_keys((first, *passages)),
    )


def facets_of(entry: Entry) -> dict[str, tuple[str, ...]]:
    """The values of each facet, and the spans of its dates; the year that nobody knows is a value of its own."""
    head, spans = entry.document.head, spans_of(entry.facts)
    of_head = {
        "municipality": head.municipality,
        "country": head.country,
        "language": head.language,
        "type": head.type,
        "year": str(head.year) if head.year is not None else UNKNOWN,
    }
    values = facet_values(entry.facts) | {name: (value,) for name, value in of_head.items() if value}
    values |= {"place": place_values(head.country, head.municipality), "date": date_values(spans), SPAN: spans}
    return {name: values.get(name, ()) for name in (*FACETS, SPAN)}


def _head_record(entry: Entry) -> Record:
    head = entry.document.head
    record = Record(page=1, start=0, end=0)
    for text in (head.title, head.issuer or "", head.municipality or ""):
        base = 1 + max((p for places in record.positions.values() for p in places), default=-1)
        for found in text_terms(text, head.language):
            record.add(found.term, base + found.position if found.term.startswith("f:") else None)
    return record


def _passages(entry: Entry) -> Iterator[Record]:
    pages = entry.reading.pages
    default = entry.document.head.language or entry.reading.language
    facts = _fact_terms(entry.facts, entry.document.head.language)
    with_words = [page for page in pages if any(True for _ in tokens(page.text))]
    for page, after in zip(with_words, (*with_words[1:], None), strict=False):
        words = list(tokens(page.text))
        language = page.language or default
        terms = [word_terms(word.text, language) for word in words]
        beyond = sorted((*beyond_words(page.text, words, language), *first_readings(page)), key=lambda o: o.start)
        ranges = list(page_ranges(page.text, words))
        for start, end in ranges:
            record = _record(page.number, start, end, words, terms, beyond)
            for fact_page, place, term in facts:
                if fact_page == page.number and start <= place < end:
                    record.add(term)
            if after and end == ranges[-1][1]:
                _run_on(record, after)
            yield record


def _record(
    page: int, start: int, end: int, words: Sequence[Token], terms: Sequence[tuple[str, ...]], beyond: Sequence[Occurrence]
) -> Record:
    """The words from `start` to `end` with their `terms`, and what is said `beyond` single words."""
    record = Record(page, start, end)
    counts, positions = record.counts, record.positions
    first, last = (bisect_left(words, place, key=_start) for place in (start, end))
    for position in range(first, last):
        for term in terms[position]:
            counts[term] = counts.get(term, 0) + 1
        positions.setdefault(terms[position][0], []).append(position)
    for occurrence in beyond[bisect_left(beyond, start, key=_start) : bisect_left(beyond, end, key=_start)]:
        is_word = occurrence.term.startswith("f:")
        record.add(occurrence.term, occurrence.position if is_word else None)
        if is_word:
            positions[occurrence.term].sort()
    return record


def _start(found: Token | Occurrence) -> int:
    return found.start


def _run_on(record: Record, after: Page) -> None:
    """A phrase may run on into the next page: its first words follow those at the foot of this one, in a form that phrases alone read."""
    base = 1 + max((place for places in record.positions.values() for place in places), default=-1)
    for number, token in enumerate(islice(tokens(after.text), OVERLAP)):
        record.add(f"x:{fold(token.text)}", base + number)


def page_ranges(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The passages of a page as [start, end), from word to word."""
    starts = _unit_starts(text, words)
    begin = 0
    while begin < len(words):
        end = _passage_end(starts, begin, len(words))
        first = max(0, begin - OVERLAP) if begin else 0
        yield words[first].start, words[end - 1].end
        begin = end


def _passage_end(starts: Sequence[int], begin: int, count: int) -> int:
    """The number of the word after the passage that begins at word `begin`: at a paragraph or sentence, or else where it is full."""
    if count - begin <= MOST:
        return count
    ends = [start for start in starts if begin + ENOUGH <= start <= begin + MOST]
    return ends[0] if ends else begin + MOST - OVERLAP


def _unit_starts(text: str, words: Sequence[Token]) -> list[int]:
    """The numbers of the words that begin a paragraph; where paragraphs are long, a sentence or line."""
    at = [word.start for word in words]
    paragraphs = [0, *(bisect_left(at, match.end()) for match in _BREAK.finditer(text)), len(words)]
    starts = set(paragraphs)
    for first, last in itertools.pairwise(paragraphs):
        if last - first > ENOUGH:
            begin, end = at[first], at[last] if last < len(at) else len(text)
            starts.update(bisect_left(at, match.end()) for match in _SENTENCE.finditer(text, begin, end))
    return sorted(starts)


def _keys(records: Iterable[Record]) -> Keys:
    """The words, concepts and places that tell most about a document, for finding others like it."""
    counts: Counter[str] = Counter()
    for record in records:
        counts.update(record.counts)
    return keys_of(counts)


def _partner_terms(partner: PartnerCity) -> list[str]:
    of_country = [f"k:{partner.country}", f"pk:{partner.country}"] if partner.country else []
    return of_country + ([f"l:{partner.place}"] if partner.place else [])


def _fact_terms(facts: Iterable[Fact], language: str | None) -> list[tuple[int, int, str]]:
    """What a fact says beyond its words, at its place: its kind as a concept, its country and its town, and all of it together."""
    found = []
    for fact in facts:
        terms = [f"c:{concept}" for concept in kind_concepts(fact.kind)]
        if isinstance(fact.value, PartnerCity):
            terms = terms if fact.value.relation == "twin" else []
            terms += _partner_terms(fact.value) if terms else []
        terms += fact_terms(fact.value, language)
        found += [(span.page, span.start, term) for span in fact.spans for term in terms]
    return found
