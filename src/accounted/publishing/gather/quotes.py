"""The quotes of one incident, numbered."""

from __future__ import annotations

from accounted.model import Claim, Incident
from accounted.publishing.gather.texts import Page, order_of


class Quotes:
    """The incident's claims with their numbers and anchors, report by report, in the order of the text."""

    def __init__(self, page: Page, incident: Incident, where: str) -> None:
        found = page.findings
        keys = {*incident.claims, *(k for r in incident.reports for k in page.practice.get(r, ()))}
        origins = [c for o in incident.origins for c in o.claims]
        keys |= {k for k in origins if k in found.claims}
        claims = [found.claims[k] for k in keys if k in found.claims]
        claims = [c for c in claims if c.quote.report in found.reports]
        claims.sort(key=lambda c: (order_of(found.reports[c.quote.report]), c.quote.start, c.quote.end, c.id))
        self.claims: dict[str, Claim] = {c.id: c for c in claims}
        self._number = {c.id: n for n, c in enumerate(claims, 1)}
        self._where = where
        self.public = _public_names(page, self)

    def number(self, claim: str) -> int:
        return self._number[claim]

    def anchor(self, claim: str) -> str:
        return f"q-{self._where}-{self._number[claim]}"

    def __contains__(self, claim: str | None) -> bool:
        return claim in self._number


def _public_names(page: Page, quotes: Quotes) -> set[str]:
    """Speakers of the incident whose names may stand where a figure is attributed to them."""
    speakers = {s for c in quotes.claims.values() for s in c.attribution}
    return {s.name for s in speakers if page.redactor.attribution(s) == s.name}
