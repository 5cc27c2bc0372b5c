"""What an utterance is about: this incident, several together, background, another incident, general practice.

The rules look at words of the clause and sentence around a claim, never at numbers. They are ordered; the first that
speaks wins; the default is this incident.
"""

from __future__ import annotations

import re
from functools import lru_cache

from accounted.claims.english.anycase import Anycase
from accounted.claims.english.word_lists import MONTH_NAMES
from accounted.model import Scope

_YEARS = r"(?:19|20)\d\d"
_MONTH = f"(?:{MONTH_NAMES})"
_NO_WAR = r"(?!\s+(?:monitor\w*|observ\w+|track\w+|analysts?|researchers?|experts?|mediators?|zones?|areas?|crimes?|resolution|prevention|office|offices|wounded|victims?)\b)"
"""A "conflict monitor" says it; the figure is no whole conflict's."""

BACKGROUND = Anycase(
    rf"""
    \b since\s+(?:the\s+)?(?:(?:start|beginning|outbreak|invasion|war|conflict|coup|revolution|ceasefire|fighting|uprising|crisis|campaign|offensive)\b
        |(?:early\s+|late\s+|mid-?)?(?:(?:{MONTH_NAMES})\s+)?{_YEARS}\b
        |(?:{MONTH_NAMES})\b
        |(?:last|the)\s+(?:year|summer|spring|autumn|winter)\b|then\b|taking\b|coming\b|he\b|she\b|they\b|it\s+(?:began|started)\b)
  | \b(?:in|over|during|for|within)\s+(?:the\s+)?(?:past|last|previous|recent)\s+(?:\w+\s+){{0,2}}(?:weeks?|months?|years?|decades?)\b
  | \b(?:so\s+far|already|earlier)\s+this\s+(?:year|month)\b
  | \blast\s+year\b(?!['’]s)[^.;]{{0,60}}\b\d[\d,]{{2,}}\b | \b\d[\d,]{{2,}}\b[^.;]{{0,60}}\blast\s+year\b(?!['’]s)   # so many are a year's count
  | \b(?:this|each|every|per)\s+year\b | \ba\s+year\b(?!\s+(?:ago|earlier|before|after|later|and|old|since|from))
  | \b(?:years?|decades?|months)\s+of\s+(?:war|conflict|fighting|violence|civil|bloodshed)\b
  | \b(?:in|during|throughout|over|of)\s+(?:the|a|its|their|this|that|\w+['’]s)\s+(?:[\w-]+\s+){{0,4}}(?:war|conflict|insurgency|uprising|civil\s+war|campaign|dictatorship)\b{_NO_WAR}
  | \b(?:the|a)\s+(?:[\w-]+\s+){{0,3}}(?:war|conflict|insurgency|civil\s+war|campaign)\b{_NO_WAR}[^.;]{{0,40}}\b(?:has|have|had)\b
  | \bin\s+(?:the\s+)?recent\s+(?:\w+\s+)?(?:fighting|clashes|violence|battles|days|weeks|months|attacks)\b
  | \b(?:killed|murdered|dead|died|executed|assassinated|massacred|slain|lynched|wounded|injured|arrested|detained|kidnapped|abducted|disappeared|murders|killings|deaths|executions|assassinations|arrests|kidnappings|disappearances)
      \s+(?:(?!in\b|over\b|during\b|first\b|later\b)\w+\s+){{0,2}}(?:(?:in|near|around|across)\s+(?:the\s+)?\w+\s+)?(?:in|over|during)\s+(?:just\s+|only\s+|barely\s+|under\s+|about\s+|less\s+than\s+|more\s+than\s+|some\s+|little\s+over\s+)?
      (?:a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|a\s+few|a\s+couple\s+of)\s+(?:weeks?|months?|years?|decades?)\b(?!['’]|\s+(?:ago|time)\b)   # "have been murdered in three months"
  | \bfrom\s+(?:early\s+|late\s+|mid-?\s?)?{_MONTH}(?:\s+{_YEARS})?\s+(?:to|until|till|through)\b | \bbetween\s+(?:early\s+|late\s+|mid-?\s?)?{_MONTH}(?:\s+{_YEARS})?\s+and\b   # months, told without days
  | \b(?:documented|recorded|registered|counted|logged|tallied|verified)\b[^.;]{{0,60}}\bin\s+(?:all\s+of\s+|the\s+whole\s+of\s+)?{_YEARS}\b   # what somebody counted in a year
  | \bannually\b|\bon\s+average\b|\bto\s+date\b|\bover\s+the\s+years\b|\bat\s+the\s+height\s+of\b
  | \b(?:average|total|overall)\s+of\s+[^.;]{{0,40}}\b(?:year|month|war|conflict)\b
    """,
    re.X,
)
"""Totals over a war or a long time."""

