"""The whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounted import __version__
from accounted.publishing.gather.choices import LEADING
from accounted.publishing.gather.incidents import incident_with
from accounted.publishing.gather.texts import Page, order_of, redactor_of
from accounted.publishing.signed import since_signed
from accounted.publishing.view import ClockView, PageView

if TYPE_CHECKING:
    from accounted.pipeline import Findings


def page_view(
    findings: Findings, *, internal: bool, recorded_by: str | None = None, published_by: str | None = None
) -> PageView:
    """Everything that the page and the export show. ``internal`` lets names and addresses of files through."""
    from accounted.reckoning import load, shipped

    cards = sorted(shipped(), key=lambda m: (m.name != LEADING, m.name))
    redactor = redactor_of(findings, internal)
    gathering = Page(findings, redactor, internal)
    rules = [load(m.name) for m in cards]
    incidents = tuple(incident_with(gathering, i, rules) for i in findings.incidents)
    inside = {r for i in findings.incidents for r in i.reports}
    loose = [r for r in findings.reports.values() if r.id not in inside]
    return PageView(
        register=findings.view.register,
        head=findings.view.head,
        entries=findings.view.entries,
        made_by=f"accounted {__version__}",
        internal=internal,
        clocks=ClockView(recorded_by=recorded_by, published_by=published_by),
        synthetic=any(r.synthetic for r in findings.reports.values()) or any(i.synthetic for i in findings.incidents),
        leading=LEADING,
        methods=tuple(cards),
        incidents=incidents,
        reports=len(findings.reports),
        unread=dict(sorted(findings.view.unread.items())),
        loose_reports=tuple(gathering.report(r, "loose", {}) for r in sorted(loose, key=order_of)),
        problems=tuple(
            gathering.problem(p, "loose") for p in gathering.problems_in(gathering.problems.keys() - inside)
        ),
        problem_count=sum(len(some) for some in gathering.problems.values()),
        codes={i.id: ", ".join(i.codes) for i in findings.incidents if i.codes},
        since={i.id: since for i in findings.incidents if (since := since_signed(findings, i)) is not None}
        if published_by is None
        else {},
    )
