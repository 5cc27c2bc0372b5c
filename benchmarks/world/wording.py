"""Numbers, groups, days and choices in words; and what careful readers make of the days."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from datetime import date, timedelta

from accounted.model import Count, Facet, Group, Period, PeriodPrecision
from benchmarks.world.statements import Figure, Whom

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_BOUND = {
    "at_least": ("at least", "at least", "no fewer than"), "more_than": ("more than", "over"), "about": ("about", "some", "around"),
    "nearly": ("nearly", "almost"), "exact": ("",),
}  # fmt: skip
_VAGUE = (("dozens of", 24), ("scores of", 40), ("many", 10), ("several", 2), ("a number of", 2))
NOUNS: dict[Whom, tuple[tuple[str, str], ...]] = {
    None: (("person", "people"), ("person", "people"), ("person", "persons")),
    "civilian": (("civilian", "civilians"), ("civilian", "civilians"), ("villager", "villagers")),
    "police": (("police officer", "police officers"), ("policeman", "policemen")),
    "soldier": (("soldier", "soldiers"), ("soldier", "troops")),
    "fighter": (("militant", "militants"), ("fighter", "fighters"), ("insurgent", "insurgents")),
    "child": (("child", "children"),),
}
_PLURAL = {one: many for pairs in NOUNS.values() for one, many in pairs if many not in ("persons", "troops")}
CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def expand(frame: str, rng: random.Random) -> str:
    """``frame`` with one of each ``(this|that)`` taken, inner ones first."""
    while (found := CHOICE.search(frame)) is not None:
        frame = frame[: found.start()] + rng.choice(found[1].split("|")) + frame[found.end() :]
    return frame


def number(figure: Figure, rng: random.Random) -> str:
    """Its words: "at least 11", "eleven", "dozens of"."""
    n = figure.number
    if n is None:
        fitting = [w for w, low in _VAGUE if low <= 24]
        return rng.choice(fitting)
    if figure.bound == "none":
        return "no"
    bare = _SMALL[n] if 0 < n < (10 if rng.random() < 0.7 else 13) else f"{n:,}"
    return f"{rng.choice(_BOUND[figure.bound])} {bare}".strip()


def renumbered(words: str, old: int, new: int) -> str:
    """``words`` with another number in them, as digits or as a word as before where the word is short."""
    was_word = not any(c.isdigit() for c in words)
    fresh = _SMALL[new] if was_word and 0 < new < len(_SMALL) else f"{new:,}"
    for shape in ((_SMALL[old] if 0 < old < len(_SMALL) else ""), f"{old:,}"):
        if shape and re.search(rf"\b{re.escape(shape)}\b", words):
            return re.sub(rf"\b{re.escape(shape)}\b", fresh, words)
    return words


def noun(whom: Whom, rng: random.Random) -> str:
    """A singular that stands for the group; :func:`counted` makes the plural."""
    return rng.choice(NOUNS[whom])[0]


def counted(words: str, one: str, figure: Figure) -> str:
    """Number and noun: "at least 11 people", "one soldier"."""
    return f"{words} {one if figure.number == 1 and figure.bound != 'none' else _PLURAL[one]}"


def count_of(figure: Figure, words: str) -> Count:
    """The interval that the words state, as the model has it."""
    n = figure.number
    if n is None:
        return Count(low=None, high=None, words=words.removesuffix(" of"), bound="vague")
    low, high = n, n
    if figure.bound == "at_least":
        return Count(low=n, high=None, words=words, bound="at_least")
    if figure.bound == "more_than":
        return Count(low=n + 1, high=None, words=words, bound="more_than")
    return Count(low=low, high=high, words=words, bound=figure.bound)


def group_of(whom: Whom, one: str, figure: Figure) -> Group:
    """The group with its facets: only what the noun says, as the codebook has it."""
    if whom is None:
        return Group()
    words = one if figure.number == 1 and figure.bound != "none" else _PLURAL[one]
    facet: Mapping[str, tuple[Facet, ...]] = {
        "civilian": {} if one == "villager" else {"status": (Facet(value="civilian", words=words),)},
        "police": {"role": (Facet(value="police", words=words),)},
        "soldier": {"status": (Facet(value="combatant", words=words),), "role": (Facet(value="soldier", words=words),)},
        "fighter": {
            "status": (Facet(value="combatant", words=words),),
            "role": (Facet(value="militant", words=words),),
        },
        "child": {"age": (Facet(value="child", words=words),)},
    }[whom]
    return Group(words=words, status=facet.get("status", ()), role=facet.get("role", ()), age=facet.get("age", ()))


def day_words(day: date, part: str, published: date, rng: random.Random, loose: float = 0.0) -> str:
    """How a report of ``published`` tells ``day``; with chance ``loose`` by a span that holds it."""
    name, gap = WEEKDAYS[day.weekday()], (published - day).days
    if rng.random() < loose and (spans := [w for w in SPANS if _holds(w, day, published)]):
        return rng.choice(spans)
    if gap > 6 or gap < 0:
        spoken = f"{day.day} {MONTHS[day.month - 1]}"
        return rng.choice((f"on {spoken}", f"on {MONTHS[day.month - 1]} {day.day}"))
    if gap == 0 and rng.random() < 0.08:
        return "today"
    if gap == 1 and rng.random() < 0.12:
        return "yesterday"
    if part == "early":
        return rng.choice((f"early on {name}", f"before dawn on {name}", f"in the early hours of {name}"))
    if part and rng.random() < 0.5:
        return f"at dawn on {name}" if part == "dawn" else f"on {name} {part}"
    return rng.choice((f"on {name}", f"on {name}", f"{name}"))


SPANS = ("earlier this week", "last week", "in recent days", "earlier this month", "last month")


def _holds(words: str, day: date, published: date) -> bool:
    first, last, _ = _span(words, published)
    gap = (published - day).days
    return first <= day <= last and gap >= (7 if "month" in words else 1)


def _span(words: str, published: date) -> tuple[date, date, PeriodPrecision]:
    """First and last day of a loose telling, by UCDP's table where it has the words, and the precision."""
    monday = published - timedelta(days=published.weekday())
    if words == "earlier this week":
        return monday, published, "days"
    if words == "last week":
        return monday - timedelta(days=7), monday - timedelta(days=1), "week"
    if words == "in recent days":
        return published - timedelta(days=3), published - timedelta(days=1), "days"
    first = published.replace(day=1)
    if words == "earlier this month":
        return first, published, "month"
    before = first - timedelta(days=1)
    return before.replace(day=1), before, "month"


