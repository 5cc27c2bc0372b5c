"""The judgements of one report's claims: right, wrong, corrected, added, used, set aside; the latest on each wins."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from accounted.model import Claim, Quote, Reading
from accounted.register.judged import Corrected, Judgement, Past, Recorded, Rejected
from accounted.register.quoting import nested, overlap, says_the_same

Anchoring = Callable[[Quote, Recorded], Quote | str]
"""A quote where its words stand now, or the reason why they stand nowhere."""


class OneReport:
    """The judgements of one report while they are being gathered; the latest on each claim wins."""

    def __init__(self, reading: Reading | None) -> None:
        self.machine: dict[str, Claim] = {} if reading is None else {claim.id: claim for claim in reading.claims}
        self.people: dict[str, tuple[Claim, Recorded]] = {}
        """Claims that a person gave: corrections, and claims that no engine reads now."""
        self.added: dict[str, None] = {}
        """Those of them that stand in no engine's claim's place."""
        self.reading: dict[str, tuple[Recorded, Claim | None]] = {}
        self.use: dict[str, Recorded] = {}

    def claim(self, key: str) -> Claim | None:
        if key in self.machine:
            return self.machine[key]
        return self.people[key][0] if key in self.people else None

    def at(self, quote: Quote) -> list[str]:
        """Claims at a quote: with that very span; else with a span that holds it or lies in it."""
        here = {**self.machine, **{key: self.people[key][0] for key in self.added}}
        exact = [key for key, claim in here.items() if (claim.quote.start, claim.quote.end) == (quote.start, quote.end)]
        if exact:
            return exact
        return [key for key, claim in here.items() if nested(claim.quote, quote)]


def apply(one: OneReport, by: Recorded, now: Quote, anchored: Anchoring, past: Past) -> str | None:
    """Note one judgement; the reason, where there is nothing for it to hold for."""
    decision = by.decision
    if decision.value == "added":
        return _add(one, by, anchored)
    targets, stood = _targets(one, by, now, past)
    if decision.value == "withdrawn":
        return _withdraw(one, decision.kind, targets)
    if decision.kind == "use":
        for key in targets:
            one.use[key] = by
        return None if targets else "no engine reads its claim there now"
    if decision.value == "corrected":
        given = decision.correction
        assert given is not None
        quote = anchored(given.quote, by)
        if isinstance(quote, str):
            return f"its correction: {quote}"
        correction = msgspec.structs.replace(given, quote=quote)
        one.people[correction.id] = (correction, by)
        if not targets:
            one.added[correction.id] = None
            one.reading.pop(correction.id, None)
        for key in targets:
            one.reading[key] = (by, correction)
        return None
    if not targets and decision.value == "right" and stood is not None:
        # A person read it and said that it is right: a newer engine that misses it does not outrank them.
        one.people[stood.id] = (stood, by)
        one.added[stood.id] = None
        targets = [stood.id]
    for key in targets:
        one.reading[key] = (by, None)
    return None if targets else "no engine reads its claim there now"


def _targets(one: OneReport, by: Recorded, now: Quote, past: Past) -> tuple[list[str], Claim | None]:
    """The claims that a decision is of, as they are read now; and the claim as it stood, where none is it now."""
    named = by.decision.claim
    if named is None:
        return one.at(now), None
    if one.claim(named) is not None:
        return [named], None
    assert by.decision.quote is not None
    stood = past.claim(named, by.decision.quote.report)
    if stood is None:
        there = [key for key in one.at(now) if (one.machine.get(key) or one.people[key][0]).quote == now]
        return (there if len(there) == 1 else []), None
    known = {**one.machine, **{key: claim for key, (claim, _) in one.people.items()}}
    same = [key for key, claim in known.items() if overlap(claim.quote, now) and says_the_same(stood, claim)]
    return same, msgspec.structs.replace(stood, quote=now) if stood.quote.text == now.text else None


def _add(one: OneReport, by: Recorded, anchored: Anchoring) -> str | None:
    """A claim that a person read and no engine did: it stands beside what is there and takes nothing's place."""
    given = by.decision.correction
    assert given is not None
    quote = anchored(given.quote, by)
    if isinstance(quote, str):
        return f"its claim: {quote}"
    claim = msgspec.structs.replace(given, quote=quote)
    one.people[claim.id] = (claim, by)
    one.added[claim.id] = None
    one.reading.pop(claim.id, None)
    return None


def _withdraw(one: OneReport, kind: str, targets: list[str]) -> str | None:
    """Take back every judgement of a kind: the claim is as the engine read it and as nobody judged it."""
    for key in targets:
        if kind == "use":
            one.use.pop(key, None)
        else:
            one.reading.pop(key, None)
            one.added.pop(key, None)
    return None if targets else "no engine reads its claim there now"


def settle(
    one: OneReport,
    rejected: list[Rejected],
    corrected: list[Corrected],
    set_aside: dict[str, Recorded],
    confirmed: dict[str, Recorded],
    used: set[str],
) -> Judgement:
    """The claims of a report as they stand after all judgements."""
    claims: dict[str, Claim] = {}
    for key in [*one.machine, *(added for added in one.added if added not in one.machine)]:
        claim = one.machine[key] if key in one.machine else one.people[key][0]
        use = one.use.get(key)
        judged = one.reading.get(key)
        passed = {key}
        while judged is not None:
            by, correction = judged
            if correction is None:
                break
            corrected.append(Corrected(claim=claim, correction=correction, by=by))
            claim, use = correction, one.use.get(correction.id, use)
            if correction.id in passed:
                judged = None
                break
            passed.add(correction.id)
            judged = one.reading.get(correction.id)
        if judged is not None and judged[0].decision.value == "wrong":
            rejected.append(Rejected(claim=claim, by=judged[0]))
            continue
        claims[claim.id] = claim
        if judged is not None:
            confirmed[claim.id] = judged[0]
        if use is not None and use.decision.value == "set_aside":
            set_aside[claim.id] = use
        elif use is not None:
            used.add(claim.id)
    for key in one.added:
        if key in claims:
            given, giver = one.people[key]
            if giver.decision.value in ("corrected", "added"):
                corrected.append(Corrected(claim=None, correction=given, by=giver))
    after = tuple(claims.values())
    return Judgement(claims=after, as_read=after == tuple(one.machine.values()))
