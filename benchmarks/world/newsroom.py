"""How an editor at an agency or a paper makes sentences and reports of what voices have said."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from accounted.model import Place, Scope, Source
from benchmarks.world import phrases
from benchmarks.world.drafts import Draft, Said, Sentence
from benchmarks.world.names import respelt
from benchmarks.world.statements import Figure, Statement
from benchmarks.world.truth import Happening, Voice
from benchmarks.world.wording import MONTHS, day_words, expand, noun, number

_PART_HOUR = {"dawn": 0.2, "morning": 0.4, "": 0.5, "evening": 0.8, "night": 0.9}


@dataclass(frozen=True)
class Outlet:
    """An agency or a paper with its habits."""

    source: Source
    wire: bool = False
    undated: bool = False
    """Its pages carry no date that can be read."""
    spells: float = 0.05
    """How often it spells a name in its own way."""
    careless: float = 1.0
    """Factor on the rates of its errors."""


@dataclass
class Story:
    """One report while it is being written: who has been introduced how, and which errors it makes throughout."""

    key: str
    outlet: Outlet
    h: Happening
    published: date
    rng: random.Random
    neighbour: Happening | None = None
    wrong_day: int = 0
    wrong_town: bool = False
    faults: tuple[str, ...] = ()
    town_words: str = ""
    met: dict[str, tuple[str, Source]] = field(default_factory=dict)
    whose: dict[str, str] = field(default_factory=dict)
    introduced: set[str] = field(default_factory=set)
    sentences: list[Sentence] = field(default_factory=list)

    def __post_init__(self) -> None:
        slip = 0.035 * self.outlet.careless
        if self.h.kind == "event" and self.rng.random() < slip:
            self.wrong_day, self.faults = self.rng.choice((-1, 1, -1)), (*self.faults, "wrong_day")
        if self.h.town and self.h.kind == "event" and self.rng.random() < slip * 0.8:
            self.wrong_town, self.faults = True, (*self.faults, "wrong_village")
        town = self.h.town
        if town is not None and self.wrong_town:
            town = self.rng.choice([t for t in self.h.province.towns if t != town])
        self.town = town
        self.next_morning = self.rng.random() < 0.5
        """Whether what happened in the night is told as early on the day after it, as some desks do."""
        gap = (self.published - self.h.first).days
        self.loose = 0.0 if gap < 1 else 0.45 if gap < 2 else 0.75
        """How likely it tells the time of the incident loosely ("earlier this week")."""
        name = town.name if town else self.h.province.name
        self.town_words = respelt(name, self.rng) if self.rng.random() < self.outlet.spells else name

    # ------------------------------------------------------------------ speakers

    @property
    def own(self) -> str:
        """The outlet's own voice, which tells nobody that it rests on."""
        return f"own {self.outlet.source.name}|"

    def speaker(self, voice: Voice) -> tuple[str, Source]:
        """How the report introduces it, and by surname from the second time on."""
        words, known = self.chosen(voice)
        if voice.id in self.introduced and known.kind == "person":
            words = known.name.split()[-1]
        self.introduced.add(voice.id)
        return words, replace_words(known, words)

    def chosen(self, voice: Voice) -> tuple[str, Source]:
        """Which of its ways the report takes for it, the same throughout."""
        if voice.id not in self.met:
            words, known = self.rng.choice(voice.ways)
            self.whose[voice.id] = who_is(voice, known)
            if known.kind == "person" and self.rng.random() < self.outlet.spells:
                fresh = respelt(known.name, self.rng)
                words = words.replace(known.name, fresh)
                known = replace_words(known, words, fresh)
            self.met[voice.id] = (words, known)
        return self.met[voice.id]

    def origin(self, voice: Voice) -> str:
        """Who said it first, as ``body|speaker``: the body for which somebody speaks, and which of its voices it was (empty
        for the body itself). For those whom nobody can tell apart, the body is the outlet's contact."""
        self.chosen(voice)
        who = self.whose[voice.id]
        return f"{voice.id} of {self.outlet.source.name}|{who}" if voice.unnamed else f"{voice.id}|{who}"

    # ------------------------------------------------------------------ sentences

    def around(
        self, h: Happening, chain: tuple[Source, ...], origin: str, scope: Scope = "this_incident"
    ) -> dict[str, Said]:
        """Claims of where, when and what kind, to be marked wherever the frame tells them."""
        own = h is self.h
        town = self.town if own else h.town
        out: dict[str, Said] = {}
        faults = self.faults if own else ()

        def put(label: str, **fields: object) -> None:
            out[label] = Said(label, h.id, origin, chain, scope=scope, faults=faults, **fields)  # type: ignore[arg-type]

        if town is not None:
            words = self.town_words if own else town.name
            put("W", words=words, aspect="where", value=words, place=words_of(town.place, words))
        put("P", words=h.province.name, aspect="where", value=h.province.name, place=h.province.place)
        day, part = h.first + timedelta(days=self.wrong_day if own else 0), h.part_of_day
        if part == "night" and self.next_morning:
            day, part = day + timedelta(days=1), "early"
        when = day_words(min(day, self.published), part, self.published, self.rng, self.loose if own else 0.5)
        if h.kind == "series":
            when = f"since {day_words(h.first, '', self.published, self.rng).removeprefix('on ')}"
            if any(w in when for w in ("today", "yesterday")):
                when = f"since {h.first.day} {MONTHS[h.first.month - 1]}"
        if h.kind == "aggregate":
            when = f"in {MONTHS[h.first.month - 1]} {h.first.year}"
        put("D", words=when, aspect="when", value=when)
        if h.kind != "aggregate":
            put("T", words="", aspect="kind", value=h.violence)
        for label, party in (("Y", h.by), ("V", h.against)):
            if party is None:
                continue
            name = self.rng.choice(party.names)
            sure = (
                "reported_as_fact" if h.against else "suspected_or_accused" if party.state else "accused_by_authorities"
            )
            put(label, words=f"the {name}", aspect="by", value=name, certainty=sure)
        return out

    def macros(self, h: Happening, known: dict[str, Said], spoken: bool, via: Source | None) -> dict[str, str]:
        """The parts of frames that are the same for all of them."""
        rng = self.rng
        nouns, clauses = phrases.DEEDS.get(h.violence, (("violence",), ("violence broke out",)))
        at = phrases.AT if "W" in known and rng.random() < 0.88 else phrases.AT_PROVINCE
        hurt = "I" in known
        says = "" if not spoken else phrases.SAYS_VIA if via else phrases.SAYS
        np = rng.choice(nouns)
        if h.target == "" and "{target}" in np:
            np = np.split("](|")[0] + "]"
        return {
            "np": np, "Np": np, "clause": rng.choice(clauses), "at": rng.choice(at),
            "on": "" if h.kind == "event" and rng.random() < (0.05 if self.loose == 0.0 else 0.15 if self.loose < 0.5 else 0.45) else phrases.ON,
            "says": says, "front": "" if not spoken else phrases.SAYS_FRONT,
            "andk": rng.choice((" and [I wounded {I.n}(| more| others)]", ", [I wounding {I}]", " and [I injured {I}]")) if hurt else "",
            "andl": rng.choice((" and [I {I.n} (wounded|injured|hurt)]", ", with [I {I} injured]")) if hurt else "",
            "andn": rng.choice((", with [I {I.n} (wounded|injured)]", " and that of the wounded at [I {I.n}]")) if hurt else "",
            "handi": rng.choice((" and [I {I.n} wounded]", ", and [I {I.n} injured people]")) if hurt else "",
            "toll": rng.choice(phrases.TOLLS).replace("(AND)", rng.choice(phrases.AND_HURT) if hurt else ""),
            "says2": "{speaker} said",
        }  # fmt: skip

    def write(
        self, frame: str, h: Happening, figures: dict[str, Figure], voice: Voice | None, *, role: str = "fact",
        via: Source | None = None, scope: Scope = "this_incident", opens: bool = True, old: Figure | None = None,
        origin: str | None = None, fill: dict[str, str] | None = None,
    ) -> Sentence:  # fmt: skip
        """One sentence of ``frame`` in which the figures stand by label, and who says so."""
        chain: tuple[Source, ...] = ()
        words = ""
        if voice is not None:
            words, party = self.speaker(voice)
            chain = (party,)
        whose = origin or (self.origin(voice) if voice is not None else self.own)
        known = self.around(h, chain, whose, scope)
        for label, figure in figures.items():
            known[label] = self.figure(label, figure, h, whose, chain, scope)
        if old is not None:
            known["O"] = replace(self.figure("O", old, h, whose, chain, scope), superseded=True)
        macros = self.macros(h, known, voice is not None, via)
        for _ in range(3):
            for name, text in macros.items():
                frame = frame.replace("{" + name + "}", text)
        frame = expand(frame.replace("(AND)", macros["andk"] and " and [I {I} (wounded|injured)]"), self.rng)
        frame = " ".join(frame.split()).replace(" <,", "<,").replace(" ,", ",").replace(" .", ".").removeprefix(", ")
        more = {
            "speaker": words,
            "Speaker": words[:1].upper() + words[1:],
            "target": h.target or "the area",
            **(fill or {}),
        }
        if via is not None:
            more["via"] = via.name
        used = tuple(s for label, s in known.items() if f"[{label} " in frame or "{" + label in frame)
        return Sentence(frame, used, more, role, opens, via if "{via}" in frame else None)

    def figure(
        self,
        label: str,
        f: Figure,
        h: Happening,
        origin: str,
        chain: tuple[Source, ...],
        scope: Scope = "this_incident",
    ) -> Said:
        """A casualty claim in the making."""
        faults = self.faults if h is self.h else ()
        if (
            f.number is not None
            and f.number > 9
            and f.stance != "retracted"
            and self.rng.random() < 0.012 * self.outlet.careless
        ):
            f, faults = replace(f, number=misread(f.number, self.rng)), (*faults, "wrong_digit")
        return Said(
            label, h.id, origin, chain, number(f, self.rng), f, noun(f.whom, self.rng), scope=scope, faults=faults
        )

    def add(self, sentence: Sentence | None) -> None:
        """Put it at the end of the report."""
        if sentence is not None:
            self.sentences.append(sentence)


