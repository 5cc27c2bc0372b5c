"""The search log: what was looked for, where, in which language, on which day; nothing found included."""

from __future__ import annotations

from datetime import date

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput, Decision, Search
from accounted.register import Decided, Entry
from accounted.web.access.roles import Visit, allowed
from accounted.web.desk import now
from accounted.web.errors import NotFound
from accounted.web.intake import rows as intake
from accounted.web.pages import go, page
from accounted.web.routes.deciding import seen
from accounted.web.routes.sources import page_number

router = APIRouter()
FILTERS = ("since", "until", "source", "language", "found")
PARAMETERS = [
    {"name": name, "in": "query", "required": False, "description": text, "schema": {"type": "string"}}
    for name, text in (
        ("since", "ISO day: only searches of that day or later"),
        ("until", "ISO day: only searches of that day or before"),
        ("source", "a part of the source's name"),
        ("language", "code of two or three letters"),
        ("found", "nothing or something"),
        ("page", "from 1; 100 lines a page"),
    )
]


@router.get("/intake/searches", include_in_schema=False)
def searches(visit: Visit = allowed("reader")) -> Response:
    """The log, filtered, with a form for the next line."""
    asked, number = _asked(visit)
    with visit.desk.stored.reading() as db:
        count, found = intake.find_searches(db, asked, number)
        sources = [s for (s,) in db.execute("SELECT DISTINCT source FROM searches ORDER BY source LIMIT 200")]
    return page(
        visit, "searches.html", found=found, count=count, asked=asked, number=number, sources=sources, today=now()[:10],
        pages=max(1, -(-count // intake.SEARCHES_PAGE)),
    )  # fmt: skip


@router.post("/intake/searches", include_in_schema=False)
def add(visit: Visit = allowed("coder")) -> Response:
    """One line: one entry."""
    fields = {
        k: " ".join(visit.form.get(k, "").split()) for k in ("day", "source", "language", "terms", "found", "why")
    }
    if fields["found"] and (not fields["found"].isdecimal() or len(fields["found"]) > 6):
        raise BadInput(
            f"found: {fields['found'][:20]!r} is no number - write 0 for nothing, or leave it empty if nobody counted"
        )
    if any(len(v) > 300 for v in fields.values()):
        raise BadInput("a field of the search log has 300 letters at most - shorten it")
    found = int(fields["found"]) if fields["found"] else None
    search = Search(
        day=fields["day"],
        source=fields["source"],
        language=fields["language"].lower(),
        terms=fields["terms"],
        found=found,
    )
    decision = Decision(
        kind="search", value="nothing" if found == 0 else "found", search=search, why=fields["why"] or "search log"
    )
    visit.desk.decide(visit.who, [decision], seen(visit), lambda entry: False, "/intake/searches")
    return go("/intake/searches")


@router.post("/intake/searches/{number}/take-back", include_in_schema=False)
def take_back(number: str, visit: Visit = allowed("coder")) -> Response:
    """The line stays in the history, and the log shows it no more."""
    with visit.desk.stored.reading() as db:
        row = db.execute(
            "SELECT day, source, language, terms, found FROM searches WHERE number = ?",
            (int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0,),
        ).fetchone()
    if row is None:
        raise NotFound("no such line stands in the search log - somebody may have taken it back")
    day, source, language, terms, found = row
    target = f"entry-{int(number)}"
    decision = Decision(
        kind="search", value="withdrawn", targets=(target,), why=f"undoes entry {int(number)}",
        search=Search(day=day, source=source, language=language, terms=terms, found=found),
    )  # fmt: skip

    def clashes(entry: Entry) -> bool:
        carried = entry.payload
        return isinstance(carried, Decided) and carried.decision.kind == "search" and target in carried.decision.targets

    visit.desk.decide(visit.who, [decision], seen(visit), clashes, "/intake/searches")
    return go("/intake/searches")


@router.get("/api/searches", openapi_extra={"parameters": PARAMETERS}, response_model=None)
def api(visit: Visit = allowed("reader")) -> Response:
    """Lines of the search log, the latest day first, each with the entry that tells it."""
    asked, number = _asked(visit)
    with visit.desk.stored.reading() as db:
        count, found = intake.find_searches(db, asked, number)
        head = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('head', 'entries')").fetchall())
    body = {
        "register": {"head": head["head"], "entries": int(head["entries"])}, "filter": asked, "count": count, "searches": found,
    }  # fmt: skip
    return Response(msgspec.json.encode(body), media_type="application/json")


def _asked(visit: Visit) -> tuple[dict[str, str], int]:
    given = {k: v.strip() for k, v in visit.request.query_params.items() if v.strip()}
    unknown = sorted(set(given) - {*FILTERS, "page"})
    if unknown:
        raise BadInput(f"no filter is called {unknown[0][:40]!r} - take it out of the link")
    for name in ("since", "until"):
        if name in given:
            try:
                date.fromisoformat(given[name])
            except ValueError as err:
                raise BadInput(f"{name}: {given[name][:40]!r} is no day - write it as 2018-01-29") from err
    if given.get("found", "nothing") not in ("nothing", "something"):
        raise BadInput("found: choose nothing or something")
    return {k: given.get(k, "") for k in FILTERS}, page_number(given.get("page", "1"))
