"""What the page of an incident shows: from the view where the usual method, group and clocks are asked for, else worked out
for what is asked."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

import msgspec

from accounted import pipeline, reckoning
from accounted.model import BadInput, Decision, Method
from accounted.publishing import incident_view
from accounted.publishing.gather import LEADING
from accounted.publishing.view import IncidentView, TollView
from accounted.register import Entry
from accounted.web.before import before_after
from accounted.web.desk import Desk
from accounted.web.dossier.build import build
from accounted.web.dossier.part import kept, order_of
from accounted.web.dossier.rows import Dossier
from accounted.web.dossier.veiled import redactor_for
from accounted.web.errors import NotFound
from accounted.web.saying import entry_line
from accounted.web.view.stored import unpack

__all__ = ["AboutIncident", "Known", "Setting", "Told", "find", "gather", "methods", "numbering", "setting_of", "told"]

USUAL = "plain"
SECOND = "ucdp-partial"
"""The method that stands beside the first where none of them says that it cannot say."""
FIGURES = f"figures under {USUAL}, as worked out then"
SHOWN = 8
"""Entries of the history on the page."""
MOST_DAYS = 2000
"""Latest entries of an incident whose days are looked up for the clock of recording."""


@lru_cache(maxsize=1)
def methods() -> tuple[Method, ...]:
    """Name cards of the shipped methods; they come with the program and stay as they are while it runs."""
    return tuple(reckoning.shipped())


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Method, second method, group and both clocks of a page; each is a part of its link. ``nth_published`` and
    ``nth_recorded``: the same clocks as the place on a slider, which the days of the incident give a meaning."""

    method: str = USUAL
    second: str = ""
    """Empty: the first that cannot say, as its question waits for a person."""
    group: str = ""
    published_by: str = ""
    recorded_by: str = ""
    nth_published: str = ""
    nth_recorded: str = ""

    @property
    def usual(self) -> bool:
        """Whether the view holds the answer."""
        return self.method == USUAL and not (self.group or self.published_by or self.recorded_by)

    def link(self, **changes: str) -> str:
        mine = msgspec.structs.asdict(msgspec.structs.replace(self, **changes))
        plain = msgspec.structs.asdict(Setting())
        asked = [(k.replace("_", "-"), v) for k, v in mine.items() if v != plain[k]]
        return f"?{urlencode(asked)}" if asked else ""

    def placed(self, published: tuple[str, ...], recorded: tuple[str, ...]) -> Setting:
        """The places on the sliders as days; the last place is now."""
        changes = {"nth_published": "", "nth_recorded": ""}
        for nth, days, field in (
            (self.nth_published, published, "published_by"),
            (self.nth_recorded, recorded, "recorded_by"),
        ):
            if nth:
                changes[field] = days[int(nth)] if int(nth) < len(days) else ""
        return msgspec.structs.replace(self, **changes)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """An incident of the view."""

    n: int
    id: str
    code: str | None
    view: IncidentView

    @property
    def name(self) -> str:
        """What its address holds."""
        return self.code or self.id


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in words: what was before, and what after."""

    entry: Entry
    line: str
    why: str = ""
    before: str = ""
    after: str = ""
    note: str = ""
    """Of an act that moved claims: what the figures before and after are, or the entry of the same act that tells them."""


class AboutIncident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with the settings that it was asked under. ``doors``: by quote's anchor, where its words stand."""

    view: IncidentView
    name: str
    """What its address holds, also under a clock under which it would have another id."""
    dossier: Dossier
    code: str | None
    codes: tuple[str, ...]
    doors: dict[str, str]
    claims: dict[str, tuple[int, str]]
    """By claim, its number on the page and where its words stand."""
    numbers: dict[str, str]
    """By report's anchor, the numbers of its claims: "12–20"."""
    second: tuple[TollView, ...]
    published: tuple[str, ...]
    """Days on which a report of it was published, in order."""
    recorded: tuple[str, ...]
    """Days on which this register was told something of it, in order."""
    history: tuple[Told, ...]
    since: tuple[Told, ...]
    """Entries since it was last signed, newest first."""
    since_count: int = 0


def setting_of(fields: Iterable[tuple[str, str]]) -> Setting:
    """A setting from a query string. Raises ``BadInput`` for what there is not."""
    given = {k.replace("-", "_"): v.strip() for k, v in fields if v.strip()}
    unknown = sorted(set(given) - set(Setting.__struct_fields__))
    if unknown:
        raise BadInput(f"no setting is called {unknown[0]!r} - take it out of the link")
    shipped = {m.name for m in methods()}
    for name in ("method", "second"):
        if given.get(name, USUAL) not in shipped:
            raise BadInput(f"{name}: {given[name]!r} is not among the shipped methods - choose one of the list")
    if given.get("group") and given["group"] not in reckoning.known_groups():
        raise BadInput(f"group: {given['group']!r} cannot be asked for - choose one of the list")
    for name in ("published_by", "recorded_by"):
        if name in given:
            try:
                date.fromisoformat(given[name])
            except ValueError as err:
                raise BadInput(f"{name}: {given[name]!r} is no day - write it as 2018-01-29") from err
    for name in ("nth_published", "nth_recorded"):
        nth = given.get(name, "0")
        if not nth.isascii() or not nth.isdigit() or len(nth) > 6:
            raise BadInput(f"{name}: {nth!r} is no place on the slider - give 0, 1, 2 …")
    return Setting(**given)


