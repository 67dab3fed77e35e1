"""Markdown: headings, lists, tables and paragraphs, without the marks that make them. Form feeds are page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.model import Role
from ingest.readers.text import text_pages
from ingest.sheet import Order, Paragraph, Sheet, paragraphs_to_text

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_ITEM = re.compile(r"\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S)|(?P<number>\d{1,9}[.)])\s+(?=\S))")
_QUOTE = re.compile(r" {0,3}>\s?")
_DELIMITERS = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_DEFINITION = re.compile(r" {0,3}\[[^\]]+\]:\s+\S+.*$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:\s+(?=\S)")
_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_INLINE = (
    (_CALL, r" [\1]"),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!?\[([^\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\[[^\]\n]*\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\w*\\])(\*{1,3})(?=\S)([^*\n]+(?:\n[^*\n]+)*)(?<=\S)\1(?!\*)"), r"\2"),
    (re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^_\n]+)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"(?<!`)(`{1,2})(?!`)([^`\n]+)\1(?!`)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read_markdown(order: Order) -> Iterator[Sheet]:
    """One sheet for each form feed; a file without any is one page."""
    pages = text_pages(order)
    for number, page in enumerate(pages, 1):
        text, blocks = paragraphs_to_text(markdown_paragraphs(page))
        yield Sheet(number, len(pages), "text", text=text, blocks=blocks)


def markdown_paragraphs(text: str) -> list[Paragraph]:
    """The blocks of a page in their order, its footnotes after the text."""
    walk = _Walk()
    for line in text.split("\n"):
        walk.take(line)
    walk.flush()
    return sorted(walk.paragraphs, key=lambda paragraph: paragraph.role == "footnote")


@dataclass
class _Walk:
    """Goes through the lines and collects paragraphs."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _role: Role = "paragraph"
    _fence: str = ""
    _has_table: bool = False

    def take(self, line: str) -> None:
        if fence := _FENCE.match(line):
            self._toggle(fence[1])
        elif self._fence:
            self._lines.append(line)
        elif note := _NOTE.match(line):
            self.flush()
            self._role, self._lines = "footnote", [f"[{note[1]}] {line[note.end() :]}"]
        elif not line.strip() or _DEFINITION.match(line):
            self.flush()
            self._has_table = False
        elif not self._underline(line) and not self._table(line):
            self._text(_QUOTE.sub("", line))

    def _toggle(self, fence: str) -> None:
        if not self._fence:
            self.flush()
            self._fence = fence
        elif fence.startswith(self._fence):
            self.flush(is_literal=True)
            self._fence = ""
        else:
            self._lines.append(fence)

    def _underline(self, line: str) -> bool:
        """A line of nothing but signs: under a paragraph it makes a heading, elsewhere it is a rule."""
        mark = _UNDERLINE.match(line)
        if mark and self._lines and self._role == "paragraph":
            self._add("\n".join(self._lines), "heading", 1 if mark[1][0] == "=" else 2)
            self._lines = []
            return True
        if _RULE.match(line):
            self.flush()
            return True
        return False

    def _table(self, line: str) -> bool:
        """A row of a table; the line of dashes under its head makes the line above its first row."""
        if "|" in line and _DELIMITERS.match(line) and len(self._lines) <= 1:
            head = self._lines
            self._lines = []
            for row in head:
                self._row(row)
            self._has_table = True
            return True
        if self._has_table and "|" in line:
            self._row(line)
            return True
        return False

    def _row(self, line: str) -> None:
        cells = [_plain(cell) for cell in _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))]
        if any(cells):
            self.paragraphs.append(Paragraph("\t".join(cells), "table_row"))

    def _text(self, line: str) -> None:
        if heading := _HEADING.match(line):
            self.flush()
            self._add(heading[2] or "", "heading", len(heading[1]))
        elif item := _ITEM.match(line):
            self.flush()
            self._role = "list_item"
            self._lines = [f"{item['number'] or '•'} {line[item.end() :]}"]
        else:
            self._lines.append(line)

    def flush(self, *, is_literal: bool = False) -> None:
        text = "\n".join(line.strip() for line in self._lines)
        if is_literal and text.strip():
            self.paragraphs.append(Paragraph(text.strip("\n")))
        elif not is_literal:
            self._add(text, self._role, 0)
        self._lines, self._role = [], "paragraph"

    def _add(self, text: str, role: Role, level: int) -> None:
        plain = _plain(text)
        if plain:
            self.paragraphs.append(replace(Paragraph(plain), role=role, level=level))


def _plain(text: str) -> str:
    """Without the marks for emphasis, links and code."""
    for pattern, shown in _INLINE:
        text = pattern.sub(shown, text)
    return text.strip()
