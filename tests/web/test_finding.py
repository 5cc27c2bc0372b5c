"""One query behind the list, the map and the timeline: each filter finds what it says, and everything adds up alike."""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounted import reckoning
from accounted.model import (
    BadInput,
    CasualtyClaim,
    CircumstanceClaim,
    Count,
    Facet,
    Group,
    Incident,
    Period,
    Place,
    Quote,
    Toll,
)
from accounted.places import resolve
from accounted.reckoning import Casualty
from accounted.web.drawings.outlines import Box
from accounted.web.drawings.placing import gazetteer
from accounted.web.drawings.timeline import COLUMN, beyond, draw, spread
from accounted.web.listing import finding
from accounted.web.listing import rows as listing_rows
from accounted.web.listing.filters import Filter, box_words, filter_of
from accounted.web.listing.finding import conditions
from accounted.web.listing.mapping import marks, reach
from accounted.web.listing.summing import Total, total
from accounted.web.listing.timeline import MOST_BARS, Bar, Timeline, timeline

HEADS = itertools.count()
METHODS = {"plain": ("min", "max"), "ucdp-partial": ("low", "best", "high"), "acled-partial": ("fatalities",)}
PLACES = {
    "Ramadi": resolve("Ramadi", ("Anbar", "Iraq"), gazetteer())[0],
    "Mosul": resolve("near Mosul", ("Iraq",), gazetteer())[0],
    "Anbar": resolve("Anbar province", ("Iraq",), gazetteer())[0],
    "Mali": resolve("Goundam", ("Mali",), gazetteer())[0],
    "Iraq": resolve("Iraq", (), gazetteer())[0],
    "nowhere": Place(words=""),
}


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """An empty view with the tables of the list alone; what earlier ones found is forgotten."""
    finding._answers.clear()
    yield (made := empty())
    made.close()


def empty() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    for statement in listing_rows.TABLES.split(";\n"):
        if statement.strip():
            made.execute(statement)
    made.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    made.execute("CREATE TABLE incidents (n INTEGER, id TEXT, code TEXT, title TEXT, time TEXT)")
    made.execute("CREATE TABLE kinds (kind TEXT, n INTEGER)")
    made.execute("INSERT INTO meta VALUES ('head', ?)", (f"head {next(HEADS)}",))
    return made


def incident(
    n: int, place: str = "Ramadi", start: str | None = "2031-03-02", end: str | None = "", kind: str = "event"
) -> Incident:
    period = Period(words="", start=start, end=start if end == "" else end)
    return Incident(id=f"incident-{n}", place=PLACES[place], period=period, kind=kind)  # type: ignore[arg-type]


def toll(
    i: Incident,
    *values: int | None,
    method: str = "plain",
    outcome: str = "killed",
    answer: str = "figures",
    open_high: bool = False,
) -> Toll:
    rules = reckoning.load(method)
    fields = dict(zip(METHODS[method], values, strict=True)) if answer == "figures" else {}
    return Toll(
        incident=i.id, outcome=outcome, group=rules.group.counts.value, method=method, version=rules.version,  # type: ignore[arg-type]
        conformity=rules.conformity, answer=answer, fields=fields, open_high=open_high,  # type: ignore[arg-type]
    )  # fmt: skip


def put(
    db: sqlite3.Connection, n: int, i: Incident, tolls: list[Toll], persons: tuple[str, ...] = (), **facts: int
) -> None:
    listing_rows.facts(db, n, i, problems=facts.get("problems", 0), unread=facts.get("unread", 0))
    db.execute("INSERT INTO incidents VALUES (?, ?, NULL, ?, ?)", (n, i.id, i.title, i.period.end or ""))
    db.execute("INSERT INTO kinds VALUES (?, ?)", (i.kind, n))
    for t in tolls:
        listing_rows.figures(db, n, i, t, persons)


def take(db: sqlite3.Connection, n: int) -> None:
    for table in listing_rows.PART.by_incident:
        db.execute(f"DELETE FROM {table} WHERE n = ?", (n,))


