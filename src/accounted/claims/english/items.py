"""Words by which a report goes on to another item, stays with the one told before, or joins another victim to it."""

from __future__ import annotations

import re

SAME = re.compile(
    r"\b(?:in|during|by)\s+(?:the\s+)?same\s+(?:[\w-]+\s+){0,2}?(?:incident|attack|explosion|blast|bombing|clash|ambush|shooting|strike|action|event|raid)\b",
    re.I,
)
"""Words that keep an act with the one told before."""
_GOES_ON = re.compile(
    r"^\W*(?:meanwhile|moreover|in\s+addition|similarly|likewise|furthermore|finally|separately|also\s+(?:today|yesterday|on|in|last)\b|"
    r"(?:it\s+(?:was|has\s+been)|[A-Z][^.;,]{2,60}?)\s+also\s+(?:reported|announced|learned|stated|said|disclosed|confirmed|revealed)\b)",
    re.I,
)
_OF_IT = re.compile(
    r"\b(?:the|this|that|these|those|same|his|her|their|its|today['’]s|yesterday['’]s)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:attacks?|incidents?|explosions?|blasts?|bombings?|bombs?|clash(?:es)?|ambush|shootings?|strikes?|events?|raids?|actions?|massacres?|assaults?|"
    r"dead|wounded|injured|victims?|toll|survivors?|bod(?:y|ies)|murders?|killings?|crimes?|offensive|operations?)\b"
    r"|\b(?:toll|hospitals?|clinics?|total|so\s+far|others?|more|another|also\s+(?:killed|wounded|injured|hurt|died))\b",
    re.I,
)
"""An act, or people, told before."""
BESIDE_THEM = re.compile(
    r"\b(?:also|too|along\s+with|together\s+with|as\s+well|accompan\w+|his|her|their|another|others?|both|same)\b", re.I
)
"""Words that may join another victim to those told before."""


def goes_on(text: str) -> bool:
    """Whether a sentence opens another item of a report, and speaks of no act or people told before: "Meanwhile, two peasants were
    shot dead in Riva", "it was also reported that gunmen took a couple"."""
    return _GOES_ON.search(text) is not None and _OF_IT.search(text) is None
