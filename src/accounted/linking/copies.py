"""Which passages of which reports are copies of one another.

What was edited so much that no run of words is left is :mod:`accounted.linking.edited`'s matter. For the rest,
an inverted index of 6-word shingles gives the candidate pairs; runs of shared shingles are joined along a diagonal
(small edits shift it a little) into passages with exact spans on both sides. Hashes are CRC-32, the same in every
process, and every match is checked on the words themselves.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby
from typing import Literal

from accounted.model import Report, Value

from . import edited as loosely
from .words import quoted_spans, sequence_words

__all__ = ["Copied", "find_copies", "near_copies", "order_of_report"]

SHINGLE = 6
"""Words in a shingle: five and fewer are stock phrases of the trade, eight and more miss edited copies."""
FEWEST_WORDS = 14
"""Shared words that make a passage. Stock sentences ("no group has claimed ...") stay under it."""
FEWEST_QUOTED = 8
"""The same inside quotation marks, where shared words mean a shared quotation."""
LARGEST_BUCKET = 40
"""A shingle in more reports than this is boilerplate (byte-for-byte reprints count once)."""
LARGEST_GAP = 12
"""Words between two runs of one passage."""
LARGEST_SHIFT = 6
"""How far the diagonal may move between two runs of one passage: words put in or cut."""
LEAST_DENSITY = 0.5
"""Shared words per word of the passage."""
WHOLE = 0.6
"""Share of the shorter report in all passages of a pair from which it is a copy of the whole."""


NEAR = 0.3
"""Share of the shorter report that passages cover from which two reports are near copies."""
MUCH_MORE = 1.5
"""So many times the words of the runs in it make an edited passage the better account of what was copied."""
EDITED_COUNTS = 2
"""An edited passage counts so many times there: where it shows, as much beside it was edited past recognition."""


class Copied(Value, frozen=True, kw_only=True):
    """One passage that stands in two reports. Offsets are into ``Report.text``, end exclusive.

    ``left`` is the earlier report (by publication, else by capture, else by id), so the one that may have been
    copied from. ``kind``: ``whole_copy`` where the pair's passages together make up most of the shorter report;
    ``same_quotation`` where the passage stands in quotation marks on both sides; else ``shared_passage``.
    ``words`` are the words that are the same; ``share`` is that number over the words of the shorter report, and
    ``covered`` the share of the shorter report's words that lie in the passage, edited ones too.
    """

    left: str
    left_start: int
    left_end: int
    right: str
    right_start: int
    right_end: int
    kind: Literal["whole_copy", "shared_passage", "same_quotation"]
    share: float
    words: int
    covered: float = 0.0
    edited: bool = False
    """Found by the order of its words alone (:mod:`accounted.linking.edited`), no run of words being left."""


def order_of_report(report: Report) -> tuple[str, str, str]:
    """Sort key for "earlier": date of publication, else first capture, else id."""
    return (report.published or report.captured or "9999", report.captured, report.id)


class _Text:
    """A report's words, and where in the index of all words they begin."""

    __slots__ = ("base", "ends", "quoted", "report", "starts", "words")

    def __init__(self, report: Report, base: int) -> None:
        self.report = report
        self.base = base
        self.words, self.starts, self.ends = sequence_words(report)
        self.quoted = quoted_spans(report.text)


def find_copies(reports: Sequence[Report]) -> list[Copied]:
    """All copied passages between any two of ``reports``, in the order of the reports; asides are left out.

    Time grows with the number of words and of copies, not with the number of pairs.
    """
    texts: list[_Text] = []
    base = 0
    for report in sorted({r.id: r for r in reports}.values(), key=order_of_report):
        text = _Text(report, base)
        texts.append(text)
        base += len(text.words)

    found: list[Copied] = []
    originals: list[_Text] = []
    reprints: dict[tuple[str, ...], _Text] = {}
    for text in texts:
        key = tuple(text.words)
        earlier = reprints.setdefault(key, text)
        if earlier is text:
            originals.append(text)
        elif len(key) >= FEWEST_WORDS:
            found.append(_passage(earlier, text, (0, len(key), 0, len(key)), len(key), 1.0))
    del reprints

    exact = _matches(originals)
    loose = loosely.candidates([text.words for text in originals])
    for left, right in sorted({*exact, *loose}):
        a, b = originals[left], originals[right]
        runs, more = _settle(
            _boxes(a, b, exact.get((left, right), [])),
            loosely.passages(a.words, b.words, loose.get((left, right), [])),
        )
        total = sum(shared for shared, _ in [*runs, *more]) / max(1, min(len(a.words), len(b.words)))
        found.extend(_passage(a, b, box, shared, total) for shared, box in runs)
        found.extend(_passage(a, b, box, shared, total, edited=True) for shared, box in more)
    found.sort(key=lambda c: (c.left, c.right, c.left_start, c.right_start))
    return found


