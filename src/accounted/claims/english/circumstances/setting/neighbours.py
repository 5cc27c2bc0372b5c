"""Where and when from sentences beside those of the incident, where its own tell neither."""

from __future__ import annotations

import re

from accounted.claims.english.circumstances.setting.settings import plain, settings
from accounted.claims.english.circumstances.told import Circumstance, practice, unreal
from accounted.claims.english.document import Document
from accounted.claims.english.scope import scope_of
from accounted.claims.protocol import Knowledge
from accounted.model import Scope

THE_PLACE = re.compile(
    r"\b(?:the|this|that)\s+(?:\w+\s+)?(?:town|village|city|district|area|neighbou?rhood|camp|market|region|province|scene|site)\b|\bthere\b|\bhere\b",
    re.I,
)
OPERATION = re.compile(
    r"\b(?:operation|raid(?:ed|ing)?|force|convoy|patrol|troops|soldiers|fighters|gunmen|helicopters?|aircraft|missile|rockets?|crossed|entered|stormed|searched|blast|victims|bodies|pit|grave)\b",
    re.I,
)
TALKS = re.compile(r"\b(?:dialogue|negotiat\w+|peace\s+talks|summit|round\s+of\s+talks|conference)\b", re.I)
"""What people meet for: the places of such a sentence are those of meetings."""


def neighbours(
    document: Document, about: dict[int, Scope], found: list[Circumstance], knowledge: Knowledge
) -> list[Circumstance]:
    """Where and when from sentences beside those of the incident, of an aspect that the incident's own sentences lack.

    Only sentences of operations, troops and victims, or that a sentence of the incident points back to by "the town" or
    "there"; not across the splices of a page, where neighbours have nothing to do with one another.
    """
    lacking = {a for a in ("where", "when") if not any(c.aspect == a and plain(c) for c in found)}
    if not lacking or document.spliced:
        return found
    sentences = document.sentences
    asked = [c.start for c in found if c.aspect in ("requested", "not_told") and c.scope == "this_incident"]
    mine = [i for i, s in enumerate(sentences) if about.get(id(s)) == "this_incident"]
    for aspect in ("where", "when"):
        if aspect not in lacking:
            continue
        near = {j for m in mine for j in (m - 2, m - 1, m + 1)}
        near |= {i for i, s in enumerate(sentences) if any(s.start <= a < s.end for a in asked)}
        for i in sorted(near, key=lambda j: (min(abs(j - m) for m in mine), j)):
            if not 0 <= i < len(sentences) or about.get(id(sentences[i])) is not None:
                continue
            s = sentences[i]
            if (
                s.doc is None
                or practice(s.text)
                or unreal(s.text)
                or (aspect == "where" and TALKS.search(s.text))
                or scope_of(s.text, s.text, document.report.published) != "this_incident"
            ):
                continue
            pointed = any(THE_PLACE.search(sentences[m].text) for m in mine if 0 < m - i <= 2)
            if not (OPERATION.search(s.text) or pointed or any(s.start <= a < s.end for a in asked)):
                continue
            more = [c for c in settings(s, knowledge, 0.55) if c.aspect == aspect]
            if more:
                found = [*found, *more]
                break
    return found
