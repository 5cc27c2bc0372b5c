"""People who stand beside an outcome word, for where the parse hangs nobody on it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from accounted.claims.english.casualties.hanging import of_those
from accounted.claims.english.counts import CountMention
from accounted.claims.english.groups import read_group
from accounted.claims.english.people.counted import from_mention
from accounted.claims.english.people.phrase import People
from accounted.claims.english.people.words import NOUNS
from accounted.claims.english.triggers.trigger import Trigger
from accounted.claims.english.words import text_of
from accounted.model import Count, Group

AUX = {
    "be",
    "have",
    "get",
    "were",
    "was",
    "been",
    "being",
    "is",
    "are",
    "had",
    "has",
    "leave",
    "remain",
    "feared",
    "fear",
    "report",
    "reportedly",
    "believe",
    "also",
    "confirm",
    "presume",
    "either",
    "all",
    "already",
    "still",
    "find",
    "lie",
    "both",
    "immediately",
    "later",
    "known",
    "know",
    "now",
    "other",
    "badly",
    "seriously",
    "severely",
    "critically",
    "slightly",
    "lightly",
    "mortally",
    "fatally",
    "brutally",
    "to",
    "declare",
    "pronounce",
    "list",
}
"""Lemmas and words that may stand between people and their outcome."""


PUT_THE = re.compile(
    r"\b(?:put|puts|putting|number|numbers|numbered|count|counts|counted|estimate[sd]?)\s+(?:the|its|their)\s+(?:number\s+of\s+)?(?:the\s+)?$",
    re.I,
)


GOES_UP = re.compile(
    r"\b(?:go|goes|went|gone|rise|rises|rose|risen|rising|climb(?:s|ed|ing)?|move[sd]?|bring|brings|brought|take|takes|took|push(?:es|ed)?|jump(?:s|ed)?|is|was|now|put)\s+$",
    re.I,
)


def people_beside(
    trigger: Trigger, doc: Any, by_token: dict[int, CountMention], triggers: list[Trigger]
) -> list[People]:
    """People beside a trigger: "12 (were) dead", "left 12 people dead", "killed at least 12", "dead: 12", "toll of 12"."""
    others = {i for t in triggers if t.token.i != trigger.token.i for i in range(t.first, t.last + 1)}
    if trigger.frame == "state" and PUT_THE.search(text_of(doc)[max(0, trigger.token.idx - 30) : trigger.token.idx]):
        trigger = replace(trigger, frame="toll")
    if of_those(trigger, doc):
        return []
    back = _before(trigger, doc, by_token, others) if trigger.frame not in ("toll", "act") else []
    back = back or _before_aside(trigger, doc, by_token)
    fore = _after(trigger, doc, by_token, others)
    if trigger.frame in ("toll", "act"):
        return fore
    if trigger.frame == "tally":
        return back or (fore if trigger.token.lower_ in ("dead",) else [])
    if trigger.frame == "bodies":
        after = doc[trigger.last + 1].lower_ if trigger.last + 1 < len(doc) else ""
        return back or (fore if after == "of" else [])
    if trigger.frame == "done_to" and trigger.token.tag_ in ("VBG", "VB", "VBZ", "VBP"):
        return fore
    if trigger.frame == "done_to":
        passive = any(c.dep_ == "auxpass" for c in trigger.token.children)
        return back or ([] if passive else fore)
    if trigger.frame == "state":
        return back or fore
    return back


def _before(trigger: Trigger, doc: Any, by_token: dict[int, CountMention], others: set[int]) -> list[People]:
    i = trigger.first - 1
    steps = 0
    while i >= 0 and steps < 9:
        t = doc[i]
        if i in others:
            # "12 wounded men shot dead" says who they are; "12 killed and wounded" shares its people; anything else belongs to the other word
            if t.dep_ != "amod" or not t.i < t.head.i < trigger.first:
                return []
            i, steps = i - 1, steps + 1
            continue
        if i in by_token:
            people = (
                _of_tally(trigger, doc, by_token[i])
                if trigger.frame == "tally"
                else from_mention(doc, by_token[i], by_token)
            )
            if people is None:
                return []
            gap = doc[people.last + 1 : trigger.first]
            if all(_may_stand_between(x) for x in gap):
                return [people]
            return []
        if t.pos_ in ("VERB",) and t.lemma_ not in AUX and t.lower_ not in AUX and t.tag_ != "VBN":
            return []
        if t.text in (";", ":", "(", ")", "”", "“", '"') or t.lower_ in ("but", "while", "that", "because"):
            return []
        i -= 1
        steps += 1
    return []


ASIDE = re.compile(
    r",\s+(?:including|among\s+(?:them|whom)|most\s+of\s+(?:them|whom)|mostly|mainly|some\s+of\s+(?:them|whom)|all\s+of\s+(?:them|whom)|"
    r"\w+\s+of\s+(?:them|whom)|as\s+well\s+as|along\s+with|together\s+with)\b[^.;:]{1,140}?,\s+(?:(?:have|has|had)\s+been|were|was|are|is|died|perished)\b"
    r"(?:\s+(?:also|all|later|reportedly|badly|seriously|severely|slightly|lightly|critically|fatally|shot|found|reported))*\s*$",
    re.I,
)
"""Between people and their verb: "six soldiers, including a colonel and his driver, were | wounded"."""


def _before_aside(trigger: Trigger, doc: Any, by_token: dict[int, CountMention]) -> list[People]:
    """The counted people before an aside that ends at the trigger's helping verb."""
    if trigger.frame not in ("done_to", "state", "happens_to") or "," not in text_of(doc)[: trigger.token.idx]:
        return []
    text = text_of(doc)
    end = trigger.token.idx + (len(trigger.token) if trigger.frame == "happens_to" else 0)
    aside = next((m for m in ASIDE.finditer(text[:end], max(0, end - 200)) if m), None)
    if aside is None:
        return []
    last = next((t for t in reversed(doc[: trigger.first]) if t.idx + len(t) <= aside.start()), None)
    if last is None:
        return []
    for i in range(last.i, max(-1, last.i - 8), -1):
        if i in by_token and not by_token[i].article:
            people = from_mention(doc, by_token[i], by_token)
            return [people] if people is not None and people.end >= last.idx else []
        if doc[i].is_punct and doc[i].text != "-":
            return []
    return []


