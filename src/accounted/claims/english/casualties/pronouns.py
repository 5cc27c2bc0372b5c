"""Pronouns as those harmed: "he was captured", "those killed in the raid"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.people.phrase import People
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Count, Group

ONE = frozenset({"he", "him", "she", "her", "i", "me"})
SEVERAL = frozenset({"they", "them", "those"})
OF_THINGS_TOO = frozenset(
    {"capture", "seize", "burn", "bury", "hit", "lose", "eliminate", "exterminate", "neutralize", "neutralise"}
)
"""What is done to weapons and houses as well: "they were captured" says nothing of people."""


def people_of_pronoun(trigger: Trigger, token: Any) -> People | None:
    """Whom a pronoun stands for is not resolved: it is one person, or several without a number."""
    low = token.lower_
    suffers = any(c.dep_ == "auxpass" for c in trigger.token.children)
    if (
        low != "those"
        and trigger.frame == "done_to"
        and token.dep_ == "nsubj"
        and trigger.token.i > token.i
        and not suffers
    ):
        return None  # "they killed …": who did it
    if low in SEVERAL:
        if trigger.token.lemma_.lower() in OF_THINGS_TOO and low != "those":
            return None
        if low == "those" and not any(c.dep_ in ("acl", "relcl") for c in token.children):
            return None
        count = Count(low=None, high=None, words=token.text, bound="vague")
    elif low in ONE and token.dep_ != "poss":
        if trigger.token.lemma_.lower() == "lose":
            return None
        count = Count(low=1, high=1, words=token.text)
    else:
        return None
    return People(token.i, token.i, token.idx, token.idx + len(token), count, Group(), head=token, definite=True)


def one_person(token: Any, words: str) -> People:
    """The one person whom a pronoun stands for, as ``words`` say it."""
    count = Count(low=1, high=1, words=words)
    return People(token.i, token.i, token.idx, token.idx + len(token), count, Group(), head=token)


TOLD_OF = re.compile(
    r"(?:all\s+)?(?:the\s+|these\s+|those\s+)?(?:injured|wounded|dead|slain|killed|murdered|kidnapped|abducted|missing|detained|arrested)\s+[a-z]+s\b"
)
""""All the injured sailors", where sixteen were told before."""


def _head(words: str) -> str:
    """The last word of those harmed before what hangs on them, without a plural's end."""
    plain = re.split(r"\s+(?:of|from|in|who|at|on|whose|with|near)\s", words.lower())[0].split()
    return plain[-1].rstrip("s") if plain else ""


def _told_of(f: Found, before: list[Found]) -> bool:
    """ "These agents were kidnapped on 14 August", behind "four police agents kidnapped by …" in the same paragraph."""
    if f.count.low is not None or f.count.high is not None or f.persons or not POINTS.match(f.count.words):
        return False
    head = _head(f.group.words or f.count.words)
    return bool(head) and any(
        g is not f
        and g.outcome == f.outcome
        and g.sentence.paragraph == f.sentence.paragraph
        and g.start < f.start
        and (g.count.low is not None or g.count.bound == "vague")
        and not g.superseded
        and (_head(g.group.words) == head or head in ("people", "person", "victim"))
        for g in before
    )


POINTS = re.compile(r"(?:these|those|the same|all these)\s", re.I)


def only_repeats(f: Found, before: list[Found]) -> bool:
    """Whether a claim made of a pronoun tells again what its paragraph told before: "Two died. They were killed at noon"."""
    word = f.count.words.lower()
    if _told_of(f, before):
        return True
    if f.count.bound == "vague" and TOLD_OF.match(word) and not f.persons:
        return any(
            g is not f and g.outcome == f.outcome and g.count.low is not None and g.sentence.paragraph == f.sentence.paragraph
            and g.start < f.start
            for g in before
        )  # fmt: skip
    if f.group.words or f.persons or word not in ONE | SEVERAL:
        return False
    for g in reversed(before):
        if f.sentence.paragraph - g.sentence.paragraph > (0 if word in ONE else 1):
            return False
        if g is not f and g.outcome == f.outcome and (word in SEVERAL or g.count.low == g.count.high == 1):
            return True
    return False