values = st.one_of(st.none(), st.integers(0, 40))
one_toll = st.tuples(
    st.sampled_from(["figures", "figures", "figures", "no_claim", "cannot_say", "not_an_event"]), values, values, values,
    st.booleans(), st.sampled_from(["event", "event", "series", "aggregate"]), st.sets(st.sampled_from("ABCD"), max_size=3),
    st.sampled_from(sorted(PLACES)), st.sampled_from(["2031-03-02", "2031-04-01", "2032-01-05", None]),
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(one_toll, min_size=1, max_size=9), st.sampled_from(sorted(METHODS)), st.sets(st.integers(0, 8)))
def test_what_is_added_up_in_sql_is_what_adding_up_gives(some, method, gone):
    """Any tolls, some incidents taken out again: the sum of all and of a choice are those of ``reckoning.add_up``, and no row of
    what was taken out is left."""
    db = empty()
    kept: list[tuple[int, Incident, Toll, tuple[str, ...]]] = []
    for n, (answer, a, b, c, open_high, kind, persons, place, day) in enumerate(some):
        i = incident(n, place, day, kind=kind)
        t = toll(i, *(a, b, c)[: len(METHODS[method])], method=method, answer=answer, open_high=open_high)
        put(db, n, i, [t], tuple(sorted(persons)))
        if n in gone:
            take(db, n)
        else:
            kept.append((n, i, t, tuple(sorted(persons))))

    def wanted(chosen: list[tuple[int, Incident, Toll, tuple[str, ...]]]) -> Total | None:
        if not chosen:
            return None
        casualties = {i.id: [Casualty(person=p, states=()) for p in persons] for _, i, _, persons in chosen}
        return Total.of(reckoning.add_up([(i, t) for _, i, t, _ in chosen], casualties))

    found = total(db, "1", [], method, "killed")
    assert found == wanted(kept)
    assert found is None or list(found.fields) == list(wanted(kept).fields)  # type: ignore[union-attr]
    where, bound = conditions(Filter(country="IQ", method=method))
    assert total(db, where, bound, method, "killed") == wanted([k for k in kept if k[1].place.country == "IQ"])
    fresh = empty()
    for n, i, t, persons in kept:
        put(fresh, n, i, [t], persons)
    for table in ("sums", "counted", "counted_twice", "figures"):
        rows = (
            f"SELECT * FROM {table} ORDER BY 1, 2, 3"
            if table != "counted_twice"
            else "SELECT * FROM counted_twice ORDER BY 1, 2"
        )
        assert db.execute(rows).fetchall() == fresh.execute(rows).fetchall(), table


@settings(max_examples=60, deadline=None)
@given(st.lists(one_toll, min_size=1, max_size=9), st.floats(0, 14))
def test_marks_and_bins_hold_every_incident_once(some, zoom):
    """However marks are taken together, their incidents are all that are drawn, and their people are in the sum's bounds; so
    with bars and bins over time."""
    db = empty()
    for n, (answer, a, b, _, open_high, kind, persons, place, day) in enumerate(some):
        i = incident(n, place, day, kind=kind)
        put(db, n, i, [toll(i, a, b, answer=answer, open_high=open_high)], tuple(sorted(persons)))
    found = marks(db, Filter(), None, zoom)
    assert found.found == len(some)
    assert sum(m.incidents for m in found.marks) == found.drawn
    assert sum(c.incidents for c in found.coarse) == found.listed == sum(1 for s in some if s[7] in ("Iraq", "nowhere"))
    for m in found.marks:
        assert m.killed.of + m.killed.unknown + m.killed.silent + m.killed.left_out == m.incidents
        assert m.bounds[0] <= m.lon <= m.bounds[2] or m.outline is not None
        assert (m.id is not None) == (m.incidents == 1)
    added = total(db, "1", [], "plain", "killed")
    if added is not None and added.fields:
        people = [*(m.killed for m in found.marks), *(c.killed for c in found.coarse)]
        assert sum(p.of for p in people) == added.incidents
        assert sum(p.low for p in people) >= (added.low or 0)
    over_time = timeline(db, Filter())
    assert len(over_time.bars) == over_time.dated == sum(1 for s in some if s[8])
    assert over_time.dated + over_time.undated == len(some)


