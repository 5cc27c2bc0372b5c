"""Notes and grades on the pages of the report and of the incident: shown where they hang, written there, taken back there."""

from __future__ import annotations

import re

from desk_sample import NAMES, seen, token
from test_deciding import claim_with, form_of, killed
from test_pages import incident_address, report_address


def test_a_note_on_a_claim_stands_in_its_card_and_on_the_incident(app, client_of):
    """Written in the report; read there by others and on the incident's page with a link to the claim; taken back, gone from
    both, and no figure moved; script in it is only words."""
    client, reader = client_of("coder"), client_of("reader")
    before, address, incident = killed(client), report_address(client), incident_address(client)
    page = client.get(address).text
    claim = claim_with(page, "12 people killed")
    page = client.post(
        f"{address}/note", data=form_of(page, claim=claim, text="rang the mayor <script>x</script>")
    ).text
    card = page.split(f'<dl id="{claim}"')[1].split("</details>")[0]
    assert "rang the mayor &lt;script&gt;" in card
    assert NAMES["coder"] in card
    seen_there = reader.get(incident).text
    assert re.search(
        rf'href="{address}#{claim}"><bdi>Ridge Courier</bdi></a> <span dir="auto" class="noted">rang', seen_there
    )
    assert "Keep the note" not in seen_there
    assert "/withdraw" not in reader.get(address).text
    back = re.search(rf'action="({address}/note/\d+/withdraw)"', page)
    assert back is not None
    page = client.post(back[1], data=form_of(page)).text
    assert "rang the mayor" not in page
    assert "rang the mayor" not in client.get(incident).text
    assert client.post(back[1], data=form_of(page)).status_code == 404
    assert killed(client) == before


def test_notes_on_report_and_incident_and_grades_stand_on_their_pages(client_of):
    """The report's on its page and the incident's, the incident's on its own; a grade with its why, the last first; what the
    queue shows of them is the same."""
    client = client_of("coder")
    address, incident = report_address(client), incident_address(client)
    page = client.post(f"{address}/note", data=form_of(client.get(address).text, text="moved in May")).text
    assert "moved in May" in page.split('id="notes"')[1]
    page = client.get(incident).text
    assert "moved in May" in page
    assert "Nobody has graded it." in page
    page = client.post(f"{incident}/note", data=form_of(page, text="one shell\nor two?")).text
    assert "one shell\nor two?" in page.split('id="notes"')[1]
    graded = form_of(page, grade="airwars-observed: fair", why="two hospitals")
    page = client.post(f"{incident}/grade", data=graded).text
    assert '<b>airwars-observed: fair</b> <span dir="auto" class="noted">two hospitals</span>' in page
    queue = client.get("/review?kind=claim&q=ramadi").text
    assert "or two?" in queue
    assert "<b>airwars-observed: fair</b>" in queue
    assert client.post(f"{incident}/note", data=form_of(page, text=" ")).status_code == 400
    assert (
        client.post(f"{incident}/grade", data=form_of(page, grade="airwars-observed: best", why="w")).status_code == 400
    )
    assert client.post("/incidents/nowhere/note", data=form_of(page, text="w")).status_code == 404
    other = client.get("/", params={"q": "mosul"}).text
    mosul = re.search(r'href="(/incidents/[^"]+)"><bdi>[^<]*Mosul', other)
    assert mosul is not None
    assert "one shell" not in client.get(mosul[1]).text


def test_the_second_grade_of_two_people_is_told(client_of):
    """Both had the page open: the second is shown the first one's grade, and nothing of theirs is written; two notes at once
    are both kept."""
    one, two = client_of("coder"), client_of("editor")
    incident = incident_address(one)
    first, second = one.get(incident).text, two.get(incident).text
    for client, page, text in ((one, first, "first note"), (two, second, "second note")):
        assert client.post(f"{incident}/note", data=form_of(page, text=text)).status_code == 200
    assert (
        one.post(f"{incident}/grade", data=form_of(first, grade="airwars-observed: fair", why="w")).status_code == 200
    )
    late = {"csrf": token(second), "seen": seen(second), "grade": "airwars-observed: weak", "why": "a copy"}
    answer = two.post(f"{incident}/grade", data=late)
    assert answer.status_code == 409
    assert "graded airwars-observed: fair" in answer.text
    page = one.get(incident).text
    assert "first note" in page
    assert "second note" in page
    assert "airwars-observed: weak</b>" not in page
