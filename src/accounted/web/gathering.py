"""What the page of an incident shows: from the view where the usual method, group and clocks are asked for, else worked out
for what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

import msgspec

from accounted import reckoning
from accounted.model import BadInput
from accounted.publishing import incident_view
from accounted.publishing.view import IncidentView, TollView
from accounted.register import Decided, Entry
from accounted.web.desk import Desk
from accounted.web.errors import NotFound
from accounted.web.saying import entry_line
from accounted.web.view import unpack

__all__ = ["AboutIncident", "Setting", "gather", "setting_of"]

USUAL = "plain"
SECOND = "ucdp-partial"


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Method, second method, group and both clocks of a page; each is a part of its link."""

    method: str = USUAL
    second: str = SECOND
    group: str = ""
    published_by: str = ""
    recorded_by: str = ""

    @property
    def usual(self) -> bool:
        """Whether the view holds the answer."""
        return self.method == USUAL and not (self.group or self.published_by or self.recorded_by)

    def link(self, **changes: str) -> str:
        mine = msgspec.structs.asdict(msgspec.structs.replace(self, **changes))
        plain = msgspec.structs.asdict(Setting())
        asked = [(k.replace("_", "-"), v) for k, v in mine.items() if v != plain[k]]
        return f"?{urlencode(asked)}" if asked else ""


class AboutIncident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with the settings that it was asked under. ``doors``: by quote's anchor, where its words stand."""

    view: IncidentView
    code: str | None
    codes: tuple[str, ...]
    doors: dict[str, str]
    second: tuple[TollView, ...]
    days: tuple[str, ...]
    """Days on which a report of it was published, in order."""
    history: tuple[tuple[Entry, str], ...]


def setting_of(fields: Iterable[tuple[str, str]]) -> Setting:
    """A setting from a query string. Raises ``BadInput`` for what there is not."""
    given = {k.replace("-", "_"): v.strip() for k, v in fields if v.strip()}
    unknown = sorted(set(given) - {f.name for f in msgspec.structs.fields(Setting)})
    if unknown:
        raise BadInput(f"no setting is called {unknown[0]!r} - take it out of the link")
    shipped = {m.name for m in reckoning.shipped()}
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
    return Setting(**given)


def gather(desk: Desk, name: str, asked: Setting) -> AboutIncident:
    """Everything that the page shows of the incident of an id, the beginning of one, or a code."""
    with desk.stored.reading() as db:
        row = db.execute(
            "SELECT i.n, i.id, i.code, i.page FROM incidents i WHERE i.id = ? OR i.id = ? "
            "OR i.n = (SELECT n FROM codes WHERE code = ?)", (name, f"incident-{name}", name.upper()),
        ).fetchone()  # fmt: skip
        if row is None and not (asked.published_by or asked.recorded_by):
            raise NotFound(
                f"no incident is called {name[:60]} - the name of a draft changes with its claims; look in the list, and "
                "open an incident to give it a code that lasts"
            )
        codes = () if row is None else tuple(
            c for (c,) in db.execute("SELECT code FROM codes WHERE n = ? ORDER BY length(code), code", row[:1])
        )  # fmt: skip
        members = [] if row is None else [r for (r,) in db.execute("SELECT report FROM tells WHERE n = ?", row[:1])]
    if asked.usual and row is not None:
        view = unpack(row[3], IncidentView)
    else:
        view = _worked_out(desk, name if row is None else row[1], members, asked)
    doors = {r.anchor: f"/reports/{r.id}" for r in view.reports}
    doors |= {q.anchor: f"/reports/{r.id}#{q.claim}" for r in view.reports for q in r.quotes if q.claim}
    second = tuple(t for t in view.others if t.method == asked.second and asked.second != asked.method)
    days = sorted({r.published[:10] for r in view.reports if r.published and len(r.published) >= 10})
    return AboutIncident(
        view=view, code=None if row is None else row[2], codes=codes, doors=doors, second=second, days=tuple(days),
        history=tuple(_history(desk, view)),
    )  # fmt: skip


def _worked_out(desk: Desk, name: str, members: list[str], asked: Setting) -> IncidentView:
    """Under other settings. An incident of another day is the one that holds most of the same reports."""
    findings = desk.findings(asked.recorded_by or None, asked.published_by or None)
    found = next((i for i in findings.incidents if i.id == name or name.upper() in i.codes), None)
    if found is None:
        alike = [(len(set(members) & set(i.reports)), i.id, i) for i in findings.incidents]
        best = max((a for a in alike if a[0]), default=None)
        found = None if best is None else best[2]
    if found is None:
        raise NotFound(f"no incident is called {name[:60]} - look in the list")
    return incident_view(findings, found, method=asked.method, group=asked.group, internal=True)


def _history(desk: Desk, view: IncidentView) -> list[tuple[Entry, str]]:
    """The latest decisions on it or on words of its reports, newest first."""
    claims = {q.claim for r in view.reports for q in r.quotes if q.claim}
    reports = {r.id for r in view.reports}
    found = []
    for by in desk.findings().view.decisions:
        decision = by.decision
        if (decision.quote is not None and decision.quote.report in reports) or claims & set(decision.targets):
            found.append(by)
    numbers = {by.number for by in found[-12:]}
    if not numbers:
        return []
    some = [e for e in desk.register.entries(min(numbers)) if e.number in numbers and isinstance(e.payload, Decided)]
    return [(e, entry_line(e)) for e in reversed(some)]