def test_a_person_counted_in_two_incidents_of_one_mark_counts_once(db):
    """Two incidents in Ramadi that count one woman by name: the mark and the month have one fewer than both figures give."""
    for n in (1, 2):
        i = incident(n)
        put(db, n, i, [toll(i, 3, 4)], ("Nadia Fabricated",))
    put(db, 3, incident(3, "Mali"), [toll(incident(3, "Mali"), 3, 4)], ("Nadia Fabricated",))
    assert [(m.killed.low, m.killed.high) for m in marks(db, Filter(), None, 5).marks] == [(5, 7), (3, 4)]
    added = total(db, "1", [], "plain", "killed")
    assert added is not None
    assert (added.low, added.high, added.shared) == (7, 10, 2)
    assert "Fabricated" not in str(db.execute("SELECT * FROM counted").fetchall())


def test_marks_part_as_the_map_comes_nearer(db):
    """Ramadi and the ring at Mosul are one mark from afar and two from near by; out of view neither is told; a province stands
    for itself as soon as it can be seen, with all that is known of it alone."""
    for n, place in enumerate(("Ramadi", "Mosul", "Anbar", "Anbar", "Iraq"), 1):
        i = incident(n, place)
        put(db, n, i, [toll(i, 2, 2)])
    far, near = marks(db, Filter(), None, 1), marks(db, Filter(), None, 6)
    assert [(m.shape, m.incidents) for m in far.marks] == [("several", 4)]
    assert sorted((m.shape, m.incidents) for m in near.marks) == [("area", 2), ("near", 1), ("town", 1)]
    ring = next(m for m in near.marks if m.shape == "near")
    assert ring.km == 25
    area = next(m for m in near.marks if m.shape == "area")
    assert area.outline is not None
    assert near.listed == 1
    seen = marks(db, Filter(), Box(43.0, 36.0, 43.5, 36.6), 8)
    assert [m.shape for m in seen.marks] == ["near"]
    assert reach(db, Filter()).around == reach(db, Filter(country="iq")).around


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"province": "Al Anbār", "country": "IQ"}, {1, 3}),
        ({"place": "ramad"}, {1}), ({"place": "anbar al"}, {1, 3}), ({"place": "'"}, set()), ({"place": "madi"}, set()),
        ({"box": "43.2,33.3,43.4,33.5"}, {1, 3}), ({"box": "42.9,36.2,43,36.3"}, {2, }), ({"box": "0,0,1,1"}, set()),
        ({"drawn": "no"}, {5}), ({"drawn": "yes"}, {1, 2, 3, 4}),
        ({"group": "age:child"}, {2}), ({"group": "age:adult"}, set()), ({"group": "role:police"}, {2}),
        ({"actor": "helicopters"}, {1}), ({"actor": "us heli"}, {1}), ({"actor": "russian"}, set()),
        ({"toll": "known"}, {1, 2, 4}), ({"toll": "unknown"}, {3}), ({"toll": "none"}, {5}), ({"toll": "10"}, {2}),
        ({"toll": "10", "method": "ucdp-partial"}, {1}), ({"problem": "with"}, {4}), ({"since": "2031-03-03"}, {2}),
        ({"kind": "aggregate"}, {4}), ({"state": "draft", "opened": "no", "until": "2031-03-02"}, {1, 3, 4, 5}),
    ],
)  # fmt: skip
def test_each_filter_finds_what_it_says(db, asked, found):
    """Hits and near misses of every filter that looks into rows of its own."""
    us = claim("US helicopters")
    counted = CasualtyClaim(
        quote=QUOTE, attribution=(), outcome="killed", count=Count(low=2, high=2, words="two"),
        group=Group(words="children", age=(Facet(value="child", words="children"),)),
        includes=(Group(words="police", role=(Facet(value="police", words="police"),)),),
    )  # fmt: skip
    rows = [
        (incident(1), [9, 9], "figures", [us]), (incident(2, "Mosul", "2031-03-01", "2031-03-04"), [9, 12], "figures", [counted]),
        (incident(3, "Anbar"), [None, 5], "figures", []), (incident(4, "Mali", kind="aggregate"), [1, 1], "figures", []),
        (incident(5, "Iraq"), [], "no_claim", []),
    ]  # fmt: skip
    for n, (i, numbers, answer, claims) in enumerate(rows, 1):
        other = toll(i, 10, 10, 10, method="ucdp-partial") if n == 1 else toll(i, 1, 1, 1, method="ucdp-partial")
        put(db, n, i, [toll(i, *numbers, answer=answer), other], problems=int(n == 4))
        db.executemany("INSERT INTO labels VALUES (?, ?, ?)", [(f, v, n) for f, v in listing_rows.labels(i, claims)])
    where, values = conditions(filter_of(asked.items()))
    assert {n for (n,) in db.execute(f"SELECT c.n FROM facts c WHERE {where}", values)} == found


