"""Intake: what comes in, under whose name, what is refused and how; where reports go and what that does; the search log."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from desk_sample import NAMES, SCRIPT, seen, token
from test_deciding import form_of, killed
from test_pages import incident_address, report_address

from accounted.web.access.guarding import LARGEST_UPLOAD, Guard
from accounted.web.intake.receiving import plain_name
from accounted.web.report.effects import Effects, Standing

NEWS = (
    "RAMADI, Iraq, March 5 - Shelling of the market in Ramadi killed {n} people on Sunday, March 2, the governor, Omar "
    "Contrived, said.\n"
)
ABOUT = {"publisher": "Quarry Herald", "published": "2031-03-05"}


def give(client, *files, accept="text/html", **fields):
    form = {"csrf": token(client.get("/intake").text), **fields}
    some = [("file", (name, data if isinstance(data, bytes) else data.encode())) for name, data in files]
    return client.post("/intake/files", data=form, files=some, headers={"accept": accept})


def told(answer):
    return {f["name"]: f for f in answer.json()["files"]}


def one(client, text=None, **about):
    """A report given to the desk; its address."""
    answer = give(client, ("quarry.txt", text or NEWS.format(n="fifty")), accept="application/json", **(ABOUT | about))
    return told(answer)["quarry.txt"]["reports"][0]


def put(client, report, to, **fields):
    page = client.get(f"/intake?report={report.rsplit('/', 1)[1]}").text
    return client.post(f"/intake/{report.rsplit('/', 1)[1]}", data=form_of(page, to=to, **fields))


def test_several_files_come_in_under_the_persons_name(app, client_of):
    """New, known, and not readable side by side: each is told, the rest goes on, and the claims are read at once."""
    client = client_of("coder")
    before = len(app.state.desk.register)
    answer = give(
        client, ("quarry.txt", NEWS.format(n="eleven")), ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"0" * 40), ("nothing.txt", b""),
        accept="application/json", **ABOUT,
    )  # fmt: skip
    found = told(answer)
    assert found["quarry.txt"]["state"] == "new"
    assert found["quarry.txt"]["claims"] > 0
    assert found["picture.txt"]["state"] == "not taken in"
    assert "a picture" in found["picture.txt"]["problems"][0]
    assert found["nothing.txt"]["reports"] == []
    assert {e.author for e in app.state.desk.register.entries(before + 1)} == {NAMES["coder"]}
    page = client.get(found["quarry.txt"]["reports"][0]).text
    assert "Quarry Herald" in page
    assert "upload" in page
    again = give(client, ("other name.txt", NEWS.format(n="eleven")), accept="application/json", **ABOUT)
    assert told(again)["other name.txt"]["state"] == "known already"
    assert app.state.desk.register.verify().ok


def test_two_files_of_one_name_are_two_items_and_a_sidecar_is_none(app, client_of):
    """Named by their bytes; report.json beside report.txt tells of it."""
    client = client_of("coder")
    answer = give(
        client, ("page.txt", NEWS.format(n="ten")), ("page.txt", NEWS.format(n="thirteen")), ("side.txt", NEWS.format(n="two")),
        ("side.json", json.dumps({"publisher": "Sidecar Sheet"})), accept="application/json",
    )  # fmt: skip
    found = told(answer)
    assert sorted(found) == ["page-2.txt", "page.txt", "side.txt"]
    reports = {r for f in found.values() for r in f["reports"]}
    assert len(reports) == 3
    items = {r.item for r in app.state.desk.findings().reports.values()}
    assert len(items) >= 3
    assert "Sidecar Sheet" in client.get(found["side.txt"]["reports"][0]).text


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"), ("..\\..\\boot.ini", "boot.ini"), ("/abs/olute.txt", "olute.txt"), ("..", "file"),
        (".accountedignore", "accountedignore"), ("a\x00b\nc.txt", "abc.txt"), ("x" * 300 + ".txt", "x" * 96 + ".txt"),
        ("تقرير.txt", "تقرير.txt"), ("‮fdp.txt", "fdp.txt"), ('q"<>|?*:.txt', "q.txt"), ("", "file"),
    ],
)  # fmt: skip
def test_a_name_leads_nowhere(name, kept):
    """Only its last part, printable, no longer than a hundred letters."""
    assert plain_name(name) == kept


def test_names_and_texts_with_script_and_ways_out_of_the_folder_are_only_words(app, client_of, tmp_path):
    """Whatever a file is called, nothing is written beside the register but its own files, and no page runs anything."""
    client = client_of("coder")
    beside = {p.name for p in tmp_path.rglob("*")}
    names = ("../../owned.txt", f"{SCRIPT}.txt", "<img src=x onerror=alert(1)>.txt")
    for n, name in enumerate(names):
        page = give(client, (name, f"{NEWS.format(n=40 + n)} {SCRIPT}"), title=SCRIPT).text
        assert SCRIPT not in page
        assert not re.search(r"<img[^>]*onerror", page)
    for address in ("/intake", "/history"):
        assert SCRIPT not in client.get(address).text
    assert {p.name for p in tmp_path.rglob("*")} - beside <= {"sample.register-wal", "sample.register-shm", "sample.register.view",
        "sample.register.view-wal", "sample.register.view-shm", "sample.register.people-wal", "sample.register.people-shm"}  # fmt: skip
    assert not list(Path("/tmp").glob("accounted-intake-*/upload/owned.txt"))


def test_an_archive_is_not_opened_whatever_it_would_become(client_of):
    """A bomb of zeros is a zip archive, told as such; nothing of it is unpacked."""
    client = client_of("coder")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("bomb.txt", b"0" * 50_000_000)
    assert len(packed.getvalue()) < 100_000
    found = told(give(client, ("bomb.zip", packed.getvalue()), accept="application/json"))
    assert found["bomb.zip"]["state"] == "not taken in"
    assert "archive" in found["bomb.zip"]["problems"][0]


def test_who_may_not_give_files_is_refused_before_they_are_read(app, client_of):
    """A reader; nobody; no token; another session's token; another site. Nothing is written."""
    coder, reader, other = client_of("coder"), client_of("reader"), client_of("coder")
    before = len(app.state.desk.register)
    some = [("file", ("a.txt", NEWS.encode()))]
    mine = token(coder.get("/intake").text)
    theirs = token(other.get("/intake").text)
    assert reader.post("/intake/files", data={"csrf": token(reader.get("/").text)}, files=some).status_code == 403
    assert coder.post("/intake/files", files=some).status_code == 403
    assert coder.post("/intake/files", data={"csrf": theirs}, files=some).status_code == 403
    assert coder.post("/intake/files", data={"csrf": mine}, files=some, headers={"x-csrf": theirs}).status_code == 403
    for header in ({"origin": "http://elsewhere.example"}, {"sec-fetch-site": "cross-site"}):
        assert coder.post("/intake/files", data={"csrf": mine}, files=some, headers=header).status_code == 403
    coder.post("/lock", data={"csrf": mine})
    locked = coder.post("/intake/files", data={"csrf": mine}, files=some, follow_redirects=False)
    assert locked.headers["location"].startswith("/unlock")
    assert len(app.state.desk.register) == before
    assert other.post("/intake/text", files=some).status_code in (400, 403)


