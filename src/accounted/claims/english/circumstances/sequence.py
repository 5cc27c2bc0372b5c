"""What happened, in order.

Steps are counted from 1 within a report. Their order follows the words of time ("before", "after", "then", "when", and
"had gone" beside "hit"); where these are silent, the usual order of an operation (the lexicon's ranks), because news tells
the end first; last, the order of the text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.circumstances.told import Circumstance, lexicon, practice, unreal
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.scope import scope_of
from accounted.claims.english.word_lists import MONTH_NAMES
from accounted.model import Scope

BEFORE = re.compile(r"\b(?:before|until)\b", re.I)
AFTER = re.compile(r"\b(?:after|once|following|since)\b", re.I)
THEN = re.compile(r"\b(?:then|later|afterwards|subsequently)\b", re.I)
NEGATED = re.compile(r"\b(?:not|never|no|without|n[’']t)\s+(?:\w+\s+){0,2}$", re.I)


@dataclass(frozen=True, slots=True)
class Step:
    """One mention of a step: report offsets, its name and its usual rank."""

    start: int
    end: int
    name: str
    rank: int
    sentence: int | None = None
    """Report offset of its sentence, for steps that the lexicon knows."""


def sequence(document: Document, about: dict[int, Scope]) -> list[Circumstance]:
    """The steps of this incident with their order, one claim for each step and sentence; none where there is only one."""
    steps: list[Step] = []
    pairs: list[tuple[str, str]] = []
    for s in document.sentences:
        if s.doc is None or s.headline:
            continue
        scope = about.get(id(s)) or scope_of(s.text, s.text, document.report.published)
        if scope != "this_incident" or unreal(s.text) or practice(s.text):
            continue
        here = list(_steps(s))
        steps += here
        pairs += _told_order(s, here)
    steps, pairs = _numbered(document, steps, pairs)
    names = _ordered(steps, pairs)
    if len(names) < 2:
        return []
    return [
        Circumstance("sequence", x.name, x.start, x.end, order=names.index(x.name) + 1, confidence=0.7) for x in steps
    ]


SHOT = (
    r"(?:(?:air[- ]?|drone[- ]|missile[- ]|rocket[- ])?strikes?|missiles?|rockets?|shells?|mortar(?:[- ](?:shell|round|bomb))?|bombs?|(?:car|truck)[- ]bombs?"
    r"|blasts?|explosions?|explosive\s+devices?|devices?|grenades?|salvos?|volleys?|barrages?)"
)
NUMBERED = Gated(
    rf"\b(?P<nth>first|second|third|fourth)\s+(?:\w+\s+)?(?P<what>{SHOT})(?=\s+(?:then\s+|also\s+|soon\s+|later\s+|had\s+|was\s+|were\s+)*"
    r"(?:c[ao]me|hit|struck|landed|fell|followed|exploded|detonated|went\s+off|tore|slammed|ripped|killed|destroyed|targeted|fired|dropped|blew|burst|hurt|wounded)\b)"
    rf"|\b(?:in|by|from|before|after)\s+(?:the|a)\s+(?P<nth2>first|second|third|fourth)\s+(?P<what2>{SHOT})(?!\s+(?:in|on|this|since|within|of)\b)\b",
    re.I,
)
"""One of several shots of one attack: "a second missile came". "The second strike this week" is another attack."""
OTHER_TIME = Gated(
    rf"\b(?:in|since|until|last)\s+(?:early\s+|mid-|late\s+|last\s+)?(?:{MONTH_NAMES})\b"
    r"|\b(?:days?|weeks?|months?|years?)\s+(?:later|earlier|ago|before|after)\b",
    re.I,
)
""""In March a second bomb": no shot of the attack that the report tells."""
NTH = ("first", "second", "third", "fourth")
SHOTS = frozenset({"fire", "explosion"})
HIT = Anycase(
    r"\b(?:something|it|one|which)\s+(?:\w+ly\s+)?(?:hit|struck|slammed\s+into|landed|fell|exploded|went\s+off)\b|"
    r"\b(?:hit|struck)\s+(?:an?|the|its|their|our|his|her)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:pickups?|trucks?|cars?|bus(?:es)?|vehicles?|convoys?|houses?|homes?|columns?|tents?|crowds?|buildings?|roofs?|markets?|ambulances?|boats?)\b",
)
"""A hit told without its weapon: "something struck the first pickup"."""


def _numbered(
    document: Document, steps: list[Step], pairs: list[tuple[str, str]]
) -> tuple[list[Step], list[tuple[str, str]]]:
    """Steps with shots that the text numbers ("a second missile came") told apart, each under a name of its own.

    What hit before a second is the first, where the text itself does not say which one was. Other steps of fire tell the
    attack as a whole and would stand beside their own shots; they are left out.
    """
    open_to = {x.sentence for x in steps if x.sentence is not None}
    told: dict[tuple[int, int], Step] = {}
    for s in document.sentences:
        if s.doc is None or s.headline or not _of_this(s, document, open_to):
            continue
        for m in NUMBERED.finditer(s.text):
            nth, what = (m["nth"] or m["nth2"]).lower(), (m["what"] or m["what2"]).lower()
            start = s.start + m.start("nth" if m["nth"] else "nth2")
            told[NTH.index(nth), start] = Step(start, s.start + m.end(), f"{nth} {what}", 5, s.start)
    if not any(n > 0 for n, _ in told):
        return steps, pairs
    later = min((x for (n, _), x in told.items() if n > 0), key=lambda x: x.start)
    shots = list(told.values())
    if not any(n == 0 for n, _ in told):
        what = later.name.split(" ", 1)[1]
        before = _hit_before(document, later)
        if before is None:
            return steps, pairs
        shots.append(Step(before[0], before[1], f"first {what}", 5, None))
    rest = [x for x in steps if x.name not in SHOTS]
    order = sorted({x.name for x in shots}, key=lambda name: (NTH.index(name.split()[0]), name))
    pairs = [(a, b) for a, b in pairs if a not in SHOTS and b not in SHOTS] + list(itertools.pairwise(order))
    return [*rest, *shots], pairs


def _of_this(s: Sentence, document: Document, open_to: set[int]) -> bool:
    """Whether a sentence tells this incident as something that happened."""
    if unreal(s.text) or practice(s.text) or OTHER_TIME.search(s.text):
        return False
    return s.start in open_to or scope_of(s.text, s.text, document.report.published) == "this_incident"


def _hit_before(document: Document, later: Step) -> tuple[int, int] | None:
    """The nearest hit told before ``later``, in its sentence or the five before it: report offsets."""
    number = next((i for i, s in enumerate(document.sentences) if s.start <= later.start < s.end), 0)
    for s in reversed(document.sentences[max(0, number - 5) : number + 1]):
        if s.headline or not _of_this(s, document, set()):
            continue
        fire = [p for name, _, p in lexicon().steps if name in SHOTS]
        hits = [
            (s.start + m.start(), s.start + m.end())
            for p in (HIT, *fire)
            for m in p.finditer(s.text)
            if s.start + m.end() <= later.start and not NEGATED.search(s.text[: m.start()])
        ]
        if hits:
            return max(hits)
    return None


def _steps(s: Sentence) -> Iterator[Step]:
    for name, rank, pattern in lexicon().steps:
        for m in pattern.finditer(s.text):
            if not NEGATED.search(s.text[: m.start()]):
                yield Step(s.start + m.start(), s.start + m.end(), name, rank, s.start)
                break


def _told_order(s: Sentence, steps: list[Step]) -> list[tuple[str, str]]:
    """(earlier, later) as the words between two steps of a sentence tell."""
    out = []
    steps = sorted(steps, key=lambda x: x.start)
    for a, b in itertools.pairwise(steps):
        if a.name == b.name or b.start < a.end:
            continue
        between = s.text[a.end - s.start : b.start - s.start]
        if BEFORE.search(between) or THEN.search(between):
            out.append((a.name, b.name))
        elif AFTER.search(between):
            out.append((b.name, a.name))
        elif re.match(r"\W*(?:After|Once)\b", s.text[: a.start - s.start]):
            out.append((a.name, b.name))
    return out


def _ordered(steps: list[Step], pairs: list[tuple[str, str]]) -> list[str]:
    """Names of the steps in order: told pairs first (a contradiction counts for nothing), then rank, then the text."""
    first: dict[str, Step] = {}
    for x in sorted(steps, key=lambda x: x.start):
        first.setdefault(x.name, x)
    told = {(a, b) for a, b in pairs if (b, a) not in pairs}
    waiting = sorted(first.values(), key=lambda x: (x.rank, x.start))
    out: list[str] = []
    while waiting:
        ready = [x for x in waiting if not any(b == x.name and a in {w.name for w in waiting} for a, b in told)]
        nxt = (ready or waiting)[0]
        out.append(nxt.name)
        waiting.remove(nxt)
    return out
