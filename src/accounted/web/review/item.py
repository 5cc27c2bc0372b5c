"""What the review page shows of one question: the words in their context, the reading, who judged it, and what each answer
would do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from accounted import reckoning
from accounted.model import CasualtyClaim, Claim, Quote, Report
from accounted.publishing import words
from accounted.register import Recorded
from accounted.web.access.veiling import graphic
from accounted.web.drawings.effects import effect_svg, scale_of_figures
from accounted.web.review.queue import Line
from accounted.web.saying import decided, moment
from accounted.web.view.packing import unpack
from accounted.web.view.rows import ClaimRow, ReportRow
from accounted.weighing import Choice, Figure, QueueItem

__all__ = ["Difference", "Effect", "Like", "Passage", "Scale", "Shown", "effects", "fields_of", "gather_item", "grade_scales",
           "scale_top", "sureness"]  # fmt: skip

CONTEXT = 320
"""Letters of the text before and after the words, at most; cut where a sentence begins or ends."""
MOST_VOICED, MOST_LOOKED_AT = 3, 40
"""Claims shown of each of two origins; and looked through for those of casualties."""
MOST_LIKE = 12
SURE = ((0.95, "very"), (0.8, "fairly"), (0.6, "somewhat"), (0.0, "hardly"))


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words with what stands around them. ``copied``: other reports (id, outlet) in which they stand too."""

    before: str
    words: str
    after: str
    copied: tuple[tuple[str, str], ...] = ()


class Like(msgspec.Struct, frozen=True, kw_only=True):
    """A like claim, and where it stands."""

    claim: str
    report: str
    outlet: str
    published: str | None
    words: str


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """One row of "What it would do". ``keys``: the answers that come to this."""

    keys: tuple[str, ...]
    head: str
    note: str
    text: str
    drawing: Markup
    others: tuple[str, ...]
    """Other tolls that change, in words."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field that two people, or a person and the machine, read differently."""

    field: str
    who: str
    theirs: str
    stands: str


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A question about a claim or a problem, ready to be drawn. ``row``: None where it is of no one claim."""

    report: ReportRow | None = None
    row: ClaimRow | None = None
    passage: Passage | None = None
    like: tuple[Like, ...] = ()
    judged: tuple[tuple[str, str, str, str], ...] = ()
    """Who, when, what, why: judgements of these words, newest first."""
    differences: tuple[Difference, ...] = ()
    voices: tuple[tuple[Like, ...], ...] = ()
    """Of two origins: what each says of people in this incident, and where. Words of a veiled report are left out."""


def gather_item(db: sqlite3.Connection, line: Line, decisions: Sequence[Recorded]) -> Shown:
    """``decisions``: on the report's words, oldest first."""
    item = line.item
    if item.kind == "origins":
        return Shown(voices=tuple(_voiced(db, line, name) for name in item.names))
    found = None if item.report is None else _report(db, item.report)
    if found is None:
        return Shown()
    if item.kind == "problem":
        quote = next((p.quote for p in found.problems if p.id == item.problem), None)
        return Shown(report=found, passage=None if quote is None else _passage(found, quote))
    row = next((r for r in found.claims if r.claim.id == item.claim), None)
    if row is None:
        return Shown(report=found)
    mine = [by for by in decisions if _on_words(by, row.claim.quote)]
    judged = tuple(
        (by.author, moment(by.time), decided(by.decision), by.decision.why)
        for by in reversed(mine)
        if by.decision.kind in ("reading", "use")
    )
    return Shown(
        report=found, row=row, passage=_passage(found, row.claim.quote), like=_like(db, item), judged=judged,
        differences=tuple(_differences(row, mine)),
    )  # fmt: skip


def _report(db: sqlite3.Connection, report: str) -> ReportRow | None:
    row = db.execute("SELECT row FROM reports WHERE id = ?", (report,)).fetchone()
    return None if row is None else unpack(row[0], ReportRow)


def _on_words(by: Recorded, quote: Quote) -> bool:
    other = by.decision.quote
    return other is not None and other.report == quote.report and other.start < quote.end and quote.start < other.end


