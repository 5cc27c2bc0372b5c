"""The origin graph of an incident: what flows from each origin through which reports, and what was changed on the way.

Plain data, for drawing and for machines. Works nothing out of texts: origins, copies and days are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal

from accounted.model import CasualtyClaim, Claim, Incident, Origin, Outcome, Report, Value

from .copies import order_of_report
from .standing import Origins, Relation

__all__ = ["Carried", "Flow", "Node", "OriginGraph", "Tie", "origin_graph"]

How = Literal["first", "again", "update", "behind", "copy", "changed"]
"""``first``: nobody held here said it before. ``again``: the same origin says the same in other words; ``update``: it says
another figure of the same thing; ``behind``: it comes later with a figure that the origin had given up. ``copy``: copied
words with the same figure; ``changed``: copied words with another figure."""


class Node(Value, frozen=True, kw_only=True):
    """A report through which something flows."""

    report: str
    outlet: str | None = None
    published: str | None = None


class Carried(Value, frozen=True, kw_only=True):
    """One casualty claim as one report carries it. ``of``: the claim that it copies, changes, repeats or updates."""

    claim: str
    report: str
    outcome: Outcome
    figure: str
    how: How
    of: str | None = None
    was: str | None = None
    """The figure of that claim, where it is another one."""


class Flow(Value, frozen=True, kw_only=True):
    """What flows from one origin, in order of statement. ``through``: the agencies and outlets that its words came by."""

    origin: str
    label: str
    identified: bool = True
    outlet_voice: bool = False
    first_report: str | None = None
    first_seen: str | None = None
    """Day of the earliest report that has it; None where that is undated."""
    through: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()


class Tie(Value, frozen=True, kw_only=True):
    """Two origins that are shown as two and count once for more than that somebody is unnamed, and why; or that a person
    parted."""

    left: str
    right: str
    relation: Relation
    why: str


class OriginGraph(Value, frozen=True, kw_only=True):
    """``reports`` in order of publication; ``fewest`` and ``most``: how many accounts of casualties there may be."""

    incident: str
    reports: tuple[Node, ...]
    flows: tuple[Flow, ...]
    ties: tuple[Tie, ...]
    fewest: int
    most: int


def origin_graph(
    incident: Incident,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    origins: Origins,
    accounts: tuple[int, int],
) -> OriginGraph:
    """The graph of one incident's casualty claims. ``accounts``: the fewest and most behind it, as they are counted."""
    inside = set(incident.claims)
    carrying: set[str] = set()
    flows: list[Flow] = []
    for origin in incident.origins:
        said = [c for k in origin.claims if k in inside and isinstance(c := claims.get(k), CasualtyClaim)]
        said = [c for c in said if c.quote.report in reports and c.scope == "this_incident"]
        if not said:
            continue
        said.sort(key=lambda c: (order_of_report(reports[c.quote.report]), c.quote.start, c.quote.end, c.id))
        carrying |= {c.quote.report for c in said}
        flows.append(_flow(origin, said, reports))
    nodes = sorted((reports[r] for r in carrying), key=order_of_report)
    shown = [f.origin for f in flows]
    return OriginGraph(
        incident=incident.id,
        reports=tuple(Node(report=r.id, outlet=r.outlet, published=r.published) for r in nodes),
        flows=tuple(flows),
        ties=_ties(shown, origins),
        fewest=accounts[0],
        most=accounts[1],
    )


def _flow(origin: Origin, said: Sequence[CasualtyClaim], reports: Mapping[str, Report]) -> Flow:
    copies, changed = dict(origin.copies), dict(origin.changed)
    by_id = {c.id: c for c in said}
    told: dict[tuple[object, ...], list[CasualtyClaim]] = {}
    carried: list[Carried] = []
    for claim in said:
        # What "would have died", was denied or doubted is no newer figure of what was told as so.
        stated = claim.stance in ("asserted", "claimed", "conceded")
        vague = claim.count.low is None and claim.count.high is None  # "many" is no newer figure than 27
        thing = claim.outcome, claim.covers == "part", claim.group.values(), claim.part_of, stated, vague
        before = told.setdefault(thing, [])
        how, of = _how(claim, before, copies, changed)
        other = by_id.get(of or "")
        was = None if other is None or _figure(other) == _figure(claim) else repr(other.count)
        carried.append(
            Carried(
                claim=claim.id,
                report=claim.quote.report,
                outcome=claim.outcome,
                figure=repr(claim.count),
                how=how,
                of=of,
                was=was,
            )
        )
        if how not in ("copy", "behind"):
            before.append(claim)
    first = reports[said[0].quote.report]
    media = [s.name for c in said for s in c.attribution[1:] if s.kind in ("agency", "outlet") and not s.contributed]
    return Flow(
        origin=origin.id,
        label=origin.label,
        identified=origin.identified,
        outlet_voice=origin.outlet_voice,
        first_report=first.id,
        first_seen=first.published,
        through=tuple(dict.fromkeys(media)),
        carried=tuple(carried),
    )


def _how(
    claim: CasualtyClaim, before: Sequence[CasualtyClaim], copies: Mapping[str, str], changed: Mapping[str, str]
) -> tuple[How, str | None]:
    """What a claim is to what its origin had said of the same thing before it."""
    if claim.id in copies:
        return "copy", copies[claim.id]
    if claim.id in changed:
        return "changed", changed[claim.id]
    if not before:
        return "first", None
    last = before[-1]
    if _figure(last) == _figure(claim):
        return "again", last.id
    given_up = next((c for c in before if _figure(c) == _figure(claim)), None)
    if claim.quote.report == last.quote.report:
        # Two figures in one report: which is the newer one is told only where the report calls the other an older one.
        newer = last.superseded and not claim.superseded
        return (
            ("again", given_up.id)
            if given_up is not None
            else ("update" if newer else "first", last.id if newer else None)
        )
    return ("behind", given_up.id) if given_up is not None else ("update", last.id)


def _figure(claim: CasualtyClaim) -> tuple[object, ...]:
    count = claim.count
    return count.low, count.high, count.words if count.bound == "vague" else ""


MOST_PAIRS = 20_000
"""Pairs of origins that are looked at for ties: more than two hundred origins are no picture."""


def _ties(shown: Sequence[str], origins: Origins) -> tuple[Tie, ...]:
    found: list[Tie] = []
    for n, (a, b) in enumerate(combinations(shown, 2)):
        if n >= MOST_PAIRS:
            break
        if origins.tie(a, b) is not None or origins.parted(a, b):
            relation, why = origins.relation_with_reason(a, b)
            found.append(Tie(left=a, right=b, relation=relation, why=why))
    return tuple(found)
