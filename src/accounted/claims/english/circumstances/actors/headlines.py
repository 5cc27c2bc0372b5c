"""Headlines of a force, an act and its target: "Warplanes bomb market". The small parser takes their verbs for nouns."""

from __future__ import annotations

import re

from accounted.claims.english.circumstances.actors.finder import Finder
from accounted.claims.english.circumstances.actors.words import NO_TARGET

FORCE = r"(?:helicopters?|gunships?|jets?|warplanes?|planes?|aircraft|drones?|gunmen|gunman|troops|soldiers|police|army|forces|militants|rebels|guerrillas|militia|coalition|bombers?|fighters|insurgents|navy)"
BETWEEN = re.compile(r"\b(?:on|of|against|at|in|by|from|for|to|near|with|and|or|over)\b", re.I)
HEADLINE = re.compile(
    rf"(?<![\w-])(?P<by>(?:[A-Z][\w.’'-]*\s+){{0,2}}(?:[\w-]+\s+)?{FORCE})\s+(?P<verb>open(?:s|ed)?\s+fire\s+on|fir(?:e|es|ed)\s+(?:on|at|into)|bomb(?:s|ed)?|strikes?|struck|shell(?:s|ed)?|attack(?:s|ed)?|hits?|raid(?:s|ed)?|kill(?:s|ed)?)\s+"
    r"(?P<against>(?:(?!in\b|at\b|near\b|on\b|after\b|as\b|during\b)[\w’'-]+\s+){0,3}?(?!\d)[\w’'-]+)(?=\s*(?:$|[,;:.]|\b(?:in|at|near|on|after|as|during|outside|,)\b))",
    re.I,
)
"""Headlines of a force, an act and its target: the small parser takes their verbs for nouns."""


def headline_actors(finder: Finder) -> None:
    s = finder.sentence
    if not (s.headline or (s.paragraph == 0 and not finder.text.rstrip().endswith((".", "”", '"')))):
        return
    m = HEADLINE.search(finder.text)
    if m is None or BETWEEN.search(m["by"]):
        return
    right = m.end("by")
    value = re.sub(
        r"^(?:after|as|how|why|when|the|a|an|over|led)\s+",
        "",
        re.split(r"\b(?:after|as|when|how)\s+", m["by"])[-1],
        flags=re.I,
    )
    finder.add("by", right - len(value), m.end("verb"), value, "reported_as_fact", 0.7)
    against = m["against"].strip()
    words = against.split()
    if words[-1].lower() in NO_TARGET or re.match(r"kill", m["verb"], re.I):
        return
    if not (words[-1][:1].isupper() and finder.knowledge.is_place(against)):
        value = re.sub(r"^(?:the|a|an)\s+", "", against, flags=re.I)
        finder.add("against", m.start("verb"), m.end("against"), value, None, 0.7)
