"""Figures that a sentence itself calls false or takes back, whoever speaks.

"The figure of 15 dead was not true", "called the report of 22 dead a fabrication": denied. "Took back its statement that 18 had died",
"its earlier figure of six dead had been an error": retracted, as who gave the figure no longer stands by it.
"""

from __future__ import annotations

import re

from accounted.model import Stance

_SAID = (
    r"(?:figures?|numbers?|tolls?|counts?|claims?|reports?|news|rumou?rs?|stor(?:y|ies)|talk|allegations?|statements?|announcements?|"
    r"accounts?|versions?|estimates?|findings?|verdicts?|conclusions?)"
)
_LIE = r"(?:lies?|fabrications?|falsehoods?|hoax(?:es)?|inventions?|fiction|propaganda|disinformation|nonsense|fake)"
_FALSE = r"(?:not\s+(?:true|correct|accurate)|untrue|false|incorrect|inaccurate|wrong|baseless|groundless|unfounded|fabricated|exaggerated|inflated|invented)"
_ERROR = r"(?:an?\s+(?:\w+\s+)?(?:errors?|mistakes?|misunderstanding|slip)|in\s+error|mistaken|incorrect|wrong|inaccurate|erroneous)"

SPOKEN_OF = re.compile(rf"\b{_SAID}\s+(?:of|that)\s+(?:[\w,]+\s+){{0,6}}$", re.I)
CALLED_FALSE = re.compile(
    rf"^[^.;]{{0,80}}?\b(?:was|were|is|are|proved(?:\s+to\s+be)?|turned\s+out\s+to\s+be)\s+(?:\w+ly\s+)?(?:{_FALSE}|(?:an?\s+)?(?:\w+\s+)?{_LIE})\b",
    re.I,
)
""""The figure of 15 dead that some media gave was not true": a denial of that figure, by whoever says so."""
CALLS = re.compile(r"\b(?:call|describ|brand|label|denounc|dismiss|term)(?:s|es|ed|ing|led|ling)?\b", re.I)
NAMED = re.compile(
    rf"^[^.;]{{0,60}}?\s(?:as\s+)?(?:(?:an?|mere|pure|simply|the\s+enemy[’']s)\s+)*(?:\w+\s+)?(?:{_LIE}|{_FALSE})\b",
    re.I,
)
""""Called the report of 22 dead a fabrication"."""
NEVER_WAS = re.compile(
    r"^[^.;]{0,60}?\b(?:did\s+not|didn[’']t|never)\s+(?:happen|occur|take\s+place|exist)(?:ed|s)?\b", re.I
)
TOOK_BACK = re.compile(
    rf"\b(?:(?:took|takes?|taken|taking)\s+back|retract(?:s|ed|ing)?|withdr(?:ew|aws?|awn|awing)|apologi[sz](?:ed?|es|ing)\s+for(?:\s+having)?)\s+"
    rf"(?:[\w’']+\s+){{0,4}}?(?:{_SAID}|reported|reporting|announced|announcing|claimed|claiming|stated|saying|said)\b[^.;]{{0,80}}$",
    re.I,
)
EARLIER = re.compile(
    r"\b(?:earlier|previous|initial|first|original|older|former|previously|initially|at\s+first)\b", re.I
)
OWN_EARLIER = re.compile(
    rf"\b(?:its|their|his|her|an|the|our|my)\s+(?:own\s+)?(?:earlier|previous|initial|first|original)\s+(?:\w+\s+)?{_SAID}\s+(?:of|that)\s+(?:[\w,]+\s+){{0,6}}$",
    re.I,
)
WAS_ERROR = re.compile(
    rf"^[^.;]{{0,60}}?\b(?:was|were|had\s+been|has\s+been|is)\s+(?:\w+ly\s+)?{_ERROR}(?=\s*(?:[.,;]|$|and\b|by\b|of\b))",
    re.I,
)
THAT_WAS = re.compile(
    rf"^[^.;]{{0,60}}?[,;:–—-]\s*(?:but\s+)?(?:that|this|which|it)\s+(?:was|is|proved|proved\s+to\s+be|turned\s+out\s+to\s+be|had\s+been)\s+(?:\w+ly\s+)?(?:{_ERROR}|{_FALSE})",
    re.I,
)
VERSION = re.compile(r"\b(?:version|edition|report|article|story|bulletin|post|despatch|dispatch)\b", re.I)


def untrue(text: str, left: int, right: int, trigger: int) -> Stance | None:
    """What the sentence ``text`` says of the claim at ``left``-``right`` with its outcome word at ``trigger``: retracted, denied or None."""
    before, ahead = text[max(0, left - 120) : max(left, trigger)], text[max(0, left - 80) : left]
    behind = text[right:]
    if TOOK_BACK.search(before):
        return "retracted"
    if OWN_EARLIER.search(ahead) and WAS_ERROR.search(behind):
        return "retracted"
    if EARLIER.search(before) and VERSION.search(before) and THAT_WAS.search(behind):
        return "retracted"
    if SPOKEN_OF.search(ahead) and (
        CALLED_FALSE.search(behind) or (CALLS.search(text, 0, left) and NAMED.search(behind))
    ):
        return "denied"
    if NEVER_WAS.search(behind) and re.search(
        r"\b(?:deaths?|killings?|murders?|casualties|arrests?|massacre)\b", text[left:right], re.I
    ):
        return "denied"
    return None
