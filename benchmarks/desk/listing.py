"""How long the list, the map and the timeline of the desk take over a hundred thousand incidents.

    python -m benchmarks.desk.listing [--incidents 100000] [--keep FILE]

The incidents are made up: towns, districts and provinces of the gazetteer, thirty years, tolls as skewed as real ones. Their
rows are written by the code that writes them for a register; each question is asked as its route asks it, with nothing kept
in memory, and its slowest of several goes counts. What a page also does (templates, sessions) is measured elsewhere.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from accounted import reckoning
from accounted.model import Incident, Outcome, Period, Place, Toll
from accounted.publishing.view import TollView
from accounted.publishing.words import toll_ends, toll_figure
from accounted.web.drawings.outlines import Box
from accounted.web.drawings.placing import gazetteer
from accounted.web.listing import finding, shelves
from accounted.web.listing import rows as listing_rows
from accounted.web.listing.filters import Filter, filter_of
from accounted.web.listing.mapping import marks, spread
from accounted.web.listing.query import ask, choices
from accounted.web.listing.timeline import timeline
from accounted.web.view.packing import pack
from accounted.web.view.stored import STATEMENTS

METHODS = (("plain", ("min", "max")), ("ucdp-partial", ("low", "best", "high")))
COUNTRIES = ("IQ", "SY", "AF", "YE", "UA", "SD", "ML", "CO", "MM", "SO", "NG", "PS")
KINDS = ("air_strike", "shelling", "shooting", "bombing", "clash", "raid", "landmine", "execution")
ACTORS = (
    "government forces",
    "unknown gunmen",
    "coalition aircraft",
    "militia of the hills",
    "armed group",
    "rebels",
    "police",
)
GROUPS = (
    ("status", "civilian"),
    ("age", "child"),
    ("role", "police"),
    ("role", "soldier"),
    ("sex", "f"),
    ("role", "journalist"),
)
QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("everything", {}),
    ("a country", {"country": "IQ"}),
    ("a province and a period", {"country": "IQ", "province": "*", "since": "2005-01-01", "until": "2015-12-31"}),
    ("a month", {"since": "2014-06-01", "until": "2014-06-30"}),
    ("a drawn box", {"box": "40,32,46,36"}),
    ("a kind, ten or more killed", {"kind": "air_strike", "toll": "10"}),
    ("children, by an actor", {"group": "age:child", "actor": "coalition"}),
    ("words", {"q": "baghdad market"}),
    ("words that stand in many", {"q": "killed"}),
    ("unknown numbers, open problems", {"toll": "unknown", "problem": "with"}),
    ("another method", {"method": "ucdp-partial"}),
)


def places(rng: random.Random) -> list[Place]:
    """Some thousands of places, of all precisions."""
    known: list[Place] = []
    towns = [
        e
        for box in ((29, 37.5, 38.7, 48.5), (32, 37.5, 35.5, 42.5), (29.5, 38.5, 60.5, 75), (12, 19, 42, 54), (44, 52, 22, 40), (-4, 12, -79, -67))
        for e in gazetteer().towns_between(box[0], box[1], box[2], box[3])
        if e.country in COUNTRIES
    ]  # fmt: skip
    for e in rng.sample(towns, min(4000, len(towns))):
        about = {"words": e.name, "name": e.name, "country": e.country, "admin1": e.admin1, "admin2": e.admin2}
        how = rng.random()
        if how < 0.62:
            known.append(Place(**about, lat=e.lat, lon=e.lon, precision="exact", gazetteer_id=e.gazetteer_id))
        elif how < 0.72:
            known.append(Place(**about, lat=e.lat, lon=e.lon, precision="near", gazetteer_id=e.gazetteer_id))
        elif how < 0.88 and e.admin1:
            area = next((a for a in gazetteer().lookup(e.admin1, country=e.country) if a.kind == "admin1"), None)
            if area is not None:
                known.append(
                    Place(words=e.admin1, name=e.admin1, country=e.country, admin1=e.admin1, lat=area.lat, lon=area.lon,
                          precision="province", gazetteer_id=area.gazetteer_id)
                )  # fmt: skip
        else:
            known.append(Place(words=e.country, name=e.country, country=e.country, precision="country"))
    return known


def tolls(rng: random.Random, number: str) -> Iterator[Toll]:
    """Killed and injured under each method; some unknown, some of which nobody says anything."""
    both: tuple[Outcome, ...] = ("killed", "injured")
    for outcome in both:
        how, low = rng.random(), int(rng.paretovariate(1.1))
        high = None if how > 0.93 else low + (int(rng.expovariate(0.3)) if how > 0.5 else 0)
        for method, names in METHODS:
            values = (low, low, high)[-len(names) :] if len(names) == 3 else (low, high)
            answer = "no_claim" if how < 0.05 else "figures"
            fields = {} if how < 0.05 else dict.fromkeys(names) if how < 0.15 else dict(zip(names, values, strict=True))
            yield Toll(
                incident=number, outcome=outcome, group="all persons", method=method, version="1",
                conformity="full" if method == "plain" else "partial", answer=answer, fields=fields,
                open_high=high is None,
            )  # fmt: skip


def fill(db: sqlite3.Connection, count: int) -> None:
    """Rows of that many incidents."""
    rng = random.Random(5)
    for statement in STATEMENTS:
        db.execute(statement)
    where, start = places(rng), date(1995, 1, 1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    for n in range(1, count + 1):
        place = rng.choice(where)
        day = start + timedelta(days=rng.randrange(365 * 30))
        long = rng.random() < 0.03
        period = Period(
            words="", start=day.isoformat(), end=(day + timedelta(days=rng.randrange(2, 60) if long else 0)).isoformat()
        )
        if rng.random() < 0.01:
            period = Period(words="")
        kind = rng.choice(KINDS)
        i = Incident(
            id=f"incident-{n:020x}",
            place=place,
            period=period,
            kind="series" if long else "aggregate" if rng.random() < 0.01 else "event",
            violence=(kind,),
        )
        problems, unread = int(rng.expovariate(0.7)), int(rng.random() < 0.1)
        listing_rows.facts(db, n, i, problems=problems, unread=unread)
        page = bytes(rng.getrandbits(8) for _ in range(64)) * 60  # as much as the page of an incident
        db.execute(
            "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (n, i.id, None, i.title, period.end or "", period.start, period.end, place.country, i.kind, kind, "draft",
             place.precision, 0, 3, "2 origins", problems, unread, page),
        )  # fmt: skip
        db.executemany("INSERT INTO kinds VALUES (?, ?)", [(k, n) for k in sorted({i.kind, kind})])
        by = rng.choice(ACTORS) + (" of " + "".join(rng.choices(letters, k=4)) if rng.random() < 0.2 else "")
        labels = {("by", by), *(("actor", w) for w in listing_rows.words_in(by)), *rng.sample(GROUPS, 2)}
        labels |= {("place", w) for w in listing_rows.words_in(" ".join(place.parts()))}
        db.executemany("INSERT INTO labels VALUES (?, ?, ?)", [(f, v, n) for f, v in sorted(labels)])
        words = f"{i.title} {kind} {rng.choice(('market', 'road', 'house', 'school'))} killed {rng.choice(letters) * 3}"
        db.execute("INSERT INTO words (rowid, text, report, n) VALUES (?, ?, '', ?)", (2 * n, words.casefold(), n))
        persons = (
            [f"person {rng.randrange(count * 400)}" for _ in range(rng.randrange(3))] if rng.random() < 0.2 else []
        )
        for toll in tolls(rng, i.id):
            listing_rows.figures(db, n, i, toll, persons if toll.outcome == "killed" else [])
            low, high = toll_ends(toll)
            figure, is_words = toll_figure(toll)
            card = TollView(anchor="a", outcome=toll.outcome, group=toll.group, method=toll.method, version="1", conformity="full", answer=toll.answer, figure=figure, spoken=figure, is_words=is_words, low=low, high=high, open_high=toll.open_high, fields=toll.fields)  # fmt: skip
            db.execute(
                "INSERT INTO tolls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (n, toll.method, toll.outcome, toll.answer, low, high, toll.open_high, pack(card), b""),
            )
    shelves.settle(db)
    codes = [(c, gazetteer().country_name(c) or c) for c in COUNTRIES]
    db.executemany("INSERT INTO countries VALUES (?, ?)", codes)
    db.executemany("INSERT INTO meta VALUES (?, ?)", [("head", f"made-{count}"), ("entries", "0")])


def measure(db: sqlite3.Connection, ask_it: Callable[[], object], goes: int = 3) -> float:
    """Milliseconds of a core, of the slowest of several goes, with nothing kept from the one before."""
    worst = 0.0
    for _ in range(goes):
        finding._answers.clear()
        before = time.process_time()
        ask_it()
        worst = max(worst, time.process_time() - before)
    return worst * 1000


def questions(db: sqlite3.Connection) -> Iterator[tuple[str, Filter]]:
    province = db.execute(
        "SELECT province FROM facts WHERE country = 'IQ' AND province IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC"
    ).fetchone()[0]
    for name, fields in QUESTIONS:
        yield name, filter_of([(k, province if v == "*" else v) for k, v in fields.items()])


def views(db: sqlite3.Connection, asked: Filter) -> Iterator[tuple[str, Box | None, float]]:
    around = spread(db, asked)
    yield "map, all of it", around, 1.5
    if around is not None:
        yield "map, a country", Box(38.7, 29, 48.5, 37.5), 5.0
        yield "map, a town", Box(43.8, 33.0, 44.9, 33.6), 9.0


def _page(db: sqlite3.Connection, asked: Filter) -> None:
    ask(db, asked)
    choices(db, asked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="make the rows once, and ask that file again later")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.keep or Path(folder) / "made.view"
        fresh = not path.exists()
        db = sqlite3.connect(path, isolation_level=None)
        if fresh:
            db.execute("PRAGMA journal_mode=OFF")
            db.execute("PRAGMA synchronous=OFF")
            db.execute("BEGIN")
            fill(db, args.incidents)
            db.execute("COMMIT")
        assert {m.name for m in reckoning.shipped()} >= {m for m, _ in METHODS}
        print(f"{args.incidents:,} incidents, {os.path.getsize(path) / 1e6:,.0f} MB; milliseconds")
        print(f"{'question':<34}{'found':>9}{'list':>8}{'map':>8}{'nearer':>8}{'near':>8}{'timeline':>10}")
        for name, asked in questions(db):
            found = ask(db, asked).found
            row = [measure(db, partial(_page, db, asked))]
            row += [measure(db, partial(marks, db, asked, view, zoom)) for _, view, zoom in views(db, asked)]
            row += [float("nan")] * (4 - len(row)) + [measure(db, partial(timeline, db, asked))]
            print(f"{name:<34}{found:>9,}" + "".join(f"{v:>8.0f}" for v in row[:-1]) + f"{row[-1]:>10.0f}")


if __name__ == "__main__":
    main()
