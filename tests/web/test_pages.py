"""What the pages show, from the list down to a quote."""

from __future__ import annotations

import re

import pytest
from desk_sample import NAMES, SCRIPT, seen, token

from accounted import pipeline
from accounted.model import BadInput
from accounted.register import create_or_open
from accounted.web.listing.query import Filter, ask, filter_of
from accounted.web.listing.summing import Total
from accounted.web.view.folding import folded, fts_query
from accounted.web.view.stored import Stored


def incident_address(client, words="Ramadi"):
    found = re.search(rf'href="(/incidents/[^"]+)"><bdi>[^<]*{words}', client.get("/").text)
    assert found is not None
    return found[1]


def report_address(client, outlet="Ridge Courier"):
    text = client.get(incident_address(client)).text
    found = re.search(rf'href="(/reports/[^"#]+)"><bdi>{outlet}', text)
    assert found is not None
    return found[1]


def test_the_list_adds_up_as_the_pipeline_does(app, client_of):
    """Stored parts come to what adding up from the register comes to, for every method; lowest before highest."""
    client_of("reader")
    desk = app.state.desk
    findings = desk.findings()
    from accounted.reckoning import shipped

    for method in [m.name for m in shipped()]:
        with desk.stored.reading() as db:
            answer = ask(db, Filter(method=method))
        for total in answer.sums:
            wanted = pipeline.add_up(findings, findings.incidents, method, total.outcome)
            assert total == Total.of(wanted)
            assert list(total.fields) == list(wanted.fields)
    assert answer.found == len(findings.incidents)


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ({"q": "ramadi"}, True), ({"q": "RAMÁDI mark"}, True), ({"q": "nowhere-at-all"}, False),
        ({"country": "iq"}, True), ({"country": "FR"}, False), ({"since": "2031-03-01", "until": "2031-03-31"}, True),
        ({"since": "2032-01-01"}, False), ({"toll": "10"}, True), ({"toll": "50"}, False), ({"toll": "none"}, False),
        ({"problem": "with"}, None), ({"state": "draft"}, True), ({"state": "released"}, False),
        ({"opened": "no"}, True), ({"opened": "yes"}, False), ({"q": '"; DROP TABLE incidents --'}, False),
    ],
)  # fmt: skip
def test_a_filter_finds_what_it_says_and_no_more(client_of, query, hit):
    """Each filter on its own, as a link; words in any case and accent; SQL in the words is only words."""
    client = client_of("reader")
    page = client.get("/", params=query)
    assert page.status_code == 200
    body = client.get("/api/incidents", params=query).json()
    titles = [i["title"] for i in body["answer"]["incidents"]]
    assert page.text.count('<th scope="row">') == len(titles)
    if hit is not None:
        assert any("Ramadi" in t for t in titles) == hit


def test_the_words_of_an_unread_report_are_found_in_its_script(client_of):
    """Arabic without the article and with other vowel marks finds the report, which is in no incident."""
    client = client_of("reader")
    assert "صحيفة الوادي" in client.get("/", params={"q": "سوق رمادي"}).text
    assert "صحيفة الوادي" not in client.get("/", params={"q": "بيت"}).text


def test_folding_makes_alike_what_readers_take_for_alike():
    """Accents, case, Arabic variants and articles; letters of unspaced scripts stand as words."""
    assert folded("Ramādī") == "ramadi"
    assert folded("إلى") == folded("الى")
    assert folded("مُسْتَشْفى") == folded("مستشفي")
    assert folded("市場").split() == ["市", "場"]
    assert fts_query("' \" *") is None
    assert fts_query("市場 Ram") == '"市 場"* AND "ram"*'


def test_a_filter_refuses_what_cannot_be_asked():
    """A day that is none, a field that is none, a method that does not ship."""
    for fields in ([("since", "soon")], [("colour", "red")], [("method", "mine")], [("page", "0")], [("toll", "7")]):
        with pytest.raises(BadInput):
            filter_of(fields)


def test_a_figure_leads_to_its_reasons_and_each_reason_to_its_quote(client_of):
    """Outcome, figure, documented range, group, method and conformity together; a quote's door opens at its card."""
    client = client_of("reader")
    text = client.get(incident_address(client)).text
    for words in ("documented range", "all persons", "conformity full", "method plain"):
        assert words in text
    doors = re.findall(r'class="q" href="(/reports/[^"#]+)#(claim-[0-9a-f]+)"', text)
    assert doors
    for address, claim in sorted(set(doors))[:6]:
        assert f'id="{claim}"' in client.get(address).text


def test_names_and_hard_texts_are_veiled_until_somebody_asks(app, client_of):
    """A reader cannot; a coder can, and that they did is kept and shown to the administrator."""
    coder, reader, admin = client_of("coder"), client_of("reader"), client_of("administrator")
    address = incident_address(coder)
    persons = re.compile(r'id="persons">(.*?)</section>', re.S)
    veiled = persons.search(coder.get(address).text)
    assert veiled is not None
    assert "Fabricated" not in veiled[1]
    page = coder.get(address).text
    shown = persons.search(coder.post(f"{address}/names", data={"csrf": token(page)}).text)
    assert shown is not None
    assert "Fabricated" in shown[1]
    found = re.search(r'href="(/reports/[^"#]+)"><bdi>Grove Bulletin', client_incident(coder, "Mosul"))
    assert found is not None
    assert "roadside bomb" not in coder.get(found[1]).text.split("</h1>")[1]
    asked = {"csrf": token(coder.get(found[1]).text)}
    assert "roadside bomb" in coder.post(f"{found[1]}/text", data=asked).text.split("</h1>")[1]
    assert reader.post(f"{found[1]}/text", data={"csrf": token(reader.get("/").text)}).status_code == 403
    assert f"{NAMES['coder']}</bdi> had shown: names" in admin.get("/people").text


