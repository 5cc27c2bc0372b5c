"""Rows of one incident or one report: taken out, and put in anew from findings of that one alone."""

from __future__ import annotations

import sqlite3

from accounted import pipeline, reckoning
from accounted.model import Incident, Report, Toll
from accounted.publishing import incident_view
from accounted.web.view.incident_rows import OUTCOMES
from accounted.web.view.packing import unpack
from accounted.web.view.part import OneIncident, OneReport
from accounted.web.view.parts import PARTS
from accounted.web.view.rows import ClaimRow, Rejected, ReportRow

__all__ = ["drop_incident", "drop_report", "fill_incident", "fill_report"]


def drop_incident(db: sqlite3.Connection, n: int, incident: str) -> None:
    """Take out all rows of one incident."""
    for part in PARTS:
        if part.drop_incident is not None:
            part.drop_incident(db, incident)
    for table in ("incident_state", *(t for part in PARTS for t in part.by_incident)):
        db.execute(f"DELETE FROM {table} WHERE n = ?", (n,))
    db.execute("DELETE FROM words WHERE rowid = ?", (2 * n,))


def fill_incident(db: sqlite3.Connection, n: int, incident: Incident, findings: pipeline.Findings, digest: str) -> None:
    """Put in all rows of one incident. ``findings``: of its reports alone."""
    tolls: dict[tuple[str, str], Toll] = {
        (method.name, outcome): pipeline.toll(findings, incident, reckoning.load(method.name), outcome)
        for method in reckoning.shipped()
        for outcome in OUTCOMES
    }
    one = OneIncident(
        n=n,
        incident=incident,
        view=incident_view(findings, incident, internal=True),
        tolls=tolls,
        casualties=tuple(pipeline.casualties(findings, incident)),
        findings=findings,
    )
    db.execute("INSERT INTO incident_state VALUES (?, ?, ?)", (n, incident.id, digest))
    for part in PARTS:
        if part.incident is not None:
            part.incident(db, one)


def drop_report(db: sqlite3.Connection, n: int, report: str, *, same_claims: bool = False) -> None:
    """Take out all rows of one report; with ``same_claims`` those that may change while its claims and their incidents do
    not."""
    parts = [part for part in PARTS if not (same_claims and part.by_claims)]
    for part in parts:
        if part.drop_report is not None:
            part.drop_report(db, report)
    for table in (t for part in parts for t in part.by_report):
        name, _, column = table.partition(".")
        db.execute(f"DELETE FROM {name} WHERE {column or 'report'} = ?", (report,))
    db.execute("DELETE FROM report_state WHERE n = ?", (n,))
    db.execute("DELETE FROM words WHERE rowid = ?", (2 * n + 1,))


def fill_report(
    db: sqlite3.Connection,
    n: int,
    report: Report,
    findings: pipeline.Findings,
    digest: str,
    *,
    same_claims: bool = False,
) -> None:
    """Put in all rows of one report, or those that :func:`drop_report` took out. ``findings``: of it and of those that it
    shares passages with; rows of its incidents are there already."""
    one = OneReport(n=n, row=_row(db, report, findings), findings=findings)
    db.execute("INSERT INTO report_state VALUES (?, ?, ?)", (n, report.id, digest))
    for part in PARTS:
        if part.report is not None and not (same_claims and part.by_claims):
            part.report(db, one)


def _row(db: sqlite3.Connection, report: Report, findings: pipeline.Findings) -> ReportRow:
    view = findings.view
    home = {c: i.id for i in findings.incidents for c in i.claims}
    uses: dict[str, dict[str, str]] = {}
    for incident in findings.incidents:
        found = db.execute(
            "SELECT u.uses FROM uses u JOIN incident_state s ON s.n = u.n WHERE s.id = ?", (incident.id,)
        )
        for (packed,) in found:
            uses |= unpack(packed, dict[str, dict[str, str]])
    corrected = {c.correction.id: c for c in view.corrected}
    claims = []
    for claim in findings.claims.values():
        if claim.quote.report != report.id:
            continue
        change = corrected.get(claim.id)
        claims.append(
            ClaimRow(
                claim=claim,
                incident=home.get(claim.id),
                uses=uses.get(claim.id, {}),
                aside=view.set_aside.get(claim.id),
                confirmed=view.confirmed.get(claim.id),
                corrected=None if change is None else change.by,
                machine=None if change is None else change.claim,
            )
        )
    versions = view.versions.get(report.item, ())
    mine = next((v for v in versions if v.sha256 == report.version), None)
    return ReportRow(
        report=report,
        read=view.is_read(report.id),
        undated=report.id in view.undated,
        claims=tuple(sorted(claims, key=lambda r: (r.claim.quote.start, r.claim.quote.end, r.claim.id))),
        rejected=tuple(Rejected(claim=o.claim, by=o.by) for o in view.rejected if o.claim.quote.report == report.id),
        problems=tuple(p for p in view.problems() if p.report == report.id),
        copies=_copied(report.id, findings),
        size=0 if mine is None else mine.size,
        media_type="" if mine is None else mine.media_type,
        how="" if mine is None else mine.how,
        name="" if mine is None else mine.name,
        versions=len(versions) or 1,
        triage=view.triage.get(report.id),
        translations=tuple(
            by for by in view.translations if by.decision.quote is not None and by.decision.quote.report == report.id
        ),
    )


def _copied(report: str, findings: pipeline.Findings) -> tuple[tuple[int, int, str, str], ...]:
    """Its passages that stand in another report too."""
    found: set[tuple[int, int, str, str]] = set()
    for c in findings.copies:
        ends = ((c.left, c.left_start, c.left_end, c.right), (c.right, c.right_start, c.right_end, c.left))
        for here, start, end, there in ends:
            if here == report and there in findings.reports:
                found.add((start, end, there, findings.reports[there].outlet or "outlet unknown"))
    return tuple(sorted(found))
