"""Claims made by hand, short enough to read in a test. Not a test itself."""

from __future__ import annotations

from typing import Any

from accounted.model import (
    CasualtyClaim,
    CircumstanceClaim,
    Count,
    Facet,
    Group,
    Incident,
    Origin,
    Quote,
    Source,
    Toll,
)  # fmt: skip
from accounted.reckoning import Account, Statement, load, reckon


def count(low: int | None, high: int | None = -1, bound: str = "exact", words: str = "") -> Count:
    """``count(8)``: exactly 8; ``count(8, None, "at_least")``; ``vague("dozens")`` for words without a number."""
    return Count(low=low, high=low if high == -1 else high, bound=bound, words=words or str(low))  # type: ignore[arg-type]


def at_least(number: int) -> Count:
    return count(number, None, "at_least", f"at least {number}")


def vague(words: str) -> Count:
    return Count(low=None, high=None, bound="vague", words=words)


def nobody() -> Count:
    return Count(low=0, high=0, bound="none", words="no one")


def group(words: str = "", number: Count | None = None, **facets: str | tuple[str, ...]) -> Group:
    """``group("policemen", role="police")``."""
    made = {
        key: tuple(Facet(value=v, words=words) for v in ((value,) if isinstance(value, str) else value))
        for key, value in facets.items()
    }
    return Group(words=words, count=number, **made)


_serial = iter(range(10**9))


def claim(number: Count | int, outcome: str = "killed", **more: Any) -> CasualtyClaim:
    """A casualty claim; ``by`` names the speaker, ``report`` and ``start`` say where its words stand."""
    made = count(number) if isinstance(number, int) else number
    start = more.pop("start", None)
    start = next(_serial) if start is None else start
    report = more.pop("report", f"report-{start}")
    by = more.pop("by", "Officials")
    speaker = by if isinstance(by, Source) else Source(name=by, kind="organisation")
    return CasualtyClaim(
        quote=Quote(report=report, start=start, end=start + len(made.words), text=made.words),
        attribution=(speaker,), outcome=outcome, count=made, covers=more.pop("covers", "whole"), **more,
    )  # type: ignore[arg-type]  # fmt: skip


def said(*claims: CasualtyClaim | tuple[str | None, CasualtyClaim], name: str, **more: Any) -> Account:
    """An account of origin ``name``; a claim may come with the day on which its report was published."""
    pairs = [c if isinstance(c, tuple) else (None, c) for c in claims]
    statements = tuple(Statement(id=c.id, claim=c, published=day) for day, c in pairs)
    origin = Origin(id=name, label=name, claims=tuple(s.id for s in statements), **more)
    return Account(origin=origin, claims=statements)


def by(value: str, **more: Any) -> CircumstanceClaim:
    """A claim of who did it."""
    return CircumstanceClaim(
        quote=Quote(report="r", start=0, end=len(value), text=value),
        attribution=more.pop("attribution", (Source(name="A newspaper", kind="outlet"),)), aspect="by", value=value,
        certainty=more.pop("certainty", "reported_as_fact"), **more,
    )  # fmt: skip


def independent(_a: str, _b: str) -> str:
    return "independent"


def unknown(_a: str, _b: str) -> str:
    return "unknown"


INCIDENT = Incident(id="incident-1")


def toll(*accounts: Account, method: Any = "plain", outcome: str = "killed", of: str = "", done_by: Any = (),
         relation: Any = independent) -> Toll:  # fmt: skip
    """A toll of an incident with these accounts."""
    rules = load(method) if isinstance(method, str) else method
    return reckon(INCIDENT, accounts, done_by, outcome, of, rules, relation)  # type: ignore[arg-type]


def rule_of(made: Toll, which: CasualtyClaim) -> tuple[str, str]:
    """Use and rule of a claim's one reason."""
    lines = [r for r in made.reasons if r.claim == which.id]
    assert len(lines) == 1, lines
    return lines[0].use, lines[0].rule
