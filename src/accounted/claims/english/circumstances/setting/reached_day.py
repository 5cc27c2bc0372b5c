"""The day that a told story has reached, where it gives what happened an hour and no day."""

from __future__ import annotations

import re

from accounted.claims.english.circumstances.setting.settings import names_day, plain
from accounted.claims.english.circumstances.setting.when import is_day_of_event
from accounted.claims.english.circumstances.told import Circumstance, practice, unreal
from accounted.claims.english.document import Document
from accounted.claims.english.scope import scope_of
from accounted.claims.protocol import Knowledge


def reached_day(document: Document, found: list[Circumstance], knowledge: Knowledge) -> list[Circumstance]:
    """The day that a told story has reached, where it gives what happened an hour and no day: "On Friday he set out.
    [...] At half past nine something hit the boat."

    The nearest day before the hour in the paragraph or the two before it; days of speech and "every Friday" are none.
    """
    hours = [c for c in found if c.aspect == "when" and c.scope == "this_incident"]
    if document.spliced or not hours or any(plain(c) for c in hours):
        return found
    at = min(c.start for c in hours)
    here = next((s.paragraph for s in document.sentences if s.start <= at < s.end), None)
    if here is None:
        return found
    for s in reversed(document.sentences):
        if s.start > at or s.headline or not 0 <= here - s.paragraph <= 2:
            continue
        if practice(s.text) or unreal(s.text):
            continue
        if scope_of(s.text, s.text, document.report.published) != "this_incident":
            continue
        for start, end in knowledge.find_dates(s.text):
            if not names_day(s.text[start:end]) or s.start + start > at:
                continue
            if EVERY.search(s.text[:start]) or TELLS.search(s.text[:start]) or not is_day_of_event(s.text, start, end):
                continue
            return [*found, Circumstance("when", s.text[start:end], s.start + start, s.start + end, confidence=0.45)]
    return found


TELLS = re.compile(r"\b(?:accounts?|versions?|testimony|interview\w*|spoke|said|told|asked|statement)\b", re.I)
"""A day after these may be that of the telling."""
EVERY = re.compile(r"\b(?:every|each|most|of\s+a)\s+$", re.I)
