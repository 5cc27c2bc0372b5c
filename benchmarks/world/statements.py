"""What each voice says of a happening, and when: first counts that are low, later ones that rise (some fall), parts of the
whole that one hospital sees, the interests of those accused, monitors who come late."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

from accounted.model import Bound, Covers, Outcome, Stance
from benchmarks.world.truth import PEOPLE, Happening, People, Voice
from benchmarks.world.voices import Cast, on_the_spot

Whom = People | Literal["child"] | None
"""Group of a figure; None: people, not told further."""


@dataclass(frozen=True)
class Figure:
    """One number (``number`` None: a vague word) of one outcome and group."""

    outcome: Outcome
    number: int | None
    bound: Bound = "exact"
    whom: Whom = None
    covers: Covers = "whole"
    part_of: str | None = None
    stance: Stance = "asserted"


@dataclass(frozen=True)
class Statement:
    """What ``voice`` said ``after`` so many days (a series: after it began)."""

    voice: Voice
    after: float
    figures: tuple[Figure, ...]
    kind: Literal["count", "hospital", "denial", "boast", "concession", "verified", "sides"] = "count"

    def of(self, outcome: Outcome, whom: Whom = None) -> Figure | None:
        """Its figure of that outcome and group."""
        return next((f for f in self.figures if f.outcome == outcome and f.whom == whom), None)


class Count:
    """What has been found of the harm by when: grows to the truth within two days (a series: with its days)."""

    def __init__(self, h: Happening, rng: random.Random) -> None:
        self.h = h
        self.length = (h.last - h.first).days
        low = rng.uniform(0.25, 0.8)
        self.shares = (low, rng.uniform(low, 0.85), rng.uniform(max(low, 0.7), 0.97), 1.0)
        self.at_once = h.total("killed") <= 5 and rng.random() < 0.3
        """Few dead are counted at once."""
        self.double = h.total("killed") >= 8 and rng.random() < 0.14

    def found(self, outcome: Outcome, after: float, whom: People | None = None) -> int:
        """Number known to whoever counts on that day."""
        true = self.h.total(outcome, whom)
        if self.h.kind == "aggregate" or true == 0:
            return true
        if self.h.kind == "series" and after < self.length:
            return max(1, round(true * (after + 1) / (self.length + 1.5)))
        late = after - self.length if self.h.kind == "series" else after
        share = 1.0 if self.at_once else self.shares[0 if late < 0.25 else 1 if late < 0.8 else 2 if late < 1.8 else 3]
        if self.double and 0.2 < late < 1.5:
            share = 1.3
        return max(1, round(true * share))


def statements(h: Happening, cast: Cast, rng: random.Random) -> list[Statement]:
    """All that is said of ``h`` by anybody, in order of time."""
    if h.kind == "aggregate":
        return _tally(h, cast, rng)
    count = Count(h, rng)
    big = h.total("killed") + h.total("injured") / 3
    p = h.province.name
    out: list[Statement] = []
    days = [0.1, 0.5, 1.0, 2.2] if h.kind == "event" else [0.5, 1.5, 2.5, 4.0, count.length + 2.0]
    out += _counts(cast.police[p], count, [d for d in days[:-1] if rng.random() < 0.7] + days[-1:], rng)
    if h.kind != "discovery" and rng.random() < 0.7:
        out += _counts(cast.health[p], count, days[-1:], rng)
    if big > 6 and rng.random() < 0.6:
        out += _counts(cast.governors[p], count, [d for d in days[1:] if rng.random() < 0.7], rng)
    if big > 15 and rng.random() < 0.6:
        out += _counts(cast.ministry, count, [d for d in days[1:] if rng.random() < 0.6], rng)
    if h.kind != "discovery":
        out += _hospital(h, cast, count, rng)
    for voice in on_the_spot(h, rng):
        if rng.random() < 0.6:
            out += _counts(voice, count, [rng.choice((0.1, 0.3, 0.6))], rng)
    if h.total("killed", "civilian") and rng.random() < 0.55:
        out += _counts(cast.monitor, count, [d for d in (0.7, 1.2, 3.0) if rng.random() < 0.6], rng)
    if big > 12 and rng.random() < 0.25:
        out += _counts(cast.rival, count, [rng.choice((1.5, 4.0))], rng)
    if big > 10 and rng.random() < 0.35:
        out += _verified(h, cast, rng)
    out += _parties(h, cast, rng)
    return sorted(out, key=lambda s: (s.after, s.voice.id))


def _seen(true: int, voice: Voice, late: bool, rng: random.Random) -> tuple[int | None, Bound]:
    """The number that ``voice`` gives where ``true`` have been found, with the words' bound."""
    right = rng.random() < voice.skill + (0.09 if late else 0.0) + (0.12 if true <= 3 else 0.0)
    n = (
        true
        if right
        else max(
            1,
            round(
                true * voice.lean * rng.choice((0.8, 0.9, 1.0, 1.1) if late else (0.7, 0.8, 0.9, 1.0, 1.1))
                + rng.choice((-1, 0, 1))
            ),
        )
    )
    if voice.kind == "witness" and n > 9 and rng.random() < 0.35:
        return None, "vague"
    if right and late:
        return n, rng.choices(("exact", "at_least"), (9, 1))[0]
    if n >= 20 and rng.random() < 0.12:
        return n // 10 * 10, rng.choice(("more_than", "about", "nearly") if n % 10 > 3 else ("more_than", "about"))
    return n, rng.choices(("exact", "at_least"), (6, 4))[0]


