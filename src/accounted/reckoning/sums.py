"""The one way in which tolls of several incidents are added up.

Like is added to like: one outcome, one group, one method in one version. An aggregate (a morgue's month) is left out,
because it may hold the very people of the events beside it. A person accepted by name in two of the incidents died
once. What is not known is no zero: it is counted beside the figure as "plus n incidents with unknown number".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from accounted.model import BadInput, Incident, Outcome, Toll, Value
from accounted.reckoning.persons import Casualty

__all__ = ["LeftOut", "Sum", "add_up"]


class LeftOut(Value, frozen=True, kw_only=True):
    """An incident that is not in the sum, and by which rule."""

    incident: str
    rule: str
    """``aggregate`` or ``not_an_event``."""
    sentence: str


class Sum(Value, frozen=True, kw_only=True):
    """Tolls added up. A figure never stands without ``unknown``: incidents that have none.

    ``fields``: as the method names them. The lowest field adds what is known, and so bounds the whole from below also
    beside unknown numbers. A higher field is None as soon as an incident in the sum lacks it: nothing is then known above.
    """

    outcome: Outcome
    group: str
    method: str
    version: str
    conformity: str
    fields: dict[str, int | None]
    open_high: bool = False
    """Whether some incident's top is open or not stated."""
    incidents: tuple[str, ...] = ()
    """In the sum, in order."""
    unknown: tuple[str, ...] = ()
    """Incidents for which somebody speaks of the outcome and the method has no lowest figure."""
    silent: tuple[str, ...] = ()
    """Incidents of which nobody says anything of the outcome: no zero either."""
    left_out: tuple[LeftOut, ...] = ()
    shared: int = 0
    """By how much the figures were lowered because one person was accepted by name in several incidents."""
    notes: tuple[str, ...] = ()


def add_up(tolls: Sequence[tuple[Incident, Toll]], casualties: Mapping[str, Sequence[Casualty]] | None = None) -> Sum:
    """The sum of tolls, each with its incident, in any order.

    ``casualties``: by incident, those whom its toll counts by name (``persons.named_floor``). Raises ``BadInput`` where
    outcomes, groups, methods or versions differ, where an incident comes twice, or where there is nothing to add.
    """
    if not tolls:
        raise BadInput("sum: there is no incident to add up - widen the choice, see accounted incidents")
    _alike([t for _, t in tolls])
    ids = [i.id for i, _ in tolls]
    if len(set(ids)) < len(ids):
        raise BadInput("sum: an incident is named twice - name each incident once")
    counted: list[tuple[Incident, Toll]] = []
    left: list[LeftOut] = []
    unknown: list[str] = []
    silent: list[str] = []
    for incident, toll in sorted(tolls, key=lambda pair: pair[0].id):
        gone = _left_out(incident, toll)
        if gone is not None:
            left.append(gone)
        elif toll.answer == "figures" and next(iter(toll.fields.values())) is not None:
            counted.append((incident, toll))
        elif toll.answer == "no_claim":
            silent.append(incident.id)
        else:
            unknown.append(incident.id)
    first = tolls[0][1]
    names = next((tuple(t.fields) for _, t in counted), ())
    twice = _shared([i.id for i, _ in counted], casualties or {})
    fields: dict[str, int | None] = {}
    for n, name in enumerate(names):
        values = [t.fields[name] for _, t in counted]
        stated = [v for v in values if v is not None]
        fields[name] = sum(stated) - twice if n == 0 or len(stated) == len(values) else None
    return Sum(
        outcome=first.outcome,
        group=first.group,
        method=first.method,
        version=first.version,
        conformity=first.conformity,
        fields=fields,
        open_high=any(t.open_high or None in t.fields.values() for _, t in counted),
        incidents=tuple(i.id for i, _ in counted),
        unknown=tuple(unknown),
        silent=tuple(silent),
        left_out=tuple(left),
        shared=twice,
        notes=_notes(counted, names, twice),
    )


def _alike(tolls: Sequence[Toll]) -> None:
    for what, values in (
        ("outcomes", {t.outcome for t in tolls}),
        ("groups", {t.group for t in tolls}),
        ("methods", {f"{t.method} {t.version}" for t in tolls}),
    ):
        if len(values) > 1:
            raise BadInput(f"sum: several {what} ({', '.join(sorted(values))}) - add up one at a time")


def _left_out(incident: Incident, toll: Toll) -> LeftOut | None:
    if incident.kind == "aggregate":
        text = "a total over a period and an area: it may hold the people of other incidents"
        return LeftOut(incident=incident.id, rule="aggregate", sentence=text)
    if toll.answer == "not_an_event":
        text = toll.question or f"no event under {toll.method}"
        return LeftOut(incident=incident.id, rule="not_an_event", sentence=text)
    return None


def _shared(incidents: Sequence[str], casualties: Mapping[str, Sequence[Casualty]]) -> int:
    """How many counts too many there are of people who are counted by name in several incidents."""
    times: dict[str, int] = defaultdict(int)
    for incident in incidents:
        for person in {c.person for c in casualties.get(incident, ())}:
            times[person] += 1
    return sum(n - 1 for n in times.values())


def _notes(counted: Sequence[tuple[Incident, Toll]], names: Sequence[str], twice: int) -> tuple[str, ...]:
    notes = []
    for name in names[1:]:
        without = sum(1 for _, t in counted if t.fields[name] is None)
        if without:
            lack = "1 incident has" if without == 1 else f"{without} incidents have"
            notes.append(f"no sum of {name}: {lack} none")
    if twice:
        notes.append(f"people accepted by name in several incidents count once: {twice} taken off")
    return tuple(notes)
