"""Named casualties and their dated states: what claims tell of a name, and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from accounted import pipeline
from accounted.model import CircumstanceClaim, Incident
from accounted.pipeline import Findings
from accounted.reckoning.persons import standing
from accounted.web.dossier.rows import NamedCasualty, StateView

__all__ = ["named_casualties"]


def named_casualties(findings: Findings, incident: Incident, order: Sequence[str]) -> tuple[NamedCasualty, ...]:
    """One for each name, in the order of their first quotes (``order``: ids of claims). Spellings are not brought together
    here: whether two names are one person is for people to decide."""
    claims: dict[str, list[CircumstanceClaim]] = {}
    for key in order:
        claim = findings.claims.get(key)
        if isinstance(claim, CircumstanceClaim) and claim.aspect == "person":
            claims.setdefault(_name(claim.value), []).append(claim)
    accepted = {_name(c.person): c for c in pipeline.casualties(findings, incident)}
    authors = {by.number: by.author for by in findings.view.casualties}
    known = list(dict.fromkeys([*claims, *accepted]))
    out = []
    for name in known:
        told = claims.get(name, [])
        states = [
            StateView(
                day=(findings.reports[c.quote.report].published or "")[:10],
                state=(c.outcome or "outcome not stated").replace("_", " "),
                who=c.attribution[0].name if c.attribution else "speaker not told",
                claim=c.id,
            )
            for c in told
        ]
        decided = accepted[name].states if name in accepted else ()
        states += [
            StateView(day=s.day or "", state=s.state.replace("_", " "), who=authors.get(s.number, ""), entry=s.number)
            for s in decided
        ]
        said = {s.state for s in states if s.claim is not None and s.state != "outcome not stated"}
        out.append(
            NamedCasualty(
                name=told[0].value if told else accepted[name].person,
                role=next((c.role for c in told if c.role), "") or "",
                states=tuple(sorted(states, key=lambda s: (s.entry or 0, s.day))),
                differs=len(said) > 1,
                decided=standing(decided).state.replace("_", " ") if decided else "",
            )
        )
    return tuple(out)


def _name(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()
