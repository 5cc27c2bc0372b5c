"""The dossier of one incident, from findings that hold its reports and the decisions on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accounted.model import Incident, Toll
from accounted.pipeline import Findings
from accounted.web.dossier.movement import movement
from accounted.web.dossier.persons import named_casualties
from accounted.web.dossier.rows import Dossier
from accounted.web.dossier.says import who_says_what
from accounted.web.dossier.standing import changes, signature_view, signatures, stands, summary

__all__ = ["build", "entries_of"]


def build(findings: Findings, incident: Incident, tolls: Mapping[str, Toll], order: Sequence[str]) -> Dossier:
    """``tolls``: killed and injured under the leading method; ``order``: claims as the page numbers them."""
    days, days_left_out = movement(findings, incident)
    columns, origins, left_out = who_says_what(findings, incident, tolls["killed"], tolls["injured"])
    now = stands(findings, incident, tolls, order)
    told, latest_summary = summary(findings, incident, now)
    signed, latest_signature = signatures(findings, incident)
    return Dossier(
        days=days,
        days_left_out=days_left_out,
        columns=columns,
        origins=origins,
        origins_left_out=left_out,
        persons=named_casualties(findings, incident, order),
        summary=told,
        latest_summary=latest_summary,
        signatures=tuple(signature_view(by) for by in signed),
        latest_signature=latest_signature,
        changed=changes(signed[-1].decision.stood, now, findings) if signed else (),
        stands=now,
        entries=entries_of(findings, incident),
        place=incident.place,
    )


def entries_of(findings: Findings, incident: Incident) -> tuple[int, ...]:
    """Entries that made its reports, read them, or decided on their words or on its claims; oldest first."""
    view = findings.view
    claims = set(incident.claims)
    reports = {*incident.reports, *(findings.claims[c].quote.report for c in claims if c in findings.claims)}
    found = {*incident.signatures, *incident.summaries}
    for report in reports:
        if report in view.reports:
            found.add(view.reports.number(report))
        if report in view.readings:
            found.add(view.readings.number(report))
    for by in view.decisions:
        decision = by.decision
        quoted = {q.report for q in (decision.quote, decision.correction and decision.correction.quote) if q}
        of = (*decision.targets, *decision.apart, *decision.rests)
        if quoted & reports or not reports.isdisjoint(decision.targets) or not claims.isdisjoint(of):
            found.add(by.number)
    for by in (*view.links, *view.casualties, *view.opened):
        if not claims.isdisjoint((*by.decision.targets, *by.decision.apart, *by.decision.rests)):
            found.add(by.number)
    return tuple(sorted(found))
