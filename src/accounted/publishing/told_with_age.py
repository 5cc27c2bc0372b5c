"""Names that a report gives with an age: private people, whether or not a claim holds them.

Reports give the age of the dead, of the wounded, of suspects and of witnesses, and hardly of anybody else. A name that reading
missed must not stand on a page that goes out; one too many withheld harms nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["told_with_age"]

_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NEXT = rf"\s+(?:(?:al|el|bin|ben|ibn|bint|abu|de|da|del|la|van|von|u)[\s-])?{_WORD}"
_NAME = rf"{_WORD}(?:{_NEXT}){{0,4}}"
_MONTHS = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b"
_AGE = r"(?:aged?\s+)?(?P<{0}>\d{{1,2}})(?:\s*(?:years?|yrs?)(?:\s+old)?|-year-old)?"
_TWO = rf"(?!(?:On|In|At|By|From|To|Of|The|A|An|And|But|For|With|After|Before|Since|Until|Resolution|Article|Brigade|Battalion|Division|Route|Highway)\b){_WORD}(?:{_NEXT}){{1,4}}"
_AFTER = re.compile(
    rf"\b(?P<name>{_TWO}),\s+{_AGE.format('a')}(?=\s*(?:,|;|\)|\.(?!\d)|$|\sand\b|\swho\b))(?!\s*,?\s*(?i:{_MONTHS}))"
    rf"|\b(?P<called>{_TWO})\s+\({_AGE.format('b')}\)",
    re.M,
)
_BEFORE = re.compile(
    rf"\b(?:\d{{1,2}}|[a-z]+(?:-[a-z]+)?)-(?:year|month|week|day)-old\s+(?:[a-z]+\s+){{0,2}}(?P<name>{_NAME})"
)
_AND = re.compile(
    rf",?\s+and\s+(?:his|her|their)\s+(?:[a-z]+\s+){{0,2}}?(?:wife|husband|son|daughter|mother|father|brother|sister|child|baby|cousin|nephew|niece|uncle|aunt|fianc[eé]e?)s?,?\s+(?P<name>{_NAME})"
)
""" "Ana Ruiz, 51, and her daughter Eva"."""


def told_with_age(text: str) -> Iterator[str]:
    """Each such name of ``text``, and the names of kin that are told beside it. A day of a month is no age; one word before a bare
    number is left, since towns stand so ("Orven, 12 killed")."""
    for m in _AFTER.finditer(text):
        yield m["name"] or m["called"]
        if (kin := _AND.match(text, m.end())) is not None:
            yield kin["name"]
    for m in _BEFORE.finditer(text):
        yield m["name"]
