"""Which lines belong to one paragraph: over hyphens, columns, asides and page breaks, by how the lines end and begin."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.finders.text.lines import Line

DANGLING = re.compile(
    r"(?:[,&–/(]|(?<![\w.])(?:og|eller|samt|af|på|pa|pd|til|for|fra|med|i|om|som|at|der|den|det|de|en|et|ved|mod|under|over|mellem|"
    r"inden|hvor|und|oder|sowie|der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|zu|zur|zum|mit|von|vom|für|in|im|an|am|auf|"
    r"aus|bei|durch|über|um|dass|the|a|of|and|to|or|with|by|on))$",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(
    r"(?<![\w.])(?:(?!einig|wenig)[a-zäöüß]+(?:lich|isch|iell|uell|urell|ional|iv|ig|bar|sam|haft)e[nrsm]?|"
    r"(?:unser|euer|ihr|sein|jed|kein|neu|weiter|ander|groß|mehrer|dies|best)e[nrsm]?)$"
)
"""German words at the end of a line whose noun, with its capital, comes on the next."""
PLAIN_NUMBER = re.compile(r"([A-ZÆØÅ]?)(\d{1,2})\s+(?=[A-ZÆØÅÄÖÜ])")
"""A number without a stop (*2 Bolig*, *B2 Bolig*); it counts where the lines above or below go on counting."""
OPENS_CLAUSES = re.compile(
    r"\b(?:indstiller|anbefaler|foreslår|beslutter|besluttede|vedtager|vedtog|godkender|godkendte)\b[^.;:]{0,40}\bat:?$"
)
CLAUSE = re.compile(r"[a-zæøå][^;!?]{0,200} \w{2,}(?:es|s ud|s op|s i)\b[^;!?]*\Z")
"""A line that is a clause of its own (*der søges en ny partner*)."""
HYPHEN = re.compile(r"(?<=[^\W\d_])[-¬\u00ad]$")
ENDS = re.compile(r"[.!?…:;][\"”“»«’')]*$")
WIDTH_OF_ENTRIES = 60
QUESTION = re.compile(r"(?:Hvad|Hvem|Hvorfor|Hvordan|Hvor|Hvilke\w*|Was|Wer|Warum|Wie|Wo|Welche\w*|What|Who|Why|How)\b[^.!?]{0,50}\?$")
"""A short question on a line of its own is a heading."""
FORM_LINE = re.compile(r"[A-ZÆØÅÄÖÜ][\w-]+(?: \w+)?[?:]\s+\S")
"""*Ziel: …* above *Wer? …*: each line of a form stands on its own."""
LABEL = re.compile(
    r"(?:(?:punkt|sagsnr|dokumentnr|journalnr|sagsbehandler|dato|til|fra|emne|vorlage|verantwortlich|dienststelle|gremium|"
    r"termin|top|betreff|"
    r"datum|az|aktenzeichen|bilag|anlage|sagsnummer|drucksache\w*)\b[^:]{0,12}:|sagsnr\b|beratungsfolge\b|gremium termin|sachverhalt)",
    re.IGNORECASE,
)
"""Lines of a form: label and value stand on their own, however long the next line is."""


def paragraphs(lines: list[Line]) -> list[list[Line]]:
    """Lines that belong to one block; an aside inside a paragraph is put behind it, and comes once."""
    lines = _clauses_as_items(_numbers_as_marks(lines))
    groups: list[list[Line]] = []
    asides: list[list[Line]] = []
    said: set[str] = set()
    width, listing = 0, False
    for i, line in enumerate(lines):
        if line.aside:
            if line.text not in said and any(c.isalpha() for c in line.text):
                said.add(line.text)
                asides.append([line])
            continue
        if line.gap or i == 0:
            width, listing = _run_width(lines, i), False
        entry = listing and line.text[0].isupper() and width < WIDTH_OF_ENTRIES
        listing = listing or line.text.endswith(":")
        if groups and not entry and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups += asides
            asides = []
            groups.append([line])
    return groups + asides


def _numbers_as_marks(lines: list[Line]) -> list[Line]:
    """Lines that count on (*1 Bolig*, *2 Job*, *3 Sprog*) are the items of a list."""
    numbers = [None if line.mark or line.row or line.aside else PLAIN_NUMBER.match(line.text) for line in lines]
    values = [(found[1], int(found[2])) if found else None for found in numbers]

    def counts(i: int) -> bool:
        value = values[i]
        before, after = (values[i - 1] if i else None), (values[i + 1] if i + 1 < len(values) else None)
        return value is not None and ((value[0], value[1] - 1) == before or (value[0], value[1] + 1) == after)

    return [
        replace(line, mark=found.end(), role="list_item") if (found := numbers[i]) and counts(i) else line for i, line in enumerate(lines)
    ]


def _clauses_as_items(lines: list[Line]) -> list[Line]:
    """Below *… indstiller, at* each line that is a clause of its own is an item, bullet or not."""
    items: set[int] = set()
    for i, line in enumerate(lines):
        if OPENS_CLAUSES.search(line.text[-80:]):
            last = i + 1
            while last < len(lines) and not lines[last].gap and not lines[last].mark and CLAUSE.match(lines[last].text[:400]):
                last += 1
            ends = last == len(lines) or lines[last].gap
            items |= set(range(i + 1, last)) if last - i > 2 and ends else set()
    return [replace(line, role="list_item", breaks=True) if i in items else line for i, line in enumerate(lines)]


def _run_width(lines: list[Line], first: int) -> int:
    """The usual length of the full lines of the run (lines without an empty one between) that begins here.

    In a long run the longest lines are passed over: where a hyphen was taken out, two lines have become one.
    """
    last = first + 1
    while last < len(lines) and not lines[last].gap and lines[last].page == lines[first].page:
        last += 1
    lengths = sorted(len(line.text) for line in lines[first:last])
    return lengths[-1] if len(lengths) < 6 else lengths[int(0.65 * len(lengths))]


def _continues(group: list[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the block above it."""
    last = group[-1]
    if last.row or line.row or (FORM_LINE.match(last.text) and FORM_LINE.match(line.text)):
        return False
    if OPENS_CLAUSES.search(last.text[-80:]) and line.role == "list_item" and line.breaks:
        return False
    if last.role == line.role == "list_item" and line.breaks and CLAUSE.match(line.text[:400]) and CLAUSE.match(last.text[:400]):
        return False
    if last.aside or line.mark or QUESTION.match(line.text) or QUESTION.match(last.text):
        return False
    if "heading" in (line.role, last.role) and not _is_torn(last.text, line.text):
        return line.role == last.role and not line.gap and not line.breaks
    if bool(letterspacing(last.text)) != bool(letterspacing(line.text)) or LABEL.match(line.text):
        return False
    torn = _is_torn(last.text, line.text)
    misread = (
        line.role == last.role == "list_item" and not line.mark and len(last.text) > max(40, 0.8 * width)
    )  # the layout took a number for a list's
    if line.gap or (line.breaks and not misread) or line.page != last.page:
        return torn and not is_fragment(line.text)
    return torn or _opens_small(line.text) or not _is_deliberate_break(last, line, width, in_item=bool(group[0].mark))


