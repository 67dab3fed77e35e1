"""Verbs and the nouns made of them: *sanieren* and Sanierung, *plante* and plantning; whoever types one means the other too."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from corpus.lexicon import compound_spans, is_word, lemma

_SHORTEST = 3
_NOUNS = {
    "de": (("erung", "ern"), ("lung", "eln"), ("elung", "eln"), ("ung", "en")),
    "da": (("ning", "e"), ("ing", "e"), ("else", "e")),
    "en": (("ation", "e"), ("ion", "e"), ("ion", ""), ("ment", "")),
}
"""Endings of nouns, and of the verbs that they are made of."""
_DOUBLED = frozenset("bdfgklmnprst")
_FAR_DE = (
    "abteilung achtung bedeutung bedingung bevölkerung beziehung bildung brandung dichtung einrichtung erfahrung fassung festung "
    "führung gattung haltung handlung kleidung kreuzung ladung landung leitung lesung lichtung meinung mischung mündung nahrung "
    "ordnung rechnung regierung richtung satzung schulung sendung setzung sitzung spannung stellung steuerung stiftung stimmung "
    "umgebung verfassung vorstellung wendung wertung wirkung wohnung währung zeichnung zeitung ziehung"
)
_FAR_DA = (
    "afdeling behandling bestyrelse betegnelse betingelse bevægelse forestilling forfatning holdning interesse ledelse ledning "
    "mening regering regning retning rigning slægtning stemning stilling styrelse tegning tilværelse vending værelse"
)
_FAR_EN = "apartment department mission moment nation passion portion position question region section station"
_FAR = {"de": frozenset(_FAR_DE.split()), "da": frozenset(_FAR_DA.split()), "en": frozenset(_FAR_EN.split())}
"""Nouns that have left their verbs."""


@lru_cache(maxsize=1 << 14)
def derived(word: str, language: str) -> tuple[str, ...]:
    """The verb of a noun in lower case, the nouns of a verb; nothing for other words. Of compounds by the last part too."""
    spans = compound_spans(word, language)
    start = spans[-1][0] if spans and not any(_made(word, language)) else 0
    return tuple(dict.fromkeys(word[:start] + other for other in _made(word[start:], language)))


def _made(word: str, language: str) -> Iterator[str]:
    if len(word) > _SHORTEST and word not in _FAR.get(language, ()):
        base = lemma(word, language)
        yield from islice(_verbs(base, language), 1)
        yield from dict.fromkeys((*_nouns(word, language), *_nouns(base, language)))


def _verbs(noun: str, language: str) -> Iterator[str]:
    for ending, verbal in _NOUNS.get(language, ()):
        root = noun.removesuffix(ending)
        if root != noun and len(root) >= _SHORTEST:
            roots = (root + root[-1], root) if language == "da" and root[-1] in _DOUBLED else (root,)
            yield from (f"{each}{verbal}" for each in roots if _is_made(noun, f"{each}{verbal}", language))


def _nouns(verb: str, language: str) -> Iterator[str]:
    for ending, verbal in _NOUNS.get(language, ()):
        root = verb.removesuffix(verbal)
        if root + verbal == verb and len(root) >= _SHORTEST:
            roots = (root, root[:-1]) if language == "da" and root[-2:-1] == root[-1] else (root,)
            yield from (f"{each}{ending}" for each in roots if _is_made(f"{each}{ending}", verb, language))


def _is_made(noun: str, verb: str, language: str) -> bool:
    is_known = is_word(noun, language) and is_word(verb, language) and lemma(noun, language) == noun
    return is_known and noun not in _FAR.get(language, ())


__all__ = ["derived"]
