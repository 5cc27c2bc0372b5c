"""An account as columns: what a pair of accounts is compared by, and the blocks in which it can be met."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Any

import msgspec

from .context import place_key
from .evidence import LARGE, SAYS_LITTLE, families
from .sites import RARE_SITES
from .units import Unit
from .words import fold
from .yearless_days import YEAR_DAYS, day_of_year

__all__ = ["COLUMNS", "WIDEST_DAYS", "pack", "place_key", "row", "unpack"]

COLUMNS = {
    "id": "INTEGER", "key": "VARCHAR", "print": "VARCHAR", "report": "BIGINT",
    "first": "INTEGER", "last": "INTEGER", "loose": "INTEGER", "pub_first": "INTEGER", "pub_last": "INTEGER",
    "aggregate": "BOOLEAN", "place": "INTEGER", "likeness": "VARCHAR",
    "kinds": "BIGINT[]", "families": "INTEGER", "vague": "BOOLEAN",
    "means": "BIGINT[]", "doers": "BIGINT[]", "targets": "BIGINT[]", "sites": "BIGINT[]", "rare_sites": "BIGINT[]", "victims": "BIGINT[]", "persons": "BIGINT[]", "person_parts": "BIGINT[]",
    "dead": "BIGINT[]", "dead_parts": "BIGINT[]",
    "people": "BIGINT[]", "bodies": "BIGINT[]", "figures": "BIGINT[]", "large": "BIGINT[]",
    "killed_low": "BIGINT", "killed_high": "BIGINT", "names": "BIGINT[]", "joined": "BIGINT[]",
    "weekdays": "INTEGER[]", "weekdays_about": "INTEGER[]", "ydays": "INTEGER[]", "ydays_about": "INTEGER[]", "printed": "INTEGER",
    "news": "INTEGER[]", "spots": "BIGINT[]", "lead": "BIGINT[]", "rarer": "INTEGER", "packed": "VARCHAR",
}  # fmt: skip
"""Columns of an account and their types. Words stand as numbers made of them."""

WIDEST_DAYS = 10
"""Longest span whose every day is a block; longer ones are found by copies, speakers and names."""
FAMILY_BITS = {name: 1 << n for n, name in enumerate(("air", "shells", "blast", "guns", "blades", "seizure", "fire"))}

_packer = msgspec.msgpack.Encoder(order="deterministic")
_unpacker = msgspec.msgpack.Decoder(Unit)


def pack(unit: Unit) -> bytes:
    """A unit as bytes, the same for the same unit."""
    return _packer.encode(unit)


def unpack(data: bytes) -> Unit:
    """The unit that was packed."""
    return _unpacker.decode(data)


@lru_cache(maxsize=200_000)
def token(*words: str | int | None) -> int:
    """A number of 63 bits that stands for ``words``; the same in every process."""
    text = "\x1f".join(map(str, words))
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def row(unit: Unit, place: int) -> dict[str, Any]:
    """The columns of a unit; ``place`` numbers its place. ``id`` is for the one who keeps it to give."""
    span, published = unit.context.span, unit.context.published
    killed, printed = unit.totals.get("killed"), printed_of(unit)
    telling = unit.violence - SAYS_LITTLE
    packed = pack(unit)
    blocks = dict.fromkeys(blocks_of(unit))
    return {
        "key": unit.key,
        "print": hashlib.blake2b(packed, digest_size=12).hexdigest(),
        "report": token("report", unit.report),
        "first": span[0] if span else None,
        "last": span[1] if span else None,
        "loose": unit.context.loose,
        "pub_first": published[0] if published else None,
        "pub_last": published[1] if published else None,
        "aggregate": unit.kind == "aggregate",
        "place": place,
        "likeness": likeness(unit),
        "kinds": tokens(telling),
        "families": sum(FAMILY_BITS[f] for f in families(unit.violence)),
        "vague": bool(unit.violence & {"attack", "massacre"}),
        "means": tokens(unit.means),
        "doers": tokens(unit.by),
        "targets": tokens(unit.against),
        "sites": tokens(unit.sites),
        "rare_sites": tokens(unit.sites & RARE_SITES),
        "victims": tokens(unit.victims),
        "persons": tokens(map(same_names, unit.persons)),
        "person_parts": tokens(parts_of(unit.persons)),
        "dead": tokens(map(same_names, unit.dead)),
        "dead_parts": tokens(parts_of(unit.dead)),
        "people": tokens(unit.people),
        "bodies": tokens(unit.bodies),
        "figures": sorted(token(*f) for f in unit.figures),
        "large": sorted(token(*f) for f in unit.figures if f[1] >= LARGE),
        "killed_low": killed[0] if killed else None,
        "killed_high": killed[1] if killed else None,
        "names": tokens(unit.names),
        "joined": tokens(unit.joined),
        "weekdays": sorted(unit.calendar.weekdays),
        "weekdays_about": turned(unit.calendar.weekdays, range(-1, 2), 7),
        "ydays": sorted(unit.calendar.days),
        "ydays_about": turned(unit.calendar.days, range(-1, 2), YEAR_DAYS),
        "printed": printed,
        "news": turned([] if printed is None else [printed], range(-NEWS_DAYS, 1), YEAR_DAYS),
        "spots": tokens(unit.spots),
        "lead": tokens(unit.lead),
        "rarer": unit.rarer,
        "packed": base64.b64encode(packed).decode(),
        "wide": sorted(block for block, wide in blocks if wide),
        "narrow": sorted(block for block, wide in blocks if not wide),
        "words": [token(w) for w in sorted(unit.words)],
        "weights": [unit.words[w] for w in sorted(unit.words)],
    }


MOST_PARTS = 5
"""Names of a person of which every two and more may be all that another report gives."""


def same_names(person: str) -> str:
    """A person's names in one order, none twice."""
    return " ".join(sorted(set(person.split())))


