"""A person says that a fact is right or wrong, on its page or on that of the document, sees it said, and takes it back."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.archive import Archive
from corpus.model import DateSpan, Document, Findings
from search_app.fact_keys import fact_key
from tests.search_app.doubles import add_read, application, danish, fact_on

EN = {"Accept-Language": "en"}


@pytest.fixture
def archive(own_archive: Archive) -> Archive:
    return own_archive


@pytest.fixture
def document(archive: Archive, tmp_path: Path) -> str:
    read = danish()
    day = fact_on(tuple(read.reading.pages), "date", DateSpan("2018-03-04", "2018-03-04", "day", "event", inferred=True), "2018", 0.7)
    return add_read(archive, tmp_path, "strategi.pdf", replace(read, facts=(*read.facts, day)))


@pytest.fixture
def client(archive: Archive, document: str) -> FlaskClient:
    return application(archive).test_client()


def key_of(archive: Archive, document: str, quote: str) -> str:
    return next(fact_key(item.fact) for item in archive.settled(document).items if item.fact.quote == quote)


def say(client: FlaskClient, document: str, **fields: object):
    return client.post(f"/documents/{document}/facts", data=fields, headers=EN)


def found_anew(archive: Archive, document: Document, *quotes: str) -> None:
    """The finders run again and see these quotes only."""
    kept = tuple(item.fact for item in archive.settled(document.id).items if item.fact.quote in quotes)
    archive.extract(document.id)  # nothing where a job waits for it already
    job = archive.lease("w", 60)
    assert job is not None
    assert archive.finish_finding(job.id, "w", document.reading or 0, Findings(document.head, kept, "new"))


def test_each_fact_says_how_sure_it_is_and_where_its_year_is_from(client: FlaskClient, document: str) -> None:
    page = client.get(f"/documents/{document}", headers=EN).text
    assert re.search(r'<summary>sure · is that right\?<span class="sr-only">: Eurocities', page)
    assert re.search(r'<summary>likely · is that right\?<span class="sr-only">: March 4, 2018', page)
    assert re.search(r'<summary class="unsure">doubtful · is that right\?<span class="sr-only">: Ystad', page)
    assert "sure to 50\xa0%" in page
    assert "year inferred from the document&#39;s date" in page
    facts = client.get(f"/documents/{document}.json").get_json()["facts"]
    assert {fact["quote"]: (fact["inferred"], fact["review"]) for fact in facts}["2018"] == (True, None)


def test_a_fact_is_confirmed_marked_and_left_to_the_machine_again(client: FlaskClient, archive: Archive, document: str) -> None:
    key = key_of(archive, document, "Ystad")
    answer = say(client, document, reading=1, confirmed=key)
    assert (answer.status_code, answer.location) == (303, f"/documents/{document}?said=confirmed&about={key}#said")
    page = client.get(answer.location, headers=EN).text
    assert "You said that this is right: “Ystad (Sweden)”" in page
    assert re.search(r'<summary class="is-said">confirmed by a person<span class="sr-only">: Ystad', page)
    [ystad] = [fact for fact in client.get(f"/documents/{document}.json").get_json()["facts"] if fact["quote"] == "Ystad"]
    assert (ystad["review"]["verdict"], ystad["review"]["by"], ystad["confidence"]) == ("confirmed", "web", 1.0)
    assert ystad["review"]["at"].startswith("20")
    after = client.get(say(client, document, reading=1, withdrawn=ystad["key"]).location, headers=EN).text
    assert "What was said of it is taken back:" in after
    assert "confirmed by a person" not in after
    assert [review.verdict for review in archive.reviews(document)] == ["confirmed", "withdrawn"]


def test_a_rejected_fact_is_gone_from_its_page_and_can_be_had_again(client: FlaskClient, archive: Archive, document: str) -> None:
    key = key_of(archive, document, "Eurocities")
    answer = say(client, document, reading=1, rejected=key, page=1, q="klima")
    assert answer.location == f"/documents/{document}/pages/1?q=klima&said=rejected&about={key}#said"
    page = client.get(answer.location, headers=EN).text
    assert "it is no longer shown or found: “Eurocities”" in page
    assert f'name="withdrawn" value="{key}"' in page
    assert "fact-network" not in page
    whole = client.get(f"/documents/{document}", headers=EN).text
    assert "1 fact was rejected by a person" in whole
    told = client.get(f"/documents/{document}.json").get_json()
    assert [fact["quote"] for fact in told["rejected"]] == ["Eurocities"]
    assert "Eurocities" not in [fact["quote"] for fact in told["facts"]]
    say(client, document, reading=1, withdrawn=key)
    assert "Eurocities" in [fact.quote for fact in archive.facts(document)]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"reading": 1}, 400),
        ({"reading": "x", "confirmed": "KEY"}, 400),
        ({"reading": 1, "confirmed": "KEY", "rejected": "KEY"}, 400),
        ({"reading": 1, "confirmed": "0" * 16}, 404),
        ({"reading": 7, "confirmed": "KEY"}, 409),
        ({"confirmed": "KEY"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(
    client: FlaskClient, archive: Archive, document: str, fields: dict[str, object], status: int
) -> None:
    key = key_of(archive, document, "Ystad")
    assert say(client, document, **{name: key if value == "KEY" else value for name, value in fields.items()}).status_code == status
    assert archive.reviews(document) == ()


def test_a_form_of_another_site_is_refused(client: FlaskClient, archive: Archive, document: str) -> None:
    data = {"reading": 1, "rejected": key_of(archive, document, "Ystad")}
    assert client.post(f"/documents/{document}/facts", data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert archive.reviews(document) == ()


def test_an_old_address_does_not_say_what_no_longer_holds(client: FlaskClient, archive: Archive, document: str) -> None:
    key = key_of(archive, document, "Ystad")
    rejected = say(client, document, reading=1, rejected=key).location
    assert 'id="said"' in client.get(rejected, headers=EN).text
    withdrawn = say(client, document, reading=1, withdrawn=key).location
    assert 'id="said"' not in client.get(rejected, headers=EN).text
    assert 'id="said"' in client.get(withdrawn, headers=EN).text
    say(client, document, reading=1, confirmed=key)
    assert not any('id="said"' in client.get(way, headers=EN).text for way in (rejected, withdrawn))


def test_a_page_that_is_not_there_is_refused_before_anything_is_kept(client: FlaskClient, archive: Archive, document: str) -> None:
    key = key_of(archive, document, "Ystad")
    assert say(client, document, reading=1, rejected=key, page=999).status_code == 404
    assert say(client, document, reading=1, rejected=key, page="x").status_code == 400
    assert archive.reviews(document) == ()


def test_the_address_of_a_fact_leads_to_it_also_when_one_before_it_is_rejected(
    client: FlaskClient, archive: Archive, document: str
) -> None:
    def chosen(fact: object) -> list[str]:
        page = client.get(f"/documents/{document}/pages/1?fact={fact}", headers=EN).text
        return re.findall(r'class="is-here">\s*<a [^>]*>([^<]+)</a>', page)

    facts = archive.facts(document)
    number = next(i for i, fact in enumerate(facts, 1) if fact.quote == "Ystad")
    key = fact_key(facts[number - 1])
    assert f"/pages/1?fact={key}#here" in client.get(f"/documents/{document}", headers=EN).text
    assert chosen(key) == chosen(number) == ["Ystad (Sweden)"]
    say(client, document, reading=1, rejected=fact_key(facts[0]))
    assert chosen(key) == ["Ystad (Sweden)"] != chosen(number)
    say(client, document, reading=1, rejected=key)
    assert chosen(key) == []


def test_programs_say_it_too(client: FlaskClient, archive: Archive, document: str) -> None:
    key = key_of(archive, document, "Ystad")
    answer = client.post(f"/documents/{document}/facts.json", data={"reading": 1, "confirmed": key}).get_json()
    assert answer == {"review": archive.reviews(document)[0].number, "verdict": "confirmed", "fact": key}


def test_an_address_that_nobody_was_sent_to_says_nothing(client: FlaskClient, document: str) -> None:
    assert 'id="said"' not in client.get(f"/documents/{document}?said=confirmed&about=nothing", headers=EN).text
    assert 'id="said"' not in client.get(f"/documents/{document}?said=corrected&about=x", headers=EN).text


def test_what_differs_after_the_finders_ran_again_is_seen(client: FlaskClient, archive: Archive, document: str) -> None:
    say(client, document, reading=1, confirmed=key_of(archive, document, "Ystad"))
    found_anew(archive, archive.document(document), "Eurocities", "verdensmål 11")
    page = client.get(f"/documents/{document}", headers=EN).text
    assert "5 differences since its facts were last found anew" in page
    assert "The machine no longer finds it; it stays because a person said so." in page
    told = client.get(f"/documents/{document}.json").get_json()
    assert {(each["kind"], each["after"]) for each in told["differences"]} == {("goal", None), ("date", None), ("partner_city", None)}
    assert [(fact["quote"], fact["found"]) for fact in told["facts"]] == [("Ystad", False), ("Eurocities", True), ("verdensmål 11", True)]


def test_what_was_said_of_a_fact_that_is_no_longer_in_the_text_waits(client: FlaskClient, archive: Archive, document: str) -> None:
    say(client, document, reading=1, confirmed=key_of(archive, document, "Ystad"))
    first = archive.page(document, 1)
    changed = replace(first, source_text=first.source_text.replace("Ystad", "Hjemme"), words=(), blocks=(), edits=())
    archive.revise(document, [changed], base=1, by="anne", why="test")
    found_anew(archive, archive.document(document), "Eurocities")
    page = client.get(f"/documents/{document}", headers=EN).text
    assert "What a person said of 1 fact is kept, but the fact no longer stands in the text:" in page
    assert "Partner city: “Ystad (Sweden)”" in page
    [waiting] = client.get(f"/documents/{document}.json").get_json()["waiting"]
    assert (waiting["quote"], waiting["review"]["verdict"]) == ("Ystad", "confirmed")


def test_facts_that_could_not_be_found_anew_are_told(client: FlaskClient, archive: Archive, document: str) -> None:
    assert archive.extract(document)
    assert "Its facts are being found anew" in client.get(f"/documents/{document}", headers=EN).text
    job = archive.lease("w", 60)
    assert job is not None
    assert archive.fail(job.id, "w", "stopped", "it took too long", retry=False)
    page = client.get(f"/documents/{document}", headers=EN).text
    assert "Its facts could not be found anew; those shown were found before." in page
    assert "print the file to PDF" not in page
    assert "Eurocities" in page
    error = client.get(f"/documents/{document}.json", headers=EN).get_json()["error"]
    assert (error["code"], error["message"][:9]) == ("stopped", "Its facts")
    desk = client.get("/desk", headers=EN).text
    assert "Its facts could not be found anew" in desk
    assert "ready · 2 pages" in desk
