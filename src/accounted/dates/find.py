"""Where a text speaks of time: spans for ``resolve``, quick, in mixed and upper case.

Ages, durations ("for three hours"), outlets ("Sunday Times") and verbs ("may", "march") are no time of an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.dates.words import (
    CLOCK,
    DAY,
    EDGE,
    MONTH,
    MONTHS,
    NUMBER,
    PART,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)

_BY_NAME = "|".join(m for m in MONTHS if m not in ("may", "march", "mar") and len(m) > 3)
_DATE = (
    rf"\d{{4}}-\d\d-\d\d|{DAY}\s*(?:and|to|-|–)\s*{DAY}\s+{MONTH}(?:\s*,?\s*{YEAR})?"
    rf"|{MONTH}\s+{DAY}\s*(?:and|to|-|–)\s*{DAY}(?!\d)(?:\s*,?\s*{YEAR})?"
    rf"|{DAY}\s+(?:of\s+)?{MONTH}(?:\s*,?\s*(?:{YEAR}|\d\d(?![\d:.])))?|{MONTH}\s+{DAY}(?![\d:])(?:\s*,?\s*{YEAR})?"
)
_TIMED = rf"(?:{CLOCK}|{PART})"
_LEAD = (
    rf"(?:(?:late|early|shortly|just)\s+)?(?:(?:at|around|about|before|after|by)\s+)?(?:the\s+)?"
    rf"(?:{_TIMED}(?:\s+(?:local\s+time|gmt))?(?:\s*,)?\s+(?:on|of|to|between)?\s*(?:the\s+)?)?"
)
_DAYWORD = rf"(?:{WEEKDAY}(?!\w)|yesterday|today|tonight|the day before yesterday)"
_TAIL = rf"(?:\s+(?:at\s+)?(?:{_TIMED}))?"
_PATTERNS = (
    rf"(?:between|from)\s+(?:{_DATE}|{DAY})\s+(?:and|to|until)\s+(?:{_DATE})",
    rf"(?:in\s+the\s+)?night\s+(?:from\s+\w+\s+)?(?:to|of|between)\s+"
    rf"(?:{_DATE}|{WEEKDAY}(?:\s+(?:and|to)\s+{WEEKDAY})?)",
    rf"(?:(?:since|until)\s+)?{_LEAD}(?:on\s+)?(?:last\s+)?(?:{_DATE}){_TAIL}",
    rf"(?:(?:since|until)\s+)?{_LEAD}(?:on\s+)?(?:last\s+)?{_DAYWORD}(?:\s*(?:and|to|into|-)\s*{WEEKDAY}(?!\w))?{_TAIL}"
    rf"(?:,?\s+(?:{_DATE}))?",
    rf"(?:(?:since|in|during|by|until|over)\s+)?(?:the\s+)?(?:{EDGE}[\s-]+(?:the\s+)?)?{SEASON}\s+(?:of\s+)?{YEAR}"
    r"(?:\s*[-–/]\s*(?:\d{4}|\d\d))?",
    rf"(?:(?:since|until|by|over)\s+)?(?:{EDGE}[\s-]+)?(?:last|this)\s+{SEASON}(?!\w)",
    rf"(?:(?:since|in|during|by|until)\s+)?{EDGE}[\s-]+(?:{MONTH}(?!\w)|{YEAR})(?:\s+{YEAR})?",
    rf"(?:in|since|during|until|by|over|throughout)\s+(?:last\s+)?{MONTH}(?!\w)(?:\s*,?\s*(?:of\s+)?{YEAR})?",
    rf"(?:{MONTH})(?:\s+|\s*,\s*|\s+of\s+){YEAR}",
    rf"(?:last\s+)?(?:{_BY_NAME})(?!\w)",
    rf"(?:(?:in|since|during|by|until|from)\s+)(?:the\s+)?{YEAR}s?(?!\w)|the\s+{YEAR}s",
    rf"{NUMBER}\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+(?:ago|earlier|later|before(?=[\s,.]*$))",
    rf"(?:in|over|during|within)\s+the\s+(?:past|last)\s+(?:{NUMBER}\s+)?(?:hours?|days?|weeks?|months?|years?)",
    r"(?:last|this|the\s+previous|the\s+next|the\s+following|the\s+same|that|the\s+other)\s+"
    r"(?:night|evening|morning|afternoon|day|week|weekend|month|year)",
    r"(?:earlier|late|early|later)\s+(?:this|last)\s+(?:week|month|year)",
    r"(?:over|at|during)\s+the\s+weekend|the\s+(?:day|night|evening)\s+before|a\s+day\s+earlier|overnight|recently",
    rf"(?:at|before|after|around|about|shortly\s+after|shortly\s+before|in|during)\s+(?:the\s+)?{_TIMED}(?!\w)"
    r"(?:\s+local\s+time)?",
    rf"{CLOCK}",
)
_FIND = re.compile(r"(?<![\w.])(?:" + "|".join(f"(?:{p})" for p in _PATTERNS) + ")", re.IGNORECASE)

_OUTLET_AFTER = re.compile(
    r"\s+(?:Times|Telegraph|Express|Herald|Mail|Mirror|Post|Tribune|Independent|Market|Prayers?|Mosque|School|"
    r"League)\b",
    re.IGNORECASE,
)
_WORSHIP = re.compile(r"\s+(?:prayers?|mass|services?|worship|sermon)\b")
_AT_WORSHIP = re.compile(r"\b(?:during|at|after|before|following|leaving|attending|amid)\s+(?:the\s+)?$", re.IGNORECASE)
"""A day of prayers tells the day of what happened at them; "the Friday prayers leader" does not."""
_NAMED_AFTER = re.compile(
    r"\s+(?:Brigades?|Movement|Front|Battalion|Martyrs|Revolution|Revolutionary|Square|Street|Avenue|Hospital|Bridge|"
    r"University|Camp|Party|Group|Command|Commando|Organi[sz]ation|Plaza|Stadium)\b",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+")
_VERB_AFTER = re.compile(
    r"\s+(?:have|be|not|also|well|still|yet|has|on|to|against|through|towards?|for|in|by)\b", re.IGNORECASE
)
_BARE = re.compile(r"^(?:may|march|mar|sun|sat|wed|mon|april|june|august|dec|jan)\.?$", re.IGNORECASE)


_SEASON_FIRST = re.compile(rf"{SEASON}\b", re.IGNORECASE)
_PROPER_BEFORE = re.compile(r"\b[A-Z][\w’'-]+\s+$")

_SIGN = re.compile(r"[A-Za-z]{3,}|\d\d?[:.]\d\d|\d{4}|\d\d?\s?[apAP]\.?\s?[mM]\b")
_SIGNS = frozenset(
    [
        *WEEKDAYS, *MONTHS, *SEASONS,
        "yesterday", "today", "tonight", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "weekend", "hour", "hours", "hrs", "gmt", "minute", "minutes", "recently", "midnight", "dawn", "predawn",
        "daybreak", "sunrise", "light", "morning", "noon", "midday", "afternoon", "midmorning", "midafternoon",
        "dusk", "sunset", "nightfall", "evening", "overnight", "night",
    ]
)  # fmt: skip
"""Every expression of the patterns has one of these words, or digits of a clock or a year."""

_BEFORE, _AFTER = 60, 40
"""Characters that an expression may reach from its sign."""


def _windows(text: str) -> list[tuple[int, int]]:
    """Stretches of ``text`` with a sign of time in them: the patterns are slow, most text has none."""
    out: list[tuple[int, int]] = []
    for m in _SIGN.finditer(text):
        word = m.group()
        if word[0].isalpha() and word.lower() not in _SIGNS:
            continue
        start, end = max(0, m.start() - _BEFORE), min(len(text), m.end() + _AFTER)
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _found(text: str) -> Iterator[re.Match[str]]:
    for start, end in _windows(text):
        # Whole words at the edges, so that a cut never makes a word.
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        yield from _FIND.finditer(text, start, end)


def find(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the words of time in ``text``, in order, apart from one another."""
    out: list[tuple[int, int]] = []
    for m in _found(text):
        start, end = m.span()
        if out and start < out[-1][1]:
            continue  # two windows met in one word
        words = m.group()
        if end < len(text) and (text[end].isalnum() or text[end : end + 2] == "%"):
            continue
        if _not_time(text, start, end, words):
            continue
        while end > start and (
            text[end - 1] in " ,\n\t" or re.search(r"(?i)\b(?:may|june|july|march)\.$", text[start:end])
        ):
            end -= 1
        out.append((start, end))
    return out


