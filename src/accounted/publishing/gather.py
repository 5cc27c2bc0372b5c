"""From findings to the page's content: picks, orders, puts into words, withholds names. Works nothing out anew."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, cast

from accounted import __version__
from accounted.model import (
    ASPECTS,
    Attribution,
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Incident,
    Origin,
    Outcome,
    Problem,
    Report,
    Source,
    Toll,
)
from accounted.publishing import words
from accounted.publishing.flow_view import FlowView, flow_view
from accounted.publishing.redact import VEIL, Redactor
from accounted.publishing.view import (
    AccountRow,
    CircumstanceView,
    ClockView,
    Depth,
    IncidentView,
    Mark,
    OriginView,
    PageView,
    PersonView,
    ProblemView,
    QuoteView,
    ReasonView,
    ReportView,
    Saying,
    StripView,
    TollView,
)

if TYPE_CHECKING:
    from accounted.linking import Copied
    from accounted.pipeline import Findings
    from accounted.reckoning import MethodRules

__all__ = ["CONTEXT", "LEADING", "incident_view", "incident_views", "origin_picture", "page_view"]

LEADING = "plain"
"""The method that leads; the other shipped ones stand beside it."""
CONTEXT = 15
"""Words before and after a quote: about thirty around it."""
INTERNAL_CONTEXT = 60
"""The same on an internal page."""
LONGEST = 80
"""Words of a quote that a public page shows; the middle of a longer one is left out."""
MAIN: tuple[Outcome, ...] = ("killed", "injured")
HARMS: tuple[Outcome, ...] = ("killed_or_injured", "missing", "detained", "displaced")
SHOWN = tuple(aspect for aspect in ASPECTS if aspect != "person")
"""Persons have a place of their own on the page."""
STRIP = (
    ("asked", "requested"),
    ("approved", "approved"),
    ("carried out", "by"),
    ("not told", "not_told"),
    ("inquiry", "inquiry"),
)
DEPTHS: tuple[Depth, ...] = ("counted", "floor", "set_aside", "response")
OTHER_SCOPES = {
    "general_practice": "general practice, no fact of this incident",
    "background": "background",
    "another_incident": "another incident",
    "several_incidents": "several incidents together",
}


def page_view(
    findings: Findings, *, internal: bool, recorded_by: str | None = None, published_by: str | None = None
) -> PageView:
    """Everything that the page and the export show. ``internal`` lets names and addresses of files through."""
    from accounted.reckoning import load, shipped

    cards = sorted(shipped(), key=lambda m: (m.name != LEADING, m.name))
    redactor = _redactor(findings, internal)
    gathering = _Page(findings, redactor, internal)
    rules = [load(m.name) for m in cards]
    incidents = tuple(_incident(gathering, i, rules) for i in findings.incidents)
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
        loose_reports=tuple(gathering.report(r, "loose", {}) for r in sorted(loose, key=_order)),
        problems=tuple(
            gathering.problem(p, "loose") for p in gathering.problems_in(gathering.problems.keys() - inside)
        ),
        problem_count=sum(len(some) for some in gathering.problems.values()),
    )


def incident_view(
    findings: Findings, incident: Incident, *, method: str = LEADING, group: str = "", internal: bool
) -> IncidentView:
    """What a page shows of one incident, ``method`` leading, tolls of ``group`` (empty: each method's own).

    Raises ``BadInput`` for an unknown method or group.
    """
    from accounted.reckoning import load, shipped

    others = sorted(m.name for m in shipped() if m.name != method)
    page = _Page(findings, _redactor(findings, internal), internal)
    return _incident(page, incident, [load(m) for m in (method, *others)], group)


def incident_views(findings: Findings, *, internal: bool) -> Iterator[tuple[Incident, IncidentView]]:
    """The same of every incident, in order, under the leading method; what they share is worked out once."""
    from accounted.reckoning import load, shipped

    others = sorted(m.name for m in shipped() if m.name != LEADING)
    page = _Page(findings, _redactor(findings, internal), internal)
    rules = [load(m) for m in (LEADING, *others)]
    for incident in findings.incidents:
        yield incident, _incident(page, incident, rules)


def _redactor(findings: Findings, internal: bool) -> Redactor:
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
    return Redactor(names, places=places, speakers=speakers, internal=internal)


def _order(report: Report) -> tuple[str, str]:
    return (report.published or report.captured or "9999", report.id)


def _short(identifier: str) -> str:
    return re.sub(r"[^a-z0-9]", "", identifier.split("-", 1)[-1].lower())[:12] or "x"


class _Page:
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
        return _one_line(self.redactor.slice(report.text, start, end, self.spans(report)))

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
            exact = _shortened(exact)
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
            text = words.spoken(claim)
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
            anchor=f"r-{where}-{_short(r.id)}",
            id=r.id,
            outlet=None if r.outlet is None else self.redactor.text(r.outlet),
            title=None if title is None else _one_line(self.redactor.text(title)),
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
            place = f"“{_shortened(self.part(report, p.quote.start, p.quote.end), 30)}”"
        elif p.address and self.internal:
            place = p.address
        seen = p.seen
        if p.address and not self.internal:
            seen = seen.replace(p.address, "a file").replace(p.address.removeprefix("file:"), "a file")
        return ProblemView(
            stage=p.stage,
            code=p.code,
            severity=p.severity,
            seen=_one_line(text(seen)),
            settle=_one_line(text(p.settle)),
            where=place,
            report=f"r-{where}-{_short(p.report)}" if known and p.report else None,
        )


def _named(source: Source, name: str) -> str:
    """A speaker's name; a pronoun or a bare surname that nobody introduces says so, and so does a contribution."""
    if source.contributed:
        return f"{name} ({source.role})"
    return f"“{name}”, speaker not resolved" if source.kind == "unresolved" and name != VEIL else name


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*\n\s*\n\s*", " ¶ ", text))


def _shortened(text: str, longest: int = LONGEST) -> str:
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


# --------------------------------------------------------------------------- one incident


def _incident(page: _Page, i: Incident, rules: Sequence[MethodRules], group: str = "") -> IncidentView:
    from accounted.pipeline import toll

    found = page.findings
    where = _short(i.id)
    quotes = _Quotes(page, i, where)
    tolls = {(o, n): toll(found, i, r, o, group) for n, r in enumerate(rules) for o in MAIN}
    spoken_of = {c.outcome for c in quotes.claims.values() if isinstance(c, CasualtyClaim)}
    harms = [t for o in HARMS if o in spoken_of and (t := toll(found, i, rules[0], o, group)).answer != "no_claim"]
    leading = [_toll(page, tolls[o, 0], quotes, where) for o in MAIN]
    others = [_toll(page, tolls[o, n], quotes, where) for n in range(1, len(rules)) for o in MAIN]
    rows = _rows(page, i, tolls["killed", 0], tolls["injured", 0], quotes)
    circumstances = _circumstances(page, i, quotes, _response_claims(tolls.values()))
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
        harms=tuple(_toll(page, t, quotes, where) for t in harms),
        rows=rows,
        origins=tuple(_origin(page, o, i) for o in i.origins),
        circumstances=circumstances,
        strip=_strip(circumstances),
        persons=_persons(page, i, quotes),
        reports=_reports(page, i, quotes, where),
        problems=tuple(page.problem(p, where) for p in page.problems_in(i.reports)),
        flow=_flow(page, i, quotes, where),
        why_one=tuple(dict.fromkeys(page.redactor.text(r.sentence) for r in i.reasons)),
    )