def period_of(words: str, published: date | None) -> Period:
    """What a careful reader makes of :func:`day_words` (and of "since Monday", "in March 2017"); not stated where the
    report has no day of its own to count from."""
    if (found := re.search(rf"in ({'|'.join(MONTHS)}) (\d{{4}})", words)) is not None:
        first = date(int(found[2]), MONTHS.index(found[1]) + 1, 1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return Period(words=words, start=first.isoformat(), end=last.isoformat(), precision="month")
    if published is None:
        return Period(words=words)
    if words in SPANS:
        first, last, precision = _span(words, published)
        return Period(words=words, start=first.isoformat(), end=last.isoformat(), precision=precision)
    day = _told_day(words, published)
    if day is None:
        return Period(words=words)
    if words.startswith("since "):
        return Period(words=words, start=day.isoformat(), end=published.isoformat(), precision="days")
    part = next((p for p in ("morning", "evening", "night", "dawn", "early") if p in words), None)
    end = day.isoformat()
    return Period(words=words, start=end, end=end, precision="part_of_day" if part else "day", part_of_day=part)


def _told_day(words: str, published: date) -> date | None:
    if "today" in words or "yesterday" in words:
        return published - timedelta(days="yesterday" in words)
    for n, name in enumerate(WEEKDAYS):
        if name in words:
            return published - timedelta(days=(published.weekday() - n) % 7)
    for n, name in enumerate(MONTHS, 1):
        if (found := re.search(rf"(\d{{1,2}}) {name}|{name} (\d{{1,2}})", words)) is not None:
            spoken = date(published.year, n, int(found[1] or found[2]))
            return spoken if spoken <= published else spoken.replace(year=published.year - 1)
    return None
