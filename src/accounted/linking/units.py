"""Units: what one report says of one of its events, as the thing that is linked."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Report

from .called import called, plain_words
from .context import Context, context_of, event_of, places_of, times_told
from .deciding import SourceDecisions
from .looking_back import without_looks_back
from .names import is_generic, name_key, person_key
from .names.spelling import heard
from .sites import counters_of, sites_of
from .stretches import around
from .words import COMMON, content_words, fold, weightiest
from .yearless_days import Calendar, calendar_of

__all__ = ["SAYS_LITTLE", "Unit", "incident_kind", "units_of"]

IncidentKind = Literal["event", "series", "discovery", "aggregate"]

_NO_SET = ("hypothetical", "retracted")
SAYS_LITTLE = frozenset({"attack", "massacre", "other"})
"""Kinds that say too little to differ from another."""
CASUALTIES = ("killed", "injured", "killed_or_injured", "missing")
TEXT_WORDS = 40
"""Weightiest words of a text that are compared."""


class Unit(msgspec.Struct, frozen=True, array_like=True):
    """One event as one report tells it. ``key`` sorts and identifies it; all else is what evidence is drawn from.

    It holds what linking needs and no claim, so that a million of them can be packed away (``msgspec``) and fetched.
    """

    key: str
    report: str
    event: int
    claims: tuple[str, ...]
    """Ids of its claims, in order of the text."""
    starts: tuple[int, ...]
    """Where the claims' quotes begin."""
    telling: tuple[int, ...]
    """Where claims begin that show that a copied passage is of this event: casualties, kinds, persons."""
    harmed: tuple[int, ...]
    """Where claims of casualties begin."""
    told_kinds: tuple[tuple[str, int], ...]
    """Kinds of violence with where each is told."""
    context: Context
    kind: IncidentKind
    violence: frozenset[str]
    means: frozenset[str]
    by: frozenset[str]
    against: frozenset[str]
    sites: frozenset[str]
    """Kinds of sites that were hit; of a total, who counted (:mod:`accounted.linking.sites`)."""
    victims: frozenset[str]
    persons: frozenset[str]
    figures: frozenset[tuple[str, int]]
    """(outcome, exact number) of at least three."""
    totals: dict[str, tuple[int, int]]
    """Outcome to the lowest and highest number that may be a whole total."""
    people: dict[str, str]
    """Named persons who speak, by the consonants of their names, to the name as it stands."""
    bodies: dict[str, str]
    """Organisations that speak and whose name is theirs alone, likewise."""
    rarer: int
    """Words of the text that may tell one incident from another."""
    words: dict[str, int]
    """Weightiest words of the text, as a vector of length 1000."""
    calendar: Calendar = Calendar()
    """What is told of the day without its year, or follows from the day."""
    names: frozenset[str] = frozenset()
    """Rarer names that the text gives (:mod:`accounted.linking.called`)."""
    joined: frozenset[str] = frozenset()
    """These, and names of two words as one."""
    dead: frozenset[str] = frozenset()
    """Those of ``persons`` who are said to be killed."""
    spots: frozenset[str] = frozenset()
    """Rarer names of its place, where it tells one as finely as a district."""
    lead: frozenset[str] = frozenset()
    """Rarer names in the first lines of what it tells."""


def units_of(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    apart: Mapping[str, str] = MappingProxyType({}),
    people: SourceDecisions | None = None,
) -> Iterator[Unit]:
    """Every unit of ``claims`` that tells of violence, report by report.

    ``apart``: claims that a person split from others of their own unit, each with the name of the part that it goes to;
    each part becomes a unit of its own.
    ``people``: what persons decided of sources, by which speakers are told.
    """
    by_report: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in claims:
        by_report[claim.quote.report][claim.id] = claim
    for report_id in sorted(by_report):
        yield from _of_report(report_id, list(by_report[report_id].values()), reports.get(report_id), apart, people)