def _response_claims(tolls: Iterable[Toll]) -> set[str]:
    return {r.claim for t in tolls for r in t.reasons if r.use == "response" and r.claim is not None}


class _Quotes:
    """The incident's claims with their numbers and anchors, report by report, in the order of the text."""

    def __init__(self, page: _Page, incident: Incident, where: str) -> None:
        found = page.findings
        keys = {*incident.claims, *(k for r in incident.reports for k in page.practice.get(r, ()))}
        origins = [c for o in incident.origins for c in o.claims]
        keys |= {k for k in origins if k in found.claims}
        claims = [found.claims[k] for k in keys if k in found.claims]
        claims = [c for c in claims if c.quote.report in found.reports]
        claims.sort(key=lambda c: (_order(found.reports[c.quote.report]), c.quote.start, c.quote.end, c.id))
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


def _toll(page: _Page, t: Toll, quotes: _Quotes, where: str) -> TollView:
    figure, is_words = words.toll_figure(t)
    public = quotes.public
    low, high = words.toll_ends(t) if t.answer == "figures" else (None, None)
    redactor = page.redactor
    return TollView(
        anchor=f"why-{where}-{t.method}-{t.outcome}".replace("_", "-"),
        outcome=t.outcome.replace("_", " "),
        group=t.group,
        method=t.method,
        version=t.version,
        conformity=t.conformity,
        answer=t.answer,
        figure=figure,
        spoken=words.toll_sentence(t),
        is_words=is_words,
        low=low,
        high=high,
        open_high=t.open_high,
        fields=t.fields,
        question=None if t.question is None else _without_ids(redactor.sentence(t.question, public), quotes),
        setting=t.setting,
        origins=words.between(t.origins_known, t.origins_all, "origin") if t.origins_all else "",
        tally=_tally(t),
        reasons=tuple(
            ReasonView(
                use=r.use,
                rule=r.rule,
                sentence=_without_ids(redactor.sentence(r.sentence, public), quotes),
                quote=quotes.anchor(r.claim) if r.claim is not None and r.claim in quotes else None,
                number=quotes.number(r.claim) if r.claim is not None and r.claim in quotes else None,
                other=quotes.anchor(r.other) if r.other is not None and r.other in quotes else None,
                other_number=quotes.number(r.other) if r.other is not None and r.other in quotes else None,
            )
            for r in t.reasons
        ),
    )


