"""How the range moved: the toll of each day on which something was published, by what is held now.

The same reckoning as everywhere, on the claims whose reports had been published by the end of the day; who rests on whom
is taken as it is known now, since that is what ``published-by`` means.
"""

from __future__ import annotations

from msgspec import structs

from accounted import pipeline
from accounted.model import CasualtyClaim, Incident, Outcome, Report, Toll
from accounted.pipeline import Findings
from accounted.publishing import words
from accounted.publishing.gather import LEADING
from accounted.register import latest_day
from accounted.web.dossier.rows import Day, End

__all__ = ["MOST_DAYS", "by_then", "days_of", "movement"]

MOST_DAYS = 40
"""Days that are reckoned: of more, the first, the last, and as many between at equal steps."""
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")


def movement(findings: Findings, incident: Incident) -> tuple[tuple[Day, ...], int]:
    """The days in order, and how many were left out. The last one is the toll of now."""
    known = days_of(findings, incident)
    every = sorted(set(known.values()))
    some = _spread(every)
    out: list[Day] = []
    before: dict[str, Toll] = {}
    for day in some:
        inside = {r for r, d in known.items() if d <= day}
        part = by_then(findings, incident, inside)
        tolls: dict[str, Toll] = {o: pipeline.toll(findings, part, LEADING, o) for o in OUTCOMES}
        new = {r for r in inside if not out or known[r] > out[-1].day}
        ends = tuple(_end(t, before.get(o), findings, new) for o, t in tolls.items())
        came = sorted({findings.reports[r].outlet or "outlet unknown" for r in new if r in findings.reports})
        undated = bool(new) and new <= findings.view.undated
        out.append(Day(day=day, tolls=ends, reports=len(inside), came=tuple(came), undated=undated))
        before = tolls
    return tuple(out), len(every) - len(some)


def days_of(findings: Findings, incident: Incident) -> dict[str, str]:
    """By report with a claim in the incident, the day on which it had surely been published; of an undated one, the day on
    which it came here."""
    reports = {*incident.reports, *(findings.claims[c].quote.report for c in incident.claims if c in findings.claims)}
    return {r: _day(findings, findings.reports[r]) for r in sorted(reports) if r in findings.reports}


def _day(findings: Findings, report: Report) -> str:
    captured = [v.captured[:10] for v in findings.view.versions.get(report.item, ()) if v.sha256 == report.version]
    return latest_day(report.published, captured[0] if captured else report.captured[:10])


def by_then(findings: Findings, incident: Incident, inside: set[str]) -> Incident:
    """The incident as these reports alone tell it."""
    claims = findings.claims

    def there(claim: str) -> bool:
        return claim in claims and claims[claim].quote.report in inside

    origins = [
        structs.replace(
            o,
            claims=tuple(c for c in o.claims if there(c)),
            copies=tuple(pair for pair in o.copies if there(pair[0])),
            changed=tuple(pair for pair in o.changed if there(pair[0])),
            altered=tuple(pair for pair in o.altered if there(pair[0])),
        )
        for o in incident.origins
    ]
    return structs.replace(
        incident,
        claims=tuple(c for c in incident.claims if there(c)),
        reports=tuple(r for r in incident.reports if r in inside),
        origins=tuple(o for o in origins if o.claims),
    )


def _spread(days: list[str]) -> list[str]:
    if len(days) <= MOST_DAYS:
        return days
    last = len(days) - 1
    return [days[n] for n in sorted({round(k * last / (MOST_DAYS - 1)) for k in range(MOST_DAYS)})]


def _end(toll: Toll, before: Toll | None, findings: Findings, new: set[str]) -> End:
    figure, _ = words.toll_figure(toll)
    low, high = words.toll_ends(toll) if toll.answer == "figures" else (None, None)
    return End(
        outcome=toll.outcome, answer=toll.answer, figure=figure, low=low, high=high, open_high=toll.open_high,
        spoken=words.toll_sentence(toll), moved_by=_moved_by(toll, before, findings, new),
    )  # fmt: skip


def _moved_by(toll: Toll, before: Toll | None, findings: Findings, new: set[str]) -> tuple[str, ...]:
    """Whose figures, new on this day, are an end of the range that was not there before."""
    if toll.answer != "figures":
        return ()
    now = words.toll_ends(toll)
    was = words.toll_ends(before) if before is not None and before.answer == "figures" else (None, None)
    ends = {n for n, w in zip(now, was, strict=True) if n is not None and n != w}
    if toll.open_high and (before is None or not before.open_high):
        ends.add(-1)
    told: dict[str, None] = {}
    for reason in toll.reasons:
        claim = findings.claims.get(reason.claim or "")
        if reason.use != "used" or not isinstance(claim, CasualtyClaim) or claim.quote.report not in new:
            continue
        if {
            claim.count.low,
            claim.count.high,
            -1 if claim.count.high is None and claim.count.low is not None else 0,
        } & ends:
            speaker = claim.attribution[0].name if claim.attribution else "speaker not told"
            told[f"{speaker}: {words.figure(claim.count)}"] = None
    return tuple(told)[:3]
