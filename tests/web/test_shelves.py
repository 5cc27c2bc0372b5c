"""A filter that finds half of a large register is answered from shelves, and no otherwise than SQL would answer it."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_finding import empty, incident, one_toll, put, take, toll

from accounted.web.drawings.outlines import Box
from accounted.web.listing import finding, picking, shelves, timeline
from accounted.web.listing.filters import Filter
from accounted.web.listing.finding import found
from accounted.web.listing.mapping import marks, reach
from accounted.web.listing.picking import numbers_of_page, picked
from accounted.web.listing.summing import total

ASKED = (
    Filter(),
    Filter(since="2031-03-02", until="2031-12-31"),
    Filter(country="IQ"),
    Filter(box="30,10,50,40"),
    Filter(drawn="no"),
    Filter(toll="unknown"),
    Filter(method="ucdp-partial", until="2031-04-01"),
)
VIEWS = (None, Box(38.0, 28.0, 50.0, 38.0), Box(-20.0, 0.0, 60.0, 60.0))


def answers(db: sqlite3.Connection, asked: Filter, zoom: float) -> list[object]:
    """Everything that a page and its map show of a filter."""
    finding._answers.clear()
    picking._last.clear()
    where, values = found(db, asked)
    many = picked(db, asked)
    if many is None:
        order = f"SELECT c.n FROM facts c WHERE {where} ORDER BY c.last DESC, c.first DESC, c.id DESC"
        numbers = [n for (n,) in db.execute(order, values)]
    else:
        numbers = numbers_of_page(many, 0, 3) + numbers_of_page(many, 3, 100)
    sums = [total(db, where, values, asked.method, outcome, many) for outcome in ("killed", "injured")]
    drawn = [marks(db, asked, view, zoom) for view in VIEWS]
    return [numbers, sums, reach(db, asked), drawn, timeline.timeline(db, asked)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(one_toll, min_size=1, max_size=9), st.sets(st.integers(0, 8)), st.floats(0, 8), st.sampled_from([0, 60])
)
def test_shelves_answer_as_sql_does(some, gone, zoom, bars):
    """Any tolls at any places, some taken out after they had been packed: the order of the list, sums, marks near and far,
    what is only listed, and the timeline are those of the rows."""
    db = empty()
    for n, (answer, a, b, c, open_high, kind, persons, place, day) in enumerate(some, 1):
        i = incident(n, place, day, kind=kind)
        tolls = [
            toll(i, *(a, b, c)[:size], method=method, outcome=outcome, answer=answer, open_high=open_high)
            for method, size in (("plain", 2), ("ucdp-partial", 3))
            for outcome in ("killed", "injured")
        ]
        put(db, n, i, tolls, tuple(sorted(persons)))
    shelves.settle(db)
    for n in gone:
        take(db, n + 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timeline, "MOST_BARS", bars)
        wanted = [answers(db, asked, zoom) for asked in ASKED]
        shelves.settle(db)
        patch.setattr(finding, "FEW", 0)
        assert len(gone & set(range(len(some)))) == len(some) or any(picked(db, asked) is not None for asked in ASKED)
        assert [answers(db, asked, zoom) for asked in ASKED] == wanted


def test_shelves_of_a_view_are_those_of_its_rows(kept_view: sqlite3.Connection) -> None:
    """After a register was looked at, nothing waits to be packed, and packing all of it again changes nothing."""
    packed = "SELECT what, shelf, body FROM shelves ORDER BY 1, 2"
    before = kept_view.execute(packed).fetchall()
    assert before
    assert not kept_view.execute("SELECT 1 FROM shelves_touched").fetchall()
    for few in (0, 100):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shelves, "FEW", few)
            kept_view.execute("INSERT INTO shelves_touched SELECT n FROM facts")
            shelves.settle(kept_view)
        assert kept_view.execute(packed).fetchall() == before


def test_places_written_anew_are_those_of_a_shelf_packed_whole(kept_view: sqlite3.Connection) -> None:
    """Figures and facts of one incident change: its own places on the shelf are written, and the shelf is what packing all of
    it makes; the same where its number is new, and where it is gone."""
    packed = "SELECT what, shelf, body FROM shelves ORDER BY 1, 2"
    (n,) = kept_view.execute("SELECT max(n) FROM facts").fetchone()

    def same_both_ways() -> list[object]:
        told = []
        for few in (100, 0):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(shelves, "FEW", few)
                kept_view.execute("INSERT OR IGNORE INTO shelves_touched VALUES (?)", (n,))
                shelves.settle(kept_view)
            told.append(kept_view.execute(packed).fetchall())
        assert told[0] == told[1]
        return told[0]

    before = same_both_ways()
    figures = kept_view.execute("SELECT * FROM figures WHERE n = ?", (n,)).fetchall()
    facts = kept_view.execute("SELECT * FROM facts WHERE n = ?", (n,)).fetchone()
    kept_view.execute("DELETE FROM figures WHERE n = ?", (n,))
    for row in figures:
        kept_view.execute(
            f"INSERT INTO figures VALUES ({', '.join('?' * len(row))})", (row[0], n, row[2], 77, None, *row[5:])
        )
    changed = same_both_ways()
    assert changed != before
    kept_view.execute("DELETE FROM figures WHERE n = ?", (n,))
    kept_view.execute("DELETE FROM facts WHERE n = ?", (n,))
    assert same_both_ways() not in (before, changed)
    kept_view.execute(f"INSERT INTO facts VALUES ({', '.join('?' * len(facts))})", facts)
    for row in figures:
        kept_view.execute(f"INSERT INTO figures VALUES ({', '.join('?' * len(row))})", row)
    assert same_both_ways() == before


@pytest.fixture
def kept_view(recorded: Path, tmp_path: Path) -> sqlite3.Connection:
    """The view of the sample, after a decision."""
    import shutil

    from view_kit import made_decision

    from accounted import pipeline
    from accounted.register import create_or_open
    from accounted.web.view.stored import Stored

    path = tmp_path / "sample.register"
    shutil.copy(recorded, path)
    rng = random.Random(3)
    with create_or_open(path) as book:
        stored = Stored(book)
        stored.refresh()
        for _ in range(3):
            book.decide(made_decision(rng, pipeline.work_out(book)), author="Test Coder", time="2031-06-02T10:00:00Z")
            stored.refresh()
        stored.close()
    copy = sqlite3.connect(":memory:")
    with sqlite3.connect(stored.path) as db:
        db.backup(copy)
    return copy