QUOTE = Quote(report="r", start=0, end=1, text="x")


def claim(value: str) -> CircumstanceClaim:
    return CircumstanceClaim(quote=QUOTE, attribution=(), aspect="by", value=value)


def test_a_filter_is_a_link_that_gives_it_back():
    """Every filter goes into a link and out of it; a chip takes one off and leaves the others; another country drops the
    province."""
    asked = Filter(
        q="سوق", country="IQ", province="Al Anbār", box="40,32,44,34", group="sex:f", actor="US", drawn="yes", page=3
    )
    from urllib.parse import parse_qsl

    assert filter_of(parse_qsl(asked.link(page=3)[1:])) == asked
    chips = dict(asked.chips({"IQ": "Iraq"}))
    assert "box=" not in chips["on the map: 32–34° N, 40–44° E"]
    assert "province" not in chips["Iraq"]
    assert "country=IQ" in chips["Al Anbār"]
    assert "somebody counts: women or girls" in chips
    assert box_words("-5,-2,3,1") == "2° S – 1° N, 5° W – 3° E"


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "10,0,5,1", "0,0,400,1", "nan,0,1,1", "0,5,1,2"])
def test_what_is_no_box_is_refused(box):
    with pytest.raises(BadInput, match="no box"):
        filter_of([("box", box)])