def _of_tally(trigger: Trigger, doc: Any, mention: CountMention) -> People | None:
    """ "112 civilian deaths": the words between number and tally say of whom."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return None
    first, last = span[0], span[-1]
    between = [t for t in doc[last.i + 1 : trigger.first] if t.lower_ not in ("of", "more", "other", "and")]
    if len(between) > 3 or any(t.pos_ not in (*NOUNS, "ADJ", "ADV") and t.tag_ != "VBN" for t in between):
        return None
    words = doc[between[0].i : trigger.first].text if between else ""
    end = doc[trigger.first - 1]
    return People(
        first.i,
        max(last.i, end.i),
        mention.start,
        max(mention.end, end.idx + len(end)),
        mention.count,
        read_group(words) if words else Group(),
        mention=mention,
        head=trigger.token,
    )


def _may_stand_between(t: Any) -> bool:
    return (
        t.lemma_.lower() in AUX
        or t.lower_ in AUX
        or t.pos_ in ("AUX", "ADV", "ADJ")
        or t.is_space
        or t.lower_ in ("who", "that", "as", "were")
        or t.tag_ in ("VBN",)
        or (t.pos_ in NOUNS and t.dep_ in ("compound", "nmod", "amod"))
    )


STANDS_AT = re.compile(
    r"\btolls?\s+(?:(?:now|rises|rose|climbs|climbed|up|goes|reaches|reached|mounts|jumps)\s+){0,2}(?:to|at|of|reaches|reached|is)?\s*$",
    re.I,
)


def _bare(doc: Any, mention: CountMention) -> People | None:
    """The number alone, whatever noun stands behind it."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or mention.article:
        return None
    return People(
        span[0].i, span[-1].i, mention.start, mention.end, mention.count, Group(), mention=mention, head=span[-1]
    )


