"""The page of an incident: how its range moved, who says what, what people write and sign under it."""

from __future__ import annotations

import re

import pytest
from desk_sample import NAMES, token
from starlette.testclient import TestClient

from accounted import pipeline
from accounted.publishing import words
from accounted.web.dossier.part import kept, order_of
from accounted.web.gathering import find
from accounted.web.routes.telling import _numbers, _ranges


def incident_address(client, words="Ramadi"):
    found = re.search(rf'href="(/incidents/[^"]+)"><bdi>[^<]*{words}', client.get("/").text)
    assert found is not None
    return found[1]


def known(app, address):
    with app.state.desk.stored.reading() as db:
        one = find(db, address.rsplit("/", 1)[1])
        assert one is not None
        return one, kept(db, one.n)


def form_of(html, **fields):
    seen = re.search(r"entry ([\d,]+) · <a", html)  # the foot of every page says which state it shows
    assert seen is not None
    return {"csrf": token(html), "seen": seen[1].replace(",", ""), **fields}


def opened(client):
    address = incident_address(client)
    return client.post(f"{address}/open", data=form_of(client.get(address).text, why="worth a file")).url.path


def sign(client, address, value, why=""):
    page = client.get(address).text
    return client.post(f"{address}/sign", data=form_of(page, value=value, why=why))


def number_of(app, address, said):
    """The number of the first claim that says this."""
    one, _ = known(app, address)
    return next(q.number for r in one.view.reports for q in r.quotes if said in q.said)


def write(client, address, *rows, **more):
    page = client.get(f"{address}/summary").text
    numbered = re.search(r'name="numbered" value="([^"]+)"', page)
    assert numbered is not None
    fields = form_of(page, numbered=numbered[1], **more)
    fields |= {k: [row[n] for row in rows] for n, k in enumerate(("text", "rests", "cites"))}
    return client.post(f"{address}/summary", data=fields)


def set_aside(client, app, said):
    """The claim that says this is set aside in its report."""
    one, _ = known(app, incident_address(client))
    report, claim = next((r.id, q.claim) for r in one.view.reports for q in r.quotes if said in q.said)
    page = client.get(f"/reports/{report}").text
    data = form_of(page, value="set_aside", ground="hearsay", why="he was not there")
    assert client.post(f"/reports/{report}/claims/{claim}/use", data=data).status_code == 200
    return claim


def test_each_day_is_what_a_view_of_that_day_comes_to(app, client_of):
    """The range by day of publication, reckoned from what is held, is that of a register seen as published by that day."""
    client = client_of("reader")
    one, dossier = known(app, incident_address(client))
    assert [d.day for d in dossier.days] == ["2031-03-03", "2031-03-04"]
    for day in dossier.days:
        findings = app.state.desk.findings(None, day.day)
        same = max(findings.incidents, key=lambda i: len(set(i.reports) & {r.id for r in one.view.reports}))
        for end in day.tolls:
            toll = pipeline.toll(findings, same, "plain", end.outcome)
            assert (end.answer, end.figure, end.open_high) == (toll.answer, words.toll_figure(toll)[0], toll.open_high)
    assert any("Imad Madeup: 15" in m for m in dossier.days[1].tolls[1].moved_by)
    assert dossier.days[-1].tolls[0].figure == one.view.tolls[0].figure


def test_equal_readings_have_equal_letters_and_others_stand_out(app, client_of):
    """Three figures of killed are three letters in order of size; one reading of the place has none."""
    client = client_of("reader")
    _, dossier = known(app, incident_address(client))
    columns = [c.name for c in dossier.columns]
    killed = dossier.columns[columns.index("Killed")]
    assert killed.differs
    assert killed.verdict == "≠ 3 readings"
    letters = {r.cells[0].said[0].text: r.cells[0].letter for r in dossier.origins if r.cells[0].said}
    assert letters == {"at least 9": "a", "10": "b", "12": "c"}
    assert not dossier.columns[columns.index("Where")].differs
    page = client.get(incident_address(client)).text
    assert "≠ 3 readings" in page


