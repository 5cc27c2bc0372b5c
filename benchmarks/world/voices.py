"""Who speaks in the made world: offices, hospitals, parties, monitors, people on the spot, and how reports introduce them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from accounted.model import Source, SourceKind
from benchmarks.world.names import TRADES, person
from benchmarks.world.truth import Happening, Land, Party, Province, Voice


@dataclass(frozen=True)
class Cast:
    """The standing voices of a world."""

    police: dict[str, Voice]
    governors: dict[str, Voice]
    health: dict[str, Voice]
    hospitals: dict[str, tuple[Voice, ...]]
    ministry: Voice
    monitor: Voice
    rival: Voice
    un: Voice
    army: Party
    ally: Party
    group: Party

    def party_voices(self) -> tuple[Voice, Voice, Voice]:
        """The army's, its ally's and the armed group's."""
        return self.army.voice, self.ally.voice, self.group.voice


def source(
    words: str, name: str, kind: SourceKind, role: str | None = None, affiliation: str | None = None
) -> tuple[str, Source]:
    """A way of introducing a speaker."""
    return words, Source(name=name, kind=kind, words=words, role=role, affiliation=affiliation)


def draw_cast(land: Land, rng: random.Random) -> Cast:
    """Voices with habits: how often they are right in the end, and which way their interest leans."""
    army = _party(f"the {land.name} army", ("the army", "the military"), "army spokesman", True, rng, 0.8)
    code = rng.choice(("Northern Shield", "Steadfast Dawn", "Clear Horizon", "Common Resolve"))
    ally = _party(
        f"the {code} coalition", ("the coalition", "coalition forces"), "coalition spokesman", True, rng, 0.75
    )
    first = rng.choice(("National", "People's", "Free", "Eastern", "Islamic"))
    second = rng.choice(
        ("Liberation Front", "Defence Movement", "Salvation Army", "Resistance Brigades", "Unity Movement")
    )
    initials = "".join(w[0] for w in f"{first} {second}".split())
    group = _party(
        f"the {first} {second}",
        (f"the {initials}", f"the {first} {second} ({initials})"),
        f"{initials} spokesman",
        False,
        rng,
        2.6,
    )
    ngo = rng.choice(("Observatory for Human Rights", "Civilian Harm Monitor", "Rights Watch Network"))
    short = "".join(w[0] for w in f"{land.name} {ngo}".split() if w[0].isupper())
    return Cast(
        police={p.name: _police(p, rng) for p in land.provinces},
        governors={p.name: _governor(p, rng) for p in land.provinces},
        health={p.name: _health(p, rng) for p in land.provinces},
        hospitals={p.name: _hospitals(p, rng) for p in land.provinces},
        ministry=_ministry(rng),
        monitor=_office("monitor", f"the {land.name} {ngo}", (f"the {short}", f"the {land.name} {ngo} ({short})"), "director of", rng, 0.7, 1.04),
        rival=_office("rival", "the Committee for the Missing and the Dead", ("the Committee",), "coordinator of", rng, 0.6, 1.1),
        un=_office("un", "the United Nations", ("the UN", "the UN mission"), "spokeswoman for", rng, 0.6, 0.93),
        army=army, ally=ally, group=group,
    )  # fmt: skip


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _police(p: Province, rng: random.Random) -> Voice:
    org, chief, spokesman = f"{p.name} police", person(rng), person(rng)
    ways = (
        source("police", "police", "organisation"),
        source(f"{p.name} police", org, "organisation"),
        source(f"the {p.name} police force", org, "organisation"),
        source(f"provincial police chief {chief}", chief, "person", "provincial police chief", org),
        source(f"{chief}, the police chief of {p.name}", chief, "person", f"police chief of {p.name}", org),
        source(f"police spokesman {spokesman}", spokesman, "person", "police spokesman", org),
        source(
            f"{spokesman}, a spokesman for {p.name} police", spokesman, "person", f"spokesman for {p.name} police", org
        ),
    )
    return Voice(f"police {p.name}", "police", ways, skill=0.85)


def _governor(p: Province, rng: random.Random) -> Voice:
    name, aide = person(rng), person(rng)
    office = f"governor of {p.name}"
    ways = (
        source(f"governor {name}", name, "person", "governor", f"{p.name} governor's office"),
        source(f"{name}, the governor of {p.name}", name, "person", office, f"{p.name} governor's office"),
        source(f"the governor of {p.name}", office, "office", "governor"),
        source(
            f"the governor's spokesman, {aide}",
            aide,
            "person",
            "the governor's spokesman",
            f"{p.name} governor's office",
        ),
    )
    return Voice(f"governor {p.name}", "governor", ways, skill=0.75)


