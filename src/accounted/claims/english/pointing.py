"""Sentences that give the figure before them to somebody: "Nineteen dead. That is the count given by the health director."

Only where nobody is said to speak in the sentence pointed at, and never into a headline.
"""

from __future__ import annotations

import re

from accounted.claims.english.carry import Discourse, Spoken, resolve
from accounted.claims.english.document import Document
from accounted.claims.english.names import add, teller
from accounted.claims.english.speech import Attributions, Speech
from accounted.model import Source

__all__ = ["pointed_back"]

OPENS = (
    "That",
    "This ",
    "These ",
    "Those ",
    "Such ",
    "So ",
    "The figure",
    "The number",
    "The toll",
    "The count",
    "The total",
    "All this ",
)
WHO = r"[^;:“”\"]{2,110}?"
SAYS = r"(?:says?|said|tells?|told|claims?|claimed|reports?|reported|maintains?|insists?)"
FIGURE = (
    r"(?:count|figure|toll|number|word|account|estimate|tally|version|claim|balance|total|story|information|list)s?"
)
END = r"(?=,? (?:after|on|at a|in a|when|while|and|but)\b|[.;]|$)"
POINTS = re.compile(
    rf"(?:That|This|These|Those|Such|All this|The (?:figure|number|toll|count|total)s?)(?:,? at least,?)? (?:is|are|was|were|comes?|came) (?:at least |only |all )?"
    rf"(?:(?:according to|from) (?P<a>{WHO}){END}|(?:the |an? )?(?:[\w-]+ ){{0,2}}{FIGURE}(?: (?:given|released|announced|provided|published|put out))? "
    rf"(?:by|of|from) (?P<b>{WHO}){END}|what (?P<c>{WHO}) {SAYS}\b)"
    rf"|So {SAYS} (?P<d>{WHO}){END}|So (?P<e>(?:the |an? )?[\w’' -]{{2,60}}?) {SAYS}\s*[.;]"
)
RESTATES = re.compile(r"That (?:is|makes) [^.;:]{3,60}, from (?P<f>[^;:“”\"]{2,110}?)\.?$")
""" "That is eight dead and 43 injured, from the mayor's information officer": of its own sentence."""


def pointed_back(document: Document, discourse: Discourse, out: Attributions) -> None:
    """Add the speeches that a later sentence tells the speaker of."""
    told: set[int] | None = None
    for number, sentence in enumerate(document.sentences):
        if not number or not sentence.text.startswith(OPENS):
            continue
        found = POINTS.match(sentence.text)
        restates = RESTATES.match(sentence.text) if found is None else None
        match = found or restates
        if match is None:
            continue
        group = next(name for name, words in match.groupdict().items() if words is not None)
        source = _speaker(match[group], discourse, number, sentence.start + match.start(group))
        before = document.sentences[number - 1]
        if told is None:
            told = {s.sentence for s in out.speeches if s.chain and not s.voice}
        if source is None:
            continue
        spans = [(sentence.start, sentence.start + match.start(group))]
        if restates is None:
            if number - 1 in told or before.headline or sentence.paragraph - before.paragraph > 1:
                continue
            spans = [(before.start, before.end)]
        elif number in told:
            continue
        anchor = (sentence.start + match.start(group), sentence.start + match.end(group))
        out.speeches.append(Speech(spans, (source,), "asserted", (), anchor, number))
        discourse.spoken.append(Spoken(source, (), number, sentence.paragraph, False, False))


def _speaker(words: str, discourse: Discourse, number: int, at: int) -> Source | None:
    source = teller(words)
    if source is None:
        return None
    if source.kind == "person":
        add(discourse.register, source, at)
    found = resolve(source, discourse, number)
    return found if found.kind != "unresolved" else None
