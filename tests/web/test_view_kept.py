"""The view is brought up step by step, and is at every step what it would be made from nothing."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from view_kit import content, made_decision

from accounted import pipeline
from accounted.model import BadInput
from accounted.register import create_or_open
from accounted.web.view import filling
from accounted.web.view.parts import PARTS
from accounted.web.view.stored import Stored

LATER = "2031-06-02T10:00:00Z"


def from_nothing(register: Path, folder: Path) -> dict[str, list[object]]:
    """The content of a view of the register that nobody looked at before."""
    copy = folder / "copy.register"
    for path in folder.glob("copy.register*"):
        path.unlink()
    shutil.copy(register, copy)
    with create_or_open(copy) as book:
        book.drop_views()
        Stored(book).refresh()
    return content(copy.with_name(copy.name + ".view"))


def late_report(folder: Path, rng: random.Random, number: int) -> Path:
    """A further report of an event of the sample, or of another."""
    text = rng.choice(
        (
            "RAMADI, Iraq, March 5 - Eleven people were killed when shells hit the market in Ramadi on Sunday, a doctor said.\n",
            "MOSUL, Iraq, May 13 - Police said four soldiers were killed by a roadside bomb near Mosul on Saturday.\n",
            "BASRA, Iraq, June 1 - Gunmen killed three drivers in Basra on Thursday, officials said.\n",
        )
    )
    path = folder / f"late-{number}.txt"
    path.write_text(text, encoding="utf-8")
    about = {"publisher": f"Late Courier {number}", "published": "2031-05-14", "title": "Later"}
    path.with_suffix(".json").write_text(json.dumps(about), encoding="utf-8")
    return path


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6))
def test_the_view_after_any_decisions_is_the_view_made_from_nothing(
    recorded: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """People judge, correct, open, merge, split, name and mark; a report comes late, another is erased: table by table
    the view holds what one made of the same entries at once holds."""
    rng = random.Random(seed)
    folder = tmp_path_factory.mktemp("kept")
    path = folder / "sample.register"
    shutil.copy(recorded, path)
    with create_or_open(path) as book:
        stored = Stored(book)
        stored.refresh()
        for step in range(5):
            findings = pipeline.work_out(book)
            act = rng.randrange(12)
            if act == 0:
                late = late_report(folder, rng, step)
                pipeline.record(book, [late], author="Test Coder", time=LATER)
            elif act == 1:
                report = rng.choice(sorted(findings.reports))
                book.erase(report, "asked for", author="Test Coder", time=LATER)
            else:
                for _ in range(rng.randrange(1, 3)):
                    try:
                        book.decide(made_decision(rng, findings), author="Test Coder", time=LATER)
                    except BadInput:
                        continue  # opened already, or it names what was erased
            stored.refresh()
        there = content(stored.path)
    anew = from_nothing(path, folder)
    assert sorted(there) == sorted(anew)
    for table in anew:
        assert there[table] == anew[table], table


def test_only_what_changed_is_written_again(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One claim set aside: the rows of its incident and of the reports of that one are replaced, and no others."""
    written: list[str] = []
    for name in ("fill_incident", "fill_report"):
        old = getattr(filling, name)
        monkeypatch.setattr(
            filling,
            name,
            lambda db, n, one, *more, old=old, **rest: (written.append(one.id), old(db, n, one, *more, **rest)),
        )
    with create_or_open(register) as book:
        stored = Stored(book)
        stored.refresh()
        findings = pipeline.work_out(book)
        assert len(written) == len(findings.incidents) + len(findings.reports)
        numbers = dict(sqlite3.connect(stored.path).execute("SELECT id, n FROM incidents"))
        written.clear()
        incident = next(i for i in findings.incidents if "Mosul" in i.title)
        claim = findings.claims[next(c for c in incident.claims if findings.claims[c].quote.text)]
        pipeline_decide(book, claim)
        stored.refresh()
        assert set(written) == {incident.id, *incident.reports}
        assert dict(sqlite3.connect(stored.path).execute("SELECT id, n FROM incidents")) == numbers
        written.clear()
        stored.refresh()
        assert not written


def pipeline_decide(book, claim):
    from accounted.model import Decision

    decision = Decision(kind="use", value="set_aside", why="hearsay", quote=claim.quote, claim=claim.id)
    book.decide(decision, author="Test Coder", time=LATER)


def test_a_view_of_another_history_is_made_anew(register: Path, tmp_path: Path) -> None:
    """A register brought back from a copy, to which other entries were added, is not taken for the one that was seen."""
    kept = tmp_path / "kept.register"
    shutil.copy(register, kept)
    with create_or_open(register) as book:
        claim = next(iter(pipeline.work_out(book).claims.values()))
        pipeline_decide(book, claim)
        Stored(book).refresh()
    shutil.copy(kept, register)
    for end in ("-wal", "-shm"):
        register.with_name(register.name + end).unlink(missing_ok=True)
    with create_or_open(register) as book:
        other = list(pipeline.work_out(book).claims.values())[1]
        pipeline_decide(book, other)
        pipeline_decide(book, claim)
        stored = Stored(book)
        stored.refresh()
        there = content(stored.path)
    assert there == from_nothing(register, tmp_path)


def test_a_refresh_that_fails_leaves_the_view_whole(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stops it in the middle, readers find the state of before, and the next look brings it up."""
    with create_or_open(register) as book:
        stored = Stored(book)
        stored.refresh()
        before = content(stored.path)
        claim = next(
            c for i in pipeline.work_out(book).incidents for c in [pipeline.work_out(book).claims[i.claims[0]]]
        )
        pipeline_decide(book, claim)

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("stopped")

        with monkeypatch.context() as patch:
            patch.setattr(filling, "fill_report", broken)
            with pytest.raises(RuntimeError):
                stored.refresh()
        assert content(stored.path) == before
        stored.refresh()
        assert content(stored.path) != before


def test_rows_of_one_incident_or_report_are_found_without_a_scan(register: Path) -> None:
    """Every table of a part is keyed by the incident's number or the report's id, with an index that begins with it."""
    with create_or_open(register) as book:
        stored = Stored(book)
        stored.refresh()
    db = sqlite3.connect(stored.path)
    keyed = [(t, "n") for part in PARTS for t in part.by_incident]
    for part in PARTS:
        for table in part.by_report:
            name, _, column = table.partition(".")
            keyed.append((name, column or "report"))
    for table, column in keyed:
        plan = " ".join(
            row[3] for row in db.execute(f"EXPLAIN QUERY PLAN DELETE FROM {table} WHERE {column} = ?", ("1",))
        )
        assert "SEARCH" in plan, (table, plan)


KNOWN = {
    "register", "entries", "head", "recorded_by", "published_by", "items", "versions", "reports", "superseded", "undated",
    "readings", "unread", "decisions", "links", "marks", "casualties", "opened", "summaries", "signed", "rejected", "corrected", "set_aside",
    "confirmed", "orphaned", "triage", "translations", "searches", "moved", "notes", "_by_hand", "_judged", "_file_problems", "_closing",
}  # fmt: skip


def test_whatever_the_register_comes_to_is_known_to_the_cut() -> None:
    """A new field of the register's state must be cut down in View.only and looked at in web/scoping, or rows that follow
    from it would not be replaced: then it belongs in this list."""
    from dataclasses import fields

    from accounted.register import View

    assert {f.name for f in fields(View)} == KNOWN
