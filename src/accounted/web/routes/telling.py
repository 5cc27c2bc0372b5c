"""What people write and sign under an incident: a summary whose sentences hang on claims, and its state."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput, Decision, Sentence, Stood
from accounted.web.access.clashes import on_words
from accounted.web.access.roles import Visit, allowed
from accounted.web.desk import now
from accounted.web.dossier.part import kept, order_of, stands_kept
from accounted.web.dossier.rows import Dossier
from accounted.web.dossier.signing import check
from accounted.web.dossier.standing import held
from accounted.web.dossier.veiled import without_names
from accounted.web.errors import Changed, NotFound
from accounted.web.gathering import Known, find, numbering
from accounted.web.pages import go, page
from accounted.web.routes.deciding import seen
from accounted.web.saying import STATES, entry_line

router = APIRouter(include_in_schema=False)
BLANK = 3
"""Empty rows below what is written."""
CITES = {"": (), "killed": ("killed",), "injured": ("injured",), "both": ("killed", "injured")}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence as the form holds it. ``rests``: numbers of claims as people write them, "1, 4-6"."""

    text: str = ""
    rests: str = ""
    cites: str = ""
    stale: bool = False


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its dossier and how its claims stand."""

    known: Known
    dossier: Dossier
    stands: dict[str, str]
    reports: tuple[str, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(k for k in self.stands if k.startswith("claim-"))

    @property
    def address(self) -> str:
        return f"/incidents/{self.known.name}"


@router.get("/incidents/{name}/summary")
def form(name: str, visit: Visit = allowed("coder")) -> Response:
    """The form in which a summary is written."""
    here = _here(visit, name)
    order = order_of(here.known.view)
    number = {claim: n for n, claim in enumerate(order, 1)}
    rows = []
    for s in here.dossier.summary.sentences if here.dossier.summary else ():
        cites = next(k for k, v in CITES.items() if set(v) == set(s.tolls))
        rests = _ranges(sorted(number[c] for c in s.claims if c in number))
        rows.append(Row(text=s.text, rests=rests, cites=cites, stale=bool(s.changes)))
    with visit.desk.stored.reading() as db:
        hidden = without_names(db, here.dossier, here.reports, here.known.view.title)
    if hidden != here.dossier:  # who writes it anew must see its words
        visit.desk.people.note_shown(now(), visit.who.name, f"names in the summary of incident {name}")
    return _page(visit, here, rows)


@router.post("/incidents/{name}/summary")
def write(name: str, visit: Visit = allowed("coder")) -> Response:
    """Keep what was written; where it cannot be kept, the form again with every word in it."""
    here = _here(visit, name)
    rows = [
        Row(text=text.strip(), rests=rests.strip(), cites=cites)
        for text, rests, cites in zip(*(visit.many.get(k, ()) for k in ("text", "rests", "cites")), strict=False)
    ]
    rows = [r for r in rows if r.text or r.rests]
    try:
        if visit.form.get("numbered", "") != numbering(here.known.view):
            raise BadInput("claims have other numbers since you loaded this page - look at the numbers below again")
        decision = _written(here, rows, visit.form.get("why", "").strip() or "written from the claims named")
        touched = on_words(here.claims, here.reports)
        visit.desk.decide(visit.who, [decision], seen(visit), touched, here.address)
    except Changed as err:
        lines = "; ".join(f"{e.author}, entry {e.number}: {entry_line(e)}" for e in err.entries[:5])
        return _page(visit, here, rows, f"Somebody changed something of this incident meanwhile ({lines}). Nothing was written; "
                     "look at it, then keep your summary.", 409)  # fmt: skip
    except BadInput as err:
        return _page(visit, here, rows, str(err), 400)
    return go(f"{here.address}#summary")


@router.post("/incidents/{name}/summary/holds")
def holds(name: str, visit: Visit = allowed("coder")) -> Response:
    """A sentence was looked at again and stands as written, on what its claims are now."""
    here = _here(visit, name)
    told = _told(here, visit)
    nth = visit.form.get("sentence", "")
    if told is None or not nth.isascii() or not nth.isdigit() or not 0 < int(nth) <= len(told.sentences):
        raise BadInput("summary: this sentence is not there now - load the incident again")
    sentences = held(told, here.stands, int(nth))
    decision = Decision(
        kind="summary", value="holds", why=visit.form.get("why", "").strip() or "looked at again: it still holds",
        targets=_targets(here, sentences), sentences=sentences, follows=here.dossier.latest_summary,
    )  # fmt: skip
    visit.desk.decide(visit.who, [decision], seen(visit), on_words(here.claims, here.reports), here.address)
    return go(f"{here.address}#summary")


@router.post("/incidents/{name}/summary/withdraw")
def withdraw(name: str, visit: Visit = allowed("coder")) -> Response:
    here = _here(visit, name)
    if _told(here, visit) is None:
        raise BadInput("summary: there is none to take back - load the incident again")
    why = visit.form.get("why", "").strip()
    if not why:
        raise BadInput("summary: say why it is taken back - it stays in the register with your name")
    decision = Decision(
        kind="summary", value="withdrawn", why=why, targets=here.claims, follows=here.dossier.latest_summary
    )
    visit.desk.decide(visit.who, [decision], seen(visit), on_words(here.claims, here.reports), here.address)
    return go(f"{here.address}#summary")


@router.post("/incidents/{name}/sign")
def sign(name: str, visit: Visit = allowed("coder")) -> Response:
    """Reviewed, second-read, released, or all signatures taken back."""
    here = _here(visit, name)
    value = visit.form.get("value", "")
    check(visit.who, here.dossier, here.known.code, value)
    why = visit.form.get("why", "").strip()
    if not why and value == "draft":
        raise BadInput("sign: say why the signatures are taken back - it stays in the register with your name")
    decision = Decision(
        kind="sign", value=value, why=why or f"went through it: {STATES[value]}", targets=here.claims,
        stood=tuple(Stood(of=o, words=here.stands[o]) for o in ("killed", "injured")),
        follows=here.dossier.latest_signature,
    )  # fmt: skip
    visit.desk.decide(visit.who, [decision], seen(visit), on_words(here.claims, here.reports), here.address)
    return go(here.address)


# --------------------------------------------------------------------------- what the forms stand on


def _here(visit: Visit, name: str) -> Here:
    with visit.desk.stored.reading() as db:
        known = find(db, name)
        if known is None:
            raise NotFound(
                f"no incident is called {name[:60]} now - somebody may have merged or split it; look in the list"
            )
        reports = tuple(r for (r,) in db.execute("SELECT report FROM tells WHERE n = ? ORDER BY report", (known.n,)))
        return Here(known=known, dossier=kept(db, known.n), stands=stands_kept(db, known.n), reports=reports)


def _told(here: Here, visit: Visit):  # type: ignore[no-untyped-def]
    """The summary that the page showed; refuses where it is another one now."""
    told = here.dossier.summary
    if told is not None and visit.form.get("entry", "") != str(told.entry):
        raise BadInput("summary: somebody wrote it anew while this page was open - load the incident again")
    return told


def _written(here: Here, rows: list[Row], why: str) -> Decision:
    order = order_of(here.known.view)
    sentences = []
    for n, row in enumerate(rows, 1):
        claims = tuple(order[k - 1] for k in _numbers(row.rests, len(order), n))
        tolls = CITES.get(row.cites, ())
        sentences.append(
            Sentence(
                text=row.text, claims=claims, tolls=tolls,  # type: ignore[arg-type]
                stood=tuple(Stood(of=of, words=here.stands[of]) for of in (*claims, *tolls) if of in here.stands),
            )
        )  # fmt: skip
    return Decision(
        kind="summary", value="written", why=why, targets=_targets(here, sentences), sentences=tuple(sentences),
        follows=here.dossier.latest_summary,
    )  # fmt: skip


def _targets(here: Here, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*here.claims, *(c for s in sentences for c in s.claims)]))


def _numbers(text: str, most: int, sentence: int) -> list[int]:
    """ "1, 4-6" → 1, 4, 5, 6."""
    found: list[int] = []
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text)):
        if not part:
            continue
        ends = part.split("-")
        if not all(e.isascii() and e.isdigit() and len(e) < 7 for e in ends) or len(ends) > 2:
            raise BadInput(f"sentence {sentence}: {part!r} is no number of a claim - write them as 1, 4-6")
        low, high = int(ends[0]), int(ends[-1])
        if not 1 <= low <= high <= most:
            raise BadInput(f"sentence {sentence}: there is no claim {part} - this incident has claims 1 to {most}")
        found += range(low, high + 1)
    return list(dict.fromkeys(found))


def _ranges(numbers: list[int]) -> str:
    """1, 4, 5, 6 → "1, 4-6"."""
    out: list[list[int]] = []
    for n in numbers:
        if out and n == out[-1][1] + 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in out)


def _page(visit: Visit, here: Here, rows: list[Row], wrong: str = "", status: int = 200) -> Response:
    quotes = [(r, sorted(r.quotes, key=lambda q: q.number)) for r in here.known.view.reports if r.quotes]
    return page(
        visit, "summary.html", status, about=here, i=here.known.view, rows=[*rows, *[Row()] * BLANK], wrong=wrong,
        quotes=quotes, numbered=numbering(here.known.view), stands=here.stands, CITES=CITES,
    )  # fmt: skip