def _public_names(page: _Page, quotes: _Quotes) -> set[str]:
    """Speakers of the incident whose names may stand where a figure is attributed to them."""
    speakers = {s for c in quotes.claims.values() for s in c.attribution}
    return {s.name for s in speakers if page.redactor.attribution(s) == s.name}


def _without_ids(sentence: str, quotes: _Quotes) -> str:
    """Ids of claims, which mean nothing to a reader, as numbers of quotes."""
    return re.sub(
        r"(?:claim )?(claim-[0-9a-f]{20})",
        lambda m: f"quote {quotes.number(m[1])}" if m[1] in quotes else "another claim",
        sentence,
    )


def _tally(t: Toll) -> str:
    counted: Counter[str] = Counter(r.use for r in t.reasons if r.claim is not None)
    if not counted:
        return ""
    told = [
        ("used", "used"),
        ("floor", "a floor"),
        ("replaced", "replaced"),
        ("set_aside", "set aside"),
        ("response", "a response"),
    ]
    return f"{words.plural(sum(counted.values()), 'claim')}: " + ", ".join(
        f"{counted[use]} {name if counted[use] == 1 else name.removeprefix('a ') + ('s' if name.startswith('a ') else '')}"
        for use, name in told
        if counted[use]
    )


# --------------------------------------------------------------------------- the plot


def _rows(page: _Page, i: Incident, killed: Toll, injured: Toll, quotes: _Quotes) -> tuple[AccountRow, ...]:
    """One row for each origin; its parts, what was set aside and responses in rows of their own blocks."""
    uses: dict[str, dict[Outcome, tuple[str, str]]] = defaultdict(dict)
    for t in (killed, injured):
        for r in t.reasons:
            if r.claim is not None and r.claim in quotes:
                uses[r.claim][t.outcome] = (r.use, r.rule)
    blocks: dict[Depth, list[AccountRow]] = {"counted": [], "floor": [], "response": [], "set_aside": []}
    for origin in i.origins:
        mine = [quotes.claims[c] for c in origin.claims if c in quotes.claims and c in uses]
        mine = [c for c in mine if isinstance(c, CasualtyClaim)]
        copies = {c for c, _ in origin.copies}
        for depth in blocks:
            marks: dict[str, list[Mark]] = {"killed": [], "injured": []}
            behind: list[CasualtyClaim] = []
            for claim in mine:
                for outcome in MAIN:
                    use, rule = uses[claim.id].get(outcome, ("", ""))
                    if not use or claim.id in copies or rule == "copy" or _block(use, rule) != depth:
                        continue
                    if rule == "repeat" and depth == "counted":
                        continue  # the same figure again by the same origin: one mark
                    marks[outcome].append(_mark(page, cast("CasualtyClaim", claim), outcome, use, rule, quotes))
                    behind.append(cast("CasualtyClaim", claim))
            if not behind:
                continue
            if depth == "counted" and not any(m.kind == "used" for ms in marks.values() for m in ms):
                continue
            blocks[depth].append(_row(page, origin, depth, behind, marks, uses))
    return tuple(row for depth in DEPTHS for row in blocks[depth])


