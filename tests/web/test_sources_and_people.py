"""Sources and named people: what the pages tell, and what is decided there."""

from __future__ import annotations

import re

import pytest
from desk_sample import seen, token

from accounted import pipeline
from accounted.model import CircumstanceClaim
from accounted.sources import speakers
from accounted.web.view import casualty_rows, source_rows


def address(client, path, words):
    """The link of the first row of a list that holds the words."""
    found = re.search(rf'href="({path}/[^"]+)"><bdi>[^<]*{words}', client.get(path).text)
    assert found is not None
    return found[1]


def decide(client, page, act, **fields):
    html = client.get(page).text
    form = {"csrf": token(html), "seen": seen(html), "why": "the imprint says so", **fields}
    return client.post(f"{page}/{act}", data=form)


def person_address(client):
    found = re.search(r'href="(/casualties/person-[0-9a-f]+)"', client.get("/casualties").text)
    assert found is not None
    return found[1]


def test_the_list_of_sources_is_what_the_command_line_tells(app, client_of):
    """Every party with its claims, reports and forms, as ``accounted sources`` adds them up."""
    client_of("reader")
    told = speakers(pipeline.work_out(app.state.desk.register)).sources
    with app.state.desk.stored.reading() as db:
        count, found = source_rows.find(db, "", "", 1)
    assert count == len(told)
    assert [s for _, s, _ in found] == list(told)[: source_rows.PAGE]


@pytest.mark.parametrize(("words", "hit"), [("inventedson", True), ("RIDGE", True), ("nobody-here", False)])
def test_a_source_is_found_by_words_of_its_name(client_of, words, hit):
    assert ("/sources/source-" in client_of("reader").get(f"/sources?q={words}").text) is hit


def test_an_interest_moves_a_figure_beside_the_toll_and_stays_in_the_history(app, client_of):
    """The officer's ten leaves the range of killed once his side is the accused, and the page says who decided it."""
    client = client_of("editor")
    page = address(client, "/sources", "Imad Madeup")
    assert decide(client, page, "interest", value="accused").status_code == 200
    text = client.get(page).text
    assert "interest accused" in text
    assert "the imprint says so" in text
    found = pipeline.work_out(app.state.desk.register)
    ramadi = next(i for i in found.incidents if "Ramadi" in i.title)
    responses = [r for r in pipeline.toll(found, ramadi).reasons if r.use == "response"]
    assert [found.claims[r.claim].count.low for r in responses if r.claim] == [10]


def test_a_relation_is_written_down_with_its_days_and_taken_back(client_of):
    client = client_of("editor")
    page = address(client, "/sources", "Ridge Courier")
    answer = decide(client, page, "relation", value="relies_on", other="Hill Gazette", since="2030-01", until="")
    assert "relies on <bdi>Hill Gazette</bdi>, from 2030-01" in answer.text
    other = address(client, "/sources", "Hill Gazette")
    assert "relies on <bdi>Hill Gazette</bdi>" in client.get(other).text
    answer = decide(
        client, other, "relation", value="relies_on", other="Ridge Courier", turned="1", take_back="1", since="2030-01"
    )
    assert "taken back:" in answer.text
    again = decide(client, other, "relation", value="relies_on", other="Ridge Courier", turned="1", take_back="1")
    assert again.status_code == 400
    assert "no such relation stands" in again.text


def test_what_would_decide_nothing_is_refused(client_of):
    """One party in two spellings, an unknown interest, days out of order, no reason."""
    client = client_of("editor")
    page = address(client, "/sources", "Ridge Courier")
    assert decide(client, page, "relation", value="part_of", other="ridge  courier").status_code == 400
    assert decide(client, page, "interest", value="enemy").status_code == 400
    assert decide(client, page, "relation", value="part_of", other="X", since="2019", until="2018").status_code == 400
    assert decide(client, page, "interest", value="accused", why=" ").status_code == 400
    assert client.get("/sources/source-0000").status_code == 404


def test_two_editors_on_one_source_are_told(client_of):
    client, page = client_of("editor"), None
    page = address(client, "/sources", "Ridge Courier")
    html = client.get(page).text
    decide(client, page, "interest", value="third_party")
    late = client.post(
        f"{page}/interest", data={"csrf": token(html), "seen": seen(html), "why": "late", "value": "accused"}
    )
    assert late.status_code == 409
    assert "third_party" in late.text or "third party" in late.text


def test_names_are_veiled_until_a_coder_asks_and_the_asking_is_kept(app, client_of):
    reader = client_of("reader")
    person = person_address(reader)
    for page in ("/casualties", person):
        assert "Nadia" not in reader.get(page).text
        assert reader.post(page, data={"csrf": token(reader.get("/").text)}).status_code == 403
    coder = client_of("coder")
    for page in ("/casualties", person):
        assert "Nadia Fabricated" in coder.post(page, data={"csrf": token(coder.get(page).text)}).text
    assert any("named casualties" in what for _, _, what in app.state.desk.people.shown())


def test_a_named_person_is_accepted_and_stands_under_the_toll(app, client_of):
    coder = client_of("coder")
    person = person_address(coder)
    incident = re.search(r'name="incident" value="([^"]+)"', coder.get(person).text)
    assert incident is not None
    answer = decide(coder, person, "accept", incident=incident[1], state="killed", since="2031-03-02", name="")
    assert answer.status_code == 200
    assert "Accepted" in answer.text
    assert "Nadia" not in answer.text
    found = pipeline.work_out(app.state.desk.register)
    accepted = [c for i in found.incidents for c in pipeline.casualties(found, i)]
    assert [(c.person, c.states[0].state, c.states[0].day) for c in accepted] == [
        ("Nadia Fabricated", "killed", "2031-03-02")
    ]
    assert "killed" in coder.get("/casualties?accepted=yes").text
    assert person not in coder.get("/casualties?accepted=no").text
    assert decide(coder, person, "accept", incident=incident[1], state="vanished").status_code == 400
    assert decide(coder, person, "accept", incident="incident-0", state="killed").status_code == 400


def test_a_person_is_told_apart_by_name_not_by_title():
    """Titles and particles do not make another person; another name does."""
    assert casualty_rows.person_id("Dr Nadia al-Fabricated") == casualty_rows.person_id("Nadia Fabricated")
    assert casualty_rows.person_id("Nadia Fabricated") != casualty_rows.person_id("Nadia Inventedson")


def test_the_detained_are_no_casualties(app, client_of):
    """Whom a report names as detained is not in the list of people."""
    client_of("reader")
    found = pipeline.work_out(app.state.desk.register)
    told = {c.value for c in found.claims.values() if isinstance(c, CircumstanceClaim) and c.aspect == "person"}
    with app.state.desk.stored.reading() as db:
        _, people = casualty_rows.find(db, "", 1)
    assert {p.name for p in people} <= told
    assert all(n.outcome not in casualty_rows.NOT_HURT for p in people for n in p.namings)
