"""What a report's page shows: its text cut at the bounds of claims, copied passages and asides."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from accounted.model import Aside, CasualtyClaim, Claim
from accounted.publishing import words
from accounted.web.view.rows import ClaimRow, ReportRow

__all__ = ["Block", "Piece", "blocks", "kind_of", "label"]


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text and the claims that stand over it. ``first``: those that begin here, to be labelled."""

    text: str
    claims: tuple[ClaimRow, ...] = ()
    first: tuple[ClaimRow, ...] = ()


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph with its claims."""

    number: int
    start: int
    end: int
    heading: bool
    aside: str
    """teaser, notice or navigation; empty: the article itself."""
    copied: tuple[tuple[str, str], ...]
    """Reports (id, outlet) in which words of it stand too."""
    pieces: tuple[Piece, ...]
    claims: tuple[ClaimRow, ...]
    """Those that begin in it."""


def kind_of(row: ClaimRow) -> str:
    """The class of a mark: what is drawn solid, dashed, dotted or double."""
    if "response" in row.uses.values():
        return "resp"
    if isinstance(row.claim, CasualtyClaim):
        return "killed" if row.claim.outcome == "killed" else "injured"
    return "circ"


def label(claim: Claim) -> str:
    """One or two words for a mark in the text: "killed 8", "injured “dozens”", "where"."""
    if isinstance(claim, CasualtyClaim):
        return f"{claim.outcome.replace('_', ' ')} {words.figure(claim.count)}"
    if claim.aspect == "person":
        return "named"
    return claim.aspect.replace("_", " ")


def blocks(row: ReportRow) -> list[Block]:
    """The text by paragraphs. Joined, the pieces are the text without the blank lines between paragraphs."""
    report = row.report
    out = []
    for number, (start, end) in enumerate(_paragraphs(report.text), 1):
        here = [r for r in row.claims if r.claim.quote.start < end and start < r.claim.quote.end]
        copied = {(there, outlet) for a, b, there, outlet in row.copies if a < end and start < b}
        out.append(
            Block(
                number=number,
                start=start,
                end=end,
                heading=end <= report.headline_end,
                aside=_aside(report.asides, start, end),
                copied=tuple(sorted(copied)),
                pieces=tuple(_pieces(report.text, start, end, here)),
                claims=tuple(r for r in here if start <= r.claim.quote.start),
            )
        )
    return out


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            spans.append((start, end))
        start = end + 1
    return spans


def _aside(asides: tuple[Aside, ...], start: int, end: int) -> str:
    return next((a.kind for a in asides if a.start <= start and end <= a.end), "")


def _pieces(text: str, start: int, end: int, rows: list[ClaimRow]) -> list[Piece]:
    bounds = {start, end}
    for row in rows:
        bounds |= {max(row.claim.quote.start, start), min(row.claim.quote.end, end)}
    edges = sorted(bounds)
    out = []
    for a, b in pairwise(edges):
        over = tuple(r for r in rows if r.claim.quote.start <= a and b <= r.claim.quote.end)
        out.append(
            Piece(text=text[a:b], claims=over, first=tuple(r for r in over if max(r.claim.quote.start, start) == a))
        )
    return out