SEVERAL = Anycase(
    r"""
    \b(?:two|three|four|five|six|seven|eight|nine|ten|several|separate|multiple|various|both|different|\d+|a\s+series\s+of|a\s+string\s+of|a\s+wave\s+of)
      \s+(?:separate\s+|different\s+|other\s+|[a-z]+\s+)?(?:attacks|incidents|clashes|strikes|air\s*strikes|raids|bombings|explosions|blasts|ambushes|operations|provinces|cities|towns)\b
      (?=[^.;]{0,60}(?:across|around|throughout|together|in\s+all|combined|countrywide|nationwide|country|week|days|hours)|[^.;]{0,3}$)
  | \b(?:across|around|throughout)\s+the\s+(?:country|province|region|nation)\b
  | \b(?:over|in|during|within)\s+(?:the\s+(?:last|past)\s+)?(?:two|three|four|five|six|seven|48|72|\d+)\s+(?:days|hours)\b
  | \b(?:in|from|by|of)\s+(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|\d+)\s+(?:separate\s+|different\s+|other\s+)?(?:attacks|incidents|clashes|raids|ambushes|operations)\b
  | \bin\s+separate\s+(?:incidents|attacks|clashes|strikes)\b | \bnationwide\b
  | \b(?:in|from|by)\s+(?:(?:both|all)(?:\s+(?:of\s+)?the(?:se)?)?|(?:all\s+)?(?:the|these|those)\s+(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+))
      \s+(?:separate\s+|different\s+)?(?:attacks|incidents|clashes|raids|ambushes|operations|massacres|shootings)\b
  | \b(?:in\s+all|in\s+total|altogether|together|combined|between\s+them)\b[^.;]{0,80}\b(?:both|(?:the\s+|these\s+)?(?:two|three|four|five|six|several|\d+))
      \s+(?:\w+\s+)?(?:bombings|(?:air\s*)?strikes|blasts|explosions|attacks|shellings)\b
    """,
    re.X,
)

ANOTHER = Anycase(
    r"""
    \b(?:in|after|following|from|during|by)\s+(?:a|an)\s+(?:similar|separate|unrelated|earlier|previous|different)\s+(?:\w+\s+){0,2}(?:attack|incident|strike|air\s*strike|raid|bombing|explosion|blast|ambush|clash|shooting|operation|case|episode)\b
  | \b(?:in|after|following|from|during|by)\s+a\s+(?:second|third)\s+(?:\w+\s+){0,2}(?:attack|incident|raid|ambush|clash|operation|case|episode)\b   # a second blast is often of one attack
  | \b(?:similar|separate|unrelated|previous|earlier)\s+(?:\w+\s+){0,1}(?:attack|incident|strike|air\s*strike|raid|bombing|explosion|blast|ambush|clash|shooting)\b
  | \b(?:elsewhere|separately|in\s+another|another\s+(?:attack|incident|strike|raid|bombing|explosion|blast|ambush|clash|shooting))\b
  | \b(?:last|the\s+previous)\s+(?:month|year|summer|spring|winter|autumn)\b
  | \b(?:\w+|\d+)\s+(?:weeks|months|years|decades)\s+(?:ago|earlier|before)\b
  | \b(?:a|one)\s+(?:week|month|year|decade)\s+(?:ago|earlier|before)\b
  | \b(?:the|this)\s+latest\s+(?:\w+\s+)?(?:attack|incident|strike|raid|bombing|killing|massacre|assault|shooting)s?\b[^;]{0,90}?\b(?:recover\w*\s+from|follow(?:s|ed|ing))\b   # a new one, and one before it
  | \bin\s+(?:the\s+)?(?:clashes|violence|protests?|unrest|fighting|riots?)\s+(?:that|which)\s+(?:followed|ensued|erupted\s+afterwards)\b | \bin\s+the\s+ensuing\s+(?:clashes|violence|protests?|unrest|riots?)\b
  | \bdeadliest\b[^.;]{0,40}\bsince\b
  | \banniversary\b
    """,
    re.X,
)

YEAR = Anycase(
    rf"\b(?:in|of|during)\s+(?:(?:early|late|mid)[ -])?(?:(?P<month>{MONTH_NAMES})\s+(?:\d{{1,2}},?\s+)?)?(?P<year>{_YEARS})\b",
)
"""A date with its year: background or another incident when the year is over before the report."""

MONTHS = {
    m: i
    for i, m in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}

