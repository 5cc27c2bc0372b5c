"""One speech in a sentence, and the small words that several readers of speech share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from accounted.claims.english.names import is_media
from accounted.model import Stance


@dataclass(slots=True)
class Frame:
    """One speech in a sentence. Offsets count from the sentence's start.

    ``speaker`` is the span of the speaker's words; None: nobody is told ("it was reported that") unless ``same``, which
    means the speaker of the frame before ("…, adding that"). ``anchor`` is what is not said: speaker, verb, listener.
    """

    anchor: tuple[int, int]
    speaker: tuple[int, int] | None
    stance: Stance
    pre: bool = False
    """What is said stands before the anchor (and goes on behind it)."""
    post: bool = True
    same: bool = False
    through: tuple[str, ...] = ()
    """Media that stand between the speaker and the report, nearest to the speaker first, in the report's words."""
    verb: str = ""
    token: Any = None
    content: list[tuple[int, int]] = field(default_factory=list)


DEED_VERB = "claim or deny a deed"
"""The ``verb`` of a speech that covers nothing of its sentence: "claimed responsibility for …, killing six"."""

FRONTED_SOURCE = "had it from"
"""The ``verb`` of a speech that opens its sentence and ends where the outer one, told behind it, begins."""

TIME = (
    r"(?:(?:late |early |earlier |later )?(?:on |in |at )?(?:the )?(?:(?:Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|now|then|again|also|earlier|later)"
    r"(?: (?:morning|evening|night|afternoon|local time))?(?:\s*\([^)]{2,14}\))?"
    r"|(?:on|in) (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*(?: \d{1,2})?(?:,? \d{4})?)"
)

MANNER = (
    r"(?:in (?:an?|its|his|her|their|the) (?:\w+ ){0,3}(?:statement|interview|report|tweet|"
    r"post|message|communique|communiqué|bulletin|letter|speech|briefing|press release|"
    r"release|e-?mail|text message|voice message|audio message|video message|video|broadcast|note|phone call|telephone interview)"
    r"(?: (?:on|to|with|of|from|carried|broadcast|read|quoted|issued|released|published|"
    r"posted|dated|about|late|early|that was) (?:[^,.;“”\"]{2,60}?))?(?=[,.;:]|\s+that\b|\s*$)"
    r"|(?:to|at) (?:reporters|journalists|a news conference|a press conference|a briefing|the "
    r"press)(?: (?:in|on|at) [^,.;]{2,40}?(?=[,.;]|$|\sthat))?"
    r"|at the (?:scene|site|spot|hospital|funeral|graveside|morgue)(?: of [^,.;:“”\"]{2,40}?)?(?=[,.;:]|\s+that\b|\s*$)"
    r"|(?:on|when|while|in|upon|after|before) (?:presenting|releasing|publishing|announcing|unveiling|launching|handing over|visiting|touring|"
    r"opening|closing|leaving|returning|arriving|meeting|receiving) [^,.;:“”\"]{2,90}?(?=[,.;:]|\s+that\b|\s*$)"
    r"|on (?:condition of anonymity|Twitter|Facebook|Telegram|X|social media|state television|"
    r"its website|his behalf|its behalf)"
    r"|by (?:telephone|phone|e-?mail)|from [A-Z]\w+|officially|publicly|privately|anonymously|"
    r"speaking [^,.;]{2,60}?(?=[,.;]|$)|requesting anonymity|under condition of anonymity|"
    r"(?:with|under) condition of anonymity)"
)

ADVERBIAL = re.compile(rf"\s*,?\s*(?:{TIME}|{MANNER})(?=[\s,.;:”\"]|$)", re.I)

CARRIED = re.compile(
    r"(?:carried|broadcast|published|quoted|cited|reported|aired|relayed|distributed|"
    r"monitored|run) (?:by|on|in) (?P<who>[^,.;“”\"]{2,70}?)(?=[,.;:]|\s+that\b|\s*$)"
)

BOUNDARY = re.compile(
    r"\s*[,;–—]?\s+(?:but|while|whereas|though|although|yet)\s+|;\s*"
    r"|,\s*(?:and|or)\s+|\s+and\s+|\s+[–—]\s+",
    re.I,
)

CLAUSE_MARK = re.compile(r"\s*,?\s*(?:that\b|how\b|whether\b|:|[“\"]|as saying)")

FIGURE = re.compile(
    r"(?i)\b(?:dead|deaths?|killed|died|wounded|injur\w+|casualt\w+|toll|victims?|bodies|"
    r"missing|hurt|fatalit\w+|martyr\w+|slain|corpses?|perished)\b|\d|\b(?:responsibility|"
    r"claims?|reports?|accusations?|allegations?|charges|figures?|involvement|blame)\b"
)


def media_that_carried(words: str) -> tuple[str, ...]:
    return tuple(m["who"].strip() for m in CARRIED.finditer(words) if is_media(m["who"].strip()))
