"""What the benchmark of search asks and is asked: papers that hold what they claim, an archive of them, questions that repeat."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.speed.adding import added_in_process, own_word, with_own_word
from benchmarks.speed.archive import kept_archive, passages, text_size
from benchmarks.speed.building import reindex, size, working_copy
from benchmarks.speed.neighbours import neighbours
from benchmarks.speed.papers import paper
from benchmarks.speed.questions import MAKERS, TOGETHER, Asked, questions
from benchmarks.speed.report import ALL, share, times_table
from corpus.archive import Archive

PAPERS = 12


@pytest.mark.parametrize("number", range(PAPERS))
def test_a_paper_holds_what_is_found_in_it(number: int) -> None:
    made = paper(number)
    spans = [(fact.quote, span) for fact in made.facts for span in fact.spans]
    assert spans
    assert all(made.pages[span.page - 1][span.start : span.end] == quote for quote, span in spans)


def test_a_paper_is_the_same_each_time_and_no_two_are_alike() -> None:
    assert (paper(3).pages, paper(3).facts) == (paper(3).pages, paper(3).facts)
    assert paper(3).pages != paper(5).pages
    assert paper(3).pages != paper(3, seed=2).pages


def test_the_vocabulary_grows_with_the_papers() -> None:
    sizes = [len({word for number in range(0, count, 2) for page in paper(number).pages for word in page.split()}) for count in (8, 16, 32)]
    assert sizes[1] > 1.3 * sizes[0]
    assert sizes[2] > 1.3 * sizes[1]


def test_all_kinds_of_facts_come_about() -> None:
    kinds = Counter(fact.kind for number in range(30) for fact in paper(number).facts)
    assert set(kinds) == {"goal", "partner_city", "network", "date", "sdg", "theme"}


def test_the_questions_are_of_every_kind_and_the_same_each_time() -> None:
    asked = questions(PAPERS, 3, seed=1)
    assert asked == questions(PAPERS, 3, seed=1)
    assert set(TOGETHER) <= {question.kind for question in asked} == set(MAKERS)
    assert len({(question.kind, question.query) for question in asked}) == len(asked)


def test_an_address_holds_query_and_filters() -> None:
    assert Asked("word", 'Köln "a b"', (("country", "DE"),)).address == "/search?q=K%C3%B6ln+%22a+b%22&country=DE"


def test_an_archive_is_made_once_and_its_copy_takes_additions(tmp_path: Path) -> None:
    kept = kept_archive(tmp_path, PAPERS, seed=1)
    made = (kept / "archive.db").stat().st_mtime_ns
    assert kept_archive(tmp_path, PAPERS, seed=1) == kept
    assert (kept / "archive.db").stat().st_mtime_ns == made
    work = working_copy(kept, tmp_path / "work")
    assert reindex(work).clock > 0
    assert size(work / "index") > 0
    assert len(added_in_process(work, 1, seed=1, times=1)) == 1
    with closing(Archive(kept)) as before, closing(Archive(work)) as after:
        assert (len(before.documents()), len(after.documents())) == (PAPERS, PAPERS + 1)
        plain = list(passages(before))
        assert sum(len(each.text.encode()) for each in plain) > 0.9 * text_size(before)
    asked = questions(PAPERS, 1, seed=1)
    beside = neighbours(plain, asked, tmp_path)
    assert beside[0].name == "FTS5"
    assert sum(map(len, beside[0].milliseconds.values())) == len(asked)


def test_a_word_of_its_own_tells_an_added_paper() -> None:
    made, word = with_own_word(7, seed=1)
    assert word in made.pages[-1]
    assert len({own_word(number) for number in range(500)}) == 500


def test_the_share_of_times_is_one_that_was_measured() -> None:
    times = [float(number) for number in range(1, 101)]
    assert (share(times, 0.5), share(times, 0.95), share([3.0], 0.95)) == (51.0, 96.0, 3.0)


def test_the_table_sums_up_words_phrases_and_prefixes() -> None:
    times = {"frequent word": [1.0, 3.0], "phrase": [5.0], "NEAR": [900.0]}
    lines = times_table(times, times, [])
    assert lines[-1] == f"| **{ALL}** | 3 | 3.0 | 5.0 | 5 | 3.0 | 5.0 |"
    assert any(line.startswith("| NEAR | 1 | 900.0") for line in lines)
