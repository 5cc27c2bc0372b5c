"""From scored pairs to incidents: a deterministic agglomeration with a guard.

The pairs that may join, and those that people put together, fall into connected components; nothing outside a
component can change what becomes of it. In a large register most components grow together into one, by pairs that are
strong and yet not joined: :mod:`.replaying` tells what of it a change can reach.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from .context import pair_relation
from .evidence import conflict
from .groups import Groups
from .units import Unit

__all__ = ["CLOSE_CALL", "FORCED", "Edge", "Joint", "Made", "Making", "agglomerate", "in_turn", "made", "ordered"]

FEWEST_PAIRS = 4
"""Two incidents in the making of two accounts and more each are joined where at least one in so many of the pairs
between them is strong: one bad pair does not join two incidents."""
CLOSE_CALL = 500
"""Thousandths of a point between two rival incidents under which neither is chosen for an account that could be of
either."""
FORCED = 2**31 - 1
"""Score of a joint that a person made: before all others."""


class Edge(NamedTuple):
    """A pair of unit keys in order, its score in thousandths of a point, and the levels it gave, packed."""

    left: str
    right: str
    score: int
    levels: int


class Joint(NamedTuple):
    """A pair whose turn joined two incidents in the making (:data:`FORCED`: by a person's word)."""

    left: str
    right: str
    score: int


class Made(NamedTuple):
    """An incident as it came out: its units in order, the strong pairs inside it, strongest first, and what joined it."""

    keys: list[str]
    edges: list[Edge]
    joints: list[Joint]


def ordered(a: str, b: str) -> tuple[str, str]:
    """The two in order."""
    return (a, b) if a <= b else (b, a)


def in_turn(edges: Iterable[Edge]) -> list[Edge]:
    """Pairs in the order in which they are looked at: the strongest first."""
    return sorted(edges, key=lambda e: (-e.score, e.left, e.right))


class Making:
    """Incidents in the making, and whether two of them may be joined.

    What :meth:`may_join` says follows from the accounts, from their strong pairs and from what is joined so far of the
    two, and of the rivals of a lone account among the two; from nothing else.
    """

    def __init__(
        self,
        units: Mapping[str, Unit],
        edges: Iterable[Edge],
        forced: Collection[tuple[str, str]],
        barred: Collection[tuple[str, str]],
    ) -> None:
        """``edges``: all pairs of ``units`` that are strong enough to join. ``forced`` and ``barred``: pairs (in order)
        that people put together and kept apart."""
        self._units = units
        self.groups = Groups(units)
        self.members: dict[str, list[str]] = {k: [k] for k in units}
        self.joints: list[Joint] = []
        self._clashes: dict[tuple[str, str], str] = {}
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._parted = set(barred)
        self._near: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._between: dict[str, Counter[str]] = defaultdict(Counter)
        """How many pairs between two incidents in the making are strong."""
        for left, right in forced:
            self._partners[left].add(right)
            self._partners[right].add(left)
        for edge in edges:
            self._near[edge.left].append((edge.right, edge.score))
            self._near[edge.right].append((edge.left, edge.score))
            self._between[edge.left][edge.right] += 1
            self._between[edge.right][edge.left] += 1

    def force(self, pairs: Collection[tuple[str, str]]) -> None:
        """Join what people put together, as far as nobody keeps it apart."""
        for left, right in sorted(pairs):
            a, b = self.groups.find(left), self.groups.find(right)
            if a != b and not any(ordered(x, y) in self._parted for x in self.members[a] for y in self.members[b]):
                self.join(Joint(left, right, FORCED))

    def may_join(self, edge: Edge) -> bool:
        """Whether two incidents in the making are joined by this pair: they hold no pair that cannot be of one incident,
        and none of the two is a lone account that fits a rival about as well."""
        a, b = self.groups.find(edge.left), self.groups.find(edge.right)
        return (
            a != b
            and not self._lone_pair(a, b)
            and not self._clash(a, b)
            and not self._torn(a, b, edge.score)
            and not self._torn(b, a, edge.score)
        )

    def join(self, joint: Joint) -> None:
        """Make one of two incidents in the making."""
        a, b = self.groups.find(joint.left), self.groups.find(joint.right)
        self.groups.join(a, b)
        root = self.groups.find(a)
        other = b if root == a else a
        self.members[root] = sorted(self.members[root] + self.members.pop(other))
        for third, number in self._between.pop(other, Counter()).items():
            del self._between[third][other]
            if third != root:
                self._between[root][third] += number
                self._between[third][root] += number
        self.joints.append(joint)

    # ------------------------------------------------------------------ what forbids it

    def _why(self, x: str, y: str) -> str:
        pair = ordered(x, y)
        if pair not in self._clashes:
            reason = conflict(self._units[x], self._units[y])
            self._clashes[pair] = "" if reason is None else reason.name
        return self._clashes[pair]

    def _differ(self, x: str, y: str) -> bool:
        return self._why(x, y) != ""

    def _excused(self, x: str, y: str) -> bool:
        """A conflict that a person has overruled: between the two, or with the one to which they joined either."""
        partners = self._partners
        return (
            (x in partners and y in partners[x])
            or any(not self._differ(p, y) for p in partners.get(x, ()))
            or any(not self._differ(x, p) for p in partners.get(y, ()))
        )

    def _clash(self, a: str, b: str) -> bool:
        """Whether two incidents in the making hold a pair that must not be together."""
        moved: bool | None = None
        for x in self.members[a]:
            for y in self.members[b]:
                if ordered(x, y) in self._parted:
                    return True
                if not self._differ(x, y):
                    continue
                if self._why(x, y) == "elsewhere":
                    if moved is None:
                        moved = self._misread(a, b)
                    if moved:
                        continue
                if not self._excused(x, y):
                    return True
        return False

    def _misread(self, a: str, b: str) -> bool:
        """Whether the accounts of the smaller of two incidents in the making, or the copies of one of them, may be of the
        other with a misread village: at least one pair for each of them says so much that is the same."""
        small, large = sorted((a, b), key=lambda g: len(self.members[g]))
        found = 0
        for x in self.members[small]:
            here = self._units[x].context.place
            for y, _ in self._near.get(x, ()):
                if self.groups.find(y) == large and pair_relation(here, self._units[y].context.place)[0] == "elsewhere":
                    found += 1
        return found >= len(self.members[small])

    def _lone_pair(self, a: str, b: str) -> bool:
        """Whether too few of the pairs between two incidents in the making say that they are one."""
        small, large = sorted((len(self.members[a]), len(self.members[b])))
        return small > 1 and self._between[a][b] * FEWEST_PAIRS < small * large

    def _torn(self, single: str, other: str, score: int) -> bool:
        """Whether a lone account fits another incident, in conflict with this one, about as well."""
        if len(self.members[single]) > 1:
            return False
        for key, rival_score in self._near.get(single, ()):
            rival = self.groups.find(key)
            if (
                rival_score >= score - CLOSE_CALL
                and rival not in (other, single)
                and self._clash(rival, other)
                and not self._clash(rival, single)
            ):
                return True
        return False


def agglomerate(
    units: Mapping[str, Unit],
    edges: Sequence[Edge],
    forced: Collection[tuple[str, str]],
    barred: Collection[tuple[str, str]],
) -> list[Made]:
    """The incidents of one component, in order of the first unit.

    ``edges``: pairs strong enough to join, in any order. ``forced`` and ``barred``: pairs (in order) that people put
    together and kept apart. From the strongest pair down two incidents in the making are joined, unless they hold a
    pair that cannot be of one incident, or one of the two is a lone account that fits a rival about as well.
    """
    strong = in_turn(edges)
    making = Making(units, strong, forced, barred)
    making.force(forced)
    for edge in strong:
        if making.may_join(edge):
            making.join(Joint(edge.left, edge.right, edge.score))
    return made(making, strong)


def made(making: Making, strong: Sequence[Edge], among: Collection[str] | None = None) -> list[Made]:
    """What is in the making, as it stands: of all units, or of the incidents of those ``among`` them. ``strong``: in turn."""
    find = making.groups.find
    wanted = None if among is None else {find(key) for key in among}
    inside: dict[str, list[Edge]] = defaultdict(list)
    for edge in strong:
        root = find(edge.left)
        if root == find(edge.right) and (wanted is None or root in wanted):
            inside[root].append(edge)
    joints: dict[str, list[Joint]] = defaultdict(list)
    for joint in making.joints:
        joints[find(joint.left)].append(joint)
    return [
        Made(keys, inside[root], joints[root])
        for root, keys in making.groups.sets().items()
        if wanted is None or root in wanted
    ]