def _of_report(
    report_id: str,
    claims: Sequence[Claim],
    report: Report | None,
    apart: Mapping[str, str],
    people: SourceDecisions | None,
) -> Iterator[Unit]:
    members: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.quote.start, c.id)):
        event = event_of(claim)
        if event is not None:
            members[event, apart.get(claim.id, "")].append(claim)
    kept = {key: group for key, group in members.items() if key[1] or _tells_of_violence(group)}
    for (event, part), group in sorted(kept.items()):
        others = [c for other in kept.values() if other is not group for c in other]
        spans = around(group, [c for c in others if _tells_of_violence([c])], report) if others else None
        words = _words(report, group, spans)
        key = f"{report_id}#{event}" + (f"#{part}" if part else "")
        yield _unit(key, event, group, _place_of_count(group, kept.values()), report, words, people, spans)


def _place_of_count(group: Sequence[Claim], others: Iterable[Sequence[Claim]]) -> list[Claim]:
    """Where a total over a month was counted, as the same report tells it of another month by the same counter: "in May it
    received 61" is said of the morgue of April's 84. Nothing where the group tells a place or no month of its own."""
    if places_of(group) or not _months(group):
        return []
    counters = _counters(group)
    for other in others:
        if other is not group and counters & _counters(other) and _months(other) and places_of(other):
            return [c for c in other if isinstance(c, CircumstanceClaim) and c.aspect == "where"]
    return []


def _months(claims: Sequence[Claim]) -> bool:
    """Whether every time that is told is a month or longer, and some is."""
    told = [
        c.period for c in claims if isinstance(c, CircumstanceClaim) and c.period is not None and c.aspect == "when"
    ]
    told = [p for p in told if p.end is not None]
    return bool(told) and all(p.precision in ("month", "months", "year") for p in told)


def _counters(claims: Sequence[Claim]) -> frozenset[str]:
    return frozenset(name_key(c.speaker.name) for c in claims if isinstance(c, CasualtyClaim) and c.speaker is not None)


def _tells_of_violence(claims: Sequence[Claim]) -> bool:
    """A casualty, a casualty denied ("no one was hurt"), a named victim, or violence put as having been."""
    for claim in claims:
        if claim.stance in _NO_SET:
            continue
        if isinstance(claim, CasualtyClaim):
            if claim.outcome in CASUALTIES:
                return True
        elif (claim.aspect == "kind" and claim.value != "other" and claim.stance != "denied") or (
            claim.aspect == "person" and claim.outcome in CASUALTIES
        ):
            return True
    return False


def _tokens(values: Sequence[str]) -> frozenset[str]:
    words = {w for value in values for w in name_key(value).split()}
    return frozenset(w for w in words if len(w) > 2 and w not in ("the", "and", "with", "their", "near"))


def _is_denied(claim: CircumstanceClaim) -> bool:
    return claim.stance == "denied" or claim.certainty == "denied"


