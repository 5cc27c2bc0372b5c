"""What people decide: each act is one entry, is told to whoever was beaten to it, and can be undone."""

from __future__ import annotations

import re

import pytest
from desk_sample import NAMES, seen, sign_in, token
from starlette.testclient import TestClient
from test_pages import incident_address, report_address

from accounted.model import BadInput, Decision
from accounted.moves import followed
from accounted.pipeline import suppose
from accounted.register import ChangedSince
from accounted.web import create_app


def claim_with(page, words):
    """Id of the claim whose card says these words."""
    found = re.search(rf'<b dir="auto">[^<]*{words}[^<]*</b>.*?<dl id="(claim-[0-9a-f]+)"', page, re.S)
    assert found is not None, words
    return found[1]


def form_of(page, **more):
    return {"csrf": token(page), "seen": seen(page), **more}


def killed(client, words="Ramadi"):
    body = client.get("/api/incidents", params={"q": words}).json()["answer"]["incidents"]
    return [t["figure"] for i in body if words in i["title"] for t in i["tolls"] if t["outcome"] == "killed"]


def test_a_claim_set_aside_moves_the_toll_and_undo_moves_it_back(app, client_of):
    """Set aside with its why: the range narrows, the claim says by whom; undone: all as before, with two entries more."""
    client = client_of("coder")
    before = killed(client)
    address = report_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    count = len(app.state.desk.register)
    aside = form_of(page, value="set_aside", ground="hearsay", why="he was in Baghdad that day")
    page = client.post(f"{address}/claims/{claim}/use", data=aside).text
    assert "hearsay: he was in Baghdad that day" in page
    assert killed(client) != before
    page = client.post(f"{address}/claims/{claim}/undo", data=form_of(page, kind="use")).text
    assert "hearsay: he was" not in page
    assert killed(client) == before
    assert len(app.state.desk.register) == count + 2
    assert f"undoes entry {count + 1}" in client.get("/history").text


def test_a_claim_read_wrong_is_struck_out_and_comes_back(app, client_of):
    """Read wrong: it bears on nothing and stays on the page with who and why; undone: it is as nobody judged it."""
    client = client_of("coder")
    before = killed(client)
    address = report_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    nothing = client.post(f"{address}/claims/{claim}/reading", data=form_of(page, value="wrong"))
    assert nothing.status_code == 400
    page = client.post(
        f"{address}/claims/{claim}/reading", data=form_of(page, value="wrong", why="not a count at all")
    ).text
    assert "not a count at all" in page
    assert killed(client) != before
    page = client.post(f"{address}/claims/{claim}/undo", data=form_of(page, kind="reading")).text
    assert "not a count at all" not in page
    assert killed(client) == before
    assert claim not in app.state.desk.findings().view.confirmed


def test_undo_brings_back_what_was_decided_before(client_of):
    """Right, then wrong, then undo: right again; undo once more: nobody judged it."""
    client = client_of("coder")
    address = report_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    page = client.post(f"{address}/claims/{claim}/reading", data=form_of(page, value="right")).text
    page = client.post(f"{address}/claims/{claim}/reading", data=form_of(page, value="wrong", why="misread")).text
    page = client.post(f"{address}/claims/{claim}/undo", data=form_of(page, kind="reading")).text
    card = page.split(f'id="{claim}"')[1].split("</dl>")[0]
    assert f"right, <bdi>{NAMES['coder']}" in card
    page = client.post(f"{address}/claims/{claim}/undo", data=form_of(page, kind="reading")).text
    assert "nobody has judged it" in page.split(f'id="{claim}"')[1].split("</dl>")[0]
    assert client.post(f"{address}/claims/{claim}/undo", data=form_of(page, kind="reading")).status_code == 404