def _counts(voice: Voice, count: Count, days: list[float], rng: random.Random) -> list[Statement]:
    h, out = count.h, []
    known: list[People] = [g for g in PEOPLE if h.total("killed", g)]
    alone = known[0] if len(known) == 1 and rng.random() < 0.6 else None
    for day in days:
        late = day >= 1.8 + (count.length if h.kind == "series" else 0)
        figures: list[Figure] = []
        dead, bound = _seen(count.found("killed", day), voice, late, rng)
        figures.append(Figure("killed", dead, bound, alone, "whole"))
        hurt = count.found("injured", day)
        if hurt and rng.random() < (0.95 if late else 0.75):
            n, bound = _seen(hurt, voice, late, rng)
            figures.append(Figure("injured", n, bound))
        if alone is None and len(known) > 1 and voice.kind != "witness" and rng.random() < 0.5:
            for g, part in _shared_out(dead, {g: h.total("killed", g) for g in known}).items():
                if part:
                    figures.append(Figure("killed", part, "exact", g, "part", "among the dead"))
        if (
            h.children
            and dead is not None
            and h.children < dead * h.total("killed", "civilian") // h.total("killed")
            and rng.random() < 0.35
        ):
            figures.append(Figure("killed", h.children, "exact", "child", "part", "among the dead"))
        if h.missing and rng.random() < 0.7:
            figures.append(Figure("missing", h.missing))
        out.append(Statement(voice, day, tuple(figures)))
    return out


