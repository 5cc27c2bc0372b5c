"""Moving claims between incidents: what people decide as decisions, whether these can be followed as written, and what
went where: for each incident that came of it, which claims, people, grades and figures it has now. What the figures were
before an act and after it is kept with its decision, for the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from accounted import linking, pipeline
from accounted.model import BadInput, CasualtyClaim, Claim, Decision, Figured, Incident, Outcome, Stood, Toll, Value
from accounted.publishing import words
from accounted.reckoning import MethodRules, load
from accounted.register import Recorded

__all__ = [
    "Part",
    "Travels",
    "changed",
    "figured",
    "figures",
    "followed",
    "merging",
    "moved",
    "splitting",
    "travelling",
]

LEADING = "plain"
"""The method under which the history tells figures."""
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")

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
    before: Sequence[Incident], after: pipeline.Findings, method: str | MethodRules = LEADING
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
                tolls=tuple(pipeline.toll(after, i, rules, outcome) for outcome in OUTCOMES),
            )
        )
    homeless = held - {c for p in parts for c in p.claims}
    return sorted(parts, key=lambda p: (-len(p.claims), p.incident)), tuple(sorted(homeless))


class Travels(Value, frozen=True, kw_only=True):
    """What a report tells of one incident, and where that goes: ``target`` None where it is in no incident then."""

    report: str
    claims: tuple[str, ...]
    left: str
    """The incident in which it was."""
    target: str | None
    title: str
    """Of the incident to which it goes."""
    new: bool
    """Whether that incident is none of those before."""


def changed(before: pipeline.Findings, after: pipeline.Findings) -> list[Incident]:
    """The incidents of before that do not hold the same claims after, whoever named them."""
    still = {frozenset(i.claims) for i in after.incidents}
    return [i for i in before.incidents if frozenset(i.claims) not in still]


def travelling(before: pipeline.Findings, after: pipeline.Findings) -> list[Travels]:
    """Every report that has another incident after than before, by incident and report.

    An incident goes on as the one with which it shares most claims, each as one at most: of two that become one, the
    reports of the smaller travel; of one that is split, those that leave the larger part.
    """
    homes = _homes(after.incidents)
    shared = Counter((i.id, homes[c].id) for i in before.incidents for c in i.claims if c in homes)
    goes_on: dict[str, str] = {}
    for (old, new), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if old not in goes_on and new not in goes_on.values():
            goes_on[old] = new
    known = set(goes_on.values())
    out: dict[tuple[str, str, str | None], list[str]] = {}
    for i in before.incidents:
        for c in i.claims:
            home = homes.get(c)
            if home is None or home.id != goes_on.get(i.id):
                out.setdefault((i.id, before.claims[c].quote.report, None if home is None else home.id), []).append(c)
    titles = {i.id: i.title for i in after.incidents}
    return [
        Travels(
            report=report, claims=tuple(claims), left=left, target=target, title=titles.get(target or "", ""),
            new=target is not None and target not in known,
        )
        for (left, report, target), claims in sorted(out.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or ""))
    ]  # fmt: skip


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

    Those that stay are of one incident as before, which is said where evidence alone would not hold them together: so it is
    the same whichever side of the two is said to leave. ``as_one``: those that leave are of one incident too; without it,
    evidence says whether they are. Raises ``BadInput`` where nothing would leave or nothing would stay.
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
    staying = tuple(c for some in stay.values() for c in some)
    home = _homes(pipeline.suppose(findings, acts).incidents)
    if len({home[c].id for c in staying if c in home}) > 1:
        acts.append(Decision(kind="merge", targets=staying, why=why))
    return acts


# --------------------------------------------------------------------------- what the history tells of it


def figures(tolls: Iterable[Toll]) -> tuple[tuple[str, str], ...]:
    """Each toll's outcome with its figure as it stands large: ("killed", "8–11, open above")."""
    return tuple((t.outcome, words.toll_figure(t)[0] + (", open above" if t.open_high else "")) for t in tolls)


def figured(findings: pipeline.Findings, decisions: Sequence[Decision], after: pipeline.Findings) -> list[Decision]:
    """The decisions of one act, one of which tells how every incident that the act touches stood before it and stands
    after it (``was``, ``became``); incidents that it left as they were are not told.

    What is told rests on all claims of these incidents and is to be erased with any of them, so it stands where no more
    goes with it than would go anyhow: on a decision that names all of them, or (a split by several reports, or one whose
    claims come to an incident that stood before) on an entry of its own, which says once more what the first of the others
    says and is erased with any claim that its figures rest on. Where there is neither, nothing is told.
    """
    known, then = _homes(findings.incidents), _homes(after.incidents)
    named = {t for d in decisions for t in (*d.targets, *d.apart) if t.startswith("claim-")}
    inside = _touched(named, known, then)
    was, became = (_changed(inside, one, other) for one, other in ((known, then), (then, known)))
    resting = {c for i in (*was, *became) for c in i.claims}
    if not resting:
        return list(decisions)
    told = {"was": _stood(findings, was), "became": _stood(after, became)}
    out = list(decisions)
    for n, decision in enumerate(out):
        if decision.kind in ("merge", "split") and resting <= {*decision.targets, *decision.apart}:
            out[n] = msgspec.structs.replace(decision, **told)
            return out
    splits = [d for d in out if d.kind == "split" and d.undoes is None]
    if not splits:
        return out
    rests = tuple(sorted(resting - {*splits[0].targets, *splits[0].apart}))
    return [msgspec.structs.replace(splits[0], rests=rests, **told), *out]


def _homes(incidents: Iterable[Incident]) -> dict[str, Incident]:
    return {c: i for i in incidents for c in i.claims}


def _touched(named: Collection[str], known: Mapping[str, Incident], then: Mapping[str, Incident]) -> set[str]:
    """All claims of the incidents that hold one of these before or after, and of those with which these share a claim."""
    inside: set[str] = set()
    waiting = sorted(named)
    while waiting:
        claim = waiting.pop()
        if claim in inside:
            continue
        inside.add(claim)
        waiting += [c for of in (known, then) if claim in of for c in of[claim].claims if c not in inside]
    return inside


def _changed(inside: Collection[str], here: Mapping[str, Incident], there: Mapping[str, Incident]) -> list[Incident]:
    """Incidents of these claims that hold others on the other side, most claims first."""
    mine = {here[c].id: here[c] for c in inside if c in here}
    others = {frozenset(there[c].claims) for c in inside if c in there}
    changed = [i for i in mine.values() if frozenset(i.claims) not in others]
    return sorted(changed, key=lambda i: (-len(i.claims), i.id))


def _stood(findings: pipeline.Findings, incidents: Iterable[Incident]) -> tuple[Figured, ...]:
    rules = load(LEADING)
    return tuple(
        Figured(
            title=f"{i.title}, {words.when(i.period)}",
            code=i.code,
            tolls=tuple(
                Stood(of=outcome, words=figure)
                for outcome, figure in figures(pipeline.toll(findings, i, rules, o) for o in OUTCOMES)
            ),
        )
        for i in incidents
    )


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