def _unit(
    key: str,
    event: int,
    claims: Sequence[Claim],
    places: Sequence[Claim],
    report: Report | None,
    words: Counter[str],
    people: SourceDecisions | None,
    spans: list[tuple[int, int]] | None,
) -> Unit:
    told = [c for c in claims if c.stance not in ("hypothetical", "retracted", "denied")]
    about: dict[str, list[str]] = defaultdict(list)
    disowned = any(isinstance(c, CircumstanceClaim) and c.aspect == "by" and _is_denied(c) for c in claims)
    for claim in told:
        if isinstance(claim, CircumstanceClaim):
            if disowned and claim.aspect == "by" and claim.certainty == "suspected_or_accused":
                continue  # whom a party names that says it was not it: no other doer, but another's word
            about[claim.aspect].append(claim.value)
    casualties = [c for c in told if isinstance(c, CasualtyClaim) and c.count.bound != "vague"]
    figures = {(c.outcome, c.count.low) for c in casualties if c.count.low is not None and c.count.low == c.count.high}
    totals: dict[str, tuple[int, int]] = {}
    for c in casualties:
        low = c.count.low if c.count.low is not None else c.count.high
        if c.covers == "part" or low is None:
            continue
        high = c.count.high if c.count.high is not None else low
        before = totals.get(c.outcome, (low, high))
        totals[c.outcome] = min(before[0], low), max(before[1], high)
    context = context_of([*without_looks_back(claims, report), *places], report)
    kind = incident_kind(claims, context)
    persons = {_full(name) for name in about["person"]}
    persons |= {_full(name) for c in told if isinstance(c, CasualtyClaim) for name in c.persons}
    dead = {
        _full(name)
        for c in told
        if c.outcome == "killed"
        for name in (c.persons if isinstance(c, CasualtyClaim) else [c.value] if c.aspect == "person" else ())
    }
    speakers, bodies = _speakers(told, people)
    by = _tokens(about["by"])
    given = called(report, spans, _compared_otherwise(context, by, persons, told))
    return Unit(
        key=key,
        report=claims[0].quote.report,
        event=event,
        claims=tuple(c.id for c in claims),
        starts=tuple(c.quote.start for c in claims),
        telling=tuple(
            sorted({c.quote.start for c in claims if isinstance(c, CasualtyClaim) or c.aspect in ("kind", "person")})
        ),
        harmed=tuple(c.quote.start for c in claims if isinstance(c, CasualtyClaim) and c.outcome in CASUALTIES),
        told_kinds=tuple(
            (c.value, c.quote.start) for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "kind"
        ),
        context=context,
        kind=kind,
        violence=frozenset(about["kind"]) - {"other"},
        means=_tokens(about["means"]),
        by=by,
        against=_tokens(about["against"]),
        sites=counters_of(told) if kind == "aggregate" else sites_of(told, report),
        victims=frozenset(
            v
            for c in told
            if isinstance(c, CasualtyClaim)
            for v in c.group.values()
            if v not in ("civilian", "adult", "m", "f")
        ),
        persons=frozenset(p for p in persons if " " in p),
        figures=frozenset((o, n) for o, n in figures if n is not None and n >= 3),
        totals=totals,
        people=speakers,
        bodies=bodies,
        rarer=len(words),
        words=weightiest(words, TEXT_WORDS),
        calendar=calendar_of(times_told(claims), context.span, report.text if report is not None else None),
        names=given.names,
        joined=given.joined,
        dead=frozenset(p for p in dead if " " in p),
        spots=_spots(context, given.joined),
        lead=given.lead,
    )


def _full(name: str) -> str:
    """A person's names in one spelling."""
    given, family = person_key(name)
    return " ".join(x for x in (*given, family) if x)


def _spots(context: Context, names: frozenset[str]) -> frozenset[str]:
    """The names of an account's place that may stand in another's text, as each is written there: not those of its areas."""
    place = context.place
    if place.precision not in ("exact", "near", "district"):
        return frozenset()
    words = {*plain_words([place.name, place.words]), fold(place.name or "").replace(" ", "")}
    return names & frozenset(map(heard, words))


def _compared_otherwise(
    context: Context, by: frozenset[str], persons: Iterable[str], claims: Sequence[Claim]
) -> frozenset[str]:
    """Words of names that are evidence of their own: the province and the country, who did it, casualties, and who speaks."""
    place = context.place
    areas = [place.admin1, place.admin2, place.country]
    if place.precision not in ("exact", "near"):
        areas += [place.name, place.words]
    speakers = [s.name for c in claims for s in c.attribution]
    return plain_words([*areas, *speakers, *persons]) | by


def _speakers(claims: Sequence[Claim], decided: SourceDecisions | None) -> tuple[dict[str, str], dict[str, str]]:
    """Named persons and organisations that speak, each by a key that two spellings share, to the name as it stands.

    A source that a person called the same as another also goes by a key of the two; one that a person called not the
    same goes by its full name alone.
    """
    people: dict[str, str] = {}
    bodies: dict[str, str] = {}
    parted = {name for pair in decided.apart() for name in pair} if decided else set()
    for claim in claims:
        source = claim.speaker
        if source is None or source.kind in ("unnamed", "unresolved", "outlet", "agency"):
            continue
        body = name_key(source.name)
        if source.kind == "person":
            key = body if body in parted else _consonants(source.name)
            if key:
                people.setdefault(key, source.name)
        elif source.kind == "organisation" and body and not is_generic(body):
            bodies.setdefault(body, source.name)
        if decided:
            for key in sorted(decided.keys(source)):
                (people if source.kind == "person" else bodies).setdefault(key, source.name)
    return people, bodies