def _block(use: str, rule: str) -> Depth:
    if use in ("used", "replaced"):
        return "counted"
    return cast("Depth", {"floor": "floor", "response": "response"}.get(use, "set_aside"))


def _row(
    page: _Page, origin: Origin, depth: Depth, claims: Sequence[CasualtyClaim], marks: dict[str, list[Mark]],
    uses: Mapping[str, Mapping[Outcome, tuple[str, str]]],
) -> AccountRow:  # fmt: skip
    first = claims[0]
    found = page.findings
    chain = page.chain(first.attribution)
    speaker = chain[0] if chain else page.redactor.text(origin.label)
    role = page.role(first.attribution[0]) if first.attribution else ""
    via = chain[1:]
    days = sorted({found.reports[c.quote.report].published or "undated" for c in claims})
    span = (
        words.day(days[0][:10])
        if len({d[:10] for d in days}) == 1
        else f"{words.day(days[0][:10])} to {words.day(days[-1][:10])}"
    )
    notes: list[str] = []
    if depth == "counted":
        every = {found.claims[c].quote.report for c in origin.claims if c in found.claims}
        copied = {found.claims[c].quote.report for c, _ in origin.copies if c in found.claims}
        own = len(every - copied) or 1
        if len(every) > own:
            notes.append(f"{words.plural(len(every) - own, 'copy', 'copies')} not drawn")
        if not origin.identified:
            notes.append("not identified")
        older = [m.label for o in MAIN for m in marks[o] if m.kind == "replaced"]
        if older:
            notes.append(f"first {', then '.join(dict.fromkeys(older))}")
    elif depth == "floor":
        notes += list(dict.fromkeys(page.redactor.text(c.part_of or c.group.words or "a part") for c in claims))
    elif depth == "set_aside":
        rules = {
            rule
            for c in claims
            for use, rule in uses[c.id].values()
            if use not in ("used", "floor", "replaced", "response")
        }
        notes += sorted(f"rule: {rule.replace('_', ' ')}" for rule in rules)
    else:
        notes.append("accused party")
    if depth == "counted":
        for outcome in MAIN:
            if not any(m.kind == "used" for m in marks[outcome]) and not marks[outcome]:
                marks[outcome].append(Mark(kind="not_stated", label="not stated", sentence=f"{outcome} not stated"))
    return AccountRow(
        depth=depth,
        speaker=speaker,
        via=" → ".join(via),
        note=" · ".join(x for x in (role, span or "", *notes) if x),
        killed=tuple(marks["killed"]),
        injured=tuple(marks["injured"]),
        synthetic=any(found.reports[c.quote.report].synthetic for c in claims),
    )


