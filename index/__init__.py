"""Documents in, ranked passages out. What others use stands here; each folder holds one subject.

engine, tree     the interface of an engine, and the parts of a query
search           a question in, an answer out
sync, warming    an engine follows the archive; a server makes itself ready

query/           what was typed → a tree
questions/       which facts a question asks for, and the facts that answer
meaning/         what a query's words are looked up by
text/            documents → passages → terms
ranking/         which documents and passages answer, and how well
filters/         facets, their counts, orders
showing/         passages and their marks
offers/          completions, and what is alike
store/           where an index lies: arrays behind a Whoosh index
"""
