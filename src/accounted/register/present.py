"""Decisions on claims, with the ids that these have now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from accounted.model import Claim, Decision, Reading, Sentence
from accounted.register.judged import Orphaned, Past, Recorded
from accounted.register.one_report import OneReport
from accounted.register.quoting import overlap, says_the_same


def present_of(
    links: list[Recorded],
    work: Mapping[str, OneReport],
    readings: Mapping[str, Reading],
    successor: Mapping[str, str],
    past: Past,
    orphaned: list[Orphaned],
) -> list[Recorded]:
    """Decisions on claims with the ids that these have now; what finds none of its claims is orphaned."""
    wanted = {target for by in links for target in _named(by.decision) if target.startswith("claim-")}
    if not wanted:
        return links
    present = {claim.id for reading in _values(readings) for claim in reading.claims if claim.id in wanted}
    present |= {key for one in work.values() for key in one.people if key in wanted}
    found: list[Recorded] = []
    for by in links:
        named = _named(by.decision)
        here: dict[str, list[str]] = {}
        for target in named:
            if target in present or not target.startswith("claim-"):
                here[target] = [target]
                continue
            stood = past.claim(target, None)
            here[target] = [] if stood is None else _claims_now(stood, readings, successor)
        lost = sum(not here[target] for target in named)
        if lost:
            reason = f"{lost} of its {len(named)} claims are read no more"
            orphaned.append(Orphaned(by=by, reason=reason))
        targets = dict.fromkeys(now for target in by.decision.targets for now in here[target])
        if targets:
            first = {target: some[0] for target, some in here.items() if some}
            sentences = tuple(_sentence_now(s, first) for s in by.decision.sentences)
            decision = msgspec.structs.replace(by.decision, targets=tuple(targets), sentences=sentences)
            if by.decision.kind == "split" and by.decision.apart:
                apart = dict.fromkeys(now for target in by.decision.apart for now in here[target])
                if not apart:
                    continue  # nothing is left that they were parted from: no word on how they stand to each other
                decision = msgspec.structs.replace(decision, apart=tuple(apart))
            found.append(msgspec.structs.replace(by, decision=decision))
    return found


def _named(decision: Decision) -> tuple[str, ...]:
    """What a decision names: of a split also the claims that its targets leave. (Of triage those are looked up apart.)"""
    return (*decision.targets, *decision.apart) if decision.kind == "split" else decision.targets


def _sentence_now(sentence: Sentence, now: Mapping[str, str]) -> Sentence:
    """A sentence of a summary with the ids that its claims have now; one that is read no more keeps the id it had."""
    return msgspec.structs.replace(
        sentence,
        claims=tuple(dict.fromkeys(now.get(c, c) for c in sentence.claims)),
        stood=tuple(msgspec.structs.replace(s, of=now.get(s.of, s.of)) for s in sentence.stood),
    )


def _claims_now(stood: Claim, readings: Mapping[str, Reading], successor: Mapping[str, str]) -> list[str]:
    """What an earlier reading's claim is in the present readings: by its span, or in a newer text by its words."""
    quote = stood.quote
    report = successor.get(quote.report, quote.report)
    reading = readings.get(report)
    if reading is None:
        return []
    alike = [claim for claim in reading.claims if says_the_same(stood, claim)]
    here = [claim.id for claim in alike if report == quote.report and overlap(claim.quote, quote)]
    return here or [claim.id for claim in alike if claim.quote.text == quote.text]


def _values(readings: Mapping[str, Reading]) -> Iterable[Reading]:
    stream = getattr(readings, "stream", None)
    return (reading for _, reading in stream()) if stream is not None else readings.values()
