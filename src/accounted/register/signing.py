"""Signatures under an incident: in which order they come, and that two persons give the first two of them.

draft → reviewed (somebody) → second_read (somebody else) → released. Each names the entry of the one that it builds on, so
that the order is told from a few entries, however many there are. Signing again at the step where an incident stands takes
its present state as the one that was signed. ``draft`` takes every signature back. Who may release is the house's rule and
the desk's to hold to: the chain knows names, not roles.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec
import sqlalchemy as sa

from accounted.model import BadInput, Decision
from accounted.register.payloads import Decided
from accounted.register.storage import entries, payloads

__all__ = ["STEPS", "check_following"]

STEPS = ("draft", "reviewed", "second_read", "released")
NAMES = {"draft": "a draft", "reviewed": "reviewed", "second_read": "second-read", "released": "released"}
BEFORE = {"second_read": ("reviewed", "second_read", "released"), "released": ("second_read", "released")}
"""By a step, the signatures that may stand before it; the first of them is the step below."""
LONGEST_CHAIN = 1000
"""Signatures under one incident that are looked back upon."""

_ONE = (
    sa.select(payloads.c.body, entries.c.author)
    .select_from(entries.join(payloads))
    .where(
        payloads.c.kind == "decision",
        payloads.c.aspect == sa.bindparam("aspect"),
        payloads.c.number == sa.bindparam("number"),
    )
)
_LATER = sa.select(payloads.c.body).where(
    payloads.c.kind == "decision", payloads.c.aspect == "sign", payloads.c.number > sa.bindparam("after")
)


class _Follows(msgspec.Struct):
    follows: int | None = None


class _Followed(msgspec.Struct):
    """A decision of which nothing is read but what it builds on."""

    decision: _Follows


def check_following(connection: sa.Connection, decision: Decision, author: str) -> None:
    """Refuse a signature out of order, and a summary that builds on what is no summary. Inside the writing transaction."""
    if decision.kind not in ("sign", "summary"):
        return
    before = _one(connection, decision.follows, decision.kind)
    if decision.follows is not None and before is None:
        raise BadInput(f"{decision.kind}: entry {decision.follows} is none to build on; load the incident again")
    if before is not None and not set(before[0].targets) & set(decision.targets):
        raise BadInput(f"{decision.kind}: entry {decision.follows} is of another incident; load the incident again")
    if decision.kind == "sign":
        if decision.follows is not None:
            later = connection.execute(_LATER, {"after": decision.follows}).scalars()
            if any(msgspec.json.decode(d, type=_Followed).decision.follows == decision.follows for d in later):
                raise BadInput(
                    "sign: somebody signed or took back since; load the incident again and sign what you see"
                )
        _check_order(decision, author, None if before is None else before[0], _reviewers(connection, decision.follows))


def _check_order(decision: Decision, author: str, before: Decision | None, reviewers: Collection[str]) -> None:
    step = decision.value
    stands = "draft" if before is None else before.value
    if step == "draft" and stands == "draft":
        raise BadInput("sign: nobody has signed this incident; there is nothing to take back")
    wanted = BEFORE.get(step)
    if wanted is not None and stands not in wanted:
        raise BadInput(
            f"sign: an incident is {NAMES[step]} after it was {NAMES[wanted[0]]}, and this one is {NAMES[stands]}; "
            "sign the step before"
        )
    if step == "second_read" and author in reviewers:
        raise BadInput(f"sign: {author} signed it as reviewed; the second reading needs another person than the first")


def _reviewers(connection: sa.Connection, number: int | None) -> set[str]:
    """Who signed "reviewed" since the incident was last a draft."""
    found: set[str] = set()
    for _ in range(LONGEST_CHAIN):
        one = _one(connection, number, "sign")
        if one is None or one[0].value == "draft":
            break
        if one[0].value == "reviewed":
            found.add(one[1])
        number = one[0].follows
    return found


def _one(connection: sa.Connection, number: int | None, kind: str) -> tuple[Decision, str] | None:
    """The decision of an entry and its author, where it is of that kind and not erased."""
    if number is None:
        return None
    row = connection.execute(_ONE, {"number": number, "aspect": kind}).one_or_none()
    return None if row is None else (msgspec.json.decode(row.body, type=Decided).decision, row.author)
