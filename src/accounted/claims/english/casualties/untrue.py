"""Figures that a sentence itself calls false or takes back, whoever speaks.

"The figure of 15 dead was not true", "called the report of 22 dead a fabrication": denied. "Took back its statement that 18 had died",
"its earlier figure of six dead had been an error": retracted, as who gave the figure no longer stands by it.
"""

from __future__ import annotations

import re

from accounted.claims.english.gated import Gated
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
_DENIED = r"(?:denied|rejected|refuted|disproved|disproven|discredited|dismissed|(?:proved|proven|shown|found)\s+(?:to\s+be\s+)?(?:false|untrue|wrong|unfounded))"
WAS_DENIED = re.compile(
    rf"^(?:(?!\b(?:when|while|as|after|before|and|but|who|which)\b)[^.;]){{0,60}}?\b(?:was|were|is|are|ha(?:s|ve|d)\s+(?:\w+\s+)?been)\s+(?:\w+\s+){{0,2}}?{_DENIED}\b(?!\s+(?:entry|access|bail|food|water|medical))",
    re.I,
)
""""The news that two nuns had been killed | was denied today"."""
IMPERSONAL = re.compile(
    r"\bit\s+(?:was|had\s+been|has\s+been)\s+(?:\w+\s+)?(?:reported|said|announced|rumou?red|claimed|stated|believed|thought)\s+that\b[^.;]*$"
    r"|\b(?:first|initial|early|earlier)\s+(?:\w+\s+)?reports\b[^.;]*$",
    re.I,
)
BUT_DENIED = re.compile(
    rf"^[^.;]{{0,80}}?\b(?:but|though|although|yet)\s+(?:this|that|these|those|the|it)\s+(?:\w+\s+)?(?:was|were|ha(?:s|ve|d)\s+(?:\w+\s+)?been)\s+(?:\w+\s+){{0,2}}?{_DENIED}\b",
    re.I,
)
""""It was first reported that a guard had died, | but this was denied": nobody is left who says so."""
CALLS = re.compile(r"\b(?:call|describ|brand|label|denounc|dismiss|term)(?:s|es|ed|ing|led|ling)?\b", re.I)
NAMED = re.compile(
    rf"^[^.;]{{0,60}}?\s(?:as\s+)?(?:(?:an?|mere|pure|simply|the\s+enemy[’']s)\s+)*(?:\w+\s+)?(?:{_LIE}|{_FALSE})\b",
    re.I,
)
""""Called the report of 22 dead a fabrication"."""
NEVER_WAS = re.compile(
    r"^[^.;]{0,60}?\b(?:did\s+not|didn[’']t|never)\s+(?:happen|occur|take\s+place|exist)(?:ed|s)?\b", re.I
)
TOOK_BACK = Gated(
    rf"\b(?:(?:took|takes?|taken|taking)\s+back|retract(?:s|ed|ing)?|withdr(?:ew|aws?|awn|awing)|"
    rf"apologi[sz](?:ed?|es|ing)\s+(?:on\s+\w+day\s+|yesterday\s+|today\s+)?for(?:\s+having)?)\s+"
    rf"(?:[\w’']+\s+){{0,4}}?(?:{_SAID}|reported|reporting|announced|announcing|claimed|claiming|stated|saying|said)\b[^.;]{{0,80}}$",
    re.I,
)
LET_GO = Gated(
    rf"\b(?:drop(?:s|ped|ping)?|abandon(?:s|ed|ing)?|disown(?:s|ed|ing)?|recant(?:s|ed|ing)?|rescind(?:s|ed|ing)?)\s+(?:\w+\s+){{0,2}}?{_SAID}\s+that\b[^.;]{{0,60}}$",
    re.I,
)
""""Dropped the claim that six more had died"."""
EARLIER = Gated(r"\b(?:earlier|previous|initial|first|original|older|former|previously|initially|at\s+first)\b", re.I)
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
TAKEN_BACK = re.compile(
    r"^(?:(?!\b(?:when|while|as|after|before|and|but|who|which)\b)[^.;]){0,60}?\b(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+\s+)?(?:taken\s+back|withdrawn|retracted|disowned|rescinded)\b",
    re.I,
)
""""The statement that 40 had been killed was taken back"."""
SINCE_TAKEN_BACK = re.compile(
    rf"^[^.;,]{{0,40}},\s+(?:a|an|the)\s+(?:\w+\s+)?{_SAID}\s+(?:(?:that|which)\s+)?(?:it|he|she|they|\w+ly)\s+(?:\w+\s+)?(?:retracted|withdrew|took\s+back|disowned|rescinded)\b",
    re.I,
)
""""…, a report that it later retracted"."""
IT_IS_FALSE = re.compile(
    rf"\b(?:it|this|that)\s+(?:is|was)\s+(?:\w+ly\s+)?(?:{_FALSE}|(?:an?\s+)?(?:\w+\s+)?{_LIE})\s*(?:,[^,;.]{{1,40}},)?\s+(?:to\s+say\s+)?that\s+"
    r"(?:(?!in\b|which\b|who\b|whose\b|when\b|while\b|because\b|after\b|before\b|but\b)[\w-]+\s+){0,8}$",
    re.I,
)
""""It is untrue, the governor said, that any villager was killed"."""
STILL_ALIVE = re.compile(
    r"^(?:\s+(?!and\b|but\b|while\b)[\w-]+){0,3}\s+(?:turned\s+up|(?:came|come)\s+(?:back|home)|appeared|returned|is|are|was|were|proved\s+to\s+be)\s+(?:\w+\s+){0,2}?alive\b",
    re.I,
)
WORD = re.compile(r"\w+")
GIVEN_AS = re.compile(
    r"\b(?:named|listed|reported|declared|counted|given(?:\s+up)?|presumed|thought|believed|taken|said|mourned|pronounced)\s+(?:as|for|to\s+be|to\s+have\s+been)?\s*(?:among\s+the\s+)?$",
    re.I,
)
""""Two of the men named as dead turned up alive"."""
VERSION = re.compile(r"\b(?:version|edition|report|article|story|bulletin|post|despatch|dispatch)\b", re.I)


