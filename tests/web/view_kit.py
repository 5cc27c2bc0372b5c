"""What the tests of the view share: its content table by table, whatever the numbers of its rows, and made up decisions."""

from __future__ import annotations

import random
import sqlite3
import zlib
from pathlib import Path
from typing import Any

from msgspec import structs

from accounted.model import CasualtyClaim, Count, Decision, Search, Sentence
from accounted.pipeline import Findings
from accounted.web.view.parts import PARTS

SEPARATE = ("former", "shelves", "shelves_touched", "shelf_words")
"""What drafts were called before is known to a view that was kept, and to no other; shelves lie by the numbers of rows, and a
test of their own holds them to the rows."""
OWN_NUMBERS = {"incident_state": "incident", "report_state": "report", "reports": "report"}


def content(path: Path | sqlite3.Connection) -> dict[str, list[Any]]:
    """Every table's rows, sorted; row numbers as the ids of what they number."""
    db = path if isinstance(path, sqlite3.Connection) else sqlite3.connect(path)
    names = {kind: dict(db.execute(f"SELECT n, id FROM {kind}_state").fetchall()) for kind in ("incident", "report")}
    numbered = OWN_NUMBERS | {t: "incident" for part in PARTS for t in part.by_incident}
    found: dict[str, list[Any]] = {}
    virtual = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")]
    for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        if any(table.startswith(f"{v}_") for v in virtual) or table in SEPARATE:
            continue
        rows = []
        cursor = db.execute(f"SELECT {'rowid, ' if table in virtual else ''}* FROM {table}")
        columns = [c[0] for c in cursor.description]
        for values in cursor:
            row = dict(zip(columns, values, strict=True))
            for name, value in row.items():
                if isinstance(value, bytes) and value[:1] == b"x":
                    row[name] = zlib.decompress(value).decode()
            if table in numbered:
                row["n"] = names[numbered[table]][row["n"]]
            if table == "words":
                kind = "report" if row["rowid"] % 2 else "incident"
                row["rowid"], row["n"] = names[kind][row["rowid"] // 2], kind
            rows.append(tuple(row.items()))
        found[table] = sorted(rows, key=repr)
    if not isinstance(path, sqlite3.Connection):
        db.close()
    return found


def made_decision(rng: random.Random, findings: Findings) -> Decision:
    """Something that a person might decide, of any kind."""
    claims = sorted(findings.claims.values(), key=lambda c: c.id)
    claim = rng.choice(claims)
    casualty = rng.choice([c for c in claims if isinstance(c, CasualtyClaim)])
    incidents = sorted(findings.incidents, key=lambda i: i.id)
    some = rng.choice(incidents).claims
    names = sorted({s.name for c in claims for s in c.attribution})
    problems = sorted({p.id for p in findings.view.problems()} | {p.id for p, _ in findings.view.closed_problems()})
    kind = rng.choice(
        ("use", "use", "right", "wrong", "withdrawn", "corrected", "open", "casualty", "close_problem", "merge", "split",
         "same", "not_same", "interest", "relation", "no_relation", "grade", "triage", "triage", "translation", "added", "search", "summary",
         "sign", "note", "note")
    )  # fmt: skip
    why = f"for the test {rng.randrange(100)}"
    match kind:
        case "use":
            value = rng.choice(("used", "set_aside", "withdrawn"))
            return Decision(kind="use", value=value, why=why, quote=casualty.quote, claim=casualty.id)
        case "right" | "wrong" | "withdrawn":
            return Decision(kind="reading", value=kind, why=why, quote=claim.quote, claim=claim.id)
        case "corrected":
            count = Count(low=rng.randrange(1, 40), high=rng.randrange(40, 60), words="some")
            mended = casualty.__class__(
                **{f: getattr(casualty, f) for f in casualty.__struct_fields__} | {"count": count}
            )
            return Decision(
                kind="reading", value="corrected", why=why, quote=casualty.quote, claim=casualty.id, correction=mended
            )
        case "open":
            return Decision(kind="open", targets=some, why=why)
        case "casualty":
            state = rng.choice(("missing", "killed", "alive"))
            return Decision(kind="casualty", value=state, person="Nadia Fabricated", targets=(claim.id,), why=why)
        case "close_problem" if problems:
            return Decision(
                kind="close_problem", value=rng.choice(("", "open")), targets=(rng.choice(problems),), why=why
            )
        case "merge":
            other = rng.choice(incidents).claims
            return Decision(kind="merge", targets=(some[0], other[-1]), why=why)
        case "split" | "not_same":
            return Decision(kind=kind, targets=tuple({some[0], some[-1], claim.id}), why=why)
        case "same":
            pair = rng.choice((tuple(rng.sample(names, 2)), (claim.id, casualty.id)))
            return Decision(kind="same", targets=pair, why=why)
        case "interest":
            value = rng.choice(("accused", "victims_side", "unknown"))
            return Decision(kind="interest", value=value, targets=(rng.choice(names),), why=why)
        case "triage":
            reports = sorted(findings.reports)
            value = rng.choice(("incident", "new_incident", "background", "out_of_scope", "duplicate", "withdrawn"))
            first, second = rng.sample(reports, 2)
            more = {"duplicate": (second,), "incident": some[:1], "new_incident": some[:1]}.get(value, ())
            return Decision(kind="triage", value=value, targets=(first, *more), why=why)
        case "translation":
            value = rng.choice(("fr", "withdrawn"))
            return Decision(kind="translation", value=value, quote=claim.quote, text="on raconte", why=why)
        case "added":
            told = structs.replace(casualty, quote=claim.quote)
            return Decision(kind="reading", value="added", why=why, quote=claim.quote, correction=told)
        case "summary":
            told = Sentence(text="It was told so.", claims=some[:1])
            return Decision(kind="summary", value="written", targets=some, sentences=(told,), why=why)
        case "sign":
            return Decision(kind="sign", value="reviewed", targets=some, why=why)
        case "note":
            notes = [by.number for by in findings.view.notes]
            if notes and rng.random() < 0.4:
                return Decision(kind="note", value="withdrawn", targets=(f"entry-{rng.choice(notes)}",), why=why)
            report = rng.choice(sorted(findings.reports))
            return Decision(kind="note", value="kept", targets=rng.choice((some[:2], (report,))), why=why)
        case "search":
            search = Search(day="2031-03-03", source="the archive", found=0)
            return Decision(kind="search", value="nothing", search=search, why=why)
        case "relation" | "no_relation":
            value = rng.choice(("part_of", "relies_on", "same_interest"))
            return Decision(kind=kind, value=value, targets=tuple(rng.sample(names, 2)), why=why)
    return Decision(kind="grade", value="fair", targets=(rng.choice(names),), why=why)


def plain_decision(rng: random.Random, findings: Findings) -> Decision:
    """Something that a person might decide, mostly of the kinds that leave alone what is linked."""
    view = findings.view
    claims = sorted(findings.claims.values(), key=lambda c: c.id)
    claim = rng.choice(claims)
    incidents = sorted(findings.incidents, key=lambda i: i.id)
    one = rng.choice(incidents)
    report = rng.choice(sorted(findings.reports))
    problems = sorted({p.id for p in view.problems()} | {p.id for p, _ in view.closed_problems()})
    why = f"for the test {rng.randrange(100)}"
    kind = rng.choice(
        ("use", "use", "right", "withdrawn", "any use", "note on a claim", "note", "note back", "casualty", "summary", "sign",
         "grade", "close_problem", "translation", "open", "search", "other")
    )  # fmt: skip
    match kind:
        case "use":
            value = rng.choice(("used", "set_aside", "set_aside", "withdrawn"))
            return Decision(kind="use", value=value, why=why, quote=claim.quote, claim=claim.id)
        case "right" | "withdrawn":
            return Decision(kind="reading", value=kind, why=why, quote=claim.quote, claim=claim.id)
        case "any use":  # of whatever is claimed in these words, or in part of them
            start = rng.randrange(len(claim.quote.text))
            words = structs.replace(claim.quote, start=claim.quote.start + start, text=claim.quote.text[start:])
            return Decision(kind="use", value="set_aside", why=why, quote=words)
        case "note on a claim":
            return Decision(kind="note", value="kept", why=why, quote=claim.quote, claim=claim.id)
        case "note":
            names = [
                (report,),
                one.claims[:2],
                (one.id,),
                *((c,) for c in one.codes),
                (claim.id, rng.choice(claims).id),
            ]
            return Decision(kind="note", value="kept", why=why, targets=rng.choice(names))
        case "note back" if view.notes:
            noted = rng.choice(view.notes)
            more = () if rng.random() < 0.3 else noted.decision.targets
            return Decision(
                kind="note", value="withdrawn", why=why, quote=noted.decision.quote, claim=noted.decision.claim,
                targets=(*more, f"entry-{noted.number}"),
            )  # fmt: skip
        case "casualty":
            state = rng.choice(("missing", "killed", "alive", "withdrawn"))
            named = tuple(rng.sample([c.id for c in claims], 2))
            return Decision(
                kind="casualty", value=state, person=rng.choice(("Nadia Fabricated", "X")), targets=named, why=why
            )
        case "summary":
            told = Sentence(text=rng.choice(("It was told so.", "Nobody knows.")), claims=one.claims[:1])
            return Decision(
                kind="summary", value=rng.choice(("written", "holds")), targets=one.claims, sentences=(told,), why=why
            )
        case "sign":
            some = rng.choice((one.claims, (*one.claims[:1], *rng.choice(incidents).claims)))
            return Decision(
                kind="sign", value=rng.choice(("reviewed", "draft")), targets=tuple(dict.fromkeys(some)), why=why
            )
        case "grade":
            known = [m.decision.targets for m in view.marks if m.decision.kind == "grade"]
            value = rng.choice(("ucdp-partial: clear", "ucdp-partial: unclear", "withdrawn"))
            return Decision(kind="grade", value=value, targets=rng.choice([one.claims[:2], (one.id,), *known]), why=why)
        case "close_problem" if problems:
            some = rng.sample(problems, min(len(problems), rng.choice((1, 1, 2))))
            return Decision(kind="close_problem", value=rng.choice(("", "", "open")), targets=tuple(some), why=why)
        case "translation":
            return Decision(
                kind="translation", value=rng.choice(("fr", "withdrawn")), quote=claim.quote, text="on raconte", why=why
            )
        case "open":
            some = rng.choice((one.claims, (*one.claims[:1], *rng.choice(incidents).claims)))
            return Decision(kind="open", targets=tuple(dict.fromkeys(some)), why=why)
        case "search":
            search = Search(day="2031-03-03", source="the archive", found=0)
            logged = [by.number for by in view.searches]
            if logged and rng.random() < 0.5:
                back = (f"entry-{rng.choice(logged)}",)
                return Decision(kind="search", value="withdrawn", search=search, targets=back, why=why)
            return Decision(kind="search", value="nothing", search=search, why=why)
    return made_decision(rng, findings)
