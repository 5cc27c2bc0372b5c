"""Older figures beside newer ones, and bare totals whose outcome was told before."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.casualties.sums import NOUN_OUTCOME
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.phrase import People
from accounted.model import Group, Outcome

OLDER = re.compile(
    r"(?<!made )(?<!make )(?<!makes )\b(?:up|down|rose|risen|rising|climbed|climbing|increased|jumped|revised|raised|grew|lowered|cut|fell|dropped|compared|instead|rather|not)\b(?:\s+\w+){0,3}?\s+(?:from|with|of|than)\s+(?:an?\s+|the\s+|its\s+)?(?:(?:earlier|initial|previous|first|preliminary)\s+)?(?:(?!to\s)\w+\s+){0,3}$"
    r"|\b(?:earlier|initial|previous|preliminary|original|prior|first)\s+(?:\w+\s+)?(?:counts?|figures?|tolls?|reports?|estimates?|tally|tallies|totals?|numbers?)\s+of\s+$"
    r"|\b[\w,]*[\w],\s+not\s+$"
    r"|\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing))\s+(?:the|an?|its|their|our)\s+(?:(?:earlier|previous|old|initial)\s+)?(?:\w+\s+of\s+)?$",
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
        people = from_mention(sentence.doc, m, by_token) or bare_number(m)
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


CHANGED = re.compile(
    r"\b(?P<way>raised|lowered|increased|revised|corrected|cut|updated|changed|amended|reduced|brought|scaled|put)\s+(?:(?:back|down|up)\s+)?(?:its|their|his|her|the|this|that|it)(?:\s+own)?"
    r"(?:\s+(?:earlier|initial|previous|first|official|preliminary))?(?:\s+(?:death\s+)?(?:count|figure|toll|estimate|tally|total|number)s?)?(?:\s+of\s+(?:the\s+)?(?:dead|deaths|killed|injured|wounded|casualties|victims))?"
    r"(?:\s+(?:down|up|upwards?|downwards?|slightly|sharply|by\s+\w+))?\s+(?:to|at)\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""What an earlier figure was changed to: "raised their count to 41", "revised its figure down to nine"."""


