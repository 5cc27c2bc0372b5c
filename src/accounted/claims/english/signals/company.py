"""Signals of whether those of a claim were harmed in company: others of the same outcome beside them, so that they are a part.

"The minister was killed along with two bodyguards", "two of her guards died", "a corporal was also killed": each figure is one among
others, though no word of a total stands by. Names that hold or not, like those of :mod:`signals`, which uses them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.gated import Gated

ALSO = re.compile(
    r"\b(?:also|too|as\s+well|besides|in\s+addition|other|others|another|more|further|likewise|remaining|rest)\b", re.I
)
ALONG = Gated(
    r"\b(?:along\s+with|together\s+with|as\s+well\s+as|accompanied\s+by|alongside|in\s+addition\s+to|besides)\b", re.I
)
PARTITIVE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|most|many|several|half|both|all|none)\s+of\s+"
    r"(?:the|his|her|their|its|our|my|these|those|them|whom|which)\b",
    re.I,
)
WHOSE = re.compile(r"^(?:\w+\s+(?:of\s+)?)?(?:his|her|their|its|my|our)\b", re.I)
NEAR = 2
"""Sentences before and behind in which another claim stands beside."""


def of_company(f: Found, found: Sequence[Found], place: int, places: dict[int, int]) -> set[str]:
    """The signals of ``f`` among the claims ``found`` of its report. ``place``: the number of its sentence, as ``places`` has it."""
    text, base = f.sentence.text, f.sentence.start
    left, right = f.start - base, f.end - base
    quote = text[left:right]
    own = quote + text[right : right + 12]
    out: set[str] = set()
    if PARTITIVE.search(text, max(0, left - 12), right):
        out.add("company:of_them")
    if WHOSE.search(f.group.words) or re.match(r"(?:\w+\s+of\s+)?(?:his|her|their|its|my|our)\b", quote, re.I):
        out.add("company:whose")
    if ALONG.search(text, max(0, left - 15), right + 40):
        out.add("company:along")
    also = ALSO.search(own) is not None
    people = _people(f)
    beside = away = 0
    for g in found:
        if g is f or g.outcome != f.outcome or g.count.bound == "none" or g.stance in ("hypothetical", "denied"):
            continue
        theirs = _people(g)
        if people & theirs or (not people and not theirs and g.count.low == f.count.low):
            continue  # told again
        if abs(places.get(g.sentence.start, 0) - place) <= NEAR:
            beside += 1
            at = g.sentence.text[g.start - g.sentence.start : g.end - g.sentence.start + 12]
            if also:
                out.add("company:also")
            elif ALSO.search(at):
                out.add("company:also_they")
        else:
            away += 1
    if beside:
        out.add("company:beside" if beside == 1 else "company:many_beside")
    elif away:
        out.add("company:away")
    else:
        out.add("company:alone")
    size = "named" if f.persons else "one" if f.count.low == 1 else "vague" if f.count.low is None else "many"
    out.add(f"company:{'beside' if beside else 'away' if away else 'alone'}:{size}")
    return out


def _people(f: Found) -> frozenset[str]:
    """The words that tell who was harmed."""
    return _words(f.group.words + " " + " ".join(f.persons))


@lru_cache(maxsize=1024)  # each claim is held against the others of its report
def _words(words: str) -> frozenset[str]:
    return frozenset(w.lower().rstrip("s") for w in re.findall(r"[^\W\d_]{3,}", words)) - {
        "the",
        "people",
        "person",
        "other",
    }