def test_two_people_on_one_claim_are_told_and_on_two_are_not(app, client_of):
    """The second of two on the same words sees what the first did and nothing is written; on other words both are kept."""
    one, two = client_of("coder"), client_of("editor")
    address = report_address(one)
    page_one, page_two = one.get(address).text, two.get(address).text
    claim, other = claim_with(page_one, "12 people killed"), claim_with(page_one, "20 people injured")
    one.post(f"{address}/claims/{claim}/use", data=form_of(page_one, value="set_aside", ground="implausible", why="x"))
    count = len(app.state.desk.register)
    late = two.post(f"{address}/claims/{claim}/reading", data=form_of(page_two, value="right"))
    assert late.status_code == 409
    assert NAMES["coder"] in late.text
    assert "implausible" in late.text
    assert len(app.state.desk.register) == count
    kept = two.post(f"{address}/claims/{other}/reading", data=form_of(page_two, value="right"))
    assert kept.status_code == 200
    assert len(app.state.desk.register) == count + 1


def test_an_incident_is_opened_once(client_of):
    """It gets a code to cite, which then is its address; the second to open it is told."""
    one, two = client_of("coder"), client_of("coder")
    address = incident_address(one)
    page_one, page_two = one.get(address).text, two.get(address).text
    opened = one.post(f"{address}/open", data=form_of(page_one, why="first reading done"))
    code = opened.url.path.rsplit("/", 1)[1]
    assert re.fullmatch(r"I-\d+", code)
    assert code in one.get("/", params={"q": code}).text
    assert two.post(f"{address}/open", data=form_of(page_two, why="the same")).status_code in (400, 409)


def test_a_split_shows_what_it_would_do_and_does_that_and_a_merge_undoes_it(app, client_of):
    """The preview's figures are those that come; the merge's preview brings the first ones back, and so does the merge."""
    client = client_of("editor")
    before = killed(client)
    address = incident_address(client)
    page = client.get(f"{address}/split").text
    leaving = re.search(r'value="(report-[^"]+)"[^>]*> <span><bdi>Delta', page)
    assert leaving is not None
    count = len(app.state.desk.register)
    preview = client.get(f"{address}/split", params={"report": leaving[1]}).text
    assert len(app.state.desk.register) == count
    promised = [
        f.split(", open")[0] for f in re.findall(r'data-label="Killed"><b>([^<]+)', preview.split("h-after")[-1])
    ]
    client.post(f"{address}/split", data=form_of(preview, report=leaving[1], why="another day"))
    assert sorted(killed(client)) == sorted(promised)
    assert len(promised) == 2
    names = re.findall(r'href="(/incidents/[^"]+)"><bdi>[^<]*Ramadi', client.get("/").text)
    other = names[1].rsplit("/", 1)[1]
    page = client.get(f"{names[0]}/merge", params={"with": other}).text
    assert before[0] in page.split("h-after")[-1]
    client.post(f"{names[0]}/merge", data=form_of(page, **{"with": other}, why="one day after all"))
    assert killed(client) == before


def test_a_split_of_all_or_none_is_refused(client_of):
    """Some reports have to stay, and some to leave."""
    client = client_of("editor")
    address = incident_address(client)
    every = re.findall(r'name="report" value="(report-[^"]+)"', client.get(f"{address}/split").text)
    assert client.get(f"{address}/split", params={"report": every}).status_code == 400
    assert client.get(f"{address}/split", params={"report": "report-none"}).status_code == 400


def test_several_decisions_are_one_act(app, client_of):
    """Where one of them cannot be written none is; a clash is looked for under the same lock."""
    client_of("coder")
    desk = app.state.desk
    claim = next(iter(desk.findings().claims.values()))
    good = Decision(kind="use", value="used", why="x", quote=claim.quote, claim=claim.id)
    bad = Decision(kind="use", value="used", why="x", quote=None)
    count = len(desk.register)
    time = "2031-07-01T00:00:00Z"
    with pytest.raises(BadInput):
        desk.register.decide_all([good, bad], author="x", time=time)
    assert len(desk.register) == count
    desk.register.decide_all([good, good], author="x", time=time, seen=count)
    with pytest.raises(ChangedSince) as told:
        desk.register.decide_all([good], author="x", time=time, seen=count)
    assert [e.number for e in told.value.entries] == [count + 1, count + 2]


