"""What programs get and send: the same things, roles and refusals as the pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from desk_sample import NAMES, PASSWORD


@pytest.fixture
def api(client_of):
    """Ask as somebody of a role; POST takes a value and sends it as JSON with the session's token."""

    class Asking:
        def __init__(self, role):
            self.client = client_of(role)
            self.me = self.get("/api/me")

        def get(self, path, status=200):
            answer = self.client.get(path)
            assert answer.status_code == status, answer.text
            return answer.json()

        def post(self, path, body=None, status=200, **headers):
            content = json.dumps({} if body is None else body)
            sent = {"content-type": "application/json", "x-csrf": self.me["csrf"], **headers}
            answer = self.client.post(path, content=content, headers=sent)
            assert answer.status_code == status, answer.text
            return answer.json()

        def incident(self, words="Ramadi"):
            rows = self.get(f"/api/incidents?q={words}")["answer"]["incidents"]
            assert len(rows) == 1
            return rows[0]["id"]

        def a_claim(self, report_of="Hill Gazette", number=2):
            incident = self.get(f"/api/incidents/{self.incident('Mosul')}")["incident"]
            report = next(r["id"] for r in incident["reports"] if report_of in r["outlet"])
            rows = self.get(f"/api/reports/{report}")["claims"]
            return next(r for r in rows if (r["claim"].get("count") or {}).get("low") == number)

    return Asking


def aside(claim, why="hearsay"):
    return {"kind": "use", "value": "set_aside", "why": why, "quote": claim["claim"]["quote"], "claim": claim["id"]}


def test_an_incident_comes_with_tolls_reasons_and_quotes(api):
    """Everything that its page shows, under the method and clocks that are asked for."""
    asking = api("reader")
    name = asking.incident()
    found = asking.get(f"/api/incidents/{name}")
    toll = found["incident"]["tolls"][0]
    assert toll["outcome"] == "killed"
    assert toll["reasons"]
    assert found["register"]["entries"] == asking.me["register"]["entries"]
    early = asking.get(f"/api/incidents/{name}?published-by=2031-03-03")
    assert len(early["incident"]["reports"]) < len(found["incident"]["reports"])
    assert "no setting" in asking.get(f"/api/incidents/{name}?nonsense=1", 400)["error"]
    assert asking.get("/api/incidents/incident-none", 404)["error"]


def test_names_of_casualties_are_asked_for_and_that_is_kept(api, app):
    """A reader's answer holds no named casualty's name among the persons; a coder's request is written down."""
    reader, coder = api("reader"), api("coder")
    name = reader.incident()
    got = reader.get(f"/api/incidents/{name}")
    persons = [*got["incident"]["persons"], *got["dossier"]["persons"]]
    assert persons
    assert "Fabricated" not in json.dumps(persons)
    reader.post(f"/api/incidents/{name}/names", status=403)
    named = coder.post(f"/api/incidents/{name}/names")
    assert "Nadia Fabricated" in json.dumps(named["dossier"]["persons"])
    people = reader.get("/api/casualties")
    assert people["count"]
    assert "Fabricated" not in json.dumps(people)
    one = coder.post(f"/api/casualties/{people['casualties'][0]['id']}/names")
    assert "Fabricated" in json.dumps(one["person"])


def test_a_veiled_text_is_asked_for(api):
    """What tells of bodies in detail comes without its text; a coder gets it by asking."""
    reader, coder = api("reader"), api("coder")
    reports = reader.get(f"/api/incidents/{reader.incident('Mosul')}")["incident"]["reports"]
    grove = next(r["id"] for r in reports if r["outlet"] == "Grove Bulletin")
    veiled = reader.get(f"/api/reports/{grove}")
    assert veiled["veiled"]
    assert veiled["report"]["text"] == ""
    assert "body parts" in coder.post(f"/api/reports/{grove}/text")["report"]["text"]


def test_a_decision_is_kept_and_moves_the_toll(api):
    """Set aside by a program, seen on the incident, in the history in words, and out of the queue."""
    asking = api("coder")
    claim = asking.a_claim()
    assert any(
        line["item"].get("claim") == claim["id"] for line in asking.get("/api/review?kind=claim")["queue"]["lines"]
    )
    before = asking.get(f"/api/incidents/{asking.incident('Mosul')}")["incident"]["tolls"]
    seen = asking.me["register"]["entries"]
    kept = asking.post("/api/decisions", {"seen": seen, "decisions": [aside(claim)]})
    assert kept["entries"] == [seen + 1]
    assert kept["register"]["entries"] == seen + 1
    assert asking.get(f"/api/incidents/{asking.incident('Mosul')}")["incident"]["tolls"] != before
    told = asking.get(f"/api/history?since={seen}")
    assert [e["author"] for e in told["entries"]] == [NAMES["coder"]]
    assert not told["faults"]
    assert "set aside" in told["entries"][0]["line"]
    assert told["entries"][0]["why"] == "hearsay"


def test_who_decides_on_what_somebody_changed_is_told(api):
    """Two programs set one claim aside: the second hears who did what, and nothing of its act is written."""
    one, other = api("coder"), api("editor")
    claim, seen = one.a_claim(), one.me["register"]["entries"]
    one.post("/api/decisions", {"seen": seen, "decisions": [aside(claim)]})
    note = {"kind": "note", "value": "kept", "why": "looked at", "quote": claim["claim"]["quote"], "claim": claim["id"]}
    refused = other.post("/api/decisions", {"seen": seen, "decisions": [note, aside(claim, "implausible")]}, status=409)
    assert [(e["number"], e["author"]) for e in refused["entries"]] == [(seen + 1, NAMES["coder"])]
    assert other.get("/api/me")["register"]["entries"] == seen + 1
    other.post("/api/decisions", {"seen": seen, "decisions": [note]})


