"""Outcome words that share their people, and bare numbers that share a group."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.people.phrase import People
from accounted.claims.english.triggers.trigger import Trigger


def _says_who(word: Any, people: People, verb: Any) -> bool:
    """ "The 23 people killed there were taken to hospital": ``word`` tells who they are, ``verb`` what became of them."""
    return (
        word.dep_ in ("acl", "amod", "relcl")
        and people.first <= word.head.i <= people.last
        and word.i < verb.i
        and all(x.i != word.i for x in verb.conjuncts)
        and verb.head.i != word.i
        and verb.head.i != word.head.i
    )


WHO_THEY_ARE = frozenset({"displaced", "detained", "missing", "injured"})
"""Outcomes by whose words people are known when something else befalls them."""


def _without_who_they_are(
    hung: list[tuple[Trigger, list[People], float]],
) -> list[tuple[Trigger, list[People], float]]:
    """ "Five displaced people were killed": who they were and what became of them; their outcome is what is told of them."""
    if len(hung) < 2 or not any(t.outcome in WHO_THEY_ARE and t.token.dep_ == "amod" for t, _, _ in hung):
        return hung
    out = []
    for trigger, people, sure in hung:
        if trigger.outcome in WHO_THEY_ARE and trigger.token.dep_ == "amod":
            left = [p for p in people if not any(_befalls(other, others, trigger, p) for other, others, _ in hung)]
            if people and not left:
                continue
            people = left
        out.append((trigger, people, sure))
    return out


def _befalls(other: Trigger, others: list[People], trigger: Trigger, p: People) -> bool:
    """Whether ``other`` is told of the people ``p`` whom ``trigger`` describes, as what has been done."""
    word = trigger.token
    if other.outcome == trigger.outcome or not p.first <= word.i <= p.last or word.head.i > p.last:
        return False
    if p.first <= other.token.i <= p.last or any(c.i == word.i for c in other.token.conjuncts):
        return False
    if any(c.dep_ == "neg" or c.tag_ in ("MD", "TO") for c in other.token.children):
        return False  # "three detained men may be shot": so far they are detained
    return any((q.first, q.last) == (p.first, p.last) for q in others)


def _without_owned_bodies(
    hung: list[tuple[Trigger, list[People], float]],
) -> list[tuple[Trigger, list[People], float]]:
    """ "The mayor's remains were buried": the mayor, and nobody beside him."""
    owned = {t.token.i for t, people, _ in hung if t.frame == "bodies" and people}
    if not owned:
        return hung
    return [
        (
            t,
            [
                p
                for p in people
                if p.count.low is not None or p.last not in owned or p.last in range(t.first, t.last + 1)
            ],
            sure,
        )
        for t, people, sure in hung
    ]


def _has_its_own(other: Trigger, trigger: Trigger, p: People, of_other: list[People]) -> bool:
    """ "The deaths of 398 soldiers and 800 | wounded", "a toll of one person | wounded": the word right behind them is theirs, and not
    the noun before them all. "The deaths of 12 wounded" are deaths."""
    if (
        trigger.frame not in ("state", "done_to")
        or not other.token.i < p.first < trigger.first
        or trigger.first < p.last
    ):
        return False
    if trigger.first > p.last + 1 or (trigger.first == p.last and p.group.words):
        return False
    return other.frame == "toll" or (other.frame in ("act", "tally") and any(q.last < p.first for q in of_other))


def one_outcome_each(
    hung: list[tuple[Trigger, list[People], float]], doc: Any
) -> list[tuple[Trigger, list[People], float]]:
    """ "dead or wounded", "killed and wounded twelve": one count under two outcome words is killed-or-injured."""
    hung = _without_owned_bodies(_without_who_they_are(hung))
    out: list[tuple[Trigger, list[People], float]] = []
    used: dict[tuple[int, int], int] = {}
    empty: list[Trigger] = []
    parted: list[tuple[Trigger, list[People], float]] = []
    for trigger, people, sure in hung:
        keep = []
        for p in people:
            key = (p.first, p.last)
            at = used.get(key)
            if at is None:
                used[key] = len(out)
                keep.append(p)
                continue
            if at == len(out):
                continue  # the same people twice under this one word
            other = out[at][0]
            if _two_claims(other, trigger, p, doc):
                keep.append(p)
            elif (
                trigger.frame == "bodies"
            ):  # "13 wounded men and seven bodies": bodies are dead, whoever stands before them
                out[at] = (other, [q for q in out[at][1] if (q.first, q.last) != key], out[at][2])
                used[key] = len(out)
                keep.append(p)
            elif _has_its_own(other, trigger, p, out[at][1]):
                out[at] = (other, [q for q in out[at][1] if (q.first, q.last) != key], out[at][2])
                used[key] = len(out)
                keep.append(p)
            elif {other.outcome, trigger.outcome} == {"killed", "injured"} and _says_who(other.token, p, trigger.token):
                pass  # "23 killed people were taken to hospital"
            elif {other.outcome, trigger.outcome} == {"killed", "injured"}:
                joined = replace(
                    other,
                    outcome="killed_or_injured",
                    first=min(other.first, trigger.first),
                    last=max(other.last, trigger.last),
                )
                mine = [q for q in out[at][1] if (q.first, q.last) == key]
                rest = [q for q in out[at][1] if (q.first, q.last) != key]
                out[at] = (joined, mine, sure) if not rest else (other, rest, sure)
                if rest:
                    parted.append((joined, mine, sure))
        if keep:
            out.append((trigger, keep, sure))
        elif not people:
            empty.append(trigger)
    out += parted
    # "12 dead and wounded", "dozens killed or injured": a second word with no people of its own right beside the first
    for trigger in empty:
        for k, (other, people, sure) in enumerate(out):
            if {other.outcome, trigger.outcome} != {"killed", "injured"}:
                continue
            low, high = sorted((other.token.i, trigger.token.i))
            middle = [t.lower_ for t in doc[low + 1 : high]]
            if (
                0 < len(middle) <= 3
                and set(middle) <= {"and", "or", "/", "either", ",", "were", "been"}
                and set(middle) & {"and", "or", "/"}
            ):
                if all(_two_claims(other, trigger, p, doc) for p in people):
                    out.append((trigger, people, sure))
                    break
                out[k] = (
                    replace(
                        other,
                        outcome="killed_or_injured",
                        first=min(other.first, trigger.first),
                        last=max(other.last, trigger.last),
                    ),
                    people,
                    sure,
                )
    return out


def _two_claims(other: Trigger, trigger: Trigger, p: People, doc: Any) -> bool:
    """Whether two outcomes of the same people are told each for itself.

    "Killed and injured residents": some of these, some of those. Under one number nobody knows how many of each, and
    "killed or injured" leaves open which. Of other pairs ("kidnapped and killed eleven people") both are true of all.
    """
    if trigger.outcome == other.outcome or "killed_or_injured" in (other.outcome, trigger.outcome):
        return False
    if {other.outcome, trigger.outcome} != {"killed", "injured"}:
        return True
    low, high = sorted((other.token.i, trigger.token.i))
    return p.mention is None and not any(t.lower_ in ("or", "/") for t in doc[low + 1 : high])


JOINS = frozenset({"and", ",", ":", "--", "("})
PARTS = frozenset(
    {"but", ";", "while", "including", ".", "said", "says", "claimed", "claims", "insisted", "told", "added", "stated"}
)
""""Denied that villagers were hurt and said it killed 22": of whom, it does not say."""


def elliptical(hung: list[tuple[Trigger, list[People], float]], doc: Any) -> list[tuple[Trigger, list[People], float]]:
    """ "62 soldiers were killed and 100 wounded": a bare number joined by "and" is of the group told just before."""
    out: list[tuple[Trigger, list[People], float]] = []
    last: People | None = None
    for trigger, people, sure in hung:
        mine = []
        for p in people:
            if (
                last is not None
                and p.mention is not None
                and not p.group.words
                and not p.more
                and last.last < p.first <= last.last + 7
            ):
                between = {t.lower_ for t in doc[last.last + 1 : p.first]}
                bare = p.last == p.first or p.end == p.mention.end
                if bare and between & JOINS and not between & PARTS:
                    p = replace(p, group=last.group)
            mine.append(p)
            if p.group.words:
                last = p
        out.append((trigger, mine, sure))
    return out


def without_known_fates(found: list[Found]) -> list[Found]:
    """``found`` without killed-or-injured of those of whom the same sentence tells which: "the casualties include a guard, who died"."""
    return [
        f
        for f in found
        if f.outcome != "killed_or_injured" or f.count.low is None or not any(_of_the_same(f, g) for g in found)
    ]


def _of_the_same(f: Found, g: Found) -> bool:
    text, base = f.sentence.text, f.sentence.start
    if g.outcome not in ("killed", "injured") or (f.count.low, f.count.high) != (g.count.low, g.count.high):
        return False
    if f.start <= g.start < f.end and f.group.words:
        return f.group.words in text[g.start - base : g.end - base]
    return f.count.low == 1 and NAMED_AS.fullmatch(text, f.end - base, max(f.end, g.start) - base) is not None


NAMED_AS = re.compile(r"\s*,?\s*(?:known\s+(?:only\s+)?as|called|named|identified\s+as|nicknamed|alias)\s+[\"“]?", re.I)