def _shared_out(total: int | None, true: dict[People, int]) -> dict[People, int]:
    """A voice's total shared out among the groups as the truth is, so that its own numbers agree."""
    if total is None:
        return {}
    whole = sum(true.values())
    out = {g: total * n // whole for g, n in true.items()}
    for g in sorted(true, key=lambda g: (-(total * true[g] % whole), g))[: total - sum(out.values())]:
        out[g] += 1
    return out


def _hospital(h: Happening, cast: Cast, count: Count, rng: random.Random) -> list[Statement]:
    """What a hospital received: a part of the whole, even where it happens to be all of it."""
    out = []
    left = 1.0
    for voice in cast.hospitals[h.province.name]:
        if rng.random() < 0.45:
            continue
        share = rng.uniform(0.25, left)
        left = max(0.3, left - share)
        for day in (0.2, 1.1):
            if rng.random() < 0.5:
                continue
            where = voice.ways[0][0]
            bodies = int(min(count.found("killed", day), h.total("killed")) * share)
            wounded = int(min(count.found("injured", day), h.total("injured")) * share)
            figures = []
            if bodies:
                figures.append(Figure("killed", bodies, "exact", None, "part", f"brought to {where}"))
            if wounded:
                figures.append(Figure("injured", wounded, "exact", None, "part", f"brought to {where}"))
            if figures:
                out.append(Statement(voice, day, tuple(figures), "hospital"))
    return out


def _verified(h: Happening, cast: Cast, rng: random.Random) -> list[Statement]:
    """The UN, weeks later: what it could verify, so never more than the truth."""
    true = h.total("killed")
    n = true if rng.random() < 0.5 else max(1, round(true * rng.uniform(0.75, 1.0)))
    return [
        Statement(cast.un, rng.uniform(12, 40), (Figure("killed", n, "at_least" if n < true else "exact"),), "verified")
    ]


def _parties(h: Happening, cast: Cast, rng: random.Random) -> list[Statement]:
    """Those who fight: the accused deny and later concede, armed groups boast, armies count dead fighters."""
    out: list[Statement] = []
    by = h.by
    if by is None:
        return out
    civilians, fighters = h.total("killed", "civilian"), h.total("killed", "fighter")
    uniformed: People = "police" if h.total("killed", "police") else "soldier"
    if h.violence == "clash":
        own = h.total("killed", "soldier")
        foes = max(1, round(fighters * rng.uniform(1.1, 2.2)))
        out.append(Statement(cast.army.voice, 0.6, (
            Figure("killed", max(1, round(own * rng.uniform(0.6, 1.0))), "exact", "soldier", "part", "of the army"),
            Figure("killed", foes, "exact", "fighter", "part", "of the other side"),
        ), "sides"))  # fmt: skip
        if rng.random() < 0.6:
            boast = max(2, round(own * rng.uniform(1.5, cast.group.voice.lean + 1)))
            out.append(
                Statement(
                    cast.group.voice,
                    0.8,
                    (Figure("killed", boast, "exact", "soldier", "part", "of the army", "claimed"),),
                    "boast",
                )
            )
    elif by.state:
        if rng.random() < 0.7:
            foes = max(2, round((fighters or rng.randint(2, 12)) * rng.uniform(1.0, 2.0)))
            figures = [Figure("killed", foes, "exact", "fighter", "not_stated")]
            if civilians:
                figures.append(Figure("killed_or_injured", 0, "none", "civilian", "whole"))
            out.append(Statement(by.voice, rng.choice((0.3, 0.8)), tuple(figures), "denial"))
        if civilians and rng.random() < 0.3:
            part = max(1, round(civilians * rng.uniform(0.2, 0.9)))
            out.append(
                Statement(
                    by.voice,
                    rng.uniform(9, 38),
                    (Figure("killed", part, "exact", "civilian", "not_stated", None, "conceded"),),
                    "concession",
                )
            )
    elif rng.random() < 0.55:
        boast = max(2, round((h.total("killed", uniformed) or rng.randint(2, 9)) * rng.uniform(1.5, by.voice.lean + 1)))
        out.append(
            Statement(
                by.voice,
                rng.choice((0.2, 0.7)),
                (Figure("killed", boast, "exact", uniformed, "not_stated", None, "claimed"),),
                "boast",
            )
        )
    return out


def _tally(h: Happening, cast: Cast, rng: random.Random) -> list[Statement]:
    """A month's count by a morgue or the ministry; some are corrected when late files come in."""
    p = h.province.name
    voice = cast.health[p] if h.violence == "morgue" else cast.ministry
    true = h.total("killed")
    first = true if rng.random() < 0.7 else round(true * rng.uniform(0.94, 0.99))
    out = [Statement(voice, float(rng.randint(1, 5)), (Figure("killed", first),))]
    if first != true:
        out.append(Statement(voice, float(rng.randint(9, 16)), (Figure("killed", true),)))
    return out
