"""People whom somebody accepted as casualties of an incident: named, distinct, each with dated states.

A name in a report is a claim and counts nobody. It becomes a floor only by a person's decision that these words name
one real casualty, told apart from every other, in this incident. The floor is then as many as stand dead (or injured)
at the end of their states: somebody reported dead and later alive lowers it, and both states stay in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from accounted.model import CasualtyClaim, Claim, Facet, Group, Outcome, Reason, Value
from accounted.reckoning import groups
from accounted.reckoning.groups import Asked, Policy, asked_group, policy_of
from accounted.reckoning.method_rules import MethodRules

__all__ = [
    "STATES",
    "Casualty",
    "State",
    "StateName",
    "counted_by_name",
    "ever_of",
    "group_of",
    "named_floor",
    "standing",
]

StateName = Literal["missing", "injured", "killed", "died_later", "alive", "withdrawn"]
STATES: tuple[StateName, ...] = get_args(StateName)
OUTCOME_OF: dict[str, Outcome] = {
    "missing": "missing",
    "injured": "injured",
    "killed": "killed",
    "died_later": "killed",
}
"""Who is alive and unhurt, or was withdrawn as no casualty of this incident, stands for no outcome."""


class State(Value, frozen=True, kw_only=True):
    """What was decided of a person. ``day``: ISO date since which it holds, None where it is not told; ``number``: the
    register's entry."""

    state: StateName
    number: int
    day: str | None = None


class Casualty(Value, frozen=True, kw_only=True):
    """One person accepted as a casualty of an incident.

    ``person`` tells people apart over all incidents; ``origins`` are those of the claims that name them here.
    """

    person: str
    states: tuple[State, ...]
    """As they were decided, oldest decision first."""
    group: Group = Group()
    claims: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


def standing(states: Sequence[State]) -> State:
    """The state that holds now: of the latest day, where all have a day; else the one that was decided last.

    A state of a day outranks an undated one only by being decided later, because an undated one may be newer.
    """
    dated = [s for s in states if s.day is not None]
    if len(dated) == len(states):
        return max(dated, key=lambda s: (s.day or "", s.number))
    return max(states, key=lambda s: s.number)


def ever_of(casualties: Iterable[Casualty], outcome: Outcome) -> bool:
    """Whether any of them ever stood for ``outcome``."""
    wanted = {"killed", "injured"} if outcome == "killed_or_injured" else {outcome}
    return any(OUTCOME_OF.get(s.state) in wanted for one in casualties for s in one.states)


def named_floor(
    casualties: Iterable[Casualty], outcome: Outcome, asked: Asked, policy: Policy
) -> tuple[list[Casualty], list[Reason]]:
    """Those of the accepted casualties who stand for ``outcome`` in the asked group, and what to say of all of them.

    Reasons give numbers and no names, since tolls are published. Somebody whose group does not surely lie inside the
    asked one counts for all persons alone.
    """
    counted: list[Casualty] = []
    outside = lowered = 0
    for one in sorted(casualties, key=lambda c: c.person):
        now = OUTCOME_OF.get(standing(one.states).state)
        ever = {OUTCOME_OF.get(s.state) for s in one.states}
        if now != outcome and not (outcome == "killed_or_injured" and now in ("killed", "injured")):
            lowered += outcome in ever and now is None
            continue
        match = groups.compare(one.group, (), asked, policy)
        if asked.facet == "all" or match.relation in ("equal", "narrower"):
            counted.append(one)
        else:
            outside += 1
    plain = outcome.replace("_", " ")
    reasons = []
    if counted:
        text = f"{_people(len(counted))} accepted by name as {plain} here: a floor of {len(counted)}."
        reasons.append(Reason(use="floor", rule="named_casualties", sentence=text))
    if outside:
        text = f"{_people(outside)} accepted by name as {plain} here, not surely of the group {asked.name}."
        reasons.append(Reason(use="note", rule="named_of_other_group", sentence=text))
    if lowered:
        text = (
            f"{_people(lowered)} once accepted by name as {plain}, since found alive or withdrawn: no longer counted."
        )
        reasons.append(Reason(use="note", rule="named_no_longer", sentence=text))
    return counted, reasons


def counted_by_name(
    casualties: Iterable[Casualty], outcome: Outcome, group: str, method: MethodRules
) -> list[Casualty]:
    """Those whom a toll of this outcome and group (empty: the method's own) counts by name."""
    asked = asked_group(group or method.group.counts.value)
    return named_floor(casualties, outcome, asked, policy_of(method))[0]


ADULT = 18
"""Years from which a person is no child (Convention on the Rights of the Child, article 1)."""


def group_of(naming: Iterable[Claim]) -> Group:
    """What the claims that name one person say of who that is. A facet on which they differ stays unsaid.

    A count of several people tells only what holds of each of them, and so nothing of one; a count of one person does.
    """
    said: dict[str, set[Facet]] = {"status": set(), "role": set(), "age": set(), "sex": set()}
    for claim in naming:
        if isinstance(claim, CasualtyClaim):
            if (claim.count.low, claim.count.high) == (1, 1):
                for facet, found in said.items():
                    found |= set(getattr(claim.group, facet))
            continue
        if claim.age is not None:
            said["age"].add(Facet(value="child" if claim.age < ADULT else "adult", words=str(claim.age)))
        if claim.sex is not None:
            said["sex"].add(Facet(value=claim.sex, words=claim.sex))
        if claim.role is not None and claim.role in groups.ROLES:
            said["role"].add(Facet(value=claim.role, words=claim.role))
    agreed = {
        facet: tuple(sorted(found, key=lambda f: f.words)[:1])
        for facet, found in said.items()
        if len({f.value for f in found}) == 1
    }
    status, role, age, sex = (agreed.get(facet, ()) for facet in ("status", "role", "age", "sex"))
    return Group(status=status, role=role, age=age, sex=sex)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
