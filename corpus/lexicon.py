"""Which words exist, how often, what their lemma is, and how compounds fall apart. Language data is loaded at first use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import log10

from corpus.lexicon_letters import letters_value
from corpus.lexicon_table import word_table
from corpus.lexicon_trie import ROOT, step, word_trie

LANGUAGES = ("da", "de", "en")

_LINKS = {"da": ("", "s", "e", "er"), "de": ("", "s", "es", "n", "en", "er", "e", "ns", "ens")}
_SHORTEST, _LONGEST = 3, 60
_RARE = {"da": {3: 3e-6, 4: 1e-8}, "de": {3: 2e-5, 4: 2e-6, 5: 4e-7, 6: 1e-7}}
"""How frequent a part of that length must be: short strings are words by chance, and web counts hold cut-off words."""

_WHOLE = 8
"""Parts of at least this length may be compounds themselves."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_PARTS = {
    "da": _words(
        "af ale alt and ang at bag bar ber bort de del dels den der des det die dig div dog du eft efter ege egen egne ej eks el elle "
        "eller ellers else elser em en end ende ene enes ens ent er ere erne ers es est et ete ets fast for fra frem før ganger gen "
        "gennem ger give går ham han har hed heden heder hen her hos hun hvor hæng ig ige igt ikke ind inde ing inge ingen ingens "
        "inger ion isk iske ism ist iv ive jeg kan kun langt lig lige ligger ligt ling man med mel men mere mest mig min mis mod mus "
        "ned nem ner nes ning ninger nogle nok nu når og også om op oppe os over på rer ret rin ring sam samt sat se sel sen ser ses "
        "set siden sig sin sine sitet ska skab skaber skaberne skabet som ste stille tel ter ters tet ti til tion tive tivt ud ude "
        "uden uds under van var vare ved vel ver vi vil vor være vore vores vort deres hendes jeres "
    ),
    "de": _words(
        "ab aben aber als alt am an and ant anz auf aus bar bare baren bei ben bin bis bot chen da daher dar das de dem den denn der "
        "des die dies diese dir doch dort du durch ein eine einem einen einer eines ens ent ente enten er erb ers es est fort für ganz "
        "gar gegen geh gehe gel gen ger gern halt hat hei heit heiten her hier hin hind hinter ich ieren iert ierung ige igen ihm ihn "
        "ihr ihre im in ing inge ingen inne innen ins ion isch ist jed kann kein keit keiten ken kon lassen lich liche lichen licher "
        "log los mal man mehr mein miss mit muss nach nah neben nen ner nes nicht nis noch nun nur ob oder ohne per pro reich sam samt "
        "schaft schaften schon sehr sein seine seit sich sie sind so sol soll sonst stell sten tel ten ter tig tion tionen tum um und "
        "ung ungen uns unser unter ver viel vom von vor wann war was weil wem wen wenn wer wie wir wird wo zer zu zum zur zwar über "
    ),
}
"""Function words, prefixes and endings: words by themselves or in the lists, but no parts of compounds."""

_NOT_DEFINITE = frozenset(("viden", "rosen", "anden", "andet", "foret", "basket", "internet"))
"""Words that look like nouns with their article and begin compounds."""

_SHORT_NOUNS = {"da": frozenset(("by", "eu")), "de": frozenset(("eu",))}
_PENALTY = 5.0
_Way = tuple[float, tuple[str, ...]]
"""What it costs to cover a beginning of a word, and by which parts."""

_UNLIKELY = 0.1
"""A known word is split only where its parts are, in the geometric mean, at least this much as frequent as itself."""
_LINK_COST = 0.4


def is_word(word: str, language: str) -> bool:
    """Whether a dictionary of `language` (da, de, en) knows the word or its lower case; compounds of known words do not count."""
    return frequency(word, language) > 0


def frequency(word: str, language: str) -> float:
    """How often the word stands in running text, as a share of all words; 0.0 where it is unknown."""
    return word_table(language).frequency(word.lower()) if language in LANGUAGES else 0.0


@lru_cache(maxsize=1 << 16)
def lemma(word: str, language: str) -> str:
    """The dictionary form in lower case, or the word itself in lower case where none is known."""
    lowered = word.lower()
    return (word_table(language).lemma(lowered) if language in LANGUAGES else None) or lowered


