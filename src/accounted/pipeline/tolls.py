"""Step 11: an incident reckoned under a method, and the sum of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from unicodedata import normalize

from accounted import reckoning
from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Incident, Outcome, Toll
from accounted.parties.armies import army_of, told_fully
from accounted.pipeline.findings import Findings
from accounted.places import demonym
from accounted.reckoning import (
    Account,
    Casualty,
    MethodRules,
    State,
    Statement,
    Sum,
    counted_by_name,
    group_of,
    load,
    reckon,
)
from accounted.register import Recorded as Entered


def accounts(findings: Findings, incident: Incident) -> list[Account]:
    """The incident's casualty claims by origin, in order of statement; origins that name accepted casualties too."""
    inside = set(incident.claims)
    told: dict[str, list[Claim]] = {}
    for key in incident.claims:
        if (known := findings.claims.get(key)) is not None:
            told.setdefault(known.quote.report, []).append(known)
    armies = {report: army_of(some, demonym) for report, some in told.items()}
    out = []
    for origin in incident.origins:
        statements = []
        for key in origin.claims:
            claim = findings.claims.get(key)
            if key not in inside or not isinstance(claim, CasualtyClaim):
                continue
            aside = findings.view.set_aside.get(key)
            report = findings.reports[claim.quote.report]
            why = None if aside is None else aside.decision.why
            claim = cast(CasualtyClaim, told_fully(claim, armies[report.id]))
            statements.append(Statement(id=key, claim=claim, published=report.published, set_aside=why))
        if statements or any(c in findings.accepted and c in inside for c in origin.claims):
            out.append(Account(origin=origin, claims=tuple(statements)))
    return out


def casualties(findings: Findings, incident: Incident) -> list[Casualty]:
    """The named people whom somebody accepted as casualties of the incident, by name, with every state decided."""
    inside = set(incident.claims)
    origin_of = {c: o.id for o in incident.origins for c in o.claims}
    decided: dict[str, list[Entered]] = {}
    some_here = {by.number: by for c in sorted(inside) for by in findings.accepted.get(c, ())}
    for _, by in sorted(some_here.items()):
        decided.setdefault(normalize("NFC", by.decision.person), []).append(by)
    out = []
    for person, some in sorted(decided.items()):
        named = sorted({t for by in some for t in by.decision.targets if t in inside})
        out.append(
            Casualty(
                person=person,
                states=tuple(
                    State(state=cast(Any, by.decision.value), number=by.number, day=by.decision.since) for by in some
                ),
                group=group_of([findings.claims[c] for c in named if c in findings.claims]),
                claims=tuple(named),
                origins=tuple(sorted({origin_of[c] for c in named if c in origin_of})),
            )
        )
    return out


def toll(
    findings: Findings,
    incident: Incident,
    method: str | MethodRules = "plain",
    outcome: Outcome = "killed",
    group: str = "",
) -> Toll:
    """What ``method`` (its name, a path, or its rules) makes of the incident for an outcome and a group.

    ``group`` empty: the method's own. Raises ``BadInput`` for an unknown method or group.
    """
    rules = load(method) if isinstance(method, str) else method
    key = (incident.id, id(rules), outcome, group)
    known = findings._tolls.get(key)
    if known is not None and known[0] is incident:
        return known[2]
    circumstances = [c for k in incident.claims if isinstance(c := findings.claims.get(k), CircumstanceClaim)]
    found = reckon(
        incident,
        accounts(findings, incident),
        circumstances,
        outcome,
        group,
        rules,
        findings.origins.relation,
        casualties(findings, incident),
    )
    if any(one is not incident for one, _, _ in findings._tolls.values()):
        findings._tolls.clear()
    findings._tolls[key] = incident, rules, found
    return found


def add_up(
    findings: Findings,
    incidents: Sequence[Incident],
    method: str | MethodRules = "plain",
    outcome: Outcome = "killed",
    group: str = "",
) -> Sum:
    """The sum of the incidents' tolls under one method: the one way in which figures of several incidents are added.

    Raises ``BadInput`` for an unknown method or group, or where there is nothing to add.
    """
    rules = load(method) if isinstance(method, str) else method
    tolls = [(i, toll(findings, i, rules, outcome, group)) for i in incidents]
    by_name = {i.id: counted_by_name(casualties(findings, i), outcome, group, rules) for i in incidents}
    return reckoning.add_up(tolls, by_name)
