"""Counts of people who died or were found beside those counted before: "nine more bodies were pulled out", "another two died later".

Such a number is added to one that may or may not be told, so that it is a part and never a total or a rival of one. The sum is
nobody's figure unless somebody gives it, and none is made here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accounted.claims.english.casualties.found import Found, number_at

MORE = re.compile(r"\s+(?:more|further|additional)\b", re.I)
AHEAD = re.compile(r"\b(?:another|a\s+further|an\s+additional)\s+$", re.I)
AFTERWARDS = re.compile(
    r"\b(?:died|dies|dying|succumb(?:s|ed|ing)?)\b[^.;]{0,50}\b(?:later|overnight|afterwards|since|subsequently|in\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:hospital|clinic|intensive\s+care|surgery)"
    r"|(?:of|from|to)\s+(?:(?:his|her|their|the)\s+)?(?:\w+\s+)?(?:wounds?|injur(?:y|ies)|burns))\b"
    r"|\b(?:later|overnight|since|subsequently)\s+(?:died|succumbed)\b"
    r"|\b(?:bod(?:y|ies)|corpses?|remains|dead|victims)\b[^.;]{0,50}\b(?:pulled|recovered|retrieved|found|dug|discovered|extracted|brought\s+out|removed|uncovered|located)\b"
    r"|\b(?:pulled|recovered|retrieved|found|dug|discovered|extracted|brought\s+out|removed|uncovered|located)\b[^.;]{0,30}\b(?:bod(?:y|ies)|corpses?|remains|dead|victims)\b",
    re.I,
)
"""What comes to an attack's dead after it: deaths from wounds, and bodies found."""
CLAUSE = re.compile(r"[;:]|\b(?:but|while|whereas|although)\b")


def is_more(f: Found) -> bool:
    """Whether the words of a count add it to others: "nine more bodies", "another two", "a further five people"."""
    text, at = f.sentence.text, number_at(f, f.sentence)
    if f.count.words and (
        AHEAD.search(text, max(0, at - 20), at)
        or re.match(r"(?:another|a\s+further|an\s+additional)\b", f.count.words, re.I)
    ):
        return True
    if re.search(r"\bmore$", f.count.words, re.I) and not re.search(
        r"\b(?:or|even|if\s+not|possibly|perhaps|maybe)\s+more$", f.count.words, re.I
    ):
        return True
    return f.more and MORE.match(text, at + len(f.count.words)) is not None


def mark_increments(found: Sequence[Found]) -> None:
    """Make parts of the counts that are told as added to an attack's dead."""
    for f in found:
        if f.outcome != "killed" or f.count.low in (None, 0) or f.part or f.total or f.superseded or not is_more(f):
            continue
        if AFTERWARDS.search(_clause(f)) or any(_larger_beside(g, f) for g in found):
            f.part = True


def _larger_beside(g: Found, f: Found) -> bool:
    """Whether ``g`` is the figure of the same incident in the same sentence that ``f`` comes on top of, wherever it stands."""
    return (
        g is not f
        and g.sentence is f.sentence
        and (g.outcome, g.event, g.scope) == (f.outcome, f.event, f.scope)
        and not g.part
        and g.stance not in ("hypothetical", "denied")
        and (g.count.low or 0) > (f.count.low or 0)
    )


def _clause(f: Found) -> str:
    text, left, right = f.sentence.text, f.start - f.sentence.start, f.end - f.sentence.start
    start = max((m.end() for m in CLAUSE.finditer(text, 0, left)), default=0)
    stop = CLAUSE.search(text, right)
    return text[start : stop.start() if stop else len(text)]