def _not_time(text: str, start: int, end: int, words: str) -> bool:
    after = text[end : end + 24]
    last = words.split()[-1] if words.split() else ""
    if _SEASON_FIRST.match(words) and words[:1].isupper() and _PROPER_BEFORE.search(text[:start]):
        return True  # "the Prague Spring of 1968", an event's name
    if _OUTLET_AFTER.match(after) and re.fullmatch(WEEKDAY, last, re.IGNORECASE):
        return not (_WORSHIP.match(after) and _AT_WORSHIP.search(text[: end - len(last)]))
    if re.match(r"the\s", words, re.IGNORECASE) and re.fullmatch(rf"the\s+{WEEKDAY}", words, re.IGNORECASE):
        return bool(_NAME_AFTER.match(after)) and text[start:end] != text[start:end].upper()  # "The Sunday Courier"
    if _NAMED_AFTER.match(after) and re.search(rf"(?:{DAY}\s+{MONTH}|{MONTH}\s+{DAY}|^{MONTH})$", words, re.IGNORECASE):
        return True  # a group or place named after a day
    if _BARE.match(words):
        # A month's or day's short form alone: a name (April Smith, May, Jan), a verb, or a word.
        return bool(_NAME_AFTER.match(after)) or words.lower() in (
            "may",
            "march",
            "mar",
            "sun",
            "sat",
            "wed",
            "mon",
            "jan",
            "dec",
        )
    if last.lower() in ("may", "march") and len(words.split()) > 1 and words.split()[0].lower() in ("by", "during"):
        return bool(_NAME_AFTER.match(after)) or bool(_VERB_AFTER.match(after))
    return False
