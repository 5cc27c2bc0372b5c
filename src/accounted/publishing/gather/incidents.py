"""One incident: everything that is shown of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from accounted.model import CasualtyClaim, Incident, Toll
from accounted.publishing import words
from accounted.publishing.gather.choices import HARMS, LEADING, MAIN
from accounted.publishing.gather.circumstances import circumstance_views, person_views, strip_views
from accounted.publishing.gather.origins import flow_of, origin_view
from accounted.publishing.gather.quotes import Quotes
from accounted.publishing.gather.reports import report_views
from accounted.publishing.gather.rows import account_rows
from accounted.publishing.gather.texts import Page, redactor_of, short
from accounted.publishing.gather.tolls import toll_view
from accounted.publishing.view import IncidentView

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.reckoning import MethodRules


def incident_view(
    findings: Findings, incident: Incident, *, method: str = LEADING, group: str = "", internal: bool
) -> IncidentView:
    """What a page shows of one incident, ``method`` leading, tolls of ``group`` (empty: each method's own).

    Raises ``BadInput`` for an unknown method or group.
    """
    from accounted.reckoning import load, shipped

    others = sorted(m.name for m in shipped() if m.name != method)
    page = Page(findings, redactor_of(findings, internal), internal)
    return incident_with(page, incident, [load(m) for m in (method, *others)], group)


def incident_views(findings: Findings, *, internal: bool) -> Iterator[tuple[Incident, IncidentView]]:
    """The same of every incident, in order, under the leading method; what they share is worked out once."""
    from accounted.reckoning import load, shipped

    others = sorted(m.name for m in shipped() if m.name != LEADING)
    page = Page(findings, redactor_of(findings, internal), internal)
    rules = [load(m) for m in (LEADING, *others)]
    for incident in findings.incidents:
        yield incident, incident_with(page, incident, rules)


def incident_with(page: Page, i: Incident, rules: Sequence[MethodRules], group: str = "") -> IncidentView:
    from accounted.pipeline import toll

    found = page.findings
    where = short(i.id)
    quotes = Quotes(page, i, where)
    tolls = {(o, n): toll(found, i, r, o, group) for n, r in enumerate(rules) for o in MAIN}
    spoken_of = {c.outcome for c in quotes.claims.values() if isinstance(c, CasualtyClaim)}
    harms = [t for o in HARMS if o in spoken_of and (t := toll(found, i, rules[0], o, group)).answer != "no_claim"]
    leading = [toll_view(page, tolls[o, 0], quotes, where) for o in MAIN]
    others = [toll_view(page, tolls[o, n], quotes, where) for n in range(1, len(rules)) for o in MAIN]
    rows = account_rows(page, i, tolls["killed", 0], tolls["injured", 0], quotes)
    circumstances = circumstance_views(page, i, quotes, _response_claims(tolls.values()))
    least, most = found.accounts_behind(i)
    responses = len(
        {r.origin for t in tolls.values() for r in t.reasons if r.use == "response" and t.method == rules[0].name}
    )
    unread = Counter(
        found.reports[r].language or "unknown" for r in i.reports if r in found.reports and not found.view.is_read(r)
    )
    return IncidentView(
        anchor=f"i-{where}",
        id=i.id,
        title=words.where(i.place, page.country(i.place.country)),
        place=page.redactor.text(i.place.words),
        precision=i.place.precision.replace("_", " "),
        when=words.when(i.period),
        when_precision=i.period.precision.replace("_", " "),
        kind=i.kind,
        violence=tuple(v.replace("_", " ") for v in i.violence),
        state=i.state.replace("_", "-"),
        synthetic=i.synthetic or any(found.reports[r].synthetic for r in i.reports if r in found.reports),
        origins_words=words.between(least, most, "origin"),
        responses=responses,
        unread=dict(sorted(unread.items())),
        tolls=tuple(leading),
        others=tuple(others),
        harms=tuple(toll_view(page, t, quotes, where) for t in harms),
        rows=rows,
        origins=tuple(origin_view(page, o, i) for o in i.origins),
        circumstances=circumstances,
        strip=strip_views(circumstances),
        persons=person_views(page, i, quotes),
        reports=report_views(page, i, quotes, where),
        problems=tuple(page.problem(p, where) for p in page.problems_in(i.reports)),
        flow=flow_of(page, i, quotes, where),
        why_one=tuple(dict.fromkeys(page.redactor.text(r.sentence) for r in i.reasons)),
    )


def _response_claims(tolls: Iterable[Toll]) -> set[str]:
    return {r.claim for t in tolls for r in t.reasons if r.use == "response" and r.claim is not None}
