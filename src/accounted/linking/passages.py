"""The copied passages of one pair of reports: a function of the two wordings, and of what they have in common.

Shingles in common are joined along a diagonal (small edits shift it a little) into passages with exact spans on both sides. What was
edited so much that no run of words is left is :mod:`accounted.linking.edited`'s matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from accounted.model import Value

from . import edited as loosely
from .traces import SHINGLE
from .wording import Wording

__all__ = ["Copied", "passages_of", "whole"]

FEWEST_WORDS = 17
"""Words, numbers apart, that make a passage. Stock sentences ("no group has claimed ..."), and names with their offices, stay
under it."""
FEWEST_MORE = 10
"""The same beside a passage that has so many: it tells that one was written with the other at hand."""
FEWEST_QUOTED = 10
"""The same where it is a quotation: words in quotation marks with hardly any others (fewer than ``FEWEST_MORE``)."""
MOST_HALF_QUOTED = 45
"""So many words in quotation marks on one side only are a statement, and no reporting, either."""
LARGEST_GAP = 12
"""Words between two runs of one passage."""
LARGEST_SHIFT = 6
"""How far the diagonal may move between two runs of one passage: words put in or cut."""
LEAST_DENSITY = 0.5
"""Shared words per word of the passage."""
WHOLE = 0.6
"""Share of the shorter report in all passages of a pair from which it is a copy of the whole."""
MUCH_MORE = 1.5
"""So many times the words of the runs in it make an edited passage the better account of what was copied."""
EDGE = 6
"""Words of the end of a text that may be missing from a passage that reaches the end."""
LIST = 0.36
"""Least share of function words in sentences; under it, lists of headlines and of buttons."""
LEAST_LIST = 4
"""Words that make a list."""
LARGEST_EDGE = 60
"""Words of a passage that may be an outlet's standing end: more are an article."""

Box = tuple[int, int, int, int]
"""Word positions: left from, left to, right from, right to (ends exclusive)."""

Kind = Literal["whole_copy", "shared_passage", "same_quotation"]


class Copied(Value, frozen=True, kw_only=True):
    """One passage that stands in two reports. Offsets are into ``Report.text``, end exclusive.

    ``left`` is the earlier report (by publication, else by capture, else by id), so the one that may have been
    copied from. ``kind``: ``whole_copy`` where the pair's passages together make up most of the shorter report;
    ``same_quotation`` where the passage stands in quotation marks; else ``shared_passage``.
    ``words`` are the words that are the same; ``share`` is that number over the words of the shorter report, and
    ``covered`` the share of the shorter report's words that lie in the passage, edited ones too.
    """

    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    kind: Kind
    share: float
    words: int
    covered: float = 0.0
    edited: bool = False
    """Found by the order of its words alone (:mod:`accounted.linking.edited`), no run of words being left."""
    reprint: bool = False
    """Both reports have the same words, all of them. What is said of the earlier holds of the later too, and is not said again."""


def whole(left: Wording, right: Wording) -> Copied:
    """The one passage of two reports with the same words."""
    return _copied(left, right, (0, len(left), 0, len(right)), len(left), "whole_copy", reprint=True)


def passages_of(
    left: Wording,
    right: Wording,
    shingles: Sequence[tuple[int, int]],
    anchors: Sequence[tuple[int, int]],
    standing: tuple[bool, bool] = (False, False),
) -> list[Copied]:
    """The copied passages of a pair, ``left`` being the earlier; which of the two that is changes no span.

    ``shingles`` and ``anchors``: positions on both sides at which the same begins. ``standing``: whether the first and the
    last words that both texts have are an outlet's, and begin or end several others.
    """
    turned = (len(right), right.words) < (len(left), left.words)
    if turned:
        shingles, anchors = [(b, a) for a, b in shingles], [(b, a) for a, b in anchors]
    short, long = (right, left) if turned else (left, right)
    out = []
    for kind, shared, box, edited in _found(short, long, shingles, anchors, standing):
        where = (box[2], box[3], box[0], box[1]) if turned else box
        out.append(_copied(left, right, where, shared, kind, edited=edited))
    return sorted(out, key=lambda c: (c.left_start, c.right_start))


