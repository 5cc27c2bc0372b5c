"""What rows of an incident and of a report follow from, kept beside them as data: so that after a later decision they can be
worked out anew from the entries of their own reports (:mod:`accounted.web.view.touched`).

Each row here is a function of what its incident's or report's digest is made of, as all rows are. An empty body: later
decisions cannot be followed in it.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict

from accounted import linking
from accounted.linking.few import FewOrigins, few
from accounted.model import Incident, Value, Version
from accounted.pipeline import Findings, interests_of
from accounted.register import View
from accounted.register.cuts import Cut, cut_of
from accounted.web.view.packing import pack
from accounted.web.view.part import OneIncident, OneReport, Part
from accounted.web.view.scoping import name_of

__all__ = ["CODE", "PART", "KeptIncident", "KeptReport"]

TABLES = """
CREATE TABLE kept_incidents (n INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE kept_of (report TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;
CREATE INDEX kept_of_incident ON kept_of (n);
CREATE TABLE kept_reports (n INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, body BLOB NOT NULL) STRICT;
CREATE TABLE kept_names (name TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (name, report)) STRICT, WITHOUT ROWID;
CREATE INDEX kept_names_in ON kept_names (report);
CREATE TABLE interests (name TEXT PRIMARY KEY, interest TEXT NOT NULL) STRICT;
CREATE TABLE codes_named (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
"""
# kept_of: reports of an incident, those of its origins' other claims too. kept_names: claims and problems of a report.
# codes_named: whatever decisions name that may be the code of an incident, now or later, in small letters.
CODE = re.compile(r"i-[0-9]+")


class KeptIncident(Value, frozen=True, kw_only=True):
    """What :meth:`accounted.web.view.scoping.Scopes.incident` cuts out, without texts and readings."""

    incident: Incident
    cut: Cut
    origins: FewOrigins
    copies: tuple[linking.Copied, ...] = ()
    near: tuple[linking.Near, ...] = ()


class KeptReport(Value, frozen=True, kw_only=True):
    """What :meth:`accounted.web.view.scoping.Scopes.report` cuts out, without texts and readings. ``homes``: its incidents, in
    order."""

    cut: Cut
    copies: tuple[linking.Copied, ...] = ()
    homes: tuple[str, ...] = ()


def _fill_incident(db: sqlite3.Connection, one: OneIncident) -> None:
    found, incident = one.findings, one.incident
    cut = cut_of(found.view, found.reports, found.claims, _versions(found))
    body = b""
    if cut is not None:
        kept = KeptIncident(
            incident=incident, cut=cut, origins=few(found.origins, (o.id for o in incident.origins)),
            copies=tuple(found.copies), near=tuple(found.near.get(incident.id, ())),
        )  # fmt: skip
        body = pack(kept)
    db.execute("INSERT INTO kept_incidents VALUES (?, ?)", (one.n, body))
    db.executemany("INSERT INTO kept_of VALUES (?, ?)", [(r, one.n) for r in found.view.reports])


def _fill_report(db: sqlite3.Connection, one: OneReport) -> None:
    found, report = one.findings, one.row.report.id
    item = one.row.report.item
    cut = cut_of(found.view, found.reports, found.claims, {item: found.view.versions.get(item, ())})
    body = b""
    if cut is not None:
        homes = tuple(i.id for i in found.incidents)
        body = pack(KeptReport(cut=cut, copies=tuple(found.copies), homes=homes))
    db.execute("INSERT INTO kept_reports VALUES (?, ?, ?)", (one.n, report, body))
    names = {c.claim.id for c in one.row.claims}
    names |= {p.id for p in one.row.problems}
    names |= {p.id for p, _ in found.view.closed_problems() if p.report == report}
    db.executemany("INSERT INTO kept_names VALUES (?, ?)", [(name, report) for name in sorted(names)])


def _versions(found: Findings) -> dict[str, tuple[Version, ...]]:
    """By item, the versions that the reports are of."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for report in found.reports.values():
        wanted[report.item].add(report.version)
    return {
        item: tuple(v for v in found.view.versions.get(item, ()) if v.sha256 in some)
        for item, some in sorted(wanted.items())
    }


def _settle(db: sqlite3.Connection, view: View | None) -> None:
    if view is not None:
        db.execute("DELETE FROM interests")
        db.executemany("INSERT INTO interests VALUES (?, ?)", sorted(interests_of(view).items()))
        named = {name_of(t) for by in view.decisions for t in by.decision.targets if CODE.fullmatch(name_of(t))}
        db.execute("DELETE FROM codes_named")
        db.executemany("INSERT INTO codes_named VALUES (?)", [(name,) for name in sorted(named)])


PART = Part(
    tables=TABLES,
    by_incident=("kept_incidents", "kept_of"),
    by_report=("kept_reports", "kept_names"),
    incident=_fill_incident,
    report=_fill_report,
    settle=_settle,
)
