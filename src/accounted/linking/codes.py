"""Codes of incidents: minted once, never used again, kept through merges and splits.

Which claims make an incident follows from claims and decisions alone, in any order of arrival; a draft's id changes
with its members. A code is what people cite, so it comes with the decision to open an incident, and follows the claims
that the incident held when it was opened: after a split it stays with the part that has most of them; after a merge the
oldest code leads and the others still find the incident.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from accounted.model import Incident, Value

__all__ = ["Opened", "code_of", "home_of", "lost_codes", "with_codes"]


class Opened(Value, frozen=True, kw_only=True):
    """A person opened an incident. ``number``: the register's entry, which no other decision ever has."""

    number: int
    claims: tuple[str, ...]
    """Claims that the incident held then, by the ids that they have now."""


def code_of(number: int) -> str:
    """The code that the decision of this entry minted: "I-214"."""
    return f"I-{number}"


def with_codes(incidents: Sequence[Incident], opened: Iterable[Opened]) -> list[Incident]:
    """The incidents, in their order, each with its code and those that merges brought to it, oldest first."""
    codes = _homes(incidents, opened)
    return [
        structs.replace(i, code=codes[i.id][0], codes=tuple(codes[i.id])) if i.id in codes else i for i in incidents
    ]


def home_of(claims: Sequence[str], home: Mapping[str, str]) -> str | None:
    """The incident that holds most of the claims, ``home`` being the incident of each; None where none is in any. Half and
    half: where the first of them is, which is the same on every run."""
    votes = Counter(home[c] for c in claims if c in home)
    if not votes:
        return None
    first = min(c for c in claims if c in home)
    return max(votes, key=lambda i: (votes[i], i == home[first], i))


def lost_codes(incidents: Sequence[Incident], opened: Sequence[Opened]) -> list[str]:
    """Codes of incidents of which no claim is left in any incident."""
    kept = {code for codes in _homes(incidents, opened).values() for code in codes}
    return [code_of(o.number) for o in opened if code_of(o.number) not in kept]


def _homes(incidents: Sequence[Incident], opened: Iterable[Opened]) -> dict[str, list[str]]:
    home = {claim: i.id for i in incidents for claim in i.claims}
    codes: dict[str, list[str]] = {}
    for one in sorted(opened, key=lambda o: o.number):
        chosen = home_of(one.claims, home)
        if chosen is not None:
            codes.setdefault(chosen, []).append(code_of(one.number))
    return codes