def test_other_routes_take_no_files_and_no_large_body(client_of):
    """The way for files is one address; what is larger than a form is refused everywhere else."""
    client = client_of("coder")
    mine = {"csrf": token(client.get("/intake").text)}
    assert client.post("/lock", data=mine, files=[("file", ("a.txt", b"x"))]).status_code == 400
    assert client.post("/intake", data=mine | {"text": "x" * 1_100_000}).status_code == 413
    long = client.post("/intake/text", data=mine | {"text": "x " * 550_000})
    assert long.status_code == 400
    assert "give the text as a file" in long.text
    assert client.post("/intake/text", data=mine | {"text": "x" * 17_000_000}).status_code == 413


@pytest.mark.parametrize("told_before", [True, False])
def test_a_gigabyte_is_refused_and_never_held(told_before):
    """By the length that is told, and without one by what comes; what still comes is thrown away piece by piece."""
    import asyncio
    import tracemalloc

    size, piece = 1_000_000_000, b"x" * 1_000_000
    left = size
    answered: list[dict[str, object]] = []

    async def receive():
        nonlocal left
        left -= len(piece)
        return {"type": "http.request", "body": piece, "more_body": left > 0}

    async def send(message):
        answered.append(message)

    async def app(scope, receive, send):
        while (await receive())["more_body"]:
            pass
        raise AssertionError("all of it came through")

    headers = [(b"host", b"localhost")] + ([(b"content-length", str(size).encode())] if told_before else [])
    scope = {"type": "http", "path": "/intake/files", "method": "POST", "headers": headers}
    tracemalloc.start()
    asyncio.run(Guard(app)(scope, receive, send))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answered[0]["status"] == 413
    assert f"{LARGEST_UPLOAD // 1_000_000} MB".encode() in answered[1]["body"]
    assert b"nothing was taken in" in answered[1]["body"]
    assert left <= 0
    assert peak < 20_000_000


