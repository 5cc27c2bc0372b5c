"""A legible copy of a report's text, and the way back.

Wires, scanners, page makers and broken converters leave words cut by hyphens at line ends, page heads inside sentences,
letters of another encoding, blanks that are no blanks, and full stops with no space behind them. The engine reads a
copy in which such dirt is mended. The text as kept is never touched: each quote is led back to it, and is cut out of it.

A mending is an :data:`Edit`; each module below knows one kind of dirt and gives its edits. What could be right as it
stands is left alone: a plain error of the source is the source's.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator

import msgspec

from accounted.claims.english.legible.blanks import unseen
from accounted.claims.english.legible.broadcasts import broadcast
from accounted.claims.english.legible.hyphens import hyphens
from accounted.claims.english.legible.letters import entities, lost_characters, mojibake
from accounted.claims.english.legible.lost_spaces import lost_spaces
from accounted.claims.english.legible.marks import marks
from accounted.claims.english.legible.pages import page_marks
from accounted.claims.english.legible.way import Edit, Way, forth
from accounted.model import Aside, Report


def legible(report: Report) -> tuple[Report, Way | None]:
    """The report with a legible text in place of its own, and the way back; the report itself and None where clean."""
    edits = _chosen(report.text)
    if not edits:
        return report, None
    pieces: list[str] = []
    copies, originals, mended = [], [], []
    at = length = 0

    def put(words: str, original: int, changed: bool) -> None:
        nonlocal length
        if words:
            copies.append(length)
            originals.append(original)
            mended.append(changed)
            pieces.append(words)
            length += len(words)

    for start, end, words in edits:
        put(report.text[at:start], at, False)
        put(words, start, True)
        at = end
    put(report.text[at:], at, False)
    copies.append(length)
    originals.append(len(report.text))
    mended.append(False)
    way = Way(tuple(copies), tuple(originals), tuple(mended))
    there = forth(edits)
    asides = tuple(
        Aside(start=there(a.start), end=there(a.end), kind=a.kind)
        for a in report.asides
        if there(a.start) < there(a.end)
    )
    text = "".join(pieces)
    return msgspec.structs.replace(report, text=text, headline_end=there(report.headline_end), asides=asides), way


def _chosen(text: str) -> list[Edit]:
    """The edits of all finders in order; of two that touch, the finder that stands first in :data:`FINDERS` wins."""
    taken: list[Edit] = []
    for finder in FINDERS:
        new = sorted(finder(text))
        if not new:
            continue
        starts = [e[0] for e in taken]
        for edit in new:
            n = bisect.bisect_right(starts, edit[0])
            if (n and taken[n - 1][1] > edit[0]) or (n < len(taken) and taken[n][0] < edit[1]):
                continue
            taken.insert(n, edit)
            starts.insert(n, edit[0])
    return taken


FINDERS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    mojibake,
    entities,
    lost_characters,
    broadcast,
    page_marks,
    hyphens,
    unseen,
    marks,
    lost_spaces,
)
