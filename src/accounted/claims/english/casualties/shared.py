"""Counts without an outcome word of their own that share the one told just before."""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.model import Group, Outcome

CASUALTIES: frozenset[Outcome] = frozenset({"killed", "injured", "killed_or_injured"})
JOINED = Gated(r"(?:,\s*)?\b(?:and|but|nor|yet)\s+$", re.I)
CLAUSE_ENDS = re.compile(r"\s+(?P<who>(?:[\w’'-]+\s){0,2}[\w’'-]+?)(?=\s*(?:[.,;:!?”\"()]|$|\s[–—-]+\s))")
"""What is counted, with nothing behind it: a verb there would tell something else of them."""
WITHOUT_VERB = re.compile(r"[^.;:]{0,80}")


def none_besides(sentence: Sentence, found: list[Found], mentions: list[CountMention]) -> list[Found]:
    """ "Eight rebels were killed and not a single villager": nobody of the second group, under the outcome of the first."""
    out: list[Found] = []
    text, base = sentence.text, sentence.start
    for m in mentions:
        joined = JOINED.search(text[: m.start])
        if m.count.bound != "none" or joined is None:
            continue
        joint = joined.start()
        rest = CLAUSE_ENDS.match(text, m.end)
        if rest is None or not is_person_noun(rest["who"].split()[-1].lower()):
            continue
        before = [
            f
            for f in found
            if f.outcome in CASUALTIES
            and f.count.bound != "none"
            and f.end - base <= m.start
            and WITHOUT_VERB.fullmatch(text[f.end - base : joint])
            and not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in sentence.doc if f.end - base <= t.idx < joint)
        ]
        told: dict[Outcome, Found] = {}
        for f in sorted(before, key=lambda f: (number_at(f, sentence), f.end)):
            told[f.outcome] = f
        # Of several outcomes only those whose clause reaches the joint: "six died and two were hurt, but no guard"
        for f in told.values():
            out.append(
                Found(
                    sentence,
                    f.start,
                    base + rest.end(),
                    f.outcome,
                    m.count,
                    read_group(rest["who"]),
                    confidence=0.85,
                    trigger=f.trigger,
                )
            )
    return out


NEXT_PART = re.compile(r"\s*(?:,|;|,?\s*\band\b|,?\s*\bwhile\b)\s*$", re.I)
WERE = re.compile(
    r"\s+(?:were|was|are|is)\s+(?:an?\s+)?(?P<group>(?:[\w’'-]+\s?){1,3}?)(?=\s*(?:[,.;]|$)|\s+(?:and|in|from|who|that|on|at|of)\b)"
)
BARE = re.compile(r"\s+(?:an?\s+)?(?P<group>(?:[\w’'-]+\s?){1,3}?)(?=\s*(?:[.,;]|$)|\s+and\b)")
LIST_ENDS = re.compile(r"\s*(?:[.;”\"]|$|,\s+(?:[\w’'-]+\s+){1,5}said\b)")


def further_parts(text: str, end: int, mentions: list[CountMention]) -> list[tuple[CountMention, Group, int]]:
    """The counts that go on a list of parts: "(seven of the dead were civilians), two were guards and one a clerk".

    ``end``: where the part before ends. Each with its group and the offset behind it. The list stops at the first count
    of which anything but a sort of people is told ("and three were wounded", "and two soldiers stood by").
    """
    m = next((x for x in mentions if x.start >= end), None)
    if m is None or m.count.low is None or m.count.bound == "none" or not NEXT_PART.fullmatch(text[end : m.start]):
        return []
    were = WERE.match(text, m.end)
    rest = were or BARE.match(text, m.end)
    words = rest["group"].split() if rest else []
    if rest is None or not words or words[0].lower() in HARMED or not is_person_noun(words[-1].lower()):
        return []
    more = further_parts(text, rest.end(), mentions)
    if were is None and not more and not LIST_ENDS.match(text, rest.end()):
        return []  # "two soldiers were hurt": said of them alone
    return [(m, read_group(" ".join(words)), rest.end()), *more]


HARMED = frozenset(
    {"wounded", "injured", "hurt", "missing", "dead", "killed", "detained", "arrested", "others", "other", "more"}
)
"""Words of another outcome, or of no sort of people."""