def _is_torn(last: str, line: str) -> bool:
    """Whether a sentence goes on from one line to the other: a hyphen, a word that asks for more, a small letter."""
    return (
        bool(HYPHEN.search(last))
        or bool(DANGLING.search(last))
        or bool(ADJECTIVE.search(last))
        or (_opens_small(line) and not ENDS.search(last))
    )


def _opens_small(text: str) -> bool:
    return text[0].islower() or text[0] in "(-–—"


def is_fragment(text: str) -> bool:
    """Whether a line is too odd to go on with a sentence: hardly any letters."""
    letters = sum(c.isalpha() for c in text)
    return letters < 3 or letters < 0.5 * len(text.replace(" ", ""))


def _is_deliberate_break(last: Line, line: Line, width: int, in_item: bool) -> bool:
    """Whether the line above ended although the next word would have fitted."""
    if LABEL.match(last.text) and not line.text[0].islower():
        return True
    first_word = line.text.split(maxsplit=1)[0]
    room = width - len(last.text) - 1 - len(first_word)
    if ENDS.search(last.text):
        return room > 0.25 * width or last.text.endswith(":")
    if width < 28 or in_item:
        return room > 0.35 * width
    return room > 0.18 * width


def letterspacing(text: str) -> frozenset[int]:
    """The positions of the single spaces to leave out of a line set with spaces between its letters (*S t a d t*)."""
    parts = text.split()
    if len(parts) < 5 or sum(len(part) == 1 for part in parts) < 0.8 * len(parts):
        return frozenset()
    return frozenset(m.start() for m in re.finditer(r"(?<! ) (?! )", text))
