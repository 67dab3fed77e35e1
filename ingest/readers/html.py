"""HTML: the main content, without navigation, scripts and forms; headings, lists and table rows keep their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag
from bs4.exceptions import ParserRejectedMarkup

from corpus.errors import DamagedFile, FileTooLarge, NoPages
from corpus.model import Role
from ingest.characters import clean_characters
from ingest.decoding import decode
from ingest.sheet import Order, Paragraph, Sheet, paragraphs_to_text

_JUNK = ["script", "style", "noscript", "template", "svg", "nav", "form", "button", "iframe", "select", "dialog", "object", "head"]
_JUNK_ROLES = {"navigation", "search", "banner", "contentinfo", "complementary", "alertdialog", "dialog"}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def read_html(order: Order) -> Iterator[Sheet]:
    """One sheet: an HTML file is one page."""
    if order.path.stat().st_size > order.limits.text_bytes:
        raise FileTooLarge(f"More than {order.limits.text_bytes:,} bytes of text.")
    text, blocks = paragraphs_to_text(html_paragraphs(_markup(order.path.read_bytes())))
    if not text:
        raise NoPages("The page holds no text.")
    yield Sheet(1, 1, "text", text=text, blocks=blocks)


def _markup(raw: bytes) -> str:
    """The declared encoding only counts where the bytes are not UTF-8 anyway."""
    declared = _CHARSET.search(raw[:4096])
    text = decode(raw)
    if declared and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return raw.decode(declared[1].decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                pass
    return text if text is not None else raw.decode("cp1252", errors="replace")


def html_paragraphs(markup: str) -> list[Paragraph]:
    """The blocks of the main content in their order."""
    try:
        soup = BeautifulSoup(markup, "lxml")
    except (ParserRejectedMarkup, AssertionError, RecursionError) as error:
        raise DamagedFile("The HTML cannot be understood.") from error
    _clear(soup)
    root = soup.find("main") or soup.find(role="main") or _only_article(soup) or soup.body or soup
    walk = _Walk()
    walk.visit(root)
    walk.flush()
    return walk.paragraphs


def _only_article(soup: BeautifulSoup) -> Tag | None:
    articles = soup.find_all("article")
    return articles[0] if len(articles) == 1 else None


def _clear(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(_JUNK):
        tag.decompose()
    for tag in soup.find_all(True):
        if not tag.decomposed and tag.name not in ("html", "body") and _is_junk(tag):
            tag.decompose()


def _is_junk(tag: Tag) -> bool:
    if tag.get("role") in _JUNK_ROLES or tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    if tag.name in ("header", "footer") and tag.find_parent(["article", "main", "section"]) is None:
        return True
    return bool(_HIDDEN.search(str(tag.get("style") or "")))


class _Walk:
    """Goes through a tree once and collects its paragraphs; a stack instead of recursion, since nesting is the file's choice."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._inline = ""
        self._kind: tuple[Role, int] = ("paragraph", 0)
        self._mark = ""
        self._numbers: dict[int, int] = {}

    def visit(self, root: Tag) -> None:
        stack: list[Tag | NavigableString | None] = [root]
        kinds: list[tuple[Role, int]] = []
        while stack:
            node = stack.pop()
            if node is None:
                self.flush()
                self._kind = kinds.pop()
            elif isinstance(node, NavigableString):
                if not isinstance(node, Comment):
                    self._inline += str(node)
            elif node.name == "br":
                self._inline += "\x1e"
            elif node.name == "tr":
                self.flush()
                self._row(node)
            elif node.name in _BLOCKS:
                self.flush()
                kinds.append(self._kind)
                self._kind = _kind(node, self._kind)
                self._mark = self._next_mark(node) if node.name == "li" else self._mark
                stack += [None, *reversed(_children(node))]
            else:
                stack += reversed(_children(node))

    def _next_mark(self, item: Tag) -> str:
        """The bullet of an item, or its number in an ordered list."""
        parent = item.parent
        if parent is None or parent.name != "ol":
            return "•"
        start = str(parent.get("start") or "1")
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        number = self._numbers[id(parent)] = self._numbers.get(id(parent), first - 1) + 1
        return f"{number}."

    def _row(self, row: Tag) -> None:
        nested = row.find("tr")
        cells = [_flat(cell.get_text(" ")) for cell in row.find_all(["td", "th"], recursive=False)] if not nested else []
        if nested or len(cells) == 1:
            for cell in row.find_all(["td", "th"], recursive=False):
                inner = _Walk()
                for child in _children(cell):
                    if isinstance(child, Tag):
                        inner.visit(child)
                    else:
                        inner._inline += str(child)
                inner.flush()
                self.paragraphs += inner.paragraphs
        elif any(cells):
            self.paragraphs.append(Paragraph("\t".join(cells), "table_row"))

    def flush(self) -> None:
        lines = [_flat(line) for line in self._inline.split("\x1e")]
        text = "\n".join(line for line in lines if line)
        self._inline = ""
        if text:
            role, level = self._kind
            if role == "list_item":
                text, self._mark = f"{self._mark} {text}".strip(), ""
            self.paragraphs.append(Paragraph(text, role, level))


def _children(tag: Tag) -> list[Tag | NavigableString]:
    return [child for child in tag.children if isinstance(child, Tag | NavigableString)]


def _flat(text: str) -> str:
    return " ".join(clean_characters(text).split())


def _kind(tag: Tag, outer: tuple[Role, int]) -> tuple[Role, int]:
    if re.fullmatch("h[1-6]", tag.name):
        return "heading", int(tag.name[1])
    if tag.name == "li":
        return "list_item", 0
    if tag.name in ("figcaption", "caption"):
        return "caption", 0
    return outer if tag.name in ("p", "div", "body") and outer[0] == "list_item" else ("paragraph", 0)