def _mark(page: _Page, c: CasualtyClaim, outcome: Outcome, use: str, rule: str, quotes: _Quotes) -> Mark:
    label = words.figure(c.count)
    low, high = c.count.low, c.count.high
    if c.outcome == "killed_or_injured":
        label += " dead or hurt"
        if use == "used":
            low = 0
    if use == "used" and rule == "disputed_either":
        low = 0
        label += ", status disputed"
    kind = cast(
        'Literal["used", "floor", "replaced", "set_aside", "response"]',
        use if use in ("used", "floor", "replaced", "response") else "set_aside",
    )
    if use == "floor":
        low = low if low is not None else 0
        of = c.group.words
        label = f"≥ {words.number(low)}" + (f", {of}" if of else "")
    elif use == "response" and low is None and high is None:
        label = "gives no number"
    elif c.count.derived and len(c.count.derived) > 1 and use == "used":
        parts = " + ".join(c.count.derived)
        label = f"{parts} = {label}" if len(parts) <= 14 else f"{label}, added up"
    doing = {
        "used": "used",
        "floor": "a part, so a floor",
        "replaced": "replaced by a later figure of the same origin",
        "response": "response of an accused party, beside the range",
    }
    sentence = f"{words.spoken(c)}, {doing.get(use, 'set aside: ' + rule.replace('_', ' '))}"
    return Mark(
        kind=kind,
        low=low,
        high=high,
        about=c.count.bound in ("about", "nearly"),
        label=page.redactor.text(label),
        sentence=page.redactor.text(sentence),
        quote=quotes.anchor(c.id),
        number=quotes.number(c.id),
    )


def _flow(page: _Page, i: Incident, quotes: _Quotes, where: str) -> FlowView:
    """The incident's origin graph with names withheld."""
    origins = {o.id: o for o in i.origins}
    on_page = set(i.reports)
    return flow_view(
        page.findings.graph(i),
        page.findings.claims,
        page.redactor.text,
        lambda flow: _lane_label(page, origins[flow.origin]),
        lambda claim: (quotes.anchor(claim), quotes.number(claim)) if claim in quotes else None,
        lambda report: f"r-{where}-{_short(report)}" if report in on_page else None,
    )


def origin_picture(findings: Findings, incident: Incident, *, internal: bool = False) -> FlowView:
    """The origin graph of one incident alone, for a picture of its own; names are withheld unless ``internal``."""
    page = _Page(findings, _redactor(findings, internal), internal)
    origins = {o.id: o for o in incident.origins}
    return flow_view(
        findings.graph(incident),
        findings.claims,
        page.redactor.text,
        lambda flow: _lane_label(page, origins[flow.origin]),
    )


def _chain_of(page: _Page, o: Origin) -> Attribution:
    """The chain that tells most of an origin: of a claim with an identified speaker, else of its first claim."""
    chains = [c.attribution for k in o.claims if (c := page.findings.claims.get(k)) is not None and c.attribution]
    named = (c for c in chains if c[0].kind not in ("unnamed", "unresolved", "outlet", "agency"))
    return next(named, chains[0] if chains else ())


def _lane_label(page: _Page, o: Origin) -> str:
    """The speaker and the agencies behind; the outlet only where nobody else speaks, as the column names it."""
    said = [s for s in _chain_of(page, o) if not s.contributed]
    return " → ".join(page.chain([s for s in said if s.kind != "outlet"] or said)) or page.redactor.text(o.label)


def _origin_label(page: _Page, o: Origin) -> str:
    return " → ".join(page.chain(_chain_of(page, o))) or page.redactor.text(o.label)


def _origin(page: _Page, o: Origin, i: Incident) -> OriginView:
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


# --------------------------------------------------------------------------- circumstances


def _circumstances(page: _Page, i: Incident, quotes: _Quotes, responses: set[str]) -> tuple[CircumstanceView, ...]:
    accused = {o.id for o in i.origins if o.interest == "accused"}
    accused_claims = {c for o in i.origins if o.id in accused for c in o.claims}
    copies = {c for o in i.origins for c, _ in o.copies}
    speakers = {
        c.speaker.name for k in responses if (c := page.findings.claims.get(k)) is not None and c.speaker is not None
    }
    out = []
    claims = [c for c in quotes.claims.values() if isinstance(c, CircumstanceClaim)]
    for aspect in SHOWN:
        values: dict[tuple[bool, int | None, str], list[Saying]] = {}
        for c in sorted(
            (c for c in claims if c.aspect == aspect),
            key=lambda c: (c.quote.report, c.order or 0) if aspect == "sequence" else ("", 0),
        ):
            value, general = _value(page, c), c.scope == "general_practice"
            saying = Saying(
                who=page.who(c),
                quote=quotes.anchor(c.id),
                number=quotes.number(c.id),
                scope=OTHER_SCOPES.get(c.scope, ""),
                copy=c.id in copies,
                response=c.id in accused_claims or any(s.interest == "accused" for s in c.attribution[:1])
                or (c.speaker is not None and c.speaker.name in speakers),
            )  # fmt: skip
            values.setdefault((general, c.order if aspect == "sequence" else None, value), []).append(saying)
        ordered = sorted(values.items(), key=lambda v: (v[0][1] or 0, v[1][0].number)) if aspect == "sequence" else sorted(
            values.items(), key=lambda v: (v[0][0], -len(v[1]), v[1][0].number))  # fmt: skip
        out += [
            CircumstanceView(
                aspect=aspect.replace("_", " "), value=value, general=general, order=order, said_by=tuple(said)
            )
            for (general, order, value), said in ordered
        ]
    return tuple(out)


