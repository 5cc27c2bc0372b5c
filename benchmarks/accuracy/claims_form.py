"""Our claims in the form of ``score/reports.py``: what a coder under its rules would have written down.

Where the two ways of saying differ, the difference is a rule here and not a matter of the text at hand:

- The gold takes "more than N" as N..open; the model says N+1..open. The adapter gives N back.
- "about N" and "nearly N" are N..N on both sides; "up to N" is open..N on both.
- A vague count ("dozens") has no number in the model and any number in the gold: open..open, which the scorer
  lets stand for any vague claim of the outcome.
- The gold writes down the figures that stand in the text: of "ten guards and one clerk" the ten and the one, tied
  together, and not the eleven. A total that the engine only added up (``Count.derived``) is therefore left out
  (``derived=True`` puts it in).
- The gold writes down a counted share of a figure ("20 hurt, 12 of them children": also the 12). Those in
  ``includes`` with a count are therefore claims (``includes=False`` leaves them out).
- The voice of the report's own outlet is no speaker, nor is that of the agency whose text it is by its dateline; another
  outlet that it cites is one. A speaker is said by name, role and affiliation, as a coder writes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from accounted.model import CasualtyClaim, Claim, Count, Group, Scope, Stance

SCOPES: Mapping[Scope, str] = {
    "this_incident": "incident",
    "background": "background",
    "general_practice": "background",
    "another_incident": "other_incident",
    "several_incidents": "other_incident",
}

STANCES: Mapping[Stance, str] = {
    "asserted": "asserted",
    "conceded": "asserted",
    "claimed": "alleged",
    "doubted": "alleged",
    "could_not_confirm": "alleged",
    "denied": "denied",
    "retracted": "denied",
    "hypothetical": "hypothetical",
}

GROUPS: Mapping[str, str] = {
    "civilian": "civilian",
    "child": "civilian",
    "baby": "civilian",
    "elderly": "civilian",
    "f": "civilian",
    "police": "police",
    "soldier": "military",
    "militant": "militant",
    "attacker": "militant",
    "fighter": "militant",
    "official": "official",
    "politician": "official",
    "judge": "official",
    "diplomat": "official",
    "medic": "aid worker",
    "aid_worker": "aid worker",
    "student": "student",
}
"""Facets of ours to the seven groups that the gold has, where a facet says one of them; the others say none."""


def prediction_claims(
    claims: Sequence[Claim], outlet: str | None, *, derived: bool = False, includes: bool = True
) -> list[dict[str, Any]]:
    """The casualty claims among ``claims``, each as an object of ``reports.py``'s form. ``outlet``: the report's."""
    out = []
    for c in claims:
        if not isinstance(c, CasualtyClaim):
            continue
        if derived or not c.count.derived:
            out.append(_row(c, c.count, c.group, outlet, c.includes))
        if includes:
            out += [_row(c, part.count, part, outlet) for part in c.includes if part.count is not None]
    return out


def _row(
    claim: CasualtyClaim, count: Count, group: Group, outlet: str | None, among: Sequence[Group] = ()
) -> dict[str, Any]:
    low, high = interval(count)
    return {
        "outcome": claim.outcome,
        "low": low,
        "high": high,
        "speaker": speaker(claim, outlet),
        "scope": SCOPES[claim.scope],
        "stance": STANCES[claim.stance],
        "group": groups(group, among),
        "confidence": claim.confidence,
        "quote": {"start": claim.quote.start, "end": claim.quote.end, "text": claim.quote.text},
    }


def interval(count: Count) -> tuple[int | None, int | None]:
    """Low and high as the gold counts them; see the head of this module."""
    if count.bound == "more_than" and count.low is not None:
        return count.low - 1, count.high
    return count.low, count.high


def speaker(claim: CasualtyClaim, outlet: str | None) -> str | None:
    """Name, role and affiliation of whoever is nearest to the event; None where that is the outlet of the report.

    Another outlet that the report cites is a speaker like any other; the agency of the dateline, which no words at the
    claim cite, is the report's own voice.
    """
    said = claim.speaker
    if (
        said is None
        or (said.kind == "outlet" and said.name in (outlet, ""))
        or (said.kind == "agency" and not said.words)
    ):
        return None
    parts = [said.name, said.role, said.affiliation]
    return ", ".join(dict.fromkeys(p for p in parts if p))


def groups(group: Group, among: Sequence[Group] = ()) -> list[str]:
    """The group's own words and the gold's groups that its facets say.

    Where it has no facet of its own ("50 people, most of them children"), what is said of those ``among`` it is all
    that is known of it, and a coder goes by that.
    """
    said = _facets(group) or [v for part in among for v in _facets(part)]
    return list(dict.fromkeys(w for w in (group.words, *said) if w))


def _facets(group: Group) -> list[str]:
    values = [f.value for part in (group.status, group.role, group.age, group.sex) for f in part]
    return [GROUPS[v] for v in values if v in GROUPS]
