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

from accounted.claims.english.circumstances.told import Circumstance, lexicon, practice, unreal
from accounted.claims.english.document import Document, Sentence
from accounted.claims.english.scope import scope_of
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
    names = _ordered(steps, pairs)
    if len(names) < 2:
        return []
    return [
        Circumstance("sequence", x.name, x.start, x.end, order=names.index(x.name) + 1, confidence=0.7) for x in steps
    ]


def _steps(s: Sentence) -> Iterator[Step]:
    for name, rank, pattern in lexicon().steps:
        for m in pattern.finditer(s.text):
            if not NEGATED.search(s.text[: m.start()]):
                yield Step(s.start + m.start(), s.start + m.end(), name, rank)
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
