"""Markdown is shown without its marks, and its blocks are what the marks say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.markdown import markdown_paragraphs, read_markdown
from ingest.sheet import Order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Plan\n## Klima ##\nVi vil spare.", [("heading", "Plan"), ("heading", "Klima"), ("paragraph", "Vi vil spare.")]),
        ("Plan\n====\nKlima\n-----\nVi vil.", [("heading", "Plan"), ("heading", "Klima"), ("paragraph", "Vi vil.")]),
        ("Vi vil:\n- spare\n  på strøm\n* plante\n1. først", [("paragraph", "Vi vil:"), ("list_item", "• spare\npå strøm")]
         + [("list_item", "• plante"), ("list_item", "1. først")]),
        ("| Mål | År |\n|:--|---:|\n| ny *sti* | 2025 |", [("table_row", "Mål\tÅr"), ("table_row", "ny sti\t2025")]),
        ("Mål | År\n--- | ---\nsti | 2025\n\nEn | to", [("table_row", "Mål\tÅr"), ("table_row", "sti\t2025"), ("paragraph", "En | to")]),
        ("Først.\n\n---\n\nSå.", [("paragraph", "Først."), ("paragraph", "Så.")]),
        ("> Vi siger\n> det her.", [("paragraph", "Vi siger\ndet her.")]),
        ("```\n# ikke *titel*\n```", [("paragraph", "# ikke *titel*")]),
        ("Den **nye** plan, se [her](https://a.b/c_(d)), _snart_.", [("paragraph", "Den nye plan, se her, snart.")]),
        ("2 * 3 * 4, snake_case_navn, \\*sådan\\*", [("paragraph", "2 * 3 * 4, snake_case_navn, *sådan*")]),
        ("#hashtag er ingen titel", [("paragraph", "#hashtag er ingen titel")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.role, p.text) for p in markdown_paragraphs(text)] == expected


def test_levels_and_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Plan\n\f### Mål\n", encoding="utf-8")
    sheets = list(read_markdown(Order(path)))
    assert [(s.number, s.text, s.blocks[0].level) for s in sheets] == [(1, "Plan", 1), (2, "Mål", 3)]


@given(st.text("ab #*_-=|`>[]()\\1.\n", max_size=120))
def test_any_text_keeps_its_letters(text: str) -> None:
    shown = "".join(p.text for p in markdown_paragraphs(text))
    assert set(shown) >= set(text) & {"a"} or "(" in text or "[" in text
