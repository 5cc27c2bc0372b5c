"""The reports that agencies and papers write themselves: first news, stories, updates, late findings, round-ups."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from benchmarks.world import phrases
from benchmarks.world.drafts import Draft, Said, Sentence
from benchmarks.world.newsroom import Outlet, Story, finished, headline, latest, out_on
from benchmarks.world.statements import Figure, Statement
from benchmarks.world.truth import Happening, Voice
from benchmarks.world.voices import Cast
from benchmarks.world.wording import expand, number

TRUST = {
    "ministry": 3.0,
    "police": 3.0,
    "health": 3.0,
    "governor": 2.0,
    "monitor": 2.0,
    "official": 1.5,
    "witness": 0.9,
    "rival": 1.0,
}


def report(
    key: str, outlet: Outlet, h: Happening, said: Sequence[Statement], after: float, cast: Cast, rng: random.Random,
    others: Sequence[Happening] = (), year: int = 2014, deaths: int = 9000,
) -> Draft | None:  # fmt: skip
    """A report by ``outlet`` ``after`` so many days of what it has heard by then; None where it has heard nothing."""
    heard = [s for s in latest(said, after) if s.kind in ("count", "hospital", "denial", "boast", "sides")]
    counts = [s for s in heard if s.kind == "count"]
    if not counts:
        heard = [s for s in said if s.kind == "count"][:1]
        counts = heard
        if not counts:
            return None
        after = max(after, counts[0].after)
    fresh = [s for s in counts if s.after >= after - 1.5]
    counts = fresh or counts  # late news is led by who has something new to say
    lead = rng.choices(counts, [TRUST.get(s.voice.kind, 1.0) for s in counts])[0]
    story = Story(key, outlet, h, out_on(h, after), rng)
    figures = _figures(lead, rng)
    if rng.random() < 0.012 * outlet.careless and "I" in figures and figures["K"].whom is None:
        dead, hurt = figures["K"], figures["I"]
        figures = {"K": replace(hurt, outcome="killed", whom=None), "I": replace(dead, outcome="injured", whom=None)}
        story.faults = (*story.faults, "killed_injured_mixed")
    own = rng.random() < 0.1
    voice = None if own else lead.voice
    origin = story.own if own else story.origin(lead.voice)
    body = Story.write
    sentences = [
        _lede(
            story, figures, lead, [s for s in said if s.voice.id == lead.voice.id and s.after < lead.after], voice, rng
        )
    ]
    rest = [s for s in heard if s.voice.id != lead.voice.id]
    rng.shuffle(rest)
    for s in sorted(rest[: rng.choice((0, 1, 2, 3))], key=lambda s: s.kind != "count"):
        sentences += _second(story, s, rng)
    sentences += _parts(story, lead, voice, rng)
    if h.by is not None and h.violence != "clash" and rng.random() < 0.6:
        blamer = cast.monitor if h.by.state else lead.voice
        if blamer.kind not in ("witness",):
            sentences.append(body(story, rng.choice(phrases.BLAME), h, {}, blamer))
    for p in h.dead:
        if rng.random() < 0.45:
            sentences.append(_named(story, p.name, p.age, p.trade))
    if rng.random() < 0.55:
        speaker = rng.choice([s.voice for s in heard])
        sentences.append(body(story, _quotation(h, speaker, rng), h, {}, speaker, role="quote", via=outlet.source))
    for frame in rng.sample(phrases.COLOUR, rng.choice((1, 2, 3, 4))):
        sentences.append(body(story, frame, h, {}, None, role="colour", opens=rng.random() < 0.4))
    sentences += _wider(story, others, cast, rng, year, deaths)
    story.add(headline(story, figures, origin))
    for sentence in sentences:
        story.add(sentence)
    if not outlet.wire and rng.random() < 0.4:
        story.add(body(story, rng.choice(phrases.BOILERPLATE), h, {}, None, role="note"))
    town = h.town.name if h.town else h.province.name
    dateline = f"{town.upper()} ({outlet.source.name}) — " if outlet.wire else ""
    return finished(story, dated=not outlet.undated and rng.random() > 0.03, dateline=dateline)


def _quotation(h: Happening, voice: Voice, rng: random.Random) -> str:
    """What the voice said of the happening, word for word the same wherever it is quoted, with or without its last part."""
    fixed = random.Random(f"{h.id} {h.province.name} {voice.id}")
    parts = [
        expand(fixed.choice(pool), fixed)
        for pool in (phrases.WITNESS_WORDS if voice.kind == "witness" else phrases.OFFICE_WORDS)
    ]
    said = " ".join(parts if rng.random() < 0.6 else parts[:2])
    return rng.choice(phrases.QUOTES).replace("QUOTED", said)


def _figures(s: Statement, rng: random.Random) -> dict[str, Figure]:
    dead = next(f for f in s.figures if f.outcome == "killed" and f.covers == "whole")
    out = {"K": dead}
    hurt = s.of("injured")
    if hurt is not None and hurt.number is not None and rng.random() < 0.95:
        out["I"] = hurt
    return out


def _lede(
    story: Story,
    figures: dict[str, Figure],
    lead: Statement,
    before: Sequence[Statement],
    voice: Voice | None,
    rng: random.Random,
) -> Sentence:
    h = story.h
    frames: tuple[str, ...]
    via = story.outlet.source if voice is not None and rng.random() < 0.12 else None
    old = next((f for s in reversed(before) for f in s.figures if f.outcome == "killed" and f.covers == "whole"), None)
    now = figures["K"].number
    if (
        h.kind == "event"
        and old is not None
        and old.number is not None
        and now is not None
        and old.number != now
        and rng.random() < 0.55
    ):
        frames = phrases.RISES if old.number < now else phrases.FALLS
        return story.write(rng.choice(frames), h, figures, voice, role="lede", via=via, old=old)
    frames = {"series": phrases.SERIES, "discovery": phrases.GRAVE, "aggregate": phrases.TALLY}.get(
        h.kind, phrases.LEDES
    )
    if h.kind == "aggregate":
        frames = frames[1:] if h.town is None else frames
    return story.write(rng.choice(frames), h, figures, voice, role="lede", via=via)


def _second(story: Story, s: Statement, rng: random.Random) -> list[Sentence]:
    h = story.h
    frames: tuple[str, ...]
    if s.kind == "hospital":
        labels = {"killed": "K", "injured": "I"}
        figures = {labels[f.outcome]: f for f in s.figures}
        frames = phrases.HOSPITAL if "K" in figures else phrases.HOSPITAL_HURT
        return [story.write(rng.choice(frames), h, figures, s.voice)]
    if s.kind == "denial":
        figures = dict(zip("KZ", s.figures, strict=False))
        frames = phrases.DENIAL if "Z" in figures else phrases.DENIAL_SHORT
        return [_owned(story.write(rng.choice(frames), h, figures, s.voice))]
    if s.kind == "boast":
        return [_owned(story.write(rng.choice(phrases.BOAST), h, {"K": s.figures[0]}, s.voice))]
    dead = next((f for f in s.figures if f.outcome == "killed"), None)
    if dead is None:
        return []
    if dead.covers == "part":
        return [story.write(rng.choice(phrases.DENIAL_SHORT), h, {"K": f}, s.voice) for f in s.figures]
    figures = _figures(s, rng)
    usable = phrases.SECOND[1:2] if dead.number is None else phrases.SECOND
    return [story.write(rng.choice(usable), h, figures, s.voice, via=story.outlet.source)]


def _owned(sentence: Sentence) -> Sentence:
    """Whoever speaks says that the deed was their own."""
    said = tuple(
        replace(s, certainty="claimed_or_admitted", value=s.chain[0].affiliation or s.chain[0].name)
        if s.label == "Y"
        else s
        for s in sentence.said
    )
    return replace(sentence, said=said)


def _parts(story: Story, lead: Statement, voice: Voice | None, rng: random.Random) -> list[Sentence]:
    parts = [f for f in lead.figures if f.covers == "part"]
    out = []
    if len(parts) == 2 and rng.random() < 0.6:
        out.append(story.write(rng.choice(phrases.PARTS_TWO), story.h, {"A": parts[0], "C": parts[1]}, voice))
    else:
        for f in parts:
            if rng.random() < 0.7:
                frame = phrases.PARTS[0] if voice is not None and rng.random() < 0.5 else rng.choice(phrases.PARTS[1:])
                out.append(story.write(frame, story.h, {"A": f}, voice if "speaker" in frame else None))
    gone = lead.of("missing")
    if gone is not None:
        out.append(story.write(phrases.MISSING[0], story.h, {"X": gone}, lead.voice))
    return out


def _named(story: Story, name: str, age: int, trade: str) -> Sentence:
    from benchmarks.world.names import respelt

    words = respelt(name, story.rng) if story.rng.random() < 0.35 else name
    sentence = story.write(story.rng.choice(phrases.NAMED), story.h, {}, None, role="named", opens=False,
                           fill={"age": str(age), "trade": trade})  # fmt: skip
    person = Said(
        "N", story.h.id, story.own, (), words, aspect="person", value=words, outcome="killed", faults=story.faults
    )
    return replace(sentence, said=(*sentence.said, person))


def _wider(
    story: Story, others: Sequence[Happening], cast: Cast, rng: random.Random, year: int, deaths: int
) -> list[Sentence]:
    out = []
    h = story.h
    near = [o for o in others if o.province == h.province and o.id != h.id and o.kind == "event" and o.killed]
    before = [o for o in near if o.first < story.published and (h.first - o.first).days >= 0]
    if before and rng.random() < 0.2:
        o = min(before, key=lambda o: ((h.first - o.first).days, o.id))
        figure = Figure("killed", o.total("killed"))
        frame = rng.choice(phrases.EARLIER).replace("{On}", "{on}")
        if o.target or "{target}" not in frame:
            out.append(
                story.write(
                    frame,
                    o,
                    {"K": figure},
                    None,
                    scope="another_incident",
                    role="background",
                    fill={"target": o.target},
                )
            )
    twins = [o for o in near if o.first == h.first and o.by is not None and o.by == h.by]
    if twins and rng.random() < 0.35:
        figure = Figure("killed", twins[0].total("killed") + h.total("killed"))
        sentence = story.write(
            rng.choice(phrases.BOTH), h, {"S": figure}, None, scope="several_incidents", role="background"
        )
        out.append(replace(sentence, said=tuple(replace(s, happening=None, origin="sum|") for s in sentence.said)))
    if rng.random() < 0.28:
        figure = Figure("killed", deaths // 100 * 100, "more_than", rng.choice((None, "civilian")))
        voice = rng.choice((cast.un, cast.monitor))
        sentence = story.write(rng.choice(phrases.BACKGROUND), h, {"G": figure}, voice, scope="background", role="background",
                               fill={"year": str(year)})  # fmt: skip
        said = tuple(
            replace(
                s,
                happening=None,
                origin="background|",
                words=f"{figure.number:,}" if "ore than" in sentence.frame else s.words,
            )
            for s in sentence.said
        )
        out.append(replace(sentence, said=said))
    return out


def late_report(key: str, outlet: Outlet, h: Happening, s: Statement, rng: random.Random) -> Draft:
    """What comes weeks later: a body's verified figure, or an accused party that concedes."""
    story = Story(key, outlet, h, out_on(h, s.after), rng)
    frames = phrases.VERIFIED if s.kind == "verified" else phrases.CONCESSION
    figure = {"K": s.figures[0]}
    lede = story.write(rng.choice(frames), h, figure, s.voice, role="lede")
    lede = _owned(lede) if s.kind == "concession" else lede
    story.add(headline(story, {}, story.origin(s.voice)))
    story.add(lede)
    for frame in rng.sample(phrases.COLOUR, 2):
        story.add(story.write(frame, h, {}, None, role="colour"))
    return finished(story, dated=not outlet.undated, kind=s.kind)


