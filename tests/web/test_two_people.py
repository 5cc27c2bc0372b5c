"""Two people with the same page open: whatever kind of form the second one sends, they are told and nothing of it is written."""

from __future__ import annotations

import json
import re

from desk_sample import NAMES, seen, token
from test_deciding import claim_with
from test_pages import incident_address, report_address

from accounted.web.routes import ROUTERS

DECIDES_NOTHING = {"/sign-in", "/unlock", "/lock", "/sign-out", "/password", "/incidents/{name}/names", "/reports/{report}/text",
                   "/casualties", "/casualties/{person}", "/history/check", "/people", "/people/role", "/people/reset",
                   "/people/leave", "/api/incidents/{name}/names", "/api/reports/{report}/text",
                   "/api/casualties/{person}/names"}  # fmt: skip
TAKES_IN = {"/intake/files", "/intake/text"}
"""The same bytes twice are one version; what is new stands beside what others took in."""
ADDS_ONLY = {"/intake/searches", "/review/{item}/note", "/reports/{report}/note", "/incidents/{name}/note"}
"""A line and a note stand beside those of others and take nothing's place."""
ONES_OWN = {"/review/undo"}
"""Takes back what one did oneself; tested with the queue."""
IN_LATE_FORMS = {"/reports/{report}/claims/{claim}/correct"}
"""Comes back with what was typed: tested there."""


def sent(page, **fields):
    return {"csrf": token(page), "seen": seen(page), **fields}


