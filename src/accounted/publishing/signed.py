"""What became of an incident's figures since a person signed it: a state alone ("released") would vouch for figures that
nobody has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from accounted.model import Outcome, Toll, Value
from accounted.publishing import words

if TYPE_CHECKING:
    from accounted.model import Incident
    from accounted.pipeline import Findings
    from accounted.register import Recorded

__all__ = ["SinceSigned", "signatures", "since_signed", "toll_words"]

LEADING = "plain"
"""The method under which tolls are kept with a signature."""


class SinceSigned(Value, frozen=True, kw_only=True):
    """Figures that are others than were signed. ``step``: "released"; ``day``: ISO, of the signature."""

    step: str
    day: str
    entry: int
    changed: tuple[tuple[str, str, str], ...]
    """(outcome, as signed, now)."""

    def __repr__(self) -> str:
        told = "; ".join(f"{outcome} {then} became {now}" for outcome, then, now in self.changed)
        return f"changed since it was {self.step} on {self.day} (entry {self.entry}): {told}"


def toll_words(toll: Toll) -> str:
    """ "7–11, open above"; "cannot say"."""
    figure, _ = words.toll_figure(toll)
    return f"{figure}, open above" if toll.open_high else figure


def signatures(findings: Findings, incident: Incident) -> tuple[tuple[Recorded, ...], int | None]:
    """Those since the incident was last a draft, oldest first; and the latest entry, also of a taking back."""
    mine = set(incident.signatures)
    signed = [by for by in findings.view.signed if by.number in mine]
    if not signed:
        return (), None
    since = max((n for n, by in enumerate(signed) if by.decision.value == "draft"), default=-1)
    return tuple(signed[since + 1 :]), signed[-1].number


def since_signed(findings: Findings, incident: Incident) -> SinceSigned | None:
    """What changed since the last signature; None where nobody signed, or every figure is as it was signed.

    ``findings`` hold all reports: of those published by some day alone, other figures would be no change.
    """
    from accounted import pipeline

    standing, _ = signatures(findings, incident)
    if not standing:
        return None
    last = standing[-1]
    changed = []
    signed = {stood.of: stood.words for stood in last.decision.stood}
    for outcome in get_args(Outcome):
        if outcome not in signed:
            continue
        now = toll_words(pipeline.toll(findings, incident, LEADING, outcome))
        if now != signed[outcome]:
            changed.append((outcome.replace("_", " "), signed[outcome], now))
    if not changed:
        return None
    step = last.decision.value.replace("_", "-")
    return SinceSigned(step=step, day=last.time[:10], entry=last.number, changed=tuple(changed))