def test_the_usual_page_comes_from_the_view_alone(app, client_of, monkeypatch):
    """Neither the page, nor its summary's form, nor a signature folds the register."""
    client = client_of("coder")
    address = incident_address(client)
    client.get(address)

    def never(*_):
        raise AssertionError("the whole register was folded")

    monkeypatch.setattr(app.state.desk, "findings", never)
    assert client.get(address).status_code == 200
    assert client.get(f"{address}/summary").status_code == 200
    assert client.get(f"{address}/print.css").status_code == 200


def test_a_summary_is_flagged_when_a_claim_under_it_is_set_aside_and_can_be_held_or_rewritten(app, client_of):
    """What changed is said, under that sentence alone; holding it takes the flag away and is an entry; so does undoing."""
    client = client_of("coder")
    address = incident_address(client)
    twelve, fifteen = number_of(app, address, "12 people killed"), number_of(app, address, "15 people injured")
    answer = write(
        client, address, ("The mayor says that twelve people died.", str(twelve), ""), ("Fifteen were hurt.", str(fifteen), ""),
        ("The range of killed is what it is.", "", "killed"),
    )  # fmt: skip
    assert answer.status_code == 200
    assert answer.url.path == address
    assert "no longer stands" not in answer.text
    assert f"written by <bdi>{NAMES['coder']}" in answer.text
    set_aside(client, app, "12 people killed")
    page = client.get(address).text
    assert "Sentence 1 no longer stands as written" in page
    assert "set aside; was" in re.sub("<[^>]+>", "", page)
    assert "hearsay: he was not there" in page
    assert "Sentence 2 no longer stands" not in page
    assert "Sentence 3 no longer stands" in page  # the toll that it cites moved
    assert "The toll of killed" in page
    entry = re.search(r'name="entry" value="(\d+)"', page)
    assert entry is not None
    held = client.post(f"{address}/summary/holds", data=form_of(page, entry=entry[1], sentence="1"))
    assert "Sentence 1 no longer stands" not in held.text
    assert "Sentence 3 no longer stands" in held.text
    assert f"found to hold by <bdi>{NAMES['coder']}" in held.text
    late = client.post(f"{address}/summary/holds", data=form_of(page, entry=entry[1], sentence="3"))
    assert late.status_code in (400, 409)
    form = client.get(f"{address}/summary").text
    assert "The mayor says that twelve people died." in form
    assert f'value="{twelve}"' in form


def test_a_claim_read_wrong_is_told_under_its_sentence(app, client_of):
    """A reading struck out leaves the sentence standing, and says by whom and why."""
    client = client_of("coder")
    address = incident_address(client)
    fifteen = number_of(app, address, "15 people injured")
    write(client, address, ("Fifteen were hurt.", str(fifteen), ""))
    one, _ = known(app, address)
    report, claim = next((r.id, q.claim) for r in one.view.reports for q in r.quotes if q.number == fifteen)
    page = client.get(f"/reports/{report}").text
    client.post(f"/reports/{report}/claims/{claim}/reading", data=form_of(page, value="wrong", why="that is a date"))
    told = client.get(incident_address(client)).text
    assert "Sentence 1 no longer stands" in told
    assert "read wrong" in told
    assert "that is a date" in told


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        (("Nothing under it.", "", ""), "rests on nothing"),
        (("Too far.", "9999", ""), "there is no claim 9999"),
        (("Not a number.", "one", ""), "is no number"),
        (("", "1", ""), "says nothing"),
    ],
)
def test_what_cannot_be_kept_comes_back_with_every_word(app, client_of, row, refusal):
    """The form says what is wrong, holds what was written, and nothing is in the register."""
    client = client_of("coder")
    address = incident_address(client)
    count = len(app.state.desk.register)
    answer = write(client, address, ("A sentence that is right <b>here</b>.", "1-2", ""), row)
    assert answer.status_code == 400
    assert refusal in answer.text
    assert "A sentence that is right &lt;b&gt;here&lt;/b&gt;." in answer.text
    assert len(app.state.desk.register) == count