def _found(
    short: Wording,
    long: Wording,
    shingles: Sequence[tuple[int, int]],
    anchors: Sequence[tuple[int, int]],
    standing: tuple[bool, bool],
) -> list[tuple[Kind, int, Box, bool]]:
    """Kind, words that are the same, box and whether it was edited past any run, of each passage."""
    edited = loosely.passages(short.words, long.words, anchors) if anchors else []
    runs, more = _settle(_boxes(short, long, shingles), edited)
    runs = [found for one in runs if (found := _without_list(short, long, *one)) is not None]
    length = max(1, len(short))
    if sum(box[1] - box[0] for _, box in [*runs, *more]) < WHOLE * length:
        runs = [(n, box) for n, box in runs if not _standing(short, long, n, box, standing)]
        sure = bool(more) or max((_counted(short, *one) for one in runs), default=0) >= FEWEST_WORDS
    else:
        sure = bool(more) or sum(_counted(short, *one) for one in runs) >= FEWEST_WORDS
    few = FEWEST_MORE if sure else FEWEST_WORDS
    runs = [(n, b) for n, b in runs if _counted(short, n, b) >= (FEWEST_QUOTED if _in_quotes(short, long, b) else few)]
    covered = sum(box[1] - box[0] for _, box in [*runs, *more]) / length
    out: list[tuple[Kind, int, Box, bool]] = []
    for past, boxes in ((False, runs), (True, more)):
        for shared, box in boxes:
            kind: Kind = "shared_passage"
            if covered >= WHOLE:
                kind = "whole_copy"
            elif _in_quotes(short, long, box):
                kind = "same_quotation"
            out.append((kind, shared, box, past))
    return out


def _copied(
    left: Wording, right: Wording, box: Box, shared: int, kind: Kind, *, edited: bool = False, reprint: bool = False
) -> Copied:
    shorter = max(1, min(len(left), len(right)))
    return Copied(
        left=left.report.id,
        left_start=left.starts[box[0]],
        left_end=left.ends[box[1] - 1],
        right=right.report.id,
        right_start=right.starts[box[2]],
        right_end=right.ends[box[3] - 1],
        kind=kind,
        share=round(min(1.0, shared / shorter), 4),
        words=shared,
        covered=round(min(1.0, (box[1] - box[0] if len(left) <= len(right) else box[3] - box[2]) / shorter), 4),
        edited=edited,
        reprint=reprint,
    )


def _counted(left: Wording, shared: int, box: Box) -> int:
    """Of the words that are the same, those that are not numbers."""
    return shared - (box[1] - box[0] - left.counted(box[0], box[1]))


def _in_quotes(left: Wording, right: Wording, box: Box) -> bool:
    """Whether what is left of a passage without what somebody says in quotation marks is too little to be copied reporting."""
    words = (box[1] - box[0], box[3] - box[2])
    spoken = (left.quoted(box[0], box[1]), right.quoted(box[2], box[3]))
    said = [n >= FEWEST_QUOTED and length - n < FEWEST_MORE for n, length in zip(spoken, words, strict=True)]
    return all(said) or (any(said) and min(words) >= FEWEST_WORDS and max(words) <= MOST_HALF_QUOTED)


def _without_list(left: Wording, right: Wording, shared: int, box: Box) -> tuple[int, Box] | None:
    """A passage without the list of headlines or buttons at the end of both texts; None where it is nothing else."""
    if len(left) - box[1] > EDGE or len(right) - box[3] > EDGE:
        return shared, box
    back = min(box[1] - left.last_stop(box[0], box[1]), box[3] - right.last_stop(box[2], box[3]))
    if back < LEAST_LIST or left.prose(box[1] - back, box[1]) >= LIST:
        return shared, box
    if box[1] - back <= box[0] or box[3] - back <= box[2]:
        return None
    return shared - back, (box[0], box[1] - back, box[2], box[3] - back)


def _standing(left: Wording, right: Wording, shared: int, box: Box, standing: tuple[bool, bool]) -> bool:
    """Whether a passage is no more than the beginning or the end that an outlet gives to many of its texts."""
    if shared > LARGEST_EDGE:
        return False
    first = standing[0] and box[0] <= EDGE and box[2] <= EDGE
    return first or (standing[1] and len(left) - box[1] <= EDGE and len(right) - box[3] <= EDGE)


