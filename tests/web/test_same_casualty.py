"""Two forms of a casualty's name in reports of one incident are asked about, and never joined by themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk_sample import NAMES, PASSWORD, sign_in, token
from starlette.testclient import TestClient
from test_incident_page import form_of

from accounted import pipeline
from accounted.register import create_or_open
from accounted.web import create_app
from accounted.web.access.people import People
from accounted.web.view import likeness_rows

FIRST = (
    "RAMADI, Iraq, March 3 - Shelling of the market in Ramadi killed nine people on Sunday, the mayor said.\n\nAmong the dead was "
    "{first}, he said. Nadia Fabricated, a teacher, also died.\n"
)
SECOND = (
    "RAMADI, Iraq, March 4 - Nine people were killed when shells hit the market in Ramadi on Sunday, the hospital said.\n\nAmong the "
    "dead was {second}, it said.\n"
)


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Callable[[str, str], TestClient]]:
    """A desk over two reports of one shelling, each with one form of a name."""
    opened = []

    def make(first: str, second: str) -> TestClient:
        texts = tmp_path / "texts"
        texts.mkdir()
        told = {"Ridge Courier": FIRST.format(first=first), "Delta Post": SECOND.format(second=second)}
        for n, (outlet, text) in enumerate(told.items()):
            (texts / f"{n}.txt").write_text(text, encoding="utf-8")
            (texts / f"{n}.json").write_text(json.dumps({"publisher": outlet, "published": f"2031-03-0{n + 3}"}))
        path = tmp_path / "same.register"
        with create_or_open(path) as register:
            pipeline.record(register, [texts], author="Test Coder", time="2031-06-01T09:00:00Z")
        people = People(path)
        for role, name in NAMES.items():
            people.add(name, role, PASSWORD)
        app = create_app(path)
        opened.append(app)
        client = TestClient(app)
        sign_in(client, "coder")
        return client

    yield make
    for app in opened:
        app.state.desk.close()


def pairs(client):
    with client.app.state.desk.stored.reading() as db:
        return [{q.one.name, q.other.name} for q in likeness_rows.questions(db)[1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dr Placeholder, a surgeon", "the doctor Samir Placeholder"),
        ("Samir Placeholder, a surgeon", "Sameer Placeholder"),
        ("Samir Placeholder", "Samir Hamid Placeholder"),
    ],
)
def test_names_that_may_be_one_persons_are_asked_about(asking, first: str, second: str) -> None:
    """On the list of people, veiled; each stands alone until somebody answers."""
    client = asking(first, second)
    asked = pairs(client)
    if person_count(client) == 2 and not asked:
        pytest.fail("two forms of one name, and nobody is asked")
    page = client.get("/casualties").text
    assert "The same person?" in page
    assert "Placeholder" not in page
    assert all("Placeholder" in name for pair in asked for name in pair)
    assert len(asked) == 1


def person_count(client):
    with client.app.state.desk.stored.reading() as db:
        return db.execute("SELECT count(DISTINCT person) FROM named").fetchone()[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Samir Placeholder", "Karim Placeholder"),
        ("Samir Placeholder", "Ali Otherwise"),
        ("Samir Placeholder", "Samir Placeholder"),
    ],
)
def test_names_that_are_two_persons_or_one_are_no_question(asking, first: str, second: str) -> None:
    """Two of one family, two strangers, and one name twice."""
    client = asking(first, second)
    assert pairs(client) == []
    assert "The same person?" not in client.get("/casualties").text


@pytest.mark.parametrize(("value", "known"), [("same", 1), ("not_same", 2)])
def test_an_answer_is_one_act_and_ends_the_question(asking, value: str, known: int) -> None:
    """The same: both names are one casualty; not the same: two. The question is gone, and it cannot be answered again."""
    client = asking("Dr Placeholder, a surgeon", "the doctor Samir Placeholder")
    desk = client.app.state.desk
    address = re.search(r'href="(/casualties/[^"#]+)#h-alike"', client.get("/casualties").text)[1]
    page = client.get(address).text
    assert token(page)
    form = re.search(
        rf'(?s)<form method="post" action="{address}/same".*?name="value" value="{value}".*?</form>', page
    )[0]
    fields = dict(re.findall(r'<input type="hidden" name="(incident|other)" value="([^"]+)"', form))
    sent = form_of(page, **fields, value=value, state="killed", why="both pages tell of his ward")
    assert client.post(f"{address}/same", data={**sent, "why": ""}).status_code == 400
    before = len(desk.register)
    assert client.post(f"{address}/same", data=sent).status_code == 200
    assert len(desk.register) == before + 2
    findings = desk.findings()
    incident = next(i for i in findings.incidents if "Ramadi" in i.title)
    assert len(pipeline.casualties(findings, incident)) == known
    assert pairs(client) == []
    assert (
        client.post(
            f"{address}/same", data=form_of(client.get(address).text, **fields, value=value, state="killed", why="w")
        ).status_code
        == 400
    )
