"""Corrections behind a toll: claims that people mended, and figures that a report itself calls old, where a figure rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from accounted.model import CasualtyClaim, Claim, Toll, Value

if TYPE_CHECKING:
    from accounted.pipeline import Findings

__all__ = ["Correction", "corrections"]


class Correction(Value, frozen=True, kw_only=True):
    """What a claim was before and is now, who says so, when and why. ``by``: a person, or the report that the claim stands in."""

    claim: str
    """As it counts now."""
    was: str | None
    """The claim that it was; None where a person read what no engine had read."""
    by: Literal["person", "report"]
    before: str
    after: str
    who: str
    when: str | None
    """Time of a person's decision; day of a report's statement, as far as known."""
    why: str
    entry: int | None = None
    """The register's entry of a person's decision."""


def corrections(found: Findings, tolls: Sequence[Toll]) -> tuple[Correction, ...]:
    """Every correction of a claim that one of ``tolls`` rests on, those of reports first, then in order of the entries.

    A claim that was corrected more than once has a line for each time, oldest first.
    """
    resting = {r.claim for t in tolls for r in t.reasons if r.use in ("used", "floor") and r.claim is not None}
    out = [c for key in sorted(resting) for c in _by_report(found, key)]
    return (*out, *_by_people(found, resting))


def _by_people(found: Findings, resting: Iterable[str]) -> list[Correction]:
    mended = sorted(found.view.corrected, key=lambda m: m.by.number)
    wanted, lines = set(resting), []
    for one in reversed(mended):  # what was corrected again leads back through every step
        if one.correction.id not in wanted:
            continue
        if one.claim is not None:
            wanted.add(one.claim.id)
        lines.append(
            Correction(
                claim=one.correction.id,
                was=None if one.claim is None else one.claim.id,
                by="person",
                before="not read" if one.claim is None else told(one.claim),
                after=told(one.correction),
                who=one.by.author,
                when=one.by.time,
                why=one.by.decision.why,
                entry=one.by.number,
            )
        )
    return lines[::-1]


def _by_report(found: Findings, key: str) -> list[Correction]:
    """Figures that the report of a claim gives as older ones of the same people."""
    claim = found.claims.get(key)
    if not isinstance(claim, CasualtyClaim) or claim.superseded:
        return []
    report = found.reports[claim.quote.report]
    older = [
        c
        for c in found.claims.values()
        if isinstance(c, CasualtyClaim)
        and c.superseded
        and c.quote.report == claim.quote.report
        and (c.outcome, c.event, c.scope) == (claim.outcome, claim.event, claim.scope)
        and c.group.values() <= claim.group.values()
        and c.covers == claim.covers
        and (c.count.low, c.count.high) != (claim.count.low, claim.count.high)
    ]
    return [
        Correction(
            claim=claim.id,
            was=c.id,
            by="report",
            before=told(c),
            after=told(claim),
            who=claim.speaker.name if claim.speaker is not None else report.outlet or "outlet unknown",
            when=claim.stated or report.published,
            why="the report itself gives the one as older than the other",
        )
        for c in sorted(older, key=lambda c: (c.quote.start, c.id))
    ]


def told(claim: Claim) -> str:
    """A claim in a few words with its quote: "8 people killed, this incident (“eight died”)"."""
    quote = " ".join(claim.quote.text.split())
    if not isinstance(claim, CasualtyClaim):
        return f"{claim.aspect.replace('_', ' ')} {claim.value} (“{quote}”)"
    who = claim.speaker.name if claim.speaker is not None else "nobody named"
    marks = [claim.covers.replace("_", " "), claim.scope.replace("_", " "), claim.stance.replace("_", " ")]
    return f"{claim.count!r} {claim.group.words or 'people'} {claim.outcome.replace('_', ' ')}, by {who}, {', '.join(marks)} (“{quote}”)"