PRACTICE = Anycase(
    r"""\b(?:when|whenever|if|once|only\s+when)\s+(?:it\s+is\s+|they\s+are\s+)?(?:requested|asked|approved|ordered|required)\b
      | \b(?:always|routinely|usually|normally|as\s+a\s+rule|typically|never|regularly)\b""",
    re.X,
)

THOUSANDS = Anycase(r"\b(?:tens|hundreds)\s+of\s+thousands\b|\bthousands\b|\bmillions?\b")
OF_A_DAY = re.compile(r"\b(?:yesterday|today|overnight|this\s+morning|on\s+\w+day)\b", re.I)
"""Dead in their thousands are those of a war, unless their sentence tells of a day."""


def past_year(text: str, published: str | None) -> bool:
    """Whether ``text`` names a month or year that lay well (over two months) before publication."""
    if published is None:
        # An undated report that names a year without a day looks back on it.
        return any(not found["month"] for found in YEAR.finditer(text))
    year, month = int(published[:4]), int(published[5:7] or 12) if len(published) >= 7 else 12
    for found in YEAR.finditer(text):
        then_month = MONTHS[found["month"].lower()] if found["month"] else 12
        months = (year - int(found["year"])) * 12 + month - then_month
        if months > 2 or (not found["month"] and int(found["year"]) < year):
            return True
    return False


def _day(before: str, month: str, after: str) -> str:
    """A day of the year as a pattern, its parts under these names."""
    return rf"(?:(?P<{before}>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<{month}>{_MONTH})(?:\s+(?P<{after}>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,?\s+{_YEARS})?"


SPAN = Anycase(
    rf"\b(?:between|from)\s+{_day('a', 'b', 'c')}\s*(?:and|to|until|till|through|[–-])\s*{_day('d', 'e', 'f')}\b"
)
WEEKS = 14
"""Days from one to the other by which a count is of a time and not of one attack."""


def _over_weeks(text: str) -> bool:
    """Whether ``text`` counts from one day of the year to another some weeks later: "between 1 January and 20 April"."""
    for m in SPAN.finditer(text):
        first, last = (
            30 * MONTHS[m[month].lower()] + int(m[day] or m[other] or 15) for day, month, other in ("abc", "def")
        )
        if (last - first) % 360 > WEEKS:
            return True
    return False


_DAY_NAMES = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
DAYS_APART = re.compile(
    r"\b(?:between|from)\s+(?:\w+\s+)?(?P<a>mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+\w+)?\s+(?:and|to|until|till|through)\s+(?:\w+\s+)?"
    r"(?P<b>mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.I,
)


def _over_days(text: str) -> bool:
    """Whether ``text`` counts over some days: "between Saturday night and Tuesday night". A night lies between two of them."""
    if "day" not in text or (m := DAYS_APART.search(text)) is None:
        return False
    return (_DAY_NAMES.index(m["b"].lower()) - _DAY_NAMES.index(m["a"].lower())) % 7 > 1


COMPARED = Anycase(
    r"""
    (?:,\s*)?\b(?:the|its|one\s+of\s+the|\w+['’]s)\s+(?:\w+\s+)?(?:deadliest|bloodiest|worst|heaviest|most\s+(?:deadly|serious|violent))\b
  | \b(?:an?|\w+)\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before)\b
  | ,\s*(?:which\s+)?(?:brings|bringing|brought|raises|raising|raised|takes|taking|took)\b
    """,
    re.X,
)


def without_comparison(text: str, end: int) -> str:
    """``text`` up to what the claim that ends at ``end`` is only set beside: "…, the deadliest since 2011", "two months after …".

    The words of that yardstick tell nothing of when or how long the claim itself was."""
    beside = COMPARED.search(text, end)
    return text[: beside.start()] if beside else text


@lru_cache(maxsize=2048)
def scope_of(clause: str, sentence: str, published: str | None) -> Scope:
    """The scope of a casualty claim that stands in ``clause`` of ``sentence`` (both as text)."""
    if BACKGROUND.search(clause) or _over_weeks(clause):
        return "background"
    if ANOTHER.search(clause) or past_year(clause, published):
        return "another_incident"
    if SEVERAL.search(clause) or _over_days(clause):
        return "several_incidents"
    if THOUSANDS.search(clause) and not OF_A_DAY.search(sentence):
        return "background"
    if clause != sentence and (BACKGROUND.search(sentence) or past_year(sentence, published)):
        # A sentence that speaks of a war as a whole colours its clauses, unless the clause has its own day.
        if re.search(r"\b\w+day\b|\byesterday\b|\bovernight\b", clause, re.I):
            return "this_incident"
        return "background"
    return "this_incident"
