"""Dossiers in the view: one row an incident."""

from __future__ import annotations

import sqlite3

import msgspec

from accounted.publishing.gather import LEADING
from accounted.publishing.view import IncidentView
from accounted.web.dossier.build import build
from accounted.web.dossier.rows import Dossier
from accounted.web.view.packing import pack, unpack
from accounted.web.view.part import OneIncident, Part

__all__ = ["PART", "kept", "order_of", "stands_kept"]

TABLES = """
CREATE TABLE dossiers (n INTEGER PRIMARY KEY, row BLOB NOT NULL, stands BLOB NOT NULL) STRICT;
"""


def order_of(view: IncidentView) -> list[str]:
    """The claims in the order in which the page numbers them, from 1."""
    quotes = sorted((q for r in view.reports for q in r.quotes), key=lambda q: q.number)
    return [q.claim or "" for q in quotes]


def _fill(db: sqlite3.Connection, one: OneIncident) -> None:
    tolls = {outcome: one.tolls[LEADING, outcome] for outcome in ("killed", "injured")}
    row = build(one.findings, one.incident, tolls, order_of(one.view))
    # How each claim stands is needed by forms alone, and may be long.
    slim = msgspec.structs.replace(row, stands={})
    db.execute("INSERT INTO dossiers VALUES (?, ?, ?)", (one.n, pack(slim), pack(row.stands)))


def kept(db: sqlite3.Connection, n: int) -> Dossier:
    """The dossier of an incident of the view."""
    (row,) = db.execute("SELECT row FROM dossiers WHERE n = ?", (n,)).fetchone()
    return unpack(row, Dossier)


def stands_kept(db: sqlite3.Connection, n: int) -> dict[str, str]:
    """How its claims and tolls stand, by claim or outcome."""
    (row,) = db.execute("SELECT stands FROM dossiers WHERE n = ?", (n,)).fetchone()
    return unpack(row, dict[str, str])


PART = Part(tables=TABLES, by_incident=("dossiers",), incident=_fill)
