"""The review page without a browser: the queue's order, each act as entries, undo, like claims, conflicts, notes, grades."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from desk_sample import NAMES, seen, sign_in, token
from starlette.testclient import TestClient
from test_deciding import killed

from accounted import pipeline
from accounted.register import Decided, create_or_open
from accounted.web import create_app
from accounted.web.review.queue import Asked, find, first, window


def items(client, query=""):
    """(link, head) of the lines of the queue, in order."""
    page = client.get(f"/review{query}").text
    return re.findall(r'<a href="(/review/[^"]+)"><b>([^<]*)</b>', page)


def item_with(client, head, query="?kind=claim"):
    return next(link.replace("&amp;", "&") for link, text in items(client, query) if text == head)


def act(client, link, route, follow_redirects=True, **fields):
    page = client.get(link).text
    form = {"csrf": token(page), "seen": seen(page), "choice": "/review?kind=claim", **fields}
    likes = re.findall(r'name="likes" value="([^"]+)"', page)
    if likes:
        form["likes"] = likes
    return client.post(f"{link.split('?')[0]}/{route}", data=form, follow_redirects=follow_redirects)


def undo(client):
    page = client.get("/review").text
    number = re.search(r'name="act" value="(\d+)"', page)
    assert number is not None
    return client.post("/review/undo", data={"csrf": token(page), "act": number[1], "choice": "/review"})


def test_the_queue_begins_with_what_would_change_most(app, client_of):
    """Claims by how far they move the toll of their incident; each line says from what to what."""
    client = client_of("reader")
    page = client.get("/review?kind=claim").text
    heads = [head for _, head in items(client, "?kind=claim")]
    assert heads[0] == "killed at least 9"
    assert "killed 9–12, open above → 10–12" in page
    with app.state.desk.stored.reading() as db:
        ranks = [r for (r,) in db.execute("SELECT rank FROM queue WHERE waits = 1 ORDER BY rank, sure, item, n")]
        seen_ranks = []
        line = first(db, Asked())
        while line is not None:
            seen_ranks.append(-(line.item.weight or 0))
            after = window(db, Asked(), line).after
            line = None if after is None else find(db, after)
    assert seen_ranks == ranks
    assert '<form method="post" action="/review/claim' not in page  # a reader judges nothing


def test_reading_and_use_are_two_entries_of_one_act_and_undo_takes_back_both(app, client_of):
    """Right and set aside with its why: two entries, the toll moves, the claim waits no more; Undo: all as before."""
    client = client_of("coder")
    before, count = killed(client), len(app.state.desk.register)
    link = item_with(client, "killed 12")
    answer = act(client, link, "keep", reading="right", use="set_aside", ground="hearsay", shows="he was away")
    assert answer.status_code == 200
    assert "<b>Kept:</b> reading right, set aside" in answer.text
    assert killed(client) != before
    assert len(app.state.desk.register) == count + 2
    assert "killed 12" not in [h for _, h in items(client, "?kind=claim")]
    page = client.get(link).text
    assert "hearsay: he was away" in page
    assert f"<bdi>{NAMES['coder']}</bdi></b>: set aside" in page
    undone = undo(client)
    assert killed(client) == before
    assert len(app.state.desk.register) == count + 4
    assert str(undone.url).endswith(link)
    assert "killed 12" in [h for _, h in items(client, "?kind=claim")]
    assert "<b>Kept:</b>" not in client.get("/review").text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, "Nothing was chosen, and nothing was kept"),
        ({"reading": "wrong"}, "say what is wrong with it"),
        ({"use": "set_aside"}, "choose why"),
        ({"use": "set_aside", "ground": "because"}, "choose why"),
        ({"reading": "corrected"}, "a correction is made in the report"),
    ],
)
def test_what_has_no_grounds_is_not_kept(app, client_of, form, told):
    """The same page again with what is missing, what was chosen still chosen, and no entry."""
    client = client_of("coder")
    count = len(app.state.desk.register)
    answer = act(client, item_with(client, "killed 12"), "keep", **form)
    assert answer.status_code == 400
    assert told in answer.text
    assert len(app.state.desk.register) == count
    if form.get("use"):
        assert re.search(r'value="set_aside"[^>]* checked', answer.text)


def test_a_reason_alone_sets_aside_and_wrong_leaves_no_use(app, client_of):
    """Without script a reason may be chosen without the button before it; what was read wrong has no use to judge."""
    client = client_of("coder")
    act(client, item_with(client, "killed 12"), "keep", ground="implausible")
    act(client, item_with(client, "killed 10"), "keep", reading="wrong", wrong="ten shops", use="used")
    kinds = [
        (e.payload.decision.kind, e.payload.decision.value, e.payload.decision.why)
        for e in app.state.desk.register.entries()
        if isinstance(e.payload, Decided)
    ]
    assert kinds == [("use", "set_aside", "implausible"), ("reading", "wrong", "ten shops")]


def test_the_second_of_two_people_is_told(app, client_of):
    """Both have the claim open; what the second keeps is refused with what the first did, and nothing is half there."""
    one, two = client_of("coder"), client_of("editor")
    link = item_with(one, "killed 12")
    page = two.get(link).text
    act(one, link, "keep", reading="right")
    count = len(app.state.desk.register)
    form = {"csrf": token(page), "seen": seen(page), "choice": "/review", "use": "set_aside", "ground": "interested"}
    answer = two.post(f"{link.split('?')[0]}/keep", data=form)
    assert answer.status_code == 409
    assert "reading right" in answer.text
    assert NAMES["coder"] in answer.text
    assert len(app.state.desk.register) == count


def test_an_undo_that_would_take_back_anothers_work_is_refused(app, client_of):
    """The editor judged the claim after the coder: the coder's Undo tells so and changes nothing."""
    one, two = client_of("coder"), client_of("editor")
    link = item_with(one, "killed 12")
    act(one, link, "keep", reading="right")
    act(two, link, "keep", use="set_aside", ground="interested")
    count = len(app.state.desk.register)
    answer = undo(one)
    assert answer.status_code == 409
    assert NAMES["editor"] in answer.text
    assert len(app.state.desk.register) == count


