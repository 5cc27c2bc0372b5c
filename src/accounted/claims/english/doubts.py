"""What may have gone wrong in reading a claim: signals that its outcome or count is another's, or nobody's.

Each is a named yes/no fact about the words and the tree between count, people and outcome; ``confidence`` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accounted.claims.english.casualties.found import Found, outcome_token
from accounted.claims.english.document import Document, token_at
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun

HEAD = 700
"""Characters at the head of a report that tell what it is about."""
ACCIDENT = Gated(
    r"\b(?:accident(?:s|al|ally)?|crash(?:es|ed)?|collided|collision|derail\w*|earthquake|quake|flood(?:s|ed|ing)?|storm|hurricane|"
    r"landslide|disease|epidemic|overdose|alcohol|tobacco|smok\w+|drown\w*|illness|cancer|heart\s+attack|sank|capsized)\b",
    re.I,
)
"""Harm that may have no violence in it."""
NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?)\b", re.I
)
DEFINITE = frozenset({"the", "these", "those", "this", "that", "their", "his", "her", "our", "its"})
BREAK = re.compile(r"[;:()\[\]\"“”]|--|—")


def doubts(f: Found, document: Document, shared: int) -> Iterator[str]:
    """The signals of one claim. ``shared``: how many claims of its sentence hang on the same outcome word."""
    text, base = f.sentence.text, f.sentence.start
    if ACCIDENT.search(text):
        yield "accident in the sentence"
    elif ACCIDENT.search(document.report.text, 0, HEAD):
        yield "accident in the head"
    if shared > 1:
        yield "outcome word of several claims"
    if f.more:
        yield "more besides"
    if text.rstrip().endswith("?"):
        yield "question"
    words = f.group.words.split()
    if f.persons:
        yield (
            "several names" if len(f.persons) > 1 else "name of one word" if len(f.persons[0].split()) == 1 else "name"
        )
    elif words:
        yield "people known" if any(is_person_noun(w) for w in words) else "people unknown"
    vague = f.count.low is None and f.count.high is None
    if vague:
        yield _vague(f)
    elif f.count.low == 1 and not f.persons:
        yield "one, definite" if f.definite else "one, told by a word" if f.count.words else "one, untold"
    token = outcome_token(f)
    if vague and token is not None:
        yield f"vague {token.pos_}"
    at = _anchor(f)
    if at is not None:
        between = text[min(at, f.trigger - base) : max(at, f.trigger - base)]
        between = between[len(f.count.words) :] if f.count.words and at < f.trigger - base else between
        if BREAK.search(between):
            yield "a stop between count and outcome"
        if between.count(",") > 1:
            yield "commas between count and outcome"
        if NUMBER.search(between):
            yield "another number between"
        if token is not None:
            yield _path(token, token_at(f.sentence.doc, at))
    if f.sentence.doc is not None:
        if sum(t.dep_ == "ROOT" for t in f.sentence.doc) > 1:
            yield "parse in pieces"
        if not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in f.sentence.doc):
            yield "no finite verb"


def _vague(f: Found) -> str:
    """Whether a word stands for the number ("dozens of farmers"), the people do ("farmers"), or these were told of before."""
    words, group = f.count.words.lower().split(), f.group.words.lower().split()
    if words and not (group and words[-1] == group[-1]):
        return "vague in words"
    at = f.sentence.text.find(f.count.words or f.group.words)
    before = f.sentence.text[max(0, at - 12) : max(at, 0)].lower().split()
    the = f.definite or (words[:1] or [""])[0] in DEFINITE or (before[-1:] or [""])[0] in DEFINITE
    return "vague and the" if the else "vague and bare"


def _anchor(f: Found) -> int | None:
    """Where the count, or else the people, stand in the sentence."""
    for words in (f.count.words, f.group.words, *f.persons):
        if words:
            at = f.sentence.text.find(words, max(0, f.start - f.sentence.start))
            if 0 <= at < f.end - f.sentence.start:
                return at
    return None


def _path(a: Any, b: Any) -> str:
    """How far apart two tokens are in the tree."""
    if b is None:
        return "tree none"
    up: dict[int, int] = {}
    for steps in range(12):
        up[a.i] = steps
        if a.head.i == a.i:
            break
        a = a.head
    for steps in range(12):
        if b.i in up:
            far = steps + up[b.i]
            return "tree near" if far < 3 else "tree middling" if far < 5 else "tree far"
        if b.head.i == b.i:
            break
        b = b.head
    return "tree none"
