"""Harm told by a noun in the plural without a number: "many deaths", "caused civilian casualties", "the loss of human life".

A bare plural is a vague claim where the words say that it happened: under a word of quantity, behind a verb that brings harm about,
behind "there were", or with the group before it. "The killings" points back and "to avoid casualties" tells of nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.bearers import bearer
from accounted.claims.english.casualties.found import Found
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import read_group
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Count, Group

MANY = frozenset(
    ["many", "numerous", "several", "countless", "frequent", "heavy", "multiple", "more", "severe", "innumerable", "some",
     "massive", "mounting", "repeated", "serious"]
)  # fmt: skip
DEFINITE = frozenset(
    ["the", "these", "those", "this", "that", "such", "any", "no", "its", "their", "his", "her", "our", "every", "each", "all",
     "what", "which", "whose"]
)  # fmt: skip
CAUSING = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|inflict(?:s|ed|ing)?|suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?|incur(?:s|red|ring)?|"
    r"result(?:s|ed|ing)?\s+in|l(?:ed|eads?|eading)\s+to|le(?:ft|aves?|aving)|produc(?:ed|es|ing)|claim(?:ed|s|ing)|there\s+(?:were|are|was|have\s+been|had\s+been))\s+$",
    re.I,
)
CONFIRMED = re.compile(
    r"(?:\s+(?:among|on|in|from)\s[^.,;:]{1,50}?)?\s+(?:were|was|have\s+been|had\s+been|has\s+been)\s+(?:also\s+)?"
    r"(?:reported|confirmed|recorded|documented|registered|caused|inflicted)\b",
    re.I,
)
""" "Casualties were reported on both sides"."""
OF_MANY = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|tens\s+of\s+thousands|a\s+(?:large|high|great)\s+number|an?\s+unknown\s+number)\s+of\s+$",
    re.I,
)
PREVENTED = re.compile(
    r"\b(?:avoid|prevent|minimi[sz]|reduc|limit|mitigat|spar|fear|risk|threat|information|report|allegation|claim|number|toll|rate|possib|potential|"
    r"without|not|n[’']t|never|if|investigat|assess)\w*\b[^.;]{0,45}$",
    re.I,
)
UNTOLD = re.compile(
    r"\b(?:not|n[’']t|without|refus\w+|declin\w+)\s+(?:\w+\s+){0,3}?(?:stat|say|disclos|reveal|know|clear|specif|report|indicat|confirm|mention)\w*\s+"
    r"(?:\w+\s+){0,2}?(?:whether|if)\b[^.;]{0,60}$",
    re.I,
)
""" "The source did not state whether there have been casualties": told as not known, which is a claim that nothing confirms."""
AMONG = re.compile(r"\s+among\b", re.I)
NOT_OURS = re.compile(r"\b(?:traffic|road|infant|maternal|material|economic|financial|natural|accidental)\b", re.I)
LOSS = Gated(r"\bloss(?:es)?\s+of\s+(?P<group>(?:(?!any\b)[\w’'-]+\s+){0,2}?)(?:lives|life)\b", re.I)
OF_ALL = frozenset({"", "human", "their", "his", "her", "our", "the", "innocent human"})
NEGATED = re.compile(r"\b(?:no|not|without|any|n[’']t|avoid\w*|prevent\w*|minimi[sz]\w*)\b[^.;]{0,30}$", re.I)


def bare_plurals(sentence: Sentence, found: list[Found], triggers: list[Trigger]) -> list[Found]:
    """Vague claims of the triggers of this kind that gave no claim."""
    doc, text, base = sentence.doc, sentence.text, sentence.start
    out: list[Found] = []
    for trigger in triggers:
        token = trigger.token
        if trigger.frame not in ("act", "tally") or token.tag_ not in ("NNS", "NNPS"):
            continue
        if any(f.start - base <= token.idx < f.end - base for f in found):
            continue
        first = _phrase_start(doc, trigger.first)
        words = [t.lower_ for t in doc[first : trigger.first]]
        among = bearer(replace(trigger, frame="tally"), doc) if AMONG.match(text, token.idx + len(token)) else None
        if (
            (among is None and set(words) & DEFINITE)
            or NOT_OURS.search(text, doc[first].idx, token.idx)
            or (PREVENTED.search(text, 0, doc[first].idx) and not UNTOLD.search(text, 0, doc[first].idx))
        ):
            continue
        of = [w for w in words if w not in MANY]
        group = read_group(doc[first : trigger.first].text) if of else Group()
        told = (
            bool(set(words) & MANY)
            or CAUSING.search(text, 0, doc[first].idx) is not None
            or CONFIRMED.match(text, token.idx + len(token)) is not None
            or OF_MANY.search(text, 0, doc[first].idx) is not None
        )
        if not told and among is None and not (trigger.frame == "act" and token.lemma_ == "death" and group.values()):
            continue
        if set(words) <= {"some", "more"} and words and among is None and trigger.frame == "tally":
            continue
        if not group.values():
            group = among or bearer(trigger, doc) or Group()
        out.append(_claim(sentence, doc[first].idx, token.idx + len(token), trigger.outcome, group, token.idx))
    for m in LOSS.finditer(text):
        near = max(0, m.start() - 40)
        if NEGATED.search(text[near : m.start()]) or any(
            f.start < base + m.end() and base + m.start() < f.end for f in found
        ):
            continue
        who = m["group"].strip()
        group = Group() if who.lower() in OF_ALL else read_group(who)
        out.append(_claim(sentence, m.start(), m.end(), "killed", group, m.end() - 4))
    return out


def _phrase_start(doc: Any, i: int) -> int:
    while (
        i
        and (doc[i - 1].pos_ in ("ADJ", "NOUN", "PROPN", "DET", "ADV") or doc[i - 1].lower_ in MANY)
        and doc[i - 1].text_with_ws.strip()
    ):
        i -= 1
    return i


def _claim(sentence: Sentence, start: int, end: int, outcome: Any, group: Group, trigger: int) -> Found:
    words = " ".join(sentence.text[start:end].split())
    return Found(sentence, sentence.start + start, sentence.start + end, outcome,
                 Count(low=None, high=None, words=words, bound="vague"), group, confidence=0.75,
                 trigger=sentence.start + trigger)  # fmt: skip