def test_notes_stand_where_they_hang_and_can_be_taken_back(app, client_of):
    """On the claim, its report and the incident; script in one is only words; undone one by one, no figure moves."""
    client = client_of("coder")
    before = killed(client)
    link = item_with(client, "killed 12")
    for on, text in (
        ("claim", "rang the mayor"),
        ("report", "<script>x</script>"),
        ("incident", "two shells, not one"),
    ):
        answer = act(client, link, "note", text=text, on=on)
        assert answer.status_code == 200
    page = client.get(link).text
    assert 'this claim</span> <span dir="auto">rang the mayor' in page
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page
    assert 'incident</span> <span dir="auto">two shells, not one' in page
    other = client.get(item_with(client, "killed at least 9")).text
    assert "another claim</span>" in other
    assert "two shells, not one" in other
    for _ in range(3):
        assert undo(client).status_code == 200
    page = client.get(link).text
    assert "rang the mayor" not in page
    assert "two shells" not in page
    assert killed(client) == before
    assert act(client, link, "note", text=" ", on="claim").status_code == 400


def test_a_grade_is_of_a_methods_scale_and_undone_to_what_it_was(client_of):
    """Fair, then weak with why; undone: fair again; a grade that no method has is refused."""
    client = client_of("coder")
    link = item_with(client, "killed 12")
    assert act(client, link, "grade", grade="airwars-observed: lovely", why="x").status_code == 400
    assert act(client, link, "grade", grade="airwars-observed: fair", why="").status_code == 400
    act(client, link, "grade", grade="airwars-observed: fair", why="two hospitals")
    page = act(client, link, "grade", grade="airwars-observed: weak", why="one was a copy").text
    assert "<b>airwars-observed: weak</b>" in page
    undo(client)
    page = client.get(link).text
    assert "<b>airwars-observed: fair</b>" in page
    assert "weak</b> <span" not in page
    undo(client)
    assert "Nobody has graded it" in client.get(link).text


def test_the_queue_is_chosen_by_words_kind_and_incident(client_of):
    """Each choice is a link; words find by place, speaker and text; what is no choice is refused."""
    client = client_of("reader")
    everything = items(client)
    assert items(client, "?q=mosul") != everything
    assert items(client, "?q=nowhere-at-all") == []
    assert "Nothing waits under this choice" in client.get("/review?q=nowhere-at-all").text
    assert all(h.startswith(("killed", "injured")) for _, h in items(client, "?kind=claim&q=mosul"))
    assert client.get("/review?kind=lovely").status_code == 400
    assert client.get("/review?colour=red").status_code == 400
    assert client.get("/review/claim-nothing").status_code == 404


def test_a_veiled_text_stays_veiled_in_the_queue(app, client_of):
    """The reading is shown, the words are not, until the coder asked for them in the report."""
    client = client_of("coder")
    with app.state.desk.stored.reading() as db:
        rows = db.execute("SELECT q.item FROM queue q WHERE q.kind = 'claim'").fetchall()
        lines = [find(db, item) for (item,) in rows]
    pages = [client.get(f"/review/{line.item.id}").text for line in lines if line is not None]
    assert any("This text is veiled" in page for page in pages)
    assert not any("body parts were found" in page for page in pages)


def test_two_programs_see_one_queue(register: Path, client_of):
    """What one desk kept is gone from the queue of another on the same register."""
    client = client_of("coder")
    with TestClient(create_app(register)) as other:
        sign_in(other, "editor")
        assert "killed 12" in [h for _, h in items(other, "?kind=claim")]
        act(client, item_with(client, "killed 12"), "keep", use="used")
        assert "killed 12" not in [h for _, h in items(other, "?kind=claim")]


