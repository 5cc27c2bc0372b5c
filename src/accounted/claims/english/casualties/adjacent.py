"""Numbers and outcome words that stand side by side, where the parse goes astray: "13 wounded and 4 dead soldiers".

What stands next to what is surer here than what the parser hangs where: a number right before an outcome word is that
word's, and a number before two joined outcome words is both's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.counts import CountMention
from accounted.claims.english.people.phrase import People
from accounted.claims.english.triggers.trigger import Trigger
from accounted.model import Group

Hung = list[tuple[Trigger, list[People], float]]

FRAMES = ("state", "done_to")
TOTAL_OF = re.compile(r"(?:total|tally|count|figure|toll|number)\s+of\s", re.I)
HARMS = frozenset({"killed", "injured"})


def numbers_beside(hung: Hung, doc: Any, by_token: dict[int, Any]) -> Hung:
    """``hung`` with each number that stands beside an outcome word given to that word, or to both where two share it."""
    return _kept(_shared(_restored(hung, doc, by_token), doc))


def _restored(hung: Hung, doc: Any, by_token: dict[int, Any]) -> Hung:
    """ "13 wounded and 4 dead soldiers": the 13 are wounded, the 4 dead; nobody is one or the other."""
    held = {p.mention.start for _, people, _ in hung for p in people if p.mention is not None}
    states = [t for t, _, _ in hung if t.frame in FRAMES and t.outcome in HARMS]
    out: Hung = []
    for trigger, people, sure in hung:
        mention = by_token.get(trigger.first - 1) if trigger in states else None
        if mention is None or mention.start in held:
            out.append((trigger, people, sure))
            continue
        alone = TOTAL_OF.match(mention.count.words) or trigger.last + 1 >= len(doc) or doc[trigger.last + 1].is_punct
        if not people and trigger.frame == "state" and alone:
            # "a total of 40 dead replaces the 29 …"; "18 dead, he said, and 40 hurt."
            out.append((trigger, [_bare(trigger, mention, doc)], sure))
            continue
        theirs = [
            p
            for p in people
            if p.mention is not None and any(o is not trigger and p.first < o.first <= p.last for o in states)
        ]
        if not theirs or trigger.last + 1 >= len(doc) or doc[trigger.last + 1].lower_ not in ("and", ",", "or"):
            out.append((trigger, people, sure))
            continue
        bare = _bare(trigger, mention, doc)
        out.append((trigger, [bare, *(p for p in people if p not in theirs)], sure))
    return out


def _bare(trigger: Trigger, mention: CountMention, doc: Any) -> People:
    """The number and the outcome word behind it, of whom nothing else is told."""
    last = doc[trigger.last]
    return People(
        first=trigger.first - 1,
        last=trigger.last,
        start=mention.start,
        end=last.idx + len(last),
        count=mention.count,
        group=Group(),
        mention=mention,
        head=last,
    )


def _shared(hung: Hung, doc: Any) -> Hung:
    """ "10 dead and wounded women", "12 killed or wounded rebels": one number, and nobody knows how many of each."""
    out = list(hung)
    for k, (first, people, sure) in enumerate(hung):
        for n, (second, others, _) in enumerate(hung):
            joined = (
                first.frame in FRAMES
                and second.frame in FRAMES
                and {first.outcome, second.outcome} == HARMS
                and second.first == first.last + 2
                and doc[first.last + 1].lower_ in ("and", "or")
            )
            mine = [p for p in people if joined and p.mention is not None and p.last in (first.first - 1, first.last)]
            before = doc[first.first - 1] if first.first else None
            if before is None or len(mine) != 1 or (m := mine[0].mention) is None or before.idx + len(before) != m.end:
                continue
            after = next((p for p in others if p.mention is None and p.first == second.last + 1), None)
            both = mine[0] if after is None else replace(mine[0], last=after.last, end=after.end, group=after.group)
            out[k] = (replace(first, outcome="killed_or_injured", last=second.last), [both], sure)
            out[n] = (second, [p for p in others if p is not after and p.mention is not m], sure)
    had = {id(t) for t, people, _ in hung if people}
    return [row for row in out if row[1] or id(row[0]) not in had]  # a word that lost its people looks for no others


def _kept(hung: Hung) -> Hung:
    """ "Three dead and ten injured": a number right before an outcome word is that word's alone.

    Words joined without a number of their own ("12 dead and wounded") share theirs.
    """
    words = [t for t, _, _ in hung if t.frame in FRAMES]
    counted = {p.last: p for _, people, _ in hung for p in people if p.mention is not None}

    def owner(p: People) -> Trigger | None:
        if p.mention is None:
            return None
        inside = [t for t in words if p.first < t.first < p.last]
        if len(inside) == 1:
            return inside[0]  # "10 dead women": not theirs who were wounded before the comma
        return next((t for t in words if p.last == t.first - 1 or p.first < t.first == p.last), None)

    own = {t.token.i for t in words for p in counted.values() if owner(p) is t}
    return [(t, [p for p in people if t.token.i not in own or owner(p) in (None, t)], sure) for t, people, sure in hung]