def _health(p: Province, rng: random.Random) -> Voice:
    name, org = person(rng), f"{p.name} health directorate"
    ways = (
        source(f"the {p.name} health directorate", org, "organisation"),
        source(f"provincial health director {name}", name, "person", "provincial health director", org),
        source(f"{name}, who heads the {p.name} health directorate", name, "person", f"head of the {org}", org),
    )
    return Voice(f"health {p.name}", "health", ways, skill=0.9)


def _hospitals(p: Province, rng: random.Random) -> tuple[Voice, ...]:
    out = []
    for town, style in zip(p.towns[:2], ("General Hospital", "Emergency Hospital"), strict=False):
        name, doctor = f"{town.name} {style}", person(rng)
        ways = (
            source(f"the {name}", name, "organisation"),
            source(f"doctors at the {name}", f"doctors at the {name}", "unnamed", "doctors", name),
            source(f"Dr {doctor} of the {name}", doctor, "person", f"doctor at the {name}", name),
            source(f"{doctor}, the director of the {name}", doctor, "person", f"director of the {name}", name),
        )
        out.append(Voice(f"hospital {name}", "hospital", ways, skill=0.9))
    return tuple(out)


def _ministry(rng: random.Random) -> Voice:
    name = person(rng)
    ways = (
        source("the interior ministry", "interior ministry", "organisation"),
        source("the Ministry of Interior", "Ministry of Interior", "organisation"),
        source(
            f"interior ministry spokesman {name}", name, "person", "interior ministry spokesman", "interior ministry"
        ),
    )
    return Voice("ministry", "ministry", ways, skill=0.8, lean=0.97)


def _office(
    kind: str, name: str, others: tuple[str, ...], role: str, rng: random.Random, skill: float, lean: float
) -> Voice:
    who = person(rng)
    ways = (
        source(name, _bare(name), "organisation"),
        *(source(o, _bare(o), "organisation") for o in others),
        source(f"{who}, {role} {name}", who, "person", f"{role} {name}", _bare(name)),
    )
    return Voice(kind, kind, ways, skill=skill, lean=lean)


def _party(name: str, others: tuple[str, ...], role: str, state: bool, rng: random.Random, lean: float) -> Party:
    who = person(rng)
    ways = (
        source(name, _bare(name), "organisation"),
        *(source(o, _bare(o), "organisation") for o in others),
        source(f"{role} {who}", who, "person", role, _bare(name)),
    )
    names = (_bare(name), *(_bare(o) for o in others))
    return Party(names, state, Voice(_bare(name), "army" if state else "group", ways, skill=0.5, lean=lean))


def on_the_spot(h: Happening, rng: random.Random) -> list[Voice]:
    """People who were there: named ones, who are themselves wherever they are quoted, and others whom nobody can tell apart."""
    town = h.town.name if h.town else h.province.name
    out = []
    for n in range(rng.choice((0, 1, 1, 2))):
        name, trade = person(rng), rng.choice(TRADES)
        ways = (
            source(f"{name}, a {trade}", name, "person", trade),
            source(f"{name}, a {trade} who lives nearby", name, "person", trade),
            source(f"{trade} {name}", name, "person", trade),
        )
        out.append(Voice(f"witness {h.id}.{n} {name}", "witness", ways, skill=0.35, lean=rng.choice((0.8, 1.0, 1.25))))
    crowd = (
        source("residents", "residents", "unnamed"), source("witnesses", "witnesses", "unnamed"),
        source(f"residents of {town}", f"residents of {town}", "unnamed"), source("a local elder", "a local elder", "unnamed"),
    )  # fmt: skip
    out.append(Voice(f"residents {h.id}", "witness", crowd, unnamed=True, skill=0.3, lean=rng.choice((0.9, 1.1, 1.3))))
    officials = (
        source("a security official", "a security official", "unnamed"),
        source("officials", "officials", "unnamed"),
        source("an official who asked not to be named", "an official", "unnamed"),
        source("a medical source", "a medical source", "unnamed"),
    )
    out.append(Voice(f"officials {h.id}", "official", officials, unnamed=True, skill=0.65))
    return out
