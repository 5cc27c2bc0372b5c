"""Whether a sentence goes on with what the sentence before told as somebody's speech.

Coders carry a speaker on where the words lean on what he said, and not merely because nobody else speaks: on three gold sets, a
speaker carried over every such sentence of a paragraph was wrong five times for each time that it was right.
"""

from __future__ import annotations

import re

from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated

__all__ = ["counts_on", "leans"]


def leans(sentence: Sentence, before: Sentence) -> bool:
    """Whether ``sentence`` counts on from ``before``, or tells on in the past perfect what was said there."""
    return FURTHER.match(sentence.text) is not None or told_on(sentence, before)


NUMBER = (
    r"(?:\d[\d,]*|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)\b"
    r"|\w+teen\b|(?:[Tt]wen|[Tt]hir|[Ff]or|[Ff]if|[Ss]ix|[Ss]even|[Ee]igh|[Nn]ine)ty(?:-\w+)?)"
)
FURTHER = re.compile(
    rf"^\W*(?:(?:[Oo]f (?:them|these|those|the (?:dead|killed|wounded|injured|victims))(?: all)?|[Aa]mong them)\b"
    rf"|(?:[Aa]bout |[Aa]round |[Aa]t least |[Ss]ome |[Uu]p to |[Mm]ore than )*{NUMBER} (?:more|others|other (?:people|men|civilians))\b"
    rf"|(?:[Aa]nother|[Aa] further) {NUMBER}|{NUMBER} of (?:the (?:dead|killed|wounded|injured|victims|bodies|deaths|missing|casualties|patients|{NUMBER})|its (?:members|men))\b"
    rf"|(?:[Tt]hese|[Tt]hose|[Tt]he) (?:casualties|deaths|losses) (?:were|are) (?:distributed|divided|broken down|spread|as follows)\b"
    rf"|(?:[Aa]mong|[Aa]mongst) the (?:dead|killed|wounded|injured|victims|missing)\b"
    rf"|{NUMBER} (?:were|are|was|is|have been|had been) (?:wounded|injured|hurt|killed)\b"
    rf"|(?:[Aa]bout |[Aa]round |[Aa]t least |[Ss]ome |[Uu]p to |[Mm]ore than )*{NUMBER} (?:(?:were|are|was|is)(?! (?:killed|wounded|injured|hurt)\b)|had|have|has|died|succumbed|remain|remained)\b"
    rf"|(?:[Tt]he (?:rest|remainder|others)|[Oo]thers) (?:were|are|had|have|was|is)\b|(?:[Aa]ll|[Mm]ost|[Ss]ome|[Hh]alf|[Mm]any|{NUMBER}) of (?:them|these|those)\b"
    rf"|[Tt]hey (?:were|are|had|include)\b|(?:[Ii]t|[Tt]hat|[Tt]his|[Tt]he (?:new |latest |overall )?(?:toll|total|figure|number|dead|victims))"
    rf" (?:is made up of|is composed of|consists? of|comprises?|includes?|was made up of)\b)"
)
"""How a sentence goes on counting: it leans on the figure before, and so on the one who gave it."""


COUNTS = re.compile(
    rf"^\W*(?:(?:[Aa]bout |[Aa]round |[Aa]t least |[Ss]ome |[Uu]p to |[Mm]ore than |[Aa]nother |[Aa] further )*(?:{NUMBER}|[Ss]everal\b|[Dd]ozens\b)"
    rf"|(?:[Aa]mong|[Aa]mongst) the (?:dead|killed|wounded|injured|victims|missing)\b|[Tt]he (?:dead|wounded|injured|victims|missing)\b)"
)


def counts_on(sentence: Sentence) -> bool:
    """Whether a sentence begins with a number of people or with the dead: enough where one speaker stands on both sides of it."""
    return COUNTS.match(sentence.text) is not None


PAST_SPEECH = Gated(
    r"\b(?:said|told|announced|added|stated|explained|reported|confirmed|claimed|declared|recalled|insisted|affirmed)\b"
)


def told_on(sentence: Sentence, before: Sentence) -> bool:
    """Free indirect speech: behind "he said", a main clause in the past perfect says on what he said."""
    doc = sentence.doc
    if doc is None or not PAST_SPEECH.search(before.text):
        return False
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ != "VBN":
        return False
    had = next((t for t in root.children if t.lower_ == "had" and t.i < root.i), None)
    return had is not None and not re.match(
        r"\W*(?:But|However|Meanwhile|Earlier|Before|On|In|By|Last|Two|Three|It)\b", sentence.text
    )
