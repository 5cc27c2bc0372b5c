"""What the page of a report shows, and the words by which it is found."""

from __future__ import annotations

import sqlite3

from accounted.model import CircumstanceClaim
from accounted.web.view.folding import folded
from accounted.web.view.packing import pack
from accounted.web.view.part import OneReport, Part

__all__ = ["PART"]

TABLES = """
CREATE TABLE reports (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, row BLOB NOT NULL) STRICT;
"""


def fill(db: sqlite3.Connection, one: OneReport) -> None:
    """All rows of one report."""
    report = one.row.report
    db.execute("INSERT INTO reports VALUES (?, ?, ?)", (one.n, report.id, pack(one.row)))
    claims = [r.claim for r in one.row.claims]
    names = sorted({c.value for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"})
    text = " \n ".join([report.text, report.outlet or "", report.author or "", report.address, *names])
    db.execute(
        "INSERT INTO words (rowid, text, report, n) VALUES (?, ?, ?, 0)", (2 * one.n + 1, folded(text), report.id)
    )


PART = Part(tables=TABLES, by_report=("reports.id",), report=fill)
