"""A figure that another one of the same origin made old, or that a copyist changed: told by words, agencies and outlets.

Copied words with another figure are an updated story of the same origin (field guide, section 5) where something says so: the
same outlet, an agency that the newer one credits, words of an update in it ("rose to", "now"). Where nothing does, and the
number alone differs from words that another outlet had published on an earlier day, nobody is known to have said that number: such a
copy is told with both figures and gives no figure of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from accounted.model import CasualtyClaim, Claim, Report

from .copies import Copied
from .names import name_key
from .repeated import STOCK_WORDS, figure_of
from .voices import agency_of
from .words import NUMBER_WORDS, fold

__all__ = ["altered", "sentence_of", "tells_update"]

_UPDATE = re.compile(
    r"\b(?:ha(?:s|d|ve) (?:\w+ )?(?:risen|climbed|grown|gone up|increased|jumped)|(?:rose|rises|climbed|climbs|grew|jumped|went up|increased|raised|"
    r"revised|updated|corrected)\b[^.;]{0,60}?\b(?:to|at)|rising to|climbing to|risen to|up from|down from|now|latest (?:toll|figures?|count|number)|updat(?:e|ed|es)|"
    r"(?:earlier|previous(?:ly)?|initial(?:ly)?) (?:reports?|figures?|counts?|tolls?|death tolls?|reported|said|put)|at first reported|"
    r"(?:later|since) (?:died|put at|raised|rose|confirmed)|further bodies|more bodies)\b"
)
"""Folded words by which a sentence says that its figure follows an older one."""
_NOT_NOW = re.compile(r"\b(?:until now|so far now|now (?:under|in the hands|home to|known as|held by|controlled))\b")
_STOP = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")
_WORD = re.compile(r"[^\W_]+")
FARTHEST = 1000
"""Characters of a sentence that are looked at on either side of a quote."""
LIKE = 0.9
"""Share of the words but numbers that two sentences have in one order, from which the number alone was changed."""


def sentence_of(claim: Claim, report: Report) -> str:
    """The sentence, as it stands, in which the claim's quote begins."""
    first = max(0, claim.quote.start - FARTHEST)
    start = max((m.end() for m in _STOP.finditer(report.text, first, claim.quote.start)), default=first)
    last = min(len(report.text), claim.quote.end + FARTHEST)
    after = _STOP.search(report.text, claim.quote.end, last)
    return report.text[start : after.start() + 1 if after is not None else last]


def tells_update(claim: Claim, report: Report) -> bool:
    """Whether the claim's sentence says that its figure follows an older one."""
    if isinstance(claim, CasualtyClaim) and claim.superseded:
        return False
    words = " ".join(fold(sentence_of(claim, report)).split())
    return _UPDATE.search(_NOT_NOW.sub(" ", words)) is not None


def altered(right: Claim, left: Claim, passage: Copied, reports: Mapping[str, Report], older: Sequence[Claim]) -> bool:
    """Whether ``right`` is ``left`` in copied words with the number alone changed by another outlet, and nothing tells of an
    update. ``older``: claims that the report of ``right`` gives as older ones.

    Both outlets and the order of their days must be known; what an agency is credited with may be its own newer story.
    """
    if (
        not isinstance(right, CasualtyClaim)
        or not isinstance(left, CasualtyClaim)
        or figure_of(right) == figure_of(left)
    ):
        return False
    if "vague" in (right.count.bound, left.count.bound) or (
        passage.words < STOCK_WORDS and passage.kind != "whole_copy"
    ):
        return False
    copy, original = reports.get(right.quote.report), reports.get(left.quote.report)
    if copy is None or original is None or not copy.outlet or not original.outlet:
        return False
    if name_key(copy.outlet) == name_key(original.outlet) or agency_of(right):
        return False
    days = (copy.published or "")[:10], (original.published or "")[:10]
    if min(map(len, days)) < 10 or days[0] <= days[1]:
        return False
    if tells_update(right, copy) or any(c.quote.report == right.quote.report for c in older):
        return False
    return _alike_but_numbers(sentence_of(right, copy), sentence_of(left, original))


def _alike_but_numbers(one: str, other: str) -> bool:
    from rapidfuzz.distance import LCSseq

    a, b = _without_numbers(one), _without_numbers(other)
    return bool(a and b) and LCSseq.similarity(a, b) >= LIKE * max(len(a), len(b))


def _without_numbers(text: str) -> list[str]:
    words = [fold(w) for w in _WORD.findall(text)]
    return [w for w in words if w not in NUMBER_WORDS and not w[:1].isdigit()]