def test_writing_on_claims_that_somebody_judged_meanwhile_is_told(app, client_of):
    """The one who was late is shown who did what; the words stay in the form; kept again they are written."""
    one, two = client_of("coder"), client_of("editor")
    address = incident_address(one)
    page = two.get(f"{address}/summary").text
    numbered = re.search(r'name="numbered" value="([^"]+)"', page)
    assert numbered is not None
    set_aside(one, app, "12 people killed")
    fields = form_of(page, numbered=numbered[1], text="Nine or more died.", rests="1", cites="")
    late = two.post(f"{address}/summary", data=fields)
    assert late.status_code == 409
    assert NAMES["coder"] in late.text
    assert "Nine or more died." in late.text
    assert two.post(f"{address}/summary", data={**fields, **form_of(late.text)}).status_code == 200


def test_a_summary_can_be_taken_back(app, client_of):
    """With a why; the page then says that nobody has written one, and the next builds on the taking back."""
    client = client_of("coder")
    address = incident_address(client)
    page = write(client, address, ("It is so.", "1", "")).text
    entry = re.search(r'name="entry" value="(\d+)"', page)
    assert entry is not None
    assert client.post(f"{address}/summary/withdraw", data=form_of(page, entry=entry[1])).status_code == 400
    gone = client.post(f"{address}/summary/withdraw", data=form_of(page, entry=entry[1], why="too early"))
    assert "Nobody has written one" in gone.text
    assert write(client, address, ("It is so again.", "1", "")).status_code == 200


def test_signing_goes_by_step_person_and_role(app, client_of):
    """A coder reviews, another person reads second, an editor releases what has a code; each refusal says why."""
    coder, editor = client_of("coder"), client_of("editor")
    address = incident_address(coder)
    assert sign(coder, address, "second_read").status_code == 400
    assert "reviewed" in sign(coder, address, "reviewed").text
    own = sign(coder, address, "second_read")
    assert own.status_code == 403
    assert "another person than the first" in own.text
    assert sign(editor, address, "second_read").status_code == 200
    refused = sign(editor, address, "released")
    assert refused.status_code == 400
    assert "open the incident first" in refused.text
    address = opened(coder)
    assert sign(coder, address, "released").status_code == 403
    released = sign(editor, address, "released")
    assert released.status_code == 200
    assert re.search(r'aria-current="step">released', released.text)
    assert "Ramadi" in coder.get("/", params={"state": "released"}).text
    assert "Ramadi" not in coder.get("/", params={"state": "reviewed"}).text.split("</form>")[-1]
    assert sign(coder, address, "draft", "not yet").status_code == 403
    assert sign(editor, address, "draft").status_code == 400
    assert re.search(r'aria-current="step">draft', sign(editor, address, "draft", "new reports came").text)


def test_what_changed_since_a_person_signed_is_said(app, client_of):
    """The toll then and now, and the entries since; signed again, nothing has changed."""
    client = client_of("coder")
    address = incident_address(client)
    page = sign(client, address, "reviewed").text
    assert "Nothing was written of it since" in page
    before = known(app, address)[0].view.tolls[0]
    set_aside(client, app, "12 people killed")
    page = client.get(address).text
    after = known(app, address)[0].view.tolls[0]
    assert after.figure != before.figure
    assert f"killed: {before.figure}" in page
    assert f"became {after.figure}" in page
    assert "Since <bdi>" in page
    assert "Sign again: reviewed" in page
    again = sign(client, address, "reviewed").text
    assert "No toll is another one than was signed" in again


def test_a_signature_of_a_page_that_is_out_of_date_is_refused(app, client_of):
    """Somebody set a claim aside while the page was open: what would be signed is not what was seen."""
    one, two = client_of("coder"), client_of("editor")
    address = incident_address(one)
    page = two.get(address).text
    set_aside(one, app, "12 people killed")
    late = two.post(f"{address}/sign", data=form_of(page, value="reviewed"))
    assert late.status_code == 409
    assert "hearsay" in late.text or "set aside" in late.text


