"""One query behind the list and the API: filters that are a link, full-text search, paging, and what it adds up to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

import msgspec

from accounted import reckoning
from accounted.model import BadInput
from accounted.publishing.view import TollView
from accounted.reckoning import Sum
from accounted.web.folding import fts_query
from accounted.web.rows import SumPart
from accounted.web.view import unpack

__all__ = ["PAGE", "TOLLS", "Answer", "Filter", "IncidentRow", "ask", "filter_of"]

PAGE = 50
TOLLS = {
    "": "any",
    "known": "with a number",
    "unknown": "unknown number",
    "none": "nobody says",
    "1": "1 or more",
    "10": "10 or more",
    "50": "50 or more",
}
STATES = ("draft", "reviewed", "second-read", "released")
PROBLEMS = ("with", "without", "unread")


class Filter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is asked for. Empty: everything. The same filter gives the same link."""

    q: str = ""
    since: str = ""
    until: str = ""
    country: str = ""
    kind: str = ""
    toll: str = ""
    state: str = ""
    opened: str = ""
    """yes: with a code to cite; no: drafts that nobody opened."""
    problem: str = ""
    method: str = "plain"
    page: int = 1

    def link(self, **changes: str | int) -> str:
        """The query string of this filter with changes; a change leads to the first page unless it is the page."""
        if "page" not in changes:
            changes["page"] = 1
        mine = msgspec.structs.asdict(msgspec.structs.replace(self, **changes))
        plain = msgspec.structs.asdict(Filter())
        asked = [(k, v) for k, v in mine.items() if v != plain[k]]
        return f"?{urlencode(asked)}" if asked else ""

    def chips(self, countries: dict[str, str]) -> list[tuple[str, str]]:
        """Each filter that is set, in words, with the link that takes it off."""
        said = {
            "q": f"“{self.q}”",
            "since": f"since {self.since}",
            "until": f"until {self.until}",
            "country": countries.get(self.country, self.country),
            "kind": self.kind,
            "toll": f"killed: {TOLLS.get(self.toll, self.toll)}",
            "state": self.state,
            "opened": "opened" if self.opened == "yes" else "not opened",
            "problem": {"with": "open problems", "without": "no problem", "unread": "unread reports"}.get(
                self.problem, ""
            ),
        }
        return [(said[k], self.link(**{k: ""})) for k in said if getattr(self, k)]


