"""Accounts of incidents in short, and the partition that linking makes of them."""

from __future__ import annotations

from linking_kit import ORVEN, fact, killed, outlet, report, unnamed, when, where

from accounted.linking import find_copies, find_origins, link, possible_duplicates
from accounted.model import Claim, Decision, Incident, Place, Report

Told = tuple[Report, list[Claim]]


def linked(told: list[Told], *decisions: Decision) -> list[Incident]:
    reports = [r for r, _ in told]
    claims = [c for _, group in told for c in group]
    by_id = {r.id: r for r in reports}
    copies = find_copies(reports)
    return link(by_id, claims, find_origins(claims, by_id, copies, decisions), copies, decisions)


def duplicates(told: list[Told], *decisions: Decision) -> list[tuple[str, str, object]]:
    reports = [r for r, _ in told]
    claims = [c for _, group in told for c in group]
    by_id = {r.id: r for r in reports}
    copies = find_copies(reports)
    return [(a, b, r) for a, b, r in possible_duplicates(by_id, claims, copies, decisions)]


def groups(told: list[Told], *decisions: Decision) -> set[frozenset[str]]:
    """The partition, by the names of the reports."""
    name = {r.id: r.item for r, _ in told}
    return {frozenset(name[r] for r in i.reports) for i in linked(told, *decisions)}


def account(
    name: str,
    number: int,
    kind: str = "shooting",
    place: Place | None = ORVEN,
    day: str | None = "2031-04-14",
    published: str | None = "2031-04-15",
    text: str = "",
    speaker: object = None,
    **more: object,
) -> Told:
    """A report of one event, as far as it tells: so many killed, the kind, the place, the day."""
    rep = report(
        name, text or f"In {name}: the deaths, the deed, the spot, the day.", published, f"{name} Gazette", **more
    )
    claims = [
        killed(rep, "deaths", number, speaker or unnamed(), outlet(f"{name} Gazette")),
        fact(rep, "deed", "kind", kind),
    ]
    if place is not None:
        claims.append(where(rep, "spot", place))
    if day is not None:
        claims.append(when(rep, "day", day))
    return rep, claims