PASSES = re.compile(r"\b(?:pass(?:es|ed)|tops?|topped|exceed(?:s|ed)|surpass(?:es|ed)|beyond|past)\s+$", re.I)


FORE_SKIP = {
    "passes",
    "tops",
    "surpasses",
    "past",
    "beyond",
    ":",
    "at",
    "to",
    "of",
    "as",
    "has",
    "had",
    "have",
    "was",
    "were",
    "is",
    "are",
    "the",
    "rose",
    "risen",
    "rise",
    "rises",
    "stands",
    "stood",
    "reached",
    "reaches",
    "climbed",
    "climbs",
    "increased",
    "jumped",
    "now",
    "from",
    "by",
    "up",
    "in",
    "that",
    "hit",
    "put",
    "been",
    "be",
    "might",
    "may",
    "could",
    "would",
    "exceed",
    "exceeds",
    "exceeded",
    "stand",
    "passed",
    "surpassed",
    "topped",
    "on",
    "remained",
    "remains",
    "both",
    "-",
    "–",
    "—",
    "least",
    "still",
    "currently",
    "also",
    "toll",
    "its",
    "his",
    "their",
    "all",
    "fell",
    "dropped",
    "revised",
    "lowered",
    "downward",
    "down",
    "upward",
    "official",
    "rising",
    "climbing",
    "or",
}


def _after(trigger: Trigger, doc: Any, by_token: dict[int, CountMention], others: set[int]) -> list[People]:
    i = trigger.last + 1
    limit = 11 if trigger.frame == "toll" else 4
    steps = 0
    while i < len(doc) and steps < limit:
        t = doc[i]
        if i in by_token:
            people = from_mention(doc, by_token[i], by_token)
            if by_token[i].article and trigger.frame != "done_to":
                return []
            if (
                people is not None
                and trigger.frame == "toll"
                and PASSES.search(text_of(doc)[: by_token[i].start])
                and people.count.bound == "exact"
                and people.count.low is not None
            ):
                people = replace(
                    people,
                    count=Count(low=people.count.low + 1, high=None, words=people.count.words, bound="more_than"),
                )
            if (
                people is not None
                and trigger.frame == "toll"
                and people.count.bound == "up_to"
                and GOES_UP.search(text_of(doc)[: by_token[i].start])
            ):
                # "the toll goes up to 23" is 23
                people = replace(
                    people, count=Count(low=people.count.high, high=people.count.high, words=people.count.words)
                )
            if people is None and trigger.frame == "toll" and STANDS_AT.search(text_of(doc), 0, by_token[i].start):
                people = _bare(doc, by_token[i])  # "takes toll to 158 opposition seeks …", a headline run into the next
            if people is None:
                if trigger.frame == "toll":
                    i += 1
                    steps += 1
                    continue
                return []
            # "killed on Monday, 12 people were wounded": what follows with its own outcome word is not ours
            after = doc[people.last + 1 : people.last + 4]
            if (
                trigger.frame != "toll"
                and any(x.i in others for x in after)
                and not any(x.lower_ in ("and", ",") for x in doc[people.last + 1 : people.last + 2])
            ):
                return []
            return [people]
        if trigger.frame == "toll":
            if i in others or t.text in (";", "."):
                return []
            if (
                t.pos_ in NOUNS
                or t.lower_ in FORE_SKIP
                or t.pos_ in ("ADP", "DET", "ADJ", "AUX", "ADV", "VERB", "PART", "PROPN", "PUNCT")
            ):
                i += 1
                steps += 1
                continue
        if (t.lower_ in FORE_SKIP and t.lower_ not in ("in", "by", "on", "was", "were", "the", "had")) or (
            t.lower_ == "the" and steps == 0
        ):
            i += 1
            steps += 1
            continue
        return []
    return []
