"""Where and when, from sentences that tell the incident, and how much such words settle.

``where`` and ``when`` read one sentence, ``neighbours`` those beside it, ``report_place`` and ``reached_day`` the report.
"""

from __future__ import annotations

import re

from accounted.claims.english.circumstances.setting.when import when
from accounted.claims.english.circumstances.setting.where import where
from accounted.claims.english.circumstances.told import Circumstance
from accounted.claims.english.document import Sentence
from accounted.claims.protocol import Knowledge


def settings(sentence: Sentence, knowledge: Knowledge, sure: float = 0.75) -> list[Circumstance]:
    """Where and when, of one sentence about the incident."""
    return [*where(sentence, knowledge, sure), *when(sentence, knowledge, sure)]


WITHIN_A_TOWN = re.compile(
    r"\b(?:quarter|neighbou?rhood|street|road|highway|market|square|mosque|avenue|streets|avenues|boulevard)$", re.I
)
DAY = re.compile(r"[A-Z]|\b(?:yesterday|today|tonight|overnight|last\s+night|this\s+(?:morning|afternoon|evening))\b")
"""A time that is more than an hour: a capital, as of a day or month, or a day told from the report's own."""
OPENS = re.compile(
    r"^(?:[Ii]n|[Oo]n|[Aa]t|[Bb]y|[Aa]bout|[Aa]round|[Bb]efore|[Aa]fter|[Dd]uring|[Ee]arly|[Ll]ate|[Ss]hortly|[Jj]ust)\b"
)


def names_day(words: str) -> bool:
    """Whether words of time tell more than an hour; the capital of "At dawn" at a sentence's head is no day's."""
    return bool(DAY.search(OPENS.sub("", words)))


def plain(c: Circumstance) -> bool:
    """Whether a setting of this incident is more than a site or an hour: "the market", "the Shuhada quarter" leave the town open."""
    if c.scope != "this_incident":
        return False
    if c.aspect == "when":
        return names_day(c.value)
    return names_town(c.value)


def names_town(words: str) -> bool:
    """Whether words of place have a name, and not of a quarter or a street alone."""
    return bool(re.search(r"[A-Z]", words)) and not WITHIN_A_TOWN.search(words)