def client_incident(client, words):
    return client.get(incident_address(client, words)).text


def test_script_in_texts_and_titles_is_only_text(client_of):
    """Outlet, headline and body that hold markup are shown as letters on every page."""
    client = client_of("reader")
    for address in ("/", incident_address(client), report_address(client, "Delta"), "/history"):
        text = client.get(address).text
        assert SCRIPT not in text
        assert "<script>" not in text
    assert "&lt;script&gt;" in client.get(report_address(client, "Delta")).text


def test_a_report_is_whole_between_its_marks(client_of, register):
    """The marked text without its marks is the report's own text, and right-to-left text says so."""
    client = client_of("reader")
    text = client.get(report_address(client)).text
    shown = " ".join(re.sub(r"<[^>]+>", "", "".join(re.findall(r'<p class="p[^>]*>(.*?)</p>', text, re.S))).split())
    with create_or_open(register, readonly=True) as book:
        mine = next(r for r in book.view().reports.values() if r.outlet == "Ridge Courier")
    body = " ".join(mine.text[mine.headline_end :].split())
    assert body.replace(" ", "") in shown.replace(" ", "")
    found = re.search(r'href="(/reports/[^"]+)"><bdi>صحيفة', client.get("/", params={"q": "السوق"}).text)
    assert found is not None
    arabic = client.get(found[1]).text
    assert 'lang="ar" dir="rtl"' in arabic
    assert "Not yet read" in arabic


def test_clocks_methods_and_groups_are_links(client_of):
    """Under an earlier day fewer reports speak; another method and group answer in their own words; nonsense is refused."""
    client = client_of("reader")
    address = incident_address(client)
    early = client.get(address, params={"published-by": "2031-03-03"}).text
    assert "Not as of now" in early
    assert "Madeup" not in early
    assert "Madeup" in client.get(address).text
    assert "conformity partial" in client.get(address, params={"method": "ibc-partial"}).text
    assert "civilians" in client.get(address, params={"group": "civilians"}).text
    for query in ({"method": "mine"}, {"group": "pandas"}, {"recorded-by": "never"}, {"x": "1"}):
        assert client.get(address, params=query).status_code == 400
    assert client.get(address, params={"recorded-by": "2030-01-01"}).status_code == 404


def test_the_history_tells_every_entry_and_checks_the_chain(app, client_of):
    """As many rows as entries; the check says that it holds, and says so no more once a row was changed."""
    client = client_of("reader")
    page = client.get("/history").text
    assert page.count('<tr id="e-') == len(app.state.desk.register)
    csrf = {"csrf": token(page)}
    assert "chain holds" in client.post("/history/check", data=csrf).text
    import sqlite3

    with sqlite3.connect(app.state.desk.register.path) as db:
        db.execute("UPDATE entries SET author = 'Another' WHERE number = 2")
    assert "chain broken" in client.post("/history/check", data=csrf).text


def test_the_interface_for_machines_is_described(client_of):
    """The OpenAPI document names every filter that the list takes."""
    import msgspec

    document = client_of("reader").get("/api/openapi.json").json()
    named = {p["name"] for p in document["paths"]["/api/incidents"]["get"]["parameters"]}
    assert named == {f.name for f in msgspec.structs.fields(Filter)}


def test_the_view_is_never_the_truth(app, client_of):
    """Deleted, damaged or left behind by the register, it is worked out anew and says the same."""
    client = client_of("reader")
    before = client.get("/").text
    stored: Stored = app.state.desk.stored
    for spoil in (lambda: stored.path.unlink(), lambda: stored.path.write_bytes(b"not a database at all" * 99)):
        for end in ("-wal", "-shm"):
            stored.path.with_name(stored.path.name + end).unlink(missing_ok=True)
        spoil()
        stored._head = None
        assert client.get("/").text == before
    assert stored.path.stat().st_mode & 0o077 == 0


def test_a_draft_that_goes_by_another_id_is_still_found(app, client_of):
    """A claim read wrong gives the draft another id; its old address leads on, and stays a way there when that goes on too."""
    client = client_of("coder")
    old = incident_address(client)
    for words in ("9 people killed", "12 people killed"):
        report = report_address(client)
        page = client.get(report).text
        found = re.search(rf'<b dir="auto">[^<]*{words}[^<]*</b>.*?<dl id="(claim-[0-9a-f]+)"', page, re.S)
        assert found is not None
        form = {"csrf": token(page), "seen": seen(page), "value": "wrong", "why": "read wrong"}
        assert client.post(f"{report}/claims/{found[1]}/reading", data=form).status_code == 200
        assert incident_address(client) != old
        answer = client.get(old)
        assert answer.status_code == 200
        assert str(answer.url).endswith(incident_address(client))
    assert client.get("/incidents/incident-0000").status_code == 404