def test_who_keeps_what_another_read_wrong_is_told(app, client_of):
    """The claim is in no queue any more; the second is told by whom, and nothing of theirs is written."""
    one, two = client_of("coder"), client_of("editor")
    link = item_with(one, "killed 12")
    page = two.get(link).text
    act(one, link, "keep", reading="wrong", wrong="twelve shops")
    count = len(app.state.desk.register)
    report = re.search(r'name="report" value="([^"]+)"', page)
    assert report is not None
    form = {"csrf": token(page), "seen": seen(page), "choice": "/review", "reading": "right", "report": report[1]}
    answer = two.post(f"{link.split('?')[0]}/keep", data=form)
    assert answer.status_code == 409
    assert NAMES["coder"] in answer.text
    assert len(app.state.desk.register) == count


def test_the_last_decisions_can_be_taken_back_after_the_desk_was_started_anew(register: Path, client_of):
    """Like claims judged at once, a note, a grade changed, and a reading told on the report's own page: a desk that never saw
    them takes them back one by one, the last first, and everything is as before; then there is nothing to take back."""
    client = client_of("coder")
    before = killed(client)
    link = item_with(client, "killed 12")
    act(client, link, "keep", reading="right", use="set_aside", ground="hearsay")
    act(client, link, "note", text="rang the mayor", on="claim")
    act(client, link, "grade", grade="airwars-observed: fair", why="two hospitals")
    act(client, link, "grade", grade="airwars-observed: weak", why="one was a copy")
    claim = link.split("?")[0].rsplit("/", 1)[1]
    page = client.get(link).text
    report = re.search(r'href="(/reports/report-[0-9a-f]+)', page)
    assert report is not None
    wrong = {"csrf": token(page), "seen": seen(page), "value": "wrong", "why": "twelve shops"}
    assert client.post(f"{report[1]}/claims/{claim}/reading", data=wrong).status_code == 200
    with TestClient(create_app(register)) as anew:
        sign_in(anew, "coder")
        said = []
        for _ in range(5):
            said.append(re.search(r"<b>Kept:</b> ([^<]*) <span", anew.get("/review").text))
            assert undo(anew).status_code == 200
            if len(said) == 2:
                assert "<b>airwars-observed: fair</b>" in anew.get(link).text
        assert [m and m[1] for m in said] == [
            "reading wrong", "graded airwars-observed: weak", "graded airwars-observed: fair", "a note on the claim",
            "reading right, set aside",
        ]  # fmt: skip
        page = anew.get(link).text
        assert "rang the mayor" not in page
        assert "Nobody has graded it" in page
        assert killed(anew) == before
        assert "<b>Kept:</b>" not in anew.get("/review").text
        assert anew.post("/review/undo", data={"csrf": token(page), "act": "3", "choice": "/review"}).status_code == 400


def test_nobody_takes_back_what_another_person_did(register: Path, client_of):
    """After a new start too: the last act is one's own, also where others acted later."""
    one, two = client_of("coder"), client_of("editor")
    act(one, item_with(one, "killed 12"), "note", text="rang the mayor", on="claim")
    act(two, item_with(two, "killed at least 9"), "keep", reading="right")
    with TestClient(create_app(register)) as anew:
        sign_in(anew, "coder")
        assert "a note on the claim" in anew.get("/review").text
        assert undo(anew).status_code == 200
        assert "<b>Kept:</b>" not in anew.get("/review").text
    with TestClient(create_app(register)) as anew:
        sign_in(anew, "editor")
        assert "<b>Kept:</b> reading right" in anew.get("/review").text


BOMB = {
    "a": ("Plain Courier", "2031-07-02", "KIRKUK, Iraq, July 2 - A car bomb killed eleven people in Kirkuk on Wednesday, a medical source said.\n"),
    "b": ("Far Gazette", "2031-07-03", "KIRKUK, Iraq, July 3 - A car bomb in Kirkuk on Wednesday killed fourteen people, a doctor at the general hospital said.\n"),
}  # fmt: skip


def test_a_question_of_two_origins_shows_what_each_says(register: Path, tmp_path: Path, client_of):
    """Whether two are one is judged by their words: each stands with the report and the quote of its figures."""
    texts = tmp_path / "more"
    texts.mkdir()
    for name, (outlet, day, text) in BOMB.items():
        (texts / f"{name}.txt").write_text(text)
        (texts / f"{name}.json").write_text(json.dumps({"publisher": outlet, "published": day}))
    with create_or_open(register) as opened:
        pipeline.record(opened, [texts], author="Test Coder", time="2031-07-05T09:00:00Z")
    client = client_of("coder")
    lines = client.get("/api/review", params={"kind": "origins"}).json()["queue"]["lines"]
    assert [line["item"]["labels"] for line in lines] == [["medical source", "doctor at the general hospital"]]
    page = client.get(f"/review/{lines[0]['item']['id']}").text
    first, second = page.split('class="quoted-name"')[1:3]
    assert "killed eleven people" in first
    assert "Plain Courier" in first
    assert "fourteen" in second.split('class="note"')[0]
