"""How papers pass on what agencies wrote: whole, cut, in other words, in another order, spliced, with numbers spoilt, names spelt
anew, and those who said it forgotten."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from accounted.model import Source
from benchmarks.world import phrases
from benchmarks.world.drafts import TOKEN, Draft, Said, Sentence, without_attribution
from benchmarks.world.names import respelt
from benchmarks.world.newsroom import Outlet, misread, replace_words, words_of
from benchmarks.world.wording import expand, renumbered

WORDS = {
    "were killed": ("died", "lost their lives", "were slain"), "was killed": ("died", "lost his life"), "wounded": ("injured", "hurt"),
    "injured": ("wounded", "hurt"), "told reporters": ("said", "told journalists"), "confirmed": ("said",), "reported": ("said",),
    "air strike": ("airstrike", "bombardment"), "airstrike": ("air strike",), "attack": ("assault",), "gunmen": ("armed men",),
    "armed men": ("gunmen",), "car bomb": ("vehicle bomb",), "exploded": ("went off", "blew up"), "went off": ("exploded",),
    "when": ("as",), "after": ("when",), "bodies": ("corpses",), "area": ("district", "neighbourhood"), "nearby": ("local",),
    "immediately": ("at first",), "rushed": ("took",), "said": ("stated", "explained"), "near": ("close to",), "people": ("persons",),
    "remained": ("were",), "Ambulances": ("Rescuers",), "Security forces": ("Troops",), "investigation": ("inquiry",),
    "expected": ("likely",), "rubble": ("debris",), "relatives": ("loved ones",), "violence": ("bloodshed",), "promised": ("pledged",),
    "struck": ("hit",), "hit": ("struck",), "opened fire on": ("shot at",), "among the dead": ("among those killed",),
}  # fmt: skip
_WORD = re.compile(r"\b(" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r")\b")


@dataclass(frozen=True)
class Desk:
    """A paper's habits with agency copy."""

    outlet: Outlet
    credits: float
    forgets: float
    spoils: float
    edits: float


def copied(
    key: str, desk: Desk, source: Draft, rng: random.Random, more: Sequence[Draft] = ()
) -> tuple[Draft, int | None]:
    """``source`` (spliced with parts of ``more``) as the desk prints it; beside it, which sentence has a spoilt number.

    Sentences keep their truth: who said it first does not change by being copied, nor by being copied badly."""
    way = rng.choices(("whole", "cut", "edited", "reordered", "spliced"), (28, 24, 22, 8, 18 if more else 0))[0]
    head, body = source.sentences[0], [s for s in source.sentences[1:] if s.role != "note"]
    if way == "cut":
        body = body[: max(1, round(len(body) * rng.uniform(0.2, 0.7)))]
    elif way == "reordered" and len(body) > 3:
        rest = body[1:]
        rng.shuffle(rest)
        body = [body[0], *rest[: max(2, len(rest) - 1)]]
    elif way == "spliced":
        body = body[: rng.randint(1, 4)]
        for other in more:
            theirs = [s for s in other.sentences[1:] if s.role != "note"]
            start = rng.randrange(max(1, len(theirs) - 2))
            via = other.outlet if rng.random() < desk.credits else None
            body += [
                replace(s, via=s.via or via) if via is None or s.via else _with_credit(s, via)
                for s in theirs[start : start + rng.randint(1, 3)]
            ]
    if way == "edited" or rng.random() < desk.edits:
        share = rng.uniform(0.1, 0.7)
        body = [reworded(s, rng, share) for s in body]
        if rng.random() < 0.5:
            body = [s for s in body if s.role in ("lede", "fact") or rng.random() < 0.7]
    if rng.random() < desk.forgets:
        body = [without_attribution(s) if rng.random() < 0.6 else s for s in body]
    if rng.random() < 0.2:
        names: dict[str, str] = {}
        body = [_respelt(s, names, rng) for s in body]
    spoilt = None
    if rng.random() < desk.spoils:
        body, spoilt = _spoilt(body, rng)
    if rng.random() < 0.25:
        body.append(Sentence(expand(rng.choice(phrases.COLOUR), rng), (), {}, "colour"))
    if rng.random() < 0.35:
        body.append(Sentence(rng.choice(phrases.BOILERPLATE), (), {}, "note"))
    titled = head if rng.random() < 0.5 else _own_headline(head, source, rng)
    lag = rng.choices((0, 1, 2, 3), (76, 17, 5, 2))[0]
    day = source.day + timedelta(days=lag)
    credit = source.outlet if rng.random() < desk.credits else None
    shown = rng.random() < 0.5
    dateline = source.dateline if credit and shown else f"({credit.name}) " if credit else ""
    return Draft(
        key=key, outlet=desk.outlet.source, day=day, published=None if desk.outlet.undated or rng.random() < 0.04 else day,
        main=source.main, sentences=(titled, *body), credit=credit, dateline=dateline, kind=f"copy, {way}",
        parents=(source.key, *(m.key for m in more if way == "spliced")), wrong_day=source.wrong_day,
    ), (None if spoilt is None else spoilt + 1)  # fmt: skip