def _passage(row: ReportRow, quote: Quote) -> Passage:
    text = row.report.text
    copied = {(there, outlet) for a, b, there, outlet in row.copies if a < quote.end and quote.start < b}
    return Passage(
        before=_close(_before(text, quote.start)),
        words=text[quote.start : quote.end],
        after=_close(_after(text, quote.end)),
        copied=tuple(sorted(copied, key=lambda c: (c[1], c[0]))),
    )


def _close(text: str) -> str:
    """Paragraphs without the empty lines between them."""
    return re.sub(r"\s*\n\s*", "\n", text)


def _before(text: str, end: int) -> str:
    start = max(0, end - CONTEXT)
    if start:
        cut = re.search(r"\n\s*|[.!?؟。]\s+", text[start:end])
        start += cut.end() if cut is not None else 0
    return ("… " if start else "") + text[start:end]


def _after(text: str, start: int) -> str:
    end = min(len(text), start + CONTEXT)
    if end < len(text):
        ends = [m.end() for m in re.finditer(r"[.!?؟。](?=\s)|\n", text[start:end])]
        end = start + ends[-1] if ends else end
    return text[start:end] + (" …" if text[end:].strip() else "")


def _voiced(db: sqlite3.Connection, line: Line, name: str) -> tuple[Like, ...]:
    """What a party says of people in an incident, by how its reports were published."""
    rows = db.execute(
        "SELECT DISTINCT v.claim, v.report FROM tells t JOIN voices v ON v.report = t.report "
        "WHERE t.n = ? AND v.incident = ? AND json_extract(v.source, '$.name') = ? ORDER BY v.report, v.claim LIMIT ?",
        (line.n, line.item.incident, name, MOST_LOOKED_AT),
    ).fetchall()
    said = _said(db, rows, of_people=True)
    return tuple(sorted(said, key=lambda s: (s.published or "9999", s.report)))[:MOST_VOICED]


def _like(db: sqlite3.Connection, item: QueueItem) -> tuple[Like, ...]:
    return tuple(_said(db, item.like[:MOST_LIKE]))


def _said(db: sqlite3.Connection, claims: Sequence[tuple[str, str]], of_people: bool = False) -> list[Like]:
    """Claims with their outlets, days and words. ``of_people``: only those of casualties, and no words of a veiled report."""
    out = []
    for claim, report in claims:
        found = _report(db, report)
        row = None if found is None else next((r for r in found.claims if r.claim.id == claim), None)
        if found is None or row is None or (of_people and not isinstance(row.claim, CasualtyClaim)):
            continue
        facts: Report = found.report
        said = "" if of_people and graphic(facts.text) else row.claim.quote.text
        out.append(
            Like(
                claim=claim,
                report=report,
                outlet=facts.outlet or "outlet unknown",
                published=facts.published,
                words=said,
            )
        )
    return out


# --------------------------------------------------------------------------- the reading


def sureness(confidence: float) -> str:
    """How sure the engine is of its reading, in a word; never of what the report says."""
    return next(word for least, word in SURE if confidence >= least)


def fields_of(claim: Claim) -> list[tuple[str, str]]:
    """A claim's reading field by field, in words."""
    if not isinstance(claim, CasualtyClaim):
        return [("aspect", claim.aspect.replace("_", " ")), ("value", claim.value.replace("_", " "))]
    first, *others = claim.attribution or (None,)
    group = claim.group
    covers = {"whole": "the whole incident", "part": "a part", "not_stated": "not stated"}[claim.covers]
    rows = [
        ("outcome", claim.outcome.replace("_", " ")),
        ("count", words.figure(claim.count)),
        ("words", claim.count.words),
        ("group", group.words or "not stated"),
        ("covers", covers + (f": {claim.part_of}" if claim.part_of else "")),
        ("speaker", "not told" if first is None else first.name + (f", {first.role}" if first.role else "")),
        ("through", " → ".join(s.name for s in others if s is not None)),
        ("stance", claim.stance.replace("_", " ")),
        ("scope", claim.scope.replace("_", " ")),
    ]
    return [(name, value) for name, value in rows if value]


