"""One incident's tolls with something of it decided otherwise: the same arithmetic on the same claims, and nothing linked
anew.

A claim *set aside* stays among its origin's claims and bears on nothing; one *read wrong* is not there at all. What a
linking of the register anew would make of it can differ where the claim held two reports together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from msgspec import structs

from accounted import pipeline
from accounted.model import CircumstanceClaim, Incident, Outcome, Toll, Value
from accounted.publishing import words
from accounted.reckoning import Account, MethodRules, load, reckon

__all__ = ["Figure", "Standing", "Trial", "figure_of", "moved_by"]

Standing = Literal["same", "independent", "unknown"]
OPEN_WORTH = 1
"""At least so many people an open end is worth that closes, or one that opens; else as many as the lower end."""


class Figure(Value, frozen=True, kw_only=True):
    """A toll in brief: what stands large, and its ends. ``high`` None: no higher end; ``open``: open above."""

    outcome: Outcome
    method: str
    answer: str
    text: str
    low: int | None = None
    high: int | None = None
    open: bool = False
    dots: tuple[tuple[Literal["used", "floor"], int | None, int | None], ...] = ()
    """What it rests on, lowest first: each figure once, as kind, low and high."""


def figure_of(toll: Toll) -> Figure:
    low, high = words.toll_ends(toll) if toll.answer == "figures" else (None, None)
    text = words.toll_figure(toll)[0]
    if toll.open_high and high is not None:
        text += ", open above"
    return Figure(
        outcome=toll.outcome, method=toll.method, answer=toll.answer, text=text, low=low, high=high, open=toll.open_high
    )


def moved_by(before: Figure, after: Figure) -> int:
    """By how many people the ends of a range move, both added up; an end that opens or closes counts as the lower end;
    another kind of answer counts one more."""
    moved = int(before.answer != after.answer)
    moved += abs((before.low or 0) - (after.low or 0)) + abs(_top(before) - _top(after))
    if before.open != after.open:
        moved += max(OPEN_WORTH, before.low or after.low or 0)
    return moved


def _top(figure: Figure) -> int:
    return figure.low or 0 if figure.high is None else figure.high


class Trial:
    """Tolls of one incident under one method, asked again and again."""

    def __init__(self, findings: pipeline.Findings, incident: Incident, method: str | MethodRules = "plain") -> None:
        self.incident = incident
        self.rules = load(method) if isinstance(method, str) else method
        self.accounts = pipeline.accounts(findings, incident)
        self._casualties = pipeline.casualties(findings, incident)
        self._circumstances = [c for k in incident.claims if isinstance(c := findings.claims.get(k), CircumstanceClaim)]
        self._origins = findings.origins
        self._relations: dict[tuple[str, str], Standing] = {}

    def relation(self, a: str, b: str) -> Standing:
        """How two origins stand to one another, worked out once."""
        key = (a, b)
        if key not in self._relations:
            self._relations[key] = self._origins.relation(a, b)
        return self._relations[key]

    def toll(
        self,
        outcome: Outcome,
        *,
        aside: Collection[str] = (),
        used: Collection[str] = (),
        wrong: Collection[str] = (),
        standing: Mapping[tuple[str, str], Standing] | None = None,
    ) -> Toll:
        """The toll were these claims set aside, used, or read wrong, or did these origins stand so to one another."""
        accounts: Iterable[Account] = self.accounts
        if aside or used or wrong:
            accounts = self._changed(frozenset(aside), frozenset(used), frozenset(wrong))

        def relation(a: str, b: str) -> Standing:
            told = None if standing is None else standing.get((a, b), standing.get((b, a)))
            return self.relation(a, b) if told is None else told

        return reckon(
            self.incident, list(accounts), self._circumstances, outcome, "", self.rules, relation, self._casualties
        )

    def figure(self, toll: Toll) -> Figure:
        """A toll of this incident in brief, with the figures that it rests on."""
        counts = {s.id: s.claim.count for account in self.accounts for s in account.claims}
        found = {
            (r.use, counts[r.claim].low, counts[r.claim].high)
            for r in toll.reasons
            if r.use in ("used", "floor") and r.claim in counts
        }
        ordered = sorted(found, key=lambda d: (d[0], d[1] or 0, d[2] is None, d[2] or 0))
        return structs.replace(figure_of(toll), dots=tuple(ordered))

    def _changed(self, aside: frozenset[str], used: frozenset[str], wrong: frozenset[str]) -> list[Account]:
        touched = aside | used | wrong
        naming = {o for one in self._casualties for o in one.origins}
        out = []
        for account in self.accounts:
            if not any(s.id in touched for s in account.claims):
                out.append(account)
                continue
            some = []
            for s in account.claims:
                if s.id in wrong:
                    continue
                why = "tried" if s.id in aside else None if s.id in used else s.set_aside
                some.append(structs.replace(s, set_aside=why))
            origin = structs.replace(
                account.origin,
                claims=tuple(c for c in account.origin.claims if c not in wrong),
                copies=tuple((c, of) for c, of in account.origin.copies if c not in wrong and of not in wrong),
                changed=tuple((c, of) for c, of in account.origin.changed if c not in wrong and of not in wrong),
                altered=tuple((c, of) for c, of in account.origin.altered if c not in wrong and of not in wrong),
            )
            if (
                some or origin.id in naming
            ):  # an origin that names an accepted casualty has an account, if without claims
                out.append(Account(origin=origin, claims=tuple(some)))
        return out