def _with_credit(s: Sentence, via: Source) -> Sentence:
    """A spliced sentence with the name of the agency it came from, where it makes claims at all."""
    if not any(x.figure for x in s.said) or not s.frame.endswith("."):
        return s
    return replace(s, frame=f"{s.frame[:-1]}, {{wire}} reported.", fill={**s.fill, "wire": via.name}, via=via)


def reworded(s: Sentence, rng: random.Random, share: float) -> Sentence:
    """About ``share`` of the words that have another way of saying them said so; marks and slots stay."""
    out, at = [], 0
    for m in TOKEN.finditer(s.frame):
        out += [_others(s.frame[at : m.start()], rng, share), m[0]]
        at = m.end()
    return replace(s, frame="".join(out) + _others(s.frame[at:], rng, share))


def _others(text: str, rng: random.Random, share: float) -> str:
    return _WORD.sub(lambda m: rng.choice(WORDS[m[0]]) if rng.random() < share else m[0], text)


def _respelt(s: Sentence, names: dict[str, str], rng: random.Random) -> Sentence:
    """Names of towns and people spelt anew, one name always in one way."""

    def fresh(name: str) -> str:
        return names.setdefault(name, respelt(name, rng))

    said = []
    for x in s.said:
        if x.label == "W" and x.place is not None:
            new = fresh(x.words)
            x = replace(x, words=new, value=new, place=words_of(x.place, new))
        elif x.label == "N":
            x = replace(x, words=fresh(x.words), value=fresh(x.words))
        people = {c.name: fresh(c.name) for c in x.chain if c.kind == "person"}
        chain = tuple(
            replace_words(c, c.words.replace(c.name, people[c.name]).replace(c.name.split()[-1], people[c.name].split()[-1]), people[c.name])
            if c.name in people else c for c in x.chain
        )  # fmt: skip
        said.append(replace(x, chain=chain))
    fill = dict(s.fill)
    for old, new in sorted(names.items()):
        for part in ("speaker", "Speaker"):
            if part in fill:
                fill[part] = fill[part].replace(old, new).replace(old.split()[-1], new.split()[-1])
    return replace(s, said=tuple(said), fill=fill)


def _spoilt(body: list[Sentence], rng: random.Random) -> tuple[list[Sentence], int | None]:
    """One number of the report wrong: its first word's own claim still comes from whoever said the right one."""
    fitting = [
        (i, x)
        for i, s in enumerate(body)
        for x in s.said
        if x.figure and (x.figure.number or 0) > 9 and not x.superseded and x.happening
    ]
    if not fitting:
        return body, None
    at, old = rng.choice(fitting)
    new = spoilt_claim(old, rng)
    if new.words == old.words:
        return body, None
    body = list(body)
    body[at] = replace(body[at], said=tuple(new if x is old else x for x in body[at].said))
    return body, at


def spoilt_claim(old: Said, rng: random.Random) -> Said:
    """The claim with a wrong number."""
    assert old.figure is not None
    assert old.figure.number is not None
    n = misread(old.figure.number, rng)
    words = renumbered(old.words, old.figure.number, n)
    if words == old.words:
        return old
    return replace(
        old, figure=replace(old.figure, number=n), words=words, faults=(*old.faults, "number_spoilt_in_copy")
    )


def _own_headline(head: Sentence, source: Draft, rng: random.Random) -> Sentence:
    """A headline of the paper's own over the agency's text."""
    where = next((x for s in source.sentences for x in s.said if x.label == "W"), None)
    if where is None or "short" not in head.fill:
        return head
    said = (where, *(x for x in head.said if x.label not in ("W",)))
    keep = any(x.label == "K" for x in said) and rng.random() < 0.5
    frame = expand(rng.choice(phrases.HEADLINES if keep else phrases.HEADLINES_BARE), rng)
    place = replace(where, chain=())
    return replace(head, frame=frame, said=(place, *(x for x in said[1:] if keep or x.label != "K")))
