"""What a report says of the time and place of each of its events, and whether two such accounts can be of one event."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

import msgspec

from accounted.model import CircumstanceClaim, Claim, Period, Place, Report

from .words import fold

__all__ = [
    "Context",
    "Span",
    "best_period",
    "best_place",
    "contexts",
    "day_name",
    "days_of",
    "event_of",
    "kilometres",
    "pair_relation",
    "place_key",
    "place_relation",
    "places_of",
    "publication_span",
    "span_of",
    "spans_apart",
    "time_apart",
    "times_told",
]

Span = tuple[int, int]
"""First and last day as ordinals (both in)."""

PlaceRelation = Literal[
    "same_place",
    "near",
    "between",
    "contains",
    "same_district",
    "same_province",
    "same_country",
    "apart",
    "unknown",
    "elsewhere",
]

SAME_KM = 5.0
"""Points this near are one place: a town and a site in it."""
NEAR_KM = 10.0
"""A site at a town's edge."""
APART_KM = 25.0
"""Named places further from one another than this (and than their own precision) are two places."""
RADIUS_KM = {"exact": 0.0, "near": 25.0}


def event_of(claim: Claim) -> int | None:
    """Which of its report's events a claim speaks of; None where of none that can be an incident."""
    if claim.scope == "this_incident":
        return claim.event
    if claim.scope == "another_incident" and claim.event != 0:
        return claim.event
    return None


@lru_cache(maxsize=20_000)
def days_of(text: str) -> Span | None:
    """The days that an ISO date, month or year spans; None for what is no date."""
    match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if match is None:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if day is None:
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), following.toordinal() - 1
        return (date(year, month, day).toordinal(),) * 2
    except ValueError:
        return None


def publication_span(report: Report | None) -> Span | None:
    """Days on which the report may have been published; None where it is undated."""
    return days_of(report.published) if report is not None and report.published else None


def span_of(period: Period | None) -> Span | None:
    """A period's days; with an open start ("on or before"), the thirty days to its end."""
    if period is None or period.end is None:
        return None
    end = days_of(period.end)
    if end is None:
        return None
    if period.start is None:
        return end[1] - 30, end[1]
    start = days_of(period.start)
    return (start[0], end[1]) if start is not None and start[0] <= end[1] else end


def day_name(span: Span | None) -> str:
    """As a person writes it: ``2018-01-27`` or ``2018-01-01 to 2018-01-31``."""
    if span is None:
        return "not stated"
    first, last = date.fromordinal(span[0]), date.fromordinal(span[0]) + timedelta(days=span[1] - span[0])
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def spans_apart(a: Span, b: Span) -> int:
    """Days between two spans; 0 where they overlap."""
    return max(0, a[0] - b[1], b[0] - a[1])


def kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance; None where a place has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _alike(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and fold(a) == fold(b)


_FINE = ("exact", "near")
_RANK = {"exact": 0, "near": 1, "district": 2, "province": 3, "line": 3, "sea_or_air": 4, "country": 5, "not_stated": 9}


@lru_cache(maxsize=200_000)
def place_relation(a: Place, b: Place) -> tuple[PlaceRelation, float | None]:
    """How two places lie to one another by what is known of both, and the distance in km where both have a point.

    ``contains``: one may be the other's district or province by name. ``between``: named places further apart than
    a town and its site, not so far as to be surely two. ``apart``: cannot be one place.
    """
    km = kilometres(a, b)
    if a.precision == "not_stated" or b.precision == "not_stated":
        return "unknown", km
    fine = a.precision in _FINE and b.precision in _FINE
    if a.country is not None and b.country is not None and a.country != b.country:
        return ("near", km) if fine and km is not None and km <= APART_KM else ("apart", km)
    coarse = {"country", "sea_or_air", "province", "line"}
    if a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id:
        if a.precision in coarse or b.precision in coarse:
            return ("same_country" if "country" in (a.precision, b.precision) else "same_province"), km
        return "same_place", km
    known = a.country is not None and b.country is not None
    if "country" in (a.precision, b.precision) or "sea_or_air" in (a.precision, b.precision):
        return ("same_country", km) if known else ("unknown", km)
    if fine and km is not None:
        radius = RADIUS_KM[a.precision] + RADIUS_KM[b.precision]
        if km <= SAME_KM:
            return "same_place", km
        if km <= max(NEAR_KM, radius):
            return "near", km
        if any(_alike(x.name, area) for x, y in ((a, b), (b, a)) for area in (y.admin1, y.admin2)):
            return "contains", km
        return ("between", km) if km <= APART_KM + radius else ("apart", km)
    if a.admin1 is not None and b.admin1 is not None and not _alike(a.admin1, b.admin1):
        return ("between", km) if km is not None and km <= APART_KM else ("apart", km)
    if a.admin2 is not None and b.admin2 is not None and a.precision not in coarse and b.precision not in coarse:
        return ("same_district", km) if _alike(a.admin2, b.admin2) else ("between", km)
    if a.admin1 is not None and b.admin1 is not None:
        return "same_province", km
    return ("same_country", km) if known else ("unknown", km)


def pair_relation(a: Place, b: Place) -> tuple[PlaceRelation, float | None]:
    """:func:`place_relation`, with ``elsewhere`` for two towns or villages of one province that lie apart: either may be the
    other's village misread, which a country or a province away hardly ever is."""
    relation, km = place_relation(a, b)
    fine = a.precision in _FINE and b.precision in _FINE
    if relation == "apart" and fine and a.country == b.country and _alike(a.admin1, b.admin1):
        return "elsewhere", km
    return relation, km


def place_key(place: Place) -> tuple[Any, ...]:
    """What of a place tells how it lies to others."""
    return (
        place.name, place.country, place.admin1, place.admin2, place.lat, place.lon, place.precision, place.gazetteer_id
    )  # fmt: skip


def places_of(claims: Iterable[Claim]) -> list[Place]:
    """Places that where-claims state, in order of the text."""
    found = [c for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "where" and c.place is not None]
    found = [c for c in found if c.stance not in ("denied", "hypothetical", "retracted")]
    found.sort(key=lambda c: (c.quote.report, c.quote.start, c.quote.end, c.value, c.id))
    return [c.place for c in found if c.place is not None and c.place.precision != "not_stated"]


def _periods_of(claims: Iterable[Claim]) -> list[Period]:
    found = [c for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "when" and c.period is not None]
    found = [c for c in found if c.stance not in ("denied", "hypothetical", "retracted")]
    found.sort(key=lambda c: (c.quote.report, c.quote.start, c.quote.end, c.value, c.id))
    return [c.period for c in found if c.period is not None and c.period.end is not None]


def times_told(claims: Iterable[Claim]) -> list[str]:
    """Words of the times of an event, whether or not they come to a day."""
    found = [c for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "when"]
    return [c.value for c in found if c.stance not in ("denied", "hypothetical", "retracted")]


def best_place(stated: Sequence[Sequence[Place]]) -> Place:
    """The most precise place that agrees with at least half of the accounts that state any; the best supported first.

    ``stated`` has one list for each account (a report's event). Not stated where no account states one.
    """
    accounts = [places for places in stated if places]
    if not accounts:
        return Place(words="")
    standing: dict[Place, tuple[int, int]] = {}
    for account in accounts:
        for place in account:
            if place in standing:
                continue
            agree = sum(any(place_relation(place, p)[0] not in ("apart", "between") for p in o) for o in accounts)
            same = sum(any(place_relation(place, p)[0] == "same_place" or p == place for p in o) for o in accounts)
            standing[place] = agree, same
    fit = [p for p, (agree, _) in standing.items() if 2 * agree >= len(accounts)] or list(standing)
    if len(accounts) > 1:
        return min(fit, key=lambda p: (_RANK[p.precision], -standing[p][1], -standing[p][0], *_place_key(p)))
    told = _told_together(accounts[0])
    return min(told, key=lambda p: (_RANK[p.precision], -standing[p][1], told.index(p)))


def _told_together(account: Sequence[Place]) -> list[Place]:
    """Places of one account that can be of one event, in order of the text: of two that contradict each other the one with which
    more of the others agree, else the one told first. A hospital's town, an outlet's and that of an older attack come later, or alone."""
    places = list(dict.fromkeys(account))
    clashes = {(p, q) for p in places for q in places if p != q and _contradict(p, q)}
    kept: list[Place] = []
    for p in sorted(places, key=lambda p: (sum((p, q) in clashes for q in places), places.index(p))):
        if not any((p, q) in clashes for q in kept):
            kept.append(p)
    return [p for p in places if p in kept]


def _contradict(a: Place, b: Place) -> bool:
    relation, km = place_relation(a, b)
    return relation == "apart" or (relation == "between" and (km is None or km > APART_KM))


def _place_key(place: Place) -> tuple[str, str, str]:
    return place.gazetteer_id or "", place.name or "", place.words


_WIDTH = ("hour", "part_of_day", "day", "days", "week", "month", "months", "year", "not_stated")


def best_period(stated: Sequence[Sequence[Period]]) -> Period:
    """The most precise period that agrees with at least half of the accounts that state any; best supported first."""
    accounts = [periods for periods in stated if periods]
    if not accounts:
        return Period(words="")
    ranked = []
    for number, account in enumerate(accounts):
        for index, period in enumerate(account):
            span = span_of(period)
            if span is None:
                continue
            agree = sum(any(_meets(span, span_of(p)) for p in other) for other in accounts)
            again = sum(_meets(span, span_of(p)) for p in account)
            coarse = 2 * agree < len(accounts)
            width = span[1] - span[0]
            exact = 0 if width <= 1 else _WIDTH.index(period.precision)
            place = index if len(accounts) == 1 else 0
            key = (coarse, exact, -agree, width, -again, place, _WIDTH.index(period.precision), span, period.words)
            ranked.append((key, number, period))
    return min(ranked, key=lambda item: (item[0], item[1]))[2] if ranked else Period(words="")


def _meets(a: Span, b: Span | None) -> bool:
    return b is not None and spans_apart(a, b) == 0


class Context(msgspec.Struct, frozen=True, array_like=True):
    """When and where one event of one report is said to have been. ``span`` None: not stated. ``loose``: days by which the
    event may lie before its span, because the words count from a day that need not be that of this report."""

    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    place: Place
    period: Period
    span: Span | None
    published: Span | None
    loose: int = 0


_RECENT = re.compile(
    r"\brecent(?:ly)?\b|\bthis week\b|\bpast (?:few )?days\b|\b(?:other|few) days?\b|\bdays ago\b|\bsince\b|\blast week\b"
)
_NOW = re.compile(r"\b(?:today|yesterday|tonight|overnight)\b|\blast night\b|\bthis (?:morning|afternoon|evening)\b")
_FIXED = re.compile(r"\d")
"""A number of a day or a year: such words say the same whoever repeats them."""
RECENT_DAYS, NOW_DAYS = 7, 3
"""A report that is printed later with the words of an earlier one ("in recent days", "since Monday", "yesterday") tells too
late a day; and what is recent lies further back than any table of spans has it."""


def looseness(words: str) -> int:
    """Days by which an event may lie before the span that ``words`` come to."""
    told = fold(words)
    if _FIXED.search(told):
        return 0
    return RECENT_DAYS if _RECENT.search(told) else NOW_DAYS if _NOW.search(told) else 0


def contexts(claims: Iterable[Claim], reports: Mapping[str, Report]) -> dict[tuple[str, int], Context]:
    """The context of every (report id, event) of which a claim speaks."""
    members: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        event = event_of(claim)
        if event is not None:
            members.setdefault((claim.quote.report, event), []).append(claim)
    return {key: context_of(group, reports.get(key[0])) for key, group in members.items()}


STATEMENT_DAYS = 30
"""Days before publication within which an earlier date is the event's, and that of publication the statement's."""


def _event_days(periods: Sequence[Period], published: Span | None) -> list[Period]:
    """Periods without the day of publication where an earlier one is told too.

    "The death toll rose on Thursday from Tuesday's blast": in a report of Thursday, Tuesday is the day of the event.
    """
    if published is None or published[0] != published[1]:
        return list(periods)
    spans = [span_of(p) for p in periods]
    if not any(s is not None and 0 < published[0] - s[1] <= STATEMENT_DAYS for s in spans):
        return list(periods)
    return [p for p, s in zip(periods, spans, strict=True) if s is None or s[0] < published[0]]


def context_of(claims: Sequence[Claim], report: Report | None) -> Context:
    """The context that a group of claims of one report gives."""
    places, periods = places_of(claims), _event_days(_periods_of(claims), publication_span(report))
    period = best_period([periods])
    return Context(
        places=tuple(places),
        periods=tuple(periods),
        place=best_place([places]),
        period=period,
        span=span_of(period),
        published=publication_span(report),
        loose=looseness(period.words),
    )


def time_apart(a: Context, b: Context) -> str | None:
    """Why two accounts cannot be of one event by time; None where they can.

    A day's difference is left open: night strikes, local time, and "Friday night" against "early Saturday". So are the days
    by which the later one is told loosely.
    """
    if a.span is not None and b.span is not None:
        gap = spans_apart(a.span, b.span)
        later = a if a.span[0] > b.span[0] else b
        if gap > 1 + later.loose:
            return f"dates {day_name(a.span)} and {day_name(b.span)} lie {gap} days apart"
        return None
    for x, y in ((a, b), (b, a)):
        if x.span is not None and y.published is not None and y.published[1] < x.span[0] - 1 - x.loose:
            return f"one was published {day_name(y.published)}, before the other's event of {day_name(x.span)}"
    return None
