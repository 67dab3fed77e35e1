"""The sample documents: their texts, the script that makes the files from them, and what is to be found in them.

Nothing of the running system imports this folder; `python -m corpus.samples.make` writes `files/` anew.
"""
