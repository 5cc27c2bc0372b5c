"""Copies that were edited so much that no run of words is left: told by what stands in the same order.

Two content words that follow one another closely in both texts are an *anchor*; a sample of all such pairs is indexed, so
that only texts with several anchors in common are compared. The shorter text is then laid piece by piece on the other, where
most of a piece's anchors point, and the words that both have in the same order are counted (longest common subsequence). Two
reports of one incident share names and nouns, but not their order over piece after piece; function words are in the same
order in any two texts, so that different content words decide.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from .words import COMMON

Box = tuple[int, int, int, int]
"""Word positions: left from, left to, right from, right to (ends exclusive)."""

REACH = 4
"""How many content words on the second word of an anchor may stand: a few may be edited away in between."""
SAMPLE = 2
"""One anchor in so many is indexed, by its hash, so the same in every text."""
FEWEST_AGREEING = 4
"""Anchors in common that point to one place, from which one text is laid on the other."""
PIECE = 24
"""Words in a piece."""
DRIFT = 12
"""How far a piece's place in the other text may shift from where its anchors point: words put in or cut."""
LEAST_CONTENT = 0.3
"""Share of a piece's content words that stand in the same order in the other text."""
FEWEST_CONTENT = 3
FEWEST_WORDS = 28
"""Words in the same order that make a passage: reports of one incident reach twenty and more by names and stock words."""
LEAST_DENSITY = 0.33
"""Those words over the passage's length."""
FEWEST_DIFFERENT = 12
"""Different content words among them."""
LEAST_DIFFERENT = 0.44
"""These over the content words of the side that has fewer. Set on copies made with up to 60 % of the words edited against all
other pairs of the corpora: under 0.44 lie messages of one agency on one matter."""


@lru_cache(maxsize=200_000)
def is_content(word: str) -> bool:
    """Whether a folded word may tell one text from another."""
    return len(word) > 2 and word not in COMMON and word[0] != "\x00"


def anchors(words: Sequence[str]) -> list[int]:
    """The sampled anchors of a text, each as hash << 32 | position of the first word."""
    crc = zlib.crc32
    content = [(at, w.encode("utf-8", "surrogatepass")) for at, w in enumerate(words) if is_content(w)]
    found = []
    for k, (at, first) in enumerate(content):
        begun = crc(first + b" ")
        for _, second in content[k + 1 : k + 1 + REACH]:
            value = crc(second, begun)
            if value % SAMPLE == 0 and first != second:
                found.append(value << 32 | at)
    return found


def passages(left: Sequence[str], right: Sequence[str], at: Sequence[tuple[int, int]]) -> list[tuple[int, Box]]:
    """Edited passages of one pair: words in the same order, and the box; ``at``: positions of the anchors in common."""
    if len(right) < len(left):
        return [(n, (c, d, a, b)) for n, (a, b, c, d) in passages(right, left, [(b, a) for a, b in at])]
    if not _agree(at):
        return []
    by_piece: dict[int, list[int]] = defaultdict(list)
    for a, b in at:
        by_piece[a // PIECE].append(b - a)
    laid = {number: p for number in sorted(by_piece) if (p := _lay(left, right, number, by_piece[number])) is not None}
    for number in range(
        (len(left) + PIECE - 1) // PIECE
    ):  # a piece that lost all its anchors goes where its neighbours are
        near = [laid[k][1] for k in (number - 1, number + 1) if k in laid]
        if number not in laid and near and (p := _lay(left, right, number, near)) is not None:
            laid[number] = p
    chains = _chains([laid[k] for k in sorted(laid)])
    return [passage for chain in chains if (passage := _passage(left, right, chain)) is not None]


def _agree(at: Sequence[tuple[int, int]]) -> bool:
    """Whether some anchors point to one place: of two texts on one matter they point all over."""
    shifts = sorted(b - a for a, b in at)
    return any(
        after - before <= 4 * DRIFT for before, after in zip(shifts, shifts[FEWEST_AGREEING - 1 :], strict=False)
    )


Piece = tuple[int, int, int, Box]
"""Number of the piece, its shift, words in the same order, box."""


def _lay(left: Sequence[str], right: Sequence[str], number: int, shifts: Sequence[int]) -> Piece | None:
    """One piece of ``left`` laid where most of its anchors point; None where too little is the same."""
    from rapidfuzz.distance import LCSseq

    near = Counter(s // DRIFT for s in shifts)
    best = max(near, key=lambda k: (near[k] + near[k + 1] + near[k - 1], near[k], -k))
    close = sorted(s for s in shifts if abs(s // DRIFT - best) <= 1)
    shift = close[len(close) // 2]
    low, high = number * PIECE, min((number + 1) * PIECE, len(left))
    begin, end = max(0, low + shift - DRIFT), min(len(right), high + shift + DRIFT)
    if begin >= end:
        return None
    same = [
        (op.src_start + k + low, op.dest_start + k + begin)
        for op in LCSseq.opcodes(left[low:high], right[begin:end])
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    ]
    content = sum(is_content(w) for w in left[low:high])
    kept = sum(is_content(left[i]) for i, _ in same)
    if kept < FEWEST_CONTENT or kept < LEAST_CONTENT * content:
        return None
    box = (same[0][0], same[-1][0] + 1, same[0][1], same[-1][1] + 1)
    return number, shift, len(same), box


def _chains(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that follow one another on both sides, one left out at most."""
    chains: list[list[Piece]] = []
    for piece in pieces:
        last = chains[-1][-1] if chains else None
        if last is not None and piece[0] - last[0] <= 2 and abs(piece[1] - last[1]) <= 2 * DRIFT:
            chains[-1].append(piece)
        else:
            chains.append([piece])
    return chains


def _passage(left: Sequence[str], right: Sequence[str], chain: Sequence[Piece]) -> tuple[int, Box] | None:
    from rapidfuzz.distance import LCSseq

    shared = sum(p[2] for p in chain)
    boxes = [p[3] for p in chain]
    box = (boxes[0][0], boxes[-1][1], min(b[2] for b in boxes), max(b[3] for b in boxes))
    if shared < FEWEST_WORDS or shared < LEAST_DENSITY * max(box[1] - box[0], box[3] - box[2]):
        return None
    ours, theirs = [[w for w in words if is_content(w)] for words in (left[box[0] : box[1]], right[box[2] : box[3]])]
    different = {
        ours[op.src_start + k]
        for op in LCSseq.opcodes(ours, theirs)
        if op.tag == "equal"
        for k in range(op.src_end - op.src_start)
    }
    if len(different) < FEWEST_DIFFERENT or len(different) < LEAST_DIFFERENT * min(len(ours), len(theirs)):
        return None
    return shared, box
