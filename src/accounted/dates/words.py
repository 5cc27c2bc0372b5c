"""The words of news time: weekdays, months, numbers, parts of the day, and patterns made of them."""

from __future__ import annotations

WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tues": 1, "tue": 1, "wednesday": 2, "wed": 2, "thursday": 3, "thurs": 3,
    "thur": 3, "thu": 3, "friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}  # fmt: skip
MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season of three months, as meteorologists count them, north of the equator; six months later
south of it."""
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20,
    "twenty-four": 24, "thirty": 30, "forty-eight": 48, "seventy-two": 72, "couple": 2,
}  # fmt: skip

PARTS: dict[str, str] = {
    r"after midnight|past midnight|shortly after midnight": "after midnight",
    r"before midnight|shortly before midnight": "before midnight",
    r"midnight": "midnight",
    r"before dawn|pre-?dawn|small hours|early hours|wee hours|early[- ]morning hours": "before dawn",
    r"dawn|daybreak|sunrise|first light": "dawn",
    r"early morning|early in the morning": "early morning",
    r"late morning": "late morning",
    r"mid-?morning|morning": "morning",
    r"noon|midday": "noon",
    r"mid-?afternoon|early afternoon|late afternoon|afternoon": "afternoon",
    r"dusk|sunset|nightfall": "dusk",
    r"evening": "evening",
    r"overnight|late at night|night": "night",
}
"""Patterns of parts of the day, the first that fits counts, and the word kept for each."""


def alternation(words: object) -> str:
    """A regex alternation of ``words``, longest first."""
    return "|".join(sorted((str(w) for w in words), key=lambda w: (-len(w), w)))  # type: ignore[attr-defined]


WEEKDAY = (
    rf"(?:{alternation(w for w in WEEKDAYS if len(w) > 5)}|(?:{alternation(w for w in WEEKDAYS if len(w) <= 5)})\b\.?)"
)
MONTH = rf"(?:{alternation(w for w in MONTHS if len(w) > 4)}|(?:{alternation(w for w in MONTHS if len(w) <= 4)})\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]\d\d|20\d\d)"
SHORT_YEAR = r"(?:['’]?\d\d)"
NUMBER = rf"(?:\d{{1,3}}|{alternation(NUMBERS)}|a\s+couple\s+of|a\s+few|few|several|some)"
CLOCK = (
    r"(?:[01]?\d(?:[:.][0-5]\d)?\s*(?:a\.\s?m\.?|p\.\s?m\.?|am|pm)|(?:[01]?\d|2[0-3]):[0-5]\d(?:\s*(?:hours|hrs))?"
    r"|(?:[01]\d|2[0-3])[0-5]\d\s*(?:hours|hrs|gmt|local time))"
)
PART = rf"(?:{'|'.join(PARTS)})"
EDGE = (
    r"(?:early|mid|middle of|the middle of|late|the end of|the beginning of|the start of|end of|beginning of|start of)"
)
"""Which end of a month, season or year is meant."""
SEASON = rf"(?:{alternation(SEASONS)})"
"""A season counts only with a year, "last" or "this": "fall" and "spring" are verbs too."""
