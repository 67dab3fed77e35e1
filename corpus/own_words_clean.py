"""Which words a reading vouches for: those that no dictionary knows, of a document that was born digital and is clean by every sign.

A word that only bad readings hold must never be learned, or it would be kept wrong for ever. Four guards stand against that: the page
(no OCR, nothing doubtful, no repair), the document (hardly any unknown words, all letters of its language in their usual share), the
word (not what a known word looks like when it is misread, torn or glued), and the archive (several documents, see `corpus.own_words`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice, pairwise

from corpus.edits import REPAIRS, Reason
from corpus.lexicon import compound_parts, frequency
from corpus.model import Page, Reading
from corpus.reading_folder import StoredPages
from corpus.weakness import weakness
from corpus.words import tokens

MOST = 1_000
"""Words kept of a document, in each language."""

_MENDED: frozenset[Reason] = REPAIRS - {"bullet", "address"}
_MENDED_SHARE = 1 / 5_000
_LEAST_WORDS = 100
_KNOWN = 0.92
"""So many of the small-written words of a clean document are known or compounds; of misread ones it is some 0.75."""

_LETTERS = {"da": {"æ": 2e-3, "ø": 2e-3, "å": 2e-3}, "de": {"ä": 2e-3, "ö": 5e-4, "ü": 2e-3}, "en": {}}
"""The least share of the letters that an OCR without them loses: about a third of the usual one."""

_MOST_FORMS = 30_000
_MOST_JUDGED = 4_000
_HYPHENS = tuple("-‐‑\u00ad")
_ADDRESS = re.compile(r"\S*(?:@|www\.|://)\S*")
_SHORTEST, _LONGEST = 4, 40
_USUAL = 2e-8
_FUNCTION_WORD = 1e-3
_LONG = 8
"""Shorter words are taken for misread compounds too easily."""

_MISREAD = {
    "da": "ae>æ as>æ ee>æ se>æ z>æ e>æ a>æ o>ø g>ø e>ø p>ø a>ø aa>å a>å d>å ä>å ze>æ ce>æ ä>æ oe>ø ö>ø é>ø",
    "de": "a>ä i>ä ii>ä o>ö 6>ö u>ü ii>ü i>ü ti>ü li>ü b>ß f>ß fi>ß ss>ß d>ä d>ö é>ö é>ü ae>ä oe>ö ue>ü",
    "en": "",
}
_MISREAD_ANYWHERE = "q>g m>rn rn>m l>i i>l l>t t>l t>f f>t c>e e>c n>u u>n h>b b>h vv>w cl>d d>cl ri>n j>i y>v v>y"


@dataclass(slots=True)
class _Counted:
    """The words of one language as a document writes them, and those that may be pieces of a torn one."""

    forms: Counter[str] = field(default_factory=Counter)
    total: int = 0
    torn: set[str] = field(default_factory=set)


def clean_words(reading: Reading) -> dict[str, dict[str, int]]:
    """By language, the own words of a reading and how often they stand there, and beside "" how many words it has in all.

    Nothing where the reading is not clean.
    """
    pages = reading.pages.texts if isinstance(reading.pages, StoredPages) else reading.pages
    counted: dict[str, _Counted] = {}
    mended = 0
    for page in pages:
        repairs = sum(edit.reason in _MENDED for edit in page.edits)
        mended += repairs
        if not repairs and page.language in _LETTERS and _is_clean(page):
            _count(counted.setdefault(page.language, _Counted()), page, page.language)
    if mended > _MENDED_SHARE * sum(one.total for one in counted.values()):
        return {}
    return {language: _own(one, language) for language, one in counted.items() if _makes_sense(one, language)}


def _is_clean(page: Page) -> bool:
    """Whether a page was written as it is, not read from a picture, and nothing about it is doubtful."""
    is_written = page.source in ("text", "text-layer") and (page.account is None or page.account.ocr is None)
    return is_written and weakness(page) == 0


def _count(counted: _Counted, page: Page, language: str) -> None:
    text = _ADDRESS.sub(lambda found: "•" * len(found[0]), page.text)
    words = [token for token in tokens(text) if token.text.isalpha() and not _is_cut(text, token.start, token.end)]
    counted.total += len(words)
    for token in words:
        form = token.text
        if form in counted.forms or len(counted.forms) < _MOST_FORMS:
            counted.forms[form] += 1
    for token, after in pairwise(words):
        if text[token.end : after.start].isspace():
            counted.torn.update(_torn(token.text, after.text, language))


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether a hyphen stands beside a word: then it may be half of one."""
    return text[max(0, start - 4) : start].rstrip()[-1:] in _HYPHENS or text[end : end + 1] in _HYPHENS


