"""Places and dates: what engines may ask of them, and the place and period of each claim that states one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from accounted.claims.protocol import Knowledge
from accounted.model import CircumstanceClaim, Claim, Place, Problem, Reading, Report
from accounted.places import Gazetteer
from accounted.places.home import is_tongue


def knowledge(gazetteer: Gazetteer) -> Knowledge:
    """What engines may ask of places and dates."""
    from accounted import dates
    from accounted.places import demonym, spoken_of

    def set_in(text: str, start: int) -> list[tuple[str, str, float, int, int]]:
        found = [(h, gazetteer.country_name(h.country)) for h in spoken_of(text, gazetteer, start)]
        return [(h.country, name, h.votes, h.start, h.end) for h, name in found if name is not None]

    return Knowledge(
        is_place=gazetteer.knows,
        country_of=demonym,
        find_dates=lambda text: list(dates.find(text)),
        set_in=set_in,
        days_of=_days,
        months_of=_months,
        apart=lambda one, other: _apart(one, other, gazetteer),
        holds=lambda area, place: _holds(area, place, gazetteer),
        settled=lambda words: _settled(words, gazetteer),
    )


DAYS = ("hour", "part_of_day", "day", "days")
"""Precisions at which two times can be told apart."""


MONTHS = ("month", "months", "year")
"""Those of totals over a time."""


def _days(words: str, published: str | None) -> tuple[str, str] | None:
    precision, start, end = _time(words, published)
    return (start, end) if precision in DAYS else None


def _months(words: str, published: str | None) -> tuple[str, str] | None:
    precision, start, end = _time(words, published)
    return (start, end) if precision in MONTHS else None


@lru_cache(maxsize=10_000)
def _time(words: str, published: str | None) -> tuple[str, str, str]:
    """Precision ("" where it has no start or no end), first and last day of words of time."""
    from accounted import dates

    period, _ = dates.resolve(words, published)
    if period.start is None or period.end is None:
        return "", "", ""
    return period.precision, period.start[:10], period.end[:10]


@lru_cache(maxsize=10_000)
def _apart(one: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether two named places lie apart, each helping to find the other among its namesakes."""
    from accounted.linking.context import place_relation
    from accounted.places import resolve

    (a, doubt), (b, doubts) = resolve(one, [other], gazetteer), resolve(other, [one], gazetteer)
    for place, words, state in ((a, one, b.country), (b, other, a.country)):
        if place.precision == "not_stated" and b.precision != a.precision and "country" in (a.precision, b.precision):
            # "Saada" may be a town or its province, and neither is in Saudi Arabia.
            homes = {e.country for e in gazetteer.lookup(words)}
            return bool(homes) and state is not None and state not in homes
    if "not_stated" in (a.precision, b.precision):
        return False
    if a.country != b.country and (doubt or doubts):
        return False  # one of them may be a namesake abroad
    return place_relation(a, b)[0] == "apart"


@lru_cache(maxsize=10_000)
def _holds(area: str, place: str, gazetteer: Gazetteer) -> bool:
    """Whether one named place is an area that holds the other, each helping to find the other among its namesakes."""
    from accounted.places import resolve

    (a, _), (b, _) = resolve(area, [place], gazetteer), resolve(place, [area], gazetteer)
    if a.country is None or a.country != b.country or "not_stated" in (a.precision, b.precision):
        return False
    if a.precision == "country":
        return b.precision != "country"
    if a.precision == "province":
        return b.precision not in ("country", "province") and a.admin1 is not None and a.admin1 == b.admin1
    fine = b.precision in ("exact", "near")
    return a.precision == "district" and fine and a.admin2 is not None and a.admin2 == b.admin2


@lru_cache(maxsize=10_000)
def _settled(words: str, gazetteer: Gazetteer) -> bool:
    from accounted.places import resolve

    return resolve(words, [], gazetteer)[0].precision != "not_stated"


WORD = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")


