"""Linking on the shared set of reports that tell one incident differently, with claims made from its gold answers.

Only the incidents that may be looked at while building, and the distractors near them. Places and dates are given
only where a report's words would state them: the point is how far linking gets on honest, patchy claims.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from accounted.linking import find_copies, find_origins, link, near_copies
from accounted.model import (
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Count,
    Facet,
    Group,
    Incident,
    Period,
    Place,
    Quote,
    Report,
    Source,
)

FOLDER = Path(__file__).parents[2].parent / "shared" / "data" / "multi-report"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="needs ../shared/data/multi-report")

ALLOWED = ("kunduz-msf-2015", "deir-ez-zor-2016", "dahyan-bus-2018")
SCOPES = {"incident": "this_incident", "background": "background", "other_incident": "another_incident"}
STANCES = {"alleged": "claimed", "denied": "denied", "asserted": "asserted"}


def town(name: str, country: str, admin1: str, lat: float, lon: float) -> Place:
    return Place(words=name, name=name, country=country, admin1=admin1, lat=lat, lon=lon, precision="exact",
                 gazetteer_id=f"{country}:{name}")  # fmt: skip


def province(name: str, country: str) -> Place:
    return Place(
        words=name, name=name, country=country, admin1=name, precision="province", gazetteer_id=f"{country}:P:{name}"
    )


def state(name: str, code: str) -> Place:
    return Place(words=name, name=name, country=code, precision="country", gazetteer_id=code)


#: What a gazetteer would say of the first such words of a text, the most precise first.
PLACES = [
    (r"Kunduz", town("Kunduz", "AF", "Kunduz", 36.728, 68.868)),
    (r"D[ae][iy]r\s?-?(?:ez|az|al|el)[- ]?[zZT]\w+", town("Deir ez-Zor", "SY", "Deir ez-Zor", 35.336, 40.141)),
    (r"Dahyan|DAHYAN", town("Dahyan", "YE", "Saada", 17.08, 43.61)),
    (r"Hodeidah", town("Hodeidah", "YE", "Hodeidah", 14.798, 42.954)),
    (r"Sa['’]?ada", province("Saada", "YE")),
    (r"Yemen", state("Yemen", "YE")),
    (r"Syria", state("Syria", "SY")),
    (r"Afghan\w*", state("Afghanistan", "AF")),
]
KINDS = re.compile(r"air ?-?(?:strike|raid|attack)s?|strike|bomb(?:ed|ing)|planes|from the air", re.IGNORECASE)
ACTORS = r"Saudi-led|Saudi|US-led coalition|US|U\.S\.|American|coalition"
TARGETS = r"\bbus\b|hospital|soldiers?|army|pro-government|truck"
DATES = {
    "kunduz-msf-2015": (r"Oct(?:\.|ober) 3|3 October|October 3", "2015-10-03"),
    "deir-ez-zor-2016": (r"Sept(?:\.|ember) 17|17 September|September 17", "2016-09-17"),
    "dahyan-bus-2018": (r"Aug(?:\.|ust) 9|9 August|August 9", "2018-08-09"),
}
WEEKDAYS = {"kunduz-msf-2015": "Saturday", "deir-ez-zor-2016": "Saturday", "dahyan-bus-2018": "Thursday"}


def rows() -> list[dict[str, Any]]:
    gold = json.loads((FOLDER / "gold.json").read_text())
    kept = [r for r in gold["reports"] if r["incident"] in ALLOWED]
    return kept + [d for d in gold["distractors"] if d.get("near_incident") in ALLOWED]


def read(row: dict[str, Any]) -> Report:
    path = FOLDER / "reports" / row["id"]
    side = json.loads(path.with_suffix(".json").read_text())
    text = path.with_suffix(".txt").read_text()
    return Report(item=row["id"], version="1", text=text, published=side.get("published"), outlet=side.get("publisher"))


def at(report: Report, start: int, end: int) -> Quote:
    return Quote(report=report.id, start=start, end=end, text=report.text[start:end])


def claims_of(row: dict[str, Any], report: Report) -> list[Claim]:
    """Gold casualty claims at their evidence; place, kind and date where the text has such words."""
    found: list[Claim] = []
    outlet = Source(name=row["publisher"], kind="outlet")
    for gold in row["claims"]:
        start = report.text.find(gold["evidence"])
        if start < 0 or gold["outcome"] not in ("killed", "injured", "killed_or_injured", "missing"):
            continue
        speaker = gold["speaker"]
        name, _, role = (speaker or "").partition(",")
        kind = "unnamed" if re.search(r"official|elders|leaders|medics|media|source", name) else "organisation"
        if role and kind == "organisation" and len(name.split()) > 1:
            kind = "person"
        first = Source(name=re.sub(r"\(.*\)", "", name).strip() or "it", kind=kind, role=role.strip() or None)  # type: ignore[arg-type]
        vague = gold["bound"] == "vague"
        group = Group(
            words=gold["victims"], role=(Facet(value=gold["group"].replace(" ", "_"), words=gold["victims"]),)
        )
        found.append(
            CasualtyClaim(
                quote=at(report, start, start + len(gold["evidence"])),
                attribution=(first, outlet) if speaker else (outlet,),
                outcome=gold["outcome"],
                count=Count(low=None if vague else gold["low"], high=None if vague else gold["high"], words="",
                            bound="vague" if vague else "exact"),
                group=group if gold["group"] not in ("unspecified", "mixed") else Group(),
                covers="whole" if gold["includes_total"] else "part",
                scope=SCOPES.get(gold["scope"], "background"),  # type: ignore[arg-type]
                stance=STANCES.get(gold["stance"], "asserted"),  # type: ignore[arg-type]
            )
        )  # fmt: skip
    for pattern, place in PLACES:
        if match := re.search(pattern, report.text):
            found.append(CircumstanceClaim(quote=at(report, *match.span()), attribution=(), aspect="where",
                                           value=match.group(), place=place))  # fmt: skip
            break
    if match := KINDS.search(report.text):
        found.append(
            CircumstanceClaim(quote=at(report, *match.span()), attribution=(), aspect="kind", value="air_strike")
        )
    for aspect, pattern in (("by", ACTORS), ("against", TARGETS)):
        if match := re.search(pattern, report.text):
            found.append(CircumstanceClaim(quote=at(report, *match.span()), attribution=(), aspect=aspect,  # type: ignore[arg-type]
                                           value=match.group().lower()))  # fmt: skip
    incident = row["incident"]
    if incident is not None:
        pattern, day = DATES[incident]
        near = report.published is not None and report.published[:7] == day[:7]
        match = re.search(pattern, report.text) or (re.search(WEEKDAYS[incident], report.text) if near else None)
        if match:
            period = Period(words=match.group(), start=day, end=day, precision="day")
            found.append(CircumstanceClaim(quote=at(report, *match.span()), attribution=(), aspect="when",
                                           value=match.group(), period=period))  # fmt: skip
    return found


@cache
def result() -> tuple[dict[str, Report], list[tuple[str, str]], list[Incident]]:
    """Reports by id, near copies by name, incidents."""
    told = [(row, read(row)) for row in rows()]
    reports = {r.id: r for _, r in told}
    claims = [c for row, r in told for c in claims_of(row, r)]
    copies = find_copies(list(reports.values()))
    incidents = link(reports, claims, find_origins(claims, reports, copies), copies)
    pairs = [(reports[a].item, reports[b].item) for a, b in near_copies(copies)]
    return reports, pairs, incidents


def test_near_copies_are_found_and_nothing_else() -> None:
    """Every pair that the gold calls near copies, and no two reports that only tell of one incident."""
    gold = {tuple(sorted((r["id"], r["near_copy_of"]))) for r in rows() if r.get("near_copy_of")}
    assert {tuple(sorted(p)) for p in result()[1]} == gold


def test_reports_of_two_incidents_are_never_joined() -> None:
    """No incident holds reports of two of the gold's incidents, the distractors included."""
    reports, _, incidents = result()
    for incident in incidents:
        assert (
            len(
                {
                    name if "distractors" in name else name.split("/")[0]
                    for r in incident.reports
                    for name in [reports[r].item]
                }
            )
            == 1
        )


def test_most_reports_of_an_incident_are_found_together() -> None:
    """Pairs of reports of one incident that are joined: at least two of three, with the patchy claims given here."""
    reports, _, incidents = result()
    home = {r: i.id for i in incidents for r in i.reports}
    together = total = 0
    ids = sorted(reports)
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            if "distractors" not in reports[a].item and reports[a].item.split("/")[0] == reports[b].item.split("/")[0]:
                total += 1
                together += a in home and home[a] == home.get(b)
    assert together / total >= 2 / 3
