"""The origins of an incident, and the graph of what flows from each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accounted.model import Attribution, Incident, Origin
from accounted.publishing.flow_view import FlowView, flow_view
from accounted.publishing.gather.quotes import Quotes
from accounted.publishing.gather.texts import Page, redactor_of, short
from accounted.publishing.view import OriginView

if TYPE_CHECKING:
    from accounted.pipeline import Findings


def origin_view(page: Page, o: Origin, i: Incident) -> OriginView:
    found = page.findings
    claims = [found.claims[c] for c in o.claims if c in found.claims]
    label = _origin_label(page, o)
    copies = {found.claims[c].quote.report for c, _ in o.copies if c in found.claims}
    return OriginView(
        label=label,
        identified=o.identified,
        outlet_voice=o.outlet_voice,
        interest=o.interest.replace("_", " "),
        reports=len({c.quote.report for c in claims}),
        copies=len(copies),
        reasons=tuple(dict.fromkeys(page.redactor.text(r.sentence) for r in o.reasons)),
    )


def _origin_label(page: Page, o: Origin) -> str:
    return " → ".join(page.chain(_chain_of(page, o))) or page.redactor.text(o.label)


def _lane_label(page: Page, o: Origin) -> str:
    """The speaker and the agencies behind; the outlet only where nobody else speaks, as the column names it."""
    said = [s for s in _chain_of(page, o) if not s.contributed]
    return " → ".join(page.chain([s for s in said if s.kind != "outlet"] or said)) or page.redactor.text(o.label)


def _chain_of(page: Page, o: Origin) -> Attribution:
    """The chain that tells most of an origin: of a claim with an identified speaker, else of its first claim."""
    chains = [c.attribution for k in o.claims if (c := page.findings.claims.get(k)) is not None and c.attribution]
    named = (c for c in chains if c[0].kind not in ("unnamed", "unresolved", "outlet", "agency"))
    return next(named, chains[0] if chains else ())


def flow_of(page: Page, i: Incident, quotes: Quotes, where: str) -> FlowView:
    """The incident's origin graph with names withheld."""
    origins = {o.id: o for o in i.origins}
    on_page = set(i.reports)
    return flow_view(
        page.findings.graph(i),
        page.findings.claims,
        page.redactor.text,
        lambda flow: _lane_label(page, origins[flow.origin]),
        lambda claim: (quotes.anchor(claim), quotes.number(claim)) if claim in quotes else None,
        lambda report: f"r-{where}-{short(report)}" if report in on_page else None,
    )


def origin_picture(findings: Findings, incident: Incident, *, internal: bool = False) -> FlowView:
    """The origin graph of one incident alone, for a picture of its own; names are withheld unless ``internal``."""
    page = Page(findings, redactor_of(findings, internal), internal)
    origins = {o.id: o for o in incident.origins}
    return flow_view(
        findings.graph(incident),
        findings.claims,
        page.redactor.text,
        lambda flow: _lane_label(page, origins[flow.origin]),
    )
