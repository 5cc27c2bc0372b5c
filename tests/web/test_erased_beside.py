"""After an erasure no file beside the register holds a name or a word of what was erased; copies are named, not deleted."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from desk_sample import NAMES, PASSWORD, seen, sign_in, token
from starlette.testclient import TestClient
from typer.testing import CliRunner

from accounted import pipeline
from accounted.cli import app as command_line
from accounted.model import Decision
from accounted.pipeline import linking_files
from accounted.register import create_or_open
from accounted.web import create_app
from accounted.web.access.people import People
from accounted.web.beside import view_file

GONE = ("quillwater", "torrush", "vessimar", "ospreyline", "zindelle", "kessaroon")
"""Parts of names and words that stand in the erased report, its metadata, and what people said of it; nowhere else."""
STAYS = "harrowgate"
REPORTS = {
    "gone": (
        {"publisher": "Ospreyline Herald", "published": "2031-03-03", "title": "Zindelle counts its dead"},
        "RAMADI, Iraq, March 3 - Shelling of the market in Ramadi killed at least nine people on Sunday, the mayor, Ilvane "
        "Torrush, said.\n\nAmong the dead was Mirra Quillwater, a teacher, he said.\n",
    ),
    "stays": (
        {"publisher": "Harrowgate Post", "published": "2031-03-04", "title": "The market"},
        "RAMADI, Iraq, March 4 - Colonel Imad Madeup said ten people were killed when shells hit the market in Ramadi on "
        "Sunday.\n",
    ),
}  # fmt: skip


def holding(folder: Path, word: str) -> list[str]:
    """Files below a folder in which a word stands, in whatever case and encoding."""
    forms = [word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        str(p.relative_to(folder))
        for p in sorted(folder.rglob("*"))
        if p.is_file() and any(form in p.read_bytes().lower() for form in forms)
    ]


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A folder with a register, its people, its view and what linking keeps, in which people spoke of the report that is to go."""
    monkeypatch.setattr(linking_files, "WORTH", 1)
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, (about, text) in REPORTS.items():
        (texts / f"{name}.txt").write_text(text)
        (texts / f"{name}.json").write_text(json.dumps(about))
    folder = tmp_path / "kept"
    folder.mkdir()
    path = folder / "market.register"
    with create_or_open(path) as book:
        pipeline.record(book, [texts], author="Test Coder", time="2031-06-01T09:00:00Z")
        found = pipeline.work_out(book)
        pipeline.store(book, found)
        going = next(r for r in found.reports.values() if r.outlet == "Ospreyline Herald")
        mine = next(c for c in found.claims.values() if c.quote.report == going.id)

        def decide(**more):
            book.decide(Decision(**{"why": "w", **more}), author="Test Coder", time="2031-06-01T09:00:01Z")

        decide(kind="note", value="kept", why="rang Vessimar", quote=mine.quote, claim=mine.id)
        decide(kind="casualty", value="killed", person="Mirra Quillwater", targets=(mine.id,))
        decide(kind="translation", value="fr", quote=mine.quote, text="kessaroon")
        decide(kind="interest", value="accused", targets=("Ilvane Torrush",))
        decide(kind="interest", value="accused", targets=("Imad Madeup",))
    people = People(path)
    for role, name in NAMES.items():
        people.add(name, role, PASSWORD)
    with TestClient(create_app(path)) as client:
        sign_in(client, "editor")
        assert "Ospreyline" in client.get("/", params={"q": "torrush"}).text + client.get(f"/reports/{going.id}").text
        page = client.get(f"/reports/{going.id}").text
        aside = {"csrf": token(page), "seen": seen(page), "value": "used", "why": "asked Vessimar"}
        assert client.post(f"/reports/{going.id}/claims/{mine.id}/use", data=aside).status_code == 200
        client.get("/")
    return path, going


def erase(path, *words):
    return CliRunner().invoke(command_line, ["erase", *words, "-r", str(path)])


def test_no_file_beside_the_register_holds_a_word_of_what_was_erased(kept):
    """Before, the words stand in the register, in the view's search words and in what linking keeps; after, in none of them,
    save in a decision on a source, which is named; the other report stays; the desk shows and finds nothing of it."""
    path, going = kept
    folder = path.parent
    with sqlite3.connect(view_file(path)) as db:
        assert db.execute("SELECT 1 FROM words WHERE words MATCH 'torrush'").fetchone()
    assert any("linking" in name for word in GONE for name in holding(folder, word))
    assert all(holding(folder, word) for word in GONE)
    with TestClient(create_app(path)) as desk:  # open all the while, as in a house where people work
        sign_in(desk, "editor")
        assert going.id in desk.get(f"/reports/{going.id}").text
        done = erase(path, going.address, "--grounds", "asked for")
        assert done.exit_code == 0, done.output
        assert "still names 'Ilvane Torrush'" in done.output
        assert "Imad Madeup" not in done.output
        for word in set(GONE) - {"torrush"}:
            assert holding(folder, word) == [], word
        assert desk.get(f"/reports/{going.id}").status_code == 404
        for word in GONE:
            page = desk.get("/", params={"q": word}).text + desk.get("/review", params={"q": word}).text
            assert "Ospreyline" not in page
        desk.get("/sources")
    assert holding(folder, "torrush")
    assert all("linking" not in name for name in holding(folder, "torrush"))
    for word in set(GONE) - {"torrush"}:
        assert holding(folder, word) == [], word
    assert holding(folder, STAYS)
    with create_or_open(path, readonly=True) as book:
        assert book.verify(recompute=pipeline.recompute(book)).ok


def test_copies_of_the_register_are_named_and_left_alone(kept):
    """A copy under another name and a packed one beside it hold the words still: both are named, another register is not."""
    path, going = kept
    copy, packed, other = (
        path.parent / n for n in ("before-upgrade.sqlite", "market.register.bak.gz", "other.register")
    )
    with create_or_open(path, readonly=True):
        shutil.copy(path, copy)
    packed.write_bytes(b"\x1f\x8bpacked")
    create_or_open(other).close()
    done = erase(path, going.id, "--grounds", "asked for")
    assert done.exit_code == 0, done.output
    assert [line.split(":")[0] for line in done.output.splitlines() if "may still hold" in line] == [
        str(copy),
        str(packed),
    ]
    assert copy.exists()
    assert packed.exists()


def test_what_was_worked_out_goes_also_where_the_file_itself_is_held(kept):
    """Another program reads on: the erasure is recorded and tells that traces stay; view and linking are gone all the same, and
    cleaning later leaves nothing."""
    path, going = kept
    with create_or_open(path, readonly=True) as reader, reader._store.reading() as on:
        on.exec_driver_sql("SELECT count(*) FROM entries").scalar()
        done = erase(path, going.address, "--grounds", "asked for")
        assert done.exit_code != 0
        assert "--scrub" in str(done.exception)
        assert not view_file(path).exists()
        assert linking_files.files_of(path) == []
    assert holding(path.parent, "quillwater")
    assert erase(path, "--scrub").exit_code == 0
    assert holding(path.parent, "quillwater") == []
    assert erase(path).exit_code != 0
    assert erase(path, going.address, "--scrub").exit_code != 0
