"""Forms that come too late: after somebody else's act, or after the session that they stood in."""

from __future__ import annotations

import html
import re

from desk_sample import NAMES, PASSWORD, seen, token
from starlette.testclient import TestClient
from test_deciding import claim_with
from test_pages import report_address

from accounted.web.access.held import Held, held_of, packed, unpacked
from accounted.web.access.sessions import COOKIE

SAME = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


def correction(page, number):
    """What the form of a correction sends."""
    text = page.split('class="claim-form"')[1].split("</form>")[0]
    fields = dict(re.findall(r'<input type="(?:text|hidden)"[^>]* name="(\w+)" value="([^"]*)"', text))
    fields |= dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text))
    return {k: html.unescape(v) for k, v in fields.items()} | {"what": "killed", "number": number}


def fields_in(page):
    """Fields of the form that is to be sent again."""
    found = dict(re.findall(r'<textarea name="(\w+)" hidden>\n(.*?)</textarea>', page, re.DOTALL))
    return {k: html.unescape(v) for k, v in found.items()}


def test_who_corrects_what_somebody_corrected_keeps_their_words(client_of):
    """Two people correct one claim at once: the second reads who did what, the form holds what they typed, and can be sent again."""
    one, other = client_of("coder"), client_of("editor")
    address = report_address(one)
    claim = claim_with(one.get(address).text, "12 people killed")
    mine, theirs = (c.get(f"{address}?correct={claim}").text for c in (one, other))
    assert one.post(f"{address}/claims/{claim}/correct", data=correction(mine, "13")).status_code == 200
    late = other.post(f"{address}/claims/{claim}/correct", data=correction(theirs, "14"))
    assert late.status_code == 409
    assert NAMES["coder"] in late.text
    again = correction(late.text, "14")
    assert 'name="number" value="14"' in late.text
    to = re.search(r'action="([^"]+)" class="claim-form"', late.text)[1]
    assert other.post(to, data=again).status_code == 200
    assert "14 people killed" in other.get(address).text


def test_who_judges_what_somebody_corrected_is_told_who(client_of):
    """The claim has another reading by now: the refusal names the entry, and nothing is written."""
    one, other = client_of("coder"), client_of("editor")
    address = report_address(one)
    page = other.get(address).text
    claim = claim_with(page, "12 people killed")
    form = correction(one.get(f"{address}?correct={claim}").text, "13")
    assert one.post(f"{address}/claims/{claim}/correct", data=form).status_code == 200
    late = {"csrf": token(page), "seen": seen(page), "value": "right"}
    answer = other.post(f"{address}/claims/{claim}/reading", data=late)
    assert answer.status_code == 409
    assert NAMES["coder"] in answer.text


def test_a_form_sent_after_the_session_ended_is_sent_again_by_who_signs_in(app, client_of):
    """Nothing is written before; the page shows what would be sent; after sign-in it is sent as that person."""
    client = client_of("coder")
    address = report_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    count = len(app.state.desk.register)
    form = {
        "csrf": token(page),
        "seen": seen(page),
        "value": "set_aside",
        "ground": "hearsay",
        "why": 'he "was" in <Baghdad>\nthen',
    }
    del client.cookies[COOKIE]
    asked = client.post(f"{address}/claims/{claim}/use", data=form, headers=SAME)
    assert asked.status_code == 401
    assert "nothing was written" in asked.text
    held = html.unescape(re.search(r'name="held" value="([^"]+)"', asked.text)[1])
    wrong = {
        "csrf": token(asked.text),
        "name": NAMES["editor"],
        "password": "not the password",
        "to": "/",
        "held": held,
    }
    again = client.post("/sign-in", data=wrong)
    assert again.status_code == 403
    assert 'name="held"' in again.text
    page = client.post("/sign-in", data={**wrong, "csrf": token(again.text), "password": PASSWORD}).text
    assert f"Send it now, as {NAMES['editor']}" in page
    assert "&lt;Baghdad&gt;" in page
    assert len(app.state.desk.register) == count
    sent = fields_in(page)
    assert sent["why"] == form["why"]
    to = re.search(r'<form method="post" action="([^"]+)" class="acts"', page)[1]
    answer = client.post(html.unescape(to), data={**sent, "csrf": token(page)}, headers=SAME)
    assert "hearsay: he" in answer.text
    assert app.state.desk.register.entries_of([count + 1])[0].author == NAMES["editor"]


def test_a_form_sent_into_a_locked_session_waits_for_the_password(app, client_of, monkeypatch):
    """After half an hour of typing the desk is locked: the password alone, then the form as it was."""
    client = client_of("coder")
    address = report_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    form = {"csrf": token(page), "seen": seen(page), "value": "right", "why": "read it twice"}
    app.state.desk.sessions.lock(app.state.desk.sessions.find(client.cookies[COOKIE]))
    asked = client.post(f"{address}/claims/{claim}/reading", data=form, headers=SAME)
    assert asked.status_code == 401
    held = html.unescape(re.search(r'name="held" value="([^"]+)"', asked.text)[1])
    page = client.post("/unlock", data={"csrf": token(asked.text), "to": "/", "password": PASSWORD, "held": held}).text
    assert fields_in(page)["why"] == "read it twice"


def test_a_foreign_form_is_not_kept(app):
    """A form of another site, one without an origin, and one that holds a password lead to the plain sign-in."""
    client = TestClient(app)
    form = {"value": "right", "why": "planted"}
    to = "/reports/report-x/claims/claim-x/reading"
    for headers in ({"origin": "http://elsewhere.example"}, {}, {**SAME, "sec-fetch-site": "cross-site"}):
        answer = client.post(to, data=form, headers=headers, follow_redirects=False)
        assert answer.status_code == 303
    assert client.post("/password", data=form, headers=SAME, follow_redirects=False).status_code == 303
    app.state.desk.close()


def test_what_a_sign_in_page_carries_cannot_lead_elsewhere():
    """Only addresses of this desk, no tokens, no passwords' pages, and nothing endless."""
    held = held_of("/reports/r/text", "a=b", [("csrf", "x"), ("why", "so")])
    assert held == Held(to="/reports/r/text?a=b", fields=(("why", "so"),))
    assert unpacked(packed(held)) == held
    assert held_of("/password", "", [("new", "secret")]) is None
    assert held_of("/x", "", [("why", "a" * 400_000)]) is None
    for to in ("//elsewhere.example/x", "https://elsewhere.example", "x", "/\\elsewhere", "/password", "javascript:x"):
        assert unpacked(packed(Held(to=to, fields=(("a", "b"),)))) is None
    assert unpacked("no json") is None


def test_a_pasted_text_of_nearly_a_million_letters_of_any_script_is_taken(client_of):
    """What the page promises holds for Arabic too, where a letter is six bytes of a form."""
    client = client_of("coder")
    text = "قال مصدر طبي إن القذائف سقطت على السوق. " * 22_000
    assert 800_000 < len(text) < 1_000_000
    answer = client.post(
        "/intake/text", data={"csrf": token(client.get("/intake").text), "text": text, "publisher": "صحيفة"}
    )
    assert answer.status_code == 200, re.findall(r"<p[^>]*>([^<]*)", answer.text)
