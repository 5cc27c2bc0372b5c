"""What a morgue took in, where the number stands alone: "In February the morgue had received 87", "and in January 54",
"February's figure was 87". Who is taken in there is dead; the noun was told before, or needs no telling.
"""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.counts import CountMention
from accounted.claims.english.document import Sentence
from accounted.claims.english.gated import Gated
from accounted.claims.english.partnames import site_name
from accounted.claims.english.scope import MONTHS
from accounted.model import Group

__all__ = ["HOUSE_OF_THE_DEAD", "IN_A_MONTH", "house_leans", "taken_in"]

HOUSE_OF_THE_DEAD = Gated(r"\b(?:morgues?|mortuar(?:y|ies))\b", re.I)
TOOK = (
    r"(?:(?:had|has|have)\s+)?(?:(?:already|only|also|still)\s+)?"
    r"(?:take[sn]?\s+in|took\s+in|receive[sd]?|admit(?:s|ted)|register(?:s|ed)|record(?:s|ed)|count(?:s|ed)|log(?:s|ged)|handle[sd]?|processe[sd]|processed)"
    r"\s+(?:(?:only|just|about|some|around|nearly|almost|more\s+than|at\s+least|over|another|a\s+further)\s+)?"
)
BY_NAME = re.compile(rf"\b(?:morgues?|mortuar(?:y|ies))\b[^.;:!?\d]{{0,40}}?\b{TOOK}$", re.I)
BY_PRONOUN = re.compile(rf"\b(?:it|they|the\s+(?:facility|hospital|house))\s+{TOOK}$", re.I)
FIGURE = re.compile(
    r"\b(?:figure|number|count|total|tally)\b(?:\s+(?:for|in|of)\s+[\w’']+)?\s+(?:was|were|had\s+been|stood\s+at|came\s+to|reached)\s+"
    r"(?:(?:only|just|about|some|around)\s+)?$|\bthere\s+(?:were|had\s+been)\s+(?:only\s+|just\s+)?$",
    re.I,
)
MONTH = rf"(?:{'|'.join(m.capitalize() for m in MONTHS)})"
IN_A_MONTH = Gated(
    rf"(?:\b(?i:in|during|over|throughout|for)\s+{MONTH}\b|\b{MONTH}[’']s\b"
    rf"|\b(?i:(?:last|this|the\s+(?:same|previous|preceding))\s+(?:month|year)|(?:the|a)\s+(?:month|year)\s+(?:before|earlier))\b)"
)
AND_IN = re.compile(rf"(?:,|;|\band\b)\s*(?:and\s+)?(?i:in)\s+{MONTH}\s+(?:(?:it\s+(?:was|had\s+been)|only|just)\s+)?$")
ALONE = re.compile(
    r"\s*(?:[.,;:)”\"]|$)|\s+(?:in|during|over|throughout|for|last|this|the|a|and|by|while|but|between)\b", re.I
)
"""Behind a number that counts no noun of its own."""


def house_leans(sentence: Sentence, before: Found | None) -> bool:
    """Whether a sentence may tell what a morgue took in by a number alone."""
    if HOUSE_OF_THE_DEAD.search(sentence.text):
        return True
    return _of_a_house(before, sentence) and IN_A_MONTH.search(sentence.text) is not None


def taken_in(sentence: Sentence, found: list[Found], mentions: list[CountMention], before: Found | None) -> list[Found]:
    """The numbers that stand alone, as dead; each month's for itself."""
    if not house_leans(sentence, before):
        return []
    text, base = sentence.text, sentence.start
    here = HOUSE_OF_THE_DEAD.search(text) is not None
    told_before = _of_a_house(before, sentence)
    out: list[Found] = []
    for m in mentions:
        if m.count.low is None or m.article or m.count.bound in ("none", "vague") or not ALONE.match(text, m.end):
            continue
        if any(f.start - base <= m.start < f.end - base for f in found):
            continue
        # "between 80 and 90", "about 87": the words of a count are its own.
        lead = text[max(0, m.start - 90) : m.start]
        named = here and BY_NAME.search(lead) is not None
        leans = told_before and IN_A_MONTH.search(text) is not None
        again = leans and (BY_PRONOUN.search(lead) or FIGURE.search(lead)) is not None
        after = bool(out or (here and any(f.outcome == "killed" for f in found))) and AND_IN.search(lead) is not None
        if not (named or again or after):
            continue
        out.append(
            Found(
                sentence, base + m.start, base + m.end, "killed", m.count, Group(), confidence=0.75, trigger=base + m.start,
                site=_house(sentence, out, before),
            )
        )  # fmt: skip
    return out


def _of_a_house(before: Found | None, sentence: Sentence) -> bool:
    """Whether the claim told before, in this paragraph or the last, is what a morgue took in."""
    if before is None or before.outcome != "killed" or sentence.paragraph - before.sentence.paragraph > 1:
        return False
    return HOUSE_OF_THE_DEAD.search(before.site or "") is not None or (
        HOUSE_OF_THE_DEAD.search(before.sentence.text) is not None
        and IN_A_MONTH.search(before.sentence.text) is not None
    )


def _house(sentence: Sentence, out: list[Found], before: Found | None) -> str | None:
    """What the house is called, here or before."""
    here = HOUSE_OF_THE_DEAD.search(sentence.text)
    if here is not None:
        return site_name(sentence.doc, here.start(), here.end())
    return out[-1].site if out else None if before is None else before.site
