"""Moving claims between incidents: what people decide as decisions, whether these can be followed as written, and what
went where: for each incident that came of it, which claims, people, grades and figures it has now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from accounted import linking, pipeline
from accounted.model import BadInput, CasualtyClaim, Claim, Decision, Incident, Toll, Value
from accounted.reckoning import MethodRules, load
from accounted.register import Recorded

__all__ = ["Part", "followed", "merging", "moved", "splitting"]

SHOWN = 8
"""Letters of an id, as tables print it."""


class Part(Value, frozen=True, kw_only=True):
    """One incident after the change, and what of the incidents before went to it."""

    incident: str
    title: str
    code: str | None
    codes: tuple[str, ...]
    claims: tuple[str, ...]
    casualty_claims: int
    reports: tuple[str, ...]
    people: int
    """Casualties accepted by name."""
    grades: tuple[str, ...]
    """As people gave them: "B2 on I-214"."""
    tolls: tuple[Toll, ...]
    """Killed and injured under the method asked for, as they are now."""


def moved(
    before: Sequence[Incident], after: pipeline.Findings, method: str | MethodRules = "plain"
) -> tuple[list[Part], tuple[str, ...]]:
    """The incidents in which claims of ``before`` are now, most claims first; and the claims that are in none."""
    rules = load(method) if isinstance(method, str) else method
    held = {c for i in before for c in i.claims}
    parts = []
    for i in after.incidents:
        here = tuple(c for c in i.claims if c in held)
        if not here:
            continue
        parts.append(
            Part(
                incident=i.id,
                title=i.title,
                code=i.code,
                codes=i.codes,
                claims=here,
                casualty_claims=sum(isinstance(after.claims.get(c), CasualtyClaim) for c in here),
                reports=tuple(sorted({after.claims[c].quote.report for c in here if c in after.claims})),
                people=len(pipeline.casualties(after, i)),
                grades=tuple(_grades(after, i)),
                tolls=tuple(pipeline.toll(after, i, rules, outcome) for outcome in ("killed", "injured")),
            )
        )
    homeless = held - {c for p in parts for c in p.claims}
    return sorted(parts, key=lambda p: (-len(p.claims), p.incident)), tuple(sorted(homeless))


def _grades(after: pipeline.Findings, incident: Incident) -> list[str]:
    names = {incident.id, *incident.codes, *incident.claims}
    return [
        f"{m.decision.value} on {', '.join(t for t in m.decision.targets if t in names)}"
        for m in after.view.marks
        if m.decision.kind == "grade" and m.decision.value != "withdrawn" and names & set(m.decision.targets)
    ]


# --------------------------------------------------------------------------- what is decided


def merging(incidents: Sequence[Incident], why: str) -> list[Decision]:
    """Two or more incidents are one."""
    return [Decision(kind="merge", targets=tuple(c for i in incidents for c in i.claims), why=why)]


def splitting(
    findings: pipeline.Findings, incident: Incident, leaving: Collection[str], why: str, *, as_one: bool = False
) -> list[Decision]:
    """The claims ``leaving`` tell of another incident than the others of ``incident``: one decision for every two reports
    of which claims part, so that an erased report takes no more with it than what names it.

    ``as_one``: those that leave are of one incident; without it, evidence says whether they are. Raises ``BadInput`` where
    nothing would leave or nothing would stay.
    """
    out: dict[str, list[str]] = {}
    stay: dict[str, list[str]] = {}
    for key in incident.claims:
        (out if key in leaving else stay).setdefault(findings.claims[key].quote.report, []).append(key)
    if not out or not stay:
        what = "nothing" if not out else "everything"
        raise BadInput(f"split: {what} would leave {incident.title} - choose some of its claims, and not all of them")
    acts = [
        Decision(kind="split", targets=tuple(some), apart=tuple(others), why=why)
        for some in out.values()
        for others in stay.values()
    ]
    if as_one and len(gone := [c for some in out.values() for c in some]) > 1:
        acts.append(Decision(kind="merge", targets=tuple(gone), why=why))
    return acts


# --------------------------------------------------------------------------- whether it can be followed


def followed(findings: pipeline.Findings, decisions: Sequence[Decision], name: str = "decide") -> pipeline.Findings:
    """What findings become by decisions on claims (merge, split, same, not_same), all of which are followed as written.

    Raises ``BadInput``, in one line, where one of them names a claim that is in no incident, or where what was decided
    before (or that claims of one report on one event go together) leaves a part of it undone. Nothing is written.
    """
    home = {c: i for i in findings.incidents for c in i.claims}
    for decision in decisions:
        for key in (*decision.targets, *decision.apart):
            if key.startswith("claim-") and key not in home:
                raise BadInput(f"{name}: claim {_short(key)} is in no incident{_why(findings, key)}")
    before = {pair for pair, _ in linking.unheeded(_standing(findings), findings.incidents)}
    after = pipeline.suppose(findings, decisions)
    for pair, together in linking.unheeded(_standing(after), after.incidents):
        if pair not in before:
            raise BadInput(f"{name}: {_in_the_way(findings, after, pair, together)}")
    return after


def _standing(findings: pipeline.Findings) -> list[Decision]:
    placed = pipeline.placing(findings.view, findings.claims.values())
    return [by.decision for by in sorted([*findings.view.links, *placed], key=lambda by: by.number)]


def _why(findings: pipeline.Findings, key: str) -> str:
    claim: Claim | None = findings.claims.get(key)
    if claim is None:
        return ": it is read no more - name one that accounted claims prints"
    aside = findings.view.set_aside.get(key)
    if aside is not None and aside.decision.kind == "triage":
        return f": {aside.decision.why} - say first where its report goes"
    if claim.scope != "this_incident":
        return f": its scope is {claim.scope.replace('_', ' ')} - correct its reading first, or leave it out"
    return ": its report tells of no harm there - correct its reading first, or leave it out"


def _in_the_way(findings: pipeline.Findings, after: pipeline.Findings, pair: tuple[str, str], together: bool) -> str:
    a, b = (_short(c) for c in pair)
    home = {c: i for i in after.incidents for c in i.claims}
    sides = [set(home[c].claims) for c in pair]
    known = list(_saying(findings.view.links, not together, *sides))
    if together:
        said = f"claims {a} and {b} cannot come into one incident"
        end = "part the claims that one report tells as one event, or take that back, and decide again"
    else:
        said = f"claims {a} and {b} cannot be kept apart"
        end = "leave out one of them, or take that back, and decide again"
    if not known:
        return f"{said} as written: other claims of these reports go with them - {end}"
    by, (x, y) = known[0]
    how = "keeps" if together else "holds"
    what = "apart" if together else "together"
    return f"{said} while entry {by.number} {how} {_short(x)} and {_short(y)} {what} ({' '.join(by.decision.why.split())}) - {end}"


def _saying(
    links: Sequence[Recorded], together: bool, one: Collection[str], other: Collection[str]
) -> Iterator[tuple[Recorded, tuple[str, str]]]:
    """Entries that still hold and say so of a claim of the one and a claim of the other."""
    last: dict[tuple[str, str], tuple[Recorded, bool]] = {}
    for by in links:
        for pair, yes in linking.said_of_pairs(by.decision).items():
            if (pair[0] in one and pair[1] in other) or (pair[0] in other and pair[1] in one):
                last[pair] = by, yes
    for pair, (by, yes) in sorted(last.items(), key=lambda item: (-item[1][0].number, item[0])):
        if yes == together:
            yield by, pair


def _short(claim: str) -> str:
    return claim.removeprefix("claim-")[:SHOWN]