def round_up(
    key: str, outlet: Outlet, day: Sequence[tuple[Happening, Sequence[Statement]]], rng: random.Random
) -> Draft | None:
    """One report of several incidents of a day, a paragraph for each."""
    first = day[0][0]
    story = Story(key, outlet, first, out_on(first, 1.0), rng, wrong_day=0)
    paragraphs = []
    for h, said in day:
        counts = [s for s in latest(said, 0.9) if s.kind == "count"]
        if not counts:
            continue
        s = rng.choice(counts)
        frame = rng.choice(phrases.LEDES)
        paragraphs.append(story.write(frame, h, _figures(s, rng), s.voice, role="lede"))
    if len(paragraphs) < 2:
        return None
    title = expand("(Violence|Attacks) (across|around) the country: (what happened|the day in brief)", rng)
    story.add(story.write(title, first, {}, None, role="headline"))
    for p in paragraphs:
        story.add(p)
    return finished(story, dated=not outlet.undated, kind="round_up")


def correction(draft: Draft, key: str, wrong: Said, right: Said, sentence: int, rng: random.Random) -> Draft:
    """The same report on the next day with the number put right, and a line that takes the wrong one back."""
    fixed = draft.sentences[sentence]
    said = tuple(right if s is wrong else s for s in fixed.said)
    assert wrong.figure is not None
    figure = replace(wrong.figure, stance="retracted")
    old = replace(
        wrong, label="R", figure=figure, words=number(figure, rng), noun="person", faults=(*wrong.faults, "retracted")
    )
    note = Sentence(expand(rng.choice(phrases.CORRECTION), rng), (old,), {}, "note")
    body = [replace(s, said=said) if i == sentence else s for i, s in enumerate(draft.sentences)]
    day = draft.day + timedelta(days=1)
    return replace(
        draft,
        key=key,
        day=day,
        published=day if draft.published else None,
        sentences=(*body, note),
        parents=(draft.key,),
        kind="correction",
    )
