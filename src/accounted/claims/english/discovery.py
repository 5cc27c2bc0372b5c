"""Reports of a find: a grave is opened, and what is told of it was done long before.

In such a report people who are missing are missing from before the find, and whether they lie in the grave is what
nobody knows yet; and the day on which the dead of the grave were killed lies before that of the find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from accounted.claims.english.casualties import Found
from accounted.claims.english.circumstances.told import Circumstance, lexicon
from accounted.claims.english.document import Document
from accounted.claims.english.gated import Gated
from accounted.claims.protocol import Knowledge

__all__ = ["died_when", "is_find", "missing_before"]

GRAVE = re.compile(r"\b(?:mass\s+|common\s+)?graves?\b|\bburial\s+(?:pits?|sites?)\b", re.I)
FIND = Gated(
    r"""\b(?:found|finds?|discover\w*|unearth\w*|exhum\w*|uncover\w*|located|opened|dug\s+up)\b[^.;]{0,60}\b(?:mass\s+|common\s+)graves?\b
      | \b(?:mass\s+|common\s+)graves?\b[^.;]{0,60}\b(?:found|discovered|unearthed|exhumed|uncovered|located|opened|dug\s+up)\b
      | \b(?:remains|bodies|skeletons|skulls)\b[^.;]{0,60}\b(?:exhumed|unearthed)\b
      | \b(?:exhum\w+|unearth\w+)\b[^.;]{0,60}\b(?:remains|bodies|skeletons|skulls)\b""",
    re.I | re.X,
)
THE_DEAD = re.compile(
    r"""\b(?:the|these|those)\s+(?:\w+\s+)?(?:dead|victims|bodies|remains|deceased|men|women|people|persons)\b | \bthey\b
      | \b(?:those|people)\s+(?:buried|found|in\s+the\s+(?:\w+\s+)?grave)\b""",
    re.I | re.X,
)
PUT_TO_DEATH = re.compile(
    r"(?<!not\s)(?<!never\s)\b(?:killed|died|shot|executed|massacred|murdered|slain|put\s+to\s+death)\b", re.I
)

NEAR = 60
"""Characters between the dead, the verb and the day."""


def is_find(document: Document) -> bool:
    """Whether the report's event is the find of a grave: its headline says so and no violence, or its text does."""
    for s in document.sentences:
        if s.headline and GRAVE.search(s.text) and not any(p.search(s.text) for _, p in lexicon().kinds):
            return True
    return any(FIND.search(s.text) for s in document.sentences)


def missing_before(document: Document, found: Iterable[Found]) -> None:
    """Give people who are missing in a report of a find the scope of background: they were so before it."""
    if not is_find(document):
        return
    for f in found:
        if f.outcome == "missing" and f.scope == "this_incident":
            f.scope = "background"


def died_when(document: Document, told: list[Circumstance], knowledge: Knowledge) -> list[Circumstance]:
    """When the dead of a grave are said to have been killed, of sentences whose days ``told`` does not hold: the first
    that stands after the verb."""
    if not is_find(document):
        return []
    out: list[Circumstance] = []
    for s in document.sentences:
        dead = THE_DEAD.search(s.text)
        verb = PUT_TO_DEATH.search(s.text, dead.end()) if dead is not None and not s.headline else None
        if dead is None or verb is None or verb.start() - dead.end() > NEAR:
            continue
        here = [c for c in told if c.aspect == "when" and s.start <= c.start < s.end]
        if any(c.scope == "this_incident" for c in here):
            continue
        spans = [x for x in knowledge.find_dates(s.text) if verb.end() <= x[0] <= verb.end() + NEAR]
        same = next((c for c in here for a, _ in spans[:1] if c.start == s.start + a), None)
        if same is not None:  # read as another time than the incident's: it is that of these dead
            same.scope, same.confidence = "this_incident", 0.6
            continue
        out += [Circumstance("when", s.text[a:b], s.start + a, s.start + b, confidence=0.6) for a, b in spans[:1]]
    return out
