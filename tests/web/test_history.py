"""The history: every entry in words, before and after; a page is as quick however long the chain is."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from desk_sample import NAMES
from test_incident_page import form_of, incident_address, known, number_of, set_aside, sign, write

from accounted import pipeline
from accounted.model import Decision
from accounted.moves import figured, merging, splitting
from accounted.register import Decided
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


def split_off(client, app, outlet, why="another day"):
    """What an outlet's report tells of the incident leaves it, at the desk."""
    address = incident_address(client)
    page = client.get(f"{address}/split").text
    leaving = re.search(rf'value="(report-[^"]+)"[^>]*> <span><bdi>{outlet}', page)[1]
    form = form_of(client.get(f"{address}/split", params={"report": leaving}).text, report=leaving, why=why)
    assert client.post(f"{address}/split", data=form).status_code == 200
    return leaving


def test_a_split_and_its_undoing_tell_the_figures_before_and_after(app, client_of):
    """One incident with its dead and injured before, two of them after; taken back, the other way round. The words say that
    they are figures of that time, on the incident's page too."""
    client = client_of("editor")
    split_off(client, app, "Delta")
    before, after = rows_of(client.get("/history").text)[0]
    whole, parts = "Ramadi", after.split("; ")
    assert before.startswith(whole)
    assert before.endswith("2 March 2031: killed 9–12, open above, injured 15–20")
    assert len(parts) == 2
    assert all(p.startswith(whole) for p in parts)
    assert {p.split(": ")[1] for p in parts} == {"killed 9–12, open above, injured 20", "killed 10, injured 15"}
    page = client.get("/history").text
    assert "figures under plain, as worked out then" in page
    address = incident_address(client)
    assert f"before: {before}" in text_of(client.get(address).text)
    number = len(app.state.desk.register)
    form = form_of(client.get("/review").text, act=str(number))
    assert client.post("/review/undo", data=form).status_code == 200
    assert rows_of(client.get("/history").text)[0] == (after, before)


def test_a_merge_tells_both_incidents_and_the_one_they_became(app, client_of):
    """By an editor at the desk and by a program: what was sent of figures is not taken from it."""
    client = client_of("editor")
    findings = app.state.desk.findings()
    two = [i for i in findings.incidents if "Ramadi" in i.title or "Mosul" in i.title]
    made = merging(two, "one attack in two places")[0]
    act = {"seen": len(app.state.desk.register), "decisions": [
        {"kind": "merge", "targets": list(made.targets), "why": made.why, "was": [{"title": "an invented place"}]}
    ]}  # fmt: skip
    csrf = client.get("/api/me").json()["csrf"]
    assert client.post("/api/decisions", json=act, headers={"X-CSRF": csrf}).status_code == 200
    told = client.get("/api/history", params={"since": act["seen"]}).json()["entries"][0]
    assert len(told["before"].split("; ")) == 2
    assert "Mosul" in told["before"]
    assert len(told["after"].split("; ")) == 1
    assert "invented place" not in told["before"]
    assert told["note"] == "figures under plain, as worked out then"


def test_what_an_act_did_to_an_incident_it_did_not_name_is_told_and_erased_with_that_one(app, client_of):
    """A report leaves one incident of three and comes to another that stood before: that one's figures are told too. When its
    report is erased for good the figures go with it, and what was kept apart stays apart."""
    register = app.state.desk.register
    findings = app.state.desk.findings()
    ramadi, mosul = (next(i for i in findings.incidents if n in i.title) for n in ("Ramadi", "Mosul"))
    of = {r: [c for c in mosul.claims if findings.claims[c].quote.report == r] for r in mosul.reports}
    leaving, staying = sorted(of)
    decisions = [
        *splitting(findings, mosul, of[leaving], "told elsewhere"),
        *merging([ramadi], "told elsewhere"),
    ]
    decisions[1] = Decision(kind="merge", targets=(*of[leaving][:1], *ramadi.claims[:1]), why="told elsewhere")
    supposed = pipeline.suppose(findings, decisions)
    acts = figured(findings, decisions, supposed)
    numbers = register.decide_all(acts, author=NAMES["editor"], time="2031-07-01T00:00:00Z")
    assert len(acts) == len(decisions) + 1
    assert [i.claims for i in app.state.desk.findings().incidents] == [i.claims for i in supposed.incidents]
    assert {i.title for i in acts[0].was} == {i.title for i in acts[0].became}
    assert any("Ramadi" in i.title for i in acts[0].was)
    told = rows_of(client_of("reader").get("/history").text)[len(numbers) - 1]
    assert "Ramadi" in told[0]
    assert "Mosul" in told[1]
    assert f"one act with entry {numbers[0]}" in client_of("reader").get("/history").text
    gone = next(r for r in ramadi.reports if findings.claims[ramadi.claims[0]].quote.report != r)
    register.erase(gone, "asked for by the family", author=NAMES["editor"], time="2031-07-01T00:00:01Z")
    kept = {e.number: e.payload for e in register.entries_of(numbers)}
    assert kept[numbers[0]] is None
    assert all(isinstance(kept[n], Decided) for n in numbers[1:])
    after = app.state.desk.findings()
    home = {c: i.id for i in after.incidents for c in i.claims}
    assert home[of[leaving][0]] != home[of[staying][0]]