def test_a_pasted_text_comes_in_with_what_is_known_of_it(client_of):
    """Outlet, day and address as given; blank, or a day that is none, is refused in the words of the form."""
    client = client_of("coder")
    form = {"csrf": token(client.get("/intake").text), "text": NEWS.format(n="nineteen")}
    page = client.post("/intake/text", data=form | ABOUT | {"url": "https://quarry.example/5"}).text
    assert "new" in page
    found = re.search(r'href="(/reports/report-[0-9a-f]+)">report', page)
    assert found is not None
    report = client.get(found[1]).text
    assert "https://quarry.example/5" in report
    assert "paste" in report
    for wrong in ({"text": " \n "}, {"published": "soon"}, {"url": "javascript:alert(1)"}):
        assert client.post("/intake/text", data=form | wrong).status_code == 400


@pytest.mark.parametrize("to", ["background", "out_of_scope", "duplicate"])
def test_a_report_put_aside_bears_on_no_toll_until_it_is_taken_back(app, client_of, to):
    """With the reason on its page; the toll moves and moves back; both entries stand in the history."""
    client = client_of("coder")
    before = killed(client)
    report = one(client)
    with_it = killed(client)
    assert with_it != before
    fields = {"why": "told before", "of": report_address(client)} if to == "duplicate" else {"why": "told before"}
    assert put(client, report, to).status_code == 400
    page = put(client, report, to, **fields).text
    assert 'id="kept"' in page
    assert killed(client) == before
    shown = client.get(report).text
    assert "told before" in shown
    assert "Its claims bear on no toll" in shown
    assert to.replace("_", " ") in shown.lower()
    assert report.rsplit("/", 1)[1] in client.get("/intake", params={"place": to}).text
    put(client, report, "withdrawn")
    assert killed(client) == with_it
    history = client.get("/history").text
    assert "took back where a report goes" in history
    assert f"undoes entry {len(app.state.desk.register) - 1}" in history


def test_a_report_goes_to_a_new_incident_or_to_another_one(client_of):
    """Kept apart from the incident that the machine had it in, as a person said; then to one by its id."""
    client = client_of("coder")
    before = killed(client)
    report = one(client)
    put(client, report, "new_incident")
    assert sorted(killed(client)) == sorted([*before, "50"])
    mosul = incident_address(client, "Mosul").rsplit("/", 1)[1]
    assert put(client, report, "incident", incident="nowhere").status_code == 400
    kept = put(client, report, "incident", incident=mosul).text.split('id="kept"')[1].split("</div>")[0]
    gone, there = sorted(kept.split("<p>")[2:], key=lambda line: "Mosul" in line)
    assert "no longer this report" in gone
    assert "killed 50" in gone
    assert "Mosul" in there
    assert "killed 50" not in there.replace("<del>", "")
    assert killed(client) == before
    assert "Mosul" in client.get(report).text.split("<h1")[0]


def test_what_waits_goes_away_when_it_is_placed(client_of):
    """An unread report too: it is counted with its incident when somebody codes it."""
    client = client_of("coder")
    found = re.search(r'href="(/reports/report-[^"]+)"[^>]*>قصف السوق', client.get("/intake").text)
    assert found is not None
    report = found[1]
    waiting = int(re.search(r"not placed (\d+)", client.get("/intake").text)[1])
    put(client, report, "incident", incident=incident_address(client).rsplit("/", 1)[1])
    assert int(re.search(r"not placed (\d+)", client.get("/intake").text)[1]) == waiting - 1
    page = client.get(report).text
    coded = {"words": "سقطت على السوق", "what": "killed", "number": "300", "speaker": "مصدر طبي"}
    page = client.post(f"{report}/claims", data=form_of(page, **coded)).text
    assert "Ramadi" in page.split("<h1")[0]
    assert any("300" in figure for figure in killed(client))


