"""What the view keeps for the review page: every open question with its weight, and notes and grades where they hang."""

from __future__ import annotations

import sqlite3

import msgspec

from accounted.register import Recorded
from accounted.web.view.packing import pack
from accounted.web.view.part import OneIncident, OneReport, Part
from accounted.weighing import weigh

__all__ = ["PART", "Kept"]

TABLES = """
CREATE TABLE queue (n INTEGER NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL, waits INTEGER NOT NULL, rank INTEGER NOT NULL,
  sure REAL NOT NULL, twin TEXT, row BLOB NOT NULL, PRIMARY KEY (n, item)) STRICT;
CREATE INDEX queue_in_order ON queue (waits, rank, sure, item, n, kind);
CREATE INDEX queue_by_kind ON queue (waits, kind, rank, sure, item, n);
CREATE INDEX queue_items ON queue (item, n);
CREATE TABLE said_of_incidents (n INTEGER NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL, row BLOB NOT NULL,
  PRIMARY KEY (n, kind, number)) STRICT, WITHOUT ROWID;
CREATE TABLE notes_on_reports (report TEXT NOT NULL, number INTEGER NOT NULL, row BLOB NOT NULL,
  PRIMARY KEY (report, number)) STRICT, WITHOUT ROWID;
"""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A note or a grade with who gave it. ``claim``: the claim that a note is on; None for a report or an incident."""

    number: int
    time: str
    author: str
    value: str
    why: str
    targets: tuple[str, ...] = ()
    claim: str | None = None


def fill(db: sqlite3.Connection, one: OneIncident) -> None:
    """The questions of one incident, and what people noted of it as a whole."""
    rows = []
    for item in weigh(one.findings, one.incident):
        twin = f"{item.other}~{item.incident}" if item.kind == "incidents" else None
        rows.append(
            (one.n, item.id, item.kind, int(item.waits), -(item.weight or 0), item.sure, twin, pack(item))
        )  # fmt: skip
    db.executemany("INSERT OR IGNORE INTO queue VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    names = {one.incident.id, *one.incident.codes, *one.incident.claims}
    marks = [m for m in one.findings.view.marks if m.decision.kind == "grade" and m.decision.value != "withdrawn"]
    notes = [m for m in one.findings.view.notes if m.decision.quote is None]
    said = [(one.n, by.decision.kind, by.number, pack(_kept(by))) for by in (*marks, *notes) if _on(by, names)]
    db.executemany("INSERT INTO said_of_incidents VALUES (?, ?, ?, ?)", said)


def fill_report(db: sqlite3.Connection, one: OneReport) -> None:
    """The notes on one report and on its claims."""
    report = one.row.report.id
    rows = []
    for by in one.findings.view.notes:
        quote = by.decision.quote
        if report in by.decision.targets or (quote is not None and quote.report == report):
            rows.append((report, by.number, pack(_kept(by))))
    db.executemany("INSERT INTO notes_on_reports VALUES (?, ?, ?)", rows)


def _on(by: Recorded, names: set[str]) -> bool:
    return any(target in names for target in by.decision.targets)


def _kept(by: Recorded) -> Kept:
    decision = by.decision
    return Kept(
        number=by.number, time=by.time, author=by.author, value=decision.value, why=decision.why,
        targets=decision.targets, claim=decision.claim,
    )  # fmt: skip


PART = Part(
    tables=TABLES, by_incident=("queue", "said_of_incidents"), by_report=("notes_on_reports",), incident=fill,
    report=fill_report,
)  # fmt: skip
