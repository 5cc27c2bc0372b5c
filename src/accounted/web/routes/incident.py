"""One incident: its toll under a method, both clocks, and everything behind it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted import reckoning
from accounted.web.access.roles import Visit, allowed
from accounted.web.desk import now
from accounted.web.dossier.signing import acts, steps
from accounted.web.dossier.veiled import VEIL, without_names
from accounted.web.drawings.placing import mark_of
from accounted.web.drawings.small_map import small_map, words_of
from accounted.web.drawings.steps import steps_svg
from accounted.web.errors import NotFound
from accounted.web.gathering import Setting, find, gather, methods, setting_of
from accounted.web.pages import go, page
from accounted.web.review.item import grade_scales
from accounted.web.review.queue import grades_of, notes_of_incident, notes_on_reports
from accounted.web.view.former import now_called

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{name}")
def incident(name: str, visit: Visit = allowed("reader")) -> Response:
    return _shown(visit, name, names=False)


@router.post("/incidents/{name}/names")
def names(name: str, visit: Visit = allowed("coder")) -> Response:
    """The page with the names of casualties; that they were shown is kept."""
    answer = _shown(visit, name, names=True)
    visit.desk.people.note_shown(now(), visit.who.name, f"names in incident {name}")
    return answer


@router.get("/incidents/{name}/print.css")
def margins(name: str, visit: Visit = allowed("reader")) -> Response:
    """What stands in the margin of each printed page: which incident, which state of the register, under which rules."""
    with visit.desk.stored.reading() as db:
        state = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('head', 'entries')").fetchall())
    method = setting_of(visit.request.query_params.multi_items()).method
    rules = reckoning.load(method)
    left = (
        f"Register head {state['head'][:16]}, entry {state['entries']} · method {rules.name} {rules.version}, "
        f"SHA-256 {reckoning.digest_of(method)[:16]}"
    )
    css = (
        f"@page {{ margin: 10mm 12mm 11mm; @bottom-left {{ content: {_css(left)}; font: 6.5pt sans-serif; white-space: nowrap; }} "
        f'@bottom-right {{ content: {_css(name.removeprefix("incident-")[:12] + " · ")} counter(page) " / " counter(pages); '
        "font: 6.5pt sans-serif; white-space: nowrap; } "
        f"@top-left {{ content: {_css('Working paper of the register, not for publication · documented ranges, not totals')}; "
        "font: 6.5pt sans-serif; white-space: nowrap; } }\n"
    )
    return Response(css, media_type="text/css")


def _css(text: str) -> str:
    """A string of CSS: whatever is not a plain letter is written by its number."""
    return '"' + "".join(c if c.isascii() and (c.isalnum() or c in " ,.:-/") else f"\\{ord(c):06x}" for c in text) + '"'


def _shown(visit: Visit, name: str, *, names: bool) -> Response:
    asked = setting_of(visit.request.query_params.multi_items())
    try:
        about = gather(visit.desk, name, asked)
    except NotFound:
        with visit.desk.stored.reading() as db:
            now = now_called(db, name)
        if now is not None and not names:
            return go(f"/incidents/{now}{asked.link()}")
        if asked == Setting() or names:
            raise
        raise NotFound(
            f"incident {name} is not there under these clocks: its reports had not come, or told of another incident - "
            "set the clocks later"
        ) from None
    if asked.nth_published or asked.nth_recorded:
        return go(f"/incidents/{name}{asked.placed(about.published, about.recorded).link()}")
    dossier = about.dossier
    place = dossier.place
    as_of_now = not (asked.published_by or asked.recorded_by)
    with visit.desk.stored.reading() as db:
        known = find(db, about.name) if as_of_now else None
        if not names:
            dossier = without_names(db, dossier, [r.id for r in about.view.reports], about.view.title)
        notes = [] if known is None else notes_of_incident(db, known.n)
        grades = [] if known is None else grades_of(db, known.n)
        report_notes = [] if known is None else notes_on_reports(db, known.n)
    return page(
        visit, "incident.html", notes=notes, grades=grades, report_notes=report_notes, scales=grade_scales(), about=about, i=about.view, d=dossier, asked=asked, names=names,
        withheld=dossier.summary is not None and any(VEIL in s.text for s in dossier.summary.sentences), as_of_now=as_of_now,
        methods=methods(), groups=reckoning.known_groups(), steps=steps(dossier),
        acts=acts(visit.who, dossier, about.code) if as_of_now else [],
        moved=[(o, steps_svg(dossier.days, o)) for o in ("killed", "injured")] if len(dossier.days) > 1 else [],
        map=None if place is None else small_map(place, about.view.title),
        map_words="" if place is None else words_of(place, mark_of(place)),
    )  # fmt: skip
