"""Where a text looks back or aside at another incident than its own: "three days after dozens were killed at …", "a day earlier".

Neighbours name one another: a report of the attack on a funeral tells where the dead of the day before were killed. A name or a
place that stands in such words alone says where the other one was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from accounted.model import CircumstanceClaim, Claim, Report

__all__ = ["Stretches", "inside", "looking_back", "without_looks_back"]

Stretches = tuple[tuple[int, int], ...]

_SOME = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|a\s+few|some)"
_AFTER = re.compile(rf"\b{_SOME}\s+(?:hours?|days?|weeks?|months?)\s+after\b[^,.;:!?\n]*", re.I)
"""Of this the clause that follows: what came before the report's own."""
_EARLIER = re.compile(
    rf"\b{_SOME}\s+(?:hours?|days?|weeks?|months?)\s+(?:earlier|before)\b|\bthe\s+(?:day|night|week|month)\s+before\b(?!\s+yesterday)"
    r"|\bthe\s+(?:next|following)\s+(?:day|night|week)\b|\b(?:attacked|hit|struck|bombed|raided|shelled|killed)\s+(?:too|as\s+well)\b",
    re.I,
)
"""Of these the whole sentence."""
_MAY = re.compile(r"\b(?:earlier|before|next|following|too|as\s+well)\b", re.I)
"""Without one of these words there is no such sentence, and most texts need not be cut into sentences."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?![\s\"”’)]*[A-Z\n]|$)[^.!?\n]*)*")


@lru_cache(maxsize=8)
def looking_back(text: str) -> Stretches:
    """The stretches of ``text`` that look back or aside, in order. Of a few texts it is known: each event of a report asks."""
    found = [match.span() for match in _AFTER.finditer(text)]
    if _MAY.search(text) is not None:
        found += [s.span() for s in _SENTENCE.finditer(text) if _EARLIER.search(s.group())]
    return tuple(sorted(found))


def inside(at: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of some stretches."""
    return any(low <= at < high for low, high in stretches)


def without_looks_back(claims: Sequence[Claim], report: Report | None) -> list[Claim]:
    """``claims`` without places that are told looking back, where another place is told that is not."""
    if report is None:
        return list(claims)
    places = [c for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "where" and c.place is not None]
    places = [c for c in places if c.place is not None and c.place.precision != "not_stated"]
    back = looking_back(report.text) if places else ()
    aside = {c.id for c in places if inside(c.quote.start, back)}
    if not aside or len(aside) == len(places):
        return list(claims)
    return [c for c in claims if c.id not in aside]
