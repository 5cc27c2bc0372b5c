"""Whether an entry concerns what somebody else is deciding on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from accounted.linking.names import name_key
from accounted.model import Claim, Decision, Quote
from accounted.register import Decided, Entry, Erasure, ReadReport, ReportMade

__all__ = [
    "on_casualty",
    "on_claim",
    "on_decisions",
    "on_incident",
    "on_report",
    "on_sources",
    "on_targets",
    "on_translation",
    "on_words",
]


MOVING = ("merge", "split", "same", "not_same", "open", "sign", "summary")
"""Kinds of decisions that move an incident's claims, or speak of the whole of it."""


def on_decisions(decisions: Iterable[Decision], homes: Mapping[str, Collection[str]]) -> Callable[[Entry], bool]:
    """Entries that concern what any of these decisions is on. ``homes``: by claim, all claims of the incident it is in."""
    tests = [test for decision in decisions for test in _tests(decision, homes)]
    return lambda entry: any(test(entry) for test in tests)


def _tests(decision: Decision, homes: Mapping[str, Collection[str]]) -> list[Callable[[Entry], bool]]:
    if decision.kind in ("note", "search"):
        return []
    quote = decision.quote
    if decision.kind == "translation" and quote is not None:
        return [on_translation(quote)]
    if quote is not None:
        return [_on_quote(quote, decision.claim)]
    claims = [t for t in (*decision.targets, *decision.apart) if t.startswith("claim-")]
    inside = {c for claim in claims for c in (claim, *homes.get(claim, ()))}
    if decision.kind == "casualty":
        return [on_casualty(claims, decision.person)]
    found = [on_report(t) for t in decision.targets if t.startswith("report-")]
    if inside:
        found.append(on_incident(inside, ()))
    if decision.kind in ("interest", "relation", "no_relation", "same", "not_same") and not claims:
        found.append(on_sources(decision.targets))
    if decision.kind in ("grade", "close_problem"):
        found.append(on_targets(decision.kind, decision.targets))
    return found


def on_targets(kind: str, targets: Iterable[str]) -> Callable[[Entry], bool]:
    """Entries of a kind that name one of these things."""
    mine = set(targets)

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        return (
            isinstance(carried, Decided)
            and carried.decision.kind == kind
            and not mine.isdisjoint(carried.decision.targets)
        )

    return clashes


def on_translation(mine: Quote) -> Callable[[Entry], bool]:
    """Translations of the same passage."""

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if not isinstance(carried, Decided) or carried.decision.kind != "translation":
            return False
        theirs = carried.decision.quote
        return theirs is not None and (theirs.report, theirs.start, theirs.end) == (mine.report, mine.start, mine.end)

    return clashes


def on_claim(claim: Claim) -> Callable[[Entry], bool]:
    """Entries that judge the same words of the same report, or change the report's text or reading. An erasure may."""
    return _on_quote(claim.quote, claim.id)


def _on_quote(mine: Quote, claim: str | None) -> Callable[[Entry], bool]:
    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if isinstance(carried, Decided):
            quote = carried.decision.quote
            if carried.decision.kind in ("note", "translation"):
                return False
            if quote is None:
                return claim in carried.decision.targets and carried.decision.kind == "casualty"
            return quote.report == mine.report and quote.start < mine.end and mine.start < quote.end
        return _report_changed(entry, {mine.report})

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


def on_words(claims: Collection[str], reports: Collection[str]) -> Callable[[Entry], bool]:
    """Every entry that says something of an incident's words: what is signed or summed up is what the page showed."""
    moved = on_incident(claims, reports)
    inside, told = frozenset(claims), frozenset(reports)

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if not isinstance(carried, Decided) or carried.decision.kind == "note":
            return (carried is None and moved(entry)) or (isinstance(carried, ReadReport | ReportMade) and moved(entry))
        decision = carried.decision
        quotes = (decision.quote, None if decision.correction is None else decision.correction.quote)
        if any(q is not None and q.report in told for q in quotes):
            return True
        return not inside.isdisjoint(decision.targets) or not told.isdisjoint(decision.targets)

    return clashes


def on_report(report: str) -> Callable[[Entry], bool]:
    """Entries that say where a report goes, or change it."""

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if isinstance(carried, Decided):
            decision = carried.decision
            return decision.kind == "triage" and decision.targets[:1] == (report,)
        return _report_changed(entry, {report})

    return clashes


def on_sources(names: Collection[str]) -> Callable[[Entry], bool]:
    """Entries that decide on one of these sources, in any spelling of its name."""
    keys = {name_key(n) for n in names}

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if not isinstance(carried, Decided):
            return carried is None and entry.kind == "decision"
        decision = carried.decision
        about = decision.kind in ("interest", "relation", "no_relation", "same", "not_same")
        return about and bool(keys & {name_key(t) for t in decision.targets if not t.startswith("claim-")})

    return clashes


def on_casualty(claims: Collection[str], person: str) -> Callable[[Entry], bool]:
    """Entries that accept somebody named by these claims, or somebody under this name."""
    inside = frozenset(claims)

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        if not isinstance(carried, Decided):
            return carried is None and entry.kind == "decision"
        decision = carried.decision
        return decision.kind == "casualty" and (decision.person == person or bool(inside & set(decision.targets)))

    return clashes


def _report_changed(entry: Entry, reports: Collection[str]) -> bool:
    carried = entry.payload
    if isinstance(carried, ReadReport):
        return carried.reading.report in reports
    if isinstance(carried, ReportMade):
        return carried.report.id in reports
    return isinstance(carried, Erasure) or (carried is None and entry.kind == "decision")
