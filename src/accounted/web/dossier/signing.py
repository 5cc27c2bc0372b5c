"""Who may sign an incident next: the steps, what each waits for, and the refusals."""

from __future__ import annotations

import msgspec

from accounted.model import BadInput
from accounted.web.access.people import Person, at_least
from accounted.web.dossier.rows import Dossier, SignatureView
from accounted.web.errors import NotAllowed
from accounted.web.saying import STATES

__all__ = ["Act", "Step", "acts", "check", "steps"]

ORDER = ("draft", "reviewed", "second_read", "released")


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the ribbon. ``note``: who and when, or what it waits for."""

    name: str
    done: bool
    here: bool
    next: bool
    note: str
    by: SignatureView | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What this person may sign now."""

    value: str
    label: str
    key: str = ""


def state_of(dossier: Dossier) -> str:
    return dossier.signatures[-1].value if dossier.signatures else "draft"


def steps(dossier: Dossier) -> list[Step]:
    """The four steps with who took them, and what the next one waits for."""
    now = ORDER.index(state_of(dossier))
    waits = {1: "waits for a person", 2: "waits for another person", 3: "waits for an editor"}
    out = []
    for n, value in enumerate(ORDER):
        by = next((s for s in reversed(dossier.signatures) if s.value == value), None) if n <= now else None
        out.append(
            Step(
                name=STATES[value], done=n <= now, here=n == now, next=n == now + 1, by=by,
                note=waits[n] if n == now + 1 else "",
            )
        )  # fmt: skip
    return out


def acts(person: Person, dossier: Dossier, code: str | None) -> list[Act]:
    """What this person may sign, the step above first."""
    if not at_least(person.role, "coder"):
        return []
    out = []
    for value in ("reviewed", "second_read", "released", "draft"):
        try:
            check(person, dossier, code, value)
        except (BadInput, NotAllowed):
            continue
        if value == "draft":
            out.append(Act(value=value, label="Take the signatures back"))
        elif value == state_of(dossier):
            if dossier.changed:
                out.append(Act(value=value, label=f"Sign again: {STATES[value]}", key="s"))
        elif ORDER.index(value) == ORDER.index(state_of(dossier)) + 1:
            out.append(Act(value=value, label=f"Sign: {STATES[value]}", key="s"))
    return out


def check(person: Person, dossier: Dossier, code: str | None, value: str) -> None:
    """Refuse, in one line, what this person may not sign now. The register holds to the order and to two persons itself."""
    if value not in ORDER:
        raise BadInput(f"sign: {value!r} is no step - choose {', '.join(STATES.values())}")
    now = state_of(dossier)
    if value == "draft":
        if now == "draft":
            raise BadInput("sign: nobody has signed this incident, so there is nothing to take back")
        if not at_least(person.role, "editor") and any(s.by != person.name for s in dossier.signatures):
            raise NotAllowed("somebody else signed too - an editor takes their signatures back")
        return
    if ORDER.index(value) > ORDER.index(now) + 1:
        below = STATES[ORDER[ORDER.index(value) - 1]]
        raise BadInput(
            f"sign: an incident is {STATES[value]} after it was {below}, and this one is {STATES[now]} - sign that first"
        )
    if value == "second_read":
        first = {s.by for s in dossier.signatures if s.value == "reviewed"}
        if person.name in first:
            raise NotAllowed(
                f"{person.name} signed it as reviewed - the second reading needs another person than the first"
            )
    if value == "released":
        if not at_least(person.role, "editor"):
            raise NotAllowed(f"an editor releases an incident, and your role is {person.role}")
        if code is None:
            raise BadInput("sign: what is released is cited by its code - open the incident first")