def _value(page: _Page, c: CircumstanceClaim) -> str:
    text = (
        c.value.replace("_", " ")
        if c.aspect in ("kind", "requested", "approved", "inquiry", "friendly_fire")
        else c.value
    )
    if c.aspect == "when" and c.period is not None and c.period.end is not None:
        text = f"{words.when(c.period)} (“{c.value}”)"
    if c.aspect == "where" and c.place is not None and c.place.name and c.place.name.casefold() != c.value.casefold():
        place = words.where(c.place, page.country(c.place.country))
        text = f"{c.value} ({place}; {c.place.precision.replace('_', ' ')})"
    notes = []
    if c.certainty not in (None, "reported_as_fact"):
        notes.append(str(c.certainty).replace("_", " "))
    if c.stance != "asserted":
        notes.append(c.stance.replace("_", " "))
    return page.redactor.text(" ".join(text.split()) + (f" ({', '.join(notes)})" if notes else ""))


def _strip(circumstances: Sequence[CircumstanceView]) -> tuple[StripView, ...]:
    out = []
    for name, aspect in STRIP:
        said = [c for c in circumstances if c.aspect == aspect.replace("_", " ")]
        facts = [c for c in said if not c.general and any(not s.scope for s in c.said_by)]
        values = list(dict.fromkeys(c.value for c in facts))
        shown = "; ".join(values[:3]) + (f"; {len(values) - 3} more" if len(values) > 3 else "")
        out.append(
            StripView(
                name=name,
                answer=shown[:1].upper() + shown[1:] if values else None,
                differs=len(values) > 1,
                said=tuple(said),
            )
        )
    return tuple(out)


def _persons(page: _Page, i: Incident, quotes: _Quotes) -> tuple[PersonView, ...]:
    """Named casualties, in the order of their quotes. Withheld names tell apart no two persons, so each claim stands."""
    out = []
    for c in quotes.claims.values():
        if not isinstance(c, CircumstanceClaim) or c.aspect != "person":
            continue
        out.append(
            PersonView(
                name=c.value if page.internal else VEIL,
                outcome=(c.outcome or "outcome not stated").replace("_", " "),
                role=None if c.role is None else page.redactor.text(c.role),
                who=page.who(c),
                quote=quotes.anchor(c.id),
                number=quotes.number(c.id),
            )
        )
    return tuple(out)


# --------------------------------------------------------------------------- reports


def _reports(page: _Page, i: Incident, quotes: _Quotes, where: str) -> tuple[ReportView, ...]:
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
    for r in sorted((r for k, r in reports.items() if k not in parent), key=_order):
        ordered += [r, *sorted(children[r.id], key=_order)]
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
        anchor = f"r-{where}-{_short(r.id)}"
        own = by_report[r.id]
        views = [page.quote(c, quotes.number(c.id), quotes.anchor(c.id), anchor) for c in own]
        out.append(page.report(r, where, rests, views, len(own)))
    extra = [k for k in by_report if k not in reports]
    for key in sorted(extra, key=lambda k: _order(found.reports[k])):
        anchor = f"r-{where}-{_short(key)}"
        views = [page.quote(c, quotes.number(c.id), quotes.anchor(c.id), anchor) for c in by_report[key]]
        out.append(page.report(found.reports[key], where, rests, views, len(views)))
    return tuple(out)