def changed_figures(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """ "First reported 36 dead and later raised their count to 41": the 41 is a claim, and the 36 is superseded by it."""
    base, text = sentence.start, sentence.text
    out = []
    for m in mentions:
        if m.count.low is None or m.article or m.count.bound in ("none", "vague"):
            continue
        if any(f.start - base <= m.start < f.end - base for f in found) or not ENDS_FIGURE.match(text, m.end):
            continue
        lead = CHANGED.search(text, max(0, m.start - 90), m.start)
        told = [
            f for f in found
            if lead is not None and f.end - base <= lead.start() and f.count.low is not None and f.count.bound != "none"
            and not f.persons and not f.part and not f.count.derived and _told(f)
        ]  # fmt: skip
        if lead is None or not told:
            continue
        first = max(told, key=lambda f: f.end)
        first.superseded = True
        out.append(
            Found(
                sentence,
                base + lead.start(),
                base + m.end,
                first.outcome,
                m.count,
                first.group,
                total=first.total,
                confidence=0.75,
                trigger=base + lead.start(),
            )
        )
    return out


ENDS_FIGURE = re.compile(
    r"\s*(?:[.,;)”\"]|$)|\s+(?:on|in|at|by|from|after|late|early|later|overnight|yesterday|today|this|when|as|and|people|dead|deaths|killed|\w+day)\b"
)


FOLLOWS = Gated(
    r"\b(?:total|tally|counts?|counted|lists?|listed|document(?:s|ed)|confirm(?:s|ed)?|record(?:s|ed)|regist(?:er|ers|ered)|figure|number|of (?:them|whom|those|these)|"
    r"made up of|in all|in total|(?:corrected|revised|raised|lowered|changed|amended|increased|reduced|cut|updated|put) (?:this|that|it|(?:the|its|their|his|her) (?:\w+ )?(?:toll|figure|count|tally|estimate|number|total)))\b",
    re.I,
)
"""Words by which a sentence without an outcome word leans on the claim told before."""


COUNTS = {"count", "list", "tally", "confirm", "document", "record", "register"}
"""Verbs whose object is a count of those told of before: "the station counts 22 children"."""


BARE_TOTAL = re.compile(
    r"\b(?:given|gave|giving|gives|with|put\s+out|cited|had)\s+(?:a|the)\s+(?:\w+\s+)?(?:figure|number|count|tally|total)\s+of\s+(?:only\s+|just\s+)?$|"
    r"\b(?:given|gave|giving|gives|cit(?:ed|es|ing)|report(?:ed|s|ing)|put(?:s|ting)?)\s+(?:the|its|their|that)\s+(?:(?:total|overall|final)\s+)?(?:number|figure|count|toll|total|dead)\s+(?:as|at)\s+(?:only\s+|just\s+)?$|"
    r"\b(?:corrected|revised|raised|lowered|changed|amended|increased|updated|reduced|cut|put)\s+(?:this|that|it|(?:the|its|their|his|her)\s+(?:earlier\s+|own\s+|death\s+)?(?:toll|figure|number|count|tally|estimate|total))(?:\s+(?:down|up|upwards?|downwards?))?\s+(?:to|at)\s+$|"
    r"\b(?:(?:new|latest|revised|current|updated|final|overall|official)\s+(?:total|count|tally|figure)|(?:total|tally|count)\s+(?:now\s+)?(?:stands?|stood|reached|rose|is|was))\b(?:\s+\w+){0,3}?\s+(?:of|at|to|is|was)?\s*$",
    re.I,
)


OWN_NOUN = re.compile(r"(?:total|tally|count|figure|toll)\s+of\s+", re.I)
IN_ALL = re.compile(r"\s+(?:in\s+(?:all|total)|altogether)\b", re.I)
COUNTS_WORD = re.compile(r"^\W*(?:The\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,4}\s+(?:now\s+)?(?:counts|lists)\s+$")
""" "Radio Lurra counts 22 children": a verb, which a parser takes for a plural."""


def bare_number(m: CountMention) -> People:
    """A number as people of whom nothing is told."""
    return People(0, 0, m.start, m.end, m.count, Group(), mention=m)


def bare_totals(
    sentence: Sentence,
    found: list[Found],
    mentions: list[CountMention],
    by_token: dict[int, CountMention],
    before: Found | None,
) -> list[Found]:
    """ "The new total of 30 …": the outcome is that of the claim told before, in this paragraph or the last."""
    away = sentence.paragraph - before.sentence.paragraph if before is not None else 0
    if before is None or found or away > 2:
        return []
    out: list[Found] = []
    for m in mentions:
        if m.count.low is None or m.article:
            continue
        # "total of 30" is read as one count, its noun included.
        first = m.start + (inside.end() if (inside := OWN_NOUN.match(m.count.words)) else 0)
        lead = BARE_TOTAL.search(sentence.text[max(0, m.start - 50) : first])
        people = from_mention(sentence.doc, m, by_token) or bare_number(m)
        if lead is None and IN_ALL.match(sentence.text, m.end):
            lead, people = re.search(r"$", sentence.text[max(0, m.start - 50) : m.start]), bare_number(m)
        elif lead is None and away > 1:
            continue
        counted = (
            lead is None
            and people.group.words
            and (
                any(
                    t.pos_ == "VERB" and t.lemma_ in COUNTS and t.i < people.first and people.first - t.i <= 3
                    for t in sentence.doc
                )
                or COUNTS_WORD.search(sentence.text[: m.start]) is not None
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
                _outcome_behind(sentence.text, m.end) or before.outcome,
                m.count,
                people.group,
                total=True,
                confidence=0.7,
                trigger=sentence.start + start,
            )
        )
    return [*out, *older_figures(sentence, out, mentions, by_token)]


OUTCOME_BEHIND = re.compile(
    r"\s+(?:\w+\s+)?(killed|dead|deaths|fatalities|injured|wounded|injuries|missing|detained)\b", re.I
)


def _outcome_behind(text: str, end: int) -> Outcome | None:
    """ "He had the figure of 77 injured": the word behind the number, where the parse gave it nobody."""
    behind = OUTCOME_BEHIND.match(text, end)
    return NOUN_OUTCOME[behind[1].lower()] if behind else None


SAYS_ANOTHER = re.compile(
    r"(?:\bbut\b|\bwhile\b|\bwhereas\b|\balthough\b|\bthough\b|;)[^;]{2,90}\b(?:confirm(?:ed|s)?|verif(?:y|ied|ies)|count(?:ed|s)?|"
    r"puts?\s+(?:it|the\s+(?:figure|number|toll|total))\s+at|sp(?:eaks?|oke)\s+of|sa(?:ys?|id)|report(?:s|ed)?|list(?:s|ed)?|record(?:s|ed)?|"
    r"g(?:ave|ives?)|admit(?:s|ted)?)\s+(?:to\s+)?$",
    re.I,
)
ENDS = re.compile(r"\s*(?:[.,;)”\"]|$)")


def second_figures(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """ "The ministry spoke of 62 killed, but the inquiry could confirm only 15": a number alone, of the outcome just told."""
    base, text = sentence.start, sentence.text
    out = []
    for m in mentions:
        if (m.count.low is None and m.count.high is None) or m.article or m.count.bound in ("none", "vague"):
            continue
        told = [
            f
            for f in found
            if f.end - base <= m.start and f.count.low is not None and f.count.bound != "none" and not f.persons
        ]
        if not told or any(f.start - base <= m.start < f.end - base for f in found) or not ENDS.match(text, m.end):
            continue
        first = max(told, key=lambda f: f.end)
        if SAYS_ANOTHER.search(text, first.end - base, m.start) is None:
            continue
        out.append(
            Found(
                sentence,
                base + m.start,
                base + m.end,
                first.outcome,
                m.count,
                first.group,
                total=first.total,
                confidence=0.75,
                trigger=base + m.start,
            )
        )
    return out
