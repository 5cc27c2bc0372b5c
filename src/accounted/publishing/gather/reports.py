"""The reports of an incident, copies under what they copy."""

from __future__ import annotations

from collections import defaultdict

from accounted.model import Claim, Incident, Report
from accounted.publishing.gather.quotes import Quotes
from accounted.publishing.gather.texts import Page, order_of, short
from accounted.publishing.view import ReportView


def report_views(page: Page, i: Incident, quotes: Quotes, where: str) -> tuple[ReportView, ...]:
    """The incident's reports by day; copies follow what they copy."""
    found = page.findings
    reports = {r: found.reports[r] for r in i.reports if r in found.reports}
    shares: dict[tuple[str, str], float] = defaultdict(float)
    within = {r: [c for c in page.copies.get(r, ()) if c.left in reports] for r in reports}
    shared = [c for some in within.values() for c in some]
    for c in shared:
        shares[c.left, c.right] += c.share
    copied: dict[str, tuple[float, str]] = {}
    for c in shared:
        if c.kind == "whole_copy":
            best = copied.get(c.right, (0.0, ""))
            copied[c.right] = max(best, (shares[c.left, c.right], c.left))
    rests: dict[str, tuple[int, str]] = {}
    parent: dict[str, str] = {}
    for key in reports:
        if key in copied:
            root = copied[key][1]
            seen = {key}
            while root in copied and root not in seen:
                seen.add(root)
                root = copied[root][1]
            if root == key or root in seen:
                continue
            parent[key] = root
            rests[key] = (1, f"copy: {min(round(100 * copied[key][0]), 100)} % of its words stand in the report above")
    children: dict[str, list[Report]] = defaultdict(list)
    for key, root in parent.items():
        children[root].append(reports[key])
    ordered: list[Report] = []
    for r in sorted((r for k, r in reports.items() if k not in parent), key=order_of):
        ordered += [r, *sorted(children[r.id], key=order_of)]
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in quotes.claims.values():
        by_report[claim.quote.report].append(claim)
    for r in ordered:
        if r.id not in rests:
            others = sorted({c.left for c in within[r.id] if c.kind != "whole_copy"})
            names = [reports[o].outlet or "a report without outlet" for o in others]
            if names:
                rests[r.id] = (0, "shares passages with " + page.redactor.text(", ".join(dict.fromkeys(names))))
    out = []
    for r in ordered:
        anchor = f"r-{where}-{short(r.id)}"
        own = by_report[r.id]
        views = [page.quote(c, quotes.number(c.id), quotes.anchor(c.id), anchor) for c in own]
        out.append(page.report(r, where, rests, views, len(own)))
    extra = [k for k in by_report if k not in reports]
    for key in sorted(extra, key=lambda k: order_of(found.reports[k])):
        anchor = f"r-{where}-{short(key)}"
        views = [page.quote(c, quotes.number(c.id), quotes.anchor(c.id), anchor) for c in by_report[key]]
        out.append(page.report(found.reports[key], where, rests, views, len(views)))
    return tuple(out)
