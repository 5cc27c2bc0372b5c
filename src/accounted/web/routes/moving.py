"""Open an incident; merge and split incidents, each with a preview of what the tolls become."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted import pipeline
from accounted.linking import code_of
from accounted.model import BadInput, CasualtyClaim, CircumstanceClaim, Claim, Decision, Incident, Report
from accounted.moves import Part, figured, figures, followed, merging, moved, splitting
from accounted.publishing import words
from accounted.web.access.clashes import on_incident
from accounted.web.access.roles import Visit, allowed
from accounted.web.access.veiling import graphic
from accounted.web.errors import NotFound
from accounted.web.pages import go, page
from accounted.web.routes.deciding import seen, why_of
from accounted.web.saying import claim_line

router = APIRouter(include_in_schema=False)
MOST_CHOICES = 500


@router.post("/incidents/{name}/open")
def open_incident(name: str, visit: Visit = allowed("coder")) -> Response:
    """A code to cite, never used again."""
    findings = visit.desk.findings()
    one = _incident(findings, name)
    if one.code is not None:
        raise BadInput(f"{one.title} is open already, as {one.code} - cite that")
    decision = Decision(kind="open", targets=one.claims, why=why_of(visit))
    number = visit.desk.decide(
        visit.who, [decision], seen(visit), on_incident(one.claims, one.reports), f"/incidents/{name}"
    )
    return go(f"/incidents/{code_of(number[0])}")


@router.get("/incidents/{name}/merge")
def merge_page(name: str, visit: Visit = allowed("editor")) -> Response:
    """Which other incident, and what the toll becomes."""
    findings = visit.desk.findings()
    one = _incident(findings, name)
    other = visit.request.query_params.get("with", "")
    chosen = _incident(findings, other) if other else None
    if chosen is not None and chosen.id == one.id:
        raise BadInput("merge: an incident cannot be merged with itself - choose another")
    choices = [i for i in findings.incidents if i.id != one.id]
    choices.sort(key=lambda i: (_far(one, i), i.id))
    after = None
    if chosen is not None:
        after = moved([one, chosen], followed(findings, merging([one, chosen], "preview"), "merge"))
    before = [one] if chosen is None else [one, chosen]
    return page(
        visit, "moving.html", act="merge", one=one, chosen=chosen, choices=choices[:MOST_CHOICES], tellings=[],
        picked=(), singly=(), before=moved(before, findings)[0], after=after, figures=_figures, when=words.when,
    )  # fmt: skip


@router.post("/incidents/{name}/merge")
def merge(name: str, visit: Visit = allowed("editor")) -> Response:
    findings = visit.desk.findings()
    one, other = _incident(findings, name), _incident(findings, visit.form.get("with", ""))
    if one.id == other.id:
        raise BadInput("merge: an incident cannot be merged with itself - choose another")
    touched = on_incident((*one.claims, *other.claims), {*one.reports, *other.reports})
    decisions = merging([one, other], why_of(visit))
    decisions = figured(findings, decisions, followed(findings, decisions, "merge"))
    visit.desk.decide(visit.who, decisions, seen(visit), touched, f"/incidents/{name}/merge")
    return go(_where(visit, one.claims))


@router.get("/incidents/{name}/split")
def split_page(name: str, visit: Visit = allowed("editor")) -> Response:
    """Which reports or claims tell of another incident, and what the tolls become."""
    findings = visit.desk.findings()
    one = _incident(findings, name)
    asked = visit.request.query_params
    picked, singly = tuple(asked.getlist("report")), tuple(asked.getlist("claim"))
    after = None
    if picked or singly:
        after = moved([one], followed(findings, _split(findings, one, picked, singly, "preview"), "split"))
    return page(
        visit, "moving.html", act="split", one=one, chosen=None, choices=[], tellings=_tellings(findings, one),
        picked=picked, singly=singly, before=moved([one], findings)[0], after=after, figures=_figures, when=words.when,
    )  # fmt: skip


@router.post("/incidents/{name}/split")
def split(name: str, visit: Visit = allowed("editor")) -> Response:
    findings = visit.desk.findings()
    one = _incident(findings, name)
    picked, singly = visit.many.get("report", ()), visit.many.get("claim", ())
    decisions = _split(findings, one, picked, singly, why_of(visit))
    decisions = figured(findings, decisions, followed(findings, decisions, "split"))
    touched = on_incident(one.claims, one.reports)
    visit.desk.decide(visit.who, decisions, seen(visit), touched, f"/incidents/{name}/split")
    return go(_where(visit, one.claims))


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A report of the incident with what it tells of it: each claim's id, its reading and its words, empty where these are veiled."""

    report: Report
    claims: tuple[tuple[str, str, str], ...]


def _tellings(findings: pipeline.Findings, one: Incident) -> list[Telling]:
    out = []
    for key in one.reports:
        mine = [findings.claims[c] for c in one.claims if findings.claims[c].quote.report == key]
        report = findings.reports[key]
        veiled, names = bool(graphic(report.text)), _names(mine)
        claims = tuple(
            (c.id, claim_line(c), "" if veiled or any(n in c.quote.text for n in names) else c.quote.text) for c in mine
        )
        out.append(Telling(report=report, claims=claims))
    return out


def _names(claims: list[Claim]) -> set[str]:
    """Names of casualties among claims of one report, part by part: they stay veiled where nobody asked for them."""
    whole = {c.value for c in claims if isinstance(c, CircumstanceClaim) and c.aspect == "person"}
    whole |= {name for c in claims if isinstance(c, CasualtyClaim) for name in c.persons}
    return {part for name in whole for part in name.split() if len(part) > 2}


def _split(
    findings: pipeline.Findings, one: Incident, reports: tuple[str, ...], singly: tuple[str, ...], why: str
) -> list[Decision]:
    """Whole reports leave, and evidence says where they belong; or single claims, which go together."""
    if reports and singly:
        raise BadInput("split: choose reports or single claims, and not both at once")
    leaving = {c for c in one.claims if findings.claims[c].quote.report in reports} | (set(singly) & set(one.claims))
    return splitting(findings, one, leaving, why, as_one=bool(singly))


def _incident(findings: pipeline.Findings, name: str) -> Incident:
    for one in findings.incidents:
        if name in (one.id, one.id.removeprefix("incident-")) or name.upper() in one.codes:
            return one
    raise NotFound(f"no incident is called {name[:60]} now - somebody may have merged or split it; look in the list")


def _where(visit: Visit, claims: tuple[str, ...]) -> str:
    """The incident that holds most of the claims now."""
    inside = set(claims)
    found = max(visit.desk.findings().incidents, key=lambda i: (len(inside & set(i.claims)), i.id))
    return f"/incidents/{found.code or found.id}"


def _far(one: Incident, other: Incident) -> tuple[bool, int]:
    """Same country first, then nearest in days."""
    from datetime import date

    days = 99_999
    if one.period.end and other.period.end:
        ends = [date.fromisoformat(i.period.end[:10]) for i in (one, other) if i.period.end]
        days = abs((ends[0] - ends[1]).days)
    return (one.place.country != other.place.country, days)


def _figures(part: Part) -> tuple[tuple[str, str], ...]:
    """Killed and injured of an incident, as they stand large."""
    return figures(part.tolls)
