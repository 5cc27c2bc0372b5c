"""When a claim was, as far as the words around it tell: how long before the report, or over how long a time.

The nearest words speak: those of the claim's own clause, else of its sentence, else of the sentences before it in the paragraph
("In July 1989 a bus was bombed. Fifteen were wounded.").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from accounted.claims.english.gated import Gated
from accounted.claims.english.scope import MONTHS
from accounted.claims.english.word_lists import MONTH_NAMES

_MONTH = "|".join(MONTHS) + "|" + "|".join(m[:3] + r"\b\.?" for m in MONTHS if len(m) > 4)
DATE = Gated(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})(?:,?\s+(?P<year>(?:19|20)\d\d|\d\d))?\b"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>(?:19|20)\d\d))?"
    rf"|(?P<month3>(?-i:(?:{MONTH_NAMES})))(?:,?\s+(?P<year3>(?:19|20)\d\d))?\b"
    rf"|\b(?:in|of|during|since|by)\s+(?:early\s+|late\s+|mid-?\s*)?(?P<year4>(?:19|20)\d\d)\b)",
    re.I,
)


class Anchor(NamedTuple):
    """The day from which a report's days are reckoned. ``year_known``: whether its year is told; else its year is any leap year."""

    day: date
    year_known: bool


ANY_YEAR = 2004


def anchor_of(published: str | None, heads: Sequence[str]) -> Anchor | None:
    """The day of publication (ISO; None or without a day where unknown), else the first day that ``heads`` name: the dateline, then the
    lead, which of most news is of that day or near it. None where none of them names a day."""
    if published is not None and len(published) >= 10:
        try:
            return Anchor(date.fromisoformat(published[:10]), True)
        except ValueError:
            pass
    for head in heads:
        for m in DATE.finditer(head):
            words = m["year"] or m["year2"]
            if not (m["day"] or m["day2"]):
                continue
            year = int(words) if words else ANY_YEAR
            try:
                day = date(
                    year + 1900 if year < 100 else year, _month(m["month"] or m["month2"]), int(m["day"] or m["day2"])
                )
            except ValueError:
                continue
            return Anchor(day, words is not None)
    return None


def _month(words: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(words.lower().rstrip(".")[:3]))


def days_before(text: str, anchor: Anchor | None) -> set[str]:
    """How long before the report the dates in ``text`` lie, in classes."""
    out: set[str] = set()
    for m in DATE.finditer(text):
        year_words = m["year"] or m["year2"] or m["year3"] or m["year4"]
        month_words = m["month"] or m["month2"] or m["month3"]
        day_words = m["day"] or m["day2"]
        if anchor is None or (year_words and not anchor.year_known):
            out.add("year" if year_words and not month_words else "dated" if day_words or year_words else "month_alone")
            continue
        published = anchor.day
        year = int(year_words) if year_words else published.year
        year += 1900 if year < 100 else 0
        if month_words is None:
            gap = published.year - year
            out.add("this_year" if gap <= 0 else "past_year")
            continue
        month = _month(month_words)
        if not year_words and (month, int(day_words or 1)) > (published.month, published.day + 3):
            year -= 1
        try:
            gap = (published - date(year, month, int(day_words) if day_words else min(published.day, 28))).days
        except ValueError:
            continue
        if day_words is None:
            gap_class = "same_month" if gap < 20 else "past_month" if gap < 300 else "past_year"
        else:
            gap_class = "day0-3" if gap <= 3 else "day4-10" if gap <= 10 else "day11-45" if gap <= 45 else "past_long"
        out.add(gap_class)
    return out


CLASSES = (
    ("span", frozenset({"since", "within", "to_date"})),
    ("old", frozenset({"last_long", "ago_long", "past_month", "past_year", "past_long", "year", "month_alone"})),
    ("weeks", frozenset({"day11-45"})),
    ("days", frozenset({"last_week", "ago_short", "day4-10"})),
    ("now", frozenset({"today", "yesterday", "weekday", "day0-3"})),
)
"""Cues and dates by how long ago they put a thing; of several the first holds. A month without a day ("in August") in a report
whose own day nobody knows looks back more often than not."""


def time_of(seen: Iterable[str]) -> str | None:
    """The class of the time that ``seen`` (cues and what ``days_before`` says) tells, or None."""
    names = set(seen)
    return next((name for name, members in CLASSES if names & members), None)