def test_claims_of_one_incident_stand_for_it(api):
    """Whoever opens an incident by one claim is told that somebody opened it by another."""
    one, other = api("coder"), api("editor")
    incident = one.get(f"/api/incidents/{one.incident('Mosul')}")["incident"]
    claims = sorted({q["claim"] for r in incident["reports"] for q in r["quotes"] if q.get("claim")})
    casualty = [c for c in claims if any(x["item"].get("claim") == c for x in one.get("/api/review")["queue"]["lines"])]
    seen = one.me["register"]["entries"]
    opened = {"kind": "open", "why": "one event", "targets": claims}
    one.post("/api/decisions", {"seen": seen, "decisions": [opened]})
    again = {"kind": "open", "why": "one event", "targets": casualty[:1]}
    assert other.post("/api/decisions", {"seen": seen, "decisions": [again]}, status=409)["entries"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"seen": 1}, "not as the document"),
        ({"seen": 1, "decisions": [{"kind": "wish", "why": "x"}]}, "not as the document"),
        ({"seen": 1, "decisions": []}, "give 1 to"),
        ({"seen": 10**9, "decisions": [{"kind": "note", "value": "kept", "why": "x"}]}, "no state of this register"),
        ({"seen": 1, "decisions": [{"kind": "sign", "value": "reviewed", "why": "x"}]}, "page of the incident"),
        ({"seen": 1, "decisions": [{"kind": "use", "value": "used", "why": ""}]}, "has no why"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_one_line(api, body, words):
    """A body that is no act, an act that says nothing, and what people sign on a page."""
    asking = api("editor")
    answer = asking.post("/api/decisions", body, status=400)
    assert words in answer["error"]
    assert "\n" not in answer["error"]
    assert asking.get("/api/me")["register"] == asking.me["register"]


def test_moving_incidents_needs_an_editor(api):
    """A coder's merge is refused, an editor's passes that gate."""
    claim = api("coder").a_claim()
    body = {"seen": 1, "decisions": [{"kind": "merge", "why": "one event", "targets": [claim["id"], "claim-none"]}]}
    assert "editor" in api("coder").post("/api/decisions", body, status=403)["error"]
    assert api("editor").client.post("/api/decisions").status_code == 403


def test_json_without_the_token_does_nothing(api):
    """No token, another session's, or a form's type: refused."""
    one, other = api("coder"), api("coder")
    body = {"seen": one.me["register"]["entries"], "decisions": [aside(one.a_claim())]}
    one.post("/api/decisions", body, status=403, **{"x-csrf": other.me["csrf"]})
    one.post("/api/decisions", body, status=403, **{"x-csrf": ""})
    one.post("/api/decisions", body, status=403, **{"content-type": "text/plain"})
    one.post("/api/decisions", body, status=403, origin="http://elsewhere.example")
    sent = one.client.post("/api/decisions", content=json.dumps(body), headers={"content-type": "application/json"})
    assert sent.status_code == 403
    assert one.get("/api/me")["register"] == one.me["register"]


def test_sources_and_their_relations_are_got(api):
    """The list by most claims, and one of them with what it said."""
    asking = api("reader")
    found = asking.get("/api/sources")
    assert found["count"] == len(found["sources"]) > 2
    one = asking.get(f"/api/sources/{found['sources'][0]['key']}")
    assert one["spoken"]
    assert one["source"]["name"] == found["sources"][0]["source"]["name"]
    assert asking.get("/api/sources/none", 404)["error"]
    assert "interest" in asking.get("/api/sources?interest=odd", 400)["error"]


def test_the_document_describes_every_address(api):
    """Each route of this interface stands in the OpenAPI document with words, and every reference in it leads somewhere."""
    document = api("reader").get("/api/openapi.json")
    assert {"/api/me", "/api/incidents/{name}", "/api/reports/{report}", "/api/review", "/api/decisions",
            "/api/sources", "/api/casualties", "/api/history", "/api/map", "/api/searches"} <= set(document["paths"])  # fmt: skip
    for path, methods in document["paths"].items():
        for how in methods.values():
            assert how.get("description") or how.get("summary"), path
    text = json.dumps(document)
    schemas = document["components"]["schemas"]
    assert "Decision" in schemas
    assert "CasualtyClaim" in schemas
    for reference in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert reference in schemas


def test_the_examples_of_the_documentation_run(api, capsys):
    """The code in docs/api.md does what it says on a real register, and every address it names is a route."""
    text = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    signing, deciding = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    asking = api("coder")
    claim = asking.a_claim()
    known = {"desk": asking.client}
    signing = re.sub(r"import re, httpx\n\ndesk = .*\n", "import re\n", signing)
    signing = signing.replace("A. Recorder", NAMES["coder"]).replace('"password": "..."', f'"password": "{PASSWORD}"')
    asking.client.post("/sign-out", data={"csrf": asking.me["csrf"]})
    exec(signing.replace('"country": "IQ", "toll": "unknown"', '"country": "IQ"'), known)
    assert "Ramadi" in capsys.readouterr().out
    found = deciding.replace("report-…", claim["claim"]["quote"]["report"])
    assert found != deciding
    exec(found, known)
    assert known["answer"].status_code == 200, known["answer"].text
    paths = asking.client.get("/api/openapi.json").json()["paths"]
    named = {p.split("?")[0] for p in re.findall(r"`(?:GET |POST )?(/api/[^`]*)`", text)} - {"/api/openapi.json"}
    assert named <= set(paths)
    assert len(named) > 10
