"""What a merge or a split moved: for each incident that came of it, which claims, people, grades and figures it has now."""

from __future__ import annotations

from collections.abc import Sequence

from accounted import pipeline
from accounted.model import CasualtyClaim, Incident, Toll, Value
from accounted.reckoning import MethodRules, load

__all__ = ["Part", "moved"]


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
