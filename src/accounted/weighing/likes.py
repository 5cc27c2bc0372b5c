"""Like claims: the same figure from the same origin, and copies of one passage. One act judges them all."""

from __future__ import annotations

from collections.abc import Mapping

from accounted.model import CasualtyClaim, Claim, Incident

__all__ = ["like_claims"]


def like_claims(incident: Incident, claims: Mapping[str, Claim]) -> list[tuple[str, ...]]:
    """The casualty claims of an incident in groups of like ones, each in order of statement; most stand alone.

    Like is what one origin says with one figure of one group; and what is copied from one of these with its figure.
    """
    inside = set(incident.claims)
    groups: dict[tuple[object, ...], list[str]] = {}
    for origin in incident.origins:
        source = dict(origin.copies)
        for key in origin.claims:
            claim = claims.get(key)
            if key not in inside or not isinstance(claim, CasualtyClaim):
                continue
            first = claim
            copied = claims.get(source.get(key, ""))
            if isinstance(copied, CasualtyClaim) and _figure(copied) == _figure(claim):
                first = copied
            groups.setdefault((origin.id, *_figure(first), _group(first)), []).append(key)
    return [tuple(dict.fromkeys(some)) for some in groups.values()]


def _figure(claim: CasualtyClaim) -> tuple[object, ...]:
    return claim.outcome, claim.count.low, claim.count.high, claim.count.bound


def _group(claim: CasualtyClaim) -> str:
    return " ".join(claim.group.words.casefold().split())
