"""What happens on a day is asked of all dates found, whatever their role."""

import pytest

from corpus.model import DateSpan, Fact, Span
from index.engine import Filters
from tests.index.builders import entry
from tests.index.test_search import searcher

SAID = "Broen indvies 14. juni 2031 ved åen."
DAY = Fact("date", DateSpan("2031-06-14", "2031-06-14", "day", role="event"), (Span(1, 14, 27),), "14. juni 2031", 0.9, "test", "1", "")
LIBRARY = [
    entry("bridge", SAID, title="Broen", facts=(DAY,)),
    *(entry(f"other{number}", "I juni sker der meget andet.", title="Andet") for number in range(4)),
]


@pytest.mark.parametrize("query", ["hvad sker der den 14. juni 2031", "was passiert am 14. Juni 2031", "what happens on 14 June 2031"])
def test_what_happens_on_a_day(query: str) -> None:
    answer = searcher(LIBRARY).search(query, Filters())
    assert answer.hits[0].document == "bridge"
    assert [part.aspect for part in answer.understood] == ["kind", "when"]