def test_the_second_of_two_forms_on_one_thing_is_told_and_writes_nothing(app, client_of):
    """Every kind of form that decides, sent by one and then by another who had loaded the page before: refused with a line
    that tells of the other, or that what it was about is there no more; and a form of a new kind has to be named here."""
    one, two = client_of("editor"), client_of("administrator")
    register = app.state.desk.register
    tried: set[str] = set()
    told: dict[str, str] = {}

    def both(route, page, to, fields, *, also=(), late=None):
        """The same form from both, the second from a page of before; ``also``: statuses other than 409 that tell enough."""
        first, second = one.get(page).text, two.get(page).text
        answer = one.post(to, data=sent(first, **fields))
        assert answer.status_code == 200, (route, answer.status_code, answer.text[-1500:])
        before = len(register)
        answer = two.post(to, data=sent(second, **(late or fields)))
        assert answer.status_code in (409, *also), (route, answer.status_code)
        assert len(register) == before, route
        if answer.status_code == 409:
            assert NAMES["editor"] in answer.text, route
        tried.add(route)
        told[route] = answer.text

    report = report_address(one)
    incident = incident_address(one)
    claim = claim_with(one.get(report).text, "12 people killed")
    on = f"{report}/claims/{claim}"
    kind = "/reports/{report}/claims/{claim}"
    both(f"{kind}/reading", report, f"{on}/reading", {"value": "right"}, late={"value": "wrong", "why": "shops"})
    both(f"{kind}/use", report, f"{on}/use", {"value": "used"})
    both(f"{kind}/undo", report, f"{on}/undo", {"kind": "use"}, also=(404,))
    added = {"words": "hospital official", "what": "by", "value": "somebody"}
    both("/reports/{report}/claims", report, f"{report}/claims", added, late=added | {"value": "somebody else"})

    text = one.get(incident).text
    arabic = next(
        a for a in re.findall(r'href="(/reports/report-[0-9a-f]+)"', one.get("/intake").text + text)
        if 'name="end"' in one.get(a).text and 'action="' + a + '/translation' in one.get(a).text
    )  # fmt: skip
    found = re.search(r'name="start" value="(\d+)"><input type="hidden" name="end" value="(\d+)"', one.get(arabic).text)
    assert found is not None
    passage = {"start": found[1], "end": found[2], "language": "en", "text": "Shells fell."}
    both("/reports/{report}/translation", arabic, f"{arabic}/translation", passage)
    place = arabic.replace("/reports/", "/intake/")
    where = arabic.rsplit("/", 1)[1]
    both("/intake/{report}", f"/intake?report={where}", place, {"to": "background", "why": "no figure in it"})

    line = {"day": "2031-03-04", "source": "Ridge Courier", "found": "0"}
    one.post("/intake/searches", data=sent(one.get("/intake/searches").text, **line))
    back = re.search(r'action="(/intake/searches/\d+/take-back)"', one.get("/intake/searches").text)
    assert back is not None
    both("/intake/searches/{number}/take-back", "/intake/searches", back[1], {}, also=(404,))

    incident = incident_address(one)  # a draft is called by its claims
    both("/incidents/{name}/grade", incident, f"{incident}/grade", {"grade": "airwars-observed: fair", "why": "w"})
    for name, at in (("incidents/{name}", incident), ("reports/{report}", report)):
        one.post(f"{at}/note", data=sent(one.get(at).text, text="rang them"))
        back = re.search(rf'action="({at}/note/\d+/withdraw)"', one.get(at).text)
        assert back is not None
        both(f"/{name}/note/{{entry}}/withdraw", at, back[1], {}, also=(404,))

    queue = one.get("/review?kind=claim").text
    item = re.search(r'action="(/review/claim-[0-9a-f]+)/keep"', queue)
    assert item is not None
    choice = {"choice": "/review?kind=claim"}
    asks = item[1]
    both("/review/{item}/keep", asks, f"{asks}/keep", {**choice, "reading": "right", "report": "x"})
    both("/review/{item}/grade", asks, f"{asks}/grade", {**choice, "grade": "airwars-observed: weak", "why": "w"})
    questions = one.get("/review?kind=origins").text
    asked = re.search(r'action="(/review/[^"]+~[^"]+)/answer"', questions)
    if asked is not None:
        both(
            "/review/{item}/answer",
            asked[1],
            f"{asked[1]}/answer",
            {**choice, "value": "not_same", "why": "w"},
            also=(404,),
        )

    sources = re.findall(r'href="(/sources/[^"?]+)"><bdi>', one.get("/sources").text)
    speaker, other = sources[:2]
    both("/sources/{key}/interest", speaker, f"{speaker}/interest", {"value": "third_party", "why": "w"})
    both(
        "/sources/{key}/relation",
        speaker,
        f"{speaker}/relation",
        {"value": "relies_on", "other": "Some Agency", "why": "w"},
    )
    both(
        "/sources/{key}/same",
        speaker,
        f"{speaker}/same",
        {"value": "not_same", "other": other.rsplit("/", 1)[1], "why": "w"},
    )
    person = re.search(r'href="(/casualties/person-[0-9a-f]+)"', one.get("/casualties").text)
    assert person is not None
    home = re.search(r'name="incident" value="([^"]+)"', one.get(person[1]).text) or re.search(
        r'<option value="(incident-[^"]+)"', one.get(person[1]).text
    )
    assert home is not None
    accepted = {"incident": home[1], "state": "killed", "why": "w"}
    both("/casualties/{person}/accept", person[1], f"{person[1]}/accept", accepted)

    incident = incident_address(one)
    form = one.get(f"{incident}/summary").text
    numbered = re.search(r'name="numbered" value="([^"]+)"', form)
    assert numbered is not None
    words = {"text": "Many died.", "rests": "1", "cites": "killed", "numbered": numbered[1]}
    both("/incidents/{name}/summary", f"{incident}/summary", f"{incident}/summary", words)
    entry = re.search(r'name="entry" value="(\d+)"', one.get(incident).text)
    assert entry is not None
    both(
        "/incidents/{name}/summary/holds", incident, f"{incident}/summary/holds", {"entry": entry[1], "sentence": "1"},
        also=(400,),
    )  # fmt: skip
    entry = re.search(r'name="entry" value="(\d+)"', one.get(incident).text)
    assert entry is not None
    both(
        "/incidents/{name}/summary/withdraw", incident, f"{incident}/summary/withdraw", {"entry": entry[1], "why": "w"},
        also=(400,),
    )  # fmt: skip
    both("/incidents/{name}/sign", incident, f"{incident}/sign", {"value": "reviewed"}, also=(403,))

    state = one.get("/api/me").json()
    act = {
        "seen": len(register),
        "decisions": [{"kind": "grade", "value": "airwars-observed: poor", "why": "w", "targets": [claim]}],
    }
    statuses = []
    for client in (one, two):
        me = client.get("/api/me").json()
        csrf = me.get("csrf") or state.get("csrf")
        answer = client.post(
            "/api/decisions", content=json.dumps(act), headers={"X-CSRF": csrf, "content-type": "application/json"}
        )
        statuses.append(answer.status_code)
    assert statuses == [200, 409]
    tried.add("/api/decisions")

    both("/incidents/{name}/open", incident, f"{incident}/open", {"why": "w"}, also=(400,))
    incident = incident_address(one)
    leaving = re.search(r'name="report" value="(report-[^"]+)"', one.get(f"{incident}/split").text)
    assert leaving is not None
    chosen = {"report": leaving[1], "why": "w"}
    shown = f"{incident}/split?report={leaving[1]}"
    both("/incidents/{name}/split", shown, f"{incident}/split", chosen, also=(400, 404))
    incident = incident_address(one)
    other = re.search(r'<option value="([^"]+)"', one.get(f"{incident}/merge").text)
    assert other is not None
    shown = f"{incident}/merge?with={other[1]}"
    both("/incidents/{name}/merge", shown, f"{incident}/merge", {"with": other[1], "why": "w"}, also=(400, 404))

    forms = {r.path for router in ROUTERS for r in router.routes if "POST" in r.methods}
    known = tried | DECIDES_NOTHING | TAKES_IN | ADDS_ONLY | ONES_OWN | IN_LATE_FORMS | {"/review/{item}/answer"}
    known |= {"/casualties/{person}/same"}  # needs two forms of one name: test_same_casualty refuses the second answer
    assert forms == known