def compound_parts(word: str, language: str) -> tuple[str, ...]:
    """The parts of a compound without their linking letters (*klimahandlingsplan* → klima, handling, plan); empty where it is none."""
    parts = _split(word.lower(), language)
    return tuple(leaf for part in parts for leaf in (compound_parts(part, language) if len(part) >= _WHOLE else ()) or (part,))


def compound_pieces(word: str, language: str) -> tuple[str, ...]:
    """The parts of a compound and the smaller compounds it was made of (*Stadtverwaltungsvorlage* → also verwaltungsvorlage)."""
    parts = _split(word.lower(), language)
    return tuple(piece for part in parts for piece in (part, *(compound_pieces(part, language) if len(part) >= _WHOLE else ())))


def compound_spans(word: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where each part of a compound in lower case stands; linking letters lie between them."""
    spans: list[tuple[int, int]] = []
    for part in compound_parts(word, language):
        start = word.find(part, spans[-1][1] if spans else 0)
        spans.append((start, start + len(part)))
    return tuple(spans)


def can_be_part(word: str, language: str) -> bool:
    """Whether a known word in lower case can be part of a compound: it is no function word, prefix or ending."""
    return language in _LINKS and word not in _NO_PARTS[language] and (len(word) >= _SHORTEST or word in _SHORT_NOUNS[language])


def is_definite(word: str, language: str) -> bool:
    """Whether a Danish word in lower case is a noun with its article (*skolen*), which begins no compound."""
    if language != "da" or not word.endswith(("en", "et", "erne", "ene")) or word in _NOT_DEFINITE:
        return False
    form = lemma(word, language)
    return len(form) < len(word) and word.startswith(form[:-1])


def prepare() -> None:
    """Compiles the word tables of all languages, their beginnings and their letters, which otherwise happens at their first use."""
    for language in LANGUAGES:
        word_table(language)
        word_trie(language)
        letters_value("", language)


@lru_cache(maxsize=1 << 16)
def _split(word: str, language: str) -> tuple[str, ...]:
    """The cheapest way to cut a word into at least two known parts; empty where there is none."""
    if language not in _LINKS or not 2 * _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
        return ()
    ways: dict[int, _Way] = {0: (0.0, ())}
    for start in range(len(word) - 1):
        if start in ways:
            _extend(ways, word, start, language)
    parts = ways[len(word)][1] if len(word) in ways else ()
    return parts if parts and _is_likely(word, parts, language) else ()


def _is_likely(word: str, parts: tuple[str, ...], language: str) -> bool:
    mean = sum(log10(frequency(part, language)) for part in parts) / len(parts)
    return 10**mean > _UNLIKELY * frequency(word, language)


def _extend(ways: dict[int, _Way], word: str, start: int, language: str) -> None:
    """Adds to the ways of covering a beginning of the word those that go on from `start` with one more part."""
    cost, parts = ways[start]
    for end in _ends(word, start, language):
        part = word[start:end]
        more = _part_cost(part, language) if start or end < len(word) else None
        if more is None:
            continue
        for link in _LINKS[language] if end < len(word) else ("",):
            after = end + len(link)
            total = cost + more + (_LINK_COST if link else 0.0)
            if word.startswith(link, end) and (after < len(word) or not link) and (after not in ways or total < ways[after][0]):
                ways[after] = total, (*parts, part)


def _ends(word: str, start: int, language: str) -> Iterator[int]:
    """Where a part that begins at `start` may end: as far as any known word goes on."""
    trie = word_trie(language)
    node = step(ROOT, word[start])
    for end in range(start + 2, len(word) + 1):
        node = step(node, word[end - 1])
        value = trie.value(node)
        if value is None:
            return
        if value:
            yield end


@lru_cache(maxsize=1 << 17)
def _part_cost(part: str, language: str) -> float | None:
    """How unlikely a string is as a part of a compound; None where it cannot be one."""
    if part in _NO_PARTS[language] or (len(part) < _SHORTEST and part not in _SHORT_NOUNS[language]):
        return None
    share = word_table(language).frequency(part)
    return _PENALTY - log10(share) if share > _RARE[language].get(len(part), 0.0) else None
