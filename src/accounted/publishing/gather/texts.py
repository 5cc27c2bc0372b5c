"""What all incidents of a page share: texts, names, quotes, reports and problems, with names withheld."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Problem, Report, Source
from accounted.publishing import words
from accounted.publishing.gather.choices import CONTEXT, INTERNAL_CONTEXT, LONGEST, OTHER_SCOPES
from accounted.publishing.redact import VEIL, Redactor
from accounted.publishing.told_with_age import told_with_age
from accounted.publishing.view import ProblemView, QuoteView, ReportView

if TYPE_CHECKING:
    from accounted.linking import Copied
    from accounted.pipeline import Findings


class Page:
    """What all incidents share: texts with the stretches to be withheld, worked out once for each report."""

    def __init__(self, findings: Findings, redactor: Redactor, internal: bool) -> None:
        self.findings = findings
        self.redactor = redactor
        self.internal = internal
        self._spans: dict[str, list[tuple[int, int]]] = {}

    # By report, so that a page of many incidents looks at each thing once and not once an incident.

    @cached_property
    def problems(self) -> dict[str, list[tuple[int, Problem]]]:
        """Open problems with their place among all."""
        found: dict[str, list[tuple[int, Problem]]] = defaultdict(list)
        for number, problem in enumerate(self.findings.view.problems()):
            found[problem.report or ""].append((number, problem))
        return dict(found)

    def problems_in(self, reports: Iterable[str]) -> list[Problem]:
        """The problems of some reports (the empty id: of files), in their order."""
        return [p for _, p in sorted((x for r in reports for x in self.problems.get(r, ())), key=lambda x: x[0])]

    @cached_property
    def practice(self) -> dict[str, list[str]]:
        """Claims of general practice."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, claim in self.findings.claims.items():
            if claim.scope == "general_practice":
                found[claim.quote.report].append(key)
        return dict(found)

    @cached_property
    def copies(self) -> dict[str, list[Copied]]:
        """Passages that stand in an earlier report too."""
        found: dict[str, list[Copied]] = defaultdict(list)
        for copied in self.findings.copies:
            found[copied.right].append(copied)
        return dict(found)

    def country(self, code: str | None) -> str | None:
        """A country's name; its code where the gazetteer knows none."""
        if code is None:
            return None
        from accounted.places import shared

        return shared().country_name(code) or code

    def spans(self, report: Report) -> list[tuple[int, int]]:
        if report.id not in self._spans:
            self._spans[report.id] = self.redactor.spans(report.text)
        return self._spans[report.id]

    def part(self, report: Report, start: int, end: int) -> str:
        """A stretch of a report's text, on one line, with names withheld."""
        return one_line(self.redactor.slice(report.text, start, end, self.spans(report)))

    def who(self, claim: Claim) -> str:
        """The attribution chain for people: "Sharhabil al-Obaidi, mayor → Example Wire"."""
        chain = self.chain(claim.attribution)
        if not chain:
            return "speaker not told"
        role = self.role(claim.attribution[0])
        return " → ".join([f"{chain[0]}, {role}" if role else chain[0], *chain[1:]])

    def chain(self, attribution: Sequence[Source]) -> list[str]:
        """The names of a chain; a party that publishes its own words stands once."""
        names = [_named(s, self.redactor.attribution(s)) for s in attribution]
        return [n for k, n in enumerate(names) if k == 0 or n == VEIL or n.casefold() != names[k - 1].casefold()]

    def role(self, source: Source) -> str:
        role = source.role or source.affiliation or ""
        return "" if role.casefold() in source.name.casefold() else self.redactor.text(role)

    # ------------------------------------------------------------------ quotes

    def quote(self, claim: Claim, number: int, anchor: str, report_anchor: str) -> QuoteView:
        report = self.findings.reports[claim.quote.report]
        start, end = claim.quote.start, claim.quote.end
        first, last = _window(report, start, end, INTERNAL_CONTEXT if self.internal else CONTEXT)
        exact = self.part(report, start, end)
        if not self.internal:
            exact = shortened(exact)
        person = isinstance(claim, CircumstanceClaim) and claim.aspect == "person"
        aside = self.findings.view.set_aside.get(claim.id)
        return QuoteView(
            anchor=anchor,
            number=number,
            claim=None if person and not self.internal else claim.id,
            report=report_anchor,
            before=self.part(report, first, start),
            words=exact,
            after=self.part(report, end, last),
            said=self.said(claim),
            who=self.who(claim),
            published=report.published,
            synthetic=report.synthetic,
            set_aside=None if aside is None else self.redactor.text(aside.decision.why),
        )

    def said(self, claim: Claim) -> str:
        """The reading of a claim in one line, without its speaker."""
        notes = [] if claim.scope == "this_incident" else [OTHER_SCOPES[claim.scope]]
        if claim.stance != "asserted":
            notes.append(claim.stance.replace("_", " "))
        if isinstance(claim, CasualtyClaim):
            text = words.told(claim)
            if claim.covers == "part":
                told = claim.part_of is not None and claim.part_of.casefold() not in (claim.group.words.casefold(), "")
                notes.insert(0, f"a part: {claim.part_of}" if told else "a part")
            if claim.count.derived:
                notes.append("added up from " + " and ".join(f"“{d}”" for d in claim.count.derived))
        elif claim.aspect == "person":
            name = claim.value if self.internal else "a casualty by name"
            text = f"{name}: {(claim.outcome or 'outcome not stated').replace('_', ' ')}"
        else:
            text = f"{claim.aspect.replace('_', ' ')}: {claim.value.replace('_', ' ')}"
            if claim.certainty not in (None, "reported_as_fact"):
                notes.append(str(claim.certainty).replace("_", " "))
        return self.redactor.text(text + (f" ({'; '.join(notes)})" if notes else ""))

    # ------------------------------------------------------------------ reports and problems

    def report(
        self,
        r: Report,
        where: str,
        rests: Mapping[str, tuple[int, str]],
        quotes: Sequence[QuoteView] = (),
        claims: int = 0,
    ) -> ReportView:
        read = self.findings.view.is_read(r.id)
        depth, words_ = rests.get(r.id, (0, ""))
        # Nobody has read it, so nobody knows whose names its headline holds.
        title = r.title if self.internal or read else None
        url = words.safe_url(r.url) or words.safe_url(r.address)
        return ReportView(
            anchor=f"r-{where}-{short(r.id)}",
            id=r.id,
            outlet=None if r.outlet is None else self.redactor.text(r.outlet),
            title=None if title is None else one_line(self.redactor.text(title)),
            author=r.author if self.internal else None,
            published=r.published,
            undated=r.id in self.findings.view.undated,
            language=r.language,
            read=read,
            synthetic=r.synthetic,
            url=None if url is None or self.redactor.tells(url) else url,
            address=r.address if self.internal else None,
            depth=depth,
            rests=words_,
            claims=claims,
            quotes=tuple(quotes),
        )

    def problem(self, p: Problem, where: str) -> ProblemView:
        text = self.redactor.text
        known = p.report in self.findings.reports if p.report else False
        place = ""
        if p.quote is not None and known:
            report = self.findings.reports[p.quote.report]
            place = f"“{shortened(self.part(report, p.quote.start, p.quote.end), 30)}”"
        elif p.address and self.internal:
            place = p.address
        seen = p.seen
        if p.address and not self.internal:
            seen = seen.replace(p.address, "a file").replace(p.address.removeprefix("file:"), "a file")
        return ProblemView(
            stage=p.stage,
            code=p.code,
            severity=p.severity,
            seen=one_line(text(seen)),
            settle=one_line(text(p.settle)),
            where=place,
            report=f"r-{where}-{short(p.report)}" if known and p.report else None,
        )


