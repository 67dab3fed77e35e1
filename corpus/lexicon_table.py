"""The word table behind `corpus.lexicon`: every known word of a language with its frequency and lemma, in one file that needs no loading.

Words come from wordfreq and the lemma lists of spacy-lookups-data. Reading those takes seconds and hundreds of megabytes, so they are
compiled once into the user's cache folder and mapped into memory: sorted 64-bit fingerprints of the words, and beside them frequencies
and places of the lemmas. Where nothing can be written, the table is made anew in memory.
"""

from __future__ import annotations

import gzip
import mmap
import struct
from bisect import bisect_left
from functools import cache
from hashlib import blake2b
from importlib.resources import files

import msgspec

from corpus.lexicon_cache import cache_file, kept

FLOOR = 5e-9
"""The frequency given to words that only the lemma lists know."""

_SOURCES = {"da": "small", "de": "large", "en": "small"}
_HEADER = struct.Struct("<8sQQ")
_MAGIC = b"udsynlx1"


class WordTable:
    """The words of one language; all keys are in lower case."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Raises ValueError where `data` is no whole table."""
        view = memoryview(data)
        if len(view) < _HEADER.size:
            raise ValueError("too short")
        magic, count, lemmas = _HEADER.unpack_from(view)
        ends = [_HEADER.size + count * width for width in (8, 12, 16)]
        if magic != _MAGIC or len(view) != ends[2] + lemmas:
            raise ValueError("not a word table, or cut off")
        self._keys = view[_HEADER.size : ends[0]].cast("Q")
        self._frequencies = view[ends[0] : ends[1]].cast("f")
        self._places = view[ends[1] : ends[2]].cast("I")
        self._lemmas = view[ends[2] :]

    def frequency(self, word: str) -> float:
        row = self._row(word)
        return float(self._frequencies[row]) if row is not None else 0.0

    def lemma(self, word: str) -> str | None:
        row = self._row(word)
        if row is None or self._places[row] == 0:
            return None
        start = self._places[row]
        return bytes(self._lemmas[start + 1 : start + 1 + self._lemmas[start]]).decode()

    def _row(self, word: str) -> int | None:
        key = _fingerprint(word)
        row = bisect_left(self._keys, key)
        return row if row < len(self._keys) and self._keys[row] == key else None


@cache
def word_table(language: str) -> WordTable:
    """The table of `language` (da, de, en), compiled at the first use on a machine."""
    return kept(cache_file(f"words-{language}", 1), WordTable, lambda: _compiled(language))


def _compiled(language: str) -> bytes:
    lemmas = lemma_list(language)
    frequencies = frequency_list(language)
    words = sorted((_fingerprint(word), word) for word in {*lemmas, *lemmas.values(), *frequencies})
    blob, places = bytearray(1), {"": 0}
    for lemma in lemmas.values():
        encoded = lemma.encode()
        if lemma not in places and len(encoded) < 256:
            places[lemma] = len(blob)
            blob += bytes((len(encoded),)) + encoded
    count = len(words)
    return b"".join(
        (
            _HEADER.pack(_MAGIC, count, len(blob)),
            struct.pack(f"<{count}Q", *(key for key, _ in words)),
            struct.pack(f"<{count}f", *(frequencies.get(word, FLOOR) for _, word in words)),
            struct.pack(f"<{count}I", *(places.get(lemmas.get(word, ""), 0) for _, word in words)),
            blob,
        )
    )


def lemma_list(language: str) -> dict[str, str]:
    """Inflected form → lemma, both in lower case; where case told two words apart, the noun wins in German, the other elsewhere."""
    source = files("spacy_lookups_data") / "data" / f"{language}_lemma_lookup.json.gz"
    entries = msgspec.json.decode(gzip.decompress(source.read_bytes()), type=dict[str, str])
    in_order = sorted(entries.items(), key=lambda entry: entry[0][:1].isupper() == (language == "de"))
    return {form.lower(): lemma.lower() for form, lemma in in_order}


def frequency_list(language: str) -> dict[str, float]:
    """Word → share of all words. wordfreq stores words in bins of a hundredth of a decade, the first for the most frequent."""
    source = files("wordfreq") / "data" / f"{_SOURCES[language]}_{language}.msgpack.gz"
    bins = msgspec.msgpack.decode(gzip.decompress(source.read_bytes()))
    return {word: 10 ** (-place / 100) for place, words in enumerate(bins[1:]) for word in words}


def _fingerprint(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
