"""HTML as a town's web site gives it, plain text as an old word processor printed it, and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from corpus.samples.looks import LOOKS, with_breaks
from corpus.samples.source import Block, Source

WIDTH = 64
TAGS = {"h1": "h1", "h2": "h2", "h3": "h3", "bullet": "li", "number": "li", "row": "tr", "quote": "blockquote"}
LISTS = {"bullet": "ul", "number": "ol", "row": "table"}
PIECES = re.compile(r"[^ ]+")


def html(source: Source) -> bytes:
    look = LOOKS[source.look]
    links = "\n".join(f'      <li><a href="#">{escape(link)}</a></li>' for link in source.nav.split(" | "))
    main = "\n".join(html_blocks(source.pages[0]))
    return f"""<!DOCTYPE html>
<html lang="{look.language}">
<head>
  <meta charset="utf-8">
  <title>{escape(source.title)} - {escape(source.banner)}</title>
  <style>body {{ font-family: sans-serif; max-width: 46em; margin: auto }} header {{ border-bottom: 4px solid {look.main} }}</style>
</head>
<body>
  <header>
    <p class="logo">{escape(source.banner)}</p>
    <nav>
    <ul>
{links}
    </ul>
    </nav>
  </header>
  <main>
{main}
  </main>
  <footer>
    <p>{escape(source.foot)}</p>
  </footer>
</body>
</html>
""".encode()


def html_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind in LISTS:
            yield f"<{LISTS[kind]}>"
        for n, block in enumerate(group):
            cell = "td" if n else "th"
            inner = "".join(f"<{cell}>{escape(text)}</{cell}>" for text in block.cells) or escape(block.plain)
            tag = TAGS.get(kind, "p")
            yield f"<{tag}>{inner}</{tag}>"
        if kind in LISTS:
            yield f"</{LISTS[kind]}>"


def wrapped(text: str, indent: str = "") -> str:
    """Lines of at most WIDTH characters; long words are broken where they may be."""
    lines, line = [], ""
    words = PIECES.findall(with_breaks(text))
    while words:
        word = words.pop(0)
        joined = f"{line} {word}" if line else word
        if len(joined.replace("\u00ad", "")) <= WIDTH - len(indent):
            line = joined.replace("\u00ad", "")
            continue
        begun, rest = broken(word, WIDTH - len(indent) - len(line) - 2)
        lines.append(f"{line} {begun}-" if begun else line)
        line, words = "", [rest, *words]
    return "\n".join(indent * bool(n) + one for n, one in enumerate([*lines, line]))


def broken(word: str, room: int) -> tuple[str, str]:
    """What of a word still goes on a line, without its hyphen, and what is left."""
    parts = word.split("\u00ad")
    fits = max((n for n in range(len(parts)) if len("".join(parts[:n])) <= room), default=0)
    return "".join(parts[:fits]), "\u00ad".join(parts[fits:])


def text_block(block: Block) -> str:
    if block.kind == "h1":
        return f"{block.plain.upper()}\n{'=' * len(block.plain)}"
    if block.kind == "h2":
        return f"\n{block.plain}\n{'-' * len(block.plain)}"
    return wrapped(f"- {block.plain}", "  ") if block.kind == "bullet" else wrapped(block.plain)


def text(source: Source) -> bytes:
    """Pages of hard lines with a form feed between them."""
    return "\f".join("\n".join(text_lines(page)) + "\n" for page in source.pages).encode()


def text_lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Items of one list and lines that belong together stand close, all else is set apart by an empty line."""
    for n, block in enumerate(blocks):
        if n and not (block.kind in ("line", "bullet") and block.kind == blocks[n - 1].kind):
            yield ""
        yield text_block(block)


def markdown(source: Source) -> bytes:
    return source.body.encode()
