"""A person's word on a fact is kept with the archive, holds in what is shown and searched, and outlives every run of the finders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from corpus.archive import Archive
from corpus.differences import Difference
from corpus.errors import StaleReading, UnknownDocument, UnknownFact
from corpus.model import Fact, Findings, Head, Job, PartnerCity, Span
from tests.building import add_read, read_document, write

TEXT = "Vosby er venskabsby med Lindeborg og Kranstad."


def fact(quote: str, version: str = "1", *, status: Literal["current", "former"] = "current") -> Fact:
    at = TEXT.find(quote)
    return Fact(
        "partner_city", PartnerCity(quote, "SE", "twin", status), (Span(1, at, at + len(quote)),), quote, 0.5, "test", version, "because"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


@pytest.fixture
def document(archive: Archive, tmp_path: Path) -> str:
    return add_read(archive, write(tmp_path), replace(read_document(TEXT), facts=(fact("Lindeborg"), fact("Kranstad")), finders="old"))


def found_anew(archive: Archive, document: str, *facts: Fact) -> None:
    assert archive.extract(document)
    job = leased(archive)
    assert archive.finish_finding(job.id, "w", 1, Findings(archive.document(document).head, facts, "new"))


def leased(archive: Archive) -> Job:
    job = archive.lease("w", 60)
    assert job is not None
    return job


def quotes(archive: Archive, document: str) -> list[str]:
    return [each.quote for each in archive.facts(document)]


def test_a_rejected_fact_is_gone_for_everybody_and_the_index_hears_of_it(archive: Archive, document: str) -> None:
    before = archive.last_change()
    archive.review(document, fact("Lindeborg"), "rejected", base=1, by="anne")
    assert quotes(archive, document) == ["Kranstad"]
    assert [change.document for change in archive.changes(before)] == [document]
    [review] = archive.reviews(document)
    assert (review.verdict, review.by, review.fact) == ("rejected", "anne", fact("Lindeborg"))


def test_reviews_outlive_a_new_run(archive: Archive, document: str) -> None:
    archive.review(document, fact("Lindeborg"), "rejected", base=1)
    archive.review(document, fact("Kranstad"), "corrected", fact("Kranstad", status="former").value, base=1)
    found_anew(archive, document, fact("Lindeborg", "2"), fact("Kranstad", "2"))
    [kept] = archive.facts(document)
    assert (kept.quote, kept.value, kept.version) == ("Kranstad", fact("Kranstad", status="former").value, "2")
    found_anew(archive, document)
    assert [each.fact.value for each in archive.settled(document).items if not each.is_found] == [kept.value]


def test_reviews_outlive_a_new_reading(archive: Archive, document: str) -> None:
    archive.review(document, fact("Kranstad"), "confirmed", base=1)
    archive.reread(document)
    assert archive.finish(leased(archive).id, "w", replace(read_document("Forord\n" + TEXT), facts=()), None)
    assert quotes(archive, document) == ["Kranstad"]
    archive.reread(document)
    assert archive.finish(leased(archive).id, "w", replace(read_document("Ulæseligt"), facts=()), None)
    assert (archive.facts(document), [each.fact.quote for each in archive.settled(document).waiting]) == ((), ["Kranstad"])


def test_a_second_word_is_about_the_same_fact(archive: Archive, document: str) -> None:
    archive.review(document, fact("Kranstad"), "corrected", fact("Kranstad", status="former").value, base=1)
    [_, shown] = archive.facts(document)
    archive.review(document, shown, "withdrawn", base=1)
    assert archive.facts(document) == (fact("Lindeborg"), fact("Kranstad"))
    assert [each.verdict for each in archive.reviews(document)] == ["corrected", "withdrawn"]


def test_what_was_said_already_is_kept_once(archive: Archive, document: str) -> None:
    assert archive.review(document, fact("Kranstad"), "withdrawn", base=1) == 0
    first = archive.review(document, fact("Kranstad"), "rejected", base=1)
    before = archive.last_change()
    [rejected] = [item.fact for item in archive.settled(document).items if item.review]
    assert archive.review(document, rejected, "rejected", base=1) == first
    assert (archive.last_change(), len(archive.reviews(document))) == (before, 1)


def test_who_looks_at_an_old_state_is_told(archive: Archive, document: str) -> None:
    with pytest.raises(StaleReading):
        archive.review(document, fact("Kranstad"), "rejected", base=0)
    with pytest.raises(UnknownFact):
        archive.review(document, fact("Vosby"), "rejected", base=1)
    with pytest.raises(UnknownDocument):
        archive.review("0" * 16, fact("Vosby"), "rejected", base=1)
    with pytest.raises(UnknownDocument):
        archive.reviews("0" * 16)
    assert archive.reviews(document) == ()


def test_a_run_says_what_differs(archive: Archive, document: str) -> None:
    found_anew(archive, document, fact("Kranstad", "2", status="former"), fact("Vosby", "2"))
    assert archive.differences(document) == (
        Difference(
            "partner_city",
            1,
            "Kranstad",
            "Kranstad, SE (relation twin, status current)",
            "Kranstad, SE (relation twin, status former)",
        ),
        Difference("partner_city", 1, "Lindeborg", "Lindeborg, SE (relation twin, status current)", None),
        Difference("partner_city", 1, "Vosby", None, "Vosby, SE (relation twin, status current)"),
    )


def test_a_run_that_finds_the_same_changes_nothing_but_the_version(archive: Archive, document: str) -> None:
    before = archive.last_change()
    assert archive.stale("new") == [document]
    found_anew(archive, document, fact("Lindeborg", "2"), fact("Kranstad", "2"))
    assert archive.last_change() == before
    assert archive.differences(document) == ()
    assert {each.version for each in archive.facts(document)} == {"2"}
    assert (archive.stale("new"), archive.stale("newer")) == ([], [document])


def test_a_new_head_is_a_change(archive: Archive, document: str) -> None:
    before = archive.last_change()
    archive.extract(document)
    facts = archive.facts(document)
    assert archive.finish_finding(leased(archive).id, "w", 1, Findings(Head("En anden titel", language="da"), facts, "new"))
    assert archive.last_change() > before
    assert archive.document(document).head.title == "En anden titel"


def test_one_run_at_a_time(archive: Archive, document: str, tmp_path: Path) -> None:
    assert archive.extract(document)
    assert not archive.extract(document)
    unread = archive.add(write(tmp_path, "other.txt", "andet"), "other.txt").document
    with pytest.raises(UnknownDocument, match="no reading"):
        archive.extract(unread)


def test_a_run_that_succeeds_takes_the_trouble_of_the_last_one_back(archive: Archive, document: str) -> None:
    archive.extract(document)
    archive.fail(leased(archive).id, "w", "stopped", "died", retry=False)
    assert archive.document(document).error is not None
    found_anew(archive, document)
    assert archive.document(document).error is None


def test_a_run_does_not_hide_why_the_file_could_not_be_read_again(archive: Archive, document: str) -> None:
    archive.reread(document)
    archive.fail(leased(archive).id, "w", "damaged", "cut off", retry=False)
    found_anew(archive, document)
    assert archive.document(document).error == ("damaged", "cut off")
