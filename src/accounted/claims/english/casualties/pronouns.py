"""Pronouns as those harmed: "he was captured", "those killed in the raid"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Count, Group

ONE = frozenset({"he", "him", "she", "her", "i", "me"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
SEVERAL = frozenset({"they", "them", "those"})
OF_THINGS_TOO = frozenset(
    {"capture", "seize", "burn", "bury", "hit", "lose", "eliminate", "exterminate", "neutralize", "neutralise"}
)
"""What is done to weapons and houses as well: "they were captured" says nothing of people."""


def people_of_pronoun(trigger: Trigger, token: Any) -> People | None:
    """Whom a pronoun stands for is not resolved: it is one person, or several without a number."""
    low = token.lower_
    suffers = any(c.dep_ == "auxpass" for c in trigger.token.children)
    if low == "another" or (low in ORDINALS and token.i and token.nbor(-1).lower_ == "a"):
        return _one_more(trigger, token)
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


def _one_more(trigger: Trigger, token: Any) -> People | None:
    """ "Two guards were killed and another | wounded", "a second was hurt": one more, of whom the word does not say who; None where it
    is a thing's or whoever did it."""
    verb = trigger.token
    if verb.lemma_.lower() in OF_THINGS_TOO - {"capture"} or trigger.frame not in ("done_to", "happens_to"):
        return None
    if verb.i < token.i:
        return _other_object(verb, token)
    if any(c.dep_ in ("dobj", "obj") and c.i > trigger.last for c in verb.children):
        return None  # "another wounded two soldiers"
    after = trigger.last + 1
    if after < len(verb.doc) and (
        verb.doc[after].pos_ in ("NUM", "PRON") or verb.doc[after].lower_ in ("a", "an", "the")
    ):
        return None
    words = token.text if token.lower_ == "another" else f"a {token.text}"
    count = Count(low=1, high=1, words=words)
    return People(token.i, token.i, token.idx, token.idx + len(token), count, Group(), more=True, head=token)


def _other_object(verb: Any, token: Any) -> People | None:
    """ "Killing one guard and wounding | another": one more of the sort that the first verb's object is; None where no person is."""
    if token.dep_ not in ("dobj", "obj") or verb.dep_ not in ("conj", "advcl"):
        return None
    after = token.i + 1
    if after < len(token.doc) and token.doc[after].pos_ in (*NOUNS, "ADJ", "NUM"):
        return None
    first = next((c for c in verb.head.children if c.dep_ in ("dobj", "obj", "nsubjpass") and c.i < verb.i), None)
    if first is None:
        return None
    sort = first.lemma_ if first.pos_ in NOUNS and is_person_noun(first.lower_) else ""
    if not sort and first.pos_ not in ("NUM", "PROPN"):
        return None
    words = token.text if token.lower_ == "another" else f"a {token.text}"
    return People(
        token.i,
        token.i,
        token.idx,
        token.idx + len(token),
        Count(low=1, high=1, words=words),
        read_group(sort) if sort else Group(),
        more=True,
        head=token,
    )


def one_person(token: Any, words: str) -> People:
    """The one person whom a pronoun stands for, as ``words`` say it."""
    count = Count(low=1, high=1, words=words)
    return People(token.i, token.i, token.idx, token.idx + len(token), count, Group(), head=token)


def those_of_the_clause(f: Found, people_at: Callable[[int, int], list[People]]) -> Found:
    """ "Ruiz, Ost and Kern were on their way home when they were kidnapped": ``f`` of "they" with the number and names of the subject
    of the clause that theirs hangs on, where that is counted; else as it is.

    ``people_at``: the people listed between two characters of the sentence.
    """
    if f.count.words.lower() != "they" or f.group.words or f.persons or f.sentence.doc is None:
        return f
    verb = next((t for t in f.sentence.doc if t.idx == f.trigger - f.sentence.start), None)
    if verb is None or verb.dep_ != "advcl" or verb.head.i >= verb.i:
        return f
    subject = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if (
        subject is None
        or subject.pos_ == "PRON"
        or any(t.tag_ in ("NNS", "NNPS") for t in f.sentence.doc[verb.head.i : verb.i])
    ):
        return f
    told = people_at(subject.left_edge.idx, verb.head.idx)
    if not told or any(p.count.low is None or p.count.bound == "none" for p in told):
        return f
    one = told[0]
    if len(told) > 1 or (one.count.low or 0) < 2:
        return f
    return replace(
        f, start=min(f.start, f.sentence.start + one.start), count=one.count, group=one.group, persons=one.names
    )


TO_HOSPITAL = re.compile(r"(?:taken|rushed|brought|evacuated|flown|airlifted|transferred|admitted)\b", re.I)


def without_those_who_died_there(found: list[Found]) -> list[Found]:
    """ "The driver was taken to hospital, where he died": one killed, and no one injured beside him."""
    dead = [
        g
        for g in found
        if g.outcome == "killed" and g.count.words.lower() in ONE and not g.group.words and not g.persons
    ]
    if not dead:
        return found
    return [
        f for f in found
        if not (
            f.outcome == "injured" and f.count.low == f.count.high == 1
            and TO_HOSPITAL.match(f.sentence.text, f.trigger - f.sentence.start)
            and any(0 < g.trigger - f.trigger < 120 for g in dead)
        )
    ]  # fmt: skip


TOLD_OF = re.compile(
    r"(?:all\s+)?(?:the\s+|these\s+|those\s+)?(?:injured|wounded|dead|slain|killed|murdered|kidnapped|abducted|missing|detained|arrested)\s+[a-z]+s\b"
)
""""All the injured sailors", where sixteen were told before."""


def _head(words: str) -> str:
    """The last word of those harmed before what hangs on them, without a plural's end."""
    plain = re.split(r"\s+(?:of|from|in|who|at|on|whose|with|near)\s", words.lower())[0].split()
    return plain[-1].rstrip("s") if plain else ""


def _words(f: Found) -> set[str]:
    """The words for those harmed, without a plural's end: of "guards Ruiz and Kern" the guards too."""
    return {word.rstrip("s") for word in f.group.words.lower().split()}


def _told_of(f: Found, before: list[Found]) -> bool:
    """ "These agents were kidnapped on 14 August", behind "four police agents kidnapped by …" in the same paragraph."""
    if f.count.low is not None or f.count.high is not None or f.persons or not _points(f):
        return False
    head = _head(f.group.words or f.count.words)
    return bool(head) and any(
        g is not f
        and g.outcome == f.outcome
        and g.sentence.paragraph == f.sentence.paragraph
        and g.start < f.start
        and (g.count.low is not None or g.count.bound == "vague")
        and not g.superseded
        and (
            _head(g.group.words) == head or head in ("people", "person", "victim") or (g.persons and head in _words(g))
        )
        for g in before
    )


POINTS = re.compile(r"(?:these|those|the same|all these)\s", re.I)
THE = re.compile(r"\bthe\s+$", re.I)


def _points(f: Found) -> bool:
    """ "These agents", "the agents": known from before."""
    at = number_at(f, f.sentence)
    return POINTS.match(f.count.words) is not None or THE.search(f.sentence.text, max(0, at - 8), at) is not None


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
        one = g.count.low == g.count.high == 1
        if g is f or g.outcome != f.outcome or (g.stance == "hypothetical" and f.stance != "hypothetical"):
            continue  # "they threatened to kill the mayor. He was killed": told for the first time
        if g.stance == "hypothetical" and one and word in SEVERAL:
            continue
        if one or word in SEVERAL:
            return True
    return False