def locate(found: Reading, report: Report, gazetteer: Gazetteer) -> Reading:
    """The reading with the place of each where-claim and the period of each when-claim filled in."""
    from accounted import dates
    from accounted.places import home, resolve
    from accounted.places.scripts import countries_in, is_latin, names_in

    around = _around(report.text, gazetteer)
    if not is_latin(report.text):
        named = [gazetteer.country_name(code) for code, _ in countries_in(report.text).most_common(4)]
        around = [*(n for n in named if n), *names_in(report.text, gazetteer), *around]
    set_in = home(report.text, gazetteer, report.headline_end)
    if set_in is not None and (name := gazetteer.country_name(set_in.country)):
        around.insert(0, name)
    where = [c.value for c in found.claims if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    claims: list[Claim] = []
    problems = list(found.problems)
    resolved: dict[tuple[str, str], tuple[Place, list[Problem]]] = {}
    places: dict[str, Place] = {}
    doubts: dict[str, list[Problem]] = {}
    for c in found.claims:
        if isinstance(c, CircumstanceClaim) and c.aspect == "where":
            context = [w for w in (*around[:1], *where, *around[1:]) if w not in c.value]
            words = _with_part(_country_name(c.value, gazetteer), report.text, c.quote.end)
            if (c.value, words) not in resolved:  # its value decides what of the context counts
                resolved[c.value, words] = resolve(words, context, gazetteer)
            places[c.id], doubts[c.id] = resolved[c.value, words]
    country = _country_of(places.values()) or (set_in.country if set_in is not None else None)
    for c in found.claims:
        if isinstance(c, CircumstanceClaim) and c.id in places:
            place, trouble = places[c.id], doubts[c.id]
            if place.precision == "not_stated" and country is not None and re.search(r"[A-Z]", c.value):
                place, trouble = _in_country(place, trouble, country, gazetteer)
            places[c.id] = msgspec.structs.replace(place, words=c.value)
            problems += [msgspec.structs.replace(p, report=report.id, quote=c.quote) for p in trouble]
    southern = any(p.lat is not None and p.lat < 0 for p in places.values())
    for c in found.claims:
        if isinstance(c, CircumstanceClaim) and c.aspect == "where":
            claims.append(msgspec.structs.replace(c, place=places[c.id]))
        elif isinstance(c, CircumstanceClaim) and c.aspect == "when":
            period, trouble = dates.resolve(c.value, report.published, southern=southern, language=report.language)
            claims.append(msgspec.structs.replace(c, period=period))
            problems += [msgspec.structs.replace(p, report=report.id, quote=c.quote) for p in trouble]
        else:
            claims.append(c)
    unique = {p.id: p for p in problems}
    return msgspec.structs.replace(found, claims=tuple(claims), problems=tuple(unique.values()))


_PART = re.compile(r"\s+(?:quarter|neighbou?rhood|suburb|ward|precinct|borough)\b")


def _with_part(words: str, text: str, end: int) -> str:
    """The words of a place with what follows the quote and makes of the name a part of a town: "Harat" of "the Harat quarter"."""
    after = _PART.match(text, end)
    return words + after.group() if after is not None else words


def _country_of(places: Iterable[Place]) -> str | None:
    """The one country in which all of the places lie that are told more finely than a country; None where they are of several."""
    settled = {p.country for p in places if p.country is not None and p.precision not in ("country", "not_stated")}
    return settled.pop() if len(settled) == 1 else None


def _in_country(
    place: Place, problems: Sequence[Problem], country: str, gazetteer: Gazetteer
) -> tuple[Place, list[Problem]]:
    """A named place that the gazetteer cannot settle, at the precision of the country that the report is set in; the
    problem tells so. A name that it files abroad alone is unknown here, and no less a place of the report's country."""
    name = gazetteer.country_name(country)
    said = [msgspec.structs.replace(p, seen=f"{p.seen}; taken as in {name}, where the report is set") for p in problems]
    return msgspec.structs.replace(place, country=country, precision="country", ucdp=6, acled=None), said


def _around(text: str, gazetteer: Gazetteer) -> list[str]:
    """Names that a text speaks of, countries (by name or demonym) first, each most often first: they rank homonyms and
    answer nothing."""
    countries: Counter[str] = Counter()
    names: Counter[str] = Counter()
    word_of: dict[str, str] = {}
    often = Counter(m[0] for m in WORD.finditer(text[:20_000]) if not is_tongue(text, m.start(), m.end()))
    for words, times in often.items():
        for name in dict.fromkeys((words, words.split()[0])):
            name = name.removesuffix("'s").removesuffix("’s")
            code = _country(name, gazetteer)
            if code:
                countries[code] += times
                word_of.setdefault(code, name)
                break
            if gazetteer.knows(name):
                names[name] += times
                break
    ranked = sorted(countries.items(), key=lambda v: (-v[1], v[0]))[:4]
    # A country named once beside one named often is no more than mentioned: "the Mexican" may be a nickname.
    first = [gazetteer.country_name(code) or word_of[code] for code, n in ranked if 4 * n >= ranked[0][1]]
    return first + [name for name, _ in sorted(names.items(), key=lambda v: (-v[1], v[0]))[:8]]


def _country_name(words: str, gazetteer: Gazetteer) -> str:
    """ "Iraqi", which an engine gives where no place is stated, as the country's name; other words as they are."""
    from accounted.places import demonym

    code = demonym(words)
    return words if code is None else gazetteer.country_name(code) or words


@lru_cache(maxsize=50_000)
def _country(name: str, gazetteer: Gazetteer) -> str | None:
    """The country that a word names or derives from: "Iraq", "Iraqi"."""
    from accounted.places import demonym

    found = demonym(name)
    if found is not None or not gazetteer.knows(name):
        return found
    first = gazetteer.lookup(name)[:1]
    return first[0].country if first and first[0].kind == "country" else None
