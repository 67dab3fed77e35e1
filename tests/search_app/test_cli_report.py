"""`udsyn read --report`: a table that says how each page was read, and what it amounts to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.account import Account, Step
from corpus.edits import Edit
from corpus.model import ReadDocument
from corpus.reanchor import Lost, lost_to_warning
from search_app.cli import run
from search_app.cli_report import report
from tests.search_app.doubles import danish, page_of


def accounted() -> ReadDocument:
    read, account = danish(), Account(12.34, 0.3, 0.95, ("dan",), (Step("turned", 90.0), Step("evened")), 2)
    one = page_of(1, ["Plan", "lræer i byen"], scanned=True, account=account, edits=(Edit(5, 10, "lræer", "træer", "letters", 0.8),))
    two = page_of(2, ["Klima"], account=Account(0.5, 0.97))
    three = page_of(3, ["?"], scanned=True, confidence=0.2, warnings=("low_confidence",))
    lost = lost_to_warning(Lost(2, "a", "b"))
    return replace(read, reading=replace(read.reading, pages=(one, two, three), warnings=(lost,)))


def test_the_report_of_a_file() -> None:
    assert list(report("plan.pdf", accounted())) == [
        "plan.pdf: International strategi",
        "  page  read from   seconds  sure  layer   OCR  repairs  remarks",
        "     1  OCR            12.3  82 %   30 %  95 %        1  turned by 90°; light and shade evened out",
        "     2  text layer      0.5         97 %",
        "     3  OCR                  20 %                        The page was hard to read; parts of it may be wrong.; WEAK PAGE",
        "  3 pages: 2 by OCR, 1 by text layer; 1 weak; 12.8 seconds; sure to 51 %",
        "  1 repair: letters mended 1",
        '  page 2: a correction has no place any more: "a" to "b"',
        "",
    ]


def test_columns_without_anything_in_them_are_left_out() -> None:
    read = danish()
    plain = replace(read, reading=replace(read.reading, pages=(page_of(1, ["Plan"]),)))
    assert list(report("x", plain))[1].split() == ["page", "read", "from"]


def test_the_command_prints_it_and_refuses_two_forms_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("Byen vil plante hundrede træer inden 2030, og rådet følger planen.", encoding="utf-8")
    assert run(["read", "--json", "--report", str(path)]) == 64
    capsys.readouterr()
    assert run(["read", "--report", str(path), str(tmp_path / "ingen.pdf")]) == 66
    said = capsys.readouterr()
    assert "1 page: 1 by text of the file; 0 weak" in said.out
    assert "ingen.pdf" in said.err
