"""Places that are not where it happened: where speakers speak ("told reporters in Geneva"), the hurt are taken, people met or
came from; and the morgue whose count is an area's.
"""

from __future__ import annotations

import re

from accounted.claims.english.casualties.found import Found
from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Document
from accounted.claims.english.word_lists import MONTH_NAMES
from accounted.claims.protocol import Knowledge

SPEECH_PLACE = re.compile(
    r"\b(?:said|says|told|speaking|spoke|spokes\w+|reporters?|journalists?|statement|speech|announced|interview\w*|press\s+conference|news\s+conference|telephone|phoned?|issued"
    r"|based|headquartered|born|from\s+his\s+\w+|correspondents?|bureau|embassy|consulate|university|talks|summit|meeting|conference)\b[^.;]{0,25}$",
    re.I,
)
SEAT = re.compile(
    r"\b(?:sources?|diplomats?|analysts?|observers?|researchers?|newsrooms?|headquarters|offices?)\s+$", re.I
)
"""People and rooms that are where they speak: "a security source in Bamako"."""
SEAT_SPEAKS = re.compile(
    r",\s+(?:(?:an?|the|its|his|her|some|several|other)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:spokes\w+|officials?|ministers?|ministry|government|presidents?|diplomats?|analysts?|leaders?|ambassadors?|lawmakers?|parliament|army|military|police|navy|command)\b"
    r"[^.;]{0,80}?\b(?:said|says|told|called|condemned|denied|announced|added|insisted|declined|accused|blamed|warned|urged|promised|spoke|asked)\b"
)
"""At a sentence's head: "In Kyiv, a military spokesman said": where somebody speaks."""
ELSEWHERE = re.compile(
    r"\b(?:hospitals?|clinics?|morgues?|mortuary|surgery|ward|intensive\s+care|burns?\s+units?|emergency\s+rooms?|treated|treatment|taken|flown|evacuated|transferred|rushed|brought|buried|funerals?|burial|fled|flee(?:ing)?|(?:leaves?|left|leaving)\s+for|displaced"
    r"|died\s+(?:of|from)\s+(?:[\w’'-]+\s+){0,2}(?:wounds|injuries|burns|infections?|complications)|found\s+alive|relatives|returned|returning|heading|bound|on\s+(?:its|their|his)\s+way|travell?ing|trained)\b"
    r"(?:[^.;,]|,(?=\s*[A-Z])){0,30}$",
    re.I,
)
"""What ties a place to where people were taken, came from or went."""
WARD_AFTER = re.compile(
    r"\s+(?:(?:regional|general|provincial|private|teaching|university)\s+)?(?:clinic|hospital|hospice|infirmary)\b(?!\s+(?:strike|attack|bombing|blast|raid|massacre))",
    re.I,
)
"""After a name: a house for the sick that bears it ("the San Bernabé clinic"), where people are taken."""
DIED_THERE = re.compile(
    r"\b(?:died|dies|passed\s+away|succumbed|treated|recover\w+|operated\s+on|hospitali[sz]ed)\b[^.;]{0,40}$", re.I
)
ACROSS = re.compile(
    r"\b(?:hospitals?|clinics?|treated|treatment|wounds|injuries)\b[^.;]{0,60}\b(?:across|over)\s+the\s+border\b[^.;,]{0,6}$"
    r"|\b(?:died|dies)\s+(?:of|from)\s+(?:[\w’'-]+\s+){0,2}(?:wounds|injuries)\s+on\s+the\s*$",
    re.I,
)
"""Where the wounded of a border are treated, or die: "nine of them across the border in Norland"."""
SHOWN = re.compile(
    r"\b(?:present(?:s|ed|ing)|publish(?:es|ed|ing)|launch(?:es|ed|ing))\s+(?:[\w’'-]+\s+){0,4}(?:report|findings|results|inquiry|study|figures)\b[^.;,]{0,12}$"
    r"|\b(?:shares?|stocks?)\b[^.;]{0,90}$",
    re.I,
)
"""Where a report on it is shown, or where the shares of those concerned are traded."""
CAUGHT = re.compile(
    r"\b(?:arrested|detained|picked\s+up|rounded\s+up|apprehended|nabbed|held\s+for\s+questioning)\b", re.I
)
CAUGHT_AT = re.compile(rf"{CAUGHT.pattern}[^.;]{{0,25}}$", re.I)
HARMED = re.compile(
    r"\b(?:kill|murder|shot|shoot|wound|injur|hurt|dead|died|dies|deaths?\b|blast|explo|bomb|shell|attack|raid|clash|stab|gunfire|fire[ds]?\b|riot|protest)",
    re.I,
)
"""What may have been done where somebody was caught."""
HIT_SITE = re.compile(
    r"\b(?:killed|killing|kills|hit|hits|hitting|struck|strikes?|striking|attack(?:s|ed)?|bomb\w*|shell\w*|raid(?:s|ed)?|destroyed|stormed)\b"
    r"[^.;]{0,60}\b(?:in|on|at|a|an|the|its|their)\s+(?:[\w-]+\s+){0,2}?(?:hospital|clinic|ward|unit|room)\s+\w*\s*$",
    re.I,
)
"""A hospital that was hit itself is where it happened."""
HOUSE_HIT = re.compile(
    r"\b(?:hospital|clinic|ward|unit|morgue)s?\s+(?:[\w’'-]+\s+){0,3}?(?:(?:was|were|been|being|is)\s+)?"
    r"(?:hit|struck|bombed|shelled|attacked|raided|stormed|destroyed|(?:air\s?)?strikes?|attacks?|bombings?|blasts?|raids?|shelling|massacre)\b[^.;,]{0,15}$",
    re.I,
)
"""... and told so behind it: "hospital hit in Orven", "dead at a hospital after a strike in Orven"."""
WAS_HIT = re.compile(
    r"[^.;]{0,45}?\b(?:was|were|has\s+been|have\s+been)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:hit|struck|bombed|shelled|attacked|raided|stormed|destroyed|damaged|targeted|flattened|burn(?:ed|t))\b",
    re.I,
)
OF_A_HOUSE = re.compile(
    r"\b(?:hospital|clinic)\s+(?:in|at|near|outside)\s+(?:the\s+(?:[\w-]+\s+){0,4}(?:of\s+)?)?$", re.I
)
"""... or behind the place: "a hospital in Orven was partly destroyed"."""
MET = re.compile(
    r"\b(?:negotiations?|talks|dialogue|meetings?|summit|conference|congress|session)\b[^.;]{0,90}"
    r"\b(?:begins?|began|begun|held|holds|resumed?|opens?|opened|starts?|started|takes?\s+place|took\s+place|scheduled|convened?|continue[sd]?)\b"
    r"[^.;,]{0,25}$",
    re.I,
)
"""Where people met: "since the talks began last Wednesday in Riva"."""