def _runs(left: Wording, right: Wording, matches: Iterable[tuple[int, int]]) -> list[Box]:
    """Longest stretches of equal words along one diagonal, checked on the words."""
    runs: list[Box] = []
    for a, b in sorted(set(matches), key=lambda m: (m[0] - m[1], m[0])):
        if left.words[a : a + SHINGLE] != right.words[b : b + SHINGLE]:
            continue  # a collision of CRC-32
        if runs and runs[-1][0] - runs[-1][2] == a - b and a <= runs[-1][1]:
            runs[-1] = (runs[-1][0], a + SHINGLE, runs[-1][2], b + SHINGLE)
        else:
            runs.append((a, a + SHINGLE, b, b + SHINGLE))
    return sorted(runs)


def _chains(runs: list[Box]) -> list[list[Box]]:
    """Runs that follow one another on both sides with small gaps, as one passage."""
    chains: list[list[Box]] = []
    for run in runs:
        for chain in reversed(chains):
            last = chain[-1]
            gap_left, gap_right = run[0] - last[1], run[2] - last[3]
            if (
                -SHINGLE < gap_left <= LARGEST_GAP
                and -SHINGLE < gap_right <= LARGEST_GAP
                and abs(gap_left - gap_right) <= LARGEST_SHIFT
            ):
                chain.append(run)
                break
        else:
            chains.append([run])
    return chains


_SKIPS = ((1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2), (3, 3))


def _extend(left: Wording, right: Wording, a: int, b: int, step: int) -> tuple[int, int, int]:
    """Grow a passage's edge over small edits: up to three words skipped where two equal ones follow.

    ``a`` and ``b`` are the outermost positions inside; gives the new ones and how many more words are the same.
    """

    def same(i: int, j: int) -> bool:
        return 0 <= i < len(left.words) and 0 <= j < len(right.words) and left.words[i] == right.words[j]

    more = 0
    while True:
        if same(a + step, b + step):
            a, b, more = a + step, b + step, more + 1
            continue
        for skip_a, skip_b in _SKIPS:
            i, j = a + step * (skip_a + 1), b + step * (skip_b + 1)
            if same(i, j) and same(i + step, j + step):
                a, b, more = i + step, j + step, more + 2
                break
        else:
            return a, b, more


def _settle(
    runs: list[tuple[int, Box]], edited: Iterable[tuple[int, Box]]
) -> tuple[list[tuple[int, Box]], list[tuple[int, Box]]]:
    """What was copied counts once: an edited passage takes the place of the runs in it where it has a good deal more words
    in common than they; else they stand."""
    kept, more = list(runs), []
    for shared, box in edited:
        inside = [k for k in kept if _overlap(*box[:2], *k[1][:2]) or _overlap(*box[2:], *k[1][2:])]
        if shared >= MUCH_MORE * sum(n for n, _ in inside):
            kept = [k for k in kept if k not in inside]
            more.append((shared, box))
    return kept, more


def _boxes(left: Wording, right: Wording, matches: Iterable[tuple[int, int]]) -> list[tuple[int, Box]]:
    """Words that are the same, and the box, of the passages of one pair that have runs of words; the largest first where
    they overlap."""
    boxes: list[tuple[int, Box]] = []
    for chain in _chains(_runs(left, right, matches)):
        shared = 0
        reached = chain[0][0]
        for run in chain:
            shared += max(0, run[1] - max(run[0], reached))
            reached = max(reached, run[1])
        a0, b0, before = _extend(left, right, chain[0][0], chain[0][2], -1)
        a1, b1, after = _extend(left, right, chain[-1][1] - 1, chain[-1][3] - 1, 1)
        boxes.append((shared + before + after, (a0, a1 + 1, b0, b1 + 1)))
    kept: list[tuple[int, Box]] = []
    for shared, box in sorted(boxes, key=lambda item: (-item[0], item[1])):
        if any(_overlap(box[0], box[1], k[0], k[1]) or _overlap(box[2], box[3], k[2], k[3]) for _, k in kept):
            continue
        if shared >= min(FEWEST_QUOTED, FEWEST_MORE) and shared >= LEAST_DENSITY * max(
            box[1] - box[0], box[3] - box[2]
        ):
            kept.append((shared, box))
    return kept


def _overlap(a: int, b: int, c: int, d: int) -> bool:
    """Whether more than a third of the shorter stretch lies in the other (a headline may repeat the lead's words)."""
    return min(b, d) - max(a, c) > min(b - a, d - c) / 3
