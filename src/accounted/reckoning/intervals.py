"""What the words of a count are worth under a method: an interval, or nothing where no rule says.

The arithmetic is on whole numbers. An end that is open or not stated is None, never zero and never a guess.
"""

from __future__ import annotations

import re

from accounted.model import Bound, Count, Value
from accounted.reckoning.method_rules import VAGUE_WORDS, MethodRules

__all__ = ["Interval", "Unvalued", "hull", "interval_of", "vague_key"]


class Interval(Value, frozen=True, kw_only=True):
    """From ``low`` (None: not stated) to ``high`` (None: open), with the rule that gave it."""

    low: int | None
    high: int | None
    rule: str = "number"
    note: str = ""
    """What a reader should know of it: "about" taken as its number, a word's worth and its document."""

    def __repr__(self) -> str:
        if self.low is not None and self.low == self.high:
            return str(self.low)
        if self.high is None:
            return "no number" if self.low is None else f"{self.low} or more"
        return f"up to {self.high}" if self.low is None else f"{self.low} to {self.high}"


class Unvalued(Value, frozen=True, kw_only=True):
    """Words to which the method gives no worth: which setting is missing, and a sentence."""

    rule: str
    setting: str
    sentence: str


_PLACES = [(key, re.compile(rf"\b{key.replace('_', ' ')}\b")) for key in VAGUE_WORDS if key != "bare_plural"]
_FAMILY = re.compile(r"\b(family|families|household)\b")


def vague_key(words: str) -> str:
    """The name in a method file for words without a number: "dozens of people" -> ``dozens``.

    The word that stands first wins, the longer one where two begin together ("several dozen" is not "several").
    Words that hold none of them are a bare plural.
    """
    text = " ".join(words.casefold().replace("-", " ").split())
    found = [(match.start(), -len(key), key) for key, form in _PLACES if (match := form.search(text)) is not None]
    if _FAMILY.search(text) and not found:
        return "family"
    return min(found)[2] if found else "bare_plural"


def interval_of(count: Count, method: MethodRules) -> Interval | Unvalued:
    """The interval that ``method`` makes of ``count``, or which rule it lacks for that."""
    if count.bound == "none":
        return Interval(low=0, high=0, rule="claim_of_none")
    if count.bound == "vague":
        return _of_vague(count, method)
    bounding = method.bounds.get(count.bound)
    if bounding is None:
        return Unvalued(
            rule="bound_unvalued",
            setting=f"bounds.{count.bound}",
            sentence=f"{method.name} has no rule for what “{_plain(count.bound)}” a number is worth",
        )
    stated_low, stated_high = count.low, count.high
    # "More than 70" is read as 71 or more; what it states is 70.
    under = 1 if count.bound == "more_than" else 0
    low = None if bounding.low == "none" else stated_low
    top = stated_high if stated_high is not None else stated_low
    high = None if bounding.high == "open" else top
    if bounding.low == "stated":
        low = stated_high if low is None else max(low - under, min(low, 1))  # "more than none" is no zero
    if bounding.high == "stated" and high is not None and stated_high is None:
        high = max(high - under, min(high, 1))
    note = ""
    if stated_high is None and high is not None:
        note = f"its open end is closed at {high} by bounds.{count.bound} ({bounding.document}, {bounding.sureness})"
    elif count.bound in ("about", "nearly"):
        note = f"“{_plain(count.bound)}” counts as its number by bounds.{count.bound} ({bounding.document})"
    if low is None and high is None:
        return Unvalued(rule="no_number", setting=f"bounds.{count.bound}", sentence="the words hold no number")
    return Interval(low=low, high=high, rule=f"bounds.{count.bound}", note=note)


def _of_vague(count: Count, method: MethodRules) -> Interval | Unvalued:
    key = vague_key(count.words)
    worth = method.vague.get(key)
    words = count.words.strip() or "a plural without a number"
    if worth is None:
        return Unvalued(
            rule="vague_word_unvalued",
            setting=f"vague.{key}",
            sentence=f"{method.name} puts no number on “{words}” (no vague.{key})",
        )
    low = None if isinstance(worth.low, str) else worth.low
    high = None if isinstance(worth.high, str) else worth.high
    if low is None and high is None:
        return Unvalued(rule="no_number", setting=f"vague.{key}", sentence=f"“{words}” is given no end at all")
    value = Interval(low=low, high=high, rule=f"vague.{key}")
    return Interval(
        low=low, high=high, rule=value.rule, note=f"“{words}” is worth {value!r} ({worth.document}, {worth.sureness})"
    )


def hull(intervals: list[Interval]) -> Interval:
    """The narrowest interval around all of them; an end that one leaves open stays open, an unstated low is skipped."""
    lows = [i.low for i in intervals if i.low is not None]
    highs = [i.high for i in intervals]
    closed = [h for h in highs if h is not None]
    return Interval(
        low=min(lows) if lows else None,
        high=max(closed) if len(closed) == len(highs) and closed else None,
        rule="hull",
    )


def _plain(bound: Bound) -> str:
    return bound.replace("_", " ")