def test_a_preview_writes_nothing_and_knows_what_it_cannot_show(app, client_of):
    """Supposing a claim set aside moves the toll of the findings alone; a kind without a preview says so."""
    client_of("coder")
    desk = app.state.desk
    findings = desk.findings()
    claim = next(iter(findings.claims.values()))
    aside = Decision(kind="use", value="set_aside", why="x", quote=claim.quote, claim=claim.id)
    assert claim.id in suppose(findings, [aside]).view.set_aside
    assert claim.id not in findings.view.set_aside
    with pytest.raises(BadInput, match="no preview"):
        suppose(findings, [Decision(kind="grade", value="B2", why="x", targets=("I-1",))])


def test_single_claims_leave_together_and_what_stands_against_it_is_told(app, client_of):
    """The mayor's dead and wounded of one report are another incident's; both ways of choosing at once are refused; and who
    would put together what was kept apart is told by which entry, with nothing written."""
    client = client_of("editor")
    address = incident_address(client)
    page = client.get(f"{address}/split").text
    ids = re.findall(r'name="claim" value="(claim-[^"]+)"[^>]*> <span>(?:12 people killed|20 people injured)', page)
    assert len(ids) == 2
    assert "a casualty by name" in page
    assert "Nadia Fabricated" not in page
    report = re.search(r'name="report" value="(report-[^"]+)"', page)
    assert client.get(f"{address}/split", params={"claim": ids, "report": report[1]}).status_code == 400
    preview = client.get(f"{address}/split", params={"claim": ids}).text
    assert preview.split("h-after")[-1].count('data-label="Killed"') == 2
    client.post(f"{address}/split", data=form_of(preview, claim=ids, why="another attack"))
    findings = app.state.desk.findings()
    assert set(ids) in [set(i.claims) for i in findings.incidents]
    parts = [i for i in findings.incidents if "Ramadi" in i.title or set(i.claims) == set(ids)]
    third = next(i for i in findings.incidents if i not in parts)
    register = app.state.desk.register
    apart = Decision(kind="not_same", targets=(min(parts[0].claims), min(third.claims)), why="ten weeks between them")
    kept = register.decide(apart, author=NAMES["editor"], time="2031-06-02T09:00:00Z")
    held = Decision(kind="same", targets=(min(parts[1].claims), min(third.claims)), why="a trial")
    register.decide(held, author=NAMES["editor"], time="2031-06-02T09:00:01Z")
    merged = next(i for i in app.state.desk.findings().incidents if set(parts[1].claims) <= set(i.claims))
    only = [c for c in merged.claims if c in parts[1].claims]
    with pytest.raises(BadInput, match=rf"while entry {kept} keeps .* apart \(ten weeks between them\)"):
        followed(app.state.desk.findings(), [Decision(kind="same", targets=(parts[0].claims[0], only[0]), why="w")])


def test_what_a_decision_did_is_told_after_a_new_start_too(register, client_of):
    """The page that showed the figures before and after shows the same when another desk opens the register."""
    client = client_of("coder")
    address = report_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    aside = form_of(page, value="set_aside", ground="hearsay", why="he was in Baghdad that day")
    after = client.post(f"{address}/claims/{claim}/use", data=aside)
    told = re.search(r'<div class="kept".*?</div>', after.text, re.S)
    assert told is not None
    assert "<del>9–12, open above</del>" in told[0]
    with TestClient(create_app(register)) as anew:
        sign_in(anew, "coder")
        again = anew.get(str(after.url).split("#")[0]).text
        found = re.search(r'<div class="kept".*?</div>', again, re.S)
        assert found is not None
        assert found[0] == told[0]