def _consonants(name: str) -> str:
    """First given and family name by their consonants: "Salam al-Obeidi", "Salaam Obaidi". Empty where only one name
    is given, which many bear."""
    given, family = person_key(name)
    if not given:
        return ""
    return " ".join(word[:1] + _VOWELS.sub("", word[1:]) for word in (given[0], family))


_VOWELS = re.compile(r"[aeiouy]|(.)(?=\1)")


_GRAVE = re.compile(r"\b(mass graves?|exhum\w+|unearth\w+|graves?|remains)\b")
_FOUND = re.compile(
    r"\b(bod(?:y|ies)|corpses?)\b[^.]{0,60}\b(found|discovered|dumped)\b|\b(found|discovered)\b[^.]{0,40}\bbodies\b"
)
_COUNTED = re.compile(
    r"(?<!earlier )(?<!later )\b(in|during|for|over|throughout) (the month|the past|the last|all of|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|20\d\d|19\d\d)\b|\b(?:morgue|mortuary)\b|\bmonthly\b"
)
_AGO = re.compile(r"(?<!earlier )(?<!later )(?<!early )(?<!late )\b(this|last) (month|year)\b")
"""When, and not how long: "eight villagers were killed last month" is a total only of an area or beside a word of counting."""
_COUNTING = re.compile(
    r"\b(morgue|mortuary|monthly|count(?:s|ed|ing)?|record(?:s|ed)|register(?:s|ed)|documented|tall(?:y|ied)|statistics|total(?:s|led)?|"
    r"figures|annual|number of)\b"
)
_DAYS_OF = re.compile(
    r"\b(days|weeks|months) of (fighting|clashes|shelling|bombardment|violence|battles?|siege)\b|\bsiege\b"
)


def incident_kind(claims: Sequence[Claim], context: Context) -> IncidentKind:
    """``event`` unless the words are clear: graves and found bodies, a total over a month or more, days of fighting."""
    words = [fold(c.quote.text) for c in claims if isinstance(c, CasualtyClaim)]
    totals = [
        fold(c.quote.text)
        for c in claims
        if isinstance(c, CasualtyClaim) and c.outcome == "killed" and c.covers != "part"
    ]
    violence = {c.value for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "kind"}
    if (
        totals
        and all(_GRAVE.search(w) or _FOUND.search(w) for w in totals)
        and violence <= {"execution", "massacre", "shooting", "other"}
    ):
        return "discovery"
    long = context.period.precision in ("month", "months", "year")
    told = [*words, fold(context.period.words)]
    if words and long:
        # "An air strike in September", "strikes in September on a base" are one event whose day is not told; "counted in September"
        # is a total.
        act, spot = bool(violence - SAYS_LITTLE), context.place.precision in ("exact", "near")
        whose = [fold(c.part_of) for c in claims if isinstance(c, CasualtyClaim) and c.part_of]
        counting = any(_COUNTING.search(w) for w in (*words, *whose))
        if any(_COUNTED.search(w) for w in (*told, *whose)):
            aimed = any(c.aspect == "against" for c in claims if isinstance(c, CircumstanceClaim)) and bool(violence)
            if counting or not (aimed or (act and spot)):
                return "aggregate"
        elif any(_AGO.search(w) for w in told) and (counting or not (act or spot)):
            return "aggregate"
    if any(_DAYS_OF.search(fold(c.quote.text)) for c in claims):
        return "series"
    return "event"


def _words(report: Report | None, claims: Sequence[Claim], spans: list[tuple[int, int]] | None) -> Counter[str]:
    if report is None:
        return Counter(w for c in claims for w in fold(c.quote.text).split() if w not in COMMON and len(w) > 2)
    return Counter(content_words(report, spans))