def redactor_of(findings: Findings, internal: bool) -> Redactor:
    names: set[str] = set()
    places: set[str] = set()
    speakers: set[Source] = set()
    for c in findings.claims.values():
        speakers.update(c.attribution)
        if isinstance(c, CasualtyClaim):
            names.update(c.persons)
        elif c.aspect == "person":
            names.add(c.value)
        elif c.aspect == "where" and c.place is not None and c.place.name:
            places.add(c.place.name)
    for i in findings.incidents:
        places.update(x for x in (i.place.name, i.place.admin1, i.place.admin2) if x)
    private = {name for report in findings.reports.values() for name in told_with_age(report.text)}
    names |= private - places
    return Redactor(names, places=places, speakers=speakers, internal=internal)


def _named(source: Source, name: str) -> str:
    """A speaker's name; a pronoun or a bare surname that nobody introduces says so, and so does a contribution."""
    if source.contributed:
        return f"{name} ({source.role})"
    return f"“{name}”, speaker not resolved" if source.kind == "unresolved" and name != VEIL else name


def order_of(report: Report) -> tuple[str, str]:
    return (report.published or report.captured or "9999", report.id)


def short(identifier: str) -> str:
    return re.sub(r"[^a-z0-9]", "", identifier.split("-", 1)[-1].lower())[:12] or "x"


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*\n\s*\n\s*", " ¶ ", text))


def shortened(text: str, longest: int = LONGEST) -> str:
    parts = text.split(" ")
    if len(parts) <= longest:
        return text
    half = longest // 2
    return " ".join([*parts[:half], "[…]", *parts[-half:]])


def _window(report: Report, start: int, end: int, reach: int) -> tuple[int, int]:
    """Where the context of a quote begins and ends: ``reach`` words each way, never into an aside."""
    text = report.text
    low = max((a.end for a in report.asides if a.end <= start), default=0)
    high = min((a.start for a in report.asides if a.start >= end), default=len(text))
    low, high = max(low, start - 60 * reach), min(high, end + 60 * reach)
    before = list(re.finditer(r"\S+", text[low:start]))[-reach:]
    after = list(re.finditer(r"\S+", text[end:high]))[:reach]
    return low + before[0].start() if before else start, end + after[-1].end() if after else end
