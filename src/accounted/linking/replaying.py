"""What of the incidents that are kept a change can reach: the making of incidents, gone through again beside the change.

In a large register nearly all accounts hang together by pairs that are strong and were yet refused, so a component is no
measure of what a change touches. What an incident is follows from its own accounts and strong pairs and from what was joined
*before each pair's turn* around it (:class:`.joining.Making`); and what was joined is kept, pair by pair. So those
incidents are made anew of which an account or a strong pair changed. All others are taken as they were made, joint by joint
in turn, and every turn of theirs is decided again that could come out differently now: each pair with an account that is made
anew, and each pair of a lone account that has a rival there. Where one comes out differently its incidents are made anew
too, and all is gone through again; what no turn contradicts is what making everything from nothing would give, since the first
turn that differs would have to be one of these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .joining import CLOSE_CALL, FORCED, Edge, Joint, Made, Making, in_turn, made, ordered
from .rows import unpack
from .units import Unit

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Kept", "remade"]

Pairs = Collection[tuple[str, str]]


MOST = 40_000
"""Accounts that are looked at beside a change, at most: where it reaches farther, all incidents are made anew."""


class Kept:
    """What is kept of the accounts that were asked for, whole incidents of them: key, incident, strong pairs, joints."""

    def __init__(self, con: DuckDBPyConnection, strong: int) -> None:
        """``strong``: score from which a pair may join."""
        self._con, self._strong = con, strong
        self.key: dict[int, str] = {}
        self.home: dict[int, str] = {}
        """Incident of an account; one that is new has none."""
        self.members: dict[str, list[int]] = defaultdict(list)
        self.joints: dict[str, list[tuple[int, int, int]]] = {}
        """By incident, what joined it: two accounts and the score (:data:`.joining.FORCED`: a person's word)."""
        self.units: dict[int, Unit] = {}
        self._around: dict[int, dict[int, int]] = {}

    def fetch(self, ids: Iterable[int]) -> None:
        """Fetch accounts with the whole incidents that they are in."""
        wanted = set(ids) - self.key.keys()
        if not wanted:
            return
        self._wanted(wanted)
        names = self._con.execute("select distinct incident from homes where id in (select id from wanted)").fetchall()
        self.fetch_incidents(name for (name,) in names)
        self._wanted(wanted - self.key.keys())
        self.key.update(self._con.execute("select id, key from units where id in (select id from wanted)").fetchall())

    def fetch_incidents(self, names: Iterable[str]) -> None:
        """Fetch the accounts of incidents, and what joined them."""
        wanted = sorted(set(names) - self.joints.keys())
        if not wanted:
            return
        self.joints.update((name, []) for name in wanted)
        new = []
        for number, key, name in self._con.execute(
            """
            select h.id, u.key, h.incident from homes h join units u on u.id = h.id
            where h.incident in (select unnest(?::varchar[]))
            """,
            [wanted],
        ).fetchall():
            self.key[number], self.home[number] = key, name
            self.members[name].append(number)
            new.append(number)
        self._wanted(new)
        for left, right, score in self._con.execute(
            "select l, r, score from joints where l in (select id from wanted)"
        ).fetchall():
            self.joints[self.home[left]].append((left, right, score))

    def around(self, ids: Collection[int], backward: bool = True) -> dict[int, dict[int, int]]:
        """By account that has a strong pair with one of ``ids``, and is none of them, all of these with the score;
        ``backward`` false: by account of ``ids``, those with which it has one. All of them are fetched."""
        new = [i for i in ids if i not in self._around]
        if new:
            self._around.update((i, {}) for i in new)
            self._wanted(new)
            for left, right, score in self._con.execute(
                """
                select l, r, score from pairs
                where score >= ? and (l in (select id from wanted) or r in (select id from wanted))
                """,
                [self._strong],
            ).fetchall():
                if left in self._around:
                    self._around[left][right] = score
                if right in self._around:
                    self._around[right][left] = score
            self.fetch(o for i in new for o in self._around[i])
        if not backward:
            return {i: self._around[i] for i in ids}
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for i in ids:
            for other, score in self._around[i].items():
                if other not in ids:
                    found[other][i] = score
        return found

    def joined(self, ids: Collection[int]) -> dict[int, int]:
        """The score at which accounts were first joined: until then each was alone. Without those that still are."""
        found: dict[int, int] = {}
        for name in {self.home[i] for i in ids if i in self.home}:
            for left, right, score in self.joints[name]:
                for i in (left, right):
                    found[i] = max(score, found.get(i, score))
        return found

    def pairs(self) -> list[Edge]:
        """All strong pairs among the accounts that were fetched."""
        self._wanted(self.key)
        return [
            Edge(*ordered(self.key[left], self.key[right]), score, levels)
            for left, right, score, levels in self._con.execute(
                """
                select l, r, score, packed from pairs
                where score >= ? and l in (select id from wanted) and r in (select id from wanted)
                """,
                [self._strong],
            ).fetchall()
        ]

    def unpack(self, ids: Iterable[int]) -> None:
        """Fetch accounts whole, into :attr:`units`."""
        self._wanted(set(ids) - self.units.keys())
        rows = self._con.execute("select id, packed from units where id in (select id from wanted)").fetchall()
        self.units.update((number, unpack(packed)) for number, packed in rows)

    def ids(self, keys: Collection[str]) -> dict[str, int]:
        """The ids of keys, of those that are kept."""
        asked = "select key, id from units where key in (select unnest(?::varchar[]))"
        return dict(self._con.execute(asked, [sorted(keys)]).fetchall())

    def _wanted(self, ids: Iterable[int]) -> None:
        self._con.execute("create or replace temp table wanted as select unnest(?::integer[]) as id", [sorted(ids)])


def remade(
    kept: Kept, changed: Collection[int], lost: Collection[str], forced: Pairs, barred: Pairs
) -> list[Made] | None:
    """The incidents that come of ``changed`` accounts (ids), of the incidents that they were in, of those (``lost``) of
    which one is no more, and of all that this changes; every other stands. None where so much is to be looked at that all can be.

    ``changed``: accounts that are new, that are not as they were, of which people told something else, or of which a strong
    pair is not as it was. ``forced`` and ``barred``: all pairs of keys that people put together and kept apart.
    """
    told = _told(kept, forced)
    kept.fetch(changed)
    kept.fetch_incidents(lost)
    active = set(changed) | {i for name in lost for i in kept.members[name]}
    while len(kept.key) <= MOST:
        active = _whole(kept, active, told)
        found, others = _gone_through(kept, active, told, forced, barred)
        if not others:
            return found
        active |= others
    return None


def _told(kept: Kept, forced: Pairs) -> dict[int, list[int]]:
    """By account those with which people put it together."""
    ids = kept.ids({key for pair in forced for key in pair}) if forced else {}
    told: dict[int, list[int]] = defaultdict(list)
    for a, b in forced:
        if a in ids and b in ids:
            told[ids[a]].append(ids[b])
            told[ids[b]].append(ids[a])
    return told


def _whole(kept: Kept, some: Iterable[int], told: Mapping[int, Sequence[int]]) -> set[int]:
    """Accounts with all of their incidents, and with all that people put together with one of them."""
    found: set[int] = set()
    waiting = set(some)
    while waiting:
        kept.fetch(waiting)
        found |= waiting
        beside = {m for i in waiting if i in kept.home for m in kept.members[kept.home[i]]}
        waiting = (beside | {p for i in waiting for p in told.get(i, ())}) - found
    return found


def _gone_through(
    kept: Kept, active: Collection[int], told: Mapping[int, Sequence[int]], forced: Pairs, barred: Pairs
) -> tuple[list[Made], set[int]]:
    """Make the ``active`` accounts anew beside all that they can reach: what comes of them, and accounts of other incidents
    that would not be what they were."""
    around = kept.around(active)
    reach = {i: max(s for o, s in near.items() if o in active) + CLOSE_CALL for i, near in around.items()}
    joined = kept.joined(reach)
    alone = {i for i, most in reach.items() if joined.get(i, most) <= most}
    rivals = kept.around(alone, backward=False)
    again = [
        (o, score)
        for i, near in rivals.items()
        for o, score in near.items()
        if o not in active and joined.get(i, score) <= score <= reach[i]
    ]
    joined |= kept.joined({o for o, _ in again})
    kept.around({o for o, score in again if joined.get(o, score) <= score}, backward=False)
    _whole(kept, list(kept.key), told)

    ids = {key: i for i, key in kept.key.items()}
    units = _Units(kept, ids, [*active, *(m for i in reach for m in kept.members[kept.home[i]])])
    strong = in_turn(kept.pairs())
    making = Making(units, strong, [p for p in forced if p[0] in ids and p[1] in ids], barred)
    making.force([p for p in forced if p[0] in ids and p[1] in ids and ids[p[0]] in active])
    stood: dict[tuple[str, str], int] = {}
    """What joined the incidents that are not made anew."""
    for name, joints in kept.joints.items():
        if kept.members[name] and kept.members[name][0] not in active:
            stood |= {ordered(kept.key[a], kept.key[b]): score for a, b, score in joints}
    for pair, score in sorted(stood.items()):
        if score == FORCED:
            making.join(Joint(*pair, score))

    def may_differ(key: str, score: int) -> bool:
        """Whether an account is alone and a rival of this pair is made anew."""
        i = ids[key]
        return i in alone and score <= reach[i] and len(making.members[making.groups.find(key)]) == 1

    others: set[int] = set()
    for edge in strong:
        left, right = ids[edge.left], ids[edge.right]
        one, two = left in active, right in active
        stands = stood.get((edge.left, edge.right)) == edge.score
        if one or two or may_differ(edge.left, edge.score) or may_differ(edge.right, edge.score):
            joins = making.may_join(edge)
            if not (one and two) and joins != stands:
                others |= {i for i, own in ((left, one), (right, two)) if not own}
        else:
            joins = stands
        if joins and making.groups.find(edge.left) != making.groups.find(edge.right):
            making.join(Joint(edge.left, edge.right, edge.score))
    if others:
        return [], others
    return made(making, strong, [kept.key[i] for i in sorted(active)]), others


class _Units(Mapping[str, Unit]):
    """Accounts by key; fetched where they are asked for, ``first`` those that will be."""

    def __init__(self, kept: Kept, ids: Mapping[str, int], first: Iterable[int]) -> None:
        self._kept, self._ids = kept, ids
        kept.unpack(first)

    def __getitem__(self, key: str) -> Unit:
        number = self._ids[key]
        if number not in self._kept.units:
            self._kept.unpack(self._ids.values())
        return self._kept.units[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
