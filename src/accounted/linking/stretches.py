"""Which stretches of a report are of one of its events: what names and words of it are looked for in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from accounted.model import CircumstanceClaim, Claim, Report

__all__ = ["AROUND", "around"]

AROUND = 400
"""Characters around a claim that belong to its event, where a report has several."""


def _country_alone(claim: Claim) -> bool:
    """Whether a claim only tells the country, whose quote may be a dateline far from what is told."""
    return isinstance(claim, CircumstanceClaim) and claim.place is not None and claim.place.precision == "country"


_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n")


def around(claims: Sequence[Claim], others: Sequence[Claim], report: Report | None) -> list[tuple[int, int]]:
    """The stretches of a text that belong to one event of several: they end where a sentence begins that tells of another.

    ``others``: the claims that show another event.
    """
    text = report.text if report is not None else ""
    before, after = sorted(c.quote.end for c in others), sorted(c.quote.start for c in others)
    found = []
    for c in [c for c in claims if not _country_alone(c)] or claims:
        low, high = max(0, c.quote.start - AROUND), c.quote.end + AROUND
        n = bisect_right(before, c.quote.start)
        if n and before[n - 1] > low:
            end = _SENTENCE_END.search(text, before[n - 1], c.quote.start)
            low = end.end() if end is not None else before[n - 1]
        n = bisect_left(after, c.quote.end)
        if n < len(after) and after[n] < high:
            ends = [m.start() for m in _SENTENCE_END.finditer(text, c.quote.end, after[n])]
            high = ends[-1] + 1 if ends else after[n]
        found.append((low, high))
    return _merged(found)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found