FABRICATE = Gated(
    r"\b(?:fabricat(?:e|es|ed|ing)|concoct(?:s|ed|ing)?|invent(?:s|ed|ing)?)\s+that\s+(?:(?!which\b|who\b|whose\b|when\b|while\b|because\b|after\b|before\b)[\w-]+\s+){0,8}$",
    re.I,
)
""""Exile media fabricate that dozens died": whoever writes so denies it."""
NOBODY = re.compile(r"(?:nobody|no\s+one|no-one|none)\b", re.I)
BY_US = re.compile(
    r"\s+(?:there\s+|here\s+)?(?:by\s+(?:our\s|(?:the\s+)?(?:action|fire|hands?|bullets?)\s+of\s)|at\s+the\s+hands?\s+of\s)",
    re.I,
)
NONE_OF_OURS = re.compile(r"none\s+of\s+(?:our|its|their|his|my)\b", re.I)
HARM_TO_ANYONE = re.compile(r"\s+(?:anyone|anybody|any|a\s+single|civilians?)\b", re.I)
""""None of our men killed anyone", "no one died at the hands of the guard": a deed denied, which does not say that nobody died."""


def untrue(text: str, left: int, right: int, trigger: int) -> Stance | None:
    """What the sentence ``text`` says of the claim at ``left``-``right`` with its outcome word at ``trigger``: retracted, denied or None."""
    before, ahead = text[max(0, left - 120) : max(left, trigger)], text[max(0, left - 80) : left]
    behind = text[right:]
    if TOOK_BACK.search(before) or LET_GO.search(before):
        return "retracted"
    if (SPOKEN_OF.search(ahead) and TAKEN_BACK.search(behind)) or SINCE_TAKEN_BACK.search(behind):
        return "retracted"
    if NOBODY.match(text, left) and (
        BY_US.match(text, right) or (NONE_OF_OURS.match(text, left) and HARM_TO_ANYONE.match(text, right))
    ):
        return "denied"
    if FABRICATE.search(before):
        return "denied"
    if IT_IS_FALSE.search(text, max(0, left - 120), max(left, trigger)):
        return "denied"
    word = WORD.match(text, trigger)
    if word and GIVEN_AS.search(text[max(0, trigger - 40) : trigger]) and STILL_ALIVE.search(text[word.end() :]):
        return "denied"
    if OWN_EARLIER.search(ahead) and WAS_ERROR.search(behind):
        return "retracted"
    if EARLIER.search(before) and VERSION.search(before) and THAT_WAS.search(behind):
        return "retracted"
    if BUT_DENIED.search(behind) and IMPERSONAL.search(text, 0, left):
        return "denied"
    if SPOKEN_OF.search(ahead) and (
        CALLED_FALSE.search(behind)
        or WAS_DENIED.search(behind)
        or (CALLS.search(text, 0, left) and NAMED.search(behind))
    ):
        return "denied"
    if NEVER_WAS.search(behind) and re.search(
        r"\b(?:deaths?|killings?|murders?|casualties|arrests?|massacre)\b", text[left:right], re.I
    ):
        return "denied"
    return None
