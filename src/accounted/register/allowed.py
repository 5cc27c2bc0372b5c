"""Which decisions may be written down: one that says nothing, or could not be followed, is refused in one line."""

from __future__ import annotations

import datetime as dt
from typing import get_args

from accounted.model import BadInput, Decision, SourceRelation

__all__ = ["check_decision"]

RELATIONS: tuple[str, ...] = get_args(SourceRelation)
VALUES = {
    "reading": ("right", "corrected", "wrong", "withdrawn"),
    "use": ("used", "set_aside", "withdrawn"),
    "relation": RELATIONS,
    "no_relation": RELATIONS,
    "casualty": ("missing", "injured", "killed", "died_later", "alive", "withdrawn"),
}


LONGEST_NAME = 200
"""Letters of a person's name."""


def check_decision(decision: Decision) -> None:
    """Refuse, in one line, a decision that could not be followed."""
    if not decision.why.strip():
        raise BadInput("decision: has no why; say on what grounds")
    allowed = VALUES.get(decision.kind)
    if allowed is not None:
        if decision.value not in allowed:
            raise BadInput(f"decision: {decision.value!r} is no {decision.kind} judgement; choose {', '.join(allowed)}")
        if decision.quote is None and decision.kind in ("reading", "use"):
            raise BadInput(f"decision: a {decision.kind} judgement hangs on a quote; quote the claim's words")
    if decision.kind == "reading" and (decision.value == "corrected") != (decision.correction is not None):
        raise BadInput(
            "decision: a correction goes with the judgement 'corrected' and no other; give the claim as it should read"
        )
    if decision.kind == "casualty":
        _check_casualty(decision)
    if decision.kind not in ("reading", "use", "grade", "relation", "no_relation") and not decision.targets:
        raise BadInput(f"decision: {decision.kind} names nothing; name what it is about")
    if decision.kind in ("relation", "no_relation"):
        _check_relation(decision)


def _check_casualty(decision: Decision) -> None:
    if not any(letter.isalnum() for letter in decision.person):
        raise BadInput("decision: a casualty has no name; give the name by which the person is told apart")
    if len(decision.person) > LONGEST_NAME or not decision.person.isprintable():
        raise BadInput(
            f"decision: a casualty's name holds a control character or more than {LONGEST_NAME} letters; give the name alone"
        )
    if decision.since is not None and not _is_day(decision.since):
        raise BadInput(f"decision: {decision.since!r} is no day to count from; give 2018-01-29, 2018-01 or 2018")


def _check_relation(decision: Decision) -> None:
    names = {" ".join(name.split()).casefold() for name in decision.targets}
    if len(decision.targets) != 2 or len(names) != 2 or "" in names:
        raise BadInput("decision: a relation stands between two sources; name two different ones")
    for name, day in (("from", decision.since), ("to", decision.until)):
        if day is not None and not _is_day(day):
            raise BadInput(f"decision: {day!r} is no day to count {name}; give 2018-01-29, 2018-01 or 2018")
    if decision.since is not None and decision.until is not None:
        size = min(len(decision.since), len(decision.until))
        if decision.until[:size] < decision.since[:size]:
            raise BadInput(f"decision: it ends ({decision.until}) before it begins ({decision.since}); mend the days")


def _is_day(text: str) -> bool:
    """Whether it is an ISO day, month or year."""
    parts = text.split("-")
    if not text.isascii() or [len(p) for p in parts] != [4, 2, 2][: len(parts)] or not all(p.isdigit() for p in parts):
        return False
    year, month, day = (*(int(p) for p in parts), 1, 1)[:3]
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
