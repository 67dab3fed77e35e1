"""Properties of documents by the names that users give them."""

import pytest

from corpus import knowledge
from corpus.knowledge import Knowledge, OwnTheme
from index.query.fields import field_node
from index.tree import FieldWord, Node


@pytest.mark.parametrize(("value", "code"), [("Fjordfiskeri", ""), ("fjordfiskeri", ""), ("Ruseliste", "unknown_value")])
def test_a_theme_of_the_users_own_is_asked_for_by_its_name(value: str, code: str) -> None:
    with knowledge.using(Knowledge(themes=(OwnTheme("Fjordfiskeri", da=("ruseplads",)),))):
        node, found = field_node("theme", value)
    assert (node is not None, found) == (not code, code)


@pytest.mark.parametrize(
    ("value", "node"),
    [
        ("Tyskland", FieldWord("country", ("DE",))),
        ("DE", FieldWord("country", ("DE",))),
        ("DK/Sandvig", FieldWord("place", ("DK/Sandvig",))),
        ("Sandvig", FieldWord("municipality", ("Sandvig",))),
    ],
)
def test_a_place_is_a_country_or_a_town(value: str, node: Node) -> None:
    assert field_node("place", value) == (node, "")
