"""The shipped chain over a world's claims as given: copies, origins, incidents; and the same answers made naively, and by one
who knows the truth."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from accounted import linking
from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Incident, Origin, Outcome, Toll
from accounted.pipeline import Findings
from accounted.reckoning import Account, MethodRules, Statement, reckon
from accounted.register import create_or_open
from benchmarks.world.making import World


def work_out(world: World) -> Findings:
    """What ``pipeline.work_out`` makes of a register that holds the world's reports with these claims and no decision.

    Reports and claims come in an order of their own that does not follow the story."""
    rng = random.Random(f"order {world.seed}")
    reports = list(world.reports.values())
    claims: list[Claim] = list(world.claims.values())
    rng.shuffle(reports)
    rng.shuffle(claims)
    by_id = {r.id: r for r in reports}
    copies = linking.find_copies(reports)
    origins = linking.find_origins(claims, by_id, copies, [])
    incidents = linking.link(by_id, claims, origins, copies, [])
    with tempfile.TemporaryDirectory() as folder, create_or_open(Path(folder, "empty.register")) as register:
        view = register.view()  # of a register in which nobody has decided anything
    return Findings(view, by_id, {c.id: c for c in claims}, copies, origins, incidents)


def incident_of(findings: Findings) -> dict[str, str]:
    """Claim to incident; a claim of none is missing."""
    return {c: i.id for i in findings.incidents for c in i.claims}


def origin_of(findings: Findings) -> dict[str, str]:
    """Claim to origin, as its incident shows it (within one incident a speaker is one, however far apart he spoke); for a
    claim of none, as the origins have it."""
    out = {k: findings.origins.of(k) for k in findings.claims}
    return out | {
        c: o.id
        for inside, i in ((set(i.claims), i) for i in findings.incidents)
        for o in i.origins
        for c in o.claims
        if c in inside
    }


# --------------------------------------------------------------------------- naive


def naive_incidents(world: World, *, told: bool = True) -> dict[str, str]:
    """Claim to "day and province", by the report's event: the first day that it tells (else, and where ``told`` is false,
    the day of publication) and the first province that its places lie in. Only claims of this or another incident; what
    tells neither day nor province stands alone with its report."""
    keys: dict[tuple[str, int], tuple[str | None, str | None]] = {}
    for c in sorted(world.claims.values(), key=lambda c: (c.quote.report, c.quote.start)):
        at = (c.quote.report, c.event)
        day, area = keys.setdefault(at, (None, None))
        if isinstance(c, CircumstanceClaim):
            if told and c.aspect == "when" and c.period is not None and c.period.precision in ("day", "part_of_day"):
                day = day or c.period.start
            if c.aspect == "where" and c.place is not None:
                area = area or c.place.admin1
        keys[at] = day, area
    out = {}
    for k, c in world.casualties().items():
        if c.scope not in ("this_incident", "another_incident"):
            continue
        day, area = keys[c.quote.report, c.event]
        day = day or world.reports[c.quote.report].published
        out[k] = f"{day} {area}" if day and area else f"{c.quote.report} {c.event}"
    return out


def numbers(world: World, claims: Sequence[str], outcome: Outcome) -> list[int]:
    """Every number that is said for the outcome, as it stands in the words."""
    out = []
    for k in claims:
        c = world.claims[k]
        if isinstance(c, CasualtyClaim) and c.outcome == outcome:
            out += [n for n in (c.count.low, c.count.high) if n is not None]
    return out


# --------------------------------------------------------------------------- knowing the truth


@dataclass(frozen=True)
class Known:
    """The tolls of one who knows which claim belongs to which happening and who said it first: what reckoning makes of a
    world in which linking never errs."""

    world: World

    def toll(self, happening: str, claims: Sequence[str], method: MethodRules, outcome: Outcome) -> Toll:
        """Under ``method``, for all persons as the method counts them."""
        said: dict[str, list[str]] = {}
        for k in claims:
            said.setdefault(self.world.truths[k].origin, []).append(k)
        accounts, bodies = [], {}
        for name, keys in sorted(said.items()):
            statements = [
                Statement(id=k, claim=c, published=self.world.reports[c.quote.report].published)
                for k in self._in_order(keys)
                if isinstance(c := self.world.claims[k], CasualtyClaim)
            ]
            if not statements:
                continue
            own = [s.id for s in statements if not self.world.drafts[self.world.truths[s.id].draft].parents]
            copies = tuple((s.id, own[0]) for s in statements if own and s.id not in own)
            named = " of " not in name and not name.startswith("own ")
            origin = Origin(
                id=f"origin {name}", label=name, claims=tuple(s.id for s in statements), identified=named,
                outlet_voice=name.startswith("own "), copies=copies,
            )  # fmt: skip
            bodies[origin.id] = name.split("|")[0] if named else ""
            accounts.append(Account(origin=origin, claims=tuple(statements)))

        def relation(a: str, b: str) -> Literal["same", "independent", "unknown"]:
            if a == b:
                return "same"
            return "unknown" if not (bodies[a] and bodies[b]) or bodies[a] == bodies[b] else "independent"

        about = [c for k in claims if isinstance(c := self.world.claims[k], CircumstanceClaim)]
        incident = Incident(id=f"true {happening}", claims=tuple(sorted(claims)))
        return reckon(incident, accounts, about, outcome, "", method, relation)

    def _in_order(self, keys: Sequence[str]) -> list[str]:
        def when(k: str) -> tuple[object, ...]:
            return (self.world.drafts[self.world.truths[k].draft].day, self.world.claims[k].quote.start, k)

        return sorted(keys, key=when)


def home(claims: Sequence[str], incident_of: Mapping[str, str]) -> str | None:
    """The incident that holds most of ``claims``, the first of equals; None where none of them is in any."""
    held: dict[str, int] = {}
    for k in claims:
        if k in incident_of:
            held[incident_of[k]] = held.get(incident_of[k], 0) + 1
    return min(held, key=lambda i: (-held[i], i)) if held else None
