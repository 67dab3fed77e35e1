"""How well the sample documents were read and what was found in them: figures from 0 to 1, the same for tests and the quality gate.

`facts.goal.f1` and the like are over all samples together. An optional fact is neutral, a fact said twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from corpus.model import DateSpan, Fact, Goal, Network, PartnerCity, ReadDocument, Sdg
from corpus.samples.source import Source, read_sources
from corpus.samples.truth import SampleDocument, SampleFact, days, sample_documents, sample_facts, statement

SAME = str.maketrans({**dict.fromkeys("–—‐‑−", "-"), **dict.fromkeys("„“”«»", '"'), **dict.fromkeys("‘’‚", "'"), "•": " ", "\u00ad": ""})
DASHES = re.compile(r"(?m)^\s*[-*]\s+|={3,}|-{3,}")
BROKEN = re.compile(r"(?<=\w)- (?=[a-zæøåäöüß])")
KINDS = ("date", "goal", "network", "partner_city", "sdg")


@dataclass(frozen=True, slots=True)
class Score:
    """What was found and should be, what was found and should not, and what was not found."""

    right: tuple[tuple[Fact, SampleFact], ...] = ()
    wrong: tuple[Fact, ...] = ()
    missed: tuple[SampleFact, ...] = ()

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was to be found, and nothing was."""
        return not (self.right or self.wrong or self.missed)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def like_statement(found: str, true: str) -> bool:
    """Most words of the shorter are in the longer, which is not much longer."""
    short, long_ = sorted((words(found), words(true)), key=len)
    return len(long_) <= 2 * len(short) + 2 and sum(word in long_ for word in short) >= 0.8 * len(short)


def like_name(found: str | None, true: str) -> bool:
    return fuzz.ratio((found or "").casefold(), true.casefold()) >= 85


def fits(fact: Fact, true: SampleFact, source: Source) -> bool:
    """Whether a found fact says what a row of the table says."""
    value = fact.value
    match value:
        case Goal():
            return like_statement(value.statement, statement(source, true))
        case DateSpan():
            return (value.start, value.end) in days(true.values[0])
        case Sdg():
            return str(value.number) in true.values
        case Network():
            return like_name(value.name, true.text) or true.text in " ".join(fact.quote.split())
        case PartnerCity():
            same_country = value.country in (None, *true.values)
            return same_country and value.relation in true.roles and like_town(value.name, true.text)
    return False


EXONYMS = {"Schytomyr": "Zhytomyr", "Liepāja": "Liepaja"}


def like_town(found: str | None, true: str) -> bool:
    return not found if not true else any(like_name(found, name) for name in (true, EXONYMS.get(true, true)))


def score_kind(found: Iterable[Fact], true: Iterable[SampleFact], source: Source) -> Score:
    open_, right, wrong = list(true), [], []
    said: list[SampleFact] = []
    for fact in found:
        match = next((row for row in open_ if fits(fact, row, source)), None)
        if match:
            open_.remove(match)
            said.append(match)
            right += [] if match.is_optional else [(fact, match)]
        elif not any(fits(fact, row, source) for row in said):
            wrong.append(fact)
    return Score(tuple(right), tuple(wrong), tuple(row for row in open_ if not row.is_optional))


def has_year(fact: Fact, row: SampleFact) -> bool:
    return isinstance(fact.value, Goal) and str(fact.value.target_year or "") in (row.values or ("",))


def has_status(fact: Fact, row: SampleFact) -> bool:
    return isinstance(fact.value, PartnerCity) and fact.value.status in row.statuses


def has_since(fact: Fact, row: SampleFact) -> bool:
    return isinstance(fact.value, PartnerCity) and (row.since is None or fact.value.since == row.since)


def has_role(fact: Fact, row: SampleFact) -> bool:
    return isinstance(fact.value, DateSpan) and fact.value.role in row.roles


ATTRIBUTES: Mapping[str, tuple[str, Callable[[Fact, SampleFact], bool]]] = {
    "target_year": ("goal", has_year),
    "status": ("partner_city", has_status),
    "since": ("partner_city", has_since),
    "role": ("date", has_role),
}


