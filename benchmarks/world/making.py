"""A whole world from a seed: what happened, who said what, what the press made of it, and the truth behind each claim."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from accounted.model import CasualtyClaim, Claim, Report, Source
from accounted.places import Gazetteer
from benchmarks.world.copydesk import Desk, copied
from benchmarks.world.drafts import Draft, Said, Truth, printed
from benchmarks.world.happenings import draw_happenings
from benchmarks.world.lands import draw_land
from benchmarks.world.names import papers, wires
from benchmarks.world.newsroom import Outlet
from benchmarks.world.reports import correction, late_report, report, round_up
from benchmarks.world.statements import Statement, statements
from benchmarks.world.truth import Happening, Land
from benchmarks.world.voices import Cast, draw_cast


@dataclass(frozen=True)
class World:
    """``claims``: as a careful reader would code them, by id; ``truths``: of each of them what nobody in it can see."""

    seed: int
    land: Land
    happenings: dict[str, Happening]
    drafts: dict[str, Draft]
    reports: dict[str, Report]
    claims: dict[str, Claim]
    truths: dict[str, Truth]

    def casualties(self) -> dict[str, CasualtyClaim]:
        """The casualty claims alone."""
        return {k: c for k, c in self.claims.items() if isinstance(c, CasualtyClaim)}


def make_world(seed: int, size: int, gazetteer: Gazetteer) -> World:
    """The world of ``seed`` with about ``size`` happenings; the same arguments give the same world."""
    rng = random.Random(f"world {seed}")
    land = draw_land(gazetteer, rng)
    cast = draw_cast(land, rng)
    happenings = draw_happenings(land, (cast.army, cast.ally, cast.group), rng, size)
    said = {h.id: statements(h, cast, rng) for h in happenings}
    drafts = sorted(_press(happenings, said, cast, rng), key=lambda d: (d.day, d.key))
    reports: dict[str, Report] = {}
    claims: dict[str, Claim] = {}
    truths: dict[str, Truth] = {}
    for draft in drafts:
        text, found = printed(draft)
        reports[text.id] = text
        for claim, truth in found:
            claims[claim.id] = claim
            truths[claim.id] = truth
    return World(seed, land, {h.id: h for h in happenings}, {d.key: d for d in drafts}, reports, claims, truths)


def _press(
    happenings: list[Happening], said: dict[str, list[Statement]], cast: Cast, rng: random.Random
) -> Iterator[Draft]:
    agencies = [Outlet(Source(name=n, kind="agency", words=n), wire=True) for n in wires(rng, 4)]
    desks = [_desk(name, rng) for name in papers(rng, 26)]
    year, deaths = rng.choice((2009, 2011, 2014)), rng.randint(20, 400) * 100
    number = 0

    def key() -> str:
        nonlocal number
        number += 1
        return f"r{number:05d}"

    for h in happenings:
        big = h.total("killed") + h.total("injured") / 3
        own: list[Draft] = []
        days: tuple[float, ...] = (
            (0.4, 1.1, 2.6) if h.kind == "event" else (0.6, 1.6, 2.6, 3.6, (h.last - h.first).days + 2.4)
        )
        if h.kind == "aggregate":
            days = (said[h.id][0].after, said[h.id][-1].after + 0.5)
        for agency in rng.sample(
            agencies, 1 if big < 4 else rng.choice((1, 1, 2)) if big < 25 else rng.choice((2, 2, 3))
        ):
            for n, day in enumerate(days):
                last = day == days[-1]
                if n and rng.random() > (0.95 if last else 0.2 if big < 6 else 0.4):
                    continue
                own += _kept(
                    report(
                        key(), agency, h, said[h.id], day + rng.uniform(-0.25, 0.3), cast, rng, happenings, year, deaths
                    )
                )
        for desk in rng.sample(desks, rng.choice((0, 1, 1, 2)) if big > 5 else rng.choice((0, 0, 1))):
            own += _kept(
                report(key(), desk.outlet, h, said[h.id], rng.uniform(0.4, 3.5), cast, rng, happenings, year, deaths)
            )
        for s in said[h.id]:
            if s.kind in ("verified", "concession"):
                own.append(late_report(key(), rng.choice(agencies), h, s, rng))
        yield from own
        yield from _copies(own, desks, big, key, rng)
    yield from _round_ups(happenings, said, agencies, desks, key, rng)


def _kept(draft: Draft | None) -> list[Draft]:
    return [] if draft is None else [draft]


def _desk(name: str, rng: random.Random) -> Desk:
    outlet = Outlet(
        Source(name=name, kind="outlet", words=name), undated=rng.random() < 0.1, spells=rng.choice((0.0, 0.05, 0.3)),
        careless=rng.choice((0.4, 1.0, 2.0)),
    )  # fmt: skip
    return Desk(
        outlet, credits=rng.choice((0.1, 0.6, 0.9)), forgets=rng.choice((0.02, 0.1, 0.3)), spoils=rng.choice((0.02, 0.05, 0.12)),
        edits=rng.choice((0.0, 0.1, 0.5)),
    )  # fmt: skip


def _copies(
    own: list[Draft], desks: list[Desk], big: float, key: Callable[[], str], rng: random.Random
) -> Iterator[Draft]:
    wire = [d for d in own if d.outlet.kind == "agency"]
    for source in wire:
        many = (
            rng.choice((0, 0, 1, 1, 2))
            if big < 8
            else rng.choice((0, 1, 1, 2, 3))
            if big < 40
            else rng.choice((1, 2, 3, 5))
        )
        if (source.day - wire[0].day).days > 1:
            many = (many + rng.choice((0, 1))) // 2  # later news is copied less
        for desk in rng.sample(desks, many):
            others = [d for d in wire if d.key != source.key and d.outlet != source.outlet and d.day <= source.day]
            more = rng.sample(others, min(len(others), rng.choice((1, 1, 2))))
            draft, spoilt = copied(key(), desk, source, rng, more)
            yield draft
            if spoilt is not None and rng.random() < 0.35:
                wrong: Said = next(s for s in draft.sentences[spoilt].said if "number_spoilt_in_copy" in s.faults)
                right = next(
                    (x for d in (source, *more) for s in d.sentences for x in s.said if _same_but_number(x, wrong)),
                    None,
                )
                if right is not None:
                    right = replace(right, chain=wrong.chain)
                    yield correction(draft, key(), wrong, right, spoilt, rng)


def _same_but_number(one: Said, other: Said) -> bool:
    return bool(
        one.figure is not None and other.figure is not None and one.label == other.label and one.origin == other.origin and one.noun == other.noun
        and replace(one.figure, number=0) == replace(other.figure, number=0)
    )  # fmt: skip


def _round_ups(
    happenings: list[Happening],
    said: dict[str, list[Statement]],
    agencies: list[Outlet],
    desks: list[Desk],
    key: Callable[[], str],
    rng: random.Random,
) -> Iterator[Draft]:
    """Reports that tell of several incidents of one day, and their copies."""
    days: dict[object, list[Happening]] = {}
    for h in happenings:
        if h.kind == "event":
            days.setdefault(h.first, []).append(h)
    for _, found in sorted(days.items(), key=lambda x: str(x[0])):
        if len(found) < 2 or rng.random() > 0.45:
            continue
        some = [(h, said[h.id]) for h in rng.sample(found, min(len(found), rng.choice((2, 3, 4))))]
        draft = round_up(key(), rng.choice(agencies), some, rng)
        if draft is not None:
            yield draft
            for desk in rng.sample(desks, rng.choice((0, 0, 1, 2))):
                yield copied(key(), desk, draft, rng)[0]