class IncidentRow(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in the list. ``tolls``: killed and injured under the method that was asked for, without reasons."""

    id: str
    code: str | None
    title: str
    time: str
    first_day: str | None
    last_day: str | None
    country: str | None
    kind: str
    violence: str
    state: str
    precision: str
    constructed: bool
    reports: int
    origins: str
    problems: int
    unread: int
    tolls: tuple[TollView, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a filter finds. ``sums``: killed and injured added up over all of them, not over the page alone."""

    found: int
    pages: int
    page: int
    incidents: tuple[IncidentRow, ...]
    sums: tuple[Sum, ...]
    undated: int
    """Incidents without a day, which a choice by period leaves out."""
    loose: tuple[str, ...] = ()
    """Reports in no incident that hold the words searched for."""


def filter_of(fields: Iterable[tuple[str, str]]) -> Filter:
    """A filter from a query string. Raises ``BadInput`` for what cannot be asked; unknown fields are refused too."""
    given = {k: v.strip() for k, v in fields if v.strip()}
    unknown = sorted(set(given) - {f.name for f in msgspec.structs.fields(Filter)})
    if unknown:
        raise BadInput(f"no filter is called {unknown[0]!r} - take it out of the link")
    for name in ("since", "until"):
        if name in given:
            try:
                date.fromisoformat(given[name])
            except ValueError as err:
                raise BadInput(f"{name}: {given[name]!r} is no day - write it as 2018-01-29") from err
    page = given.pop("page", "1")
    if not page.isascii() or not page.isdigit() or not 1 <= int(page) <= 1_000_000:
        raise BadInput(f"page: {page!r} is no page - give 1, 2, 3 …")
    for name, known in (("toll", tuple(TOLLS)), ("state", STATES), ("opened", ("yes", "no")), ("problem", PROBLEMS)):
        if name in given and given[name] not in known:
            raise BadInput(f"{name}: {given[name]!r} cannot be asked for - choose {', '.join(k for k in known if k)}")
    if "method" in given and given["method"] not in {m.name for m in reckoning.shipped()}:
        raise BadInput(f"method: {given['method']!r} is not among the shipped ones - choose one of the list")
    return Filter(**given, page=int(page))


def ask(db: sqlite3.Connection, asked: Filter) -> Answer:
    """The incidents of a filter, by day, undated ones last."""
    where, values = _where(asked)
    numbers = [n for (n,) in db.execute(f"SELECT i.n FROM incidents i WHERE {where}", values)]
    pages = max(1, -(-len(numbers) // PAGE))
    page = min(asked.page, pages)
    rows = db.execute(
        "SELECT n, id, code, title, time, first, last, country, kind, violence, state, accuracy, made, reports, origins, "
        f"problems, unread FROM incidents i WHERE {where} ORDER BY last IS NULL, last, first, id LIMIT ? OFFSET ?",
        [*values, PAGE, (page - 1) * PAGE],
    ).fetchall()
    undated = 0
    if asked.since or asked.until:
        open_where, open_values = _where(msgspec.structs.replace(asked, since="", until=""))
        undated = db.execute(
            f"SELECT count(*) FROM incidents i WHERE {open_where} AND i.last IS NULL", open_values
        ).fetchone()[0]
    return Answer(
        found=len(numbers),
        pages=pages,
        page=page,
        incidents=tuple(_row(db, row, asked.method) for row in rows),
        sums=tuple(_sums(db, where, values, asked.method)) if numbers else (),
        undated=undated,
        loose=_loose(db, asked.q),
    )


def _where(asked: Filter) -> tuple[str, list[str | int]]:
    parts: list[str] = ["1"]
    values: list[str | int] = []

    def add(sql: str, *some: str | int) -> None:
        parts.append(sql)
        values.extend(some)

    if asked.q:
        words = fts_query(asked.q)
        if words is None:
            add("0")
        else:
            found = "SELECT report, n FROM words WHERE words MATCH ?"
            add(
                f"(i.n IN (SELECT n FROM ({found}) WHERE n > 0) OR "
                f"i.n IN (SELECT t.n FROM tells t JOIN ({found}) w ON w.report = t.report))", words, words,
            )  # fmt: skip
    if asked.since:
        add("i.last >= ?", asked.since)
    if asked.until:
        add("i.last <= ?", asked.until)
    if asked.country:
        add("i.country = ?", asked.country.upper())
    if asked.kind:
        add("EXISTS (SELECT 1 FROM kinds k WHERE k.kind = ? AND k.n = i.n)", asked.kind)
    if asked.state:
        add("i.state = ?", asked.state)
    if asked.opened:
        add("i.code IS NOT NULL" if asked.opened == "yes" else "i.code IS NULL")
    if asked.problem:
        add({"with": "i.problems > 0", "without": "i.problems = 0", "unread": "i.unread > 0"}[asked.problem])
    if asked.toll:
        known = "t.answer = 'figures' AND t.low IS NOT NULL"
        test = {"known": known, "unknown": f"NOT ({known}) AND t.answer != 'no_claim'", "none": "t.answer = 'no_claim'"}
        sql = test.get(asked.toll) or "coalesce(t.high, t.low) >= ?"
        some = () if asked.toll in test else (int(asked.toll),)
        add(
            f"EXISTS (SELECT 1 FROM tolls t WHERE t.n = i.n AND t.method = ? AND t.outcome = 'killed' AND {sql})",
            asked.method, *some,
        )  # fmt: skip
    return " AND ".join(parts), values


def _row(db: sqlite3.Connection, row: tuple, method: str) -> IncidentRow:  # type: ignore[type-arg]
    n, *rest = row
    cards = db.execute("SELECT card FROM tolls WHERE method = ? AND n = ? ORDER BY outcome DESC", (method, n))
    names = [f.name for f in msgspec.structs.fields(IncidentRow)][:-1]
    values = dict(zip(names, rest, strict=True))
    values["constructed"] = bool(values["constructed"])
    return IncidentRow(**values, tolls=tuple(unpack(card, TollView) for (card,) in cards))


def _sums(db: sqlite3.Connection, where: str, values: list[str | int], method: str) -> Iterable[Sum]:
    """Killed and injured of all that were found, added up in the one way there is."""
    for outcome in ("killed", "injured"):
        found = db.execute(
            f"SELECT t.part FROM tolls t JOIN incidents i ON i.n = t.n WHERE t.method = ? AND t.outcome = ? AND {where}",
            [method, outcome, *values],
        )
        parts = [unpack(data, SumPart) for (data,) in found]
        yield reckoning.add_up([(p.incident, p.toll) for p in parts], {p.incident.id: p.casualties for p in parts})


def _loose(db: sqlite3.Connection, q: str) -> tuple[str, ...]:
    words = fts_query(q) if q else None
    if words is None:
        return ()
    return tuple(
        report
        for (report,) in db.execute(
            "SELECT report FROM words WHERE words MATCH ? AND report != '' AND report NOT IN (SELECT report FROM tells) "
            "ORDER BY report LIMIT 50",
            (words,),
        )
    )