def _torn(left: str, right: str, language: str) -> tuple[str, ...]:
    """Those of two neighbours that no list has, where together they are a word."""
    unknown = tuple(word.lower() for word in (left, right) if not _is_listed(word, language))
    return unknown if unknown and _is_listed(left + right, language) else ()


def _makes_sense(counted: _Counted, language: str) -> bool:
    small = [(form, n) for form, n in counted.forms.most_common(_MOST_JUDGED) if form.islower() and len(form) >= _SHORTEST]
    known = sum(n for form, n in small if _is_known(form, language))
    is_known = known >= _KNOWN * sum(n for _, n in small)
    return counted.total >= _LEAST_WORDS and is_known and _has_letters(counted.forms, language)


def _has_letters(forms: Counter[str], language: str) -> bool:
    letters: Counter[str] = Counter()
    for form, count in forms.items():
        for letter in form.lower():
            letters[letter] += count
    total = letters.total()
    return all(letters[letter] >= share * total for letter, share in _LETTERS[language].items())


def _is_known(form: str, language: str) -> bool:
    return _share(form, language) > _USUAL or bool(compound_parts(form, language))


def _share(word: str, language: str) -> float:
    """How frequent a word is; the lists write German ß as ss."""
    return max(frequency(word, language), frequency(word.replace("ß", "ss"), language) if "ß" in word else 0.0)


@lru_cache(maxsize=1 << 16)
def _is_listed(word: str, language: str) -> bool:
    return _share(word, language) > 0


def _own(counted: _Counted, language: str) -> dict[str, int]:
    """The words to learn, the most frequent first, as many as are kept."""
    found: Counter[str] = Counter()
    for form, count in counted.forms.most_common():
        lowered = form.lower()
        if _is_well_formed(form) and lowered not in counted.torn and not _is_listed(lowered, language):
            found[lowered] += count
    own = (pair for pair in found.most_common(_MOST_JUDGED) if not looks_misread(pair[0], language))
    return {"": counted.total, **dict(islice(own, MOST))}


def _is_well_formed(form: str) -> bool:
    return _SHORTEST <= len(form) <= _LONGEST and (form.islower() or form.istitle())


@lru_cache(maxsize=1 << 14)
def looks_misread(word: str, language: str) -> bool:
    """Whether a known word or compound may be read as this one (*besgg*: besøg), or two words were glued to it; `word` in lower case."""
    meanings = tuple(_meant(word, language))
    if any(_is_listed(meant, language) for meant in meanings):
        return True
    if compound_parts(word, language):
        return False
    if len(word) >= _LONG and any(compound_parts(meant, language) for meant in meanings):
        return True
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    shares = ((_share(left, language), _share(right, language)) for left, right in cuts)
    return any(min(pair) > 0 and max(pair) >= _FUNCTION_WORD for pair in shares)


def _meant(word: str, language: str) -> Iterator[str]:
    """What a word may have been, one sign put right, once or wherever it stands, or the letter before it found again."""
    yield from (letter + word for letter in _LETTERS[language])
    for read, meant in _confusions(language):
        at = word.find(read)
        while at >= 0:
            yield word[:at] + meant + word[at + len(read) :]
            at = word.find(read, at + 1)
        if word.count(read) > 1:
            yield word.replace(read, meant)


@cache
def _confusions(language: str) -> tuple[tuple[str, str], ...]:
    pairs = f"{_MISREAD[language]} {_MISREAD_ANYWHERE}".split()
    return tuple((read, meant) for read, _, meant in (pair.partition(">") for pair in pairs))
