"""From scored pairs to incidents: a deterministic agglomeration with a guard, one connected component at a time.

The pairs that may join, and those that people put together, fall into connected components; nothing outside a
component can change what becomes of it. So a component's partition is a function of its own units and pairs, and new
reports change only the components that they touch.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from accounted.model import Place

from .context import pair_relation
from .evidence import conflict
from .groups import Groups
from .units import Unit

__all__ = ["Edge", "agglomerate", "ordered"]

FEWEST_PAIRS = 4
"""Two incidents in the making of two accounts and more each are joined where at least one in so many of the pairs
between them is strong: one bad pair does not join two incidents."""
CLOSE_CALL = 500
"""Thousandths of a point between two rival incidents under which neither is chosen for an account that could be of
either."""


class Edge(NamedTuple):
    """A pair of unit keys in order, its score in thousandths of a point, and the levels it gave, packed."""

    left: str
    right: str
    score: int
    levels: int


def _places(units: Mapping[str, Unit], edge: Edge) -> tuple[Place, Place]:
    return units[edge.left].context.place, units[edge.right].context.place


def ordered(a: str, b: str) -> tuple[str, str]:
    """The two in order."""
    return (a, b) if a <= b else (b, a)


def agglomerate(
    units: Mapping[str, Unit],
    edges: Sequence[Edge],
    forced: Collection[tuple[str, str]],
    barred: Collection[tuple[str, str]],
) -> list[tuple[list[str], list[Edge]]]:
    """The incidents of one component, each with the pairs inside it, strongest first; in order of the first unit.

    ``edges``: pairs strong enough to join, in any order. ``forced`` and ``barred``: pairs (in order) that people put
    together and kept apart. From the strongest pair down two incidents in the making are joined, unless they hold a
    pair that cannot be of one incident, or one of the two is a lone account that fits a rival about as well.
    """
    strong = sorted(edges, key=lambda e: (-e.score, e.left, e.right))
    groups = Groups(units)
    members: dict[str, list[str]] = {k: [k] for k in units}
    clashes: dict[tuple[str, str], str] = {}
    partners: dict[str, set[str]] = defaultdict(set)
    parted = set(barred)
    for left, right in sorted(forced):
        partners[left].add(right)
        partners[right].add(left)

    def why(x: str, y: str) -> str:
        pair = ordered(x, y)
        if pair not in clashes:
            reason = conflict(units[x], units[y])
            clashes[pair] = "" if reason is None else reason.name
        return clashes[pair]

    def differ(x: str, y: str) -> bool:
        return why(x, y) != ""

    def excused(x: str, y: str) -> bool:
        """A conflict that a person has overruled: between the two, or with the one to which they joined either."""
        return (
            y in partners[x] or any(not differ(p, y) for p in partners[x]) or any(not differ(x, p) for p in partners[y])
        )

    def clash(a: str, b: str) -> bool:
        """Whether two incidents in the making hold a pair that must not be together."""
        moved = misread(a, b)
        return any(
            ordered(x, y) in parted or (differ(x, y) and not (moved and why(x, y) == "elsewhere") and not excused(x, y))
            for x in members[a]
            for y in members[b]
        )

    def misread(a: str, b: str) -> bool:
        """Whether the accounts of the smaller of two incidents in the making, or the copies of one of them, may be of the
        other with a misread village: at least one pair for each of them says so much that is the same."""
        return elsewhere[a][b] >= min(len(members[a]), len(members[b]))

    between: dict[str, Counter[str]] = defaultdict(Counter)
    elsewhere: dict[str, Counter[str]] = defaultdict(Counter)
    """How many pairs between two incidents in the making are strong; and how many of them have their places apart."""
    for edge in strong:
        for numbers in (between, elsewhere) if pair_relation(*_places(units, edge))[0] == "elsewhere" else (between,):
            numbers[edge.left][edge.right] += 1
            numbers[edge.right][edge.left] += 1

    def join(a: str, b: str) -> None:
        groups.join(a, b)
        root = groups.find(a)
        other = b if root == a else a
        members[root] = sorted(members[root] + members.pop(other))
        for numbers in (between, elsewhere):
            for third, number in numbers.pop(other, Counter()).items():
                del numbers[third][other]
                if third != root:
                    numbers[root][third] += number
                    numbers[third][root] += number

    def lone_pair(a: str, b: str) -> bool:
        """Whether too few of the pairs between two incidents in the making say that they are one."""
        small, large = sorted((len(members[a]), len(members[b])))
        return small > 1 and between[a][b] * FEWEST_PAIRS < small * large

    for left, right in sorted(forced):
        a, b = groups.find(left), groups.find(right)
        if a != b and not any(ordered(x, y) in parted for x in members[a] for y in members[b]):
            join(a, b)

    rivals: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for edge in strong:
        rivals[edge.left].append((edge.score, edge.right))
        rivals[edge.right].append((edge.score, edge.left))

    def torn(single: str, other: str, score: int) -> bool:
        """Whether a lone account fits another incident, in conflict with this one, about as well."""
        if len(members[single]) > 1:
            return False
        for rival_score, key in rivals[single]:
            rival = groups.find(key)
            if (
                rival_score >= score - CLOSE_CALL
                and rival not in (other, single)
                and clash(rival, other)
                and not clash(rival, single)
            ):
                return True
        return False

    for edge in strong:
        a, b = groups.find(edge.left), groups.find(edge.right)
        if (
            a != b
            and not lone_pair(a, b)
            and not clash(a, b)
            and not torn(a, b, edge.score)
            and not torn(b, a, edge.score)
        ):
            join(a, b)
    inside: dict[str, list[Edge]] = defaultdict(list)
    for edge in strong:
        root = groups.find(edge.left)
        if root == groups.find(edge.right):
            inside[root].append(edge)
    return [(keys, inside[root]) for root, keys in groups.sets().items()]