def test_two_people_on_one_report_are_told(client_of):
    """The second sees where the first put it."""
    one_, two = client_of("coder"), client_of("editor")
    report = one(one_).rsplit("/", 1)[1]
    late = two.get(f"/intake?report={report}").text
    put(one_, f"/reports/{report}", "background", why="a look back")
    refused = two.post(f"/intake/{report}", data=form_of(late, to="out_of_scope", why="sports"))
    assert refused.status_code == 409
    assert "told a report to be background" in refused.text


def test_a_search_without_a_find_is_a_line(app, client_of):
    """By day, source and language; filtered as a link and as JSON; taken back, it stays in the history alone."""
    client, reader = client_of("coder"), client_of("reader")

    def log(**fields):
        page = client.get("/intake/searches").text
        form = {
            "csrf": token(page),
            "seen": seen(page),
            "day": "2031-03-06",
            "source": "Quarry Herald",
            "language": "ar",
        }
        return client.post("/intake/searches", data=form | fields)

    assert log(found="0", terms=f"قصف {SCRIPT}").status_code == 200
    assert log(found="7", source="Hill Gazette", day="2031-03-07", language="").status_code == 200
    for wrong in ({"day": "soon"}, {"source": " "}, {"found": "many"}, {"language": "arabic language"}):
        assert log(**wrong).status_code == 400
    page = reader.get("/intake/searches", params={"found": "nothing", "language": "ar", "source": "quarry"}).text
    assert "<b>nothing</b>" in page
    assert "Hill Gazette</bdi>" not in page
    assert SCRIPT not in page
    body = reader.get("/api/searches", params={"since": "2031-03-07"}).json()
    assert [s["search"]["source"] for s in body["searches"]] == ["Hill Gazette"]
    assert body["searches"][0]["who"] == NAMES["coder"]
    for query in ({"since": "soon"}, {"found": "all"}, {"colour": "red"}):
        assert reader.get("/api/searches", params=query).status_code == 400
    assert "/api/searches" in reader.get("/api/openapi.json").json()["paths"]
    number = body["searches"][0]["number"]
    page = client.get("/intake/searches").text
    client.post(f"/intake/searches/{number}/take-back", data=form_of(page))
    assert reader.get("/api/searches").json()["count"] == 1
    assert "took back: searched Hill Gazette, 7 March 2031: 7 found" in client.get("/history").text
    assert client.post(f"/intake/searches/{number}/take-back", data=form_of(page)).status_code == 404


HERE = "report-new"


def stood(key, *reports, code=None, killed="1", title="Talwar Ghat"):
    return Standing(id=key, code=code, title=title, time="3 May", figures={"killed": killed}, reports=reports)


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        # The report stood alone and went to an incident of the same name: that one's own figure is what it was before.
        ([stood("own", HERE, killed="24"), stood("old", "a", "b", killed="14")], [stood("joined", "a", "b", HERE, killed="17")],
         [("14", "17"), ("24", None)]),
        # Nothing is known of the incident to which it went: its figure is told, and none before it.
        ([stood("own", HERE, killed="24")], [stood("joined", "a", "b", HERE, killed="17")], [(None, "17"), ("24", None)]),
        # A claim of the only report changes, and the draft's name with it.
        ([stood("own", HERE, killed="24")], [stood("own-2", HERE, killed="25")], [("24", "25")]),
        # A code is kept while the id changes; two incidents that share other reports are told each by its own.
        ([stood("x", "a", HERE, code="I-4", killed="3")], [stood("y", HERE, code="I-4", killed="5")], [("3", "5")]),
        ([stood("x", "a", HERE, killed="3"), stood("y", "b", "c", HERE, killed="9")],
         [stood("p", "b", "c", HERE, killed="8"), stood("q", "a", HERE, killed="4")], [("9", "8"), ("3", "4")]),
        # Another code is another incident, however alike the two are.
        ([stood("x", "a", HERE, code="I-4", killed="3")], [stood("y", "a", HERE, code="I-5", killed="5")], [(None, "5"), ("3", None)]),
    ],
)  # fmt: skip
def test_a_figure_before_is_the_same_incidents(before, now, told):
    """What an act did is told of each incident by itself: no incident is given the figures that another one had."""

    class Kept:
        def keep_figures(self, entry, row):
            self.row = row

        def figures(self, entry):
            return self.row

    kept = Kept()
    Effects(kept).keep(7, before)
    changes = Effects(kept).since(7, HERE, now)
    assert [tuple(s and s.figures["killed"] for s in (c.before, c.after)) for c in changes] == told