def who_is(voice: Voice, source: Source) -> str:
    """Which of a body's voices a way of introducing it names: a person, or an office by its holder; else the body."""
    if source.kind == "person":
        return source.name
    if source.kind == "office":
        return voice.ways[0][1].name
    return "" if source.kind == "organisation" else source.words


def replace_words(known: Source, words: str, name: str | None = None) -> Source:
    """The same party in other words."""
    return Source(name=name or known.name, kind=known.kind, words=words, role=known.role, affiliation=known.affiliation)


def words_of(place: Place, words: str) -> Place:
    """The place with the words of this report."""
    import msgspec

    return msgspec.structs.replace(place, words=words)


def misread(n: int, rng: random.Random) -> int:
    """A number with one digit wrong, two changed over, or one lost."""
    s = str(n)
    way = rng.choice(("digit", "over", "lost"))
    if way == "over" and len(s) > 1 and s[0] != s[1] and s[1] != "0":
        return int(s[1] + s[0] + s[2:])
    if way == "lost" and len(s) > 1:
        return int(s[:-1]) or n + 1
    at = rng.randrange(len(s))
    fresh = rng.choice([d for d in "123456789" if d != s[at]])
    return int(s[:at] + fresh + s[at + 1 :])


def hour(h: Happening) -> float:
    """When in the day it happened, as a part of a day."""
    return _PART_HOUR.get(h.part_of_day, 0.5)