def parts_of(persons: Iterable[str]) -> set[str]:
    """Every two and more of each person's names, in one order."""
    found = set()
    for person in persons:
        names = sorted(set(person.split()))
        found.add(" ".join(names))
        if len(names) <= MOST_PARTS:
            found.update(" ".join(some) for n in range(2, len(names)) for some in combinations(names, n))
    return found


def tokens(words: Any) -> list[int]:
    return sorted(map(token, words))


def likeness(unit: Unit) -> str:
    """A sorting under which accounts of one incident lie near one another, for blocks that are too large."""
    figure = max((n for o, n in unit.figures if o == "killed"), default=0)
    return f"{min(unit.violence, default='~')} {unit.context.place.name or '~'} {figure:09d}"


NEWS_DAYS = 4
"""Days after an event within which a report of it that is printed tells it as news; ours."""


def turned(days: Iterable[int], about: range, turn: int) -> list[int]:
    """Days of a calendar that turns after so many, from 1, with those about them."""
    return sorted({(day - 1 + shift) % turn + 1 for day in days for shift in about})


def printed_of(unit: Unit) -> int | None:
    """The day of the year on which a unit's report was published or printed; None where it tells none."""
    published = unit.context.published
    if published is not None and published[0] == published[1]:
        day = date.fromordinal(published[0])
        return day_of_year(day.month, day.day)
    return unit.calendar.printed if published is None else None


def _days(unit: Unit) -> range:
    """Days under which a unit can be met: those of its event, else the days before its publication."""
    if unit.context.span is not None:
        first, last = unit.context.span
        return range(first - unit.context.loose, last + 1) if last - first < WIDEST_DAYS else range(0)
    if unit.context.published is not None:
        first, last = unit.context.published
        return range(first - 3, last + 2) if last - first < WIDEST_DAYS else range(0)
    return range(0)


def _months(unit: Unit) -> list[int]:
    """Months in which a unit can be met: those of its event, else those of its publication and of 31 days before it."""
    span, published = unit.context.span, unit.context.published
    if span is not None and span[1] - span[0] <= 62:
        days = [span[0], (span[0] + span[1]) // 2, span[1]]
    elif span is None and published is not None and published[1] - published[0] <= 62:
        days = [published[0] - 31, published[0], published[1]]
    else:
        return []
    return sorted({day.year * 12 + day.month for day in map(date.fromordinal, days)})


def blocks_of(unit: Unit) -> Iterator[tuple[int, bool]]:
    """The blocks of a unit, each with whether it is met by all there (wide) or by the wide ones alone.

    They follow from the unit alone, so that a new one changes no block but its own.
    """
    place = unit.context.place
    days = _days(unit)
    province = (place.country, fold(place.admin1)) if place.country and place.admin1 else None
    for day in days:
        if province is not None:
            yield token("day", *province, day), True
            yield token("country day", place.country, day), False
        elif place.country is not None:
            yield token("country day", place.country, day), True
        for outcome, number in unit.figures:
            yield token("figure", outcome, number, day), True
    misplaced = unit.lead if not unit.spots & unit.lead else frozenset[str]()
    for day in days:
        # One that does not begin with its own place may be of a place that it does begin with.
        for name in unit.spots:
            yield token("there", name, day), False
        for name in misplaced:
            yield token("there", name, day), True
    if place.gazetteer_id is not None and place.precision in ("exact", "near"):
        for day in days:
            yield token("town", place.gazetteer_id, day), True
            yield token("town", place.gazetteer_id, day + 1), True
    undated = unit.context.span is None or not days
    months = _months(unit)
    large = [f for f in unit.figures if f[1] >= LARGE]
    if province is not None:
        # An account without a date can be met by place and the month before its publication.
        for month in months:
            yield token("month", *province, month), undated
            for body in unit.bodies:
                yield token("body", body, *province, month), True
        for outcome, number in unit.figures:
            yield token("figure", outcome, number, *province), undated
    # Or by its town, whenever it was published; one without any day also by its country, kind and large figure.
    if place.gazetteer_id is not None and place.precision in ("exact", "near"):
        yield token("any", place.gazetteer_id), undated
    elif place.gazetteer_id is not None and place.precision in ("province", "district"):
        for kind in unit.violence:
            yield token("any", place.gazetteer_id, kind), undated
    if place.country is not None:
        for outcome, number in large:
            for month in months:
                yield token("large month", outcome, number, place.country, month), undated
            for kind in unit.violence:
                yield token("large kind", outcome, number, place.country, kind), not months
    for name in unit.joined:
        # Without a date or a province, also by a rare name that both texts give.
        yield token("name", name), unit.context.span is None or province is None
    for who in unit.people:
        yield token("speaks", who), True
    for body in unit.bodies:
        # One body's one large figure, wherever and whenever it is told.
        for outcome, number in large:
            yield token("said", body, outcome, number), unit.context.span is None or province is None
    for person in parts_of(unit.persons):
        yield token("person", person), True
