"""Joining to an archive in which nearly all accounts hang together by pairs that are strong and were yet refused."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from linking_kit import DELLO, MARROW, ORVEN, TAMSEY, fact, killed, person, report, unnamed, when, where

from accounted.linking import kept, replaying, scoring, settling
from accounted.linking.groups import Groups
from accounted.linking.units import Unit, units_of
from accounted.model import Place

TOWNS = (ORVEN, ORVEN, TAMSEY, DELLO, MARROW, None)
KINDS = ("shooting", "shooting", "bombing", "attack")


def towns(number: int) -> tuple[Place | None, ...]:
    """Towns of one province, some way from one another."""
    return tuple(
        msgspec.structs.replace(ORVEN, words=f"T{n}", name=f"T{n}", lat=30.0 + n * 0.2, gazetteer_id=f"t{n}")
        for n in range(number)
    )


def archive(rng: random.Random, number: int, days: int, spots: Sequence[Place | None] = TOWNS) -> list[Unit]:
    """Accounts of some weeks, one in three without a day, one in six of no known publication."""
    found: list[Unit] = []
    for n in range(number):
        name = f"a{n}"
        day = date(2031, 4, 1) + timedelta(days=rng.randrange(days))
        published = None if rng.random() < 0.17 else (day + timedelta(days=rng.choice((0, 1, 2)))).isoformat()
        rep = report(name, f"In {name}: the deaths, the hurt, the deed, the spot, the day.", published)
        who = rng.choice((person("Lin Dasht", "mayor of Orven"), unnamed()))
        claims = [
            killed(rep, "deaths", rng.choice((3, 4, 5, 7, 12)), who),
            fact(rep, "deed", "kind", rng.choice(KINDS)),
        ]
        if (place := rng.choice(spots)) is not None:
            claims.append(where(rep, "spot", place))
        if rng.random() < 0.67:
            claims.append(when(rep, "day", day.isoformat()))
        found += units_of(claims, {rep.id: rep})
    return found


State = tuple[dict[str, list[str]], list[tuple[object, ...]], list[tuple[object, ...]]]


def state(con: object) -> State:
    """Incidents, scored pairs, and what joined the incidents: by the keys of the accounts."""
    lists = []
    for table, columns in (("pairs", "t.score, t.packed"), ("joints", "t.score")):
        rows = con.execute(  # type: ignore[attr-defined]
            f"""
            select least(a.key, b.key), greatest(a.key, b.key), {columns}
            from {table} t join units a on a.id = t.l join units b on b.id = t.r order by all
            """
        ).fetchall()
        lists.append(rows)
    return kept.partition(con), lists[0], lists[1]  # type: ignore[arg-type]


def at_once(found: list[Unit], told: tuple[set[tuple[str, str]], set[tuple[str, str]]]) -> State:
    with kept.open_kept() as con:
        kept.put(con, found)
        for _ in kept.settle(con, {}, *told):
            pass
        return state(con)


@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rng=st.randoms(use_true_random=False), cap=st.sampled_from((6, 20)))
def test_an_archive_that_grew_is_one_that_was_linked_at_once(
    rng: random.Random, cap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks become large and small again, accounts come between others that met and go, people decide: incidents, scored
    pairs and what joined the incidents are at each step those of a full relink."""
    for module in (settling, scoring):
        monkeypatch.setattr(module, "CAP", cap)
        monkeypatch.setattr(module, "REACH", max(2, cap // 3))
    every = archive(rng, 100, rng.choice((10, 40)))
    rng.shuffle(every)
    now, coming = {u.key: u for u in every[:80]}, every[80:]
    forced: set[tuple[str, str]] = set()
    barred: set[tuple[str, str]] = set()
    with kept.open_kept() as con:
        kept.join(con, now.values())
        while coming:
            fresh, coming = coming[:5], coming[5:]
            gone = rng.sample(sorted(now), rng.choice((0, 0, 3)))
            now = {k: u for k, u in now.items() if k not in gone} | {u.key: u for u in fresh}
            forced = {p for p in forced if set(p) <= set(now)}
            barred = {p for p in barred if set(p) <= set(now)}
            if rng.random() < 0.5:
                a, b = sorted(rng.sample(sorted(now), 2))
                (forced if rng.random() < 0.5 else barred).add((a, b))
                barred -= forced
            kept.join(con, fresh, gone=gone, forced=forced, barred=barred)
            assert state(con) == at_once(list(now.values()), (forced, barred))


def test_a_join_looks_at_what_lies_near_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most accounts of the archive are one component; each further account has but a few of them looked at."""
    looked_at: list[int] = []
    through = replaying._gone_through

    def counted(held: replaying.Kept, *rest: object) -> object:
        found = through(held, *rest)  # type: ignore[arg-type]
        looked_at.append(len(held.key))
        return found

    monkeypatch.setattr(replaying, "_gone_through", counted)
    rng = random.Random(3)
    every = archive(rng, 600, 38, towns(12))
    old, new = every[:-3], every[-3:]
    with kept.open_kept() as con:
        kept.join(con, old)
        pairs = con.execute(
            "select a.key, b.key from pairs p join units a on a.id = p.l join units b on b.id = p.r where p.score >= ?",
            [settling._strong()],
        ).fetchall()
        groups = Groups(u.key for u in old)
        for a, b in pairs:
            groups.join(a, b)
        largest = max(Counter(groups.find(u.key) for u in old).values())
        for unit in new:
            kept.join(con, [unit])
        assert largest > 400
        assert 20 < max(looked_at) < 100
        assert state(con) == at_once(every, (set(), set()))


def test_where_a_change_reaches_too_far_all_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """With hardly an account to be looked at beside a change the answer is the same, by the longer way."""
    monkeypatch.setattr(replaying, "MOST", 2)
    every = archive(random.Random(4), 60, 10)
    with kept.open_kept() as con:
        kept.join(con, every[:50])
        kept.join(con, every[50:])
        assert state(con) == at_once(every, (set(), set()))
