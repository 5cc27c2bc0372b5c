"""Counted from the day that the account has reached: "two days later", "that night"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from accounted.dates.spans import NeedsAccount, Span, needed, number_of, shifted
from accounted.dates.words import (
    NUMBER,
    WEEKDAY,
)

_N_LATER = re.compile(rf"\b({NUMBER})\s+(days?|weeks?|months?)\s+(later|after(?:wards)?|earlier|before|previously)\b")


def span_from_account(text: str, day: date | None, told: date | None, year: int | None) -> Span | None:
    """Words that hang on the day which the account has reached, else on publication where they look back."""
    m = _N_LATER.search(text)
    if m is not None and not text[m.end() :].strip().startswith(("publication", "today")):
        count = number_of(m[1])
        if count is None:
            needed(told or day)
            return None
        forward = m[3].startswith(("later", "after"))
        base = needed(told, NeedsAccount) if forward else needed(told or day)
        return shifted(base, count if forward else -count, m[2])
    if re.search(
        r"\b(?:previous|preceding|prior)\s+(?:day|night|evening|afternoon|morning)\b"
        rf"|\b(?:the|a)\s+(?:day|night|evening)\s+(?:before|earlier)\b(?!\s+(?:yesterday|(?:last\s+|on\s+)?{WEEKDAY}))",
        text,
    ):  # fmt: skip
        base = needed(told or day) - timedelta(1)
        return base, base, "day"
    if re.search(
        r"\b(?:the\s+)?(?:next|following)\s+(?:day|morning|night|evening|afternoon)\b|\bthe\s+(?:day|morning) after\b",
        text,
    ):
        base = needed(told, NeedsAccount) + timedelta(1)
        return base, base, "day"
    if re.search(r"\b(?:the\s+same|that)\s+(?:day|night|morning|evening|afternoon)\b", text):
        base = needed(told, NeedsAccount)
        return base, base, "day"
    return None
