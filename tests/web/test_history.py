"""The history: every entry in words, before and after; a page is as quick however long the chain is."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from desk_sample import NAMES
from test_incident_page import form_of, incident_address, known, number_of, set_aside, sign, write

from accounted.model import Decision
from accounted.register.storage import entries


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def rows_of(html):
    """(before, after) of each row, latest first."""
    cells = re.findall(r'data-label="Before"[^>]*>([^<]*)</td><td data-label="After"[^>]*>([^<]*)</td>', html)
    return [(a, b) for a, b in cells]


def test_a_judgement_is_told_with_what_was_before(app, client_of):
    """Set aside, undone, read wrong: each row says how the claim stood, and how it stands after."""
    client = client_of("coder")
    claim = set_aside(client, app, "12 people killed")
    one, _ = known(app, incident_address(client))
    report = next(r.id for r in one.view.reports for q in r.quotes if q.claim == claim)
    page = client.get(f"/reports/{report}").text
    client.post(f"/reports/{report}/claims/{claim}/undo", data=form_of(page, kind="use"))
    page = client.get(f"/reports/{report}").text
    client.post(f"/reports/{report}/claims/{claim}/reading", data=form_of(page, value="wrong", why="an age"))
    told = rows_of(client.get("/history").text)
    assert told[0] == ("12 people killed: nobody had judged it", "12 people killed: read wrong")
    assert told[1] == ("12 people killed: set aside", "12 people killed: nobody had judged it")
    assert told[2] == ("12 people killed: nobody had judged it", "12 people killed: set aside")


def test_signatures_summaries_and_readings_are_told_too(app, client_of):
    """From a draft to reviewed; the sentence that went and the one that came; what an engine made of an unread report."""
    client = client_of("coder")
    address = incident_address(client)
    write(client, address, ("The first words.", "1", ""))
    write(client, address, ("The second words.", "1", ""))
    sign(client, address, "reviewed")
    told = rows_of(client.get("/history").text)
    assert told[0] == ("draft", "reviewed")
    assert told[1] == ("The first words.", "The second words.")
    assert told[2] == ("no such sentence", "The first words.")
    assert any(a == "unread" and "claims" in b for a, b in told)


def test_the_history_of_an_incident_holds_its_entries_alone(app, client_of):
    """Those of its reports and claims, in words; none of another incident's."""
    client = client_of("coder")
    address = incident_address(client)
    set_aside(client, app, "12 people killed")
    page = client.get("/history", params={"incident": address.rsplit("/", 1)[1]}).text
    assert "he was not there" in page
    assert "Ridge Courier" in page
    assert "Hill Gazette" not in page
    assert "before: 12 people killed: nobody had judged it" in text_of(client.get(address).text)
    assert client.get("/history", params={"incident": "nowhere"}).status_code == 404


def test_pages_follow_one_another_by_number(app, client_of):
    """Earlier and later lead through every entry once; what is no number is refused."""
    client = client_of("reader")
    desk = app.state.desk
    claim = next(iter(desk.findings().claims.values()))
    judged = Decision(kind="use", value="used", why="x", quote=claim.quote, claim=claim.id)
    desk.register.decide_all([judged] * 130, author="Test Coder", time="2031-07-01T00:00:00Z")
    count = len(desk.register)
    seen: list[int] = []
    address = "/history"
    while address:
        page = client.get(address).text
        seen += [int(n) for n in re.findall(r'<tr id="e-(\d+)"', page)]
        earlier = re.search(r'href="(/history\?upto=\d+)">earlier', page)
        address = earlier[1] if earlier else ""
    assert seen == list(range(count, 0, -1))
    assert client.get("/history", params={"upto": "x"}).status_code == 400
    mine = client.get("/history", params={"incident": incident_address(client).rsplit("/", 1)[1]}).text
    assert ">earlier</a>" in mine


def test_a_page_checks_its_own_entries_and_no_others(app, client_of, monkeypatch):
    """A changed entry shows on its page and on no other; nothing is verified whole until somebody asks."""
    client = client_of("reader")
    register = app.state.desk.register
    monkeypatch.setattr(type(register), "verify", lambda *a, **k: pytest.fail("verified whole"))
    assert "holds here" in client.get("/history").text
    with register._store._engine.begin() as connection:
        connection.execute(sa.update(entries).where(entries.c.number == 2).values(author="Somebody Else"))
    assert "entry 2: does not have the hash" in client.get("/history").text
    assert "holds here" in client.get("/history", params={"upto": "1"}).text


def test_a_check_of_the_whole_chain_is_remembered(client_of):
    """Who had it checked and when; what came since is counted."""
    client = client_of("coder")
    page = client.post("/history/check", data=form_of(client.get("/history").text)).text
    assert "chain holds" in page
    assert NAMES["coder"] in page
    sign(client, incident_address(client), "reviewed")
    assert "1 entry came since" in text_of(client.get("/history").text)


def test_an_erased_entry_says_so(app, client_of):
    """Its row stays, without what it said."""
    client = client_of("reader")
    one, _ = known(app, incident_address(client))
    assert number_of(app, incident_address(client), "12 people killed") > 0
    report = next(r.id for r in one.view.reports if r.outlet == "Ridge Courier")
    app.state.desk.register.erase(report, "asked for by the family", author="Test Coder", time="2031-07-01T00:00:00Z")
    page = client.get("/history").text
    assert "erased since" in page
    assert "asked for by the family" in page
    assert "Karim Testname" not in page
