"""People told behind a bracket: "six priests -- five Spaniards and a Basque -- and two women"."""

from __future__ import annotations

import re
from typing import Any

from accounted.claims.english.casualties.harm_nouns import people_listed
from accounted.claims.english.counts import CountMention
from accounted.claims.english.people.phrase import People
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.words import text_of

BRACKETED = re.compile(r"\s*(?:--|–|—|\()[^-–—()]{3,90}(?:--|–|—|\))\s*,?\s*and\s+")
SHARED = frozenset({"killed", "injured", "missing", "detained", "killed_or_injured"})


def outside_brackets(doc: Any, people: list[People]) -> list[People]:
    """``people`` without those who only tell in a bracket whom the first count is made of."""
    if len(people) < 2 or (bracket := BRACKETED.match(text_of(doc), people[0].end)) is None:
        return people
    return [p for p in people if not people[0].end <= p.start < bracket.end()]


def behind_brackets(
    trigger: Trigger, doc: Any, by_token: dict[int, CountMention], people: list[People]
) -> list[People]:
    """Further people of a trigger, told behind the bracket that follows ``people``."""
    if trigger.outcome not in SHARED or not people or trigger.frame not in ("done_to", "happens_to", "state"):
        return []
    text = text_of(doc)
    out: list[People] = []
    behind = BRACKETED.match(text, people[0].end)
    if behind is not None and people[0].last < trigger.first:
        out += people_listed(doc, behind.end(), by_token)
    known = list(people)
    fresh = []
    for p in out:
        if (
            not any(p.first <= q.last and q.first <= p.last for q in known)
            and not trigger.first <= p.first <= trigger.last
        ):
            fresh.append(p)
            known.append(p)
    return fresh
