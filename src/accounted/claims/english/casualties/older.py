"""Older figures beside newer ones, and bare totals whose outcome was told before."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.phrases import from_mention

OLDER = re.compile(
    r"\b(?:up|down|rose|risen|rising|climbed|climbing|increased|jumped|revised|raised|grew|lowered|cut|fell|dropped|compared|instead|rather|not)\b(?:\s+\w+){0,3}?\s+(?:from|with|of|than)\s+(?:an?\s+|the\s+|its\s+)?(?:(?:earlier|initial|previous|first|preliminary)\s+)?(?:(?!to\s)\w+\s+){0,3}$"
    r"|\b(?:earlier|initial|previous|preliminary|original|prior|first)\s+(?:\w+\s+)?(?:counts?|figures?|tolls?|reports?|estimates?|tally|tallies|totals?|numbers?)\s+of\s+$"
    r"|\b[\w,]*[\w],\s+not\s+$",
    re.I,
)


GIVEN_BEFORE = re.compile(
    r"^(?:\s+\w+){0,2}\s+(?:given|reported|announced|stated|put\s+out|published)\s+(?:\w+\s+){0,2}?(?:before|earlier|previously|at\s+first|initially)\b",
    re.I,
)


def older_figures(
    sentence: Sentence, found: list[Found], mentions: list[CountMention], by_token: dict[int, CountMention]
) -> list[Found]:
    """ "… 31, up from 22": the 22 is a claim too, superseded by the one that stands before it."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for m in mentions:
        if (
            m.count.low is None
            or m.count.bound == "none"
            or any(f.start - base <= m.start and m.end <= f.end - base and f.count == m.count for f in found)
        ):
            continue
        if not (OLDER.search(text[max(0, m.start - 60) : m.start]) or GIVEN_BEFORE.search(text[m.end : m.end + 60])):
            continue
        near = [
            f
            for f in found
            if f.count.low is not None and not f.part and not f.persons and _told(f) and _gap(f, base + m.start) < 140
        ]
        if not near:
            continue
        newer = min(near, key=lambda f: (_gap(f, base + m.start), f.start))
        people = from_mention(sentence.doc, m, by_token)
        if people is None:
            continue
        start, end = min(newer.start, base + m.start), max(newer.end, base + people.end)
        out.append(
            Found(
                sentence,
                start,
                end,
                newer.outcome,
                m.count,
                newer.group,
                superseded=True,
                confidence=0.85,
                trigger=newer.trigger,
                total=newer.total,
            )
        )
    return out


def _gap(f: Found, at: int) -> int:
    """Characters between a claim's quote and an offset of the report; 0 inside the quote."""
    return max(0, f.start - at, at - f.end)


def _told(f: Found) -> bool:
    """A figure, and no single person: only a figure can have an older one."""
    return f.count.words.lower() not in ("", "a", "an")


FOLLOWS = re.compile(
    r"\b(?:total|tally|counts?|counted|lists?|listed|document(?:s|ed)|confirm(?:s|ed)?|record(?:s|ed)|regist(?:er|ers|ered)|figure|number|of (?:them|whom|those|these)|number of)\b",
    re.I,
)
"""Words by which a sentence without an outcome word leans on the claim told before."""


COUNTS = {"count", "list", "tally", "confirm", "document", "record", "register"}
"""Verbs whose object is a count of those told of before: "the station counts 22 children"."""


BARE_TOTAL = re.compile(
    r"\b(?:given|gave|giving|gives|with|put\s+out|cited|had)\s+(?:a|the)\s+(?:\w+\s+)?(?:figure|number|count|tally|total)\s+of\s+(?:only\s+|just\s+)?$|"
    r"\b(?:(?:new|latest|revised|current|updated|final|overall|official)\s+(?:total|count|tally|figure)|(?:total|tally|count)\s+(?:now\s+)?(?:stands?|stood|reached|rose|is|was))\b(?:\s+\w+){0,3}?\s+(?:of|at|to|is|was)?\s*$",
    re.I,
)


def bare_totals(
    sentence: Sentence,
    found: list[Found],
    mentions: list[CountMention],
    by_token: dict[int, CountMention],
    before: Found | None,
) -> list[Found]:
    """ "The new total of 30 …": the outcome is that of the claim told before, in this paragraph or the last."""
    if before is None or found or sentence.paragraph - before.sentence.paragraph > 1:
        return []
    out: list[Found] = []
    for m in mentions:
        if m.count.low is None or m.article:
            continue
        lead = BARE_TOTAL.search(sentence.text[max(0, m.start - 50) : m.start])
        people = from_mention(sentence.doc, m, by_token)
        if people is None:
            continue
        counted = (
            lead is None
            and people.group.words
            and any(
                t.pos_ == "VERB" and t.lemma_ in COUNTS and t.i < people.first and people.first - t.i <= 3
                for t in sentence.doc
            )
        )
        if lead is None and not counted:
            continue
        start = max(0, m.start - 50) + lead.start() if lead else m.start
        out.append(
            Found(
                sentence,
                sentence.start + start,
                sentence.start + people.end,
                before.outcome,
                m.count,
                people.group,
                total=True,
                confidence=0.7,
                trigger=sentence.start + start,
            )
        )
    return [*out, *older_figures(sentence, out, mentions, by_token)]
