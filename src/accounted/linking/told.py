"""What people decided of claims: which are of one incident, which are not, and how that parts what one report tells.

Accounts are linked whole: the claims of one report on one event go together. Where a person parted some of them, the
account is parted (:func:`inner_parts`), and each part goes where it was told. Decisions that cannot all hold are told by
:func:`unheeded`, so that whoever writes one down can be refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accounted.model import Claim, Decision, Incident

from .context import event_of
from .groups import Groups

__all__ = ["Pair", "claim_decisions", "inner_parts", "said_of_pairs", "unheeded"]

Pair = tuple[str, str]
"""Ids of two claims, in order."""
TOGETHER = ("merge", "same")


def said_of_pairs(decision: Decision) -> dict[Pair, bool]:
    """What one decision says of pairs of claims: True for one incident, False for two.

    A split that names whom its claims leave (``apart``) parts each of them from each of those, and says nothing of the
    claims on one side; any other split, and *not the same*, parts every two of its claims.
    """
    if decision.kind not in ("merge", "split", "same", "not_same"):
        return {}
    targets = sorted({t for t in decision.targets if t.startswith("claim-")})
    others = sorted({t for t in decision.apart if t.startswith("claim-")} - set(targets))
    if decision.kind == "split" and decision.apart:
        return {(min(a, b), max(a, b)): False for a in targets for b in others}
    return {(a, b): decision.kind in TOGETHER for i, a in enumerate(targets) for b in targets[i + 1 :]}


def claim_decisions(decisions: Iterable[Decision]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of claim ids that people put together, and that they keep apart; the last word on a pair holds."""
    said: dict[Pair, bool] = {}
    for decision in decisions:
        said |= said_of_pairs(decision)
    return sorted(p for p, yes in said.items() if yes), sorted(p for p, yes in said.items() if not yes)


def inner_parts(claims: Iterable[Claim], together: Sequence[Pair], apart: Sequence[Pair]) -> dict[str, str]:
    """Claims to take out of their account, because people parted them from others of the same account: each with the
    name of the part that it goes to, which is its smallest claim.

    Claims that people put together, also through claims of other reports, go together. Of two sides the one with more
    claims that people spoke of keeps the rest of the account; of equals the one that begins first in the text. What
    nobody parted stays together.
    """
    told = {claim for pair in (*together, *apart) for claim in pair}
    groups = Groups(told)
    for a, b in together:
        groups.join(a, b)
    torn = {groups.find(a) for a, b in apart if groups.find(a) == groups.find(b)}

    def side(claim: str) -> str:
        """All claims that go where this one goes; where people contradicted themselves, each stands for itself."""
        root = groups.find(claim)
        return claim if root in torn else root

    against: dict[str, set[str]] = defaultdict(set)
    for a, b in apart:
        against[side(a)].add(side(b))
        against[side(b)].add(side(a))
    accounts: dict[tuple[str, int], dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        event = event_of(claim)
        if claim.id in told and event is not None:
            accounts[claim.quote.report, event][side(claim.id)].append((claim.quote.start, claim.id))
    out: dict[str, str] = {}
    for sides in accounts.values():
        parts: list[list[str]] = []
        for key in sorted(sides, key=lambda s: (-len(sides[s]), min(sides[s]))):
            home = next((p for p in parts if against[key].isdisjoint(p)), None)
            if home is None:
                parts.append([key])
            else:
                home.append(key)
        for part in parts[1:]:
            leaving = [claim for key in part for _, claim in sides[key]]
            out |= dict.fromkeys(leaving, min(leaving))
    return out


def unheeded(decisions: Iterable[Decision], incidents: Iterable[Incident]) -> list[tuple[Pair, bool]]:
    """Pairs of claims, both in some incident, of which ``incidents`` do not say what people said last: each with what
    they said (True: of one incident)."""
    home: Mapping[str, str] = {c: i.id for i in incidents for c in i.claims}
    together, apart = claim_decisions(decisions)
    lost = [(p, True) for p in together if p[0] in home and p[1] in home and home[p[0]] != home[p[1]]]
    return lost + [(p, False) for p in apart if p[0] in home and home[p[0]] == home.get(p[1])]
