"""The rows and marks of the plot: who says how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, cast

from accounted.model import CasualtyClaim, Incident, Origin, Outcome, Toll
from accounted.publishing import words
from accounted.publishing.gather.choices import DEPTHS, MAIN
from accounted.publishing.gather.quotes import Quotes
from accounted.publishing.gather.texts import Page
from accounted.publishing.view import AccountRow, Depth, Mark


def account_rows(page: Page, i: Incident, killed: Toll, injured: Toll, quotes: Quotes) -> tuple[AccountRow, ...]:
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
    page: Page, origin: Origin, depth: Depth, claims: Sequence[CasualtyClaim], marks: dict[str, list[Mark]],
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


def _mark(page: Page, c: CasualtyClaim, outcome: Outcome, use: str, rule: str, quotes: Quotes) -> Mark:
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
    if words.denies_figure(c):
        label += ", denied"
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
