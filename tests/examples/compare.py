"""What a careful reader expects of an example, held against what the program says. Every difference is one line.

The form of the expectations is told in ``examples/README.md``. A line names what it is about by its quote, so that it stays
the same line while the program changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Period, Place

TITLES = {
    "col",
    "colonel",
    "capt",
    "captain",
    "gen",
    "general",
    "dr",
    "mr",
    "mrs",
    "ms",
    "lt",
    "major",
    "maj",
    "sgt",
    "sheikh",
    "the",
    "a",
    "an",
    "of",
}
ALWAYS_WHOLE = {"detained", "displaced", "missing"}


def squeeze(text: str) -> str:
    return " ".join(text.split())


def fold(text: str | None) -> str:
    words = re.sub(r"[^\w]+", " ", (text or "").lower()).split()
    return " ".join(w for w in words if w not in TITLES)


def alternatives(entry: dict[str, Any], field: str, default: Any = None) -> list[Any]:
    return [
        entry.get(field, default),
        *entry.get(f"{field}_also", []),
        *[a[field] for a in entry.get("also", []) if isinstance(a, dict) and field in a],
    ]


def names_agree(expected: str | None, claim: Claim) -> bool:
    said = claim.speaker
    if expected is None:
        return said is None or said.kind in ("outlet", "agency")
    if said is None:
        return False
    a, b = fold(expected), fold(f"{said.name} {said.role or ''}")
    last = a.split()[-1] if a else ""
    return fold(said.name) in a or a in b or (bool(last) and last in b.split() and said.kind == "person")


def overlaps(quote: str, text: str, claim: Claim) -> bool:
    """Whether the claim's quote and any place of the expected words share characters."""
    pattern = r"\s+".join(re.escape(w) for w in quote.split())
    return any(m.start() < claim.quote.end and claim.quote.start < m.end() for m in re.finditer(pattern, text))


def casualty_misses(expected: dict[str, Any], claims: Iterable[Claim], text: str) -> list[str]:
    """Expected claims that are missing or differ, and claims that nobody expects."""
    said = [c for c in claims if isinstance(c, CasualtyClaim)]
    used: set[int] = set()
    out: list[str] = []
    for entry in expected["casualties"]:
        words = squeeze(entry["quote"])
        lows, highs = alternatives(entry, "low"), alternatives(entry, "high")
        outcomes = alternatives(entry, "outcome")

        def fits(
            c: CasualtyClaim, lows: list[Any] = lows, highs: list[Any] = highs, outcomes: list[Any] = outcomes
        ) -> bool:
            return c.outcome in outcomes and c.count.low in lows and c.count.high in highs

        hits = [i for i, c in enumerate(said) if fits(c) and overlaps(entry["quote"], text, c)]
        fresh = [i for i in hits if i not in used] or hits
        fresh = sorted(fresh, key=lambda i: -_right(entry, said[i]))
        if not fresh:
            if not entry.get("optional"):
                out.append(f"missed {entry['outcome']} {entry['low']}..{entry['high']}: “{words}”")
            continue
        best = fresh[0]
        used.update(i for i in hits if said[i].count == said[best].count and said[i].outcome == said[best].outcome)
        c = said[best]
        if entry.get("optional"):
            continue
        for field, value in (("covers", c.covers), ("scope", c.scope), ("stance", c.stance)):
            wanted = alternatives(entry, field)
            if field == "covers" and (
                c.scope != "this_incident" or c.stance == "hypothetical" or c.outcome in ALWAYS_WHOLE
            ):
                continue
            if value not in wanted:
                out.append(f"{field} is {value}, not {wanted[0]}: “{words}”")
        if not any(names_agree(n, c) for n in alternatives(entry, "speaker")):
            out.append(f"speaker is {c.speaker.name if c.speaker else None}, not {entry.get('speaker')}: “{words}”")
        if bool(entry.get("superseded")) != c.superseded and not entry.get("superseded_also"):
            out.append(f"superseded is {c.superseded}: “{words}”")
    near = list(expected.get("not_claims", []))
    for i, c in enumerate(said):
        if i in used:
            continue
        if any(
            overlaps(e["quote"], text, c) and (c.count.low in (*alternatives(e, "low"), None) or _sum_part(e, c))
            for e in expected["casualties"]
        ):
            continue
        if any(
            c.outcome in alternatives(e, "outcome") and c.count.low == e["low"] for e in expected["casualties"]
        ) and not any(overlaps(q, text, c) for q in near):
            continue  # a headline or later sentence that repeats a figure
        forbidden = any(overlaps(q, text, c) and c.count.words in q for q in near)
        if c.stance == "denied" or (c.count.low is None and not forbidden):
            continue  # "people were killed": says that there were some; no figure is made of it
        out.append(f"unexpected {c.outcome} {c.count.low}..{c.count.high} {c.scope}: “{squeeze(c.quote.text)}”")
    return out


