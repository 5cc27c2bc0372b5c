"""Where a visitor saw the traces: "a crater about 3 km south of the last houses".

Reporters and investigators who go to a site tell no violence in that sentence; what they see there says that it is the site.
Only a distance is taken: a place name in such a sentence may be where they came from.
"""

from __future__ import annotations

import re

from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Document
from accounted.claims.english.gated import Gated

TRACES = Gated(
    r"\bcraters?\b|\bbullet\s+holes?\b|\bbullet-riddled\b|\b(?:shell|cartridge)\s+cas(?:es|ings?)\b|\bshrapnel\b|\bblood\s?stain\w*|\bbloodied\b|"
    r"\b(?:burn(?:t|ed)[- ]out|charred|scorched|blackened)\s+\w+|\b(?:wreck|wreckage|carcass|shell)\s+of\b|"
    r"\b(?:sand|earth|ground|soil|grass|road|asphalt|tarmac|walls?)\s+(?:is|are|was|were|lay|still\s+\w+)\s+(?:still\s+)?"
    r"(?:black|blackened|burn(?:t|ed)|charred|scorched|stained)\b",
    re.I,
)
"""What violence leaves behind."""

AWAY = re.compile(
    r"\b(?:(?:about|some|around|roughly|nearly|almost|just)\s+)?\d+(?:[.,]\d+)?\s?(?:km|kilomet(?:re|er)s?|miles?|m|met(?:re|er)s?)\s+"
    r"(?:(?:(?:north|south|east|west)(?:[- ]?(?:north|south|east|west))*)\s+)?(?:from|of|outside|beyond|past)\s+(?:the\s+|our\s+|their\s+)?"
    r"(?:\w+\s+)?(?:houses?|huts?|village|town|market|mosque|church|school|bridge|well|checkpoint|camp|road|crossing)\b",
    re.I,
)
"""So far from a landmark that has no name; distances from named towns are ``where``'s matter where violence is told."""


def seen_at(document: Document) -> list[Circumstance]:
    """The site as a visitor tells it: at most one, the first."""
    for sentence in document.sentences:
        if TRACES.search(sentence.text) is None:
            continue
        away = AWAY.search(sentence.text)
        if away is not None:
            base = sentence.start
            return [Circumstance("where", away[0], base + away.start(), base + away.end(), confidence=0.5)]
    return []
