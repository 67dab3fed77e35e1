"""Questions as people ask them, understood as a search for facts: partner towns in a country, goals by a year, members of a network.

words.csv, words.py    the words that questions are made of, in three languages
signs.py               what stands in a query: words of a use, dates, towns, countries, networks, subjects
drafts.py              what is asked for so far, part by part
understanding.py       from the signs to what is asked for (`understand`)
asked.py               what is asked for → the facts of the index that answer (`tree.FactWord`)
fact_terms.py          a fact → its terms in the index, and which facts a `FactWord` means
answers.py             the facts of the documents found that answer
"""