def test_a_slider_is_a_place_in_the_days(client_of):
    """Without script a slider sends its place; the answer is the page of that day under its own link; the end is now."""
    client = client_of("reader")
    address = incident_address(client)
    first = client.get(address, params={"nth-published": "0", "nth-recorded": "1"})
    assert str(first.url).endswith("?published-by=2031-03-03")
    assert "Not as of now" in first.text
    now = client.get(address, params={"nth-published": "2"})
    assert str(now.url).endswith(address)
    assert client.get(address, params={"nth-published": "x"}).status_code == 400


def test_a_second_method_asks_where_it_cannot_say(client_of):
    """Beside the first stands one that cannot say, with its question, unless another is asked for."""
    client = client_of("reader")
    address = incident_address(client)
    page = client.get(address).text
    second = re.search(r'<div class="toll second".*?</div>', page, re.S)
    assert second is not None
    named = client.get(address, params={"second": "gtd-2015"}).text
    assert re.search(r'<div class="toll second".*?method gtd-2015', named, re.S)


def test_names_of_persons_stay_veiled_until_asked_for(client_of):
    """Neither in their states nor in the history does a veiled page hold the name."""
    client = client_of("coder")
    address = incident_address(client)
    page = client.get(address).text
    persons = page.split('id="persons"')[1].split('id="reports"')[0]
    assert "Fabricated" not in persons
    assert "name withheld" in persons
    shown = client.post(f"{address}/names", data={"csrf": token(page)}).text
    assert "Nadia Fabricated" in shown.split('id="persons"')[1]


def test_the_margin_of_a_printed_page_tells_the_state_and_the_rules(app, client_of):
    """Head, entry, method and the hash of its file; a name from an address cannot leave its string."""
    client = client_of("reader")
    address = incident_address(client)
    answer = client.get(f"{address}/print.css")
    assert answer.headers["content-type"].startswith("text/css")
    plain = re.sub(r"\\([0-9a-f]{6})", lambda m: chr(int(m[1], 16)), answer.text)
    assert f"Register head {app.state.desk.register.head()[:16]}" in plain
    assert "method plain 1, SHA-256 " in plain
    odd = client.get('/incidents/x"}body{display:none}/print.css')
    assert odd.status_code == 404 or '"}body' not in odd.text


def test_numbers_are_read_and_written_as_people_write_them():
    """Ranges, commas and spaces; and back."""
    assert _numbers("1, 4-6; 9 4", 9, 1) == [1, 4, 5, 6, 9]
    assert _numbers("3 – 5", 9, 1) == [3, 4, 5]
    assert _ranges([1, 4, 5, 6, 9]) == "1, 4-6, 9"
    assert _ranges([]) == ""


def test_a_reader_writes_and_signs_nothing(client_of):
    """The page offers no act to them, and the addresses refuse."""
    client: TestClient = client_of("reader")
    address = incident_address(client)
    page = client.get(address).text
    assert "Write a summary" not in page
    assert client.get(f"{address}/summary").status_code == 403
    assert client.post(f"{address}/sign", data={"csrf": token(page), "value": "reviewed"}).status_code == 403


def test_claims_are_numbered_from_one_without_gaps(app, client_of):
    """What a sentence names by number is one claim of the page."""
    one, _ = known(app, incident_address(client_of("reader")))
    numbers = sorted(q.number for r in one.view.reports for q in r.quotes)
    assert numbers == list(range(1, len(order_of(one.view)) + 1))


def test_the_state_shown_of_a_person_is_the_one_that_tolls_take(app, client_of):
    """A later day outranks an earlier one, in whatever order they were decided."""
    client = client_of("coder")
    person = re.search(r'href="(/casualties/person-[0-9a-f]+)"', client.get("/casualties").text)
    assert person is not None
    for state, since in (("alive", "2031-03-09"), ("killed", "2031-03-02")):
        html = client.get(person[1]).text
        incident = re.search(r'name="incident" value="([^"]+)"', html)
        assert incident is not None
        form = form_of(html, incident=incident[1], state=state, since=since, why="a list", name="")
        assert client.post(f"{person[1]}/accept", data=form).status_code == 200
    _, dossier = known(app, incident_address(client))
    assert [p.decided for p in dossier.persons if p.decided] == ["alive"]
    assert "Accepted" in client.get(person[1]).text
    assert "<b>alive</b>" in client.get(person[1]).text
