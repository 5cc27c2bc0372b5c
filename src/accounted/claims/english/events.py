"""Several incidents told one after the other in one report: which paragraph tells which.

A paragraph opens an incident of its own when a sentence of it tells violence with a day *and* a place, and there is
another such paragraph with another day and another place. Paragraphs after it go with it, but for those that name the
place of another one. Anything less is one incident: to split one event in two counts its dead twice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances import Circumstance
from accounted.claims.english.document import Document

NAME = re.compile(r"\b[A-Z][\w’'-]+")
DAY = re.compile(r"\b(?:[A-Z][\w’'-]+|\d{1,2}|yesterday|today)\b")
PLAIN = frozenset(
    {"On", "In", "At", "The", "Early", "Late", "Since", "About", "Around", "Near", "By", "During", "Last", "This"}
)
"""Capitalised at the head of a phrase, and no names."""


@dataclass(frozen=True, slots=True)
class _Opening:
    paragraph: int
    places: frozenset[str]
    days: frozenset[str]


def events(document: Document, found: Sequence[Found], circumstances: Sequence[Circumstance]) -> None:
    """Set the number of its incident on each claim: 0 for the main one or what is not told."""
    openings = [] if document.spliced else _openings(document, found, circumstances)
    if len(openings) < 2:
        return
    of_paragraph: dict[int, int] = {}
    current = 0
    numbers = {o.paragraph: n for n, o in enumerate(openings, 1)}
    for s in document.sentences:
        current = numbers.get(s.paragraph, current)
        if s.paragraph not in of_paragraph:
            words = {w.removesuffix("'s").removesuffix("’s") for w in NAME.findall(_paragraph(document, s.paragraph))}
            named = [n for n, o in enumerate(openings, 1) if o.places & words]
            opened = s.paragraph in numbers
            of_paragraph[s.paragraph] = current if opened or len(named) != 1 or current == 0 else named[0]
    starts = [(s.start, s.end, of_paragraph[s.paragraph]) for s in document.sentences]

    def at(offset: int) -> int:
        return next((n for start, end, n in starts if start <= offset < end), 0)

    for f in found:
        f.event = at(f.start)
    for c in circumstances:
        c.event = at(c.start)


def _paragraph(document: Document, number: int) -> str:
    return " ".join(s.text for s in document.sentences if s.paragraph == number)


def _openings(document: Document, found: Sequence[Found], circumstances: Sequence[Circumstance]) -> list[_Opening]:
    """Paragraphs that open an incident, each with a day and a place that no other opening has."""
    told = {
        f.sentence.paragraph
        for f in found
        if f.scope == "this_incident" and f.stance != "hypothetical" and not f.sentence.headline
    }
    out: list[_Opening] = []
    for s in document.sentences:
        if s.headline or s.paragraph not in told or any(o.paragraph == s.paragraph for o in out):
            continue
        here = [c for c in circumstances if s.start <= c.start < s.end and c.scope == "this_incident"]
        places = frozenset(w for c in here if c.aspect == "where" for w in NAME.findall(c.value) if w not in PLAIN)
        days = frozenset(w for c in here if c.aspect == "when" for w in DAY.findall(c.value) if w not in PLAIN)
        if places and days and any(c.aspect == "kind" for c in here):
            out.append(_Opening(s.paragraph, places, days))
    apart = all(not (a.places & b.places) and not (a.days & b.days) for i, a in enumerate(out) for b in out[i + 1 :])
    return out if apart else []
