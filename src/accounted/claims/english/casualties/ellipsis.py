"""Counts whose outcome was told once: "three in Riva, two in Castrona", "494 as compared to 77", "a triple murder"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence, token_at
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.claims.english.people.phrase import People
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.word_lists import MONTH_NAMES
from accounted.model import Count, Group

JOINED = re.compile(r"(?:[,;]\s*and|,|;|\band)\s*$", re.I)
BROKEN_DOWN = re.compile(r"^(?:\s*\w+){0,4}\s*(?:--|—|–|:|\()\s*$")
""""Three persons--two in stabbing and one in firing": the number's own parts."""
_DEEDS = (
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?:firing|stabbings?|shootings?|clash(?:es)?|attacks?|violence|bombings?|blasts?|explosions?|ambush(?:es)?|"
    r"raids?|riots?|shelling|air\s?strikes?|fighting|incidents?)\b"
)
IN_PLACE = re.compile(
    rf"\s+(?:(?:more|others?)\s+)?(?:(?:in|at|near|outside)\s+(?:the\s+)?[A-Z]|(?:in|by)\s+(?i:{_DEEDS}))"
)
PLACED = re.compile(rf"\b(?:(?:in|at|near|outside)\s+(?:the\s+)?[A-Z]|(?:in|by)\s+(?i:{_DEEDS}))")
_TIME = (
    rf"(?:(?:in|during)\s+(?:(?:early|late|mid|all\s+of)[\s-])?(?:(?:{MONTH_NAMES})\s+)?(?:(?:19|20)\d\d|(?:{MONTH_NAMES}))\b|on\s+(?:\w+day\b|\d|(?:{MONTH_NAMES})\s)"
    r"|(?:last|this|in\s+the\s+previous)\s+(?:week|month|year)\b|the\s+(?:week|month|year|day)\s+(?:before|after|earlier)\b|yesterday\b|today\b)"
)
AT_TIME = re.compile(rf"\s+(?:(?:more|others?|were|followed)\s+)?{_TIME}", re.I)
TIMED = re.compile(rf"\b{_TIME}", re.I)
""""1,800 in 1987 and 900 in 1986": the same outcome told of one time after another."""
COMPARED = re.compile(r"\b(?:as\s+)?(?:compared|against|opposed|versus)(?:\s+(?:to|with))?\s*$", re.I)
WHOSE = re.compile(
    r"\s+(?:people\s+|persons\s+|members\s+)?(?:from|of)\s+(?P<who>the\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=[,.;:]|$|\s+(?:in|at|on|who|and)\b)",
    re.I,
)
MULTIPLE = {"double": 2, "twin": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
FARTHEST = 120


def counted_by_word(trigger: Trigger, doc: Any) -> People | None:
    """The people of "a triple murder", whose number stands in the adjective."""
    if trigger.frame not in ("act", "tally") or trigger.outcome != "killed" or not trigger.first:
        return None
    word = doc[trigger.first - 1]
    number = MULTIPLE.get(word.lower_)
    if number is None:
        return None
    count = Count(low=number, high=number, words=word.text)
    return People(
        word.i, trigger.last, word.idx, doc[trigger.last].idx + len(doc[trigger.last]), count, Group(), head=word
    )


def shared_outcome(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """Counts that go on a row by place, or stand beside the one told for comparison, under its outcome and group."""
    text, base = sentence.text, sentence.start
    out: list[Found] = []
    told = [f for f in found if f.count.low is not None and f.count.bound != "none" and not f.count.derived]
    for m in mentions:
        if m.count.low is None or m.count.bound == "none" or m.article:
            continue
        if any(f.start - base <= m.start < f.end - base and f.count == m.count for f in [*found, *out]):
            continue
        before = [f for f in [*told, *out] if number_at(f, sentence) < m.start]
        near = max(before, key=lambda f: number_at(f, sentence), default=None)
        if near is None:
            continue
        at = number_at(near, sentence) + len(near.count.words)
        between = text[at : m.start]
        compared, timed = COMPARED.search(between), None
        joined = JOINED.search(between)
        if len(between) > FARTHEST or re.search(r"[.;:]\s", between[: joined.start()] if joined else between):
            continue
        if compared is not None:
            if _things(sentence, m.end):
                continue  # "attacks against four towns"
            who = WHOSE.match(text, m.end)
            group = read_group(who["who"]) if who else near.group
            end = who.end() if who else m.end
        elif (timed := joined is not None and AT_TIME.match(text, m.end) and TIMED.search(between)) or (
            IN_PLACE.match(text, m.end) and ((joined and PLACED.search(between)) or BROKEN_DOWN.match(between))
        ):
            if _verb(sentence, near, at, m.start) or _verb(sentence, near, m.end, _piece_end(text, m.end)):
                continue  # "and two in Castrona fled": told of them alone
            group, end = near.group, m.end
        else:
            continue
        out.append(replace(near, start=base + m.start, end=base + end, count=m.count, group=group, persons=(), includes=(),
                           part=compared is None and not timed, parent=None, confidence=0.75))  # fmt: skip
    return out


def _things(sentence: Sentence, at: int) -> bool:
    """Whether a plural that is no people's stands right behind a number."""
    behind = token_at(sentence.doc, at + 1)
    return (
        behind is not None
        and behind.tag_ == "NNS"
        and not is_person_noun(behind.lower_)
        and behind.lower_ not in COUNTED
    )


COUNTED = frozenset(
    {"deaths", "casualties", "bodies", "dead", "injuries", "killings", "murders", "victims", "fatalities", "others", "arrests", "kidnappings"}
)  # fmt: skip
"""Plurals that are no people's and yet count people."""


def _piece_end(text: str, at: int) -> int:
    stop = re.compile(r"[,.;:]|\band\b").search(text, at)
    return stop.start() if stop else len(text)


def _verb(sentence: Sentence, near: Found, left: int, right: int) -> bool:
    """Whether another verb than that of ``near`` stands between."""
    own = near.trigger - sentence.start
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN") and t.idx != own for t in sentence.doc
               if left <= t.idx < right and t.lower_ not in ("were", "was", "are") and t.dep_ not in ("pobj", "compound"))  # fmt: skip
