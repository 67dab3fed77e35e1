"""A hostile title, text, file name or query is shown as what it is: text."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from tests.search_app.doubles import HOSTILE


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=klima",
        "/documents",
        "/documents/{hostile}",
        "/documents/{hostile}/pages/1?q=script",
        "/documents/{hostile}/pages/1?fact=1",
        "/documents/{hostile}/remove",
        "/desk",
        "/search?q={query}",
        "/search?municipality={query}",
        "/desk?removed={query}",
    ],
)
def test_hostile_words_stay_words(client: FlaskClient, documents: dict[str, str], path: str) -> None:
    page = client.get(path.format(**documents, query="%3Cscript%3Ealert(%22x%22)%3C/script%3E")).text
    assert "<script>alert" not in page
    assert 'alert("x")' not in page
    assert "7*7" in page or "{query}" in path
    assert "49" not in re.sub(r"\?v=\w+", "", page).replace("490", "") or "7*7" in page  # the versions of files are no sums
    assert "&lt;" in page


def test_marks_do_not_open_a_way_for_html(client: FlaskClient, documents: dict[str, str]) -> None:
    page = client.get(f"/documents/{documents['hostile']}/pages/1?q=script+alert&fact=1").text
    text = page[page.index('<div class="page-text"') : page.index("<aside")]
    assert "<mark" in text
    assert "<script" not in text
    assert str(escape(HOSTILE))[:4] in html.unescape(text).replace("<", "&lt;")
