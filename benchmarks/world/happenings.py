"""What truly happened: incidents of four kinds, with the neighbours that make linking hard.

Neighbours are made on purpose, as wars make them: a second strike in the province on the same day, two bombs in one town
within hours, an attack on the funeral of yesterday's dead, a strike on the same town a week later, a like attack next door a day
later.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from benchmarks.world.names import TRADES, person
from benchmarks.world.truth import Happening, Land, Party, People, Person, Province, Town

DAYS = 45
NEIGHBOURS = (
    ("second_strike", 0.14), ("twin_bomb", 0.07), ("funeral", 0.09), ("week_later", 0.07), ("next_day", 0.12),
)  # fmt: skip
STATE = ("air_strike", "air_strike", "shelling", "raid", "drone_strike")
GROUP = ("bombing", "suicide_bombing", "shooting", "shooting", "bombing", "grenade_attack", "kidnapping")
TARGETS = {
    "open": ("a crowded market", "a bus station", "a fuel depot", "a bridge", "a row of shops", "a bakery"),
    "home": ("a family home", "a residential district", "a compound", "two houses", "a camp for displaced people"),
    "public": ("a school", "a clinic", "a mosque", "a wedding party", "a football field", "a hotel"),
    "guarded": (
        "a police checkpoint",
        "an army post",
        "a convoy",
        "a police station",
        "a recruitment centre",
        "a patrol",
    ),
}


def draw_happenings(land: Land, parties: tuple[Party, Party, Party], rng: random.Random, size: int) -> list[Happening]:
    """About ``size`` happenings in order of day. ``parties``: the army, its foreign ally, the armed group."""
    start = date(rng.choice((2016, 2017, 2019, 2021, 2022)), rng.randint(1, 9), rng.randint(1, 28))
    out: list[Happening] = []
    counted: dict[tuple[str, str, date], Happening] = {}
    for n in range(max(1, size // 12)):
        one = _aggregate(f"a{n}", land, rng, start)
        counted.setdefault((one.province.name, one.violence, one.first), one)  # nobody counts one month twice
    out += counted.values()
    for n in range(max(1, size // 14)):
        out.append(_series(f"s{n}", land, parties, rng, start))
    for n in range(max(1, size // 20)):
        out.append(_discovery(f"d{n}", land, rng, start))
    n = 0
    while len(out) < size:
        seed = _event(f"e{n}", rng.choice(land.provinces), start + timedelta(days=rng.randrange(DAYS)), parties, rng)
        n += 1
        out.append(seed)
        for like, share in NEIGHBOURS:
            if rng.random() < share and len(out) < size:
                out.append(_neighbour(f"e{n}", seed, like, parties, rng))
                n += 1
    return sorted(out, key=lambda h: (h.first, h.id))


def _event(
    key: str, province: Province, day: date, parties: tuple[Party, Party, Party], rng: random.Random, town: Town | None = None,
    violence: str = "",
) -> Happening:  # fmt: skip
    army, ally, group = parties
    state = violence in STATE if violence else rng.random() < 0.42
    violence = violence or rng.choice(STATE if state else (*GROUP, "clash"))
    by = (ally if violence in ("air_strike", "drone_strike") and rng.random() < 0.6 else army) if state else group
    kind = rng.choice(("open", "home", "public") if state else ("open", "public", "guarded", "guarded"))
    target = "" if violence == "clash" else rng.choice(TARGETS[kind])
    killed, injured, children = _victims(violence, kind == "guarded", state, rng)
    hurt = sum(injured.values())
    later = min(hurt // 6, rng.choice((0, 0, 0, 1, 2))) if hurt >= 8 else 0
    if later:
        most = max(injured, key=lambda g: (injured[g], g))
        later = min(later, injured[most])
        injured[most] -= later
        killed[most] = killed.get(most, 0) + later
    named = rng.choice((0, 0, 1, 2, 3)) if killed.get("civilian") else 0
    dead = tuple(
        Person(person(rng), rng.randint(4, 78), rng.choice(TRADES))
        for _ in range(min(named, killed.get("civilian", 0)))
    )
    where = town or rng.choice(province.towns)
    missing = rng.choice((2, 3, 5, 9)) if violence == "kidnapping" else rng.choice((0, 0, 0, 0, 0, 0, 4))
    return Happening(
        id=key, kind="event", violence=violence, town=where, province=province, first=day, last=day,
        part_of_day=rng.choice(("", "", "morning", "evening", "night", "dawn")), target=target, by=by, against=army if violence == "clash" else None,
        killed={g: k for g, k in killed.items() if k}, injured={g: k for g, k in injured.items() if k},
        children=children, died_later=later, missing=missing, dead=dead,
    )  # fmt: skip


def _victims(
    violence: str, guarded: bool, state: bool, rng: random.Random
) -> tuple[dict[People, int], dict[People, int], int]:
    low, high = rng.choices(((1, 4), (5, 12), (13, 35), (36, 90)), (36, 34, 21, 9))[0]
    total = rng.randint(low, high)
    shares: dict[People, float]
    if violence == "clash":
        shares = {
            "soldier": rng.uniform(0.1, 0.5),
            "fighter": rng.uniform(0.3, 0.7),
            "civilian": rng.choice((0, 0, 0.15)),
        }
    elif guarded:
        uniform: People = rng.choice(("police", "police", "soldier"))
        shares = {uniform: rng.uniform(0.5, 1.0), "civilian": rng.uniform(0.0, 0.5)}
    elif state and rng.random() < 0.45:
        shares = {"civilian": rng.uniform(0.3, 0.9), "fighter": rng.uniform(0.1, 0.6)}
    else:
        shares = {"civilian": 1.0, "police": rng.choice((0, 0, 0.12))}
    killed = _split(total, shares)
    injured = _split(int(total * rng.choice((0.0, 0.6, 1.2, 2.0, 3.0)) + rng.choice((0, 1, 2))), shares)
    civilians = killed.get("civilian", 0)
    children = rng.randint(0, civilians // 2) if civilians > 2 else 0
    return killed, injured, children


def _split(total: int, shares: dict[People, float]) -> dict[People, int]:
    weight = sum(shares.values()) or 1.0
    out = {g: int(total * s / weight) for g, s in shares.items()}
    biggest = max(shares, key=lambda g: (shares[g], g))
    out[biggest] += total - sum(out.values())
    return out


def _neighbour(
    key: str, seed: Happening, like: str, parties: tuple[Party, Party, Party], rng: random.Random
) -> Happening:
    others = [t for t in seed.province.towns if t != seed.town]
    after, town, violence = 0, seed.town, seed.violence
    if like == "second_strike":
        town = rng.choice(others)
    elif like == "funeral":
        after, violence = (
            1,
            rng.choice(("suicide_bombing", "shooting", "bombing") if seed.violence in GROUP else STATE[:3]),
        )
    elif like == "week_later":
        after = rng.choice((6, 7, 8))
    elif like == "next_day":
        after, town = 1, rng.choice(others)
    made = _event(key, seed.province, seed.last + timedelta(days=after), parties, rng, town, violence)
    target = "the funeral of yesterday's victims" if like == "funeral" else made.target
    if like == "twin_bomb" and made.target == seed.target:
        target = "a square" if seed.target != "a square" else "a row of shops"
    return replace(made, target=target, like=f"{like} of {seed.id}")


def _series(key: str, land: Land, parties: tuple[Party, Party, Party], rng: random.Random, start: date) -> Happening:
    province = rng.choice(land.provinces)
    first = start + timedelta(days=rng.randrange(DAYS - 8))
    killed = _split(
        rng.randint(25, 140), {"soldier": rng.uniform(0.2, 0.5), "fighter": 0.5, "civilian": rng.uniform(0.1, 0.5)}
    )
    injured = _split(rng.randint(30, 200), {"soldier": 0.4, "civilian": 0.6})
    violence = rng.choice(("clash", "shelling"))
    return Happening(
        id=key, kind="series", violence=violence, town=rng.choice(province.towns), province=province,
        first=first, last=first + timedelta(days=rng.randint(2, 5)), part_of_day="", target="", by=parties[2] if violence == "clash" else parties[0], against=parties[0] if violence == "clash" else None,
        killed=killed, injured=injured, like="days of fighting",
    )  # fmt: skip


def _discovery(key: str, land: Land, rng: random.Random, start: date) -> Happening:
    province = rng.choice(land.provinces)
    day = start + timedelta(days=rng.randrange(DAYS))
    return Happening(
        id=key, kind="discovery", violence="massacre", town=rng.choice(province.towns), province=province, first=day, last=day,
        part_of_day="", target="", by=None, killed={"civilian": rng.randint(6, 60)}, like="a grave",
    )  # fmt: skip


def _aggregate(key: str, land: Land, rng: random.Random, start: date) -> Happening:
    """A month of a morgue (a town's) or of a ministry (a province's), the month in which the world begins or the next."""
    first = start.replace(day=1)
    if rng.random() < 0.5:
        first = (first + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    province = rng.choice(land.provinces)
    morgue = rng.random() < 0.6
    return Happening(
        id=key, kind="aggregate", violence="morgue" if morgue else "tally", town=province.towns[0] if morgue else None,
        province=province, first=first, last=last, part_of_day="", target="", by=None,
        killed={"civilian": rng.randint(70, 400)}, like="a month's count",
    )  # fmt: skip