def _sum_part(entry: dict[str, Any], c: CasualtyClaim) -> bool:
    """A summand of an expected sum, or the sum of expected summands, is no surprise."""
    return bool(entry.get("derived") or entry.get("includes")) or bool(c.count.derived)


def _right(entry: dict[str, Any], c: CasualtyClaim) -> int:
    return sum(
        [
            c.scope in alternatives(entry, "scope"),
            c.stance in alternatives(entry, "stance"),
            c.covers in alternatives(entry, "covers"),
            any(names_agree(n, c) for n in alternatives(entry, "speaker")),
        ]
    )


SAME = {"airstrike": "air_strike", "air strike": "air_strike", "bomb": "bombing", "car_bombing": "bombing"}


def circumstance_misses(expected: dict[str, Any], claims: Iterable[Claim], text: str) -> list[str]:
    """Circumstances that a register must not miss. The value may be said in other words that hold the same ones."""
    said = [c for c in claims if isinstance(c, CircumstanceClaim)]
    out = []
    for entry in expected.get("circumstances", []):
        if entry.get("optional"):
            continue
        hits = [
            c
            for c in said
            if c.aspect == entry["aspect"] and any(_value_fits(v, c) for v in alternatives(entry, "value"))
        ]
        if entry["aspect"] not in ("kind", "means", "by", "against", "where", "when", "sequence", "friendly_fire"):
            near = [c for c in hits if overlaps(entry["quote"], text, c)]
            hits = near or [c for c in hits if any(names_agree(n, c) for n in alternatives(entry, "speaker"))]
        if not hits:
            out.append(f"missed {entry['aspect']} {entry['value']}: “{squeeze(entry['quote'])}”")
            continue
        if entry.get("scope", "this_incident") not in ("this_incident",) and not any(
            c.scope in alternatives(entry, "scope") for c in hits
        ):
            out.append(
                f"scope of {entry['aspect']} is {hits[0].scope}, not {entry['scope']}: “{squeeze(entry['quote'])}”"
            )
    return out


def _value_fits(value: str, c: CircumstanceClaim) -> bool:
    a, b = fold(str(value).replace("_", " ")), fold(c.value.replace("_", " "))
    if c.aspect in ("inquiry", "requested", "approved", "friendly_fire", "kind"):
        return a == b
    if c.aspect == "sequence":
        return True
    return a in b or b in a or bool(set(a.split()) & set(b.split()) - {"in", "at", "on"})


def place_misses(expected: dict[str, Any], claims: Iterable[Claim]) -> list[str]:
    """The main incident's place: some where-claim must resolve to it; where none is stated, none may be finer than a country."""
    want = expected.get("place")
    places = [
        c.place
        for c in claims
        if isinstance(c, CircumstanceClaim)
        and c.aspect == "where"
        and c.place is not None
        and c.scope == "this_incident"
    ]
    if want is None:
        finer = [p for p in places if p.precision not in ("country", "not_stated")]
        return [f"a place where none is stated: {p!r}" for p in finer]
    wanted = [w for w in [want, *expected.get("place_also", [])] if w]
    if any(_same_place(w, p) for w in wanted for p in places):
        return []
    return [f"place is {places!r}, not {want['name']}, {want['country']}"]


def _same_place(want: dict[str, Any], p: Place) -> bool:
    if want.get("country") and p.country != want["country"]:
        return False
    if want.get("precision") == "country":
        return True
    return bool(set(fold(want["name"]).split()) & set(fold(f"{p.name} {p.admin1} {p.words}").split()) - {"al"})


def period_misses(expected: dict[str, Any], claims: Iterable[Claim]) -> list[str]:
    want = expected.get("period")
    periods: list[Period] = [
        c.period
        for c in claims
        if isinstance(c, CircumstanceClaim) and c.aspect == "when" and c.period is not None and c.period.end
    ]
    if want is None:
        return []
    wanted = [w for w in [want, *expected.get("period_also", [])] if w]
    if any(
        (p.start or "0000") <= (w["end"] or "9999") and (w["start"] or "0000") <= (p.end or "9999")
        for w in wanted
        for p in periods
    ):
        return []
    return [f"period is {periods!r}, not {want['start']} to {want['end']}"]