def is_judged(fact: Fact) -> bool:
    return not (isinstance(fact.value, PartnerCity) and fact.value.relation == "mentioned")


def score_facts(kind: str, read: Mapping[str, ReadDocument]) -> dict[str, Score]:
    """The score of one kind of fact for each document."""
    return {
        source.stem: score_kind(
            (fact for fact in read[source.stem].facts if fact.kind == kind and is_judged(fact)),
            (row for row in sample_facts() if row.document == source.stem and (row.kind == kind)),
            source,
        )
        for source in read_sources()
    }


def together(scores: Iterable[Score]) -> Score:
    all_ = list(scores)
    return Score(
        tuple(one for score in all_ for one in score.right),
        tuple(one for score in all_ for one in score.wrong),
        tuple(one for score in all_ for one in score.missed),
    )


def macro(scores: Sequence[Score]) -> float:
    """The mean of the documents' F1; one without such facts in which none was found is wholly right."""
    return sum(1.0 if score.is_empty else score.f1 for score in scores) / max(1, len(scores))


def squeezed(text: str) -> str:
    """Line breaks, bullets, dashes, quotation marks and hyphens at line ends told apart no longer."""
    text = DASHES.sub(" ", text.translate(SAME).replace("*", "").replace("|", " "))
    return BROKEN.sub("", re.sub(r"\s+", " ", text)).strip()


def error_rate(source: Source, document: ReadDocument) -> float:
    """Wrong, missing and added characters of all pages for each character there should be."""
    true = squeezed("\n".join(source.page_text(number) for number in range(1, len(source.pages) + 1)))
    got = squeezed("\n".join(page.text for page in document.reading.pages))
    return Levenshtein.distance(true.casefold(), got.casefold()) / len(true)


def plain_title(title: str) -> str:
    return squeezed(title).casefold()


HEAD: Mapping[str, Callable[[SampleDocument, ReadDocument], bool]] = {
    "language": lambda true, got: got.head.language == true.language,
    "country": lambda true, got: got.head.country == true.country,
    "type": lambda true, got: got.head.type in true.types,
    "municipality": lambda true, got: got.head.municipality == true.municipality,
    "issuer": lambda true, got: like_name(got.head.issuer, true.issuer),
    "year": lambda true, got: got.head.year == true.year,
    "title": lambda true, got: any(fuzz.ratio(plain_title(got.head.title), plain_title(title)) >= 94 for title in true.titles),
}


def wrong_heads(field: str, read: Mapping[str, ReadDocument]) -> list[str]:
    """The documents whose title, issuer, municipality … is not what it should be."""
    return [true.document for true in sample_documents() if not HEAD[field](true, read[true.document])]


def is_proven(fact: Fact, document: ReadDocument) -> bool:
    page = document.reading.pages[fact.page - 1]
    return bool(fact.quote.strip()) and " ".join(fact.quote.split()) in " ".join(page.text.split())


def measure(read: Mapping[str, ReadDocument]) -> dict[str, float]:
    """All figures by name; `read` holds the documents by the stem of their file."""
    figures = {f"head.{field}": 1 - len(wrong_heads(field, read)) / len(read) for field in HEAD}
    by_document = {kind: tuple(score_facts(kind, read).values()) for kind in KINDS}
    figures |= {f"facts.{kind}.macro": macro(scores) for kind, scores in by_document.items()}
    scores = {kind: together(each) for kind, each in by_document.items()}
    figures |= {f"facts.{kind}.f1": score.f1 for kind, score in scores.items()}
    for name, (kind, is_right) in ATTRIBUTES.items():
        pairs = scores[kind].right
        figures[f"facts.{kind}.{name}"] = sum(is_right(*pair) for pair in pairs) / max(1, len(pairs))
    facts = [(fact, document) for document in read.values() for fact in document.facts if fact.kind in KINDS]
    figures["facts.proof"] = sum(is_proven(*pair) for pair in facts) / max(1, len(facts))
    return figures | {f"text.{source.stem}.cer": error_rate(source, read[source.stem]) for source in read_sources()}
