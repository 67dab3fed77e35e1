"""Which documents and passages answer a query, and how well, over arrays of postings: the arithmetic behind the Whoosh engine.

Records stand in order: each document's head (its title), then its passages. A node of the query gives a score for every record, a score
for every document and whether the document holds it. The score of a word is how telling it is (rare in these documents, rare in the
language) times how surely the matching form means it. Words side by side count by how much of the query they cover, squared in effect,
so that a passage with two of two words beats any number of passages with one. A document's score is its best passage and, a smaller
part, what all its passages cover together.
"""

from index.ranking.enough import HELD, answering, held_by, least, telling_words
from index.ranking.postings import Flags, Floats, Numbers, Postings
from index.ranking.rules import judge, rank
from index.ranking.scores import Scores, everything, final

__all__ = [
    "HELD",
    "Flags",
    "Floats",
    "Numbers",
    "Postings",
    "Scores",
    "answering",
    "everything",
    "final",
    "held_by",
    "judge",
    "least",
    "rank",
    "telling_words",
]