CARE = re.compile(
    r"\b(?:intensive\s+care|burns?\s+units?|treated|treatment|surgery|recover\w+|operated|died\s+(?:of|from))\b[^.;]{0,40}$"
    r"|\b(?:remain|stay|lie|lies)\w*\s+in\s+(?:\w+\s+)?(?:hospital|care)\b[^.;]{0,30}$",
    re.I,
)
HOUSE_AFTER = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:clinic|hospice|infirmary|burns?\s+unit)\b(?!\s+(?:strike|attack|bombing|blast|raid))"
)


def is_of_care(before: str, after: str) -> bool:
    """Whether a place is no more than where the hurt are treated or died later, where people met, or where a report on it was shown.
    A hospital that counts its dead and wounded is another matter: it is seldom far."""
    if HOUSE_HIT.search(before) is not None or HIT_SITE.search(before) is not None:
        return False
    told = (MET, ACROSS, SHOWN, CARE)
    return any(pattern.search(before) is not None for pattern in told) or HOUSE_AFTER.match(after) is not None


def is_elsewhere(before: str, after: str = "") -> bool:
    """Whether the words before a place tie it to where people were taken, came from, went or met. ``after``: what follows it, which
    may tell that the house that they were taken to is the one that was hit."""
    if MET.search(before) is not None or ACROSS.search(before) is not None or SHOWN.search(before) is not None:
        return True
    if ELSEWHERE.search(before) is None or HIT_SITE.search(before) is not None or HOUSE_HIT.search(before) is not None:
        return False
    return not (OF_A_HOUSE.search(before) is not None and WAS_HIT.match(after) is not None)


def without_places_of_arrest(
    document: Document, found: list[Circumstance], casualties: list[Found]
) -> list[Circumstance]:
    """Circumstances without the places where somebody was arrested, told in a sentence of nothing else: beside people harmed a
    suspect may be caught anywhere. Where arrests are all that is told, they are what happened."""
    if not any(f.outcome not in ("detained", "displaced") and f.scope == "this_incident" for f in casualties):
        return found
    caught = [s for s in document.sentences if CAUGHT.search(s.text) is not None and HARMED.search(s.text) is None]
    return [
        c
        for c in found
        if c.aspect != "where"
        or not any(
            s.start <= c.start < s.start + len(s.text) and CAUGHT_AT.search(s.text[: c.start - s.start]) for s in caught
        )
    ]


COUNTER = re.compile(
    r"\b(?:morgue|mortuary)\s+(?:(?:of|at)\s+(?:the|its|their|a)\s+(?:[\w-]+\s+){0,3}(?:hospital|clinic)\s+)?(?:in|of|at)\s+"
    r"(?:the\s+(?:[\w-]+\s+){0,2}of\s+)?$",
    re.I,
)
TAKES_IN = re.compile(
    r"^[^.;]{0,25}?\b(?:took\s+in|take[sn]?\s+in|receive[sd]?|admitted|counted|recorded|registered|logged)\b", re.I
)
COMES_IN = re.compile(
    r"\b(?:bodies|corpses|dead|remains)\b[^.;]{0,40}?\b(?:brought|taken|delivered|sent|transferred|came|come|arrived|passed|admitted|received|counted|"
    r"registered|recorded)\b[^.;,]{0,12}?\b(?:to|at|into|in|through|by)\s+(?:the|a|its|their)\s+(?:[\w-]+\s+){0,2}(?:morgue|mortuary)\b[^.;,]{0,40}$",
    re.I,
)
MONTH = re.compile(
    rf"\b(?:{MONTH_NAMES}|months?|years?)\b",
    re.I,
)
DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")


def speaks_there(text: str, before: str, end: int) -> bool:
    """Whether a place that ends at ``end``, with ``before`` ahead of its preposition, is the seat of somebody who speaks."""
    return SEAT.search(before) is not None or (
        not re.search(r"\w", before) and SEAT_SPEAKS.match(text, end) is not None
    )


def counts_months(text: str, start: int, end: int, knowledge: Knowledge) -> bool:
    """Whether a place is that of a morgue that tells what it took in over a month: the area of its count."""
    if COUNTER.search(text[:start]) is None:
        return False
    if TAKES_IN.match(text[end:]) is None and COMES_IN.search(text[:start]) is None:
        return False
    return any(MONTH.search(text, a, b) and not DAY_OF_MONTH.search(text, a, b) for a, b in knowledge.find_dates(text))