def test_time_is_told_one_by_one_or_by_month_with_what_is_unknown(db):
    """A long incident is a span, an open one has an arrow, an unknown one dots; beyond forty-eight, months and years say incidents,
    people and how many have an unknown number, and are filters."""
    rows = [
        (incident(1, start="2031-01-01", end="2031-02-20"), [3, 9], False), (incident(2), [4, 8], True),
        (incident(3, start=None, end="2031-03-05"), [None, None], False), (incident(4, start=None, end=None), [1, 1], False),
    ]  # fmt: skip
    for n, (i, numbers, open_high) in enumerate(rows, 1):
        put(db, n, i, [toll(i, *numbers, open_high=open_high)])
    few = timeline(db, Filter())
    assert [b.id for b in few.bars] == ["incident-1", "incident-2", "incident-3"]
    assert few.undated == 1
    drawn = draw(few, Filter())
    assert 'class="band"' in drawn
    assert "l-unknown" in drawn
    assert drawn.count('href="/incidents/') == 4, "the span is a way to its incident as well as its mark"
    assert drawn.count("aria-label") == 4
    for n in range(5, 75):
        i = incident(n, start=f"20{31 + n % 2}-0{n % 9 + 1}-11")
        put(db, n, i, [toll(i, *((None, None) if n % 10 == 0 else (2, 3)))])
    finding._answers.clear()
    many = timeline(db, Filter())
    assert many.unit == "month"
    assert sum(b.incidents for b in many.bins) == many.dated == 73
    march = next(b for b in many.bins if b.label == "2031-03")
    assert (march.since, march.until) == ("2031-03-01", "2031-03-31")
    where, values = conditions(Filter(since=march.since, until=march.until))
    assert db.execute(f"SELECT count(*) FROM facts c WHERE {where}", values).fetchone()[0] == march.incidents
    assert march.killed.unknown == 1 + sum(1 for n in range(5, 75) if n % 2 == 0 and n % 9 + 1 == 3 and n % 10 == 0)
    text = str(draw(many, Filter(country="IQ")))
    assert re.search(
        r"country=IQ&amp;since=2031-03-01&amp;until=2031-03-31|since=2031-03-01&amp;until=2031-03-31&amp;country=IQ",
        text,
    )
    assert "with unknown number" in text
    same = timeline(db, Filter(country="IQ"))
    assert same == many, "all of a register by month is what looking at each incident gives"


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=48), st.floats(1, 26), st.floats(-20, 20))
def test_marks_keep_apart_in_their_order_and_move_no_further_than_they_must(wanted, gap, low):
    """At least the gap between any two; within the bounds where there is room; those that had room already stay."""
    wanted = sorted(wanted)
    high = low + 1300
    got = spread(wanted, gap, low, high)
    assert all(b - a >= gap - 1e-6 for a, b in itertools.pairwise(got))
    assert got[0] >= low - 1e-6
    assert got[-1] <= high + 1e-6
    if all(b - a >= gap for a, b in itertools.pairwise(wanted)) and wanted[0] >= low and wanted[-1] <= high:
        assert all(abs(a - b) < 1e-6 for a, b in zip(wanted, got, strict=True))
    loose = spread(wanted, gap)
    assert abs(sum(loose) - sum(wanted)) < 1e-3, "as far to one side as to the other"


def bar(n, day, low=3, high=5, **more):
    made = {"id": f"I-{n}", "title": f"Ford {n}, Valley", "when": day, "first": day, "last": day, "answer": "added",
            "low": low, "high": high, "open": False}  # fmt: skip
    return Bar(**(made | more))


def hits(drawn):
    """(left, right) of the columns in which marks are clicked, in the order of the keyboard."""
    found = re.findall(r'<rect class="hit" x="([\d.-]+)" y="[\d.]+" width="([\d.]+)"', str(drawn))
    return [(float(x), float(x) + float(wide)) for x, wide in found]


@pytest.mark.parametrize("days", [1, 2, 9])
def test_no_mark_of_a_crowded_day_lies_under_another(days):
    """As many incidents as are drawn one by one, within a few days: each has a column of its own, wide enough for a finger,
    inside the drawing."""
    bars = tuple(bar(n, f"2031-05-{n % days + 10}", n % 30) for n in range(MOST_BARS))
    columns = hits(draw(Timeline(dated=MOST_BARS, undated=0, bars=bars), Filter()))
    assert len(columns) == MOST_BARS
    assert all(a[1] <= b[0] + 0.2 for a, b in itertools.pairwise(columns))
    assert all(right - left >= COLUMN - 0.2 for left, right in columns)
    assert columns[0][0] >= 0
    assert columns[-1][1] <= 1360


def test_an_aggregate_beyond_the_scale_stands_above_it_and_that_is_said():
    """The scale is of what is added up; a morgue's month stands above its last line, not on it."""
    few = (bar(1, "2031-05-10", 4, 9), bar(2, "2031-05-31", 87, 87, first="2031-05-01", answer="aggregate"))
    found = Timeline(dated=2, undated=0, bars=few)
    assert beyond(found)
    assert not beyond(Timeline(dated=1, undated=0, bars=few[:1]))
    heights = sorted(
        float(y)
        for y in re.findall(r'<line class="(?:g|zero)" x1="48" x2="1320" y1="([\d.]+)"', str(draw(found, Filter())))
    )
    circle = float(re.findall(r'<circle class="m-used" cx="[\d.]+" cy="([\d.]+)"', str(draw(found, Filter())))[0])
    assert circle < heights[0]
