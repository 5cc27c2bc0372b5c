"""Units: what one report says of one of its events, as the thing that is linked."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Report

from .context import Context, context_of, event_of
from .names import is_generic, name_key, person_key
from .origins import Origins
from .words import COMMON, content_words, fold

__all__ = ["Unit", "incident_kind", "units_of"]

IncidentKind = Literal["event", "series", "discovery", "aggregate"]

_NO_SET = ("hypothetical", "retracted")
CASUALTIES = ("killed", "injured", "killed_or_injured", "missing")
TEXT_WORDS = 40
"""Weightiest words of a text that are compared."""
AROUND = 400
"""Characters around a claim that belong to its event, where a report has several."""


@dataclass(frozen=True)
class Unit:
    """One event as one report tells it. ``key`` sorts and identifies it; all else is what evidence is drawn from."""

    key: str
    report: str
    event: int
    claims: tuple[Claim, ...]
    context: Context
    kind: IncidentKind
    violence: frozenset[str]
    means: frozenset[str]
    by: frozenset[str]
    against: frozenset[str]
    victims: frozenset[str]
    persons: frozenset[str]
    figures: frozenset[tuple[str, int]]
    """(outcome, exact number) of at least three."""
    totals: Mapping[str, tuple[int, int]]
    """Outcome to the lowest and highest number that may be a whole total."""
    speakers: Mapping[str, str]
    """Origin id of each identified speaker of the unit, to its label."""
    people: Mapping[str, str]
    """Named persons who speak, by given and family name, to the name as it stands."""
    bodies: Mapping[str, str]
    """Organisations that speak and whose name is theirs alone, likewise."""
    words: Mapping[str, float]
    """Weightiest words of the text, as a vector of length 1."""


def units_of(
    claims: Sequence[Claim], reports: Mapping[str, Report], origins: Origins, apart: frozenset[str] = frozenset()
) -> list[Unit]:
    """Every unit of ``claims`` that tells of violence, in order of its key.

    ``apart``: ids of claims that a person split from others of their own unit; each becomes a unit of its own.
    """
    members: dict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for claim in sorted({c.id: c for c in claims}.values(), key=lambda c: (c.quote.report, c.quote.start, c.id)):
        event = event_of(claim)
        if event is not None:
            members[claim.quote.report, event, claim.id if claim.id in apart else ""].append(claim)
    kept = {key: group for key, group in members.items() if key[2] or _tells_of_violence(group)}
    events: Counter[str] = Counter(report for report, _, _ in kept)
    texts = {key: _words(reports.get(key[0]), group, events[key[0]] > 1) for key, group in kept.items()}
    seen: Counter[str] = Counter()
    for words in texts.values():
        seen.update(words.keys())
    return [_unit(key, kept[key], reports, origins, _vector(texts[key], seen, len(texts))) for key in sorted(kept)]


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


def _unit(
    key: tuple[str, int, str],
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    origins: Origins,
    words: Mapping[str, float],
) -> Unit:
    report_id, event, part = key
    told = [c for c in claims if c.stance not in ("hypothetical", "retracted", "denied")]
    about: dict[str, list[str]] = defaultdict(list)
    for claim in told:
        if isinstance(claim, CircumstanceClaim):
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
    context = context_of(claims, reports.get(report_id))
    persons = {" ".join(x for x in (*given, family) if x) for given, family in map(person_key, about["person"])}
    persons |= {
        " ".join(x for x in (*given, family) if x)
        for c in told
        if isinstance(c, CasualtyClaim)
        for given, family in map(person_key, c.persons)
    }
    speakers = {}
    people: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for claim in told:
        if claim.speaker is None or claim.speaker.kind in ("unnamed", "unresolved", "outlet", "agency"):
            continue
        given, family = person_key(claim.speaker.name)
        body = name_key(claim.speaker.name)
        if claim.speaker.kind == "person" and given:
            people.setdefault(f"{given[0]} {family}", claim.speaker.name)
        elif claim.speaker.kind == "organisation" and body and not is_generic(body):
            bodies.setdefault(body, claim.speaker.name)
        origin = origins.get(origins.of(claim.id))
        if origin.identified and not origin.outlet_voice:
            speakers[origin.id] = origin.label
    return Unit(
        key=f"{report_id}#{event}" + (f"#{part}" if part else ""),
        report=report_id,
        event=event,
        claims=tuple(claims),
        context=context,
        kind=incident_kind(claims, context),
        violence=frozenset(about["kind"]) - {"other"},
        means=_tokens(about["means"]),
        by=_tokens(about["by"]),
        against=_tokens(about["against"]),
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
        speakers=speakers,
        people=people,
        bodies=bodies,
        words=words,
    )


_GRAVE = re.compile(r"\b(mass graves?|exhum\w+|unearth\w+|graves?|remains)\b")
_FOUND = re.compile(
    r"\b(bod(?:y|ies)|corpses?)\b[^.]{0,60}\b(found|discovered|dumped)\b|\b(found|discovered)\b[^.]{0,40}\bbodies\b"
)
_COUNTED = re.compile(
    r"\b(in|during|for|over|throughout) (the month|the past|the last|all of|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|20\d\d|19\d\d)\b|\b(this|last) (month|year)\b|\bmorgue\b|\bmonthly\b"
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
    if words and long and any(_COUNTED.search(w) for w in [*words, fold(context.period.words)]):
        return "aggregate"
    if any(_DAYS_OF.search(fold(c.quote.text)) for c in claims):
        return "series"
    return "event"


def _words(report: Report | None, claims: Sequence[Claim], several: bool) -> Counter[str]:
    if report is None:
        return Counter(w for c in claims for w in fold(c.quote.text).split() if w not in COMMON and len(w) > 2)
    spans = None
    if several:
        spans = _merged([(c.quote.start - AROUND, c.quote.end + AROUND) for c in claims])
    return Counter(content_words(report, spans))


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found


def _vector(words: Mapping[str, int], seen: Mapping[str, int], texts: int) -> dict[str, float]:
    """Weightiest words as a unit vector.

    The prior of 50 texts keeps a batch about one incident from hiding its words.
    """
    weights = {w: (1 + math.log(n)) * math.log((texts + 50) / (seen[w] + 1)) for w, n in words.items()}
    top = sorted(weights, key=lambda w: (-weights[w], w))[:TEXT_WORDS]
    length = math.sqrt(sum(weights[w] ** 2 for w in top)) or 1.0
    return {w: weights[w] / length for w in top}
