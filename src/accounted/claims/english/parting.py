"""What in its words parts an act from the one told last: "in another attack", "a day earlier", a bomb at another kind of site.

Nothing here knows what was told before; :mod:`accounted.claims.english.events` compares.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from accounted.claims.english.gated import Gated
from accounted.claims.protocol import Knowledge

__all__ = [
    "Days",
    "days_by",
    "hit_in",
    "looks_back",
    "meet",
    "moved",
    "opens",
    "reaches_over",
    "resumes",
    "shifted",
    "told_days",
]

Days = tuple[str, str]
"""First and last day: ISO, or in a text that tells no day of publication ``w1`` (Monday) to ``w7``."""

_ACT = (
    r"(?:attacks?|incidents?|(?:air\s*|drone\s+|rocket\s+|missile\s+)?strikes?|raids?|bombings?|explosions?|blasts?|ambush|clash|shootings?|shelling|"
    r"assault|massacre|(?:car\s+|roadside\s+|suicide\s+)?bomb(?:er)?s?|grenade|killings?|murder)"
)
APART = re.compile(
    r"\b(?:in|during|after)\s+(?:another|a\s+(?:separate|second|third|different|similar))\s+(?:\w+\s+){0,2}?"
    r"(?:attack|incident|strike|air\s*strike|raid|bombing|explosion|blast|ambush|clash|shooting|operation|case|action|event|murder|killing)\b"
    r"|\ba\s+(?:separate|different)\s+(?:[\w-]+\s+){0,2}?" + _ACT + r"\b"
    r"|\b(?:elsewhere|separately)\b|\bin\s+(?:yet\s+)?another\s+part\b|\bon\s+the\s+other\s+hand\b",
    re.I,
)
"""Words that open an act of its own."""
_ONE_MORE = re.compile(
    rf"\b(?:yet\s+another|another|a\s+(?:second|third|fourth|further|similar))\s+(?:[\w-]+\s+){{0,2}}?{_ACT}\b", re.I
)
"""One more of a kind: of the same attack (a second bomb for those who came to help), or one of its own."""
_AT_ONCE = Gated(
    r"\b(?:minutes?|moments?|seconds?|shortly|immediately|simultaneous\w*|at\s+the\s+same\s+time|soon\s+after|rescuers?|first\s+responders|"
    r"coordinated|the\s+(?:first|earlier)\s+(?:bomb|blast|explosion|attacker|strike))\b",
    re.I,
)
_HOURS = re.compile(
    r"\b(?:hours?|hrs)\s+(?:later|earlier|before|after(?:wards)?)\b|\b(?:earlier|later)\s+(?:on\s+|in\s+the\s+day|that\s+(?:day|night|evening)|"
    r"the\s+same\s+day|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\b(?:that|the\s+same)\s+(?:afternoon|evening|night|day|morning)\b|"
    r"\bin\s+the\s+(?:afternoon|evening|morning)\b|\bovernight\b|\b(?:that|the)\s+(?:afternoon|evening|night)\b",
    re.I,
)
_SITES = {
    "market": r"markets?|bazaars?|souks?|shops?|mall",
    "school": r"schools?|universit(?:y|ies)|college|madrassas?|tutoring",
    "worship": r"mosques?|church(?:es)?|temples?|shrines?|synagogues?",
    "rite": r"weddings?|funerals?|mourners",
    "transport": r"bus(?:es)?|minibus(?:es)?|trains?|railway|taxi",
    "health": r"hospitals?|clinics?",
    "police": r"police\s+(?:station|academy|post|headquarters|base|patrol)|checkpoints?|patrols?|convoys?|barracks|(?:army|military)\s+(?:base|post|camp)",
    "home": r"homes?|houses?|apartments?|flats",
    "camp": r"(?:refugee|displacement|displaced\s+people['’]s)\s+(?:camps?|sites?)",
    "going_out": r"hotels?|restaurants?|caf[eé]s?|bars?|pubs?|night\s*clubs?|stadium",
    "rule": r"courts?|court\s*house|prisons?|jails?|embass(?:y|ies)|ministry\s+building",
    "farm": r"farms?|fields|quarr(?:y|ies)",
}
_SITE = Gated(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _SITES.items()) + r")\b", re.I)
_TAKEN = Gated(
    r"\b(?:taken|rushed|brought|admitted|evacuated|transferred|received|treated|hospital\s+(?:officials?|sources?|director)|died\s+(?:in|at))\b",
    re.I,
)
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAYS_AWAY = Gated(
    rf"\b(?:(?P<n>an?|{'|'.join(_NUMBERS[1:])}|\d{{1,2}}|several|some)\s+(?P<unit>day|night|week|month)s?\s+(?P<way>earlier|before|later|afterwards?|previously)"
    r"(?=\s*(?:[,.;]|$)|\s+(?:in|at|near|on|outside|when|a|an|gunmen|militants|the\s+same)\b)"
    r"|the\s+(?P<known>previous|next|following)\s+(?:day|night|morning|evening)|the\s+(?P<before>day|night)\s+before(?!\s+yesterday)"
    r"|(?P<vague>(?:last|earlier\s+(?:in\s+the|this)|the\s+(?:previous|following))\s+(?:week|month)))\b",
    re.I,
)
_DAYS_BACK = re.compile(
    rf"\W*(?:(?:just|only|barely|some|about)\s+)?(?P<n>an?|{'|'.join(_NUMBERS[1:])}|\d{{1,2}}|several|some)\s+(?P<unit>day|night|week)s?\s+"
    r"(?P<way>earlier|before|previously)\b(?!\s+(?:than|that|this|the\s+(?:attack|strike|blast|bombing|explosion|raid|election|start|end)))"
    r"(?P<known>(?!))?(?P<before>(?!))?(?P<vague>(?!))?",
    re.I,
)
""""Three days earlier the air force struck a wedding": at the head of a sentence whatever follows is of that day."""
_COUNTS = re.compile(
    r"\b(?:said|says|told|reported|put|spoke\w*|gave|given|announced|confirmed|stated|counted|toll|figures?|number|tally|died\s+of|succumbed)\b",
    re.I,
)
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_NAMES = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_LIMIT = re.compile(r"\b(?:since|until|till|before|by|every|each|from|last\s+week|of\s+last)\b", re.I)
_SEVERAL = re.compile(
    r"\b(?:violence|unrest|bloodshed|attacks|bombings|strikes|raids|clashes|shootings|explosions|blasts|incidents|killings|bombs|ambushes)\b",
    re.I,
)
_AS_ONE = re.compile(
    r"\b(?:coordinated|co-ordinated|simultaneous\w*|a\s+(?:series|wave|string|spate)\s+of|twin|triple|minutes|same\s+group)\b",
    re.I,
)
_THAT = re.compile(rf"\b(?:in|of|from|by|at)\s+(?:that|the\s+(?:earlier|previous|first))\s+(?:\w+\s+)?{_ACT}\b", re.I)


def told_days(words: str, published: str | None, knowledge: Knowledge) -> Days | None:
    """The days that words of time mean. Without a day of publication a weekday is what it is."""
    days = knowledge.days_of(words, published)
    if days is not None or published is not None or _LIMIT.search(words):
        return days
    found = {f"w{_NAMES.index(m[1].lower()) + 1}" for m in _WEEKDAY.finditer(words)}
    return (min(found), max(found)) if len(found) == 1 else None


def meet(one: Days, other: Days) -> bool:
    """Whether two stretches of days can be one: of a weekday and a date of more than one day nothing is known."""
    if one[0].startswith("w") or other[0].startswith("w"):
        a, b = _weekday(one), _weekday(other)
        return a is None or b is None or a == b
    return one[0] <= other[1] and other[0] <= one[1]


def _weekday(days: Days) -> int | None:
    if days[0].startswith("w"):
        return int(days[0][1:])
    return date.fromisoformat(days[0]).isoweekday() if days[0] == days[1] else None


def shifted(days: Days, by: int) -> Days:
    """The days that lie ``by`` days after others."""
    if days[0].startswith("w"):
        name = f"w{(int(days[0][1:]) - 1 + by) % 7 + 1}"
        return name, name
    first, last = ((date.fromisoformat(d) + timedelta(by)).isoformat() for d in days)
    return first, last


def moved(text: str) -> re.Match[str] | None:
    """Words that set an act days away from the one told last: "a day earlier", "the following night"."""
    return _DAYS_AWAY.search(text) or _DAYS_BACK.match(text)


def looks_back(text: str) -> bool:
    """Whether a sentence opens with a day that lies behind what was told, and tells what was done on it and not what was said of it."""
    return _DAYS_BACK.match(text) is not None and _COUNTS.search(text) is None


def days_by(words: re.Match[str]) -> int | None:
    """By how many days such words move; None where they do not say."""
    if words["known"]:
        return -1 if words["known"].lower() == "previous" else 1
    if words["before"]:
        return -1
    n, scale = (words["n"] or "").lower(), {"d": 1, "n": 1, "w": 7}.get((words["unit"] or "m")[0].lower())
    number = 1 if n in ("a", "an") else int(n) if n.isdigit() else _NUMBERS.index(n) if n in _NUMBERS else None
    if number is None or scale is None:
        return None
    return number * scale * (1 if words["way"].lower() in ("later", "afterward", "afterwards") else -1)


def hit_in(text: str) -> frozenset[str]:
    """The kinds of sites that a sentence tells of, where it does not tell where people were taken."""
    if _TAKEN.search(text):
        return frozenset()
    return frozenset(name for m in _SITE.finditer(text) for name, words in m.groupdict().items() if words)


def opens(text: str, other_site: bool) -> bool:
    """Whether words open an act of its own. ``other_site``: it hit another kind of site than the one told last."""
    if APART.search(text):
        return True
    if _AT_ONCE.search(text):
        return False
    later = _HOURS.search(text) is not None
    if _ONE_MORE.search(text):
        return other_site or later
    return other_site and later


def reaches_over(text: str) -> bool:
    """Whether a sentence sums up several acts, "violence across the country", and does not call them one."""
    return _SEVERAL.search(text) is not None and _AS_ONE.search(text) is None


def resumes(text: str) -> bool:
    """Whether a sentence goes on with what it only looked back at: "killed in that attack"."""
    return _THAT.search(text) is not None
