"""The tables of the exam, and where they are put."""

from __future__ import annotations

from benchmarks.search.__main__ import Result, kinds_table, misses, table, with_results
from corpus.samples.search_judge import Answered, Judged, SampleQuery

RIGHT = SampleQuery("havn", "da", "exact", {"one": 2}, {})
SILENT = SampleQuery("Mars", "da", "unanswerable", {}, {})
NOTHING = Answered({}, 0, is_answer=False)
GOOD = Result("good", [Judged(RIGHT, Answered({"one": "havn"}, 1, is_answer=True)), Judged(SILENT, NOTHING)])
BAD = Result("bad", [Judged(RIGHT, NOTHING), Judged(SILENT, Answered({"one": "mars"}, 1, is_answer=True))])


def test_an_engine_has_a_row_and_what_nothing_tells_a_dash() -> None:
    assert list(table([GOOD, BAD]))[2:] == ["| good | 1 | 1 | – | 1 | 1 | 1 |", "| bad | .000 | .000 | – | .000 | .000 | – |"]


def test_a_kind_has_a_row() -> None:
    assert list(kinds_table([GOOD, BAD]))[2:] == ["| exact | 1 | 1 | .000 |", "| unanswerable | 1 | 1 | .000 |"]


def test_misses_are_named() -> None:
    assert list(misses(GOOD.asked)) == []
    assert [line.partition(":")[0] for line in misses(BAD.asked)] == ["0.00 exact", "answered although nothing answers"]


def test_results_replace_the_tables_and_nothing_else() -> None:
    readme = "# Exam\n\n## First sight\n\n| a |\n\n## Results\n\nSaid before.\n\n| old |\n|---|\n"
    written = with_results(readme, "| new |\n|---|")
    assert written == "# Exam\n\n## First sight\n\n| a |\n\n## Results\n\nSaid before.\n\n| new |\n|---|\n"
    assert with_results(written, "| new |\n|---|") == written
    assert with_results("## Results\n", "| new |") == "## Results\n\n| new |\n"