def out_on(h: Happening, after: float) -> date:
    """The day on which a report comes out that is written ``after`` so many days."""
    start = h.last if h.kind == "aggregate" else h.first
    return start + timedelta(days=int(hour(h) + after))


def headline(story: Story, lead: dict[str, Figure], origin: str) -> Sentence:
    """A headline that repeats the lede's number, in the outlet's own voice, or that tells none."""
    rng, h = story.rng, story.h
    with_number = "K" in lead and lead["K"].number is not None and lead["K"].whom != "fighter" and rng.random() < 0.55
    short = expand(phrases.SHORT[h.violence], rng)
    frame = rng.choice(phrases.HEADLINES if with_number and h.town else phrases.HEADLINES_BARE)
    figures = {"K": lead["K"]} if "[K" in frame else {}
    if h.town is None:
        frame = frame.replace("[W {W}]", "[P {P}]")
    fill = {"short": short, "Short": short[:1].upper() + short[1:]}
    return story.write(frame, h, figures, None, role="headline", origin=origin, fill=fill)


def finished(
    story: Story, *, dated: bool, credit: Source | None = None, dateline: str = "", kind: str = "report"
) -> Draft:
    """The story as it goes to print."""
    return Draft(
        key=story.key, outlet=story.outlet.source, published=story.published if dated else None, day=story.published,
        main=story.h.id, sentences=tuple(story.sentences), credit=credit, dateline=dateline, kind=kind,
        wrong_day=bool(story.wrong_day),
    )  # fmt: skip


def latest(said: Sequence[Statement], after: float) -> list[Statement]:
    """Of each voice the last thing that it has said by then."""
    by: dict[tuple[str, str], Statement] = {}
    for s in said:
        if s.after <= after:
            by[s.voice.id, "count" if s.kind in ("count", "verified") else s.kind] = s
    return list(by.values())