def _differences(row: ClaimRow, mine: Sequence[Recorded]) -> list[Difference]:
    """How the machine, and other corrections of the same words, read what stands now."""
    others: list[tuple[str, Claim]] = [] if row.machine is None else [("the machine", row.machine)]
    latest: dict[str, Claim] = {}
    for by in mine:
        if by.decision.correction is not None and by.decision.correction.id != row.claim.id:
            latest[by.author] = by.decision.correction
    others += sorted(latest.items())
    now = dict(fields_of(row.claim))
    out = []
    for who, claim in others:
        theirs = dict(fields_of(claim))
        for name in dict.fromkeys((*now, *theirs)):
            if now.get(name) != theirs.get(name):
                out.append(
                    Difference(field=name, who=who, theirs=theirs.get(name, "none"), stands=now.get(name, "none"))
                )
    return out


# --------------------------------------------------------------------------- what it would do

HEADS = {
    "used": ("leave it used", "reading right"),
    "set_aside": ("set it aside", ""),
    "wrong": ("read it as wrong", "it is no claim then"),
    "like_aside": ("set aside all like it", ""),
    "same": ("they are the same", "one origin: its latest figure stands"),
    "not_same": ("they are not the same", "two origins that bear one another out"),
}


def effects(item: QueueItem, claim: Claim | None) -> tuple[str, list[Effect], list[str]]:
    """(outcome that is drawn, a row for each different answer, tolls that no answer changes, in words)."""
    if not item.choices:
        return "", [], []
    outcome = _drawn(item, claim)
    place = next(k for k, f in enumerate(item.stands) if f.outcome == outcome)
    shown = [c.tolls[place] for c in item.choices]
    count = claim.count if isinstance(claim, CasualtyClaim) else None
    struck = None if count is None else (count.low, count.high)
    scale = scale_of_figures(
        [item.stands[place], *shown], [] if struck is None else [n for n in struck if n is not None]
    )
    rows: list[Effect] = []
    choices = list(item.choices)
    for choice in choices:
        if choice.key == "wrong" and _same(choice, next((c for c in choices if c.key == "set_aside"), None)):
            continue
        figure = choice.tolls[place]
        head, note = HEADS[choice.key]
        keys: tuple[str, ...] = (choice.key,)
        if choice.key == "set_aside" and _same(choice, next((c for c in choices if c.key == "wrong"), None)):
            keys, note = ("set_aside", "wrong"), "or read it as wrong"
        if choice.key == "like_aside":
            note = f"this and {words.plural(len(item.like), 'like claim')}"
        others = [
            f"{f.outcome.replace('_', ' ')} {before.text} → {f.text}"
            for f, before in zip(choice.tolls, item.stands, strict=True)
            if f.outcome != outcome and f.text != before.text
        ]
        gone = struck if choice.key in ("set_aside", "wrong", "like_aside") else None
        rows.append(
            Effect(keys=keys, head=head, note=note, text=figure.text, drawing=effect_svg(figure, scale, gone),
                   others=tuple(others))
        )  # fmt: skip
    either = [
        f"{f.outcome.replace('_', ' ')} {f.text}"
        for k, f in enumerate(item.stands)
        if f.outcome != outcome and all(c.tolls[k].text == f.text for c in choices)
    ]
    return outcome, rows, either


def scale_top(item: QueueItem, outcome: str) -> int:
    """The top of the scale on which the rows are drawn."""
    place = next((k for k, f in enumerate(item.stands) if f.outcome == outcome), None)
    if place is None:
        return 0
    figures: list[Figure] = [item.stands[place], *(c.tolls[place] for c in item.choices)]
    return scale_of_figures(figures).top


def _drawn(item: QueueItem, claim: Claim | None) -> str:
    """The outcome that the answers move most; the claim's own where they move none."""
    moved = [(sum(c.tolls[k].text != f.text for c in item.choices), -k, f.outcome) for k, f in enumerate(item.stands)]
    best = max(moved)
    known = {f.outcome for f in item.stands}
    if not best[0] and isinstance(claim, CasualtyClaim) and claim.outcome in known:
        return claim.outcome
    return best[2]


def _same(one: Choice, other: Choice | None) -> bool:
    return other is not None and [f.text for f in one.tolls] == [f.text for f in other.tolls]


# --------------------------------------------------------------------------- grades


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """A method's grades, each with what has to be so."""

    method: str
    conformity: str
    grades: tuple[tuple[str, str], ...]


def grade_scales() -> list[Scale]:
    """The scales of the shipped methods that have one."""
    return [
        Scale(method=r.name, conformity=r.conformity, grades=tuple((k, g.meaning) for k, g in r.grades.items()))
        for r in reckoning.graded()
    ]
