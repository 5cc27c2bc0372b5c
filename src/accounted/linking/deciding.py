"""What people decided of sources: who is one party, who is not, and how parties stand to one another for longer.

``same`` and ``not_same`` join and part names. A *relation* keeps two sources apart as names and ties their word: one is
part of the other, relies on the other, or has the same interest. It may hold from a day and to a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounted.model import Decision, Source

from .context import Span, days_of, spans_apart
from .names import name_key

__all__ = ["FAR", "Lasting", "SourceDecisions", "lasting_relations"]

FAR = 10**7
"""An ordinal day beyond every date: a relation without an end."""


class SourceDecisions:
    """What people decided of sources: which names are one party's and which are not. The last word on a pair holds."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._said: dict[tuple[str, str], tuple[bool, str]] = {}
        for decision in decisions:
            names = sorted({name_key(t) for t in decision.targets if not t.startswith("claim-")} - {""})
            if decision.kind in ("same", "not_same") and not decision.claim:
                for i, a in enumerate(names):
                    for b in names[i + 1 :]:
                        self._said[a, b] = decision.kind == "same", decision.why

    def __bool__(self) -> bool:
        return bool(self._said)

    def of(self, a: Source, b: Source) -> tuple[bool, str] | None:
        """(same?, why) for two sources by any of the names that their reports give; None where nobody decided."""
        if not self._said:
            return None
        for x in sorted({name_key(a.name), name_key(a.words)} - {""}):
            for y in sorted({name_key(b.name), name_key(b.words)} - {""}):
                said = self._said.get((min(x, y), max(x, y)))
                if said is not None:
                    return said
        return None

    def part(self, a: Source | None, b: Source | None) -> bool:
        """Whether people called two sources not the same; a source that nobody knows is parted from none."""
        said = None if a is None or b is None else self.of(a, b)
        return said is not None and not said[0]

    def apart(self) -> list[tuple[str, str]]:
        """Pairs of name keys that people called not the same."""
        return sorted(pair for pair, (same, _) in self._said.items() if not same)

    def keys(self, source: Source) -> set[str]:
        """Block keys under which a source meets those that people called the same."""
        own = {name_key(source.name), name_key(source.words)}
        return {f"d:{a}|{b}" for (a, b), (same, _) in self._said.items() if same and (a in own or b in own)}


@dataclass(frozen=True)
class Lasting:
    """One relation between two sources, by name keys, as a person wrote it down. ``span``: the days it holds for."""

    kind: str
    source: str
    other: str
    sentence: str
    span: Span
    number: int
    """Which of the decisions it is, from 0."""

    def holds_in(self, days: Span | None) -> bool:
        """Whether it holds on some of these days; where they are not known, it cannot be told that it does not."""
        return days is None or spans_apart(self.span, days) == 0


SAID = {
    "part_of": "“{}” is part of “{}”",
    "relies_on": "“{}” relies on “{}”",
    "same_interest": "“{}” and “{}” have the same interest",
}


def lasting_relations(decisions: Iterable[Decision]) -> tuple[Lasting, ...]:
    """The relations that stand after all decisions, oldest first: of one pair, kind and first day the last word holds.

    ``no_relation`` takes back the relation of that first day, or without one every relation of that kind of the pair.
    """
    standing: dict[tuple[str, str, str, str | None], Lasting] = {}
    for number, decision in enumerate(decisions):
        if decision.kind not in ("relation", "no_relation") or len(decision.targets) != 2:
            continue
        first, second = (name_key(t) for t in decision.targets)
        if decision.value == "same_interest":
            first, second = sorted((first, second))
        key = (decision.value, first, second, decision.since)
        if decision.kind == "no_relation":
            for known in [k for k in standing if k[:3] == key[:3] and decision.since in (None, k[3])]:
                del standing[known]
            continue
        if not first or not second or first == second or decision.value not in SAID:
            continue
        told = SAID[decision.value].format(*decision.targets)
        when = "".join(
            f" {word} {day}" for word, day in (("from", decision.since), ("to", decision.until)) if day is not None
        )
        standing.pop(key, None)
        standing[key] = Lasting(
            kind=decision.value,
            source=first,
            other=second,
            sentence=f"a person decided that {told}{when} ({decision.why})",
            span=(_first(decision.since), _last(decision.until)),
            number=number,
        )
    return tuple(standing.values())


def _first(day: str | None) -> int:
    days = days_of(day) if day else None
    return -FAR if days is None else days[0]


def _last(day: str | None) -> int:
    days = days_of(day) if day else None
    return FAR if days is None else days[1]
