"""What the reckoning is given: for each origin, its claims in order of statement.

How many accounts stand behind a figure is counted here too: origins that are *the same* are joined, and origins that
are *unknown* to one another are counted once (the fewest) or each (the most).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from accounted.model import CasualtyClaim, Origin, Value

__all__ = ["Account", "Relation", "Statement", "fewest", "joined"]

Relation = Callable[[str, str], Literal["same", "independent", "unknown"]]
"""How two origins, by id, stand to one another."""


class Statement(Value, frozen=True, kw_only=True):
    """One casualty claim as an origin made it. ``published``: ISO date (and time) of its report, None if unknown."""

    id: str
    claim: CasualtyClaim
    published: str | None = None
    set_aside: str | None = None
    """Why a person set it aside (a decision on use); None where nobody did."""


class Account(Value, frozen=True, kw_only=True):
    """An origin with its claims in this incident, in order of statement."""

    origin: Origin
    claims: tuple[Statement, ...]


def joined(accounts: Sequence[Account], relation: Relation) -> list[Account]:
    """Accounts by id, with those whose origins are the same made one, under the id that sorts first."""
    ordered = sorted(accounts, key=lambda account: account.origin.id)
    root = {account.origin.id: account.origin.id for account in ordered}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for i, left in enumerate(ordered):
        for right in ordered[i + 1 :]:
            a, b = find(left.origin.id), find(right.origin.id)
            if a != b and "same" in (
                relation(left.origin.id, right.origin.id),
                relation(right.origin.id, left.origin.id),
            ):
                root[max(a, b)] = min(a, b)
    members: dict[str, list[Account]] = {}
    for account in ordered:
        members.setdefault(find(account.origin.id), []).append(account)
    return [group[0] if len(group) == 1 else _one(group) for _, group in sorted(members.items())]


def _one(group: list[Account]) -> Account:
    first = group[0].origin
    origin = Origin(
        id=first.id,
        label=" = ".join(dict.fromkeys(account.origin.label for account in group)),
        claims=tuple(name for account in group for name in account.origin.claims),
        identified=any(account.origin.identified for account in group),
        interest=next((a.origin.interest for a in group if a.origin.interest != "unknown"), "unknown"),
        outlet_voice=all(account.origin.outlet_voice for account in group),
        copies=tuple(pair for account in group for pair in account.origin.copies),
        reasons=first.reasons,
        changed=tuple(pair for account in group for pair in account.origin.changed),
        altered=tuple(pair for account in group for pair in account.origin.altered),
        newer=tuple(name for account in group for name in account.origin.newer),
    )
    return Account(origin=origin, claims=tuple(statement for account in group for statement in account.claims))


def fewest(origins: Iterable[str], relation: Relation) -> int:
    """The fewest accounts that surely stand behind these origins: a set of them that are independent two by two.

    Built one by one, those with most independent neighbours first. Where that misses a larger set, the count is too
    low, never too high.
    """
    names = sorted(set(origins))

    def apart(a: str, b: str) -> bool:
        return relation(a, b) == "independent" and relation(b, a) == "independent"

    rank = {name: sum(1 for other in names if other != name and apart(name, other)) for name in names}
    chosen: list[str] = []
    for name in sorted(names, key=lambda n: (-rank[n], n)):
        if all(apart(name, other) for other in chosen):
            chosen.append(name)
    return len(chosen)
