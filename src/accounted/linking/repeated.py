"""Claims that stand in copied passages, each with the claim that it repeats."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from accounted.model import CasualtyClaim, Claim, LinkReason

from .copies import Copied
from .names import compare_sources, name_key
from .voices import agency_of, speaker_of

__all__ = ["copied_claims", "copy_reason", "figure_of", "one_statement", "says", "text_order"]

COPY_OFFSET = 120
"""Characters by which a claim may stand off its place in the passage that was copied."""


def copied_claims(claims: Sequence[Claim], copies: Sequence[Copied]) -> list[tuple[Claim, Claim, Copied]]:
    """(copy, original, passage) for every claim inside a copied passage that has its like in the earlier report.

    The like is of the same type and outcome (or aspect) at the same place of the passage, the same figure first.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted({c.id: c for c in claims}.values(), key=text_order):
        by_report[claim.quote.report].append(claim)
    found = []
    for copied in sorted(copies, key=lambda c: (c.left, c.right, c.left_start, c.right_start)):
        lefts = _inside(by_report.get(copied.left, []), copied.left_start, copied.left_end)
        rights = _inside(by_report.get(copied.right, []), copied.right_start, copied.right_end)
        scale = (copied.left_end - copied.left_start) / max(1, copied.right_end - copied.right_start)
        for right in rights:
            expected = copied.left_start + (right.quote.start - copied.right_start) * scale
            likes = []
            for left in lefts:
                off = abs(left.quote.start - expected)
                if off <= COPY_OFFSET and _what(left) == _what(right):
                    likes.append((figure_of(left) != figure_of(right), off, left.id, left))
            if likes:
                found.append((right, min(likes)[3], copied))
    return found


def text_order(claim: Claim) -> tuple[str, int, int, str]:
    return claim.quote.report, claim.quote.start, claim.quote.end, claim.id


def _inside(claims: Sequence[Claim], start: int, end: int) -> list[Claim]:
    """Claims half of whose words or more lie between two offsets (``claims`` in order of the text)."""
    last = bisect_left(claims, end, key=lambda c: c.quote.start)
    return [
        c
        for c in claims[:last]
        if 2 * (min(end, c.quote.end) - max(start, c.quote.start)) >= c.quote.end - c.quote.start
    ]


def _what(claim: Claim) -> tuple[str, str]:
    return ("casualty", claim.outcome) if isinstance(claim, CasualtyClaim) else ("circumstance", claim.aspect)


def figure_of(claim: Claim) -> tuple[object, ...]:
    if isinstance(claim, CasualtyClaim):
        return claim.count.low, claim.count.high, claim.count.words if claim.count.bound == "vague" else ""
    return (claim.value,)


def says(claim: Claim) -> str:
    return repr(claim.count) if isinstance(claim, CasualtyClaim) else f"“{claim.quote.text}”"


STOCK_WORDS = 40
"""Words of a passage, of no whole copy, under which set phrases and a small number may well meet by chance."""


def one_statement(a: Claim, b: Claim, passage: Copied) -> bool:
    """Whether two claims in one copied passage can be one statement, the second perhaps with another figure.

    They can where nothing tells of two speakers or of two agencies. Where the speakers are not told alike, they can with the same figure and
    in a passage too long for chance: stock words ("exploded beside the market") in which speaker and figure are new were
    used again, not copied.
    """
    by_chance = passage.kind != "whole_copy" and passage.words < STOCK_WORDS
    wires = agency_of(a), agency_of(b)
    if by_chance and "" not in wires and wires[0] != wires[1]:
        return False  # each agency writes its own
    both = isinstance(a, CasualtyClaim) and isinstance(b, CasualtyClaim)
    if both and figure_of(a) != figure_of(b) and a.group.values() != b.group.values():  # type: ignore[union-attr]
        return False  # neither the number nor the people: the frame of a sentence was used again
    return _alike(a, b) or (figure_of(a) == figure_of(b) and not by_chance)


def _alike(a: Claim, b: Claim) -> bool:
    """Whether the same speaker may be told, or none in both."""
    (x, x_own), (y, y_own) = speaker_of(a), speaker_of(b)
    if x_own or y_own or x is None or y is None:
        return x_own == y_own
    if "unresolved" in (x.kind, y.kind):
        return True
    if "unnamed" in (x.kind, y.kind):
        return x.kind == y.kind and bool(set(name_key(x.name).split()) & set(name_key(y.name).split()))
    return compare_sources(x, y).answer != "different"


def copy_reason(right: Claim, left: Claim, passage: Copied) -> LinkReason:
    changed = "" if figure_of(left) == figure_of(right) else f"; the figure changed from {says(left)} to {says(right)}"
    return LinkReason(
        name="copied_passage",
        weight=1.0,
        sentence=f"“{right.quote.text}” stands in a passage of {passage.words} words that was copied from an earlier "
        f"report, where it reads “{left.quote.text}”{changed}.",
        left=left.quote.text,
        right=right.quote.text,
    )
