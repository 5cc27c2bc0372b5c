"""Whether an entry concerns what somebody else is deciding on."""

from __future__ import annotations

from collections.abc import Callable, Collection

from accounted.model import Claim
from accounted.register import Decided, Entry, Erasure, ReadReport, ReportMade

__all__ = ["on_claim", "on_incident"]


MOVING = ("merge", "split", "same", "not_same", "open", "sign", "summary")
"""Kinds of decisions that move an incident's claims, or speak of the whole of it."""


def on_claim(claim: Claim) -> Callable[[Entry], bool]:
    """Entries that judge the same words of the same report, or change the report's text or reading. An erasure may."""

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if isinstance(carried, Decided):
            quote = carried.decision.quote
            if quote is None:
                return claim.id in carried.decision.targets and carried.decision.kind == "casualty"
            mine = claim.quote
            return quote.report == mine.report and quote.start < mine.end and mine.start < quote.end
        return _report_changed(entry, {claim.quote.report})

    return clashes


def on_incident(claims: Collection[str], reports: Collection[str]) -> Callable[[Entry], bool]:
    """Entries that move claims of an incident, open it, or change its reports; judgements of single claims do not."""
    inside = frozenset(claims)

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if isinstance(carried, Decided):
            decision = carried.decision
            return decision.kind in MOVING and bool(inside & set(decision.targets))
        return _report_changed(entry, reports)

    return clashes


def _report_changed(entry: Entry, reports: Collection[str]) -> bool:
    carried = entry.payload
    if isinstance(carried, ReadReport):
        return carried.reading.report in reports
    if isinstance(carried, ReportMade):
        return carried.report.id in reports
    return isinstance(carried, Erasure) or (carried is None and entry.kind == "decision")
