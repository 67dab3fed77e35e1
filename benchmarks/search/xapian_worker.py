"""Xapian, the only file that speaks it: run by a Python that has its bindings, it reads requests line by line and answers line by line.

    {"fill": [{"title": …, "text": …, "language": …}, …]}  →  {"filled": n}
    {"find": query, "limit": n}                            →  {"found": [[number, score], …]}

As its manual has it: stems with those of `xapian.Stem`, positions of unstemmed words for phrases, BM25, titles by a higher frequency within
the document, a word that is nowhere mended by Xapian's own spelling. Stop words are left to BM25, since the Debian package brings none.
"""

from __future__ import annotations

import json
import sys
import tempfile
from typing import Any

import xapian

from benchmarks.search.typed import DISTANCE, Part, parts
from benchmarks.search.units import LANGUAGES, TITLE

STEMMERS = {code: xapian.Stem(name) for code, name in LANGUAGES.items()}
Q = xapian.Query


def fill(units: list[dict[str, str]], folder: str) -> Any:
    """A database of all units; document 1 is unit 0."""
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    for unit in units:
        generator = xapian.TermGenerator()
        generator.set_database(database)
        generator.set_flags(xapian.TermGenerator.FLAG_SPELLING)
        if unit["language"] in STEMMERS:
            generator.set_stemmer(STEMMERS[unit["language"]])
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(unit["title"], round(TITLE))
        generator.increase_termpos()
        generator.index_text(unit["text"])
        database.add_document(document)
    database.commit()
    return database


def find(database: Any, query: str, limit: int) -> list[tuple[int, float]]:
    enquire = xapian.Enquire(database)
    enquire.set_query(asked(database, query))
    return [(match.docid - 1, match.weight) for match in enquire.get_mset(0, limit)]


def asked(database: Any, query: str) -> Any:
    found = parts(query)
    must = [part_query(database, part) for part in found if part.demand == "must"]
    should = [part_query(database, part) for part in found if part.demand == "should"]
    wanted = Q(Q.OP_AND_MAYBE, Q(Q.OP_AND, must), Q(Q.OP_OR, should)) if must else Q(Q.OP_OR, should)
    without = [part_query(database, part) for part in found if part.demand == "not"]
    return Q(Q.OP_AND_NOT, wanted, Q(Q.OP_OR, without)) if without else wanted


def part_query(database: Any, part: Part) -> Any:
    words = [word.lower() for word in part.words]
    if part.kind == "phrase":
        return Q(Q.OP_PHRASE, words, len(words))
    if part.kind == "near":
        return Q(Q.OP_NEAR, words, DISTANCE)
    if part.kind == "prefix":
        return Q(Q.OP_WILDCARD, words[0], 0, Q.WILDCARD_LIMIT_ERROR, Q.OP_OR)
    return Q(Q.OP_MAX, [Q(term) for term in terms(database, words[0])])


def terms(database: Any, word: str) -> list[str]:
    """The word and its stem in each language; where it is nowhere, those of the word that was probably meant."""
    found = stems(word)
    if not any(database.term_exists(term) for term in found):
        meant = database.get_spelling_suggestion(word, 2)
        return stems(meant.decode() if isinstance(meant, bytes) else meant) if meant else found
    return found


def stems(word: str) -> list[str]:
    made = (stem(word) for stem in STEMMERS.values())
    return [word, *dict.fromkeys(f"Z{each.decode() if isinstance(each, bytes) else each}" for each in made)]


def main(folder: str) -> None:
    database = None
    for line in sys.stdin:
        request = json.loads(line)
        if "fill" in request:
            database = fill(request["fill"], folder)
            answer: dict[str, Any] = {"filled": database.get_doccount()}
        else:
            answer = {"found": find(database, request["find"], request["limit"])}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(made)
