"""Where sentences end: full stops of abbreviations, ordinals, dates and initials are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.finders.text.cues import word_set

ABBREVIATIONS = word_set(
    "bl.a|bla|f.eks|fx|mv|m.v|mm|m.m|m.fl|o.l|osv|ca|kr|pkt|jf|nr|stk|inkl|ekskl|ifm|ift|ifb|iht|evt|p.t|pt|tlf|vedr|s.l|"
    "hhv|pga|mht|jvf|kap|z.b|zb|u.a|ua|d.h|dh|etc|bzw|ggf|evtl|inkl|exkl|usw|u.ä|o.ä|e.v|ev|dr|prof|st|str|nr|abs|art|vgl|"
    "rd|tel|gem|einschl|abzgl|abzügl|mio|mia|mrd|max|min|sog|v.a|i.d.r|u.u|ff|dez|hr|fr|herrn|geb|s.o|s.u|zzgl|gez|e.g|i.e|"
    "mr|mrs|ms|vs|no|dept|approx|incl|zus|mind|lt|entspr|insb|insbes|durchschn|jährl|städt|öffentl|voraussichtl|ehem|gegr|årl|gns|forv|div|henh|ekstraord"
)
END = re.compile(r"[.!?…]+[\"”“»«’')\]]*(?=\s|$)")
ORDINAL = re.compile(r"\b\d{1,2}$")
OPENS_SENTENCE = re.compile(r"(?:Vi|Wir|Det|Den|De|Der er|Dette|Disse|Es|Sie|Das|Dies|Hvis|Når|Og|Und|Men|Aber)\b")
"""What no ordinal stands before."""
NEXT = re.compile(r"\s*(?P<words>.{0,20})", re.DOTALL)
LAST_WORD = re.compile(r"[\w.]+$")


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """[start, end) of each sentence of a block, without the space between them."""
    start = 0
    for stop in END.finditer(text):
        if stop.end() < len(text) and not _ends_sentence(text, stop):
            continue
        if text[start : stop.end()].strip():
            yield _trim(text, start, stop.end())
        start = stop.end()
    if text[start:].strip():
        yield _trim(text, start, len(text))


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    rest = NEXT.match(text, stop.end()).group("words")  # type: ignore[union-attr]
    if rest and rest[0].islower():
        return False
    if stop.group()[0] != ".":
        return True
    before = text[max(0, stop.start() - 20) : stop.start()]
    word = LAST_WORD.search(before)
    if word is None:
        return True
    last = word.group().lower().strip(".")
    if last in ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
        return last in {"mv", "mm", "m.m", "m.v", "osv", "usw", "etc"}
    return not ORDINAL.search(before) or not rest[:1].isupper() or bool(OPENS_SENTENCE.match(rest))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
