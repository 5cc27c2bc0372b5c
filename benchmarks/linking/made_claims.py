"""Claims made up at run time, as many as are asked for: the same number and seed give the same claims.

They have the shape of what the engine finds, not its errors: an incident has a place, a day, a kind, doers and a toll;
one to nine reports tell it, each with about nine claims, some without a date, with the province alone or with the country
alone, with figures that rise, speakers that recur and, in one report of ten, a second incident. The number of incidents
a day and province stays the same however many claims are made: a larger archive is a longer one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from accounted.model import (
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Facet,
    Group,
    Period,
    Place,
    Quote,
    Report,
    Source,
)  # fmt: skip

COUNTRIES = 5
PROVINCES = 14
TOWNS = 30
INCIDENTS_A_DAY = 24
"""Over all countries."""
FIRST_DAY = date(1990, 1, 1)
KINDS = ("air_strike", "shelling", "shooting", "bombing", "suicide_bombing", "clash", "raid", "drone_strike", "attack")
MEANS = ("warplanes", "artillery", "rifles", "car bomb", "explosive belt", "mortars", "helicopters", "drone")
DOERS = ("army", "militants", "gunmen", "coalition", "rebels", "police", "unknown attackers", "militia")
TARGETS = ("market", "bus", "checkpoint", "hospital", "school", "farm", "convoy", "mosque", "camp", "house")
ROLES = ("police", "soldier", "student", "medic", "driver", "worker", "official", "militant")
BODIES = ("Red Crescent of {}", "{} Health Directorate", "{} Provincial Council", "{} Operations Room")
SYLLABLES = ("ba", "dor", "ke", "lim", "ma", "nar", "o", "pel", "qa", "ri", "sen", "ta", "ul", "vo", "wen", "ya", "zu")


def made_claims(
    number: int, seed: int = 4, first_day: date = FIRST_DAY, seldom_told: float = 0.35
) -> Iterator[tuple[Report, list[Claim]]]:
    """Reports with their claims until there are ``number`` claims at least, in order of the incidents' days.

    ``seldom_told``: the higher, the fewer reports an incident (0.35: about three and a half; 3: one)."""
    rng = random.Random(seed)
    towns = list(_towns(random.Random(1)))
    made = n = 0
    day = first_day
    while made < number:
        for _ in range(INCIDENTS_A_DAY):
            happening = _Happening(rng, day, towns)
            for _ in range(min(9, 1 + int(rng.expovariate(seldom_told)))):
                n += 1
                report, claims = _tell(
                    rng, f"{seed}-{n}", happening, _Happening(rng, day, towns) if rng.random() < 0.1 else None
                )
                made += len(claims)
                yield report, claims
        day += timedelta(days=1)


def _name(rng: random.Random, parts: int = 3) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(parts)).title()


def _towns(rng: random.Random) -> Iterator[tuple[Place, Place, Place]]:
    """(town, its province, its country) of invented countries."""
    for c in range(COUNTRIES):
        code = f"{chr(65 + c)}{chr(65 + c)}"
        country = Place(words=code, name=f"Land {code}", country=code, precision="country", gazetteer_id=f"c{c}")
        for p in range(PROVINCES):
            name, lat, lon = _name(rng), -50 + 8.0 * c + rng.random() * 6, -150 + 22.0 * p + rng.random() * 10
            province = Place(
                words=name, name=name, country=code, admin1=name, precision="province", gazetteer_id=f"p{c}-{p}"
            )
            for t in range(TOWNS):
                own = _name(rng)
                town = Place(
                    words=own, name=own, country=code, admin1=name, precision="exact", gazetteer_id=f"t{c}-{p}-{t}",
                    lat=round(lat + rng.random(), 4), lon=round(lon + rng.random(), 4),
                )  # fmt: skip
                yield town, province, country


class _Happening:
    """What happened: drawn once, told often."""

    def __init__(self, rng: random.Random, day: date, towns: list[tuple[Place, Place, Place]]) -> None:
        self.day = day
        self.town, self.province, self.country = rng.choice(towns)
        self.kind, self.means = rng.choice(KINDS), rng.choice(MEANS)
        self.by, self.against, self.role = rng.choice(DOERS), rng.choice(TARGETS), rng.choice(ROLES)
        self.killed, self.injured = 1 + int(rng.expovariate(0.12)), int(rng.expovariate(0.06))
        self.names = [f"{_name(rng, 2)} {_name(rng)}" for _ in range(3)]
        body = rng.choice(BODIES).format(self.province.name)
        mayor = Source(
            name=f"{_name(random.Random(self.town.gazetteer_id), 2)} {self.town.name}", kind="person", role="mayor"
        )
        self.speakers = (mayor, Source(name=body, kind="organisation"), Source(name="officials", kind="unnamed"))
        self.words = [_name(rng) for _ in range(14)]


class _Text:
    """A report in the making: sentences, and quotes into them."""

    def __init__(self, report: str) -> None:
        self.report, self.parts, self.length = report, [], 0  # type: ignore[var-annotated]

    def say(self, words: str) -> Quote:
        quote = Quote(report=self.report, start=self.length, end=self.length + len(words), text=words)
        self.parts.append(words)
        self.length += len(words) + 2
        return quote


def _tell(rng: random.Random, name: str, first: _Happening, second: _Happening | None) -> tuple[Report, list[Claim]]:
    published = first.day + timedelta(days=rng.choice((0, 0, 1, 1, 2, 3)))
    outlet = Source(name=f"{rng.choice(SYLLABLES).title()} Courier", kind="outlet")
    frame = Report(item=name, version=name, text="", published=published.isoformat() if rng.random() < 0.9 else None)
    text = _Text(frame.id)
    claims: list[Claim] = []
    for event, told in enumerate(x for x in (first, second) if x is not None):
        claims += _claims(rng, text, told, outlet, event)
    report = Report(
        item=name, version=name, text=". ".join(text.parts) + ".", published=frame.published, outlet=outlet.name, language="en"
    )  # fmt: skip
    return report, claims


def _claims(rng: random.Random, text: _Text, told: _Happening, outlet: Source, event: int) -> Iterator[Claim]:
    speaker = rng.choice(told.speakers)
    chain = (speaker, outlet)

    def fact(words: str, aspect: str, value: str, **more: object) -> Claim:
        return CircumstanceClaim(
            quote=text.say(words), attribution=chain, aspect=aspect, value=value, event=event, engine="made", **more
        )  # type: ignore[arg-type]  # fmt: skip

    def harmed(outcome: str, number: int, covers: str, role: str = "") -> Claim:
        words = f"{number} {role or 'people'} were {outcome} according to {speaker.name}"
        group = Group(words=role, role=(Facet(value=role, words=role),)) if role else Group()
        return CasualtyClaim(
            quote=text.say(words), attribution=chain, outcome=outcome, count=Count(low=number, high=number, words=str(number)),
            group=group, covers=covers, event=event, engine="made",
        )  # type: ignore[arg-type]  # fmt: skip

    killed = max(1, told.killed + rng.choice((0, 0, 0, 0, 1, -1, 2, -2)))
    yield harmed("killed", killed, "whole")
    if told.injured:
        yield harmed("injured", max(1, told.injured + rng.choice((0, 0, 0, 3, -2))), "whole")
    if killed > 3:
        yield harmed("killed", rng.randrange(1, killed), "part", told.role)
    where = rng.choices((told.town, told.province, told.country, None), (68, 14, 10, 8))[0]
    if where is not None:
        yield fact(f"in {where.name}", "where", where.name or "", place=where)
    if rng.random() < 0.72:
        day = told.day.isoformat()
        yield fact(f"on {told.day:%A}", "when", day, period=Period(words=day, start=day, end=day, precision="day"))
    yield fact(f"an act of {told.kind}", "kind", told.kind if rng.random() < 0.85 else "attack")
    if rng.random() < 0.6:
        yield fact(f"with {told.means}", "means", told.means)
    if rng.random() < 0.6:
        yield fact(f"by {told.by}", "by", told.by if rng.random() < 0.8 else rng.choice(DOERS))
    if rng.random() < 0.7:
        yield fact(f"against a {told.against}", "against", told.against)
    for name in told.names:
        if rng.random() < 0.15:
            yield fact(f"{name} was among the dead", "person", name, outcome="killed")
    words = rng.sample(told.words, 8) + [_name(rng) for _ in range(60)]
    rng.shuffle(words)
    text.say(" ".join(words))
