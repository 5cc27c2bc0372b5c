"""The list of incidents, with the map and the timeline of what it finds."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted import reckoning
from accounted.publishing.view import TollView
from accounted.web.access.roles import Visit, allowed
from accounted.web.drawings import still_map as map_drawing
from accounted.web.drawings import timeline as timeline_drawing
from accounted.web.drawings.small_map import HATCH
from accounted.web.listing.filters import STATES, TOLLS, Filter, filter_of, group_words
from accounted.web.listing.finding import head_of, kept
from accounted.web.listing.mapping import MapAnswer
from accounted.web.listing.query import ask, choices
from accounted.web.listing.saying import figure_of, killed_words
from accounted.web.listing.summing import Total
from accounted.web.listing.timeline import timeline
from accounted.web.pages import page
from accounted.web.view.packing import unpack
from accounted.web.view.rows import ReportRow

router = APIRouter(include_in_schema=False)


@router.get("/")
def incidents(visit: Visit = allowed("reader")) -> Response:
    asked = filter_of(visit.request.query_params.multi_items())
    with visit.desk.stored.reading() as db:
        answer = ask(db, asked)
        offered = choices(db, asked)
        # The same on every page of the list: drawn once for a state of the register.
        head, bare = head_of(db), asked.bare
        still = kept((head, "still", bare), lambda: map_drawing.still_map(db, bare))
        over_time = timeline(db, bare)
        drawn = kept((head, "bars", bare), lambda: timeline_drawing.draw(over_time, bare))
        loose = [
            unpack(row, ReportRow).report
            for r in answer.loose
            for (row,) in db.execute("SELECT row FROM reports WHERE id = ?", (r,))
        ]
    return page(
        visit, "incidents.html", asked=asked, answer=answer, offered=offered, loose=loose, still=still,
        over_time=over_time, drawn=drawn, bin_name=timeline_drawing.bin_name,
        beyond=timeline_drawing.beyond(over_time),
        chips=asked.chips(offered.countries), methods=reckoning.shipped(), TOLLS=TOLLS,
        kinds=[(k, k.replace("_", " ")) for k in offered.kinds], states=[(s, s.replace("_", "-")) for s in STATES],
        groups=[(g, group_words(g)) for g in offered.groups], said=[_said(s) for s in answer.sums],
        columns=_columns([t for i in answer.incidents for t in i.tolls]), coarse=_coarse(still.answer, offered.countries),
        mark_name=map_drawing.mark_name, mark_link=map_drawing.mark_link, map_key=map_drawing.legend(), hatch=HATCH, more=_more(asked),
    )  # fmt: skip


def _columns(tolls: list[TollView]) -> dict[str, list[TollView]]:
    return {o: [t for t in tolls if t.outcome == o] for o in ("killed", "injured")}


def _said(total: Total) -> dict[str, object]:
    """A sum for the line above the table: the outer bounds of documented ranges, and what they leave out."""
    return {
        "outcome": total.outcome, "figure": figure_of(total.low, total.high, False), "number": total.incidents,
        "open": total.open_high and total.high is not None, "unknown": total.unknown, "silent": total.silent,
        "aggregates": total.aggregates, "not_events": total.not_events, "group": total.group, "notes": total.notes,
    }  # fmt: skip


PRECISIONS = {
    "country": "only the country known",
    "line": "a line or a region",
    "sea_or_air": "at sea or in the air",
    "not_stated": "place not stated",
}


def _coarse(answer: MapAnswer, countries: dict[str, str]) -> list[tuple[str, str]]:
    """What no mark can stand for, in words: how it is known and where, and its people."""
    return [
        (
            ", ".join(x for x in (countries.get(c.country or "", c.country or ""), PRECISIONS.get(c.precision, "extent not known")) if x),
            f"{c.incidents} · {killed_words(c.killed)}",
        )
        for c in answer.coarse
    ]  # fmt: skip


def _more(asked: Filter) -> bool:
    """Whether a filter is set that stands behind "more filters"."""
    return bool(
        asked.place or asked.state or asked.group or asked.actor or asked.opened or asked.problem or asked.drawn
    )
