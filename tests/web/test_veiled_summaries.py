"""A summary's own words may name a casualty: they are veiled wherever they are shown, until somebody with the right asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk_sample import NAMES, token
from test_incident_page import incident_address, write
from typer.testing import CliRunner

from accounted.cli import app as command_line
from accounted.model import Decision

SAID = "Nadia Fabricated, a teacher in Ramadi, was among the twelve dead of Sunday, said mayor Salim Inventedson."


def decide(app, kind, **more):
    desk = app.state.desk
    return desk.register.decide(
        Decision(**{"kind": kind, "why": "w", **more}), author=NAMES["editor"], time="2031-07-01T00:00:00Z"
    )


def summary_of(html):
    return html.split('id="h-summary"')[1].split("</section>")[0]


def test_a_name_in_a_summary_is_veiled_on_the_page_and_in_its_print_until_asked_for(app, client_of):
    """Whole and in part; the town, the day and whoever is no casualty stay. A coder asks, and that is kept."""
    coder = client_of("coder")
    address = incident_address(coder)
    write(coder, address, (SAID, "1", ""), ("The Fabricated family asked for her notebooks.", "1", ""))
    for role in ("reader", "coder"):
        page = summary_of(client_of(role).get(address).text)
        assert "Nadia" not in page
        assert "Fabricated" not in page
        assert page.count("[name withheld]") == 2
        for stays in ("teacher", "Ramadi", "Sunday", "Salim Inventedson"):
            assert stays in page
    assert "Show the names in it" not in client_of("reader").get(address).text
    page = coder.get(address).text
    assert "Show the names in it" in page
    shown = summary_of(coder.post(f"{address}/names", data={"csrf": token(page)}).text)
    assert SAID in shown
    assert "[name withheld]" not in shown


def test_the_interface_and_the_history_veil_it_too(app, client_of):
    """What is got holds no name, what a coder posts for does; the history says what was written without it."""
    coder, reader = client_of("coder"), client_of("reader")
    address = incident_address(coder)
    write(coder, address, (SAID, "1", ""))
    write(coder, address, (SAID.replace("a teacher", "a teacher of reading"), "1", ""))
    got = reader.get(f"/api{address}")
    assert "Nadia" not in str(got.json()["dossier"]["summary"])
    csrf = coder.get("/api/me").json()["csrf"]
    asked = coder.post(f"/api{address}/names", json={}, headers={"X-CSRF": csrf})
    assert "Nadia Fabricated" in str(asked.json()["dossier"]["summary"])
    for told in (
        reader.get("/history").text,
        reader.get("/history", params={"incident": address.rsplit("/", 1)[1]}).text,
        reader.get("/api/history").text,
        re.sub(r"(?s)^.*id=\"history\"", "", reader.get(address).text),
    ):
        assert "teacher of reading" in told
        assert "Nadia" not in told


def test_the_whole_name_of_a_casualty_of_another_incident_is_veiled(app, client_of):
    """The summary of one incident names who was killed in another; a name that nobody calls a casualty's stays."""
    coder = client_of("coder")
    write(coder, incident_address(coder, "Mosul"), ("As Nadia Fabricated’s pupils and Karim Testname knew.", "1", ""))
    page = summary_of(coder.get(incident_address(coder, "Mosul")).text)
    assert "Nadia" not in page
    assert "Karim Testname" in page


def test_who_was_accepted_under_another_name_is_veiled(app, client_of):
    """The name that people gave counts as one."""
    coder = client_of("coder")
    address = incident_address(coder)
    findings = app.state.desk.findings()
    claim = next(c for c in findings.claims.values() if getattr(c, "value", "") == "Nadia Fabricated")
    decide(app, "casualty", value="killed", person="Nour Pseudonymous", targets=(claim.id,))
    write(coder, address, ("Nour Pseudonymous taught reading.", "1", ""))
    assert "Pseudonymous" not in summary_of(coder.get(address).text)


def test_who_writes_it_anew_sees_its_words_and_that_is_kept(app, client_of):
    """The form holds what was written, so that no name is lost by rewriting; opening it counts as asking."""
    coder = client_of("coder")
    address = incident_address(coder)
    people = app.state.desk.people
    shown: list[str] = []
    people.note_shown = lambda time, who, what: shown.append(what)
    write(coder, address, ("Twelve people died.", "1", ""))
    coder.get(f"{address}/summary")
    assert shown == []
    write(coder, address, (SAID, "1", ""))
    assert "Nadia Fabricated" in coder.get(f"{address}/summary").text
    assert shown == [f"names in the summary of incident {address.rsplit('/', 1)[1]}"]


@pytest.mark.parametrize(("text", "told"), [("Nadia Fabricated taught there.", True), ("A teacher died there.", False)])
def test_an_erasure_tells_of_a_summary_that_still_holds_the_name(
    app, client_of, register: Path, text: str, told: bool
) -> None:
    """The summary of another incident hangs on reports that stay: whoever erased is told where the name still stands."""
    coder = client_of("coder")
    write(coder, incident_address(coder, "Mosul"), (text, "1", ""))
    entry = len(app.state.desk.register)
    report = next(r for r in app.state.desk.findings().reports.values() if r.outlet == "Ridge Courier")
    app.state.desk.close()
    done = CliRunner().invoke(command_line, ["erase", report.id, "--grounds", "asked for", "-r", str(register)])
    assert done.exit_code == 0, done.output
    line = f"entry {entry} (summary, by {NAMES['coder']}) still "
    assert (line in done.output) == told
    assert ("write it anew without the name" in done.output) == told
