"""The claims of multi-report's gold as claims of ours, so that origins and tolls are measured without reading or linking:
a person's decision puts each incident's claims together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from accounted import linking
from accounted.model import CasualtyClaim, Claim, Count, Decision, Group, Incident, Quote, Report, Scope, Source, Stance
from accounted.reckoning import Account, Statement
from benchmarks.accuracy.multi_report import paths_of

SCOPES: Mapping[str, Scope] = {
    "incident": "this_incident",
    "background": "background",
    "other_incident": "another_incident",
}
STANCES: Mapping[str, Stance] = {
    "asserted": "asserted",
    "alleged": "claimed",
    "denied": "denied",
    "hypothetical": "hypothetical",
}


class Given(msgspec.Struct):
    """One incident of the gold with the claims of its reports, as the reckoning takes them."""

    gold: dict[str, Any]
    incident: Incident
    accounts: list[Account]
    relation: Any


def given(data: Path, untuned: bool = False) -> list[Given]:
    """The gold's incidents that may be looked at, or with ``untuned`` those held back."""
    gold = msgspec.json.decode((data / "multi-report" / "gold.json").read_bytes())
    texts = {name: path.read_text(encoding="utf-8") for name, path in paths_of(data, untuned).items()}
    return [
        _one(i, [r for r in gold["reports"] if r["id"] in texts], texts)
        for i in gold["incidents"]
        if i["reports"][0] in texts
    ]


def _one(incident: dict[str, Any], rows: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> Given:
    reports: dict[str, Report] = {}
    claims: list[Claim] = []
    for row in rows:
        if row["id"] not in incident["reports"]:
            continue
        report = Report(
            item=row["id"],
            version=row["id"],
            text=texts[row["id"]],
            outlet=row["publisher"],
            published=row["published"],
        )
        reports[report.id] = report
        claims += [_claim(c, report) for c in row["claims"]]
    unique = {c.id: c for c in claims}
    copies = linking.find_copies(list(reports.values()))
    origins = linking.find_origins(list(unique.values()), reports, copies)
    together = Decision(kind="merge", why="the gold says so", targets=tuple(sorted(unique)))
    incidents = linking.link(reports, list(unique.values()), origins, copies, [together])
    made = max(incidents, key=lambda i: (len(i.claims), i.id))
    inside = set(made.claims)
    accounts = []
    for origin in made.origins:
        statements = tuple(
            Statement(id=c, claim=unique[c], published=reports[unique[c].quote.report].published)  # type: ignore[arg-type]
            for c in origin.claims
            if c in inside
        )
        accounts.append(Account(origin=origin, claims=statements))
    return Given(gold=incident, incident=made, accounts=accounts, relation=origins.relation)


def _claim(gold: Mapping[str, Any], report: Report) -> Claim:
    low, high, bound = gold["low"], gold["high"], gold["bound"]
    if bound == "vague":
        low = high = None
    elif bound == "at_least" and gold.get("evidence", "").lower().startswith(("more than", "over")) and low is not None:
        low, bound = low + 1, "more_than"
    start = max(report.text.find(gold["evidence"]), 0)
    end = start + max(len(gold["evidence"]), 1)
    return CasualtyClaim(
        quote=Quote(report=report.id, start=start, end=end, text=report.text[start:end]),
        attribution=_speaker(gold["speaker"], report),
        outcome=gold["outcome"],
        count=Count(low=low, high=high, words=gold["evidence"], bound=bound),
        group=Group(words=gold["victims"] or ""),
        covers="whole" if gold["includes_total"] else "part",
        scope=SCOPES[gold["scope"]],
        stance=STANCES[gold["stance"]],
        superseded="superseded" in (gold["victims"] or ""),
    )


def _speaker(name: str | None, report: Report) -> tuple[Source, ...]:
    """A chain as the gold tells it: "police (via reporter on Twitter)" is the police through a channel."""
    outlet = Source(name=report.outlet or "outlet", kind="outlet")
    if name is None:
        return (outlet,)
    said, _, channel = name.partition(" (via ")
    named = any(word[:1].isupper() for word in said.split())
    first = Source(name=said, kind="organisation" if named else "unnamed", words=said)
    via = (Source(name=channel.rstrip(")"), kind="agency"),) if channel else ()
    return (first, *via, outlet)
