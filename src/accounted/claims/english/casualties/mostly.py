"""The larger part of the counted: "fifty are dead, mostly civilians", "seventy lost their lives, most of them miners"."""

from __future__ import annotations

import re
from dataclasses import replace

from accounted.claims.english.casualties.found import Found, number_at
from accounted.claims.english.document import Sentence
from accounted.claims.english.groups import is_person_noun, read_group
from accounted.model import Count

MOSTLY = re.compile(
    r"[,–—(-]\s*(?P<how>mostly|mainly|chiefly|largely|predominantly|(?:most|many|half|some|(?:the|a)\s+(?:great\s+|vast\s+)?majority|(?:about\s+|nearly\s+)?two[\s-]thirds)\s+of\s+(?:them|whom)(?:\s+(?:were|are|being))?)\s+"
    r"(?P<group>(?!(?:from|in|by|at|with|under|aged|killed|wounded|injured)\b)(?:[\w’'-]+\s){0,2}?[\w’'-]+(?:\s+and\s+(?:[\w’'-]+\s)?[\w’'-]+)?)(?=\s*(?:[.,;:)–—\"”]|$|\s-|\s(?:who|from|in|were|was|and|have|had)\b))",
    re.I,
)


def the_larger_part(sentence: Sentence, found: list[Found]) -> list[Found]:
    """A vague part of the count told before, of the sort of people named."""
    text, base = sentence.text, sentence.start
    out: list[Found] = []
    for m in MOSTLY.finditer(text):
        words = m["group"].split()
        if not is_person_noun(words[-1].lower()) or words[-1].lower() in ("people", "persons", "others"):
            continue
        before = [
            f for f in found if f.count.bound != "none" and f.count.low != 1 and number_at(f, sentence) < m.start()
        ]
        owner = max((f for f in before if m.start() - (f.end - base) < 40), key=lambda f: f.end, default=None)
        if owner is None or any(
            f.start - base <= m.start("group") < f.end - base and f is not owner for f in found if f.count.low is None
        ):
            continue
        count = Count(low=None, high=None, words=f"{m['how']} {m['group']}", bound="vague")
        out.append(
            replace(owner, end=max(owner.end, base + m.end()), count=count, group=read_group(m["group"]), persons=(), includes=(), part=True,
                    total=False, more=False, definite=False, parent=owner, confidence=0.75)
        )  # fmt: skip
    return out