def near_copies(copies: Iterable[Copied], least: float = NEAR) -> list[tuple[str, str]]:
    """Pairs of report ids of which passages cover at least ``least`` of the shorter one's words."""
    share: dict[tuple[str, str], float] = defaultdict(float)
    for copied in copies:
        share[copied.left, copied.right] += copied.covered * (EDITED_COUNTS if copied.edited else 1)
    return sorted(pair for pair, value in share.items() if value >= least)


def _matches(texts: Sequence[_Text]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each pair of texts, the word positions at which the same shingle begins in both."""
    packed = array("Q")
    for text in texts:
        words = text.words
        for at in range(len(words) - SHINGLE + 1):
            shingle = " ".join(words[at : at + SHINGLE])
            packed.append(zlib.crc32(shingle.encode("utf-8", "surrogatepass")) << 32 | (text.base + at))
    bases = [text.base for text in texts]
    pairs: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for _, group in groupby(sorted(packed), key=lambda value: value >> 32):
        places = [value & 0xFFFFFFFF for value in group]
        if len(places) < 2:
            continue
        first: dict[int, list[int]] = defaultdict(list)
        for place in places:
            which = bisect_right(bases, place) - 1
            first[which].append(place - bases[which])
        if not 2 <= len(first) <= LARGEST_BUCKET:
            continue
        for left, right in combinations(sorted(first), 2):
            for a in first[left][:3]:
                for b in first[right][:3]:
                    pairs[left, right].append((a, b))
    return pairs


Box = tuple[int, int, int, int]
"""Word positions: left from, left to, right from, right to (ends exclusive)."""


def _runs(left: _Text, right: _Text, matches: list[tuple[int, int]]) -> list[Box]:
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


def _extend(left: _Text, right: _Text, a: int, b: int, step: int) -> tuple[int, int, int]:
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


def _boxes(left: _Text, right: _Text, matches: list[tuple[int, int]]) -> list[tuple[int, Box]]:
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
        if shared < FEWEST_QUOTED or shared / max(box[1] - box[0], box[3] - box[2]) < LEAST_DENSITY:
            continue
        enough = FEWEST_QUOTED if _in_quotation(left, box[0], box[1]) and _in_quotation(right, box[2], box[3]) else 0
        if shared >= (enough or FEWEST_WORDS):
            kept.append((shared, box))
    return kept


def _overlap(a: int, b: int, c: int, d: int) -> bool:
    """Whether more than a third of the shorter stretch lies in the other (a headline may repeat the lead's words)."""
    return min(b, d) - max(a, c) > min(b - a, d - c) / 3


def _in_quotation(text: _Text, low: int, high: int) -> bool:
    start, end = text.starts[low], text.ends[high - 1]
    inside = sum(max(0, min(end, b) - max(start, a)) for a, b in text.quoted)
    return inside >= 0.8 * (end - start)


def _passage(left: _Text, right: _Text, box: Box, shared: int, total: float, *, edited: bool = False) -> Copied:
    shorter = max(1, min(len(left.words), len(right.words)))
    kind: Literal["whole_copy", "shared_passage", "same_quotation"] = "shared_passage"
    if total >= WHOLE:
        kind = "whole_copy"
    elif _in_quotation(left, box[0], box[1]) and _in_quotation(right, box[2], box[3]):
        kind = "same_quotation"
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
        edited=edited,
        covered=round(
            min(1.0, (box[1] - box[0] if len(left.words) <= len(right.words) else box[3] - box[2]) / shorter), 4
        ),
    )
