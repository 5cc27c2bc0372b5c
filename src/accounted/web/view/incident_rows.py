"""What the list and the pages show of an incident: its line, its tolls under every method, its codes, its page."""

from __future__ import annotations

import sqlite3

import msgspec

from accounted import reckoning
from accounted.model import Outcome
from accounted.publishing.gather import LEADING
from accounted.web.view.folding import folded
from accounted.web.view.packing import pack
from accounted.web.view.part import OneIncident, Part
from accounted.web.view.rows import SumPart

__all__ = ["OUTCOMES", "PART"]

OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")

TABLES = """
CREATE TABLE incidents (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT, title TEXT NOT NULL, time TEXT NOT NULL,
  first TEXT, last TEXT, country TEXT, kind TEXT NOT NULL, violence TEXT NOT NULL, state TEXT NOT NULL,
  accuracy TEXT NOT NULL, made INTEGER NOT NULL, reports INTEGER NOT NULL, origins TEXT NOT NULL,
  problems INTEGER NOT NULL, unread INTEGER NOT NULL, page BLOB NOT NULL) STRICT;
CREATE INDEX incidents_by_day ON incidents (last, n);
CREATE TABLE codes (code TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT;
CREATE INDEX codes_of ON codes (n);
CREATE TABLE kinds (kind TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, n)) STRICT, WITHOUT ROWID;
CREATE INDEX kinds_of ON kinds (n);
CREATE TABLE tolls (n INTEGER NOT NULL, method TEXT NOT NULL, outcome TEXT NOT NULL, answer TEXT NOT NULL, low INTEGER,
  high INTEGER, open INTEGER NOT NULL, card BLOB NOT NULL, part BLOB NOT NULL, PRIMARY KEY (method, outcome, n)) STRICT;
CREATE INDEX tolls_of ON tolls (n);
CREATE TABLE tells (report TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;
CREATE INDEX tells_of ON tells (n);
CREATE TABLE uses (n INTEGER PRIMARY KEY, uses BLOB NOT NULL) STRICT;
"""


def fill(db: sqlite3.Connection, one: OneIncident) -> None:
    """All rows of one incident."""
    i, view, n, claims = one.incident, one.view, one.n, one.findings.claims
    row = (
        n, i.id, i.code, view.title, view.when, i.period.start, i.period.end, i.place.country, i.kind,
        ", ".join(view.violence), view.state, view.precision, view.synthetic, len(view.reports), view.origins_words,
        len(view.problems), sum(view.unread.values()), pack(view),
    )  # fmt: skip
    db.execute(f"INSERT INTO incidents VALUES ({', '.join('?' * len(row))})", row)
    db.executemany("INSERT INTO codes VALUES (?, ?)", [(code, n) for code in i.codes])
    db.executemany("INSERT INTO kinds VALUES (?, ?)", [(k, n) for k in sorted({i.kind, *view.violence})])
    members = sorted({*i.reports, *(claims[c].quote.report for c in i.claims if c in claims)})
    db.executemany("INSERT INTO tells VALUES (?, ?)", [(r, n) for r in members])
    speakers = sorted({s.name for c in i.claims if c in claims for s in claims[c].attribution})
    text = " \n ".join([view.title, i.place.words, *i.codes, i.id, *view.violence, *speakers])
    db.execute("INSERT INTO words (rowid, text, report, n) VALUES (?, ?, '', ?)", (2 * n, folded(text), n))
    _tolls(db, one)
    uses: dict[str, dict[str, str]] = {}
    for outcome in OUTCOMES:
        for reason in one.tolls[LEADING, outcome].reasons:
            if reason.claim is not None and reason.use != "note":
                uses.setdefault(reason.claim, {})[outcome] = reason.use
    db.execute("INSERT INTO uses VALUES (?, ?)", (n, pack(uses)))


def _tolls(db: sqlite3.Connection, one: OneIncident) -> None:
    cards = {(t.method, t.outcome): t for t in (*one.view.tolls, *one.view.others)}
    slim = msgspec.structs.replace(one.incident, origins=(), reasons=(), claims=(), reports=())
    for (method, outcome), toll in one.tolls.items():
        card = msgspec.structs.replace(cards[method, outcome], reasons=())
        named = tuple(reckoning.counted_by_name(one.casualties, toll.outcome, "", reckoning.load(method)))
        part = SumPart(incident=slim, toll=msgspec.structs.replace(toll, reasons=()), casualties=named)
        row = (one.n, method, outcome, toll.answer, card.low, card.high, card.open_high, pack(card), pack(part))
        db.execute("INSERT INTO tolls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


PART = Part(tables=TABLES, by_incident=("incidents", "codes", "kinds", "tolls", "tells", "uses"), incident=fill)