def find(db: sqlite3.Connection, name: str) -> Known | None:
    """The incident of an id, the beginning of one, or a code."""
    row = db.execute(
        "SELECT i.n, i.id, i.code, i.page FROM incidents i WHERE i.id = ? OR i.id = ? "
        "OR i.n = (SELECT n FROM codes WHERE code = ?)", (name, f"incident-{name}", name.upper()),
    ).fetchone()  # fmt: skip
    return None if row is None else Known(n=row[0], id=row[1], code=row[2], view=unpack(row[3], IncidentView))


def gather(desk: Desk, name: str, asked: Setting) -> AboutIncident:
    """Everything that the page shows of the incident of an id, the beginning of one, or a code."""
    with desk.stored.reading() as db:
        known = find(db, name)
        if known is None and not (asked.published_by or asked.recorded_by):
            raise NotFound(
                f"no incident is called {name[:60]} - the name of a draft changes with its claims; look in the list, and "
                "open an incident to give it a code that lasts"
            )
        codes: tuple[str, ...] = ()
        members: list[str] = []
        dossier = Dossier()
        if known is not None:
            found = db.execute("SELECT code FROM codes WHERE n = ? ORDER BY length(code), code", (known.n,))
            codes = tuple(c for (c,) in found)
            members = [r for (r,) in db.execute("SELECT report FROM tells WHERE n = ?", (known.n,))]
            dossier = kept(db, known.n)
    published = tuple(d.day for d in dossier.days)
    recorded = tuple(desk.register.days_of(dossier.entries[-MOST_DAYS:]))
    if asked.nth_published or asked.nth_recorded:
        asked = asked.placed(published, recorded)
    if asked.usual and known is not None:
        view = known.view
    else:
        view, dossier = _worked_out(desk, name if known is None else known.id, members, asked, dossier)
    doors = {r.anchor: f"/reports/{r.id}" for r in view.reports}
    doors |= {q.anchor: f"/reports/{r.id}#{q.claim}" for r in view.reports for q in r.quotes if q.claim}
    claims = {q.claim: (q.number, doors[q.anchor]) for r in view.reports for q in r.quotes if q.claim}
    last = dossier.signatures[-1].entry if dossier.signatures else None
    since = [] if last is None else [n for n in dossier.entries if n > last]
    return AboutIncident(
        view=view, name=view.id if known is None else known.name, dossier=dossier, code=None if known is None else known.code, codes=codes, doors=doors, claims=claims,
        numbers={r.anchor: _span([q.number for q in r.quotes]) for r in view.reports},
        second=tuple(_second(view, asked)), published=published, recorded=recorded,
        history=told(desk, dossier.entries[-SHOWN:]), since=told(desk, since[-SHOWN:]), since_count=len(since),
    )  # fmt: skip


def told(desk: Desk, numbers: Iterable[int]) -> tuple[Told, ...]:
    """Entries in words, newest first."""
    return tuple(tell(desk, e) for e in reversed(desk.register.entries_of(tuple(numbers))))


def tell(desk: Desk, entry: Entry) -> Told:
    """One entry in words."""

    def veiling(summaries: Sequence[Decision]) -> Callable[[str], str]:
        with desk.stored.reading() as db:
            return redactor_for(db, summaries).text

    before, after = before_after(desk.register, entry, veiling)
    decision = getattr(entry.payload, "decision", None)
    return Told(
        entry=entry, line=entry_line(entry), why="" if decision is None else decision.why, before=before, after=after,
        note="" if decision is None else _note(entry, decision),
    )  # fmt: skip


def _note(entry: Entry, decision: Decision) -> str:
    if decision.was or decision.became:
        return FIGURES
    moves = decision.kind in ("merge", "split")
    return f"one act with entry {entry.number - decision.nth}" if moves and decision.nth else ""


def numbering(view: IncidentView) -> str:
    """A mark of which claim has which number: where another report came, the numbers are others."""
    return hashlib.sha256("\n".join(order_of(view)).encode()).hexdigest()[:16]


def _second(view: IncidentView, asked: Setting) -> list[TollView]:
    others = [t for t in view.others if t.method != asked.method]
    name = asked.second
    if not name:
        unsaid = [t.method for t in others if t.outcome == "killed" and t.answer == "cannot_say"]
        name = unsaid[0] if unsaid else SECOND
    return [t for t in others if t.method == name]


def _span(numbers: list[int]) -> str:
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low}–{high}"


def _worked_out(
    desk: Desk, name: str, members: list[str], asked: Setting, now: Dossier
) -> tuple[IncidentView, Dossier]:
    """Under other settings. An incident of another day is the one that holds most of the same reports."""
    findings = desk.findings(asked.recorded_by or None, asked.published_by or None)
    found = next((i for i in findings.incidents if i.id == name or name.upper() in i.codes), None)
    if found is None:
        alike = [(len(set(members) & set(i.reports)), i.id, i) for i in findings.incidents]
        best = max((a for a in alike if a[0]), default=None)
        found = None if best is None else best[2]
    if found is None:
        raise NotFound(f"no incident is called {name[:60]} - look in the list")
    view = incident_view(findings, found, method=asked.method, group=asked.group, internal=True)
    if not (asked.published_by or asked.recorded_by):
        return view, now
    tolls = {o: pipeline.toll(findings, found, LEADING, o) for o in ("killed", "injured")}
    return view, build(findings, found, tolls, order_of(view))
